//! What a search over all cases found.

use lernfall_core::id::{CaseId, InterviewId, QuestionId, RowId};
use lernfall_core::template::When;
use serde::Serialize;
use ts_rs::TS;

use crate::redacted::redacted;

#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SearchPage {
    pub found: Vec<FoundPassage>,
    /// There are more than are shown.
    pub more: bool,
}

#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FoundPassage {
    pub case: CaseId,
    pub case_title: String,
    pub question: QuestionId,
    pub question_name: String,
    /// The row that it is in, of a question that asks for rows.
    pub row: Option<RowId>,
    /// The number that people know the question by; blank where somebody wrote alone, who knows no other.
    pub sign: String,
    /// Where it is read in its surroundings.
    pub interview: InterviewId,
    pub stage: When,
    /// The text around what was found, in pieces.
    pub pieces: Vec<FoundPiece>,
}

#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FoundPiece {
    pub text: String,
    /// It is what was looked for.
    pub found: bool,
}

redacted!(SearchPage, FoundPassage, FoundPiece);
