//! *Angaben prüfen*.

use serde_json::{Value as Json, json};

use crate::support::{Window, only, with};

fn answers(page: &Json) -> Vec<&Json> {
    page["sections"].as_array().unwrap().iter().flat_map(|one| one["answers"].as_array().unwrap()).collect()
}

fn reason(page: &Json, question: &str) -> Json {
    let found = answers(page).into_iter().find(|one| one["key"]["question"] == question);
    found.unwrap_or_else(|| panic!("{question} is not on the page"))["stays"].clone()
}

#[test]
fn every_answer_says_why_it_stays() {
    let mut window = Window::with("talk");
    window.consent();
    window.say("B1", json!({ "text": "Das geht hinaus." }));
    window.say("B2", json!({ "text": "Darüber wurde nicht entschieden." }));
    window.say("B3", json!({ "text": "Das bleibt unter uns." }));
    window.say("N1", json!({ "text": "Nur für mich." }));
    window.say("V7", json!({ "unread": "irgendwann im Sommer" }));
    window.say("D1", json!({ "text": "Die Wirkung." }));
    window.say("D2", json!({ "matrix": { "WIR1": { "richtung": { "choice": { "code": "RI-plus" } } } } }));
    window.of("set_status", json!({ "stage": "talk", "key": window.key("B4"), "status": "doesNotKnow" }));
    let (told, kept) = (window.key("B1"), window.key("B3"));
    window.level_of(&told, 1);
    window.level_of(&kept, 0);
    let page = window.of("check", json!({}));
    assert_eq!(reason(&page, "B1"), Json::Null);
    assert_eq!(reason(&page, "B2"), "undecided");
    assert_eq!(reason(&page, "B3"), "staysHere");
    assert_eq!(reason(&page, "B4"), "noAnswer");
    assert_eq!(reason(&page, "N1"), "guide");
    assert_eq!(reason(&page, "V7"), "unread");
    assert_eq!(reason(&page, "D2"), "drawsOn");
    assert_eq!(page["leaves"], 1);
    let staying = answers(&page).iter().filter(|one| !one["stays"].is_null()).count();
    assert_eq!(page["stays"], staying);
    assert_eq!(staying + 1, answers(&page).len());
}

#[test]
fn the_consent_holds_back_what_was_decided() {
    let mut window = Window::with("talk");
    window.say("B1", json!({ "text": "Es begann im März." }));
    window.level_of_section("B", 3);
    assert_eq!(reason(&window.of("check", json!({})), "B1"), "consent");
}

#[test]
fn open_core_questions_come_first_and_lead_to_their_place() {
    let mut window = Window::with("own");
    window.say("B1", json!({ "text": "Es begann im März." }));
    let page = window.of("check", json!({}));
    assert!(with(&page["openCore"], "question", "B1").is_empty());
    let open = only(&page["openCore"], "question", "B3");
    assert_eq!((&open["interview"], &open["stage"]), (&window.interview, &json!("talk")));
    let title =
        only(&only(&page["sections"], "id", "V")["answers"], "words", json!(["Umzug der Fachanwendung"]));
    assert_eq!((&title["interview"], &title["stage"]), (&window.interview, &json!("before")));
}

#[test]
fn sections_name_their_interview_only_where_there_are_several() {
    let mut window = Window::with("talk");
    window.say("B1", json!({ "text": "Es begann im März." }));
    window.of("set_status", json!({ "stage": "before", "key": window.key("V8"), "status": "doesNotKnow" }));
    let page = window.of("check", json!({}));
    assert_eq!(only(&page["sections"], "id", "B")["interviewNumber"], Json::Null);
    let both = only(&page["sections"], "id", "V")["answers"].as_array().unwrap();
    let of_case = both.iter().filter(|one| one["key"]["interview"].is_null()).count();
    assert!(of_case > 0 && of_case < both.len());
    window.ask("add_interview", json!({ "case": window.case, "form": "talk", "occasion": "single" }));
    let page = window.of("check", json!({}));
    assert_eq!(only(&page["sections"], "id", "B")["interviewNumber"], 1);
    let whose = with(&page["sections"], "id", "V");
    let whose: Vec<&Json> = whose.into_iter().map(|one| &one["interviewNumber"]).collect();
    assert_eq!(whose, [&Json::Null, &json!(1)]);
}

#[test]
fn the_question_for_levels_leads_to_their_page() {
    let mut window = Window::with("talk");
    let open = window.of("check", json!({}))["openCore"].clone();
    assert_eq!(only(&open, "question", "H5")["releaseReview"], true);
    assert_eq!(only(&open, "question", "B1")["releaseReview"], false);
}

#[test]
fn an_objection_speaks_in_labels() {
    let mut window = Window::with("talk");
    window.say("V6", json!({ "choice": { "code": "PH1", "ownWords": "fast" } }));
    let page = window.of("check", json!({}));
    let answer = answers(&page).into_iter().find(|one| one["key"]["question"] == "V6").unwrap().clone();
    let objection = &answer["objections"][0];
    assert_eq!(objection["code"], "ownWordsNotTaken");
    assert_ne!(objection["subject"], "PH1");
    assert!(answer["words"][0].as_str().unwrap().starts_with(objection["subject"].as_str().unwrap()));
}

#[test]
fn a_question_names_what_stands_out_in_its_answer_each_once() {
    let mut window = Window::with("own");
    let names = ["Petersen", "Petersen", "Meier", "Schulz", "Krause", "Vogel", "Lang"];
    let text: String = names.iter().map(|name| format!("Da war Herr {name} dagegen. ")).collect();
    window.say("B1", json!({ "text": text }));
    let page = window.of("page", json!({ "stage": "talk", "question": "B1" }));
    let those = ["Herr Petersen", "Herr Meier", "Herr Schulz", "Herr Krause", "Herr Vogel", "Herr Lang"];
    assert_eq!(page["questions"][0]["whole"]["traces"], json!(those));
    let page = window.of("levels", json!({}));
    let found = only(&page["sections"], "id", "B")["answers"][0]["traces"].as_array().unwrap();
    assert_eq!(found.len(), names.len(), "nobody decides on words that are not marked");
}
