//! What the window is told without having asked.

use serde::Serialize;
use ts_rs::TS;

use crate::jobs::Stage;

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
    /// program was the reason.
    Locked {
        incident: Option<String>,
    },
    /// Files were dropped on the window and can be attached.
    Dropped {
        count: usize,
    },
    DragOver,
    DragLeft,
}
