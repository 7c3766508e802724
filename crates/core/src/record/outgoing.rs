//! What goes out of a case, or may because nobody decided yet: what a check of it has to see.

use std::collections::BTreeMap;

use super::effective::levels;
use super::gate::permits;
use crate::answer::{Answer, AnswerKey, Value};
use crate::case::Case;
use crate::interview::path::{Effective, Place, walk};
use crate::level::ReleaseLevel;
use crate::template::Template;

/// Every answer that goes out or may, with what it says and lets out of it, and what was permitted.
#[derive(Debug)]
pub struct Outgoing {
    answers: BTreeMap<AnswerKey, Answer>,
    /// Naming the agency counts for the whole case: everybody has to agree.
    name_agency: bool,
    name_undertaking: bool,
    quotation: bool,
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
        let permits: Vec<_> =
            case.interviews.iter().map(|interview| permits(template, &path, interview.id)).collect();
        Self {
            answers,
            name_agency: permits.iter().all(|one| one.name_agency),
            name_undertaking: permits.iter().any(|one| one.name_undertaking),
            quotation: permits.iter().any(|one| one.quotation),
        }
    }

    /// Whether something goes out that did not in `before`: words, files, what a mask covered, a passage
    /// word for word, a name.
    pub fn exceeds(&self, before: &Self) -> bool {
        let permitted = (self.name_agency && !before.name_agency)
            || (self.name_undertaking && !before.name_undertaking)
            || (self.quotation && !before.quotation);
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
