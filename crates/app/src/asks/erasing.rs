//! What is asked when something is deleted.

use lernfall_core::id::{CaseId, InterviewId};
use serde::Deserialize;
use ts_rs::TS;

use crate::erasing::Erasing;

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

/// The deletion with that number is taken back, and nothing else.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BringBack {
    pub number: u64,
}
