//! Why an answer stays behind.
//!
//! Says it of everything that was said in a case and is not in a record of it. What leaves is decided where
//! a record is built, and here nothing is decided anew: every answer that has a status is either in the
//! record or in [`staying`].

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use ts_rs::TS;

use super::{Record, effective};
use crate::answer::{Answer, AnswerKey, AnswerStatus, Value};
use crate::case::Case;
use crate::interview::path::{Effective, Place, walk};
use crate::level::{Audience, ReleaseLevel};
use crate::template::Template;

/// Why an answer stays behind: the first of these that holds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum StayReason {
    /// It was taken back.
    Withdrawn,
    /// The question is not asked as things stand.
    NotAsked,
    /// The guide never lets it out.
    Guide,
    /// Nothing was said.
    NoAnswer,
    /// It cannot be read as what the question asks for.
    Unread,
    /// Somebody said so.
    StaysHere,
    /// The consent is open or says no.
    Consent,
    /// Nobody decided.
    Undecided,
    /// It goes, but not as far as this audience.
    BelowAudience,
    /// Something that it draws on goes no further, or the case does not.
    DrawsOn,
}

/// Every answer with a status that is not in `record`, and why.
pub fn staying(template: &Template, case: &Case, record: &Record) -> BTreeMap<AnswerKey, StayReason> {
    let path = walk(template, case);
    let leaving: BTreeSet<AnswerKey> = record.keys().collect();
    let reach = effective::reach(template, case, &path, record.audience);
    let why = Why { case, path: &path, reach: &reach, audience: record.audience };
    let said = case.answers.iter().filter(|(_, answer)| answer.status().is_some());
    said.filter(|(key, _)| !leaving.contains(key))
        .map(|(key, answer)| (key.clone(), why.stays(key, answer)))
        .collect()
}

struct Why<'a> {
    case: &'a Case,
    path: &'a [Place<'a>],
    reach: &'a BTreeMap<AnswerKey, ReleaseLevel>,
    audience: Audience,
}

impl Why<'_> {
    fn stays(&self, key: &AnswerKey, answer: &Answer) -> StayReason {
        if self.case.is_withdrawn(key) {
            return StayReason::Withdrawn;
        }
        let Some((place, effective)) = self.asked(key) else { return StayReason::NotAsked };
        let said = answer.counted();
        let answered = answer.status() == Some(AnswerStatus::Answered);
        if place.question.max_level == ReleaseLevel::Stays {
            StayReason::Guide
        } else if said.is_none() && (answered || answer.level.is_none()) {
            StayReason::NoAnswer
        } else if said.is_some() && effective.value.is_none() {
            // It said something only in fields that are not asked for.
            StayReason::NotAsked
        } else if matches!(said, Some(Value::Unread(_))) {
            StayReason::Unread
        } else if answer.level == Some(ReleaseLevel::Stays) {
            StayReason::StaysHere
        } else if self.consent(place) == ReleaseLevel::Stays {
            StayReason::Consent
        } else {
            self.level(place, effective, answer)
        }
    }

    /// What the levels say, where nothing stronger holds it back.
    fn level(&self, place: &Place<'_>, effective: &Effective, answer: &Answer) -> StayReason {
        let threshold = self.audience.threshold();
        let reaches = self.reach.get(&effective.key).copied().unwrap_or_default() >= threshold;
        if reaches {
            // Nothing of it is left: it could not be read, or it only points to what stays.
            let unread = effective.value.as_ref().is_some_and(has_unread);
            return if unread { StayReason::Unread } else { StayReason::DrawsOn };
        }
        match answer.level {
            Some(level) if level.min(place.question.max_level) < threshold => StayReason::BelowAudience,
            Some(_) => StayReason::DrawsOn,
            None if self.follows(place, effective) => StayReason::DrawsOn,
            None => StayReason::Undecided,
        }
    }

    fn asked(&self, key: &AnswerKey) -> Option<(&Place<'_>, &Effective)> {
        self.path.iter().find_map(|place| {
            let answer = place.answers.iter().find(|answer| answer.key == *key)?;
            Some((place, answer))
        })
    }

    fn consent(&self, place: &Place<'_>) -> ReleaseLevel {
        effective::consent_cap(self.path, place.interview.map(|interview| interview.id))
    }

    /// Whether nobody has to decide on it, because what it classifies was decided on.
    fn follows(&self, place: &Place<'_>, effective: &Effective) -> bool {
        effective.value.as_ref().is_some_and(|value| effective::inherits(place.question, value))
            && effective::lowest_drawn(self.case, self.path, place, self.reach).is_some()
    }
}

fn has_unread(value: &Value) -> bool {
    if let Value::Fields(fields) = value {
        fields.values().any(has_unread)
    } else if let Value::Matrix(rows) = value {
        rows.values().flat_map(BTreeMap::values).any(has_unread)
    } else {
        matches!(value, Value::Unread(_))
    }
}
