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
use crate::template::{Effect, Gate, Kind, Template};

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

/// An answer settles its gate: decided levels by a yes; a checklist when every line is ticked; a value
/// that confirms where the question has such values; else any answer.
fn settled(template: &Template, place: &Place<'_>) -> bool {
    let Some(value) = place.answers.first().and_then(|answer| answer.value.as_ref()) else {
        return false;
    };
    match (&place.question.kind, value) {
        (Kind::ReleaseReview, value) => value.as_yes_or_no() == Some(true),
        (Kind::Checklist { items }, Value::Ticked(ticked)) => {
            items.iter().all(|item| ticked.contains(&item.id))
        }
        (kind, _) if kind.fields().iter().any(|field| can_confirm(template, &field.kind)) => {
            place.question.gate != Some(Gate::ReadBack)
                || !effects(template, place, Effect::Confirms).is_empty()
        }
        _ => true,
    }
}

fn can_confirm(template: &Template, kind: &Kind) -> bool {
    kind.vocabulary()
        .and_then(|id| template.vocabulary(id))
        .is_some_and(|vocabulary| vocabulary.entries.iter().any(|entry| entry.effect == Effect::Confirms))
}

/// The codes chosen at `place` whose entries have `effect`.
fn effects(template: &Template, place: &Place<'_>, effect: Effect) -> Vec<Code> {
    let mut found = Vec::new();
    for value in place.answers.iter().filter_map(|answer| answer.value.as_ref()) {
        for choice in choices(value) {
            let mut entries = template.file().vocabularies.iter().filter_map(|one| one.entry(&choice.code));
            if entries.any(|entry| entry.effect == effect) {
                found.push(choice.code.clone());
            }
        }
    }
    found
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

/// What the consent of an interview says of `permission`.
pub fn permitted(path: &[Place<'_>], interview: InterviewId, permission: Permission) -> Permitted {
    let mut asked = Permitted::NotAsked;
    for place in of_interview(path, interview) {
        let Kind::Consent { purposes, .. } = &place.question.kind else {
            continue;
        };
        let Some(purpose) = purposes.iter().find(|purpose| purpose.permits == permission) else {
            continue;
        };
        asked = match field(place, &purpose.id).and_then(Value::as_yes_or_no) {
            Some(true) => Permitted::Yes,
            Some(false) => Permitted::No,
            None => Permitted::Open,
        };
    }
    asked
}

/// What was permitted in an interview beyond the levels.
pub fn permits(template: &Template, path: &[Place<'_>], interview: InterviewId) -> Permits {
    let read_back = of_interview(path, interview)
        .filter(|place| place.question.gate == Some(Gate::ReadBack))
        .any(|place| !effects(template, place, Effect::Confirms).is_empty());
    let named = |which: fn(&Kind) -> Option<&FieldId>| {
        of_interview(path, interview).any(|place| {
            which(&place.question.kind).and_then(|id| field(place, id)).is_some_and(|value| {
                choices(value).iter().any(|choice| {
                    let mut entries =
                        template.file().vocabularies.iter().filter_map(|one| one.entry(&choice.code));
                    entries.any(|entry| entry.effect == Effect::Confirms)
                })
            })
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
