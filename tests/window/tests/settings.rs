//! What a person sets holds at once and after closing, and what was done can be taken back from the case.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops with what went wrong")]

use lernfall_window_tests::{Home, PATIENCE, Verbs, Wanted, Window, until};
use serde_json::Value;

const UNREAD: &str = "Das ließ sich nicht als Datum lesen.";
/// What was told before the talk; a box of its first question.
const TOLD: &str = "Zurücknehmen ist jederzeit möglich";
const CASE: &str = "Nachnutzung eines Onlinedienstes";

/// The examples.
fn demo(home: &Home) -> Window {
    Window::open_as(home, &Wanted { arguments: vec!["--demo".to_owned()], ..Wanted::default() })
}

/// A case of the examples.
fn case(home: &Home) -> Window {
    let window = demo(home);
    window.click(CASE);
    window.at(CASE);
    window
}

fn told(window: &Window, script: &str) -> Value {
    window.script(script, &[]).expect("the page tells")
}

#[test]
fn language_theme_and_text_size_hold_at_once_and_after_closing() {
    let home = Home::new();
    let window = Window::open(&home);
    window.click("Einstellungen");
    window.at("Einstellungen");
    window.choose("English");
    window.sees("Text size");
    assert!(window.focus().contains("English"), "{}", window.focus());
    assert_eq!(told(&window, "return document.documentElement.lang"), "en");
    window.choose("Dark");
    window.choose("Double (200 %)");
    window.sees("Applied.");
    let seen = "const { top, bottom } = document.activeElement.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight";
    assert_eq!(told(&window, seen), true, "one goes on where the size was chosen");
    let holds = |window: &Window| {
        assert_eq!(told(window, "return document.documentElement.dataset.kernTheme"), "dark");
        let size = "return getComputedStyle(document.documentElement).fontSize";
        assert_eq!(told(window, size), "32px");
        let over = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
        assert_eq!(told(window, over), 0, "it scrolls sideways");
        window.is_accessible();
    };
    holds(&window);
    window.close();

    let window = Window::open(&home);
    window.at("Welcome to Lernfall");
    holds(&window);
}

#[test]
fn a_changed_key_holds_after_closing_and_the_usual_one_no_longer() {
    let home = Home::new();
    let window = demo(&home);
    window.click("Einstellungen");
    window.at("Einstellungen");
    window.click("Ändern: Zu einer Frage springen");
    window.press("Control+Shift+g");
    window.sees("Neue Tasten für „Zu einer Frage springen“.");
    window.close();

    let window = case(&home);
    window.click("Fragen, Gespräch 1");
    window.at("Haben Sie das Informationsblatt gelesen");
    window.press("Control+k");
    window.press("Control+Shift+g");
    window.within("Zu einer Frage springen").sees("B1");
    window.press("Escape");
    window.click("Einstellungen");
    window.at("Einstellungen");
    window.sees("Strg+Umschalt+G");
    window.click("Ursprüngliche Tasten");
    window.sees("Es gelten wieder die ursprünglichen Tasten.");
    window.sees_no("Strg+Umschalt+G");
    window.is_accessible();
}

#[test]
fn a_talk_that_was_removed_comes_back_by_a_key_and_it_says_so() {
    let home = Home::new();
    let window = case(&home);
    window.press("Control+z");
    window.sees("Es gibt nichts rückgängig zu machen.");
    window.click("Gespräch hinzufügen");
    window.within("Form").click_button("Gespräch hinzufügen");
    window.sees("Das Gespräch ist angelegt.");
    window.click("Gespräch 2 ändern");
    window.click("Gespräch 2 löschen");
    window.at("Gespräch löschen");
    window.click_button("Gespräch löschen");
    window.sees("Gespräch 2 ist gelöscht.");
    window.press("Control+z");
    window.sees("„Gespräch gelöscht“ ist rückgängig gemacht.");
    window.sees_no("Gespräch 2 ist gelöscht.");
    window.sees("Gespräch 2 ändern");
    window.is_accessible();
    window.click_button("Wiederholen");
    window.sees("„Gespräch gelöscht“ ist wiederholt.");
    window.sees_no("Gespräch 2 ändern");
    window.click("Alle Fälle");
    window.at("Fälle");
    window.sees_no("„Gespräch gelöscht“ ist wiederholt.");
    window.press("Control+z");
    window.sees("„Gespräch gelöscht“ ist rückgängig gemacht.");
}

#[test]
fn in_a_talk_the_keys_say_what_they_took_back_and_leave_the_case_itself_alone() {
    let home = Home::new();
    let window = case(&home);
    window.click("Fragen, Gespräch 1");
    window.at("Haben Sie das Informationsblatt gelesen");
    window.press("Control+z");
    window.sees("Es gibt nichts rückgängig zu machen.");
    let ticked = window.chosen(TOLD);
    window.choose(TOLD);
    window.sees("Gespeichert");
    window.press("Control+z");
    window.sees("„Antwort geändert“ ist rückgängig gemacht.");
    assert_eq!(window.chosen(TOLD), ticked);
    window.is_accessible();
    window.click_button("Wiederholen");
    window.sees("„Antwort geändert“ ist wiederholt.");
    assert_eq!(window.chosen(TOLD), !ticked);
}

#[test]
fn a_case_that_was_just_begun_can_be_taken_back_and_the_list_says_so() {
    let home = Home::new();
    let window = demo(&home);
    window.click("Fall anlegen");
    window.click("Eigene Erfahrung festhalten");
    window.at("Fall anlegen");
    window.fill("Titel des Falls", "Einführung der E-Akte");
    window.click("Zur ersten Frage");
    window.at("Bitte erzählen Sie zunächst");
    window.click("Zum Fall");
    window.at("Einführung der E-Akte");
    window.press("Control+z");
    window.at("Fälle");
    window.sees("„Fall angelegt“ ist rückgängig gemacht.");
    window.sees_no("Einführung der E-Akte");
    window.click_button("Wiederholen");
    window.sees("Einführung der E-Akte");
}

/// The day of the talk cannot be read, and that is said.
fn unread_day(home: &Home) -> Window {
    let window = case(home);
    window.click("Gespräch 1 ändern");
    window.fill("Tag des Gesprächs", "vorgestern\n");
    window.sees(UNREAD);
    window
}

#[test]
fn the_day_of_a_talk_can_be_changed_and_what_cannot_be_read_stays_in_the_field() {
    let home = Home::new();
    let window = unread_day(&home);
    assert_eq!(window.value("Tag des Gesprächs"), "vorgestern");
    window.is_accessible();
    window.fill("Tag des Gesprächs", "3.11.26");
    window.press("Tab");
    window.sees("Gespräch 1 ist geändert.");
    window.sees("03.11.2026");
    window.sees_no(UNREAD);
    assert_eq!(window.value("Tag des Gesprächs"), "03.11.2026");
}

#[test]
fn who_leaves_a_day_that_cannot_be_read_is_led_back_to_it_once() {
    let home = Home::new();
    let window = unread_day(&home);
    window.click("Gespräch 1 ändern");
    window.sees_no(UNREAD);
    window.click("Fragen, Gespräch 1");
    window.sees(UNREAD);
    let focused = until(PATIENCE, || {
        let focus = window.focus();
        if focus.contains("Tag des Gesprächs") { Ok(()) } else { Err(focus) }
    });
    focused.expect("the field has the focus");
    let below = "return document.activeElement.form.getBoundingClientRect().bottom - innerHeight";
    let below = window.script(below, &[]).expect("a place");
    assert!(below.as_f64().is_some_and(|below| below <= 0.0), "{below} px of what is wrong are out of sight");
    window.is_accessible();
    window.click("Fragen, Gespräch 1");
    window.sees("Später fragen");
}
