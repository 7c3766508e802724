//! What of a value leaves: masks applied, dates coarsened, links only to what leaves too.

use std::collections::{BTreeMap, BTreeSet};

use super::Permits;
use crate::answer::{Answer, AnswerKey, Approval, Choice, Link, TextRange, Value};
use crate::id::FieldId;
use crate::template::Kind;
use crate::template::kind::DatePrecision;
use crate::time::{Date, Month, Precision};

/// Stands in the place of a masked passage, whatever its length was.
pub const MASK: &str = "[…]";

/// An answer about to leave.
pub(super) struct Leaving<'a> {
    pub kind: &'a Kind,
    pub answer: &'a Answer,
    /// Every answer that leaves with it.
    pub chosen: &'a BTreeSet<AnswerKey>,
}

impl Leaving<'_> {
    /// The value as it leaves, and the passages of it that may be quoted.
    pub fn of(&self, value: Option<&Value>, permits: Permits) -> (Option<Value>, Vec<TextRange>) {
        let value =
            value.and_then(|value| self.value(self.kind, None, value)).filter(|value| !value.is_blank());
        let quotable = value.is_some() && permits.quotation;
        let approved =
            self.answer.quotations.iter().filter(|one| quotable && one.approval == Approval::Approved);
        // A passage of what stays is not told of either.
        let texts = value.as_ref().map(Value::texts).unwrap_or_default();
        let left = approved.filter(|one| texts.iter().any(|(field, _)| *field == one.range.field.as_ref()));
        let quotations = left.filter_map(|quotation| self.moved(&quotation.range)).collect();
        (value, quotations)
    }

    fn value(&self, kind: &Kind, field: Option<&FieldId>, value: &Value) -> Option<Value> {
        let leaving = match value {
            Value::Text(text) => Value::Text(masked(text, &self.masks(field))),
            Value::Date(date) => coarsened(kind, *date)?,
            Value::Links(links) => {
                Value::Links(links.iter().filter(|link| self.leaves(link)).cloned().collect())
            }
            Value::Fields(fields) => Value::Fields(self.fields(kind, fields)),
            Value::Matrix(rows) => {
                let rows = rows.iter().map(|(code, fields)| (code.clone(), self.fields(kind, fields)));
                Value::Matrix(rows.filter(|(_, fields)| !fields.is_empty()).collect())
            }
            Value::Choice(choice) => Value::Choice(self.choice(field, choice)),
            Value::Choices(choices) => {
                Value::Choices(choices.iter().map(|choice| self.choice(field, choice)).collect())
            }
            Value::Ranked(choices) => {
                Value::Ranked(choices.iter().map(|choice| self.choice(field, choice)).collect())
            }
            Value::Unread(_) => return None,
            Value::Number(_)
            | Value::Month(_)
            | Value::Period(_)
            | Value::YesNo(_)
            | Value::Ticked(_)
            | Value::File(_) => value.clone(),
        };
        Some(leaving).filter(|value| !value.is_blank())
    }

    fn fields(&self, kind: &Kind, fields: &BTreeMap<FieldId, Value>) -> BTreeMap<FieldId, Value> {
        fields
            .iter()
            .filter_map(|(id, value)| {
                let kind =
                    kind.fields().iter().find(|field| field.id == *id).map_or(kind, |field| &field.kind);
                Some((id.clone(), self.value(kind, Some(id), value)?))
            })
            .collect()
    }

    fn choice(&self, field: Option<&FieldId>, choice: &Choice) -> Choice {
        let own_words = choice.own_words.as_ref().map(|words| masked(words, &self.masks(field)));
        Choice { own_words, ..choice.clone() }
    }

    fn leaves(&self, link: &Link) -> bool {
        self.chosen.iter().any(|key| key.row == Some(link.row) && key.question == link.question)
    }

    /// The masks of a field, joined where they touch, first to last.
    fn masks(&self, field: Option<&FieldId>) -> Vec<(usize, usize)> {
        let mut masks: Vec<(usize, usize)> = self
            .answer
            .masks
            .iter()
            .filter(|mask| mask.field.as_ref() == field && mask.start < mask.end)
            .map(|mask| (as_index(mask.start), as_index(mask.end)))
            .collect();
        masks.sort_unstable();
        let mut joined: Vec<(usize, usize)> = Vec::new();
        for (start, end) in masks {
            match joined.last_mut() {
                Some(last) if start <= last.1 => last.1 = last.1.max(end),
                Some(_) | None => joined.push((start, end)),
            }
        }
        joined
    }

    /// Where a range is once masks are applied; nothing where a mask touches it.
    fn moved(&self, range: &TextRange) -> Option<TextRange> {
        let masks = self.masks(range.field.as_ref());
        let (start, end) = (as_index(range.start), as_index(range.end));
        if start >= end || masks.iter().any(|(from, to)| *from < end && start < *to) {
            return None;
        }
        let mask_length = MASK.chars().count();
        let mut offset = (0usize, 0usize);
        for (from, to) in masks.iter().filter(|(_, to)| *to <= start) {
            offset = (offset.0 + (to - from), offset.1 + mask_length);
        }
        let move_by = |at: usize| u32::try_from(at - offset.0 + offset.1).ok();
        Some(TextRange { field: range.field.clone(), start: move_by(start)?, end: move_by(end)? })
    }
}

fn coarsened(kind: &Kind, date: Date) -> Option<Value> {
    let precision = if let Kind::Date { leaves } = kind { *leaves } else { DatePrecision::Day };
    let month = |month| Month::new(date.year(), month, Precision::Exact).ok().map(Value::Month);
    match precision {
        DatePrecision::Day => Some(Value::Date(date)),
        DatePrecision::Month => month(Some(date.month())),
        DatePrecision::Year => month(None),
    }
}

fn masked(text: &str, masks: &[(usize, usize)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut ahead = masks.iter().peekable();
    for (at, character) in text.chars().enumerate() {
        while ahead.next_if(|(_, end)| *end <= at).is_some() {}
        match ahead.peek() {
            Some((start, _)) if *start == at => out.push_str(MASK),
            Some((start, _)) if *start < at => {}
            Some(_) | None => out.push(character),
        }
    }
    out
}

fn as_index(offset: u32) -> usize {
    usize::try_from(offset).unwrap_or(usize::MAX)
}
