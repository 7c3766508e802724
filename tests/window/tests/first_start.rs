//! The first start, as somebody alone meets it: from nothing to the first letter of a case.

use lernfall_window_tests::{Home, Verbs, Window};

const PASSPHRASE: &str = "vier ganz zufällige Wörter";

const QUESTION: &str = "Bitte erzählen Sie zunächst";
const TYPED: &str = "Zuerst war da ein Erlass.\nDann lange nichts: „Wir warten“ – so hieß es.";

/// From the first start to the first question.
fn begin(home: &Home) -> Window {
    let window = Window::open(home);
    window.at("Willkommen bei Lernfall");
    window.fill("Passphrase", PASSPHRASE);
    window.click_button("Arbeitsbereich anlegen");
    window.at("Womit möchten Sie beginnen?");
    window.click("Eigene Erfahrung festhalten");
    window.at("Fall anlegen");
    window.fill("Titel des Falls", "Einführung der E-Akte");
    window
}

#[test]
fn from_the_first_start_to_the_first_letter_of_a_case_takes_at_most_five_inputs() {
    let home = Home::new();
    let window = begin(&home);
    let inputs = window.tell_inputs("the first letter of a case");
    assert!(inputs <= 5, "{inputs}");
}

#[test]
fn what_was_typed_last_is_there_after_closing_at_once() {
    let home = Home::new();
    let window = begin(&home);
    window.click("Zur ersten Frage");
    window.at(QUESTION);
    window.type_into(QUESTION, TYPED);
    window.close();

    let window = Window::open(&home);
    window.at("Willkommen bei Lernfall");
    window.click("Arbeitsbereich");
    window.at("Arbeitsbereich öffnen");
    window.fill("Passphrase", PASSPHRASE);
    window.press("Enter");
    window.at("Fälle");
    window.click("Einführung der E-Akte");
    window.at("Einführung der E-Akte");
    window.click("Fragen");
    window.click("1 Wie es dazu kam");
    window.at(QUESTION);
    assert_eq!(window.value(QUESTION), TYPED);
}
