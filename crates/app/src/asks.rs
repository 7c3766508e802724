//! What the window asks for, by command. Plain data without paths: those are chosen by native dialogs and
//! come beside the ask.

use serde::Deserialize;
use ts_rs::TS;

pub use self::backups::*;
pub use self::erasing::*;
pub use self::interview::*;
pub use self::keys::*;
pub use self::leaving::*;
pub use self::workspace::*;
use crate::redacted::redacted;

mod backups;
mod erasing;
mod interview;
mod keys;
mod leaving;
mod workspace;

/// Nothing has to be said.
#[derive(Clone, Copy, Debug, Default, Deserialize, TS)]
pub struct Nothing {}

/// A channel for what happens without being asked for.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Listen {
    /// Made by the page; the shell reads it.
    #[ts(type = "unknown")]
    pub channel: serde_json::Value,
}

/// The call whose work is to stop, by the number that the page gave it.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CancelCall {
    pub call: u32,
}

/// The workspace shall stay open.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Stay {
    pub because: Because,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Because {
    /// Somebody is there.
    Active,
    /// Something that was typed cannot be saved.
    Unsaved,
}

#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Search {
    pub text: String,
}

redacted!(Search);
