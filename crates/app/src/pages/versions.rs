//! The versions of an answer, to compare and to restore.

use lernfall_core::answer::AnswerStatus;
use lernfall_core::level::ReleaseLevel;
use lernfall_core::time::Date;
use serde::Serialize;
use ts_rs::TS;

use crate::redacted::redacted;

#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VersionsPage {
    pub name: String,
    /// The newest first; the first is the present one.
    pub versions: Vec<VersionRow>,
    /// Its use was decided once, and is open now.
    pub undecided: bool,
}

#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VersionRow {
    pub number: u32,
    pub date: Date,
    pub status: Option<AnswerStatus>,
    pub level: Option<ReleaseLevel>,
    /// Against the version before it; the first one has nothing that changed.
    pub pieces: Vec<Piece>,
}

/// A stretch of text and what became of it.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Piece {
    pub text: String,
    pub change: Change,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Change {
    Same,
    Added,
    Removed,
}

redacted!(VersionsPage, VersionRow, Piece);
