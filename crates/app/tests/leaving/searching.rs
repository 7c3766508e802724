//! Search as one types.

use serde_json::{Value as Json, json};

use crate::support::Window;

fn search(window: &mut Window, text: &str) -> Json {
    window.ask("search", json!({ "text": text }))
}

fn found(passage: &Json) -> Vec<&str> {
    let pieces = passage["pieces"].as_array().unwrap().iter();
    pieces.filter(|piece| piece["found"] == true).map(|piece| piece["text"].as_str().unwrap()).collect()
}

fn whole(passage: &Json) -> String {
    passage["pieces"].as_array().unwrap().iter().map(|piece| piece["text"].as_str().unwrap()).collect()
}

#[test]
fn umlauts_and_sharp_s_are_found_in_any_spelling_of_case() {
    let mut window = Window::ready();
    for (typed, shown) in [("prüf", "Prüf"), ("STRASSE", "Straße"), ("straß", "Straß"), ("MÄRZ", "März")]
    {
        let page = search(&mut window, typed);
        assert_eq!(page["found"].as_array().unwrap().len(), 1, "{typed}");
        assert_eq!(found(&page["found"][0]), [shown], "{typed}");
    }
}

#[test]
fn a_passage_knows_where_it_is_read() {
    let mut window = Window::ready();
    let page = search(&mut window, "Straße");
    let passage = &page["found"][0];
    assert_eq!(passage["caseTitle"], "Umzug der Fachanwendung");
    assert_eq!((&passage["question"], &passage["stage"]), (&json!("C2"), &json!("talk")));
    assert_eq!(passage["interview"], window.interview);
    let asked = window.of("page", json!({ "stage": "talk", "question": "C2" }));
    assert_eq!(passage["row"], asked["questions"][0]["rows"]["rows"][0]["key"]["row"]);
    assert_eq!(passage["sign"], "", "whoever writes alone knows no such number");
    let page = search(&mut window, "Fachanwendung");
    assert_eq!(
        (&page["found"][0]["stage"], &page["found"][0]["interview"]),
        (&json!("before"), &window.interview)
    );
}

#[test]
fn a_passage_of_a_talk_has_the_number_of_its_question() {
    let mut window = Window::with("talk");
    window.say("B1", json!({ "text": "Es begann im März." }));
    assert_eq!(search(&mut window, "März")["found"][0]["sign"], "B1");
}

#[test]
fn a_blank_search_finds_nothing_and_is_no_error() {
    let mut window = Window::ready();
    for text in ["", "   ", "gibtesnicht"] {
        assert_eq!(search(&mut window, text), json!({ "found": [], "more": false }));
    }
}

#[test]
fn an_excerpt_begins_with_a_word_and_marks_every_place() {
    let mut window = Window::with("own");
    let long = "Zuerst wurde lange beraten, ohne dass jemand entschied. ".repeat(6);
    window
        .say("B1", json!({ "text": format!("{long}Dann kam die Prüfung, und die Prüfung dauerte. {long}") }));
    let page = search(&mut window, "prüfung");
    let passage = &page["found"][0];
    assert_eq!(found(passage), ["Prüfung", "Prüfung"]);
    let shown = whole(passage);
    assert!(shown.starts_with("… ") && shown.ends_with(" …"), "{shown}");
    let first = shown.trim_start_matches("… ").split(' ').next().unwrap();
    assert!(long.split(' ').any(|word| word == first), "{shown}");
}

#[test]
fn there_is_more_than_is_shown() {
    let mut window = Window::with("own");
    for _ in 0..51 {
        window.ask("begin_case", json!({ "title": "Wiederkehrendes Wort", "form": "own" }));
    }
    let page = search(&mut window, "wiederkehrend");
    assert_eq!((page["found"].as_array().unwrap().len(), &page["more"]), (50, &json!(true)));
}
