//! What leaves, in generated guides and cases, against a naive second implementation.
//!
//! Keeps true that a record and its papers hold the effective answers, all of them and nothing else,
//! and that each of the filters is needed for that: with any one taken out the same search finds a
//! leak. Half as many cases are tried as `PROPTEST_CASES` says.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm,
    reason = "everything here is a test or serves one"
)]

#[path = "support/dice.rs"]
mod dice;
#[path = "support/expressions.rs"]
mod expressions;
#[path = "support/guide.rs"]
mod guide;
#[path = "support/leaky.rs"]
mod leaky;
#[path = "support/naive.rs"]
mod naive;
#[path = "support/naive_truth.rs"]
mod naive_truth;
#[path = "support/naive_values.rs"]
mod naive_values;
#[path = "support/notes.rs"]
mod notes;
#[path = "support/scenario.rs"]
mod scenario;
#[path = "support/search.rs"]
mod search;
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
use lernfall_core::digest::Digest;
use lernfall_core::document::outline::{Extent, outline};
use lernfall_core::record::Record;
use lernfall_core::template::Kind;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, FileFailurePersistence, TestRunner};
use serde_json::Value;

use leaky::{Build, LEAKY, build};
use scenario::{Scenario, one_step, tapes};
use search::{AUDIENCES, allowed, answer_tokens, difference, leak, strings};

fn config() -> Config {
    Config {
        // Each case is tried for four audiences.
        cases: Config::default().cases / 2,
        max_shrink_iters: 1500,
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("proptest-regressions"))),
        ..Config::default()
    }
}

/// The record on the wire without what the naive implementation does not work out.
fn comparable(record: &Record) -> Value {
    let mut wire: Value = serde_json::from_slice(&record.canonical().unwrap()).unwrap();
    wire.as_object_mut().unwrap().remove("revision");
    for file in wire["attachments"].as_array_mut().unwrap() {
        file.as_object_mut().unwrap().remove("member");
    }
    wire
}

/// The first leak to any audience when records are built by `build`.
fn first_leak(scenario: &Scenario, build: Build) -> Option<String> {
    let notes = scenario.notes();
    AUDIENCES.into_iter().find_map(|(audience, name)| {
        let allowed = allowed(&scenario.guide, &notes, name);
        let record = build(&scenario.template, scenario.case(), audience);
        leak(&scenario.template, &allowed, &record).map(|found| format!("{found} for {name}"))
    })
}

/// The answers that are not in the record for `audience`.
fn withheld(scenario: &Scenario, audience: &str) -> Vec<AnswerKey> {
    let record = allowed(&scenario.guide, &scenario.notes(), audience).record;
    let interviews = record["interviews"].as_array().unwrap().iter();
    let lists = interviews.map(|one| (one["id"].as_str(), &one["answers"]));
    let mut there = BTreeSet::new();
    for (interview, answers) in lists.chain(std::iter::once((None, &record["answers"]))) {
        for answer in answers.as_array().unwrap() {
            let question = answer["question"].as_str().unwrap();
            let row = answer["row"].as_str().map(|row| row.parse().unwrap());
            let interview = interview.map(|id| id.parse().unwrap());
            there.insert(AnswerKey { interview, question: question.into(), row });
        }
    }
    scenario.case().answers.keys().filter(|key| !there.contains(key)).cloned().collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_record_is_what_the_rules_in_words_say(tapes in tapes()) {
        let scenario = tapes.play();
        for (audience, name) in AUDIENCES {
            let expected = allowed(&scenario.guide, &scenario.notes(), name).record;
            let found = comparable(&build(&scenario.template, scenario.case(), audience));
            prop_assert_eq!(difference("", &found, &expected), None, "for {}", name);
        }
    }

    #[test]
    fn nothing_that_stays_is_in_a_record_or_a_paper(tapes in tapes()) {
        prop_assert_eq!(first_leak(&tapes.play(), build), None);
    }

    #[test]
    fn a_whole_paper_hides_no_text_of_its_record(tapes in tapes()) {
        let scenario = tapes.play();
        for (audience, name) in AUDIENCES {
            let allowed = allowed(&scenario.guide, &scenario.notes(), name);
            let record = build(&scenario.template, scenario.case(), audience);
            let written = strings(&outline(&scenario.template, &record, Extent::Whole));
            for token in answer_tokens(&allowed) {
                prop_assert!(written.contains(&token), "{} is hidden from {}", token, name);
            }
        }
    }

    #[test]
    fn a_revision_changes_exactly_with_what_leaves(tapes in tapes(), step in one_step()) {
        let mut scenario = tapes.play();
        for (audience, name) in AUDIENCES {
            let before = build(&scenario.template, scenario.case(), audience);
            let expected_before = allowed(&scenario.guide, &scenario.notes(), name).record;
            let again = build(&scenario.template, scenario.case(), audience);
            prop_assert_eq!(before.canonical().unwrap(), again.canonical().unwrap());
            let blank = Record { revision: String::new(), parent: None, ..before.clone() };
            let digest = Digest::of(&blank.canonical().unwrap());
            prop_assert_eq!(before.revision.as_str(), digest.as_str());

            scenario.desk.step(&step);
            let after = build(&scenario.template, scenario.case(), audience);
            let expected_after = allowed(&scenario.guide, &scenario.notes(), name).record;
            let same = before.canonical().unwrap() == after.canonical().unwrap();
            prop_assert_eq!(same, expected_before == expected_after, "for {}", name);
            prop_assert_eq!(same, before.revision == after.revision);
        }
    }

    #[test]
    fn other_words_in_what_stays_change_no_byte(tapes in tapes()) {
        let scenario = tapes.play();
        for (audience, name) in AUDIENCES {
            let mut other = scenario.case().clone();
            for key in withheld(&scenario, name) {
                let answer = other.answers.get_mut(&key).unwrap();
                let reworded = serde_json::to_string(&answer).unwrap().replace("tok", "kot");
                *answer = serde_json::from_str(&reworded).unwrap();
            }
            other.attachments.values_mut().for_each(|one| one.name = "anders.pdf".to_owned());
            let before = build(&scenario.template, scenario.case(), audience);
            let after = build(&scenario.template, &other, audience);
            prop_assert_eq!(before.canonical().unwrap(), after.canonical().unwrap(), "for {}", name);
        }
    }

    #[test]
    fn a_record_does_not_tell_withheld_from_unanswered(tapes in tapes()) {
        let scenario = tapes.play_on(leaky::independent);
        let settles = |key: &AnswerKey| {
            let question = scenario.template.question(&key.question).unwrap();
            question.gate.is_some() || matches!(question.kind, Kind::Consent { .. } | Kind::Clearance { .. })
        };
        for (audience, name) in AUDIENCES {
            let mut other = scenario.case().clone();
            for key in withheld(&scenario, name).iter().filter(|key| !settles(key)) {
                other.answers.remove(key);
            }
            let before = build(&scenario.template, scenario.case(), audience);
            let after = build(&scenario.template, &other, audience);
            prop_assert_eq!(before.canonical().unwrap(), after.canonical().unwrap(), "for {}", name);
        }
    }
}

/// Whoever takes a filter out is told so by the same search.
#[test]
fn a_filter_taken_out_is_found() {
    let mut unseen = LEAKY.to_vec();
    let mut runner = TestRunner::deterministic();
    for _ in 0..1500 {
        let scenario = tapes().new_tree(&mut runner).unwrap().current().play();
        assert_eq!(first_leak(&scenario, build), None);
        unseen.retain(|(_, leaky)| first_leak(&scenario, *leaky).is_none());
        if unseen.is_empty() {
            return;
        }
    }
    let names: Vec<&str> = unseen.iter().map(|(name, _)| *name).collect();
    panic!("no leak was found without the filters for: {names:?}");
}
