//! *Angaben prüfen*: every answer with its level, and why one stays behind.

use lernfall_core::answer::{AnswerKey, AnswerStatus};
use lernfall_core::id::{CaseId, InterviewId, QuestionId, SectionId};
use lernfall_core::level::ReleaseLevel;
pub use lernfall_core::record::staying::StayReason;
use lernfall_core::template::When;
use serde::Serialize;
use ts_rs::TS;

use super::guide::ObjectionOnPage;
use crate::redacted::redacted;

#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CheckPage {
    pub case: CaseId,
    pub case_title: String,
    /// Core questions without a status, first to be looked at.
    pub open_core: Vec<OpenQuestion>,
    pub sections: Vec<CheckSection>,
    pub leaves: usize,
    pub stays: usize,
}

#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OpenQuestion {
    pub question: QuestionId,
    pub name: String,
    pub interview: InterviewId,
    pub interview_number: u32,
    pub stage: When,
    /// The levels are decided on a page of their own.
    pub release_review: bool,
}

/// A section of the case's own answers or of one interview; where there is only one interview, of both.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CheckSection {
    pub id: SectionId,
    pub title: String,
    /// Nothing for the case's own answers, or where there is only one interview.
    pub interview_number: Option<u32>,
    pub answers: Vec<CheckedAnswer>,
}

#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CheckedAnswer {
    pub key: AnswerKey,
    pub name: String,
    pub words: Vec<String>,
    /// What in the words looks as if it told who somebody is; nothing where the answer stays, unless one
    /// click lets it out.
    pub traces: Vec<String>,
    pub status: Option<AnswerStatus>,
    pub level: Option<ReleaseLevel>,
    /// What was decided before it was corrected; only where it is undecided.
    pub former: Option<ReleaseLevel>,
    pub effective: ReleaseLevel,
    /// Nothing where it leaves to the collecting office.
    pub stays: Option<StayReason>,
    pub objections: Vec<ObjectionOnPage>,
    /// Where "Bearbeiten" leads.
    pub interview: InterviewId,
    pub stage: When,
}

redacted!(CheckPage, OpenQuestion, CheckSection, CheckedAnswer);
