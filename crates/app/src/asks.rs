//! What the window asks for, by command. Plain data without paths: those are chosen by native dialogs and
//! come beside the ask.

use std::collections::BTreeMap;

use lernfall_core::answer::{AnswerKey, AnswerStatus, Value};
use lernfall_core::case::Organisation;
use lernfall_core::id::{CaseId, InterviewId, QuestionId, RowId, SectionId};
use lernfall_core::interview::{Form, Occasion};
use lernfall_core::level::{Audience, ReleaseLevel};
use lernfall_core::template::When;
use secrecy::SecretString;
use serde::Deserialize;
use ts_rs::TS;

use crate::pages::start::{TextSize, Theme};
use crate::redacted::redacted;

/// Nothing has to be said.
#[derive(Clone, Copy, Debug, Default, Deserialize, TS)]
pub struct Nothing {}

/// A channel for what happens without being asked for.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Listen {
    /// Made by the page; the shell reads it.
    #[ts(type = "unknown")]
    pub channel: serde_json::Value,
}

/// The call whose work is to stop, by the number that the page gave it.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CancelCall {
    pub call: u32,
}

/// What a chosen folder is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum FolderFor {
    NewWorkspace,
    OpenWorkspace,
}

#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChooseFolder {
    pub purpose: FolderFor,
}

/// Make a workspace in the folder that was chosen, else in the usual one.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CreateDesk {
    #[ts(type = "string")]
    pub passphrase: SecretString,
}

/// Which workspace is meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Which {
    /// The folder that was just chosen.
    Chosen,
    /// By its place in the list of recent workspaces, from 0.
    Recent(usize),
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OpenDesk {
    pub workspace: Which,
    #[ts(type = "string")]
    pub passphrase: SecretString,
}

/// Two groups of the recovery code, typed back.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConfirmRecovery {
    #[ts(type = "[string, string]")]
    pub groups: [SecretString; 2],
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangePassphrase {
    #[ts(type = "string")]
    pub old: SecretString,
    #[ts(type = "string")]
    pub new: SecretString,
}

#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OfCase {
    pub case: CaseId,
}

#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OfInterview {
    pub case: CaseId,
    pub interview: InterviewId,
}

#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BeginCase {
    pub title: String,
    pub form: Form,
}

#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AddInterview {
    pub case: CaseId,
    pub form: Form,
    pub occasion: Occasion,
}

/// What is left out stays as it is.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangeInterview {
    pub case: CaseId,
    pub interview: InterviewId,
    pub form: Option<Form>,
    pub occasion: Option<Occasion>,
    /// As it was typed.
    pub date: Option<String>,
}

/// A page of the guide; without a question the one where the person was last.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OpenPage {
    pub case: CaseId,
    pub interview: InterviewId,
    pub stage: When,
    pub question: Option<QuestionId>,
}

/// What is being typed, into a draft. Fields that are not named stay as they are; nothing empties.
/// Typed numbers, days, months and periods come as `{ unread: text }`.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveDraft {
    pub case: CaseId,
    pub interview: InterviewId,
    pub stage: When,
    pub key: AnswerKey,
    pub value: Option<Value>,
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetStatus {
    pub case: CaseId,
    pub interview: InterviewId,
    pub stage: When,
    pub key: AnswerKey,
    /// Nothing: as it follows from the text.
    pub status: Option<AnswerStatus>,
}

/// *Bleibt hier*, or back to undecided.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetStays {
    pub case: CaseId,
    pub interview: InterviewId,
    pub stage: When,
    pub key: AnswerKey,
    pub stays: bool,
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetLater {
    pub case: CaseId,
    pub interview: InterviewId,
    pub question: QuestionId,
    pub later: bool,
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TickProbe {
    pub case: CaseId,
    pub interview: InterviewId,
    pub question: QuestionId,
    /// Its number, from 0.
    pub probe: u32,
    pub asked: bool,
}

#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveScratch {
    pub case: CaseId,
    pub interview: InterviewId,
    pub text: String,
}

/// Puts a passage of the scratch field at the end of an answer's text; it stays in the field, marked.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MovePassage {
    pub case: CaseId,
    pub interview: InterviewId,
    pub passage: String,
    pub question: QuestionId,
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AddRow {
    pub case: CaseId,
    pub interview: InterviewId,
    pub stage: When,
    pub question: QuestionId,
}

#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MoveRow {
    pub case: CaseId,
    pub interview: InterviewId,
    pub stage: When,
    pub row: RowId,
    /// Its new place, from 0.
    pub to: usize,
}

#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RemoveRow {
    pub case: CaseId,
    pub interview: InterviewId,
    pub stage: When,
    pub row: RowId,
}

/// A file for a question, chosen in a dialog or dropped on the window.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AttachTo {
    pub case: CaseId,
    pub interview: InterviewId,
    pub question: QuestionId,
}

/// Taking back, or doing again, the last change.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TakeBack {
    /// Only if it is inside of this case: neither another case nor the beginning of this one or of its
    /// interviews, from where nobody sees what happens.
    pub within: Option<CaseId>,
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OfAnswer {
    pub case: CaseId,
    pub key: AnswerKey,
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RestoreVersion {
    pub case: CaseId,
    pub key: AnswerKey,
    pub number: u32,
}

/// One level for a section, or for one answer of it; nothing for undecided.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetLevel {
    pub case: CaseId,
    pub interview: InterviewId,
    pub of: LevelOf,
    pub level: Option<ReleaseLevel>,
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum LevelOf {
    Section(SectionId),
    Answer(AnswerKey),
}

/// Whether the levels were decided together.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConfirmLevels {
    pub case: CaseId,
    pub interview: InterviewId,
    pub confirmed: bool,
}

#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ForAudience {
    pub case: CaseId,
    pub audience: Audience,
}

#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetAgency {
    pub organisation: Organisation,
}

/// How a bundle leaves.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize, serde::Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Way {
    /// To a drive or folder.
    Folder,
    /// As an e-mail draft with the bundle attached; the bundle is written beside it.
    Mail,
    /// As a file to upload.
    Upload,
}

#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HandOver {
    pub case: CaseId,
    pub audience: Audience,
    pub way: Way,
    /// What the offered name of the file carries; the register's own number counts.
    pub number: u32,
    /// The digest of the preview that was looked at; another content is not sealed.
    pub content_digest: String,
    pub closed: Closed,
    /// The name of the office that it is meant for.
    pub recipient: Option<String>,
    /// The words of an e-mail draft, from the message files.
    pub mail: Option<MailWords>,
}

/// How the bundle is closed.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Closed {
    Passphrase(#[ts(type = "string")] SecretString),
    /// Not encrypted, and why; only where every answer may be in the report.
    Nothing(String),
}

#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MailWords {
    /// With `{number}` where the bundle's number goes.
    pub subject: String,
    pub body: String,
}

/// Checks a bundle that is chosen now, or the one chosen before.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CheckBundle {
    pub again: bool,
    #[ts(type = "string | null")]
    pub passphrase: Option<SecretString>,
}

#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Search {
    pub text: String,
}

/// What is left out stays as it is.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangeSettings {
    pub theme: Option<Theme>,
    pub text_size: Option<TextSize>,
    /// The language of the screen; nothing follows the system.
    pub language: Option<lernfall_core::text::Language>,
    /// In minutes.
    pub lock_after: Option<u32>,
    /// All that differ from the usual ones, by action.
    pub keys: Option<BTreeMap<String, String>>,
}

redacted!(
    SetAgency,
    HandOver,
    Closed,
    MailWords,
    BeginCase,
    ChangeInterview,
    SaveDraft,
    SaveScratch,
    MovePassage,
    Search
);
