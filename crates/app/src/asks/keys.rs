//! What is asked of the ways into a workspace, and of a damaged one.

use secrecy::SecretString;
use serde::Deserialize;
use ts_rs::TS;

use super::Which;
use crate::redacted::redacted;
use crate::renewing::OldBackups;

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RenewKey {
    #[ts(type = "string")]
    pub passphrase: SecretString,
    pub old_backups: WithOldBackups,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum WithOldBackups {
    Remove,
    Keep,
}

impl From<WithOldBackups> for OldBackups {
    fn from(ask: WithOldBackups) -> Self {
        match ask {
            WithOldBackups::Remove => Self::Remove,
            WithOldBackups::Keep => Self::Keep,
        }
    }
}

/// That agency can open the workspace from now on; nothing: none can.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LetAgencyOpen {
    pub agency: Option<AgencyLetIn>,
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AgencyLetIn {
    /// Its public recovery key.
    pub recipient: String,
    #[ts(type = "string")]
    pub passphrase: SecretString,
}

/// Opens with the key file that is chosen in a dialog.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OpenByKeyFile {
    pub workspace: Which,
}

/// Another passphrase, after the workspace was opened with the agency's key.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetPassphrase {
    #[ts(type = "string")]
    pub passphrase: SecretString,
}

/// What a salvage lost, in the words in which it was shown, into a file.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveSalvaged {
    pub text: String,
}

redacted!(SaveSalvaged);

/// Takes what can be read of a damaged workspace into a new one beside it.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SalvageDesk {
    pub workspace: Which,
    #[ts(type = "string")]
    pub passphrase: SecretString,
}
