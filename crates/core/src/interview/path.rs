//! Which questions are asked, and what of the answers counts.
//!
//! Keeps true that an answer on a branch that is no longer reachable counts for nothing: neither for
//! other questions nor for a record. The answers themselves stay where they are.

use std::collections::BTreeMap;

use crate::answer::{AnswerKey, Value};
use crate::case::{Case, RowList};
use crate::id::{FieldId, RowId};
use crate::interview::Interview;
use crate::interview::evaluate::{Facts, Reached};
use crate::template::kind::AutomaticValue;
use crate::template::{Field, Kind, Question, Scope, Section, Selected, Template};
use crate::time::Date;

/// A question that is asked, in the head or in an interview.
#[derive(Clone, Debug)]
pub struct Place<'a> {
    pub section: &'a Section,
    pub question: &'a Question,
    /// How the form asks it.
    pub asked: Selected,
    pub interview: Option<&'a Interview>,
    /// The question itself first, then its rows in the person's order.
    pub answers: Vec<Effective>,
}

/// An answer on the path, with what of its value counts.
#[derive(Clone, Debug)]
pub struct Effective {
    pub key: AnswerKey,
    /// Without fields that cannot be reached; nothing while the answer is open or withdrawn.
    pub value: Option<Value>,
    /// The fields that the program fills, as far as they are reached.
    pub automatic: Vec<(FieldId, AutomaticValue)>,
}

/// All questions that are asked now: those of the case first, then interview by interview.
pub fn walk<'a>(template: &'a Template, case: &'a Case) -> Vec<Place<'a>> {
    let mut walk = Walk { case, reached: BTreeMap::new(), places: Vec::new() };
    walk.one_way(template, None);
    for interview in &case.interviews {
        walk.one_way(template, Some(interview));
    }
    walk.places
}

impl Place<'_> {
    /// The question as expressions see it.
    pub fn reached(&self) -> Reached {
        let mut values = self.answers.iter().map(|answer| &answer.value);
        let value = values.next().cloned().flatten();
        Reached { value, rows: values.filter(|value| value.is_some()).count() }
    }

    /// The key of the question as a whole.
    pub fn key(&self) -> AnswerKey {
        AnswerKey {
            interview: self.interview.map(|interview| interview.id),
            question: self.question.id.clone(),
            row: None,
        }
    }
}

struct Walk<'a> {
    case: &'a Case,
    reached: BTreeMap<AnswerKey, Reached>,
    places: Vec<Place<'a>>,
}

impl<'a> Walk<'a> {
    fn one_way(&mut self, template: &'a Template, interview: Option<&'a Interview>) {
        let scope = if interview.is_some() { Scope::Interview } else { Scope::Case };
        let today = interview.map_or(self.case.head.created, |interview| interview.date);
        for section in template.sections() {
            let holds = |walk: &Self, expression: &Option<_>| {
                expression
                    .as_ref()
                    .is_none_or(|expression| walk.facts(interview, today, None).holds(expression))
            };
            if !holds(self, &section.reachable) {
                continue;
            }
            for question in section.questions.iter().filter(|question| question.scope == scope) {
                let asked = match interview {
                    Some(interview) => template.form(interview.form).and_then(|form| form.asks(&question.id)),
                    None => Some(Selected { question: question.id.clone(), max_repeats: None, fields: None }),
                };
                if let Some(asked) = asked
                    && holds(self, &question.reachable)
                {
                    self.reach(section, question, asked, interview, today);
                }
            }
        }
    }

    fn facts<'b>(
        &'b self,
        interview: Option<&Interview>,
        today: Date,
        fields: Option<&'b BTreeMap<FieldId, Value>>,
    ) -> Facts<'b> {
        let interview = interview.map(|interview| interview.id);
        Facts { reached: &self.reached, interview, fields, today, entry: None }
    }

    fn reach(
        &mut self,
        section: &'a Section,
        question: &'a Question,
        asked: Selected,
        interview: Option<&'a Interview>,
        today: Date,
    ) {
        let mut place = Place { section, question, asked, interview, answers: Vec::new() };
        let whole = place.key();
        let effective = |key: AnswerKey| {
            let value = self.counted(&key, question, &place.asked, interview, today);
            let automatic = self.automatic(question, &place.asked, value.as_ref(), interview, today);
            Effective { key, value, automatic }
        };
        let mut answers = vec![effective(whole.clone())];
        answers.extend(self.rows(question, &place.asked, interview).into_iter().map(|row| {
            let row = Some(row);
            effective(AnswerKey { row, ..whole.clone() })
        }));
        place.answers = answers;
        self.reached.insert(whole, place.reached());
        self.places.push(place);
    }

    fn rows(&self, question: &Question, asked: &Selected, interview: Option<&Interview>) -> Vec<RowId> {
        let Some(most) = asked.max_repeats.or(question.kind.max_repeats()) else {
            return Vec::new();
        };
        let list =
            RowList { interview: interview.map(|interview| interview.id), question: question.id.clone() };
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        self.case.rows_of(&list).iter().copied().take(most).collect()
    }

    fn counted(
        &self,
        key: &AnswerKey,
        question: &Question,
        asked: &Selected,
        interview: Option<&Interview>,
        today: Date,
    ) -> Option<Value> {
        if self.case.is_withdrawn(key) {
            return None;
        }
        let value = self.case.answer(key)?.counted()?;
        let reach = |given: &BTreeMap<FieldId, Value>| {
            self.reached_fields(asked_fields(question, asked), given, interview, today)
        };
        let value = match (&question.kind, value) {
            (Kind::Consent { .. }, value) => value.clone(),
            (_, Value::Fields(fields)) => Value::Fields(reach(fields)),
            (_, Value::Matrix(rows)) => {
                Value::Matrix(rows.iter().map(|(code, fields)| (code.clone(), reach(fields))).collect())
            }
            (_, value) => value.clone(),
        };
        Some(value).filter(|value| !value.is_blank())
    }

    fn automatic(
        &self,
        question: &Question,
        asked: &Selected,
        value: Option<&Value>,
        interview: Option<&Interview>,
        today: Date,
    ) -> Vec<(FieldId, AutomaticValue)> {
        let facts = self.facts(interview, today, value.and_then(Value::as_fields));
        asked_fields(question, asked)
            .filter(|field| field.reachable.as_ref().is_none_or(|expression| facts.holds(expression)))
            .filter_map(|field| {
                let Kind::Automatic { source } = field.kind else { return None };
                Some((field.id.clone(), source))
            })
            .collect()
    }

    fn reached_fields<'f>(
        &self,
        fields: impl Iterator<Item = &'f Field>,
        given: &BTreeMap<FieldId, Value>,
        interview: Option<&Interview>,
        today: Date,
    ) -> BTreeMap<FieldId, Value> {
        let mut reached = BTreeMap::new();
        for field in fields {
            let facts = self.facts(interview, today, Some(&reached));
            let holds = field.reachable.as_ref().is_none_or(|expression| facts.holds(expression));
            if let Some(value) = given.get(&field.id).filter(|value| holds && !value.is_blank()) {
                reached.insert(field.id.clone(), value.clone());
            }
        }
        reached
    }
}

/// The fields that the form asks for.
fn asked_fields<'q>(question: &'q Question, asked: &'q Selected) -> impl Iterator<Item = &'q Field> {
    let fields = question.kind.fields().iter();
    fields.filter(move |field| asked.fields.as_ref().is_none_or(|asked| asked.contains(&field.id)))
}
