//! What is shown of a deletion: what goes, what stays, what can still come back.

use lernfall_core::id::{CaseId, InterviewId, PersonId};
use lernfall_core::interview::Form;
use lernfall_core::time::Date;
use lernfall_store::{Backup, Cause};
use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use crate::redacted::redacted;

/// What goes and what stays if something is deleted.
#[derive(Clone, Serialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub struct Erasure {
    pub subject: Subject,
    pub goes: Goes,
    /// Of a person: in how many cases a pseudonym stays, without the name.
    pub named_in: usize,
    /// What has left already; it does not come back.
    pub hand_overs: Vec<Left>,
    /// Those that hold it now.
    pub backups: Vec<HoldingBackup>,
    /// Those that cannot be looked into.
    pub unseen: Vec<HoldingBackup>,
}

/// What it is called.
#[derive(Clone, Serialize, JsonSchema, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Subject {
    Case {
        case: CaseId,
        number: u32,
        title: String,
    },
    Interview {
        case: CaseId,
        interview: InterviewId,
        number: u32,
        form: Form,
        /// "Person 1"; nothing where nobody was asked.
        person: Option<String>,
        /// Of the case.
        title: String,
    },
    Person {
        person: PersonId,
        name: String,
    },
}

/// How much of what.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub struct Goes {
    pub interviews: u32,
    pub answers: u32,
    /// Earlier and present ones.
    pub versions: u32,
    /// Talks with working notes.
    pub notes: u32,
    pub attachments: u32,
    /// Of the attachments, in bytes.
    pub bytes: u64,
    /// Names that only this case has.
    pub people: u32,
}

/// A hand-over that was made.
#[derive(Clone, Serialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub struct Left {
    pub number: u32,
    pub date: Date,
    pub recipient: String,
}

/// The backups of which a deletion has to tell.
#[derive(Clone, Debug)]
pub struct Held {
    pub holding: Vec<HoldingBackup>,
    /// They cannot be looked into with the present key.
    pub unseen: Vec<HoldingBackup>,
}

/// A backup of which something is told, such as that it holds what is deleted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub struct HoldingBackup {
    pub date: Date,
    /// Within its day, from 1.
    pub number: u32,
    /// In the second place and not in the workspace's folder.
    pub elsewhere: bool,
    /// A whole workspace that was put aside before a backup took its place.
    pub aside: bool,
}

impl HoldingBackup {
    pub(crate) fn of(backup: &Backup, elsewhere: bool) -> Self {
        let aside = backup.cause == Cause::Restore;
        Self { date: backup.date, number: backup.number, elsewhere, aside }
    }
}

/// What became of the backups that held something deleted.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub struct Purged {
    pub removed: usize,
    /// Those that could not be removed.
    pub left: Vec<HoldingBackup>,
    /// Those that cannot be looked into, and are still there.
    pub unseen: Vec<HoldingBackup>,
    /// The second place could not be looked into: there may be more.
    pub second_away: bool,
}

/// An entry of the register of names.
#[derive(Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PersonLine {
    pub id: PersonId,
    pub name: String,
}

redacted!(Erasure, Subject, Left, PersonLine);
