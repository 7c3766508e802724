//! How far an answer may go.
//!
//! Keeps the order of the levels. What an answer's effective level is, is worked out where a record
//! is built ([`crate::record::effective`]).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// *Verwendung*. On the wire a number from 0 to 3.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize, TS)]
#[serde(try_from = "u8", into = "u8")]
#[ts(type = "0 | 1 | 2 | 3")]
pub enum ReleaseLevel {
    /// 0: stays in the workspace.
    #[default]
    Stays,
    /// 1: for analysis by the collecting office.
    Analysis,
    /// 2: for the named, closed circle.
    Room,
    /// 3: for the published report.
    Report,
}

/// A number that is no level.
#[derive(Debug, thiserror::Error)]
#[error("a level is 0, 1, 2 or 3")]
pub struct NoLevel;

impl TryFrom<u8> for ReleaseLevel {
    type Error = NoLevel;

    fn try_from(number: u8) -> Result<Self, NoLevel> {
        match number {
            0 => Ok(Self::Stays),
            1 => Ok(Self::Analysis),
            2 => Ok(Self::Room),
            3 => Ok(Self::Report),
            _ => Err(NoLevel),
        }
    }
}

impl From<ReleaseLevel> for u8 {
    fn from(level: ReleaseLevel) -> Self {
        match level {
            ReleaseLevel::Stays => 0,
            ReleaseLevel::Analysis => 1,
            ReleaseLevel::Room => 2,
            ReleaseLevel::Report => 3,
        }
    }
}

impl JsonSchema for ReleaseLevel {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ReleaseLevel".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "0 stays here, 1 analysis, 2 trust room, 3 report",
            "type": "integer", "minimum": 0, "maximum": 3
        })
    }
}

/// For whom a paper or bundle is made.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "camelCase")]
pub enum Audience {
    /// One's own agency: the *Fallblatt*. Never in a bundle.
    House,
    /// The collecting office.
    Office,
    /// The named, closed circle.
    Room,
    /// The published report.
    Report,
}

impl Audience {
    /// The lowest level that reaches this audience.
    pub fn threshold(self) -> ReleaseLevel {
        match self {
            Self::House | Self::Office => ReleaseLevel::Analysis,
            Self::Room => ReleaseLevel::Room,
            Self::Report => ReleaseLevel::Report,
        }
    }
}
