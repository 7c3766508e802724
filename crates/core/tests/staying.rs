//! Why answers stay behind, in generated guides and cases: nothing is forgotten, and each reason is true.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm,
    dead_code,
    reason = "everything here is a test or serves one, some of it for other tests too"
)]

#[path = "support/dice.rs"]
mod dice;
#[path = "support/expressions.rs"]
mod expressions;
#[path = "support/guide.rs"]
mod guide;
#[path = "support/notes.rs"]
mod notes;
#[path = "support/scenario.rs"]
mod scenario;
#[path = "support/start.rs"]
mod start;
#[path = "support/steps.rs"]
mod steps;
#[path = "support/values.rs"]
mod values;
#[path = "support/words.rs"]
mod words;

use std::collections::BTreeSet;

use lernfall_core::answer::AnswerKey;
use lernfall_core::case::Case;
use lernfall_core::interview::path::walk;
use lernfall_core::level::{Audience, ReleaseLevel};
use lernfall_core::record::Record;
use lernfall_core::record::staying::{StayReason, staying};
use lernfall_core::template::Template;
use proptest::prelude::*;

use scenario::tapes;

const AUDIENCES: [Audience; 4] = [Audience::House, Audience::Office, Audience::Room, Audience::Report];

fn why(template: &Template, case: &Case, audience: Audience, key: &AnswerKey) -> Option<StayReason> {
    let record = Record::build(template, case, audience).unwrap();
    staying(template, case, &record).get(key).copied()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_answer_leaves_or_says_why_not(tapes in tapes()) {
        let scenario = tapes.play();
        let (template, case) = (&scenario.template, scenario.case());
        for audience in AUDIENCES {
            let record = Record::build(template, case, audience).unwrap();
            let leaving: BTreeSet<AnswerKey> = record.keys().collect();
            prop_assert_eq!(leaving.len(), record.all_answers().count());
            let staying: BTreeSet<AnswerKey> = staying(template, case, &record).into_keys().collect();
            let said = case.answers.iter().filter(|(_, answer)| answer.status().is_some());
            let said: BTreeSet<AnswerKey> = said.map(|(key, _)| key.clone()).collect();
            prop_assert!(leaving.is_disjoint(&staying));
            prop_assert_eq!(leaving.union(&staying).cloned().collect::<BTreeSet<_>>(), said);
        }
    }

    #[test]
    fn a_reason_is_true_of_the_answer(tapes in tapes()) {
        let scenario = tapes.play();
        let (template, case) = (&scenario.template, scenario.case());
        let path = walk(template, case);
        for audience in AUDIENCES {
            let record = Record::build(template, case, audience).unwrap();
            for (key, reason) in staying(template, case, &record) {
                let answer = case.answer(&key).unwrap();
                let place = path.iter().find(|place| place.answers.iter().any(|one| one.key == key));
                prop_assert_eq!(case.is_withdrawn(&key), reason == StayReason::Withdrawn);
                if case.is_withdrawn(&key) {
                    continue;
                }
                let Some(place) = place else {
                    prop_assert_eq!(reason, StayReason::NotAsked);
                    continue;
                };
                let never = place.question.max_level == ReleaseLevel::Stays;
                prop_assert_eq!(never, reason == StayReason::Guide);
                if reason == StayReason::StaysHere {
                    prop_assert_eq!(answer.level, Some(ReleaseLevel::Stays));
                }
                if reason == StayReason::Undecided {
                    prop_assert_eq!(answer.level, None);
                    let mut decided = case.clone();
                    decided.answers.get_mut(&key).unwrap().level = Some(ReleaseLevel::Report);
                    let after = why(template, &decided, audience, &key);
                    prop_assert!(after != Some(StayReason::Undecided));
                }
                if reason == StayReason::BelowAudience {
                    prop_assert!(answer.level > Some(ReleaseLevel::Stays));
                    prop_assert!(audience > Audience::Office);
                }
            }
        }
    }
}
