//! What was deleted: what can still come back, and which backups still hold it.

use serde::Serialize;
use ts_rs::TS;

use crate::redacted::redacted;
use crate::view::erasing::{HoldingBackup, Subject};

/// It was taken out and can come back until the workspace is closed.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TakenOut {
    pub number: u64,
    pub subject: Subject,
}

#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ErasedPage {
    /// The last first.
    pub waiting: Vec<WaitingRow>,
    pub backups: Vec<HoldingBackup>,
    /// Those that cannot be looked into.
    pub unseen: Vec<HoldingBackup>,
    /// The second place of backups cannot be looked into: there may be more.
    pub second_away: bool,
}

#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WaitingRow {
    pub number: u64,
    pub subject: Subject,
    /// Later changes stand in the way of bringing only this back.
    pub blocked: bool,
}

/// Whether it came back; it does not where that was done already.
#[derive(Clone, Copy, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BroughtBack {
    pub done: bool,
}

redacted!(TakenOut, ErasedPage, WaitingRow);
