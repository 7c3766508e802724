//! The file in which other programs hand in answers: its wire form.
//!
//! Published as `schemas/answers.schema.json`. Rows have names of the file's own choosing, so that
//! links can point at rows that do not exist yet; ids are drawn when the file is taken in.

use std::collections::BTreeMap;

use lernfall_core::answer::{AnswerStatus, Quotation, Value};
use lernfall_core::id::{FieldId, QuestionId, SectionId};
use lernfall_core::interview::{Form, Occasion};
use lernfall_core::level::ReleaseLevel;
use lernfall_core::text::Language;
use lernfall_core::time::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The value of `format` in files of this version.
pub const FORMAT: &str = "lernfall-answers/1";

/// Answers to a case, for a new one or as a patch: what is not named stays as it is.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AnswersFile {
    /// Always `lernfall-answers/1`.
    pub format: String,
    /// The language in which a new case is written down; left out: that of the locale.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// Answers to questions of the case.
    #[serde(default)]
    pub case: Answers,
    /// The first one is for the interview that is named on the command line or made with the case;
    /// further ones make further interviews.
    #[serde(default)]
    pub interviews: Vec<InterviewAnswers>,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct InterviewAnswers {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<Form>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occasion: Option<Occasion>,
    /// The day it was held; left out: today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    #[serde(default)]
    pub answers: Vec<AnswerEntry>,
    /// As for the case, for this interview.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub levels: BTreeMap<SectionId, ReleaseLevel>,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Answers {
    #[serde(default)]
    pub answers: Vec<AnswerEntry>,
    /// Levels decided for everything answered in a section, after the answers above were taken in. A
    /// level named at an answer or row goes before.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub levels: BTreeMap<SectionId, ReleaseLevel>,
}

/// An answer to a question, or its rows.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AnswerEntry {
    pub question: QuestionId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<AnswerStatus>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<ReleaseLevel>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quotations: Vec<Quotation>,
    /// New rows, in this order after those that are there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<RowEntry>,
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RowEntry {
    /// A name that links in this file can use, or the id of a row that is there already and is changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<String>,
    /// Left out: stays as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    /// Links by field, to rows named in this file or there already.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub links: BTreeMap<FieldId, Vec<NamedLink>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<AnswerStatus>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<ReleaseLevel>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quotations: Vec<Quotation>,
}

/// A row by its name in the file, or by its id.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NamedLink {
    pub question: QuestionId,
    pub row: String,
}
