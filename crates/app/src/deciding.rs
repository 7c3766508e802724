//! Which answers there are to decide on: for the page of levels, and for what became undecided since.
//!
//! The answers of the case itself are decided together with those of its first interview. What only
//! classifies other answers follows them and is not offered, unless somebody decided on it; nor is what
//! the guide never lets out, or what only assures that something was checked.

use lernfall_core::answer::{Answer, AnswerKey, Value};
use lernfall_core::case::Case;
use lernfall_core::id::InterviewId;
use lernfall_core::interview::path::Place;
use lernfall_core::level::ReleaseLevel;
use lernfall_core::record::effective;
use lernfall_core::template::{Kind, Question, Section, Template};

use crate::error::{ApiError, Code};

/// An answer to decide on.
#[derive(Clone)]
pub(crate) struct Listed<'a> {
    pub section: &'a Section,
    pub question: &'a Question,
    pub key: AnswerKey,
    pub answer: &'a Answer,
    pub value: &'a Value,
}

/// Every answer and row to decide on with `interview`, in the guide's order.
pub(crate) fn listed<'a>(
    template: &'a Template,
    case: &'a Case,
    path: &'a [Place<'a>],
    interview: InterviewId,
) -> Result<Vec<Listed<'a>>, ApiError> {
    if case.interview(interview).is_none() {
        return Err(ApiError::new(Code::UnknownInterview).with("interview", interview));
    }
    let first = case.interviews.first().is_some_and(|one| one.id == interview);
    let here = |place: &&Place<'_>| place.interview.map_or(first, |one| one.id == interview);
    let offered = template
        .questions()
        .filter(|(_, question)| question.max_level > ReleaseLevel::Stays && !question.is_assurance());
    let places = offered
        .flat_map(|(_, question)| path.iter().filter(here).filter(|place| place.question.id == question.id));
    let answers = places.flat_map(|place| {
        place.answers.iter().filter_map(|effective| {
            let value = effective.value.as_ref()?;
            let answer = case.answer(&effective.key)?;
            let follows = answer.level.is_none() && effective::inherits(place.question, value);
            let (section, question, key) = (place.section, place.question, effective.key.clone());
            (!follows).then_some(Listed { section, question, key, answer, value })
        })
    });
    Ok(answers.collect())
}

/// The question whether the levels were decided together.
pub(crate) fn review<'a, 'b>(path: &'b [Place<'a>], interview: InterviewId) -> Option<&'b Place<'a>> {
    let mut places = path.iter().filter(|place| matches!(place.question.kind, Kind::ReleaseReview));
    places.find(|place| place.interview.is_some_and(|one| one.id == interview))
}

/// Whether the levels of an interview were decided together.
pub(crate) fn confirmed(path: &[Place<'_>], interview: InterviewId) -> bool {
    let said = review(path, interview).and_then(|place| place.answers.first()?.value.as_ref());
    said.and_then(Value::as_yes_or_no) == Some(true)
}

/// What is new or changed since levels were decided: nobody decided on it, so it stays here, and whoever
/// hands over has to know.
pub(crate) fn undecided(
    template: &Template,
    case: &Case,
    path: &[Place<'_>],
) -> Vec<(InterviewId, AnswerKey)> {
    let decided = case.interviews.iter().filter(|one| confirmed(path, one.id));
    decided
        .flat_map(|one| {
            let table = listed(template, case, path, one.id).unwrap_or_default();
            let open = table.into_iter().filter(|listed| listed.answer.level.is_none());
            open.map(|listed| (one.id, listed.key)).collect::<Vec<_>>()
        })
        .collect()
}

/// Whether an answer tells something of what was lived through, and counts where answers are counted.
pub(crate) fn tells(template: &Template, key: &AnswerKey) -> bool {
    template.question(&key.question).is_none_or(|question| !question.is_assurance())
}
