//! When the workspace locks by itself: unattended, asleep, behind a locked screen, and under a page that
//! does not answer. What was typed is saved, and nothing of it is left in the page.
#![allow(clippy::expect_used, clippy::panic, reason = "a test stops with what went wrong")]

use std::path::PathBuf;
use std::time::Duration;

use lernfall_window_tests::{Home, PATIENCE, Verbs, Wanted, Window, until};

const PASSPHRASE: &str = "vier ganz zufällige Wörter";
const CASE: &str = "Einführung der E-Akte im Bauamt";
const ANSWER: &str = "Zuerst war da ein Erlass, den niemand kannte.";
const NOT_SAVED: &str = "und dann";

const SOON: &str = "In 30 Sekunden wird gesperrt";

/// A window in which a minute is this long, in milliseconds, and the system is played.
fn window(home: &Home, minute: u32) -> Window {
    let variables = vec![("LERNFALL_TEST_MINUTE".to_owned(), minute.to_string())];
    let window = Window::open_as(home, &Wanted { variables, ..Wanted::default() });
    window.system().is_heard();
    window
}

/// A case at its first question, with something typed.
fn typed(window: &Window, how: &str) {
    window.at("Willkommen bei Lernfall");
    window.fill("Passphrase", PASSPHRASE);
    window.click_button("Arbeitsbereich anlegen");
    window.click(how);
    window.fill("Titel", CASE);
    window.click(if how == "Gespräch führen" { "Zur Vorbereitung" } else { "Zur ersten Frage" });
}

fn answer(window: &Window) {
    typed(window, "Eigene Erfahrung festhalten");
    window.at("Bitte erzählen");
    window.fill("Bitte erzählen", ANSWER);
}

/// The file that says who holds a workspace, as long as somebody does.
fn held(home: &Home) -> Option<PathBuf> {
    home.files().into_iter().find(|path| path.ends_with("holder.json"))
}

/// The window has locked: nothing typed is in the page, not even where it is not shown, and nobody holds
/// the workspace.
fn is_locked(window: &Window, home: &Home, why: &str) {
    window.at("Arbeitsbereich öffnen");
    window.sees(why);
    let script = "const fields = [...document.querySelectorAll('input, textarea')].map((it) => it.value);
        return document.documentElement.outerHTML + document.title + fields.join()";
    let page = window.script(script, &[]).expect("the page").as_str().map(str::to_owned).expect("a text");
    for words in [ANSWER, CASE, NOT_SAVED] {
        assert!(!page.contains(words), "{words} is still in {page}");
    }
    assert_eq!(held(home), None);
}

/// The passphrase leads back to the question that was shown, not to that by which one came.
#[test]
fn the_passphrase_leads_back_to_where_one_had_gone_on_to() {
    let home = Home::new();
    let window = window(&home, 60_000);
    answer(&window);
    window.click("Zum Fall");
    window.click("Weiterschreiben");
    window.at("Bitte erzählen");
    window.press("Control+Enter");
    window.at("Was sollte");
    window.system().screen_is_locked();
    is_locked(&window, &home, "der Bildschirm gesperrt wurde");
    window.fill("Passphrase", PASSPHRASE);
    window.press("Enter");
    window.at("Was sollte");
    window.click("Zum Fall");
    window.at(CASE);
    window.close();
}

/// The passphrase leads back to the question, and what was typed is there again.
fn is_kept(window: &Window, text: &str) {
    window.fill("Passphrase", PASSPHRASE);
    window.press("Enter");
    window.at("Bitte erzählen");
    assert_eq!(window.value("Bitte erzählen"), text);
}

#[test]
fn an_unattended_window_says_that_it_will_lock_can_be_put_off_and_locks() {
    let home = Home::new();
    // Ten minutes are twelve seconds, the notice is more than half a second: long enough to press a key.
    let window = window(&home, 1200);
    answer(&window);
    assert!(held(&home).is_some());
    window.sees(SOON);
    window.press("Shift");
    window.sees_no(SOON);
    std::thread::sleep(Duration::from_secs(8));
    assert!(held(&home).is_some(), "it locks although it was put off");
    window.sees(SOON);
    is_locked(&window, &home, "Gesperrt, weil nichts geschah.");
    is_kept(&window, ANSWER);
    window.click("Zum Fall");
    window.at(CASE);
}

#[test]
fn a_talk_may_be_listened_to_three_times_as_long() {
    let home = Home::new();
    let window = window(&home, 500);
    typed(&window, "Gespräch führen");
    // In the preparation it is ten minutes, five seconds; in the talk fifteen.
    window.at("Kopfdaten");
    window.press("Control+Enter");
    window.at("Rahmen");
    window.press("Control+Enter");
    window.at("Haben Sie das Informationsblatt gelesen");
    std::thread::sleep(Duration::from_secs(8));
    window.at("Haben Sie das Informationsblatt gelesen");
    window.sees(SOON);
    is_locked(&window, &home, "Gesperrt, weil nichts geschah.");
}

#[test]
fn it_locks_before_the_computer_sleeps_and_sleep_waits_for_it() {
    let home = Home::new();
    let window = window(&home, 60_000);
    answer(&window);
    // Not saved by any clock yet.
    window.type_into("Bitte erzählen", NOT_SAVED);
    let waited = window.system().sleeps();
    assert_eq!(held(&home), None, "sleep did not wait");
    assert!(waited < Duration::from_secs(4), "{waited:?}");
    is_locked(&window, &home, "Gesperrt, weil der Rechner ruhte");
    is_kept(&window, &format!("{ANSWER}{NOT_SAVED}"));
    window.system().wakes();
    let _again = window.system().sleeps();
    is_locked(&window, &home, "Gesperrt, weil der Rechner ruhte");
}

#[test]
fn it_locks_with_the_screen_however_the_system_tells() {
    let home = Home::new();
    let window = window(&home, 60_000);
    answer(&window);
    window.system().screen_is_locked();
    is_locked(&window, &home, "der Bildschirm gesperrt wurde");
    is_kept(&window, ANSWER);
    window.system().session_is_locked();
    is_locked(&window, &home, "der Bildschirm gesperrt wurde");
    is_kept(&window, ANSWER);
    window.system().session_says_that_it_is_locked();
    is_locked(&window, &home, "der Bildschirm gesperrt wurde");
}

/// The page cannot save, close or clear anything; what it holds goes with its process.
#[test]
fn a_page_that_hangs_is_locked_all_the_same() {
    let home = Home::new();
    let window = window(&home, 60_000);
    answer(&window);
    window.sees("Gespeichert");
    std::thread::sleep(Duration::from_secs(2));
    assert!(window.native_title().contains(CASE) || !window.native_title().starts_with("Willkommen"));
    window.script("setTimeout(() => { for (;;); }, 50)", &[]).expect("it hangs soon");
    std::thread::sleep(Duration::from_millis(200));
    window.system().screen_is_locked();
    let free = until(PATIENCE, || held(&home).map_or(Ok(()), |it| Err(format!("{} is there", it.display()))));
    free.expect("nobody holds the workspace");
    let anew = until(PATIENCE, || {
        let title = window.native_title();
        if title.starts_with("Willkommen") { Ok(()) } else { Err(title) }
    });
    anew.expect("the page begins anew");
}
