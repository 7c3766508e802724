//! The one expression tree for reachability, constraints and choice filters.
//!
//! Typed: a sound template holds only expressions whose types fit. It is a tree of data, never
//! parsed from text here; formula languages of other tools are translated into it elsewhere.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::id::{Code, FieldId, QuestionId};
use crate::wire::left_out;

/// An expression over the answers on the path. What was not answered is *blank*: equal to nothing
/// but blank, neither smaller nor greater than anything.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub enum Expression {
    /// All hold; none at all holds.
    All(Vec<Expression>),
    /// At least one holds; none at all does not.
    Any(Vec<Expression>),
    Not(Box<Expression>),
    /// There is a value or a row.
    Answered(Reference),
    /// The choice, or one of the choices or ticks, is `code`.
    Selected {
        of: Reference,
        code: Code,
    },
    /// How many rows, choices or ticks there are.
    Count(Reference),
    /// How many characters (Unicode scalar values) a text has.
    Length(Reference),
    /// The answer itself: text, number, date, yes or no, or the code of a choice.
    Value(Reference),
    /// The day of the interview, as stored; for questions of the case, the day it was made.
    Today,
    /// In a choice filter: the code of the entry in question.
    Entry,
    /// A decimal number.
    Number(String),
    /// An ISO 8601 date, month or year.
    Date(String),
    Text(String),
    Truth(bool),
    Compare {
        left: Box<Expression>,
        is: Comparison,
        right: Box<Expression>,
    },
}

/// An answer, or a field of it. Without a question: a field of the same row or group.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(transform = left_out)]
pub struct Reference {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<QuestionId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<FieldId>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// The type of an expression.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Type {
    Truth,
    Number,
    Date,
    Text,
}

impl Expression {
    /// The expressions directly inside.
    pub fn parts(&self) -> Vec<&Self> {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().collect(),
            Self::Not(part) => vec![part],
            Self::Compare { left, right, .. } => vec![left, right],
            Self::Answered(_)
            | Self::Selected { .. }
            | Self::Count(_)
            | Self::Length(_)
            | Self::Value(_)
            | Self::Today
            | Self::Entry
            | Self::Number(_)
            | Self::Date(_)
            | Self::Text(_)
            | Self::Truth(_) => Vec::new(),
        }
    }

    /// The answer this node itself looks at.
    pub fn reference(&self) -> Option<&Reference> {
        match self {
            Self::Answered(of) | Self::Count(of) | Self::Length(of) | Self::Value(of) => Some(of),
            Self::Selected { of, .. } => Some(of),
            Self::All(_)
            | Self::Any(_)
            | Self::Not(_)
            | Self::Today
            | Self::Entry
            | Self::Number(_)
            | Self::Date(_)
            | Self::Text(_)
            | Self::Truth(_)
            | Self::Compare { .. } => None,
        }
    }
}
