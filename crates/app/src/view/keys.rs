//! What is shown of the ways into a workspace.

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use crate::view::erasing::HoldingBackup;

/// What became of the key, and of the backups under the old one.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub struct KeyRenewed {
    /// Backups that were removed.
    pub removed: usize,
    /// Backups that the old passphrase and the old recovery code still open.
    pub left: Vec<HoldingBackup>,
    /// The second place could not be looked into: there may be more.
    pub second_away: bool,
}

/// Who else can open the workspace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub struct WaysIn {
    /// The public recovery key of the agency, where it can.
    pub agency: Option<String>,
    /// The public key of a way in that the workspace knows nothing of: it stands in the key file alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub unknown: Option<String>,
    /// Backups that a renewal of the key would leave under the old one.
    pub backups: Vec<HoldingBackup>,
}
