//! What is asked of backups.

use secrecy::SecretString;
use serde::Deserialize;
use ts_rs::TS;

use super::Which;

/// Whose backups are meant, and so where one of them would be restored.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum BackupsOf {
    /// The workspace that is open.
    Open,
    /// A workspace that may not open any more.
    Closed(Which),
    /// None that is here: into a new folder.
    Nobody,
}

#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OfBackups {
    pub of: BackupsOf,
}

/// Look into one of the backups that were listed last.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PreviewRestore {
    /// By its place in the list, from 0.
    pub backup: usize,
    #[ts(type = "string")]
    pub passphrase: SecretString,
}
