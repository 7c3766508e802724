//! Templates that are refused, and with what words: `broken/cases.json` changes the sound guide of
//! `broken/sound.json` and lists every problem that must be found, no more and no fewer.
//!
//! And whatever bytes come: a template or at least one problem, never a crash. `PROPTEST_CASES` sets
//! how many are tried.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm,
    reason = "everything here is a test or serves one"
)]

use std::collections::BTreeSet;

use lernfall_core::template::builtin::UMSETZUNGSERFAHRUNG;
use lernfall_core::template::{ProblemCode, Template};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

const SOUND: &str = include_str!("broken/sound.json");
const CASES: &str = include_str!("broken/cases.json");

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// Sets the member at a JSON Pointer; null takes it out.
fn change(file: &mut Value, place: &str, to: &Value) {
    let Some((parent, name)) = place.rsplit_once('/') else {
        *file = to.clone();
        return;
    };
    let parent = file.pointer_mut(parent).unwrap_or_else(|| panic!("no {parent} in the sound guide"));
    match (parent, to) {
        (Value::Object(members), Value::Null) => {
            members.remove(name).unwrap();
        }
        (Value::Object(members), to) => {
            members.insert(name.to_owned(), to.clone());
        }
        (parent, to) => parent[name.parse::<usize>().unwrap()] = to.clone(),
    }
}

/// What is wrong with a file: places and codes, in any order.
fn problems(bytes: &[u8]) -> Vec<(String, String)> {
    let Err(problems) = Template::parse(bytes) else { return Vec::new() };
    assert!(!problems.is_empty(), "refused without a reason");
    let told =
        problems.into_iter().map(|problem| (problem.place, serde_json::to_value(problem.code).unwrap()));
    let mut told: Vec<_> = told.map(|(place, code)| (place, code.as_str().unwrap().to_owned())).collect();
    told.sort();
    told
}

#[test]
fn every_broken_template_gets_all_of_its_problems() {
    assert_eq!(problems(SOUND.as_bytes()), []);
    let mut wrong = Vec::new();
    for case in parsed(CASES).as_array().unwrap() {
        let mut file = parsed(SOUND);
        for (place, to) in case["change"].as_object().unwrap() {
            change(&mut file, place, to);
        }
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let expected = case["problems"].as_array().unwrap().iter();
        let mut expected: Vec<_> = expected.map(|pair| (text(&pair[0]), text(&pair[1]))).collect();
        expected.sort();
        let found = problems(file.to_string().as_bytes());
        if found != expected {
            wrong.push(format!("{}:\n  found    {found:?}\n  expected {expected:?}", case["name"]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_code_has_a_broken_template() {
    let schema = serde_json::to_value(schemars::schema_for!(ProblemCode)).unwrap();
    let kinds = schema["oneOf"].as_array().unwrap().iter();
    let codes = kinds.flat_map(|one| one["enum"].as_array().cloned().unwrap_or(vec![one["const"].clone()]));
    let codes: BTreeSet<String> = codes.map(|code| code.as_str().unwrap().to_owned()).collect();
    let cases = parsed(CASES);
    let shown = cases.as_array().unwrap().iter().flat_map(|case| case["problems"].as_array().unwrap());
    let mut shown: BTreeSet<String> = shown.map(|pair| pair[1].as_str().unwrap().to_owned()).collect();
    // What is not a file of the format at all has its own test.
    shown.extend(["tooLarge".to_owned(), "notJson".to_owned()]);
    assert_eq!(codes, shown);
}

#[test]
fn what_is_no_template_at_all_is_refused() {
    let told = |place: &str, code: &str| vec![(place.to_owned(), code.to_owned())];
    for text in ["", "{", "{\"format\": }", "\u{feff}{}", "<xml/>", "\0"] {
        assert_eq!(problems(text.as_bytes()), told("", "notJson"), "{text:?}");
    }
    for text in ["[]", "null", "3", "\"lernfall-template/1\""] {
        assert_eq!(problems(text.as_bytes()), told("", "wrongShape"), "{text:?}");
    }
    let nested = "[".repeat(100_000);
    assert_eq!(problems(nested.as_bytes()), told("", "notJson"));
    let large = vec![b' '; (4 << 20) + 1];
    assert_eq!(problems(&large), told("", "tooLarge"));
}

#[test]
fn canonical_bytes_are_the_same_template() {
    for text in [SOUND, UMSETZUNGSERFAHRUNG] {
        let template = Template::parse(text.as_bytes()).unwrap();
        let again = Template::parse(template.canonical()).unwrap();
        assert_eq!(template.file(), again.file());
        assert_eq!(template.canonical(), again.canonical());
        assert_eq!(template.digest(), again.digest());
    }
}

/// The places of all values inside, as JSON Pointers.
fn places(value: &Value, place: &str, found: &mut Vec<String>) {
    found.push(place.to_owned());
    match value {
        Value::Object(members) => {
            members.iter().for_each(|(name, member)| places(member, &format!("{place}/{name}"), found));
        }
        Value::Array(members) => {
            (0..)
                .zip(members)
                .for_each(|(at, member): (usize, _)| places(member, &format!("{place}/{at}"), found));
        }
        _ => {}
    }
}

/// Something put in the place of something else: another part of the same file, or what nobody expects.
fn mutated(file: &mut Value, from: u32, to: u32, how: u8) {
    let mut all = Vec::new();
    places(file, "", &mut all);
    let at = |number: u32| &all[usize::try_from(number).unwrap() % all.len()];
    let other = match how {
        0 => Value::Null,
        1 => json!({}),
        2 => json!([]),
        3 => json!(-1),
        4 => json!("\u{0}ä🚧"),
        5 => json!(u64::MAX),
        6 => json!({ "not": { "all": [{ "any": [] }, { "truth": true }] } }),
        _ => file.pointer(at(to)).cloned().unwrap_or_default(),
    };
    if let Some(place) = file.pointer_mut(at(from)) {
        *place = other;
    }
}

fn gives_a_template_or_problems(bytes: &[u8]) {
    match Template::parse(bytes) {
        Ok(template) => {
            let again = Template::parse(template.canonical()).expect("its canonical bytes are a template");
            assert_eq!(template.digest(), again.digest());
        }
        Err(problems) => assert!(!problems.is_empty()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_give_a_template_or_problems(bytes in vec(any::<u8>(), 0..400)) {
        gives_a_template_or_problems(&bytes);
    }

    #[test]
    fn any_flipped_bytes_give_a_template_or_problems(flips in vec((any::<u32>(), any::<u8>()), 1..4)) {
        let mut bytes = SOUND.as_bytes().to_vec();
        for (at, with) in flips {
            let at = usize::try_from(at).unwrap() % bytes.len();
            bytes[at] ^= with;
        }
        gives_a_template_or_problems(&bytes);
    }

    #[test]
    fn any_exchanged_parts_give_a_template_or_problems(
        changes in vec((any::<u32>(), any::<u32>(), 0u8..14), 1..6),
    ) {
        let mut file = parsed(SOUND);
        for (from, to, how) in changes {
            mutated(&mut file, from, to, how);
        }
        gives_a_template_or_problems(file.to_string().as_bytes());
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: ProptestConfig::default().cases / 8,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn the_built_in_guide_changed_anyhow_gives_a_template_or_problems(
        changes in vec((any::<u32>(), any::<u32>(), 0u8..14), 1..4),
    ) {
        let mut file = parsed(UMSETZUNGSERFAHRUNG);
        for (from, to, how) in changes {
            mutated(&mut file, from, to, how);
        }
        gives_a_template_or_problems(file.to_string().as_bytes());
    }
}
