//! Backups in the window: one by hand and to a second place, looking into it, and the way back and forth.

use std::fs;

use lernfall_window_tests::{Home, Verbs, Window};

const PASSPHRASE: &str = "vier ganz zufällige Wörter";
const FIRST: &str = "Einführung der E-Akte";
const SECOND: &str = "Umzug des Bauamts";

fn case(window: &Window, title: &str) {
    window.click("Eigene Erfahrung festhalten");
    window.at("Fall anlegen");
    window.fill("Titel des Falls", title);
    window.click("Zur ersten Frage");
    window.at("Bitte erzählen Sie zunächst");
}

fn settings(window: &Window) {
    window.click("Einstellungen");
    window.at("Einstellungen");
}

#[test]
fn what_was_backed_up_by_hand_comes_back_and_what_was_newer_is_kept() {
    let home = Home::new();
    let window = Window::open(&home);
    window.fill("Passphrase", PASSPHRASE);
    window.click_button("Arbeitsbereich anlegen");
    case(&window, FIRST);

    settings(&window);
    window.sees("Noch keine. Die erste entsteht, wenn Sie sperren oder schließen.");
    let stick = home.path("Stick");
    fs::create_dir_all(&stick).expect("the folder can be made");
    window.click("Zweiten Ort wählen");
    window.dialog_takes(&stick);
    window.sees("Gesichert, im Ordner des Arbeitsbereichs und am zweiten Ort.");
    window.sees("Zweiten Ort aufgeben");
    assert!(fs::read_dir(&stick).expect("it can be read").next().is_some());
    window.is_accessible();

    window.click("Fälle");
    window.at("Fälle");
    window.click("Fall anlegen");
    window.at("Womit möchten Sie beginnen?");
    case(&window, SECOND);
    settings(&window);
    window.click("Sicherungen ansehen und wiederherstellen");
    window.at("Sicherungen");
    window.sees("von Hand");
    window.is_accessible();
    window.script("document.querySelector('tbody .link-button').click()", &[]).expect("the newest opens");
    window.at("Sicherung ansehen");
    window.fill("Passphrase", "ganz andere Wörter");
    window.click_button("Sicherung ansehen");
    window.sees("Damit lässt sich die Sicherung nicht öffnen.");
    window.is_accessible();
    window.fill("Passphrase", PASSPHRASE);
    window.click_button("Sicherung ansehen");
    window.sees("Die Sicherung ist unversehrt.");
    window.sees(FIRST);
    window.sees("1 Fall und 0 Antworten");
    window.is_accessible();
    window.click("Wiederherstellen");
    window.at("Fälle");
    window.sees("Was vorher hier war, liegt als Sicherung beiseite.");
    window.sees(FIRST);
    let shown = window.script("return document.body.innerText", &[]).expect("the page tells");
    assert!(!shown.to_string().contains(SECOND), "{shown}");

    // What was there lies among the backups.
    settings(&window);
    window.click("Sicherungen ansehen und wiederherstellen");
    window.sees("beiseitegelegt");
    let aside =
        "[...document.querySelectorAll('tbody tr')].find((row) => row.innerText.includes('beiseite'))";
    window.script(&format!("{aside}.querySelector('.link-button').click()"), &[]).expect("it opens");
    window.at("Sicherung ansehen");
    window.fill("Passphrase", PASSPHRASE);
    window.click_button("Sicherung ansehen");
    window.sees(SECOND);
    window.click("Wiederherstellen");
    window.at("Fälle");
    window.sees(SECOND);
    window.close();
}

#[test]
fn a_fresh_profile_gets_its_cases_from_a_stick() {
    let home = Home::new();
    let window = Window::open(&home);
    window.fill("Passphrase", PASSPHRASE);
    window.click_button("Arbeitsbereich anlegen");
    case(&window, FIRST);
    settings(&window);
    let stick = home.path("Stick");
    fs::create_dir_all(&stick).expect("the folder can be made");
    window.click("Zweiten Ort wählen");
    window.dialog_takes(&stick);
    window.sees("Gesichert, im Ordner");
    window.close();

    let fresh = Home::new();
    let window = Window::open(&fresh);
    window.at("Willkommen bei Lernfall");
    window.click("Aus einer Sicherung wiederherstellen");
    window.at("Sicherungen");
    window.sees("Aus einer Sicherung entsteht hier ein neuer Arbeitsbereich.");
    window.is_accessible();
    window.click("Sicherungen in einem anderen Ordner suchen");
    window.dialog_takes(&stick);
    window.sees("von Hand");
    window.script("document.querySelector('tbody .link-button').click()", &[]).expect("the newest opens");
    window.at("Sicherung ansehen");
    window.fill("Passphrase", PASSPHRASE);
    window.click_button("Sicherung ansehen");
    window.sees("Die Sicherung ist unversehrt.");
    window.click("Wiederherstellen");
    window.at("Fälle");
    window.sees(FIRST);
    window.close();
}
