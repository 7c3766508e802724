//! A check of what goes out does not outlast what was checked.
//!
//! Whatever can let out more of a case (answers that are written, an entry or a talk that goes or comes
//! back) is done through here.

use lernfall_core::answer::{Answer, AnswerKey, Value};
use lernfall_core::case::Case;
use lernfall_core::record::outgoing::Outgoing;
use lernfall_core::template::{Gate, Template};
use lernfall_store::Tx;

use crate::drafts::said;
use crate::error::ApiError;

/// Writes `answers`. `case` is what stands there until then.
pub(crate) fn write(
    tx: &Tx<'_>,
    template: &Template,
    case: &Case,
    answers: &[(AnswerKey, Answer)],
) -> Result<(), ApiError> {
    within(tx, template, case, |tx| {
        for (key, answer) in answers {
            tx.write_answer(case.head.id, key, answer)?;
        }
        Ok(())
    })
}

/// Does `work`. Where more goes out afterwards than did in `before`, what was ticked for it is blank again.
pub(crate) fn within<T>(
    tx: &Tx<'_>,
    template: &Template,
    before: &Case,
    work: impl FnOnce(&Tx<'_>) -> Result<T, ApiError>,
) -> Result<T, ApiError> {
    let done = work(tx)?;
    if checks(template, before).next().is_some() {
        let now = tx.load_case(before.head.id)?;
        for (key, blank) in outdated(template, before, &now) {
            tx.write_answer(now.head.id, &key, &blank)?;
        }
    }
    Ok(done)
}

/// The checks that somebody ticked and nobody has since, blank, where more goes out of `now`.
pub(crate) fn outdated(template: &Template, before: &Case, now: &Case) -> Vec<(AnswerKey, Answer)> {
    let more = Outgoing::of(template, now).exceeds(&Outgoing::of(template, before));
    let kept = checks(template, now).filter(|(key, answer)| before.answer(key) == Some(*answer));
    let blank = |key: &AnswerKey| said(template, now, key, Value::Unread(String::new()));
    kept.filter(|_| more).map(|(key, _)| (key.clone(), blank(key))).collect()
}

/// What was ticked of what goes out.
fn checks<'a>(template: &Template, case: &'a Case) -> impl Iterator<Item = (&'a AnswerKey, &'a Answer)> {
    let is_check = |key: &AnswerKey| {
        template.question(&key.question).is_some_and(|question| question.gate == Some(Gate::Inference))
    };
    case.answers.iter().filter(move |(key, answer)| is_check(key) && answer.counted().is_some())
}
