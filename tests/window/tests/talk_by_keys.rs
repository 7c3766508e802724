//! Journey c: the core of a talk by the real keyboard alone, from the first start to the bundle on the
//! drive, the native dialog included. Nothing is clicked.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test stops with what went wrong"
)]

#[path = "talk/keys.rs"]
mod keys;

use std::process::Command;

use keys::Keys;
use lernfall_window_tests::{Home, Verbs, Window, cli};

const PASSPHRASE: &str = "vier ganz zufaellige Worte";
const SEALED: &str = "andere Worte fuer dieses Paket";
const NOTE: &str = "Beim Thema Vergabe nachhaken.";

/// Core questions with one text: id, beginning of the question, answer.
const TEXTS: [(&str, &str, &str); 6] = [
    ("B3", "Was sollte erreicht werden?", "Alle Ausschüsse arbeiten ohne Papier."),
    ("C1", "Was ist bis heute umgesetzt", "Sechs von acht Ausschüssen."),
    ("D1", "Was hat sich seit Beginn", "Niemand trägt mehr Ordner."),
    ("E1", "Was hat geholfen", "Üben mit echten Vorlagen."),
    ("F1", "Was hat die Umsetzung", "Das Funknetz im Ratssaal."),
    ("H3", "Was habe ich nicht gefragt", "Wer die Geräte wartet."),
];

#[test]
fn a_talk_is_conducted_and_handed_over_by_keys_alone() {
    let home = Home::new();
    let window = Window::open(&home);
    let keys = Keys(&window);
    start(&keys);
    prepare(&keys);
    frame(&keys);
    story(&keys);
    texts(&keys);
    rows(&keys);
    window.tell_inputs("the end of the talk, in keys");
    levels(&keys);
    hand_over(&keys, &home);
    window.tell_inputs("the bundle on the drive, in keys");
    window.close();
    kept(&home);
}

fn start(keys: &Keys<'_>) {
    keys.0.at("Willkommen bei Lernfall");
    let stops = keys.round();
    for wanted in ["Zum Inhalt springen", "Passphrase", "Arbeitsbereich anlegen", "Ein Übergabepaket prüfen"]
    {
        assert!(stops.iter().any(|stop| stop.starts_with(wanted)), "{wanted}: {stops:?}");
    }
    keys.write("Passphrase", PASSPHRASE);
    keys.press("Return");
    keys.0.at("Womit möchten Sie beginnen?");
    keys.push("Gespräch führen");
    keys.0.at("Fall anlegen");
    keys.write("Titel des Falls", "Papierlose Gremien");
    keys.press("Return");
}

/// Boxes by the space bar, an order by buttons, a list by its first letters, a group by the arrows.
fn prepare(keys: &Keys<'_>) {
    keys.0.at("Kopfdaten (vor dem Gespräch)");
    keys.set("Kommune – kreisangehörige Stadt oder Gemeinde");
    keys.set("Ebenen- & ressortübergreifende Zusammenarbeit");
    keys.set("Wirkungsorientierung");
    keys.push("Wirkungsorientierung nach oben");
    keys.0.sees("Wirkungsorientierung ist jetzt auf Platz 1.");
    keys.tab_to("In welcher Phase befindet sich das Vorhaben heute?");
    keys.0.keyboard_types("Regel");
    keys.press("ctrl+Return");
    keys.0.at("Rahmen und Einwilligung");
    keys.set("Stand nicht nötig");
    keys.press("Down");
    keys.arrives("Stand liegt vor");
    keys.set("Geht es um Verschlusssachen (auch VS-NfD)? nein");
    keys.press("ctrl+Return");
}

fn frame(keys: &Keys<'_>) {
    keys.0.at("Haben Sie das Informationsblatt gelesen");
    for item in ["Das Info", "Die Teil", "Gesagt", "Am Ende", "Zurücknehmen ist", "Auch ohne", "Nicht hier"]
    {
        keys.set(item);
    }
    keys.press("ctrl+Return");
    keys.0.at("Was darf mit Ihren Angaben geschehen?");
    for purpose in ["Mitschrift", "Weitergabe", "Wörtliche Zitate", "Rückfragen"] {
        keys.set(purpose);
    }
    keys.set("Wie ist die Einwilligung nachgewiesen?");
    keys.press("ctrl+Return");
}

/// The first question, the scratch field and back.
fn story(keys: &Keys<'_>) {
    let question = "Bitte erzählen Sie zunächst";
    keys.0.at(question);
    keys.write(question, "Zuerst war da ein Beschluss.\nDann lange nichts.");
    keys.press("ctrl+j");
    keys.arrives("Notizen");
    keys.0.keyboard_types(NOTE);
    keys.press("ctrl+j");
    keys.arrives(question);
    keys.press("ctrl+Return");
    keys.0.at("Welches Problem oder welcher Auftrag");
    keys.push("Keine Antwort …");
    keys.push("Weiß es nicht");
    keys.0.sees("Keine Antwort: Weiß es nicht");
    keys.arrives("Zurücknehmen");
    keys.press("ctrl+Return");
}

fn texts(keys: &Keys<'_>) {
    for (id, question, answer) in TEXTS {
        keys.jump(id, question);
        keys.write(question, answer);
        if id == "F1" {
            keys.press("ctrl+shift+b");
            keys.0.sees("Gespeichert");
        }
    }
    assert!(keys.0.has("button", "Bleibt hier"));
    keys.jump("D5", "Wie schätzen Sie das Ergebnis");
    keys.set("Gesamteinschätzung Ziel erreicht");
    keys.press("Down");
    keys.arrives("Gesamteinschätzung Ziel überwiegend erreicht");
}

/// Cards: added, filled, removed and brought back, moved.
fn rows(keys: &Keys<'_>) {
    keys.jump("C2", "Welche Momente haben");
    keys.write("Was geschah?", "Der Rat kaufte Geräte");
    keys.push("Eintrag hinzufügen");
    keys.arrives("Was geschah?");
    keys.0.keyboard_types("Das Funknetz fiel aus");
    keys.0.sees("Wendepunkt 2: Das Funknetz fiel aus");
    keys.back_to("Wendepunkt 2: Das Funknetz fiel aus: entfernen");
    keys.press("Return");
    keys.0.sees("ist entfernt.");
    keys.arrives("Rückgängig");
    keys.press("Return");
    keys.0.sees("Wendepunkt 2: Das Funknetz fiel aus");
    keys.arrives("Was geschah?");
    keys.back_to("Wendepunkt 2: Das Funknetz fiel aus: nach oben");
    keys.press("Return");
    keys.arrives("Wendepunkt 1: Das Funknetz fiel aus: nach oben");
    keys.jump("G2", "Welche Lehren");
    keys.write("Was folgt daraus?", "Netz vor Geräten.");
    keys.jump("G3", "Was empfehlen Sie wem?");
    keys.write("Empfehlung", "Die Stadt soll zuerst das Netz bauen.");
    keys.jump("H4", "Welche Unterlagen");
    keys.press("ctrl+Return");
}

/// One level for each section by one arrow: from "Bleibt hier" to "Auswertung".
fn levels(keys: &Keys<'_>) {
    keys.0.at("Was darf mit welcher Antwort geschehen?");
    let sections =
        ["Kopfdaten", "Rahmen", "Einstieg", "Verlauf", "Wirkung", "Was geholfen", "Lehren", "Perspektiv"];
    for section in sections {
        keys.tab_to(section);
        keys.press("Right");
        let set = lernfall_window_tests::until(lernfall_window_tests::PATIENCE, || {
            let told = keys.0.script("return document.activeElement?.checked", &[])?;
            told.as_bool().filter(|it| *it).map(drop).ok_or_else(|| "not set".to_owned())
        });
        set.expect("the level of a section");
    }
    keys.push("Festlegen und weiter");
}

fn hand_over(keys: &Keys<'_>, home: &Home) {
    keys.0.at("Welche Momente haben");
    keys.push("Alle offenen auf „nicht gefragt“ setzen");
    keys.0.sees("Was noch offen war, steht jetzt auf „nicht gefragt“.");
    keys.jump("N4", "Prüfung auf Rückschlüsse");
    keys.press("ctrl+Return");
    keys.0.at("Angaben prüfen");
    keys.push("Weiter zur Vorschau");
    keys.0.at("Genau das verlässt das Haus");
    keys.write("Name der Behörde", "Stadt Musterhausen");
    keys.tab_to("Verwaltungsebene");
    keys.down_to("Verwaltungsebene Kommunaler Zusammenschluss, Zweckverband");
    keys.push("Behörde übernehmen");
    keys.0.sees("Nichts steht der Übergabe entgegen.");
    keys.push("Weiter zur Übergabe");
    keys.0.at("Übergeben");
    keys.write("Empfangende Stelle", "Sammelstelle");
    keys.set("Auf welchem Weg? Laufwerk oder Ordner");
    keys.write("Passphrase des Pakets", SEALED);
    keys.push("Versiegeln und speichern");
    let bundle = home.path("Übergabe.lernfall");
    keys.0.dialog_takes(&bundle);
    keys.0.at("Übergabepaket 1 ist gespeichert");
    assert!(bundle.exists());
}

/// The command line finds what was typed.
fn kept(home: &Home) {
    let secret = home.path("tmp/geheim");
    std::fs::write(&secret, PASSPHRASE).expect("a file");
    let mut show = Command::new(cli());
    show.args(["case", "show", "--json", "--passphrase-file"]).arg(&secret);
    show.arg(home.workspace()).arg("1").env("LERNFALL_TEST_COST", "1");
    let output = show.output().expect("the command line runs");
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let told = told.to_string();
    for words in TEXTS.iter().map(|it| it.2).chain([
        "Zuerst war da ein Beschluss.\\nDann lange nichts.",
        "EB-K2",
        "{\"ranked\":[{\"code\":\"TC5\"},{\"code\":\"TC4\"}]}",
        "{\"choice\":{\"code\":\"PH6\"}}",
        "{\"choice\":{\"code\":\"DF2\"}}",
        "{\"choice\":{\"code\":\"ZE2\"}}",
        "doesNotKnow",
        "Der Rat kaufte Geräte",
        "Netz vor Geräten.",
        "Die Stadt soll zuerst das Netz bauen.",
    ]) {
        assert!(told.contains(words), "{words} is not in {told}");
    }
}
