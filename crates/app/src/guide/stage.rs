//! Which questions belong to which stage of an interview.
//!
//! A question asked in the talk belongs to the time after it as well where some of its fields do, as soon
//! as it has an answer that they classify. Deciding the levels has a page of its own and is no question
//! here.

use std::collections::BTreeMap;

use lernfall_core::answer::Value;
use lernfall_core::case::Case;
use lernfall_core::id::FieldId;
use lernfall_core::interview::Interview;
use lernfall_core::interview::path::Place;
use lernfall_core::template::{Field, Kind, Template, When};

/// The places of `stage`, in the guide's order; those of the head among those of the interview.
pub(crate) fn of_stage<'p, 'a>(
    template: &Template,
    case: &Case,
    path: &'p [Place<'a>],
    interview: &Interview,
    stage: When,
) -> Vec<&'p Place<'a>> {
    let here = |place: &&Place<'_>| place.interview.is_none_or(|one| one.id == interview.id);
    let mut places: Vec<&Place<'_>> =
        path.iter().filter(here).filter(|place| belongs(case, place, stage)).collect();
    let order = |place: &&Place<'_>| template.questions().position(|(_, one)| one.id == place.question.id);
    places.sort_by_key(order);
    places
}

fn belongs(case: &Case, place: &Place<'_>, stage: When) -> bool {
    let question = place.question;
    if matches!(question.kind, Kind::ReleaseReview) {
        return false;
    }
    if question.when == stage {
        return true;
    }
    let later = stage == When::After && asked(place).any(|field| when(place, field) == When::After);
    let said = || {
        place
            .answers
            .iter()
            .any(|answer| case.answer(&answer.key).is_some_and(|kept| kept.counted().is_some()))
    };
    later && said()
}

/// Whether no field that classifies what was said has a value yet.
pub(super) fn is_unsorted(place: &Place<'_>) -> bool {
    let said = place.answers.iter().filter_map(|answer| answer.value.as_ref());
    let mut filled = said.filter_map(Value::as_fields).flat_map(BTreeMap::keys);
    let classifies =
        |id: &FieldId| asked(place).any(|field| field.id == *id && when(place, field) == When::After);
    !filled.any(classifies)
}

/// The fields that the form asks.
pub(super) fn asked<'a>(place: &Place<'a>) -> impl Iterator<Item = &'a Field> {
    let asked = place.asked.fields.clone();
    let fields = place.question.kind.fields().iter();
    fields.filter(move |field| asked.as_ref().is_none_or(|asked| asked.contains(&field.id)))
}

/// When a field is asked: as it says, else with its question.
pub(super) fn when(place: &Place<'_>, field: &Field) -> When {
    field.when.unwrap_or(place.question.when)
}
