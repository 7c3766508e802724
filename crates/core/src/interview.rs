//! One run through a guide.
//!
//! Keeps which form it has; which of its questions are on the path is worked out in [`path`].

pub mod evaluate;
pub mod notes;
pub mod objections;
pub mod offers;
pub mod path;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::InterviewId;
use crate::person::Pseudonym;
use crate::time::Date;

/// How an interview is held.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "camelCase")]
pub enum Form {
    /// *Eigene Erfahrung*: written down alone.
    Own,
    /// *Gespräch*.
    Talk,
    /// *Gruppe*.
    Group,
}

/// On what occasion a talk takes place.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "camelCase")]
pub enum Occasion {
    Single,
    KickOff,
    DeepDive,
    NetworkMeeting,
    Closing,
    /// *Kollegiale Fallberatung*.
    PeerConsultation,
    SelfWritten,
}

/// What is known of an interview besides its answers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Interview {
    pub id: InterviewId,
    /// Counts up within the case, from 1.
    pub number: u32,
    pub form: Form,
    pub occasion: Occasion,
    /// The day it is held; "today" for its expressions.
    pub date: Date,
    /// Who was asked, without a name.
    pub person: Option<Pseudonym>,
}
