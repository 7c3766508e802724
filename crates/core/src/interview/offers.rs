//! Which fields and entries a question offers as things stand.
//!
//! Depends on what was answered so far; works on a path that was walked ([`super::path::walk`]).

use std::collections::BTreeMap;

use super::evaluate::{Facts, Reached};
use super::path::Place;
use crate::answer::{AnswerKey, Value};
use crate::case::Case;
use crate::id::FieldId;
use crate::template::{Entry, Field, Kind, Retirement, Template};

/// What a walked path offers.
#[derive(Debug)]
pub struct Offers<'a> {
    template: &'a Template,
    case: &'a Case,
    reached: BTreeMap<AnswerKey, Reached>,
}

impl<'a> Offers<'a> {
    pub fn new(template: &'a Template, case: &'a Case, path: &[Place<'_>]) -> Self {
        let reached = path.iter().map(|place| (place.key(), place.reached())).collect();
        Self { template, case, reached }
    }

    /// The fields of `place` that are asked and reachable, given the others of the same row or group.
    pub fn fields<'p>(
        &'p self,
        place: &'p Place<'_>,
        given: &'p BTreeMap<FieldId, Value>,
    ) -> impl Iterator<Item = &'p Field> {
        let asked = |field: &Field| place.asked.fields.as_ref().is_none_or(|asked| asked.contains(&field.id));
        let facts = self.facts(place, Some(given));
        place.question.kind.fields().iter().filter(move |field| {
            asked(field) && field.reachable.as_ref().is_none_or(|expression| facts.holds(expression))
        })
    }

    /// The entries to choose from; one that is chosen stays in sight, retired or not.
    pub fn entries(
        &self,
        place: &Place<'_>,
        kind: &Kind,
        value: Option<&Value>,
        given: Option<&BTreeMap<FieldId, Value>>,
    ) -> Vec<&'a Entry> {
        let vocabulary = kind.vocabulary().and_then(|id| self.template.vocabulary(id));
        let entries = vocabulary.into_iter().flat_map(|vocabulary| &vocabulary.entries);
        let chosen = |entry: &Entry| value.is_some_and(|value| value.chooses(&entry.code));
        entries
            .filter(|entry| {
                let facts = Facts { entry: Some(&entry.code), ..self.facts(place, given) };
                let offered = kind.filter().is_none_or(|filter| facts.holds(filter));
                chosen(entry) || (offered && entry.retirement == Retirement::Current)
            })
            .collect()
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
}
