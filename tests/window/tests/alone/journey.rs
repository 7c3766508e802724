//! Somebody alone, from the first start to the hand-over. Other tests look at what this leaves behind,
//! so every word that is typed is theirs to choose.

use std::path::Path;

use lernfall_window_tests::{Home, Verbs, Window};

/// What is typed where.
pub struct Typed {
    pub passphrase: &'static str,
    pub title: &'static str,
    /// Into every question.
    pub answer: &'static str,
    pub agency: &'static str,
    pub office: &'static str,
    /// What closes the bundle.
    pub seal: &'static str,
}

/// What each question begins with, and its field where that has a label of its own.
const QUESTIONS: [(&str, &str); 7] = [
    ("Bitte erzählen", ""),
    ("Was sollte", ""),
    ("Welche Momente", "Was geschah?"),
    ("Was hat geholfen", ""),
    ("Was hat die Umsetzung", ""),
    ("Was empfehlen", "Empfehlung"),
    ("Was habe ich nicht", ""),
];

const SECTIONS: [&str; 7] =
    ["Kopfdaten", "Einstieg", "Verlauf", "Was geholfen", "Was gehindert", "Lehren", "Perspektivwechsel"];

/// Saves the case sheet in `sheet` and the bundle in `bundle`; the window stays open.
pub fn from_start_to_hand_over(home: &Home, typed: &Typed, sheet: &Path, bundle: &Path) -> Window {
    let window = Window::open(home);
    window.at("Willkommen bei Lernfall");
    window.fill("Passphrase", typed.passphrase);
    window.click_button("Arbeitsbereich anlegen");
    window.click("Eigene Erfahrung festhalten");
    window.fill("Titel", typed.title);
    window.click("Zur ersten Frage");
    for (question, field) in QUESTIONS {
        window.at(question);
        window.fill(if field.is_empty() { question } else { field }, typed.answer);
        window.press("Control+Enter");
    }
    window.at("Fallblatt");
    window.click("Als Word-Datei speichern");
    window.dialog_takes(sheet);
    window.sees("Das Fallblatt ist gespeichert");
    window.click("Verwendung festlegen");
    // Whoever chose nothing is asked, and comes back to the first choice.
    window.click("Festlegen und weiter");
    window.sees("Soll wirklich alles hier bleiben?");
    window.click("Verwendung wählen");
    for section in SECTIONS {
        window.within(section).choose("Bericht");
    }
    window.sees("Alles ist festgelegt.");
    window.click("Festlegen und weiter");
    window.at("Angaben prüfen");
    window.click("Weiter zur Vorschau");
    window.at("Genau das verlässt das Haus");
    window.fill("Name der Behörde", typed.agency);
    window.within("Verwaltungsebene").choose("Kommune – Landkreis, kreisfreie Stadt, Bezirk");
    window.click("Behörde übernehmen");
    window.sees("Nichts steht der Übergabe entgegen.");
    window.click("Weiter zur Übergabe");
    window.at("Übergeben");
    window.fill("Empfangende Stelle", typed.office);
    window.choose("Laufwerk oder Ordner");
    window.fill("Passphrase des Pakets", typed.seal);
    window.click("Versiegeln und speichern");
    window.dialog_takes(bundle);
    window.sees("Es wurde geschrieben, zurückgelesen und geprüft.");
    window
}
