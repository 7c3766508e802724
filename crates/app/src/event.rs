//! What the window is told without having asked.

use serde::Serialize;
use ts_rs::TS;

use crate::jobs::Stage;

/// Why it locks by itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
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
    /// program was the reason, and why where the page was asked to lock and did not.
    Locked {
        incident: Option<String>,
        why: Option<Why>,
    },
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
