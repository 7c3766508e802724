//! What is asked while cases, interviews and answers are written.

use lernfall_core::answer::{AnswerKey, AnswerStatus, Value};
use lernfall_core::id::{CaseId, InterviewId, QuestionId, RowId};
use lernfall_core::interview::{Form, Occasion};
use lernfall_core::template::When;
use serde::Deserialize;
use ts_rs::TS;

use crate::redacted::redacted;

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

redacted!(BeginCase, ChangeInterview, SaveDraft, SaveScratch, MovePassage);
