//! Whether a value fits its question, and what typed text means.
//!
//! Answering is total: a value that does not fit gives objections to show, never a loss.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Choice, Value};
use crate::id::{FieldId, VocabularyId};
use crate::number::Decimal;
use crate::template::{Entry, Field, Kind, OwnWords, Question, Retirement, Template};
use crate::text::Language;
use crate::time::{Date, Month, Period};

/// Something about a value that does not fit.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Objection {
    /// The field, or nothing where it is about the whole answer.
    pub field: Option<FieldId>,
    pub code: ObjectionCode,
    /// The bound that was passed, in characters or pieces, or the code that is not known.
    pub subject: String,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub enum ObjectionCode {
    /// The question asks for something else.
    WrongKind,
    /// Typed, but not readable as a number, date, month or period.
    NotReadable,
    UnknownField,
    UnknownCode,
    /// No longer offered.
    RetiredCode,
    NamedTwice,
    /// The value asks for own words.
    OwnWordsMissing,
    /// The value takes no own words.
    OwnWordsNotTaken,
    TooLong,
    TooMany,
    TooManyDecimals,
    OutOfBounds,
    /// The value is not offered as things stand.
    NotOffered,
    /// A rule of the guide does not hold; `subject` is its place among the question's rules, from 0.
    RuleBroken,
}

/// Everything that does not fit about `value` as an answer to `question`, or to one of its rows.
pub fn objections(template: &Template, question: &Question, value: &Value) -> Vec<Objection> {
    let mut check = Check { template, found: Vec::new() };
    check.question(&question.kind, value);
    check.found
}

/// What a person typed, as a value of `kind`; [`Value::Unread`] where it cannot be read.
pub fn read(kind: &Kind, typed: &str, language: Language) -> Value {
    let unread = || Value::Unread(typed.to_owned());
    if matches!(kind, Kind::Text { .. }) {
        Value::Text(typed.to_owned())
    } else if matches!(kind, Kind::Number { .. }) {
        Decimal::read(typed, language).map_or_else(|_| unread(), |number| Value::Number(number.to_string()))
    } else if matches!(kind, Kind::Date { .. }) {
        Date::typed(typed).map_or_else(|_| unread(), Value::Date)
    } else if matches!(kind, Kind::Month) {
        Month::read(typed).map_or_else(|_| unread(), Value::Month)
    } else if matches!(kind, Kind::Period) {
        Period::read(typed).map_or_else(|_| unread(), Value::Period)
    } else {
        unread()
    }
}

struct Check<'a> {
    template: &'a Template,
    found: Vec<Objection>,
}

impl Check<'_> {
    fn object(&mut self, field: Option<&FieldId>, code: ObjectionCode, subject: impl ToString) {
        self.found.push(Objection { field: field.cloned(), code, subject: subject.to_string() });
    }

    fn question(&mut self, kind: &Kind, value: &Value) {
        match (kind, value) {
            (
                Kind::Group { fields }
                | Kind::Clearance { fields, .. }
                | Kind::Rows { fields, .. }
                | Kind::Attachments { fields, .. },
                Value::Fields(given),
            ) => self.fields(fields, given),
            (Kind::Matrix { vocabulary, fields }, Value::Matrix(rows)) => {
                for (code, given) in rows {
                    self.known(vocabulary, None, &Choice { code: code.clone(), own_words: None });
                    self.fields(fields, given);
                }
            }
            (Kind::Checklist { items }, Value::Ticked(ticked)) => {
                for tick in ticked.iter().filter(|tick| !items.iter().any(|item| item.id == **tick)) {
                    self.object(None, ObjectionCode::UnknownCode, tick);
                }
            }
            (Kind::Consent { purposes, proof }, Value::Fields(given)) => {
                for (field, value) in given {
                    if let Value::Choice(choice) = value
                        && field.as_str() == PROOF
                    {
                        self.choice(proof, Some(field), choice);
                    } else if value.as_yes_or_no().is_none()
                        || !purposes.iter().any(|purpose| purpose.id == *field)
                    {
                        self.object(Some(field), ObjectionCode::UnknownField, field);
                    }
                }
            }
            (Kind::ReleaseReview, Value::YesNo(_)) => {}
            (kind, value) if kind.is_leaf() => self.leaf(kind, None, value),
            _ => self.object(None, ObjectionCode::WrongKind, ""),
        }
    }

    fn fields(&mut self, fields: &[Field], given: &BTreeMap<FieldId, Value>) {
        for (id, value) in given {
            match fields.iter().find(|field| field.id == *id) {
                Some(field) => self.leaf(&field.kind, Some(id), value),
                None => self.object(Some(id), ObjectionCode::UnknownField, id),
            }
        }
    }

    fn leaf(&mut self, kind: &Kind, field: Option<&FieldId>, value: &Value) {
        match (kind, value) {
            (_, Value::Unread(_)) => self.object(field, ObjectionCode::NotReadable, ""),
            (Kind::Text { limit, .. }, Value::Text(text)) => {
                let length = text.chars().count();
                if let Some(limit) = limit.filter(|limit| length > as_count(*limit)) {
                    self.object(field, ObjectionCode::TooLong, limit);
                }
            }
            (Kind::Choice { vocabulary, .. }, Value::Choice(choice)) => {
                self.choice(vocabulary, field, choice)
            }
            (Kind::Choices { vocabulary, max, .. }, Value::Choices(choices)) => {
                self.choices(vocabulary, field, choices, *max);
            }
            (Kind::Ranked { vocabulary, max, .. }, Value::Ranked(choices)) => {
                self.choices(vocabulary, field, choices, Some(*max));
            }
            (Kind::Number { decimals, min, max, .. }, Value::Number(text)) => {
                self.number(field, text, *decimals, [min.as_deref(), max.as_deref()]);
            }
            (Kind::Date { .. }, Value::Date(_))
            | (Kind::Month, Value::Month(_))
            | (Kind::Period, Value::Period(_))
            | (Kind::YesNo, Value::YesNo(_))
            | (Kind::File, Value::File(_)) => {}
            (Kind::Link { targets }, Value::Links(links)) => {
                for link in links.iter().filter(|link| !targets.contains(&link.question)) {
                    self.object(field, ObjectionCode::UnknownCode, &link.question);
                }
            }
            _ => self.object(field, ObjectionCode::WrongKind, ""),
        }
    }

    fn number(&mut self, field: Option<&FieldId>, text: &str, decimals: u8, bounds: [Option<&str>; 2]) {
        let Ok(number) = Decimal::read_wire(text) else {
            return self.object(field, ObjectionCode::NotReadable, "");
        };
        if number.decimals() > usize::from(decimals) {
            self.object(field, ObjectionCode::TooManyDecimals, decimals);
        }
        let [min, max] = bounds.map(|bound| bound.and_then(|bound| Decimal::read_wire(bound).ok()));
        let passed = min.filter(|min| number < *min).or(max.filter(|max| number > *max));
        if let Some(bound) = passed {
            self.object(field, ObjectionCode::OutOfBounds, bound);
        }
    }

    fn choices(&mut self, of: &VocabularyId, field: Option<&FieldId>, choices: &[Choice], max: Option<u32>) {
        let mut seen = BTreeSet::new();
        for choice in choices {
            self.choice(of, field, choice);
            if !seen.insert(&choice.code) {
                self.object(field, ObjectionCode::NamedTwice, &choice.code);
            }
        }
        if let Some(max) = max.filter(|max| choices.len() > as_count(*max)) {
            self.object(field, ObjectionCode::TooMany, max);
        }
    }

    fn choice(&mut self, of: &VocabularyId, field: Option<&FieldId>, choice: &Choice) {
        let Some(takes) = self.known(of, field, choice).map(|entry| entry.own_words) else {
            return;
        };
        let said = choice.own_words.as_ref().is_some_and(|words| !words.trim().is_empty());
        match (takes, said) {
            (OwnWords::None, true) => self.object(field, ObjectionCode::OwnWordsNotTaken, &choice.code),
            (OwnWords::Required, false) => self.object(field, ObjectionCode::OwnWordsMissing, &choice.code),
            (OwnWords::None | OwnWords::Optional, _) | (OwnWords::Required, true) => {}
        }
    }

    fn known(&mut self, of: &VocabularyId, field: Option<&FieldId>, choice: &Choice) -> Option<Entry> {
        let entry =
            self.template.vocabulary(of).and_then(|vocabulary| vocabulary.entry(&choice.code)).cloned();
        match &entry {
            None => self.object(field, ObjectionCode::UnknownCode, &choice.code),
            Some(entry) if entry.retirement != Retirement::Current => {
                self.object(field, ObjectionCode::RetiredCode, &choice.code);
            }
            Some(_) => {}
        }
        entry
    }
}

/// The field of a consent that says how it was proven.
pub const PROOF: &str = "proof";

fn as_count(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::kind::DatePrecision;

    #[test]
    fn what_cannot_be_read_is_kept_as_it_was_typed() {
        let number = Kind::Number { decimals: 1, min: None, max: None, unit: None };
        let date = Kind::Date { leaves: DatePrecision::Day };
        assert_eq!(read(&number, "1.234,5", Language::De), Value::Number("1234.5".into()));
        assert_eq!(read(&number, "1,234.5", Language::En), Value::Number("1234.5".into()));
        assert_eq!(read(&date, "22.11.2026", Language::De), Value::Date(Date::new(2026, 11, 22).unwrap()));
        for kind in [number, date, Kind::Month, Kind::Period, Kind::YesNo] {
            assert_eq!(read(&kind, "so um Ostern", Language::De), Value::Unread("so um Ostern".into()));
        }
    }
}
