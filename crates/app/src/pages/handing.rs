//! Preview, hand-over, what became of it, and the verdict over a bundle.

use lernfall_core::case::Organisation;
use lernfall_core::document::Document;
use lernfall_core::id::{CaseId, InterviewId, QuestionId};
use lernfall_core::level::Audience;
use lernfall_core::template::{Gate, When};
use lernfall_core::time::Date;
use serde::Serialize;
use ts_rs::TS;

use super::checking::StayReason;
use super::guide::EntryOnPage;
use crate::asks::Way;
use crate::redacted::redacted;

/// The case sheet on screen.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SheetPage {
    pub case: CaseId,
    pub paper: Document,
    pub stays: Vec<StaysBehind>,
    /// Nothing is on it yet.
    pub empty: bool,
}

/// A file that was written for the own house.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FileSaved {
    /// Its path, for reading.
    pub file: String,
    /// In bytes.
    pub size: u64,
}

/// Exactly what leaves.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PreviewPage {
    pub case: CaseId,
    pub case_title: String,
    pub audience: Audience,
    pub paper: Document,
    pub members: Vec<PreviewMember>,
    pub stays: Vec<StaysBehind>,
    pub gates: Vec<GateOnPage>,
    /// Nothing stands against the hand-over.
    pub ready: bool,
    /// How many answers are new or changed since the levels were decided; the hand-over waits for them.
    pub undecided: usize,
    /// How many of the answers in it look as if they told who somebody is.
    pub traced: usize,
    /// The number that the next hand-over will have.
    pub next_number: u32,
    /// Exactly this was handed over already.
    pub handed_over: Option<HandedOverBefore>,
    /// Whom the case went to last.
    pub last_recipient: Option<String>,
    /// What a new bundle would replace, by who has it.
    pub would_replace: Vec<OlderBundle>,
    /// There is something to hand over.
    pub something: bool,
    /// Every answer may be in the report, so that it may leave without encryption.
    pub plain_allowed: bool,
    /// Nothing until the agency was named.
    pub organisation: Option<Organisation>,
    /// The administrative levels to choose from when the agency is named.
    pub agency_levels: Vec<EntryOnPage>,
    /// The words of the own certificate's fingerprint, in groups; nothing until the agency was named.
    pub fingerprint: Option<String>,
    /// In characters.
    pub shortest_passphrase: usize,
    /// Over the content members, grouped: the same here, on the result and with the receiver.
    pub content_digest: String,
}

#[derive(Clone, Copy, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HandedOverBefore {
    pub number: u32,
    pub date: Date,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PreviewMember {
    pub name: String,
    /// In bytes.
    pub size: u64,
    /// The file's own name here, where it is an attachment; does not leave.
    pub known_as: Option<String>,
}

/// How many answers stay behind for a reason.
#[derive(Clone, Copy, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StaysBehind {
    pub reason: StayReason,
    pub count: usize,
}

#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GateOnPage {
    /// Nothing where a value blocks although its question is no gate.
    pub gate: Option<Gate>,
    pub question: QuestionId,
    pub name: String,
    pub standing: GateStanding,
    /// The labels of the values that block.
    pub blocked_by: Vec<String>,
    /// A hand-over waits for it.
    pub needed: bool,
    /// A list that nobody has to go through: in one's own experience.
    pub voluntary: bool,
    /// It was settled, and what was checked then has changed since.
    pub again: bool,
    /// The way out.
    pub interview: InterviewId,
    pub interview_number: u32,
    pub stage: When,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum GateStanding {
    Settled,
    Open,
    Blocked,
}

/// The last bundle of the case for the same audience that says something else.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OlderBundle {
    pub recipient: String,
    pub number: u32,
}

/// What is where after a hand-over.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HandedOver {
    pub number: u32,
    /// The last bundle of this case for the same audience and recipient that said something else: it is out
    /// of date now.
    pub replaces: Option<u32>,
    pub date: Date,
    pub way: Way,
    pub audience: Audience,
    pub file: String,
    /// In bytes.
    pub size: u64,
    pub mail: Option<String>,
    pub encrypted: bool,
    pub recipient: Option<String>,
    /// SHA-256 of the container, in groups: what a receipt names.
    pub container: String,
    pub content_digest: String,
    pub fingerprint: String,
    pub members: Vec<PreviewMember>,
    pub stays_behind: usize,
}

/// Where the bundle is that is to be checked.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChosenBundle {
    pub file: Option<String>,
}

/// The verdict over a bundle.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VerdictPage {
    pub file: String,
    pub standing: VerdictStanding,
    /// What it is about: who sealed, for whom, when.
    pub sender: Option<String>,
    pub recipients: Vec<String>,
    pub number: Option<u32>,
    pub date: Option<Date>,
    /// The signer's fingerprint in groups, to be compared on the telephone.
    pub fingerprint: Option<String>,
    pub content_digest: Option<String>,
    /// SHA-256 of the container, in groups, where it is intact: what a receipt names.
    pub container: Option<String>,
    pub encrypted: bool,
    pub members: Vec<VerdictMember>,
    /// Codes of what is wrong, in the words of the published verdict.
    pub faults: Vec<String>,
    pub remarks: Vec<String>,
    /// The number of the own bundle that took its place.
    pub replaced_by: Option<u32>,
    /// The paper, where the bundle is intact and one of ours.
    pub paper: Option<Document>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum VerdictStanding {
    /// Unchanged since it was sealed, by somebody nobody here knows.
    IntactUnknown,
    /// Sealed in this workspace.
    IntactOwn,
    /// Changed, or something is missing.
    Broken,
    /// Not signed.
    Unsigned,
    /// It cannot be read as a bundle.
    Unreadable,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VerdictMember {
    pub name: String,
    /// In bytes, where it is known.
    pub size: Option<u64>,
    pub state: MemberStanding,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum MemberStanding {
    Covered,
    Changed,
    Missing,
    NotCovered,
}

redacted!(SheetPage, PreviewPage, GateOnPage, OlderBundle);
