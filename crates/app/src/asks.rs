//! What the window asks for, by command. Plain data without paths: those are chosen by native dialogs and
//! come beside the ask.

use serde::Deserialize;
use ts_rs::TS;

pub use self::interview::*;
pub use self::leaving::*;
pub use self::workspace::*;
use crate::redacted::redacted;

mod interview;
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

#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Search {
    pub text: String,
}

redacted!(Search);
