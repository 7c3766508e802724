//! The first views: which workspaces there are, what was opened, how the screen is set.

use std::collections::BTreeMap;

use lernfall_core::case::Organisation;
use lernfall_core::text::Language;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::pages::backups::BackupDue;

/// What the page has to know before a workspace is open.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StartPage {
    pub settings: Settings,
    /// Recent workspaces, the last one first; by name only.
    pub recent: Vec<RecentWorkspace>,
    /// Where a new workspace goes: the folder that was chosen for it, else the usual one. For reading.
    pub usual_folder: String,
    /// In characters.
    pub shortest_passphrase: usize,
    /// What was open last was locked by itself, over a page that did not answer.
    pub locked_over: bool,
    /// A workspace that is open already: the examples, or after the page was loaded again.
    pub open: Option<DeskOpened>,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecentWorkspace {
    pub name: String,
    /// Whether its folder is still there.
    pub present: bool,
}

/// A folder that was chosen.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FolderChosen {
    pub name: String,
    /// The whole path, for reading. A new workspace goes into a folder of its own where the chosen one
    /// is not empty.
    pub folder: String,
    /// Whether a workspace is in it already.
    pub workspace: bool,
}

/// A workspace that is open now.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeskOpened {
    pub name: String,
    /// The recovery sheet was not yet written down.
    pub recovery_due: bool,
    /// Why somebody has to see to a backup.
    pub backup_due: Option<BackupDue>,
    /// The examples, which are made anew each time.
    pub examples: bool,
    pub organisation: Option<Organisation>,
    /// The recovery code opened it: the passphrase may be forgotten.
    pub by_code: bool,
    /// The agency can open it with a key of its own.
    pub agency_can_open: bool,
    pub cases: usize,
}

/// Everything on the recovery sheet.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecoverySheet {
    pub workspace: String,
    pub folder: String,
    /// The code in groups.
    pub groups: Vec<String>,
    /// Which two groups are to be typed back, from 0.
    pub asked: [usize; 2],
}

impl std::fmt::Debug for RecoverySheet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoverySheet")
    }
}

/// How the screen is set; kept outside of workspaces, without content.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Settings {
    pub language: Language,
    pub theme: Theme,
    pub text_size: TextSize,
    /// In minutes.
    pub lock_after: u32,
    /// The keys that were changed, by action, as the page writes them.
    pub keys: BTreeMap<String, String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

/// In per cent of the usual size: 100, 125, 150 or 200.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum TextSize {
    #[default]
    Usual,
    Larger,
    Large,
    Double,
}
