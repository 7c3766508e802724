//! Names of things: random ids of what people create, and the short ids that a template gives.
//!
//! Keeps them apart by type. Drawing random ids is left to `app::env`.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

macro_rules! random_id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, JsonSchema, TS)]
        #[serde(transparent)]
        #[ts(type = "string")]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }
    )+};
}

macro_rules! short_id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, JsonSchema, TS)]
        #[serde(transparent)]
        #[ts(type = "string")]
        pub struct $name(pub String);

        impl $name {
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

random_id!(
    /// One workspace, for its whole life.
    WorkspaceId,
    /// One undertaking, seen through own notes or talks.
    CaseId,
    /// One run through a guide.
    InterviewId,
    /// One row of a repeating question; unique over all cases, never reused.
    RowId,
    /// One attached file.
    AttachmentId,
    /// One entry in the register of names.
    PersonId,
    /// One signing identity with its chain of certificates.
    IdentityId,
);

short_id!(
    /// A guide, e. g. `lernfall.umsetzungserfahrung`.
    TemplateId,
    /// A section within a guide, e. g. `C`.
    SectionId,
    /// A question within a guide, e. g. `C2`.
    QuestionId,
    /// A field of a group, row, column, purpose or checklist, e. g. `lage`.
    FieldId,
    /// A vocabulary, the same in all guides, e. g. `lernfall.bedingung`.
    VocabularyId,
    /// An entry of a vocabulary, e. g. `TC2`.
    Code,
);

/// Whether `text` may serve as a short id: ASCII letters, digits, `.`, `_`, `-`, at most 64 bytes.
pub fn is_short_id(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 64
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'))
}
