//! What goes out of a case, or may because nobody decided yet: what a check of it has to see.

use std::collections::BTreeMap;

use super::effective::levels;
use super::{Permits, permits_of};
use crate::answer::{Answer, AnswerKey, Value};
use crate::case::Case;
use crate::id::InterviewId;
use crate::interview::path::{Effective, Place, walk};
use crate::level::ReleaseLevel;
use crate::template::Template;

/// Every answer that goes out or may, with what it says and lets out of it, and what was permitted.
#[derive(Debug)]
pub struct Outgoing {
    answers: BTreeMap<AnswerKey, Answer>,
    /// By interview. Naming the agency counts for the whole case: everybody has to agree.
    permits: BTreeMap<InterviewId, Permits>,
}

impl Outgoing {
    pub fn of(template: &Template, case: &Case) -> Self {
        let path = walk(template, case);
        let levels = levels(template, case, &path);
        let mut answers = BTreeMap::new();
        for place in path.iter().filter(|place| !place.question.is_assurance()) {
            for answer in place.answers.iter().filter(|answer| may_leave(case, &levels, place, answer)) {
                let kept = case.answer(&answer.key).cloned().unwrap_or_default();
                answers.insert(answer.key.clone(), Answer { value: answer.value.clone(), ..kept });
            }
        }
        Self { answers, permits: permits_of(template, case, &path) }
    }

    /// Whether something goes out that did not in `before`: words, files, what a mask covered, a passage
    /// word for word, a name.
    pub fn exceeds(&self, before: &Self) -> bool {
        let permitted = self.permits.iter().any(|(id, now)| {
            let then = before.permits.get(id).copied().unwrap_or_default();
            (now.name_agency && !then.name_agency)
                || (now.name_undertaking && !then.name_undertaking)
                || (now.quotation && !then.quotation)
        });
        permitted
            || self.answers.iter().any(|(key, now)| {
                before.answers.get(key).is_none_or(|then| {
                    then.value != now.value
                        || then.masks.iter().any(|mask| !now.masks.contains(mask))
                        || now.quotations.iter().any(|one| !then.quotations.contains(one))
                })
            })
    }
}

/// Whether an answer on the path goes out, or may because nobody decided yet.
pub fn may_leave(
    case: &Case,
    levels: &BTreeMap<AnswerKey, ReleaseLevel>,
    place: &Place<'_>,
    answer: &Effective,
) -> bool {
    let said = answer.value.as_ref().is_some_and(|value: &Value| !value.is_blank());
    let undecided = case.answer(&answer.key).is_none_or(|kept| kept.level.is_none());
    let open = undecided && place.question.max_level > ReleaseLevel::Stays;
    said && (open || levels.get(&answer.key).is_some_and(|level| *level > ReleaseLevel::Stays))
}
