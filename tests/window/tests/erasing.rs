//! A case is deleted, comes back twice, is deleted for good, and is then in no decrypted page: not of the
//! workspace, not of the backup that was made at locking.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops with what went wrong"
)]

use std::path::Path;

use lernfall_window_tests::{Home, Verbs, Window};

#[path = "../../../crates/store/tests/workspace/support/behind.rs"]
mod behind;

const PASSPHRASE: &str = "vier ganz zufällige Wörter";
const TITLE: &str = "Umzug der Zimtkraniche";
/// Words of the case, as typed and as the search keeps them.
const WORDS: [&str; 4] = ["Zimtkranich", "zimtkranich", "Moosfalter", "moosfalter"];

/// How many of the words are in the decrypted pages.
fn in_pages(folder: &Path) -> usize {
    let pages = behind::pages_of(folder, PASSPHRASE);
    let holds = |word: &&str| {
        pages.iter().any(|page| page.windows(word.len()).any(|window| window == word.as_bytes()))
    };
    WORDS.iter().filter(|word| holds(word)).count()
}

fn delete(window: &Window) {
    window.click(TITLE);
    window.at(TITLE);
    window.click_button("Fall löschen");
    window.at("Fall löschen");
    window.sees("2 Antworten mit 2 Fassungen");
    window.sees("Das bleibt, und warum");
    window.sees("Bis zum Sperren können Sie das Löschen rückgängig machen.");
    window.is_accessible();
    window.click_button("Fall löschen");
    window.at("Fälle");
    window.sees("Fall 1 ist gelöscht.");
    window.sees_no(TITLE);
}

fn lock(window: &Window) {
    window.click("Jetzt sperren");
    window.at("Wiederherstellungsblatt");
    window.click("Jetzt sperren, Blatt später sichern");
    window.at("Arbeitsbereich öffnen");
}

#[test]
fn a_deleted_case_comes_back_until_locking_and_is_in_no_page_after() {
    let home = Home::new();
    let window = Window::open(&home);
    window.at("Willkommen bei Lernfall");
    window.fill("Passphrase", PASSPHRASE);
    window.click_button("Arbeitsbereich anlegen");
    window.click("Eigene Erfahrung festhalten");
    window.fill("Titel", TITLE);
    window.click("Zur ersten Frage");
    window.at("Bitte erzählen");
    window.fill("Bitte erzählen", "Zuerst war da der Moosfalter.");
    window.sees("Gespeichert");
    window.click("Fälle");
    window.at("Fälle");
    lock(&window);
    let folders = home.workspace_and_backups();
    assert_eq!(folders.len(), 2, "{folders:?}");
    assert_eq!(in_pages(&folders[0]), 4, "the look behind the encryption sees something");
    assert_eq!(in_pages(&folders[1]), 4, "and so it does in the backup");

    window.fill("Passphrase", PASSPHRASE);
    window.click_button("Öffnen");
    window.at("Fälle");
    delete(&window);
    window.is_accessible();
    window.press("Control+z");
    window.sees("„Fall gelöscht“ ist rückgängig gemacht.");
    window.sees(TITLE);
    window.sees_no("Fall 1 ist gelöscht.");

    delete(&window);
    window.click("Gelöschtes und Sicherungen");
    window.at("Gelöschtes");
    window.sees("Sicherung vom");
    window.is_accessible();
    window.click("Zurückholen");
    window.sees("Nichts.");
    window.click("Zurück");
    window.at("Fälle");

    delete(&window);
    lock(&window);
    for folder in home.workspace_and_backups() {
        assert_eq!(in_pages(&folder), 0, "{}", folder.display());
    }
    window.fill("Passphrase", PASSPHRASE);
    window.click_button("Öffnen");
    window.at("Womit möchten Sie beginnen?");
    window.click("Zur Liste der Fälle");
    window.at("Fälle");
    window.sees_no(TITLE);
    window.click("Gelöschtes und Sicherungen");
    window.at("Gelöschtes");
    window.sees("Keine erreichbare Sicherung enthält etwas, das gelöscht wurde.");
}
