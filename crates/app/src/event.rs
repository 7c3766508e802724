//! What the window is told without having asked.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::ApiError;
use crate::jobs::Stage;

/// Why it locks by itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "LockedWhy")]
pub enum Why {
    /// Nothing happened for long.
    Idle,
    /// The computer goes to sleep, or the screen was locked.
    Away,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(tag = "event", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Event {
    /// How far the work of a call is, in bytes.
    Progress {
        call: u32,
        stage: Stage,
        done: u64,
        total: Option<u64>,
    },
    /// The workspace was closed, and what is shown of it has to go; the incident where a mistake of the
    /// program was the reason, why where the page was asked to lock and did not, and the error where a
    /// command could not go on with it.
    Locked {
        incident: Option<String>,
        why: Option<Why>,
        error: Option<ApiError>,
    },
    /// The window goes as soon as the workspace is locked.
    Closing,
    /// Nobody was there for long: it is about to lock, unless somebody shows.
    LockSoon,
    /// What is typed shall be saved and the workspace locked, now.
    LockNow {
        why: Why,
    },
    /// Files were dropped on the window and can be attached.
    Dropped {
        count: usize,
    },
    DragOver,
    DragLeft,
}
