//! Nothing that stays is in any byte of what leaves: record, guide and paper, as they go into a bundle.
//!
//! The cases are generated as for core's own properties, and what may leave is worked out by the same
//! naive second implementation. Every text is a unique token, searched for in the raw bytes; the Word file
//! is a zip with stored members, which is shown by finding what may leave.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm,
    dead_code,
    reason = "everything here is a test or serves one, some of it for other tests too"
)]

#[path = "../../crates/core/tests/support/dice.rs"]
mod dice;
#[path = "../../crates/core/tests/support/expressions.rs"]
mod expressions;
#[path = "../../crates/core/tests/support/guide.rs"]
mod guide;
#[path = "../../crates/core/tests/support/naive.rs"]
mod naive;
#[path = "../../crates/core/tests/support/naive_truth.rs"]
mod naive_truth;
#[path = "../../crates/core/tests/support/naive_values.rs"]
mod naive_values;
#[path = "../../crates/core/tests/support/notes.rs"]
mod notes;
#[path = "../../crates/core/tests/support/scenario.rs"]
mod scenario;
#[path = "../../crates/core/tests/support/search.rs"]
mod search;
#[path = "../../crates/core/tests/support/start.rs"]
mod start;
#[path = "../../crates/core/tests/support/steps.rs"]
mod steps;
#[path = "../../crates/core/tests/support/values.rs"]
mod values;
#[path = "../../crates/core/tests/support/words.rs"]
mod words;

use lernfall_core::case::Case;
use lernfall_core::document::outline::{Extent, outline};
use lernfall_core::level::{Audience, ReleaseLevel};
use lernfall_core::record::Record;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use dice::tokens;
use scenario::{Scenario, tapes};
use search::{AUDIENCES, allowed, answer_tokens};

/// The content members of a bundle, one after another.
fn content(scenario: &Scenario, case: &Case, audience: Audience) -> Vec<u8> {
    let record = Record::build(&scenario.template, case, audience).unwrap();
    let paper = lernfall_report::docx(&outline(&scenario.template, &record, Extent::Whole)).unwrap();
    let template = scenario.template.canonical().to_vec();
    [record.canonical().unwrap(), template, paper].concat()
}

fn first_leak(scenario: &Scenario, case: &Case) -> Option<String> {
    AUDIENCES.into_iter().find_map(|(audience, name)| {
        let mut may_leave = allowed(&scenario.guide, &scenario.notes(), name).tokens;
        may_leave.extend(tokens(&scenario.guide.to_string()));
        let bytes = content(scenario, case, audience);
        let found = tokens(&String::from_utf8_lossy(&bytes));
        found.difference(&may_leave).next().map(|token| format!("{token} for {name}"))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_stays_is_in_any_byte_that_leaves(tapes in tapes()) {
        let scenario = tapes.play();
        prop_assert_eq!(first_leak(&scenario, scenario.case()), None);
    }

    #[test]
    fn the_search_sees_what_may_leave(tapes in tapes()) {
        let scenario = tapes.play();
        for (audience, name) in AUDIENCES {
            let record = Record::build(&scenario.template, scenario.case(), audience).unwrap();
            let paper = lernfall_report::docx(&outline(&scenario.template, &record, Extent::Whole)).unwrap();
            let found = tokens(&String::from_utf8_lossy(&paper));
            for token in answer_tokens(&allowed(&scenario.guide, &scenario.notes(), name)) {
                prop_assert!(found.contains(&token), "{} is not found in the paper for {}", token, name);
            }
        }
    }
}

#[test]
fn levels_taken_out_are_found_as_a_leak() {
    let mut runner = TestRunner::deterministic();
    let leaks = (0..64).any(|_| {
        let scenario = tapes().new_tree(&mut runner).unwrap().current().play();
        let mut open = scenario.case().clone();
        for answer in open.answers.values_mut() {
            answer.level = Some(ReleaseLevel::Report);
        }
        first_leak(&scenario, &open).is_some()
    });
    assert!(leaks, "a case with every level lifted leaks nothing: the search is blind");
}
