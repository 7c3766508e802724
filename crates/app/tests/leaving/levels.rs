//! *Verwendung*.

use serde_json::{Value as Json, json};

use crate::support::{Window, only, with};

fn section<'a>(page: &'a Json, id: &str) -> &'a Json {
    only(&page["sections"], "id", id)
}

#[test]
fn what_was_answered_is_offered_and_nothing_else() {
    let mut window = Window::with("talk");
    window.say("B1", json!({ "text": "Es begann im März." }));
    window.say("N1", json!({ "text": "Nur für mich." }));
    window.of("set_status", json!({ "stage": "talk", "key": window.key("B3"), "status": "noComment" }));
    let row = window.row("C2", json!({ "lage": { "text": "Der Zuschlag wurde aufgehoben." } }));
    let page = window.of("levels", json!({}));
    let ids: Vec<&str> =
        page["sections"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["V", "B", "C"]);
    let questions: Vec<&Json> = page["sections"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|one| one["answers"].as_array().unwrap())
        .collect();
    let named: Vec<&str> = questions.iter().map(|one| one["question"].as_str().unwrap()).collect();
    assert_eq!(named, ["V1", "B1", "C2"], "no status without an answer, nothing that never leaves");
    assert_eq!(section(&page, "C")["answers"][0]["key"], row);
    assert_eq!(section(&page, "B")["answers"][0]["words"], json!(["Es begann im März."]));
    assert_eq!(section(&page, "B")["level"], "undecided");
    assert_eq!(page["undecided"], 3);
}

#[test]
fn a_level_for_a_section_goes_no_further_than_each_question_allows() {
    let mut window = Window::with("talk");
    window.say("H2", json!({ "text": "Ich würde früher fragen." }));
    window.say("H1", json!({ "text": "Die Leitung war nicht da." }));
    let page = window.level_of_section("H", 3);
    let of_section = section(&page, "H");
    assert_eq!(of_section["level"], json!({ "all": 3 }));
    assert_eq!(of_section["most"], 3);
    assert_eq!(only(&of_section["answers"], "question", "H2")["level"], 3);
    assert_eq!(only(&of_section["answers"], "question", "H1")["level"], 1);
    let key = window.key("H1");
    let page = window.level_of(&key, 3);
    assert_eq!(only(&section(&page, "H")["answers"], "question", "H1")["level"], 1);
    let key = window.key("H2");
    let page = window.level_of(&key, 2);
    assert_eq!(section(&page, "H")["level"], json!({ "all": 2 }));
    let page = window.level_of(&key, 0);
    assert_eq!(section(&page, "H")["level"], "mixed");
}

#[test]
fn what_was_said_to_stay_here_is_not_lifted_with_its_section() {
    let mut window = Window::with("own");
    window.say("B1", json!({ "text": "Es begann im März." }));
    window.say("B3", json!({ "text": "Das bleibt unter uns." }));
    window.of("set_stays", json!({ "stage": "talk", "key": window.key("B3"), "stays": true }));
    let page = window.level_of_section("B", 3);
    assert_eq!(only(&section(&page, "B")["answers"], "question", "B3")["level"], 0);
    assert_eq!(only(&section(&page, "B")["answers"], "question", "B1")["level"], 3);
    let key = window.key("B1");
    window.level_of(&key, 0);
    let page = window.level_of_section("B", 2);
    assert_eq!(section(&page, "B")["level"], json!({ "all": 2 }), "the whole section had stayed here");
}

#[test]
fn new_words_are_undecided_and_what_stays_here_stays() {
    let mut window = Window::with("own");
    window.say("B1", json!({ "text": "Es begann im März." }));
    window.say("B3", json!({ "text": "Das bleibt unter uns." }));
    window.level_of_section("B", 3);
    let key = window.key("B3");
    window.level_of(&key, 0);
    window.say("B1", json!({ "text": "Es begann im Mai." }));
    window.say("B3", json!({ "text": "Das bleibt wirklich unter uns." }));
    let page = window.of("levels", json!({}));
    assert_eq!(only(&section(&page, "B")["answers"], "question", "B1")["level"], Json::Null);
    assert_eq!(only(&section(&page, "B")["answers"], "question", "B3")["level"], 0);
}

#[test]
fn what_is_being_typed_is_not_lost_when_a_level_is_set() {
    let mut window = Window::with("own");
    window.say("B1", json!({ "text": "Es begann im März." }));
    let key = window.key("B1");
    let value = json!({ "text": "Es begann im März. Und dann" });
    window.of("save_draft", json!({ "stage": "talk", "key": key, "value": value }));
    let page = window.level_of(&key, 1);
    assert_eq!(section(&page, "B")["answers"][0]["words"], json!(["Es begann im März. Und dann"]));
}

#[test]
fn a_classification_follows_the_text_that_it_classifies() {
    let mut window = Window::with("talk");
    window.consent();
    window.say("D1", json!({ "text": "Alles ging schneller." }));
    window.say("D2", json!({ "matrix": { "WIR1": { "richtung": { "choice": { "code": "RI-plus" } } } } }));
    let page = window.level_of_section("D", 2);
    assert!(with(&section(&page, "D")["answers"], "question", "D2").is_empty());
    let checked = window.of("check", json!({}));
    let answer = only(&only(&checked["sections"], "id", "D")["answers"], "name", "Wirkungen nach Bereichen");
    assert_eq!(answer["effective"], 2);
    assert_eq!(answer["level"], Json::Null);
}

#[test]
fn nothing_goes_anywhere_without_the_consent_of_the_talk() {
    let mut window = Window::with("talk");
    window.say("B1", json!({ "text": "Es begann im März." }));
    let page = window.level_of_section("B", 3);
    assert_eq!(page["consentMissing"], json!({ "question": "A2", "stage": "talk" }));
    assert_eq!(section(&page, "B")["answers"][0]["effective"], 0);
    window.consent();
    let page = window.of("levels", json!({}));
    assert_eq!(page["consentMissing"], Json::Null);
    assert_eq!(section(&page, "B")["answers"][0]["effective"], 3);
}

#[test]
fn deciding_together_is_confirmed_and_taken_back() {
    let mut window = Window::with("own");
    assert_eq!(window.of("levels", json!({}))["confirmed"], false);
    assert_eq!(window.of("confirm_levels", json!({ "confirmed": true }))["confirmed"], true);
    assert_eq!(window.of("confirm_levels", json!({ "confirmed": false }))["confirmed"], false);
}

#[test]
fn the_head_is_decided_with_the_first_interview_alone() {
    let mut window = Window::with("talk");
    let added =
        window.ask("add_interview", json!({ "case": window.case, "form": "talk", "occasion": "deepDive" }));
    let second = json!({ "case": window.case, "interview": added["interview"] });
    assert_eq!(window.ask("levels", second)["sections"], json!([]));
    assert_eq!(section(&window.of("levels", json!({})), "V")["answers"][0]["question"], "V1");
}

fn checked<'a>(page: &'a Json, question: &str) -> &'a Json {
    let sections = page["sections"].as_array().unwrap();
    let answers = sections.iter().flat_map(|section| section["answers"].as_array().unwrap());
    answers.into_iter().find(|answer| answer["key"]["question"] == question).unwrap()
}

fn as_before(window: &mut Window, question: &str) -> Json {
    let key = window.key(question);
    window.of("decide_as_before", json!({ "key": key }))
}

#[test]
fn corrected_words_can_go_as_far_as_the_former_ones_by_one_decision() {
    let mut window = Window::ready();
    window.say("B1", json!({ "text": "Wir wollten im Mai umziehen." }));
    window.say("B1", json!({ "text": "Wir wollten im Juni umziehen, sagte Frau Krämer." }));
    let page = window.of("check", json!({}));
    assert_eq!(checked(&page, "B1")["stays"], "undecided");
    assert_eq!(checked(&page, "B1")["former"], 3);
    assert_eq!(checked(&page, "B1")["traces"], json!(["Frau Krämer"]), "nothing is let out unmarked");
    assert_eq!(checked(&page, "B3")["former"], Json::Null, "its words are the same");

    let page = window.of("levels", json!({}));
    let former = |question| {
        section(&page, "B")["answers"]
            .as_array()
            .unwrap()
            .iter()
            .find(|answer| answer["question"] == question)
            .unwrap()["former"]
            .clone()
    };
    assert_eq!((former("B1"), former("B3")), (json!(3), Json::Null));

    let page = as_before(&mut window, "B1");
    assert_eq!(checked(&page, "B1")["level"], 3);
    assert_eq!(checked(&page, "B1")["stays"], Json::Null);
    assert_eq!(window.of("levels", json!({}))["confirmed"], true, "who writes alone has decided with it");
    let again = as_before(&mut window, "B1");
    assert_eq!(again, page, "a second time there is nothing to decide");

    window.ask("undo", json!({ "within": window.case }));
    assert_eq!(checked(&window.of("check", json!({})), "B1")["former"], 3);
}

#[test]
fn what_was_corrected_alone_is_decided_on_where_the_former_decision_is_offered() {
    let mut window = Window::ready();
    let next = |window: &mut Window| window.of("case", json!({}))["next"].clone();
    while next(&mut window)["step"] == "continue" {
        let question = next(&mut window)["question"].as_str().unwrap().to_owned();
        let key = window.key(&question);
        window.of("set_status", json!({ "stage": "talk", "key": key, "status": "doesNotKnow" }));
    }
    window.say("B1", json!({ "text": "Wir wollten im Mai umziehen." }));
    window.say("B3", json!({ "text": "Die Prüfung fehlte lange." }));
    assert_eq!(next(&mut window), json!({ "step": "check", "changed": 2 }));
}

#[test]
fn an_answer_of_the_case_itself_is_decided_on_with_the_first_interview() {
    let mut window = Window::ready();
    window.say("V1", json!({ "text": "Umzug des Fachverfahrens" }));
    assert_eq!(checked(&window.of("check", json!({})), "V1")["former"], 3);
    assert_eq!(checked(&as_before(&mut window, "V1"), "V1")["stays"], Json::Null);
}

#[test]
fn what_was_taken_back_or_said_anew_is_not_decided_as_before() {
    let mut window = Window::ready();
    let key = window.key("B1");
    window.of("set_level", json!({ "of": { "answer": key }, "level": null }));
    window.say("B3", json!({ "text": "" }));
    window.say("B3", json!({ "text": "Die Prüfung fehlte doch nicht." }));
    let page = window.of("check", json!({}));
    for question in ["B1", "B3"] {
        assert_eq!(checked(&page, question)["stays"], "undecided", "{question}");
        assert_eq!(checked(&page, question)["former"], Json::Null, "{question}");
        assert_eq!(as_before(&mut window, question), page, "{question}");
    }
}

#[test]
fn in_a_talk_the_former_decision_is_confirmed_together_once_more() {
    let mut window = Window::with("talk");
    window.consent();
    window.say("B1", json!({ "text": "Es begann im März." }));
    window.level_of_section("B", 2);
    window.of("confirm_levels", json!({ "confirmed": true }));
    window.say("B1", json!({ "text": "Es begann im Mai." }));
    assert_eq!(checked(&window.of("check", json!({})), "B1")["former"], 2);
    assert_eq!(checked(&as_before(&mut window, "B1"), "B1")["level"], 2);
    assert_eq!(window.of("levels", json!({}))["confirmed"], false);
}
