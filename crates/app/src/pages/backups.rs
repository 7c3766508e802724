//! The page of backups.

use lernfall_core::time::Date;
use serde::Serialize;
use ts_rs::TS;

use crate::view::backups::BackupLine;

/// Which backups there are, and where they go.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BackupsPage {
    /// The newest first.
    pub backups: Vec<BackupLine>,
    /// Of the open workspace; nothing while none is open.
    pub own: Option<OwnBackups>,
}

/// What concerns an open workspace alone.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OwnBackups {
    /// The day of the newest.
    pub last: Option<Date>,
    pub second: Option<SecondPlace>,
    /// The examples, which nothing is kept of.
    pub examples: bool,
    pub due: Option<BackupDue>,
}

/// The folder in which each backup is kept a second time.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SecondPlace {
    /// For reading.
    pub folder: String,
    pub reachable: bool,
}

/// Why somebody has to see to a backup.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum BackupDue {
    /// The last one was not made, or not of everything.
    LastTime,
    /// The second place could not be reached at last.
    SecondPlace,
    /// An attachment could not be read and is not in the last one.
    LeftOut,
    /// None for seven days.
    Overdue,
}
