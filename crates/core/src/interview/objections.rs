//! What does not fit about the answers on the path: each by itself, and together with the others.
//!
//! Choice filters and rules look at other answers, and so can only be worked out over the whole path.

use std::collections::BTreeMap;

use super::evaluate::{Facts, Reached};
use super::path::{Effective, Place};
use crate::answer::check::{Objection, ObjectionCode, objections};
use crate::answer::{AnswerKey, Choice, Value};
use crate::case::Case;
use crate::id::FieldId;
use crate::template::{Kind, Template};

/// Every objection to what was answered, by answer, in the order of the path.
pub fn all(template: &Template, case: &Case, path: &[Place<'_>]) -> BTreeMap<AnswerKey, Vec<Objection>> {
    let reached = path.iter().map(|place| (place.key(), place.reached())).collect();
    let whole = Whole { template, case, reached };
    let mut found = BTreeMap::new();
    for place in path {
        for answer in &place.answers {
            let of_answer = whole.of(place, answer);
            if !of_answer.is_empty() {
                found.insert(answer.key.clone(), of_answer);
            }
        }
    }
    found
}

struct Whole<'a> {
    template: &'a Template,
    case: &'a Case,
    reached: BTreeMap<AnswerKey, Reached>,
}

impl Whole<'_> {
    fn of(&self, place: &Place<'_>, answer: &Effective) -> Vec<Objection> {
        let kept = self.case.answer(&answer.key).filter(|_| !self.case.is_withdrawn(&answer.key));
        let Some(value) = kept.and_then(|kept| kept.value.as_ref()) else { return Vec::new() };
        let mut found = objections(self.template, place.question, value);
        let Some(counted) = &answer.value else { return found };
        let kind = &place.question.kind;
        self.offered(place, kind, None, counted, None, &mut found);
        if let Value::Fields(fields) = counted {
            for field in kind.fields() {
                if let Some(value) = fields.get(&field.id) {
                    self.offered(place, &field.kind, Some(&field.id), value, Some(fields), &mut found);
                }
            }
        }
        let facts = self.facts(place, counted.as_fields());
        for (at, constraint) in place.question.constraints.iter().enumerate() {
            if !facts.holds(&constraint.holds) {
                let subject = at.to_string();
                found.push(Objection { field: None, code: ObjectionCode::RuleBroken, subject });
            }
        }
        found
    }

    fn facts<'f>(&'f self, place: &Place<'_>, fields: Option<&'f BTreeMap<FieldId, Value>>) -> Facts<'f> {
        Facts {
            reached: &self.reached,
            interview: place.interview.map(|interview| interview.id),
            fields,
            today: place.interview.map_or(self.case.head.created, |interview| interview.date),
            entry: None,
        }
    }

    fn offered(
        &self,
        place: &Place<'_>,
        kind: &Kind,
        field: Option<&FieldId>,
        value: &Value,
        fields: Option<&BTreeMap<FieldId, Value>>,
        found: &mut Vec<Objection>,
    ) {
        let Some(filter) = kind.filter() else { return };
        for choice in choices(value) {
            let facts = Facts { entry: Some(&choice.code), ..self.facts(place, fields) };
            if !facts.holds(filter) {
                let subject = choice.code.to_string();
                found.push(Objection { field: field.cloned(), code: ObjectionCode::NotOffered, subject });
            }
        }
    }
}

fn choices(value: &Value) -> &[Choice] {
    if let Value::Choice(choice) = value {
        std::slice::from_ref(choice)
    } else if let Value::Choices(choices) | Value::Ranked(choices) = value {
        choices
    } else {
        &[]
    }
}
