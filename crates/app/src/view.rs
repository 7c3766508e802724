//! What shells show: plain data, worked out here.
//!
//! Nothing in a view has to be worked out further by a shell. Each has a published JSON Schema.

pub mod backups;
pub mod erasing;
pub mod keys;
pub mod salvage;

use std::collections::BTreeMap;

pub use lernfall_bundle::{Fault, MemberState, Overall};
use lernfall_core::answer::check::Objection;
use lernfall_core::answer::{AnswerStatus, Quotation, TextRange, Value};
use lernfall_core::case::{Organisation, TemplateReference};
use lernfall_core::digest::Digest;
use lernfall_core::id::{
    AttachmentId, CaseId, InterviewId, QuestionId, RowId, SectionId, TemplateId, WorkspaceId,
};
use lernfall_core::interview::{Form, Occasion};
use lernfall_core::level::{Audience, ReleaseLevel};
use lernfall_core::record::gate::GateState;
use lernfall_core::template::{Problem, Vocabulary};
use lernfall_core::text::{Language, Texts};
use lernfall_core::time::Date;
use schemars::JsonSchema;
use serde::Serialize;

/// A workspace that was just made.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct WorkspaceMade {
    pub workspace: WorkspaceId,
    pub organisation: Organisation,
    /// SHA-256 fingerprint of the certificate that signs what is handed over.
    pub fingerprint: Digest,
}

/// What checking a workspace found.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct WorkspaceChecked {
    pub cases: usize,
    pub attachments: usize,
    /// Nothing in it: all is well.
    pub findings: Vec<Finding>,
}

/// A part of a workspace that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    pub part: Part,
    /// The attachment, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attachment: Option<AttachmentId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Part {
    Database,
    /// One of the two is damaged; the other serves.
    KeyFile,
    /// Both are whole, but not alike.
    KeyFilesDiffer,
    Attachment,
}

/// A line in the list of cases.
#[derive(Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CaseLine {
    pub id: CaseId,
    pub number: u32,
    pub title: String,
    pub created: Date,
    pub interviews: usize,
    /// How many core questions on the path have a status.
    pub core_answered: usize,
    pub core: usize,
}

/// A case with everything in it.
#[derive(Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CaseView {
    pub id: CaseId,
    pub number: u32,
    pub title: String,
    pub created: Date,
    pub language: Language,
    pub template: TemplateReference,
    pub answers: Vec<AnswerView>,
    pub interviews: Vec<InterviewView>,
    pub attachments: Vec<AttachmentView>,
    pub gates: Vec<GateState>,
    pub core_answered: usize,
    pub core: usize,
}

#[derive(Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct InterviewView {
    pub id: InterviewId,
    pub number: u32,
    pub form: Form,
    pub occasion: Occasion,
    pub date: Date,
    pub answers: Vec<AnswerView>,
}

/// A question that is asked, or a row of it.
#[derive(Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AnswerView {
    pub section: SectionId,
    pub question: QuestionId,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<RowId>,
    /// Nothing while the question is open.
    pub status: Option<AnswerStatus>,
    /// What was decided; nothing where nobody decided.
    pub level: Option<ReleaseLevel>,
    /// How far it goes as things stand.
    pub effective_level: ReleaseLevel,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    /// The value in words, in the language of the case.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub quotations: Vec<Quotation>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub masks: Vec<TextRange>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub objections: Vec<Objection>,
}

#[derive(Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AttachmentView {
    pub id: AttachmentId,
    pub name: String,
    pub media_type: String,
    /// In bytes.
    pub size: u64,
    pub sha256: Digest,
}

/// What an answers file changed.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AnswersTaken {
    pub case: CaseId,
    pub answers: usize,
    pub rows: usize,
    /// What was taken in and does not fit its question: kept, shown, not handed over.
    pub objections: Vec<PlacedObjection>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PlacedObjection {
    pub question: QuestionId,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<RowId>,
    pub objection: Objection,
}

/// A file that was attached.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Attached {
    pub attachment: AttachmentId,
    pub row: RowId,
    pub media_type: String,
    /// In bytes.
    pub size: u64,
    pub sha256: Digest,
}

/// A passage that was found.
#[derive(Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Found {
    pub case: CaseId,
    pub case_number: u32,
    pub case_title: String,
    pub question: QuestionId,
    pub interview: Option<InterviewId>,
    pub row: Option<RowId>,
    pub passage: String,
    /// The places in the passage that match, in Unicode scalar values.
    pub matches: Vec<[usize; 2]>,
}

/// What was handed over.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Exported {
    /// The running number in the register of hand-overs.
    pub number: u32,
    pub date: Date,
    pub audience: Audience,
    pub file: String,
    /// Of the file, in bytes.
    pub size: u64,
    pub content_digest: Digest,
    /// Of the container without its envelope: what a receipt names.
    pub container: Digest,
    pub revision: String,
    pub envelope: EnvelopeKind,
    pub members: Vec<MemberLine>,
    /// The e-mail draft, where one was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mail: Option<String>,
    /// How many answers stay behind.
    pub stays_behind: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum EnvelopeKind {
    None,
    Passphrase,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct MemberLine {
    pub name: String,
    /// In bytes.
    pub size: u64,
    pub sha256: String,
}

/// A guide that can be asked with.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct TemplateLine {
    pub template: TemplateReference,
    pub title: Texts,
    pub questions: usize,
    pub core: usize,
    pub forms: Vec<Form>,
}

/// What checking a guide found.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct TemplateChecked {
    /// Nothing where the file is no sound guide.
    pub template: Option<TemplateLine>,
    pub problems: Vec<Problem>,
}

/// A guide in full, for reading.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct TemplateShown {
    pub line: TemplateLine,
    pub sections: Vec<SectionShown>,
    /// The values to choose from, with their codes.
    pub vocabularies: Vec<Vocabulary>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SectionShown {
    pub id: SectionId,
    pub title: Texts,
    pub questions: Vec<QuestionShown>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct QuestionShown {
    pub id: QuestionId,
    pub text: Texts,
    /// What it is called on paper and in lists.
    pub name: Texts,
    pub hint: Texts,
    pub probes: Vec<Texts>,
    pub core: bool,
    /// As on the wire: `text`, `choice`, `rows` …
    pub kind: String,
}

/// A bundle after it was checked.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct BundleChecked {
    pub verdict: lernfall_bundle::Verdict,
    /// Whether the signer's certificate is known here.
    pub signer: SignerStanding,
    /// Nothing where it could not be read.
    pub delivery: Option<lernfall_bundle::Delivery>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum SignerStanding {
    /// Nobody here knows the certificate. Intact is then all that can be said.
    Unknown,
}

/// What a bundle says, after it was found intact.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct BundleShown {
    pub delivery: lernfall_bundle::Delivery,
    pub signer: Option<lernfall_bundle::Signer>,
    pub record: lernfall_core::record::Record,
    pub members: Vec<MemberLine>,
    pub titles: BTreeMap<TemplateId, Texts>,
}

/// A case sheet that was written.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SheetMade {
    pub file: String,
    /// In bytes.
    pub size: u64,
}

/// A container that was written without its envelope.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Decrypted {
    pub file: String,
    /// In bytes.
    pub size: u64,
}

/// Views with content tell nothing of it when they are printed for debugging.
macro_rules! redacted {
    ($($name:ident),+ $(,)?) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(stringify!($name))
            }
        }
    )+};
}

redacted!(CaseLine, CaseView, InterviewView, AnswerView, AttachmentView, Found);
