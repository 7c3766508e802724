//! What is shown of a salvage: what could be read and what not, by what people know.

use lernfall_core::id::{CaseId, QuestionId};
use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use crate::redacted::redacted;

/// What came of a damaged workspace.
#[derive(Clone, Serialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub struct Salvaged {
    /// Where the new workspace is. For reading.
    pub folder: String,
    /// Of the damaged database.
    pub pages: u32,
    pub lost_pages: u32,
    /// Cases in the new workspace.
    pub cases: usize,
    /// What is missing, by kind.
    pub losses: Vec<Loss>,
    /// The cases that miss something.
    pub affected: Vec<AffectedCase>,
}

/// What is missing of one kind of thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub struct Loss {
    pub matter: Matter,
    /// As far as they are known.
    pub count: u64,
    /// Whether more of it may have been on unreadable pages, nobody knows how much.
    pub more: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub enum Matter {
    Cases,
    Interviews,
    Rows,
    Answers,
    Versions,
    Drafts,
    Notes,
    Attachments,
    Withdrawals,
    People,
    HandOvers,
    Templates,
    Identity,
    Settings,
    Journal,
}

/// What one case misses.
#[derive(Clone, Serialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub struct AffectedCase {
    pub case: CaseId,
    pub number: u32,
    pub title: String,
    /// Number, day and guide had to be guessed in part.
    pub head: bool,
    /// Interviews whose form and day had to be guessed, by number.
    pub interviews: Vec<u32>,
    pub answers: Vec<MissingAnswer>,
    /// They came back as they were in their newest version.
    pub from_version: Vec<MissingAnswer>,
    pub attachments: Vec<MissingAttachment>,
}

/// An answer by its question.
#[derive(Clone, Serialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub struct MissingAnswer {
    pub question: QuestionId,
    /// The question's name; empty where the guide does not have it.
    pub label: String,
    /// Nothing for a question of the case.
    pub interview: Option<u32>,
}

#[derive(Clone, Serialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub struct MissingAttachment {
    /// Nothing where the name is lost too.
    pub name: Option<String>,
}

redacted!(Salvaged, AffectedCase, MissingAnswer, MissingAttachment);
