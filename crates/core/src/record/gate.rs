//! What must be settled before anything leaves, and what was permitted.
//!
//! Reads consent, clearance, reading back and blocking values from the answers on the path. Which
//! gates a hand-over insists on is decided by the caller.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Permits;
use crate::answer::{Choice, Value};
use crate::id::{Code, FieldId, InterviewId, QuestionId};
use crate::interview::path::Place;
use crate::template::kind::Permission;
use crate::template::{Effect, Field, Gate, Kind, Question, Template};

/// How a gate stands for an interview or the case.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct GateState {
    /// Nothing where a value blocks although its question is no gate.
    pub gate: Option<Gate>,
    pub question: QuestionId,
    pub interview: Option<InterviewId>,
    pub standing: Standing,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Standing {
    Settled,
    Open,
    /// These values forbid a hand-over while they stand.
    Blocked(Vec<Code>),
}

/// All gates on the path, and every value that blocks, in the guide's order.
pub fn gates(template: &Template, path: &[Place<'_>]) -> Vec<GateState> {
    path.iter()
        .filter_map(|place| {
            let blocking = effects(template, place, Effect::Blocks);
            let gate = place.question.gate;
            if gate.is_none() && blocking.is_empty() {
                return None;
            }
            let standing = if !blocking.is_empty() {
                Standing::Blocked(blocking)
            } else if settled(template, place) {
                Standing::Settled
            } else {
                Standing::Open
            };
            let interview = place.interview.map(|interview| interview.id);
            Some(GateState { gate, question: place.question.id.clone(), interview, standing })
        })
        .collect()
}

/// Whether an assurance is given: decided levels by a yes, a checklist when every line is ticked.
pub fn assures(question: &Question, value: &Value) -> bool {
    match (&question.kind, value) {
        (Kind::ReleaseReview, value) => value.as_yes_or_no() == Some(true),
        (Kind::Checklist { items }, Value::Ticked(ticked)) => {
            items.iter().all(|item| ticked.contains(&item.id))
        }
        _ => false,
    }
}

/// An answer settles its gate: an assurance when it is given; fields that can settle it by such a value;
/// else any answer.
fn settled(template: &Template, place: &Place<'_>) -> bool {
    let Some(value) = place.answers.first().and_then(|answer| answer.value.as_ref()) else { return false };
    let kind = &place.question.kind;
    let deciding: Vec<&Field> = kind
        .fields()
        .iter()
        .filter(|field| agency_field(kind) != Some(&field.id) && undertaking_field(kind) != Some(&field.id))
        .filter(|field| can_settle(template, &field.kind))
        .collect();
    if place.question.is_assurance() {
        return assures(place.question, value);
    }
    let settles = |value: &Value| SETTLING.iter().any(|effect| has(template, value, *effect));
    match value.as_fields() {
        Some(fields) if !deciding.is_empty() => {
            deciding.iter().any(|field| fields.get(&field.id).is_some_and(settles))
        }
        Some(_) | None => true,
    }
}

const SETTLING: [Effect; 2] = [Effect::Confirms, Effect::Settles];

fn can_settle(template: &Template, kind: &Kind) -> bool {
    let vocabulary = kind.vocabulary().and_then(|id| template.vocabulary(id));
    vocabulary.is_some_and(|one| one.entries.iter().any(|entry| SETTLING.contains(&entry.effect)))
}

fn has(template: &Template, value: &Value, effect: Effect) -> bool {
    choices(value).iter().any(|choice| effect_of(template, &choice.code) == Some(effect))
}

fn effect_of(template: &Template, code: &Code) -> Option<Effect> {
    template.file().vocabularies.iter().find_map(|one| one.entry(code)).map(|entry| entry.effect)
}

/// The codes chosen at `place` whose entries have `effect`.
fn effects(template: &Template, place: &Place<'_>, effect: Effect) -> Vec<Code> {
    let values = place.answers.iter().filter_map(|answer| answer.value.as_ref());
    let chosen = values.flat_map(choices).map(|choice| &choice.code);
    chosen.filter(|code| effect_of(template, code) == Some(effect)).cloned().collect()
}

fn choices(value: &Value) -> Vec<&Choice> {
    match value {
        Value::Choice(choice) => vec![choice],
        Value::Choices(choices) | Value::Ranked(choices) => choices.iter().collect(),
        Value::Fields(fields) => fields.values().flat_map(choices).collect(),
        Value::Matrix(rows) => rows.values().flat_map(|fields| fields.values()).flat_map(choices).collect(),
        Value::Text(_)
        | Value::Number(_)
        | Value::Date(_)
        | Value::Month(_)
        | Value::Period(_)
        | Value::YesNo(_)
        | Value::Ticked(_)
        | Value::Links(_)
        | Value::File(_)
        | Value::Unread(_) => Vec::new(),
    }
}

/// Whether a permission was given.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Permitted {
    /// The form does not ask for it.
    NotAsked,
    Open,
    No,
    Yes,
}

/// What the consent of an interview says of `permission`; a yes only where everything that asks for it
/// got a yes.
pub fn permitted(path: &[Place<'_>], interview: InterviewId, permission: Permission) -> Permitted {
    let mut so_far = Permitted::NotAsked;
    for place in of_interview(path, interview) {
        let Kind::Consent { purposes, .. } = &place.question.kind else {
            continue;
        };
        for purpose in purposes.iter().filter(|purpose| purpose.permits == permission) {
            let said = match field(place, &purpose.id).and_then(Value::as_yes_or_no) {
                Some(true) => Permitted::Yes,
                Some(false) => Permitted::No,
                None => Permitted::Open,
            };
            so_far = match (so_far, said) {
                (Permitted::NotAsked | Permitted::Yes, said) => said,
                (Permitted::Open, Permitted::No) => Permitted::No,
                (Permitted::Open | Permitted::No, _) => so_far,
            };
        }
    }
    so_far
}

/// What was permitted in an interview beyond the levels.
pub fn permits(template: &Template, path: &[Place<'_>], interview: InterviewId) -> Permits {
    let read_back = of_interview(path, interview)
        .filter(|place| place.question.gate == Some(Gate::ReadBack))
        .any(|place| !effects(template, place, Effect::Confirms).is_empty());
    let named = |which: fn(&Kind) -> Option<&FieldId>| {
        of_interview(path, interview).any(|place| {
            let value = which(&place.question.kind).and_then(|id| field(place, id));
            value.is_some_and(|value| has(template, value, Effect::Confirms))
        })
    };
    Permits {
        quotation: read_back && permitted(path, interview, Permission::Quotation) == Permitted::Yes,
        name_agency: named(agency_field),
        name_undertaking: named(undertaking_field),
    }
}

fn agency_field(kind: &Kind) -> Option<&FieldId> {
    if let Kind::Clearance { names_agency, .. } = kind { names_agency.as_ref() } else { None }
}

fn undertaking_field(kind: &Kind) -> Option<&FieldId> {
    if let Kind::Clearance { names_undertaking, .. } = kind { names_undertaking.as_ref() } else { None }
}

fn of_interview<'a, 'b>(
    path: &'b [Place<'a>],
    interview: InterviewId,
) -> impl Iterator<Item = &'b Place<'a>> {
    path.iter().filter(move |place| place.interview.is_some_and(|one| one.id == interview))
}

fn field<'b>(place: &'b Place<'_>, id: &FieldId) -> Option<&'b Value> {
    place.answers.first()?.value.as_ref()?.as_fields()?.get(id)
}
