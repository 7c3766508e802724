//! What is asked when something is deleted.

use lernfall_core::id::{CaseId, InterviewId};
use serde::Deserialize;
use ts_rs::TS;

use crate::erasing::Erasing;
use crate::purging::Unseen;

/// What is to be deleted.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum OfErasure {
    Case { case: CaseId },
    Interview { case: CaseId, interview: InterviewId },
}

impl From<OfErasure> for Erasing {
    fn from(ask: OfErasure) -> Self {
        match ask {
            OfErasure::Case { case } => Self::Case(case),
            OfErasure::Interview { case, interview } => Self::Interview(case, interview),
        }
    }
}

/// Away with backups that hold what was deleted.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PurgeBackups {
    pub unseen: WithUnseen,
}

/// What becomes of backups that cannot be looked into.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum WithUnseen {
    Remove,
    Keep,
}

impl From<WithUnseen> for Unseen {
    fn from(ask: WithUnseen) -> Self {
        match ask {
            WithUnseen::Remove => Self::Remove,
            WithUnseen::Keep => Self::Keep,
        }
    }
}

/// The deletion with that number is taken back, and nothing else.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BringBack {
    pub number: u64,
}
