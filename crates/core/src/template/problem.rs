//! What can be wrong with a template.
//!
//! Keeps place and kind; the sentence with the advice lives in the message files of the shells.

use schemars::JsonSchema;
use serde::Serialize;

/// One thing that is wrong.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// A JSON Pointer (RFC 6901) into the file.
    pub place: String,
    pub code: ProblemCode,
    /// The id, code or word that it is about; for `wrongShape` and `notJson` what the reader said.
    pub subject: String,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum ProblemCode {
    /// Larger than 4 MiB.
    TooLarge,
    NotJson,
    /// A member is missing, unknown or of the wrong type.
    WrongShape,
    UnknownFormat,
    BadVersion,
    /// No language, or one named twice.
    BadLanguages,
    /// A text is missing or blank in a language of the guide.
    MissingText,
    BadId,
    /// An id or code occurs twice where it must be unique.
    DuplicateId,
    /// The id was used by an earlier version and means something else there.
    RetiredId,
    Empty,
    UnknownVocabulary,
    UnknownQuestion,
    UnknownField,
    UnknownCode,
    /// The kind cannot stand here.
    KindNotAllowed,
    /// The default level is above the highest.
    DefaultAboveMaximum,
    /// A bound is no number, or the lower one is above the upper one.
    BadBounds,
    /// A reference to a question that comes later, or to itself.
    NotEarlier,
    /// A question of the case refers to one of the interviews.
    ScopeMismatch,
    /// The parts of an expression do not fit together.
    WrongType,
    /// `entry` outside of a choice filter, or a field without a row.
    OutOfPlace,
    /// Nested more than 32 deep.
    TooDeep,
}
