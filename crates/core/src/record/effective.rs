//! How far each answer goes.
//!
//! Effective level = the lowest of: what was decided for the answer or row, the question's highest,
//! the case's cap, the consent's cap, and the lowest of what the answer draws on. Undecided is 0; a
//! classification without own words takes the level of what it classifies.

use std::collections::BTreeMap;

use crate::answer::{AnswerKey, Value};
use crate::case::Case;
use crate::id::InterviewId;
use crate::interview::Form;
use crate::interview::path::{Effective, Place};
use crate::level::{Audience, ReleaseLevel};
use crate::template::kind::Permission;
use crate::template::{Question, Scope, Template};

use super::gate;

/// The effective level of every answer on the path.
pub fn levels(template: &Template, case: &Case, path: &[Place<'_>]) -> BTreeMap<AnswerKey, ReleaseLevel> {
    worked_out(template, case, path, |_| None)
}

/// How far every answer on the path goes for `audience`.
///
/// The *Fallblatt* of one's own notes shows what its author did not keep back, before levels are
/// decided: the author makes it for the own house and decides by making it. Everything else that holds
/// an answer back holds it back there too.
pub(super) fn reach(
    template: &Template,
    case: &Case,
    path: &[Place<'_>],
    audience: Audience,
) -> BTreeMap<AnswerKey, ReleaseLevel> {
    worked_out(template, case, path, |place| {
        let written_alone = place.interview.is_none_or(|interview| interview.form == Form::Own);
        (audience == Audience::House && written_alone).then(|| audience.threshold())
    })
}

/// `undecided` says how far an answer goes that nobody decided on, if anywhere.
fn worked_out(
    template: &Template,
    case: &Case,
    path: &[Place<'_>],
    undecided: impl Fn(&Place<'_>) -> Option<ReleaseLevel>,
) -> BTreeMap<AnswerKey, ReleaseLevel> {
    let mut levels = BTreeMap::new();
    // What an answer draws on comes earlier in the guide, in the head or in the interviews.
    for (_, question) in template.questions() {
        for place in path.iter().filter(|place| place.question.id == question.id) {
            let ceiling = place
                .question
                .max_level
                .min(case.head.cap)
                .min(consent_cap(path, place.interview.map(|interview| interview.id)));
            for answer in &place.answers {
                let decided = case.answer(&answer.key).and_then(|kept| kept.level);
                let decided = decided.or_else(|| undecided(place));
                let level = own(decided, case, path, place, answer, &levels).min(ceiling);
                levels.insert(answer.key.clone(), level);
            }
        }
    }
    levels
}

fn own(
    decided: Option<ReleaseLevel>,
    case: &Case,
    path: &[Place<'_>],
    place: &Place<'_>,
    answer: &Effective,
    levels: &BTreeMap<AnswerKey, ReleaseLevel>,
) -> ReleaseLevel {
    if place.question.draws_on.is_empty() {
        return decided.unwrap_or_default();
    }
    let drawn = lowest_drawn(case, path, place, levels);
    let classifies = answer.value.as_ref().is_some_and(|value| inherits(place.question, value));
    match (decided, drawn) {
        (Some(decided), Some(drawn)) => decided.min(drawn),
        (Some(decided), None) => decided,
        (None, Some(drawn)) if classifies => drawn,
        (None, Some(_) | None) => ReleaseLevel::Stays,
    }
}

/// Whether the answer only classifies what others say, so that nobody has to decide on it.
pub fn inherits(question: &Question, value: &Value) -> bool {
    !question.draws_on.is_empty() && !value.has_own_words()
}

/// The lowest level among the answers that `place` draws on; nothing where none was given.
pub(super) fn lowest_drawn(
    case: &Case,
    path: &[Place<'_>],
    place: &Place<'_>,
    levels: &BTreeMap<AnswerKey, ReleaseLevel>,
) -> Option<ReleaseLevel> {
    let same_talk = |other: &&Place<'_>| match place.question.scope {
        Scope::Interview => other.interview == place.interview || other.interview.is_none(),
        Scope::Case => true,
    };
    path.iter()
        .filter(|other| place.question.draws_on.contains(&other.question.id))
        .filter(same_talk)
        .flat_map(|other| &other.answers)
        .filter_map(|answer| {
            // What was taken back holds down what was drawn from it: its words may stand there.
            let withdrawn = case.is_withdrawn(&answer.key).then_some(ReleaseLevel::Stays);
            let level = || answer.value.as_ref().and(levels.get(&answer.key)).copied();
            withdrawn.or_else(level)
        })
        .min()
}

/// What the consent of an interview allows: nothing leaves while it is asked for and not given.
pub(super) fn consent_cap(path: &[Place<'_>], interview: Option<InterviewId>) -> ReleaseLevel {
    let Some(interview) = interview else {
        return ReleaseLevel::Report;
    };
    match gate::permitted(path, interview, Permission::HandOver) {
        gate::Permitted::NotAsked | gate::Permitted::Yes => ReleaseLevel::Report,
        gate::Permitted::Open | gate::Permitted::No => ReleaseLevel::Stays,
    }
}
