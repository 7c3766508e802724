//! What is asked of a workspace as a whole: make, open, recover, set.

use std::collections::BTreeMap;

use secrecy::SecretString;
use serde::Deserialize;
use ts_rs::TS;

use crate::event::Why;
use crate::pages::start::{TextSize, Theme};

/// What a chosen folder is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum FolderFor {
    NewWorkspace,
    OpenWorkspace,
}

#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChooseFolder {
    pub purpose: FolderFor,
}

/// Make a workspace in the folder that was chosen, else in the usual one.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CreateDesk {
    #[ts(type = "string")]
    pub passphrase: SecretString,
}

/// Which workspace is meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Which {
    /// The folder that was just chosen.
    Chosen,
    /// By its place in the list of recent workspaces, from 0.
    Recent(usize),
}

/// Close the workspace: because somebody wishes it, or because it is time.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LockDesk {
    pub why: Option<Why>,
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OpenDesk {
    pub workspace: Which,
    #[ts(type = "string")]
    pub passphrase: SecretString,
}

/// Two groups of the recovery code, typed back.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConfirmRecovery {
    #[ts(type = "[string, string]")]
    pub groups: [SecretString; 2],
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangePassphrase {
    #[ts(type = "string")]
    pub old: SecretString,
    #[ts(type = "string")]
    pub new: SecretString,
}

/// What is left out stays as it is.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangeSettings {
    pub theme: Option<Theme>,
    pub text_size: Option<TextSize>,
    /// The language of the screen; nothing follows the system.
    pub language: Option<lernfall_core::text::Language>,
    /// In minutes.
    pub lock_after: Option<u32>,
    /// All that differ from the usual ones, by action.
    pub keys: Option<BTreeMap<String, String>>,
}
