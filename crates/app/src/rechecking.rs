//! Answers are written, and a check of what goes out does not outlast what was checked.
//!
//! Every answer of a case that there is already is written here.

use lernfall_core::answer::{Answer, AnswerKey, Value};
use lernfall_core::case::Case;
use lernfall_core::level::ReleaseLevel;
use lernfall_core::template::{Gate, Kind, Template};
use lernfall_store::Tx;

use crate::drafts::said;
use crate::error::ApiError;

/// Writes `answers`. `case` is what stands there until then: where they let out something else, what was
/// ticked for it is blank again.
pub(crate) fn write(
    tx: &Tx<'_>,
    template: &Template,
    case: &Case,
    answers: &[(AnswerKey, Answer)],
) -> Result<(), ApiError> {
    for (key, answer) in answers {
        tx.write_answer(case.head.id, key, answer)?;
    }
    if answers.iter().any(|(key, answer)| reveals(template, case, key, answer)) {
        for (key, answer) in checks(template, case) {
            let written = answers.iter().any(|(of, _)| of == key);
            if !written && answer.counted().is_some() {
                let blank = said(template, case, key, Value::Unread(String::new()));
                tx.write_answer(case.head.id, key, &blank)?;
            }
        }
    }
    Ok(())
}

fn reveals(template: &Template, case: &Case, key: &AnswerKey, answer: &Answer) -> bool {
    let before = case.answer(key).cloned().unwrap_or_default();
    template.question(&key.question).is_some_and(|question| {
        // A consent lets out what others said.
        let consents = matches!(question.kind, Kind::Consent { .. }) && answer.value != before.value;
        let leaves = question.max_level > ReleaseLevel::Stays && !question.is_assurance();
        consents || (leaves && answer.reveals_more_than(&before))
    })
}

/// What was ticked of what goes out.
fn checks<'a>(template: &Template, case: &'a Case) -> impl Iterator<Item = (&'a AnswerKey, &'a Answer)> {
    let is_check = |key: &AnswerKey| {
        template.question(&key.question).is_some_and(|question| question.gate == Some(Gate::Inference))
    };
    case.answers.iter().filter(move |(key, _)| is_check(key))
}
