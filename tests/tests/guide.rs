//! The built-in guide against the raw material it was carried over from.
//!
//! Keeps true that every German string, code and confirmed source of `fixtures/guide/raw.json` is in
//! the shipped guide where it belongs, that every difference is in the table of
//! [`differences`], and that the English is a translation. Whether a template is sound at all is
//! left to the tests of the core.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "everything here is a test or serves one"
)]

#[path = "guide/differences.rs"]
mod differences;
#[path = "guide/raw.rs"]
mod raw;
#[path = "guide/shipped.rs"]
mod shipped;

use std::collections::{BTreeMap, BTreeSet};

use lernfall_core::interview::Form;
use lernfall_core::template::{Effect, Gate, OwnWords, Role, Template, Weight, builtin};
use serde_json::Value;

use differences::{DIFFERENCES, NAMES, SAME_IN_BOTH, TYPED};

fn guide() -> Template {
    builtin::umsetzungserfahrung().expect("the built-in guide is sound")
}

#[test]
fn every_raw_string_is_where_it_belongs_or_in_the_table() {
    let template = guide();
    let raw: BTreeMap<String, String> = raw::texts(&raw::file()).into_iter().collect();
    let mut shipped = shipped::german(&template);
    let mut used = BTreeSet::new();
    let mut wrong = Vec::new();
    let places: BTreeSet<String> = raw.keys().chain(shipped.keys()).cloned().collect();
    for place in places {
        let before = raw.get(&place).cloned();
        let after = shipped.remove(&place);
        if before == after {
            continue;
        }
        let line = DIFFERENCES.iter().position(|line| {
            line.place == place && line.raw == before.as_deref() && line.shipped == after.as_deref()
        });
        match line {
            Some(at) => {
                used.insert(at);
            }
            None => wrong.push(format!("{place}: {before:?} became {after:?}")),
        }
    }
    assert!(wrong.is_empty(), "differences that nobody listed:\n{}", wrong.join("\n"));
    for (at, line) in DIFFERENCES.iter().enumerate() {
        assert!(used.contains(&at), "no such difference any more: {}", line.place);
        assert!(!line.why.is_empty());
    }
}

#[test]
fn the_comparison_reads_every_string_of_the_raw_file() {
    let file = raw::file();
    let mut all = Vec::new();
    raw::every_string(&file, &mut all);
    let mut compared: Vec<String> = raw::texts(&file).into_iter().map(|(_, text)| text).collect();
    let overlooked: Vec<String> = all
        .into_iter()
        .filter(|text| match compared.iter().position(|one| one == text) {
            Some(at) => {
                compared.swap_remove(at);
                false
            }
            None => true,
        })
        .collect();
    assert!(overlooked.is_empty(), "not compared: {overlooked:?}");
    assert!(compared.is_empty(), "compared twice: {compared:?}");
}

#[test]
fn no_two_strings_of_the_raw_file_claim_one_place() {
    let mut seen = BTreeSet::new();
    for (place, _) in raw::texts(&raw::file()) {
        assert!(seen.insert(place.clone()), "{place}");
    }
}

#[test]
fn every_raw_code_has_exactly_one_shipped_code_in_the_same_order() {
    let template = guide();
    let mut known: BTreeSet<String> = BTreeSet::new();
    for (id, codes) in raw::codes(&raw::file()) {
        let vocabulary = template
            .file()
            .vocabularies
            .iter()
            .find(|one| one.id.as_str() == format!("lernfall.{id}"))
            .unwrap_or_else(|| panic!("lernfall.{id} is missing"));
        let shipped: Vec<&str> = vocabulary.entries.iter().map(|entry| entry.code.as_str()).collect();
        assert_eq!(shipped, codes, "lernfall.{id}");
        known.insert(vocabulary.id.as_str().to_owned());
    }
    for vocabulary in &template.file().vocabularies {
        assert!(known.contains(vocabulary.id.as_str()), "{} is from nowhere", vocabulary.id);
    }
}

#[test]
fn no_code_is_used_twice_or_equals_a_question_or_section() {
    let template = guide();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for section in template.sections() {
        assert!(seen.insert(section.id.as_str()));
        for question in &section.questions {
            assert!(seen.insert(question.id.as_str()));
        }
    }
    for vocabulary in &template.file().vocabularies {
        for entry in &vocabulary.entries {
            assert!(seen.insert(entry.code.as_str()), "{} is taken", entry.code);
        }
    }
}

#[test]
fn every_question_and_field_keeps_its_kind_levels_and_place() {
    let template = guide();
    let raw = raw::questions(&raw::file());
    let shipped: Vec<Value> =
        template.questions().map(|(section, question)| shipped::shape(section, question)).collect();
    assert_eq!(raw.len(), shipped.len());
    for (raw, shipped) in raw.iter().zip(&shipped) {
        assert_eq!(raw, shipped);
    }
}

#[test]
fn the_numbers_of_questions_and_probes_are_those_of_the_raw_file() {
    let template = guide();
    let in_sections = |wanted: &dyn Fn(&str) -> bool| {
        template.questions().filter(|(section, _)| wanted(section.id.as_str())).count()
    };
    let counts = serde_json::json!({
        "asked": in_sections(&|id| id != "V" && id != "N"),
        "core": template.questions().filter(|(_, question)| question.weight == Weight::Core).count(),
        "prep": in_sections(&|id| id == "V"),
        "post": in_sections(&|id| id == "N"),
        "probes": template.questions().map(|(_, question)| question.probes.len()).sum::<usize>(),
    });
    assert_eq!(counts, raw::file()["meta"]["counts"]);
    assert_eq!(counts, serde_json::json!({"asked": 31, "core": 17, "prep": 8, "post": 4, "probes": 62}));
}

#[test]
fn what_blocks_confirms_or_takes_own_words_is_typed_and_listed() {
    let template = guide();
    let typed: Vec<(&str, Effect, OwnWords)> = template
        .file()
        .vocabularies
        .iter()
        .flat_map(|vocabulary| &vocabulary.entries)
        .filter(|entry| entry.effect != Effect::None || entry.own_words != OwnWords::None)
        .map(|entry| (entry.code.as_str(), entry.effect, entry.own_words))
        .collect();
    assert_eq!(typed, TYPED);
    for (place, text) in shipped::german(&template) {
        assert!(!text.contains("gesperrt"), "{place} says what a type should say");
    }
}

#[test]
fn no_shipped_source_is_unconfirmed() {
    let template = guide();
    for (place, text) in shipped::german(&template) {
        assert!(!text.contains('†') && !text.contains("Vorwissen"), "{place}: {text}");
    }
    assert!(!builtin::UMSETZUNGSERFAHRUNG.contains('†'));
}

#[test]
fn no_english_text_equals_its_german_one_unless_listed() {
    let template = guide();
    let mut used = BTreeSet::new();
    for (place, german, english) in shipped::pairs(&template) {
        assert!(!english.trim().is_empty(), "{place} has no English");
        if german == english {
            assert!(SAME_IN_BOTH.contains(&german.as_str()), "{place}: {german}");
            used.insert(german);
        }
    }
    for listed in SAME_IN_BOTH {
        assert!(used.contains(listed), "{listed} is listed for nothing");
    }
}

#[test]
fn english_texts_keep_to_british_marks_and_leave_no_german_ones() {
    for (place, _, english) in shipped::pairs(&guide()) {
        for mark in ['„', '“', '"', '\'', '!', 'ß', '§'] {
            assert!(!english.contains(mark), "{place} has {mark}: {english}");
        }
    }
}

#[test]
fn one_german_text_has_one_english_text() {
    let mut translations: BTreeMap<String, String> = BTreeMap::new();
    for (place, german, english) in shipped::pairs(&guide()) {
        let first = translations.entry(german).or_insert_with(|| english.clone());
        assert_eq!(*first, english, "{place}");
    }
}

#[test]
fn the_own_experience_asks_seven_questions_and_the_levels() {
    let template = guide();
    let own = template.form(Form::Own).and_then(|form| form.questions.clone()).unwrap();
    let asked: Vec<&str> = own.iter().map(|one| one.question.as_str()).collect();
    assert_eq!(asked, ["B1", "B3", "C2", "E1", "F1", "G3", "H3", "H5"]);
    for form in [Form::Talk, Form::Group] {
        assert!(template.form(form).is_some_and(|form| form.questions.is_none()));
    }
}

#[test]
fn every_gate_and_role_has_its_question() {
    let template = guide();
    let gates: Vec<String> =
        [Gate::Information, Gate::Consent, Gate::Clearance, Gate::Levels, Gate::ReadBack, Gate::Inference]
            .into_iter()
            .filter_map(|gate| {
                template.questions().map(|(_, question)| question).find(|one| one.gate == Some(gate))
            })
            .map(|question| question.id.to_string())
            .collect();
    assert_eq!(gates, ["A1", "A2", "A3", "H5", "N3", "N4"]);
    let roles: Vec<String> = [
        Role::Title,
        Role::AdministrativeLevels,
        Role::Topics,
        Role::Undertaking,
        Role::Phase,
        Role::Period,
        Role::Summary,
    ]
    .into_iter()
    .filter_map(|role| template.with_role(role))
    .map(|question| question.id.to_string())
    .collect();
    assert_eq!(roles, ["V1", "V2", "V3", "V5", "V6", "V7", "N2"]);
}

#[test]
fn every_question_has_the_name_in_the_table() {
    let guide = guide();
    let names: Vec<(String, String)> = guide
        .questions()
        .map(|(_, question)| {
            (question.id.to_string(), question.name.0[&lernfall_core::text::Language::De].clone())
        })
        .collect();
    let table: Vec<(String, String)> =
        NAMES.iter().map(|(id, name)| ((*id).to_owned(), (*name).to_owned())).collect();
    assert_eq!(names, table);
}
