//! Versions of an answer, and taking back.

use serde_json::{Value as Json, json};

use crate::support::{Window, only};

fn texts(version: &Json, change: &str) -> Vec<String> {
    let pieces = version["pieces"].as_array().unwrap().iter();
    pieces
        .filter(|piece| piece["change"] == change)
        .map(|piece| piece["text"].as_str().unwrap().to_owned())
        .collect()
}

fn versions(window: &mut Window, question: &str) -> Json {
    let key = window.key(question);
    window.of("versions", json!({ "key": key }))["versions"].clone()
}

#[test]
fn versions_come_newest_first_and_differ_word_by_word() {
    let mut window = Window::with("own");
    window.say("B1", json!({ "text": "Es begann im März." }));
    window.say("B1", json!({ "text": "Es begann im kalten Mai." }));
    let versions = versions(&mut window, "B1");
    assert_eq!(versions[0]["number"], 2);
    assert_eq!(texts(&versions[0], "removed"), ["März."]);
    assert_eq!(texts(&versions[0], "added"), ["kalten Mai."]);
    assert_eq!(texts(&versions[0], "same"), ["Es begann im "]);
    assert_eq!(texts(&versions[1], "same"), ["Es begann im März."]);
    assert_eq!(versions[1]["pieces"].as_array().unwrap().len(), 1);
}

#[test]
fn what_is_being_typed_is_the_newest_version() {
    let mut window = Window::with("own");
    window.say("B1", json!({ "text": "Es begann." }));
    let key = window.key("B1");
    let value = json!({ "text": "Es begann im März." });
    window.of("save_draft", json!({ "stage": "talk", "key": key, "value": value }));
    assert_eq!(texts(&versions(&mut window, "B1")[0], "same"), ["Es "], "{}", versions(&mut window, "B1"));
}

#[test]
fn what_is_typed_over_was_a_version_first() {
    let mut window = Window::with("own");
    let key = window.key("B1");
    let told = "Wir haben gebaut, bevor wir wussten, wer mit einziehen soll.";
    for words in [told, "Wir haben gebaut, bevor wir wussten, wer mit einziehen soll: zu früh.", "x", "xy"] {
        window.of("save_draft", json!({ "stage": "talk", "key": key, "value": { "text": words } }));
    }
    let versions = versions(&mut window, "B1");
    assert_eq!(versions.as_array().unwrap().len(), 2, "{versions}");
    assert_eq!(texts(&versions[0], "added"), ["xy"]);
    assert_eq!(texts(&versions[1], "same").concat(), format!("{} zu früh.", told.replace("soll.", "soll:")));
}

#[test]
fn what_is_deleted_bit_by_bit_was_a_version_first() {
    let mut window = Window::with("own");
    let key = window.key("B1");
    let told = "Wir haben gebaut, bevor wir wussten, wer mit einziehen soll. ".repeat(4);
    let mut left = told.as_str();
    while !left.is_empty() {
        window.of("save_draft", json!({ "stage": "talk", "key": key, "value": { "text": left } }));
        left = &left[..left.len().saturating_sub(45)];
    }
    window.of("save_draft", json!({ "stage": "talk", "key": key, "value": { "text": "Neu." } }));
    let versions = versions(&mut window, "B1");
    assert_eq!(versions.as_array().unwrap().len(), 2, "{versions}");
    assert_eq!(texts(&versions[1], "same").concat(), told);
}

#[test]
fn what_the_last_version_holds_is_not_kept_once_more() {
    let mut window = Window::with("own");
    let told = "Wir haben gebaut, bevor wir wussten, wer mit einziehen soll.";
    window.say("B1", json!({ "text": told }));
    window.level_of_section("B", 3);
    let key = window.key("B1");
    for words in ["Wir haben gebaut, bevor wir wussten, wer miteinziehen soll.", "x", told] {
        window.of("save_draft", json!({ "stage": "talk", "key": key, "value": { "text": words } }));
    }
    let levels = window.of("levels", json!({}));
    let answer = &only(&levels["sections"], "id", "B")["answers"][0];
    assert_eq!((&answer["words"], &answer["level"]), (&json!([told]), &json!(3)), "{answer}");
}

#[test]
fn restoring_writes_a_new_version_that_nobody_decided_on() {
    let mut window = Window::with("own");
    window.say("B1", json!({ "text": "Es begann im März." }));
    window.level_of_section("B", 3);
    window.say("B1", json!({ "text": "Es begann im Mai." }));
    window.level_of_section("B", 3);
    let key = window.key("B1");
    let page = window.of("restore_version", json!({ "key": key, "number": 1 }));
    let newest = &page["versions"][0];
    assert_eq!((&newest["number"], &newest["level"]), (&json!(5), &Json::Null));
    assert_eq!(texts(newest, "added"), ["März."]);
    let levels = window.of("levels", json!({}));
    assert_eq!(only(&levels["sections"], "id", "B")["answers"][0]["words"], json!(["Es begann im März."]));
}

#[test]
fn restoring_keeps_what_was_said_to_stay_here() {
    let mut window = Window::with("own");
    window.say("B1", json!({ "text": "Es begann im März." }));
    window.say("B1", json!({ "text": "Es begann im Mai." }));
    let key = window.key("B1");
    window.of("set_stays", json!({ "stage": "talk", "key": key, "stays": true }));
    let page = window.of("restore_version", json!({ "key": key, "number": 1 }));
    assert_eq!(page["versions"][0]["level"], 0);
}

#[test]
fn restoring_the_present_version_changes_nothing() {
    let mut window = Window::with("own");
    window.say("B1", json!({ "text": "Es begann im März." }));
    window.level_of_section("B", 3);
    let key = window.key("B1");
    let page = window.of("restore_version", json!({ "key": key, "number": 1 }));
    assert_eq!(page["versions"].as_array().unwrap().len(), 2);
    assert_eq!(page["versions"][0]["level"], 3);
}

#[test]
fn what_was_taken_back_says_where_it_was_and_can_be_done_again() {
    let mut window = Window::with("own");
    window.say("B1", json!({ "text": "Es begann im März." }));
    let undone = window.ask("undo", json!({}));
    let expected = json!({
        "operation": "answer-question", "case": window.case, "interview": window.interview, "question": "B1",
    });
    assert_eq!(undone, expected);
    assert_eq!(versions(&mut window, "B1"), json!([]));
    assert_eq!(window.ask("redo", json!({})), expected);
    assert_eq!(versions(&mut window, "B1").as_array().unwrap().len(), 1);
    assert_eq!(window.ask("redo", json!({}))["operation"], Json::Null);
}

#[test]
fn the_level_of_a_section_is_taken_back_in_one_step() {
    let mut window = Window::with("own");
    window.say("B1", json!({ "text": "Es begann im März." }));
    window.say("B3", json!({ "text": "Die Prüfung fehlte." }));
    window.level_of_section("B", 3);
    assert_eq!(window.ask("undo", json!({}))["operation"], "set-levels");
    let page = window.of("levels", json!({}));
    assert_eq!(only(&page["sections"], "id", "B")["level"], "undecided");
}

#[test]
fn undo_takes_back_what_is_being_typed_first() {
    let mut window = Window::with("own");
    window.say("B1", json!({ "text": "Es begann im März." }));
    let key = window.key("B1");
    let value = json!({ "text": "Es begann im Mai." });
    window.of("save_draft", json!({ "stage": "talk", "key": key, "value": value }));
    window.ask("undo", json!({}));
    assert_eq!(texts(&versions(&mut window, "B1")[0], "same"), ["Es begann im März."]);
}

#[test]
fn to_confirm_and_to_open_again_are_steps_of_their_own() {
    let mut window = Window::ready();
    window.of("confirm_levels", json!({ "confirmed": false }));
    assert_eq!(window.ask("undo", json!({}))["operation"], "reopen-levels");
    assert_eq!(window.of("levels", json!({}))["confirmed"], true);
    assert_eq!(window.ask("undo", json!({}))["operation"], "confirm-levels");
    assert_eq!(window.of("levels", json!({}))["confirmed"], false);
}
