//! What is shown of backups and of the way back from one.

use lernfall_core::time::Date;
use lernfall_store::{Backup, Cause};
use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use crate::redacted::redacted;

/// A backup that is there.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub struct BackupLine {
    /// Unique within its place.
    pub name: String,
    pub date: Date,
    /// Within its day, from 1.
    pub number: u32,
    pub cause: BackupCause,
    /// In bytes, without large attachments.
    pub size: u64,
    /// For reading.
    pub folder: String,
    pub place: BackupPlace,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub enum BackupCause {
    /// Something had changed when the workspace was closed.
    Lock,
    /// Before a later version of the program changed the format.
    Upgrade,
    Asked,
    /// Put aside before another backup took its place.
    Restore,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub enum BackupPlace {
    /// Beside the workspace, on the same drive.
    Workspace,
    Elsewhere,
}

/// What was just backed up.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct BackupMade {
    pub backup: BackupLine,
    /// Whether the second place has it too; nothing where there is no second place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub second: Option<bool>,
    /// Attachments that could not be read and are not in it.
    pub left_out: usize,
}

/// What would be there after restoring a backup, and what would be gone.
#[derive(Clone, Serialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub struct RestorePreview {
    pub backup: BackupLine,
    /// Where it would be put. For reading.
    pub folder: String,
    /// Whether a workspace is there, which would be put aside.
    pub replaces: bool,
    /// What is in it, the newest first.
    pub cases: Vec<BackupCase>,
    /// Nothing where there is no workspace that could be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub newer: Option<Newer>,
    /// What is damaged; nothing in it is the good result.
    pub faults: Vec<RestoreFault>,
    /// It is from before the key was renewed: what opened it then would open it again.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub old_key: Option<OldKey>,
    /// Whether it can be put in place.
    pub sound: bool,
}

/// What a renewal of the key had ended.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub struct OldKey {
    /// The public recovery key of the agency that could open it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub agency: Option<String>,
}

#[derive(Clone, Serialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub struct BackupCase {
    pub title: String,
    /// The day of its last change.
    pub changed: Date,
}

/// What the present workspace has and the backup has not.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub struct Newer {
    pub cases: usize,
    /// In cases that both have.
    pub answers: usize,
}

#[derive(Clone, Serialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub struct RestoreFault {
    pub part: FaultyPart,
    /// What the attachment or file is called, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub name: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub enum FaultyPart {
    /// The list of what belongs to the backup.
    List,
    /// One of the two; the other serves.
    KeyFile,
    /// The salt in the database, which stands in the key file too.
    Margin,
    /// The database is not the one that the list names.
    AnotherDatabase,
    Database,
    Attachment,
    /// A list of what was erased: what stands only there comes back.
    ErasedList,
    /// A file of the present workspace, which is not put aside with the rest.
    Present,
}

redacted!(RestorePreview, BackupCase, RestoreFault);

impl BackupLine {
    pub(crate) fn of(backup: &Backup, place: BackupPlace) -> Self {
        Self {
            name: backup.name(),
            date: backup.date,
            number: backup.number,
            cause: match backup.cause {
                Cause::Lock => BackupCause::Lock,
                Cause::Upgrade => BackupCause::Upgrade,
                Cause::Asked => BackupCause::Asked,
                Cause::Restore => BackupCause::Restore,
            },
            size: backup.size,
            folder: backup.folder().parent().unwrap_or(backup.folder()).display().to_string(),
            place,
        }
    }
}
