//! Another key, the agency's way in, and the way out of a damaged database, as a person goes them.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops with what went wrong")]

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use lernfall_window_tests::{Home, Verbs, Window, cli};

const PASSPHRASE: &str = "vier ganz zufällige Wörter";
const WORKSPACE: &str = ".local/share/lernfall/Arbeitsbereich";

/// A window with a workspace and a case in it.
fn begun(home: &Home) -> Window {
    let window = Window::open(home);
    window.fill("Passphrase", PASSPHRASE);
    window.click_button("Arbeitsbereich anlegen");
    window.at("Womit möchten Sie beginnen?");
    window.click("Eigene Erfahrung festhalten");
    window.at("Fall anlegen");
    window.fill("Titel des Falls", "Einführung der E-Akte");
    window.click("Zur ersten Frage");
    window.at("Bitte erzählen Sie");
    window.click("Einstellungen");
    window.at("Einstellungen");
    window
}

/// Locks without the recovery sheet, up to the passphrase.
fn lock(window: &Window) {
    window.click("Jetzt sperren");
    window.at("Wiederherstellungsblatt");
    window.click("Jetzt sperren, Blatt später sichern");
    window.at("Arbeitsbereich öffnen");
}

#[test]
fn a_renewed_key_keeps_the_passphrase_and_asks_for_another_sheet() {
    let home = Home::new();
    let before = |name: &str| fs::read(home.path(WORKSPACE).join(name)).expect("a file");
    let window = begun(&home);
    let keys = before("keys.json");
    window.sees("Ihre Behörde hat hier keinen Zugang.");
    window.fill("Passphrase zur Bestätigung", "nicht diese Passphrase");
    window.click_button("Schlüssel erneuern");
    window.sees("Die Passphrase öffnet diesen Arbeitsbereich nicht.");
    window.is_accessible();
    window.fill("Passphrase zur Bestätigung", PASSPHRASE);
    window.click_button("Schlüssel erneuern");
    window.sees("Der Schlüssel ist neu.");
    window.is_accessible();
    assert_ne!(before("keys.json"), keys);
    assert_eq!(before("keys.json"), before("keys.json.bak"));
    window.click("Neues Wiederherstellungsblatt sichern");
    window.at("Wiederherstellungsblatt");
    window.click("Jetzt sperren");
    window.at("Arbeitsbereich öffnen");
    window.fill("Passphrase", PASSPHRASE);
    window.click_button("Öffnen");
    window.sees("Einführung der E-Akte");
}

#[test]
fn the_agency_opens_with_its_key_file_and_it_is_said_in_the_settings() {
    let home = Home::new();
    let window = begun(&home);
    let key_file: PathBuf = home.path("Dokumente/behoerde.key");
    let made = Command::new(cli())
        .args(["workspace", "agency-key", &key_file.display().to_string(), "--json"])
        .output()
        .expect("the command line");
    let public: String = serde_json::from_slice(&made.stdout).expect("a public key");
    window.click("Der Behörde einen Zugang geben?");
    window.fill("Öffentlicher Schlüssel der Behörde", "age1quatsch");
    window.fill("Passphrase, um den Zugang zu geben", PASSPHRASE);
    window.within("Zugang der Behörde").click_button("Zugang geben");
    window.sees("Das ist kein öffentlicher Schlüssel.");
    window.fill("Öffentlicher Schlüssel der Behörde", &public);
    window.within("Zugang der Behörde").click_button("Zugang geben");
    window.sees("Außer Ihnen kann Ihre Behörde diesen Arbeitsbereich öffnen.");
    window.sees(&public);
    window.sees("Ihre Behörde kann diesen Arbeitsbereich öffnen");
    window.is_accessible();
    lock(&window);
    window.click("Passphrase vergessen?");
    window.click("Mit Schlüsseldatei der Behörde öffnen");
    window.dialog_takes(&key_file);
    window.sees("Einführung der E-Akte");
}

#[test]
fn from_a_damaged_database_what_can_be_read_is_salvaged() {
    let home = Home::new();
    let window = begun(&home);
    lock(&window);
    let database = home.path(WORKSPACE).join("workspace.db");
    let mut bytes = fs::read(&database).expect("a database");
    if let Some(byte) = bytes.get_mut(300) {
        *byte ^= 1;
    }
    fs::write(&database, &bytes).expect("damaged");
    window.fill("Passphrase", PASSPHRASE);
    window.click_button("Öffnen");
    window.sees("Der Arbeitsbereich ist beschädigt (workspace.db).");
    window.is_accessible();
    window.click("Wege aus dem Schaden");
    window.at("Wenn der Arbeitsbereich beschädigt ist");
    window.is_accessible();
    window.fill("Passphrase", PASSPHRASE);
    window.click_button("Jetzt retten");
    window.at("Gerettet");
    window.sees("Arbeitsbereich 2");
    window.sees("1 von");
    window.is_accessible();
    window.click("Zu den Fällen");
    window.sees("Einführung der E-Akte");
    assert!(fs::read(&database).expect("a database") == bytes, "the damaged one stays as it is");
}
