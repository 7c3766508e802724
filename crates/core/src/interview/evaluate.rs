//! Working out expressions over the answers on the path.
//!
//! Blank stays blank: a comparison with something blank is false, but for "equal" and "not equal".
//! Types were checked when the template was read, so that nothing here can fail.

use std::collections::BTreeMap;

use crate::answer::{AnswerKey, Value};
use crate::id::{Code, FieldId, InterviewId, QuestionId};
use crate::number::Decimal;
use crate::template::expression::{Comparison, Expression, Reference};
use crate::time::{Date, Month};

/// What an expression can see.
#[derive(Debug)]
pub struct Facts<'a> {
    /// What counts of the answers reached so far, by question; a question with rows counts its rows.
    pub reached: &'a BTreeMap<AnswerKey, Reached>,
    pub interview: Option<InterviewId>,
    /// The fields of the same row or group reached so far.
    pub fields: Option<&'a BTreeMap<FieldId, Value>>,
    pub today: Date,
    /// In a choice filter: the entry in question.
    pub entry: Option<&'a Code>,
}

/// A question on the path, as expressions see it.
#[derive(Clone, Debug, Default)]
pub struct Reached {
    pub value: Option<Value>,
    pub rows: usize,
}

/// What an expression comes to; blank is `None`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Scalar {
    Truth(bool),
    Number(Decimal),
    /// Year, month, day; the first where a part is not known.
    Date((i16, i8, i8)),
    Text(String),
}

impl Facts<'_> {
    pub fn holds(&self, expression: &Expression) -> bool {
        self.scalar(expression) == Some(Scalar::Truth(true))
    }

    fn scalar(&self, expression: &Expression) -> Option<Scalar> {
        match expression {
            Expression::All(parts) => Some(Scalar::Truth(parts.iter().all(|part| self.holds(part)))),
            Expression::Any(parts) => Some(Scalar::Truth(parts.iter().any(|part| self.holds(part)))),
            Expression::Not(part) => Some(Scalar::Truth(!self.holds(part))),
            Expression::Answered(of) => Some(Scalar::Truth(self.value(of).is_some() || self.rows(of) > 0)),
            Expression::Selected { of, code } => {
                Some(Scalar::Truth(self.value(of).is_some_and(|value| value.chooses(code))))
            }
            Expression::Count(of) => {
                let count = self.value(of).map_or(0, count) + self.rows(of);
                Some(Scalar::Number(Decimal::of_count(count)))
            }
            Expression::Length(of) => match self.value(of) {
                Some(Value::Text(text)) => Some(Scalar::Number(Decimal::of_count(text.chars().count()))),
                Some(_) | None => Some(Scalar::Number(Decimal::of_count(0))),
            },
            Expression::Value(of) => self.value(of).and_then(scalar_of),
            Expression::Today => {
                Some(Scalar::Date((self.today.year(), self.today.month(), self.today.day())))
            }
            Expression::Entry => self.entry.map(|code| Scalar::Text(code.as_str().to_owned())),
            Expression::Number(text) => Decimal::read_wire(text).ok().map(Scalar::Number),
            Expression::Date(text) => date(text),
            Expression::Text(text) => Some(Scalar::Text(text.clone())),
            Expression::Truth(truth) => Some(Scalar::Truth(*truth)),
            Expression::Compare { left, is, right } => {
                Some(Scalar::Truth(compare(&self.scalar(left), *is, &self.scalar(right))))
            }
        }
    }

    fn reached(&self, question: &QuestionId) -> Option<&Reached> {
        let of = |interview| AnswerKey { interview, question: question.clone(), row: None };
        self.reached.get(&of(self.interview)).or_else(|| self.reached.get(&of(None)))
    }

    fn value(&self, of: &Reference) -> Option<&Value> {
        let whole = match &of.question {
            None => return self.fields?.get(of.field.as_ref()?),
            Some(question) => self.reached(question)?.value.as_ref()?,
        };
        match (&of.field, whole) {
            (None, value) => Some(value),
            (Some(field), Value::Fields(fields)) => fields.get(field),
            (Some(_), _) => None,
        }
    }

    fn rows(&self, of: &Reference) -> usize {
        of.question.as_ref().and_then(|question| self.reached(question)).map_or(0, |reached| reached.rows)
    }
}

fn count(value: &Value) -> usize {
    match value {
        Value::Choices(choices) | Value::Ranked(choices) => choices.len(),
        Value::Ticked(ticked) => ticked.len(),
        Value::Text(_)
        | Value::Choice(_)
        | Value::Number(_)
        | Value::Date(_)
        | Value::Month(_)
        | Value::Period(_)
        | Value::YesNo(_)
        | Value::Matrix(_)
        | Value::Fields(_)
        | Value::Links(_)
        | Value::File(_)
        | Value::Unread(_) => 0,
    }
}

fn scalar_of(value: &Value) -> Option<Scalar> {
    match value {
        Value::Text(text) => Some(Scalar::Text(text.clone())),
        Value::Choice(choice) => Some(Scalar::Text(choice.code.as_str().to_owned())),
        Value::Number(text) => Decimal::read_wire(text).ok().map(Scalar::Number),
        Value::Date(date) => Some(Scalar::Date((date.year(), date.month(), date.day()))),
        Value::Month(month) => Some(Scalar::Date((month.year(), month.month().unwrap_or(1), 1))),
        Value::YesNo(truth) => Some(Scalar::Truth(*truth)),
        Value::Choices(_)
        | Value::Ranked(_)
        | Value::Period(_)
        | Value::Ticked(_)
        | Value::Matrix(_)
        | Value::Fields(_)
        | Value::Links(_)
        | Value::File(_)
        | Value::Unread(_) => None,
    }
}

fn date(text: &str) -> Option<Scalar> {
    if let Ok(date) = Date::read(text) {
        return Some(Scalar::Date((date.year(), date.month(), date.day())));
    }
    let month = Month::read(text).ok()?;
    Some(Scalar::Date((month.year(), month.month().unwrap_or(1), 1)))
}

fn compare(left: &Option<Scalar>, is: Comparison, right: &Option<Scalar>) -> bool {
    use std::cmp::Ordering;
    let order = match (left, right) {
        (Some(Scalar::Number(left)), Some(Scalar::Number(right))) => Some(left.cmp(right)),
        (Some(Scalar::Date(left)), Some(Scalar::Date(right))) => Some(left.cmp(right)),
        (left, right) => (left == right).then_some(Ordering::Equal),
    };
    match is {
        Comparison::Equal => order == Some(Ordering::Equal),
        Comparison::NotEqual => order != Some(Ordering::Equal),
        Comparison::Less => order == Some(Ordering::Less),
        Comparison::LessOrEqual => left.is_some() && order.is_some_and(Ordering::is_le),
        Comparison::Greater => order == Some(Ordering::Greater),
        Comparison::GreaterOrEqual => left.is_some() && order.is_some_and(Ordering::is_ge),
    }
}
