//! What somebody said to a question.
//!
//! Keeps what was typed: a text that does not fit the kind of its question is kept as
//! [`Value::Unread`]. Whether a value fits is decided in [`check`]; whether it may leave, where a
//! record is built.

pub mod check;
pub mod corrected;
mod rewritten;
pub mod typed;

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::{AttachmentId, Code, FieldId, InterviewId, QuestionId, RowId};
use crate::level::ReleaseLevel;
use crate::time::{Date, Month, Period};
use crate::wire::left_out;

/// Where an answer belongs within a case: an interview or the head, a question, perhaps a row.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub struct AnswerKey {
    pub interview: Option<InterviewId>,
    pub question: QuestionId,
    pub row: Option<RowId>,
}

impl AnswerKey {
    /// The key of the question as a whole.
    pub fn without_row(&self) -> Self {
        Self { row: None, ..self.clone() }
    }
}

/// A value and everything that was said about it.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    pub value: Option<Value>,
    /// Said by a person; where nobody said so it follows from the value.
    pub status: Option<AnswerStatus>,
    /// Decided by a person; nothing is preset.
    pub level: Option<ReleaseLevel>,
    #[serde(default)]
    pub quotations: Vec<Quotation>,
    #[serde(default)]
    pub masks: Vec<TextRange>,
}

impl Answer {
    /// The status as it counts; nothing while the question is open.
    pub fn status(&self) -> Option<AnswerStatus> {
        self.status
            .or_else(|| self.value.as_ref().filter(|value| !value.is_blank()).map(|_| AnswerStatus::Answered))
    }

    /// The answer with another value. Level, masks and quotations were decided for the old words, and
    /// nobody decided on the new ones; that it stays here was said of the answer, whatever its words. What
    /// only classifies the same words inherits what was decided for them. A new value takes back an old
    /// "no comment".
    pub fn saying(self, value: Option<Value>) -> Self {
        let value = value.filter(|value| !value.is_blank());
        if value == self.value {
            return self;
        }
        let status = if value.is_some() { None } else { self.status };
        if let (Some(before), Some(now)) = (&self.value, &value)
            && before.has_same_words(now)
        {
            return Self { value, status, ..self };
        }
        let level = self.level.filter(|level| *level == ReleaseLevel::Stays);
        Self { value, status, level, quotations: Vec::new(), masks: Vec::new() }
    }

    /// The value, where it counts: somebody may have typed and then chosen "no comment".
    pub fn counted(&self) -> Option<&Value> {
        match self.status() {
            Some(AnswerStatus::Answered) => self.value.as_ref().filter(|value| !value.is_blank()),
            Some(
                AnswerStatus::NoComment
                | AnswerStatus::DoesNotKnow
                | AnswerStatus::NotApplicable
                | AnswerStatus::NotAsked,
            )
            | None => None,
        }
    }
}

impl std::fmt::Debug for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Answer({:?}, level {:?})", self.status(), self.level)
    }
}

/// *Antwortstatus*. Withdrawal is not a status but a fact of its own.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "camelCase")]
pub enum AnswerStatus {
    Answered,
    NoComment,
    DoesNotKnow,
    NotApplicable,
    NotAsked,
}

/// What was said. On the wire an object with one member that names the kind.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub enum Value {
    Text(String),
    Choice(Choice),
    Choices(Vec<Choice>),
    /// The most important first.
    Ranked(Vec<Choice>),
    /// A decimal number with a point, as text.
    Number(String),
    Date(Date),
    Month(Month),
    Period(Period),
    YesNo(bool),
    /// The statements of a checklist that were ticked.
    Ticked(BTreeSet<FieldId>),
    /// By the code of the vocabulary's entry.
    Matrix(BTreeMap<Code, BTreeMap<FieldId, Value>>),
    /// A group, a row, a consent or a clearance.
    Fields(BTreeMap<FieldId, Value>),
    Links(Vec<Link>),
    File(AttachmentId),
    /// Typed, but not readable as what the question asks for. Kept, shown, and never handed over: no
    /// record has it.
    Unread(String),
}

/// An entry of a vocabulary, with own words where the entry takes them.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(transform = left_out)]
pub struct Choice {
    pub code: Code,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own_words: Option<String>,
}

impl Choice {
    pub fn of(code: &str) -> Self {
        Self { code: code.into(), own_words: None }
    }
}

/// A row of another question of the same case.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Link {
    pub question: QuestionId,
    pub row: RowId,
}

/// A range of the text of an answer or of one of its fields, from `start` up to but without `end`,
/// in Unicode scalar values.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(transform = left_out)]
pub struct TextRange {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<FieldId>,
    pub start: u32,
    pub end: u32,
}

/// A passage that may be quoted word for word, once it is approved.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Quotation {
    pub range: TextRange,
    pub approval: Approval,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Approval {
    Open,
    Approved,
}

impl Value {
    pub fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    pub fn as_fields(&self) -> Option<&BTreeMap<FieldId, Self>> {
        if let Self::Fields(fields) = self { Some(fields) } else { None }
    }

    pub fn as_yes_or_no(&self) -> Option<bool> {
        if let Self::YesNo(truth) = self { Some(*truth) } else { None }
    }

    /// Whether the entry or statement with that code is chosen.
    pub fn chooses(&self, code: &Code) -> bool {
        match self {
            Self::Choice(choice) => choice.code == *code,
            Self::Choices(choices) | Self::Ranked(choices) => {
                choices.iter().any(|choice| choice.code == *code)
            }
            Self::Ticked(ticked) => ticked.iter().any(|item| item.as_str() == code.as_str()),
            Self::Matrix(_)
            | Self::Text(_)
            | Self::Number(_)
            | Self::Date(_)
            | Self::Month(_)
            | Self::Period(_)
            | Self::YesNo(_)
            | Self::Fields(_)
            | Self::Links(_)
            | Self::File(_)
            | Self::Unread(_) => false,
        }
    }

    /// The attachments it refers to.
    pub fn files(&self) -> Vec<AttachmentId> {
        match self {
            Self::File(id) => vec![*id],
            Self::Fields(fields) => fields.values().flat_map(Self::files).collect(),
            Self::Matrix(rows) => rows.values().flat_map(BTreeMap::values).flat_map(Self::files).collect(),
            Self::Text(_)
            | Self::Choice(_)
            | Self::Choices(_)
            | Self::Ranked(_)
            | Self::Number(_)
            | Self::Date(_)
            | Self::Month(_)
            | Self::Period(_)
            | Self::YesNo(_)
            | Self::Ticked(_)
            | Self::Links(_)
            | Self::Unread(_) => Vec::new(),
        }
    }

    /// Whether nothing was said.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Text(text) | Self::Number(text) | Self::Unread(text) => text.trim().is_empty(),
            Self::Choices(choices) | Self::Ranked(choices) => choices.is_empty(),
            Self::Ticked(ticked) => ticked.is_empty(),
            Self::Matrix(rows) => rows.values().all(|fields| fields.values().all(Self::is_blank)),
            Self::Fields(fields) => fields.values().all(Self::is_blank),
            Self::Links(links) => links.is_empty(),
            Self::Choice(_)
            | Self::Date(_)
            | Self::Month(_)
            | Self::Period(_)
            | Self::YesNo(_)
            | Self::File(_) => false,
        }
    }

    /// Whether somebody's own words are in it.
    pub fn has_own_words(&self) -> bool {
        match self {
            Self::Text(_) | Self::Unread(_) => !self.is_blank(),
            Self::Choice(choice) => choice.own_words.is_some(),
            Self::Choices(choices) | Self::Ranked(choices) => {
                choices.iter().any(|choice| choice.own_words.is_some())
            }
            Self::Matrix(rows) => rows.values().flat_map(BTreeMap::values).any(Self::has_own_words),
            Self::Fields(fields) => fields.values().any(Self::has_own_words),
            Self::File(_) => true,
            Self::Number(_)
            | Self::Date(_)
            | Self::Month(_)
            | Self::Period(_)
            | Self::YesNo(_)
            | Self::Ticked(_)
            | Self::Links(_) => false,
        }
    }

    /// Whether there are words in it, and `other` has the same ones and the same files: what differs only
    /// classifies them.
    fn has_same_words(&self, other: &Self) -> bool {
        let words = self.texts();
        !words.is_empty() && words == other.texts() && self.files() == other.files()
    }

    /// Every text in it, with the field it is in, in a fixed order.
    pub fn texts(&self) -> Vec<(Option<&FieldId>, &str)> {
        match self {
            Self::Text(text) | Self::Unread(text) => vec![(None, text.as_str())],
            Self::Choice(choice) => choice.own_words.iter().map(|words| (None, words.as_str())).collect(),
            Self::Choices(choices) | Self::Ranked(choices) => choices
                .iter()
                .filter_map(|choice| choice.own_words.as_deref())
                .map(|words| (None, words))
                .collect(),
            Self::Matrix(rows) => rows.values().flat_map(texts_of_fields).collect(),
            Self::Fields(fields) => texts_of_fields(fields),
            Self::Number(_)
            | Self::Date(_)
            | Self::Month(_)
            | Self::Period(_)
            | Self::YesNo(_)
            | Self::Ticked(_)
            | Self::Links(_)
            | Self::File(_) => Vec::new(),
        }
    }
}

fn texts_of_fields(fields: &BTreeMap<FieldId, Value>) -> Vec<(Option<&FieldId>, &str)> {
    fields
        .iter()
        .flat_map(|(field, value)| value.texts().into_iter().map(move |(_, text)| (Some(field), text)))
        .collect()
}

impl std::fmt::Debug for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let kind = match self {
            Self::Text(_) => "Text",
            Self::Choice(_) => "Choice",
            Self::Choices(_) => "Choices",
            Self::Ranked(_) => "Ranked",
            Self::Number(_) => "Number",
            Self::Date(_) => "Date",
            Self::Month(_) => "Month",
            Self::Period(_) => "Period",
            Self::YesNo(_) => "YesNo",
            Self::Ticked(_) => "Ticked",
            Self::Matrix(_) => "Matrix",
            Self::Fields(_) => "Fields",
            Self::Links(_) => "Links",
            Self::File(_) => "File",
            Self::Unread(_) => "Unread",
        };
        write!(f, "{kind}(…)")
    }
}

impl std::fmt::Debug for Choice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Choice(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(words: &str, weight: &str) -> Value {
        let text = (FieldId::from("was"), Value::Text(words.to_owned()));
        Value::Fields(BTreeMap::from([text, (FieldId::from("gewicht"), Value::Choice(Choice::of(weight)))]))
    }

    #[test]
    fn what_was_decided_holds_for_the_same_words_and_for_no_others() {
        let level = Some(ReleaseLevel::Report);
        let decided = Answer { value: Some(row("Geld fehlte", "G1")), level, ..Answer::default() };
        assert_eq!(decided.clone().saying(Some(row("Geld fehlte", "G2"))).level, level);
        assert_eq!(decided.clone().saying(Some(row("Geld fehlte sehr", "G1"))).level, None);
        let file = Value::File(AttachmentId(uuid::Uuid::nil()));
        let Some(Value::Fields(mut with_file)) = decided.value.clone() else { unreachable!() };
        with_file.insert(FieldId::from("datei"), file);
        assert_eq!(decided.saying(Some(Value::Fields(with_file))).level, None);
        let choice = |code| Some(Value::Choice(Choice::of(code)));
        let chosen = Answer { value: choice("PH1"), level, ..Answer::default() };
        assert_eq!(chosen.saying(choice("PH2")).level, None);
    }
}
