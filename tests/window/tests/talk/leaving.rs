//! Checking, the preview of what leaves, handing over twice, and checking the bundle as the other side
//! does: in the window without a workspace, and by the command line.

use std::path::Path;

use base64::Engine;
use lernfall_window_tests::{Home, Verbs, Window};

use crate::content::{PASSAGE, STAYS, TITLE};
use crate::kept;

const SEALED: &str = "andere zufällige Wörter dafür";
const OFFICE: &str = "Sammelstelle für Umsetzungserfahrungen";

/// What stays here is struck through, says why, and is not on the paper.
pub fn check(window: &Window) {
    window.at(TITLE);
    window.click("Vorschau öffnen");
    window.at("Genau das verlässt das Haus");
    window.sees(PASSAGE);
    window.sees_no(STAYS);
    window.sees("Bleibt hier, so festgelegt");
    window.click("Zurück");
    window.at(TITLE);
}

/// Names the agency, then hands over in a folder and as a draft.
pub fn hand_over(window: &Window, home: &Home) {
    window.click("Vorschau öffnen");
    window.at("Genau das verlässt das Haus");
    window.fill("Name der Behörde", "Landkreis Beispielhausen");
    window.within("Verwaltungsebene").choose("Kommune – Landkreis, kreisfreie Stadt, Bezirk");
    window.click("Behörde übernehmen");
    window.sees("Nichts steht der Übergabe entgegen.");
    let stick = home.path("Stick für Übergaben");
    std::fs::create_dir(&stick).expect("a folder");
    window.click("Weiter zur Übergabe");
    seal(window, "Laufwerk oder Ordner", &stick.join("Übergabe eins.lernfall"));
    window.at("Übergabepaket 1 ist gespeichert");
    window.sees("Es wurde geschrieben, zurückgelesen und geprüft.");
    window.click("Zum Fall");
    window.at(TITLE);
    window.click("Ansehen, was übergeben wurde");
    window.at("Das hat das Haus verlassen");
    window.sees("Genau so übergeben: Nr. 1");
    window.click("Noch einmal übergeben");
    seal(window, "E\u{2011}Mail-Entwurf", &stick.join("Übergabe zwei.eml"));
    window.at("Übergabepaket 2 ist gespeichert");
    window.sees("Wird die E-Mail abgewiesen");
}

fn seal(window: &Window, way: &str, to: &Path) {
    window.at("Übergeben");
    window.fill("Empfangende Stelle", OFFICE);
    window.choose(way);
    window.fill("Passphrase des Pakets", SEALED);
    window.click("Versiegeln und speichern");
    window.dialog_takes(to);
}

pub fn verify(window: Window, home: &Home) {
    let bundle = home.path("Stick für Übergaben/Übergabe eins.lernfall");
    window.click("Jetzt sperren");
    window.at("Wiederherstellungsblatt");
    window.click("Jetzt sperren, Blatt später sichern");
    window.at("Arbeitsbereich öffnen");
    window.click("Anderer Arbeitsbereich");
    window.at("Willkommen bei Lernfall");
    window.click("Ein Übergabepaket prüfen");
    window.at("Übergabepaket prüfen");
    window.click("Datei auswählen");
    window.dialog_takes(&bundle);
    window.fill("Passphrase des Pakets", "falsche Wörter dafür gewählt");
    window.click_button("Paket prüfen");
    window.sees("Diese Passphrase öffnet das Paket nicht.");
    window.fill("Passphrase des Pakets", SEALED);
    window.click_button("Paket prüfen");
    window.at("Unverändert, Absender unbekannt");
    window.sees("Landkreis Beispielhausen");
    window.sees(OFFICE);
    window.close();

    let secret = kept::secret(home, SEALED);
    let told = |name: &str, bundle: &Path| {
        kept::told(&["bundle", name, "--seal-passphrase-file", &secret, &bundle.to_string_lossy()])
    };
    let verdict = told("verify", &bundle);
    assert_eq!(verdict["verdict"]["overall"], "intact", "{verdict}");
    let shown = told("show", &bundle).to_string();
    assert!(shown.contains(PASSAGE), "{shown}");
    assert!(!shown.contains(STAYS));
    attached(home, told);
}

/// The draft carries the bundle that lies beside it, byte for byte.
fn attached(home: &Home, told: impl Fn(&str, &Path) -> serde_json::Value) {
    let draft = home.path("Stick für Übergaben/Übergabe zwei.eml");
    let beside = draft.with_extension("lernfall");
    assert_eq!(told("verify", &beside)["verdict"]["overall"], "intact");
    let mail = std::fs::read_to_string(&draft).expect("a draft");
    assert!(!mail.contains(TITLE), "a draft names no case");
    let encoded = base64::engine::general_purpose::STANDARD.encode(std::fs::read(beside).expect("a bundle"));
    let lines: String = mail.split_whitespace().collect();
    assert!(lines.contains(&encoded), "the bundle is not in the draft");
}
