//! Journey a: from the first start to the Fallblatt in Word, alone.

use lernfall_window_tests::{Home, Verbs, Window, words_of};

/// What the question begins with, its field where that has a label of its own, the answer.
const ANSWERS: [(&str, &str, &str); 7] = [
    ("Bitte erzählen", "", "Im Frühjahr sollte das neue System starten – „einfach umstellen“."),
    ("Was sollte", "", "Alle Ausschüsse arbeiten ab Mai papierlos.\nDas Papier kostet 40.000 € im Jahr."),
    ("Welche Momente", "Was geschah?", "Die Schulung fiel aus, weil niemand zuständig war"),
    ("Was hat geholfen", "", "Die Nachbarstadt lieh uns zwei erfahrene Kolleginnen."),
    ("Was hat die Umsetzung", "", "Der Vertrag sah keine Anpassungen vor."),
    ("Was empfehlen", "Empfehlung", "Das Land soll Musterverträge bereitstellen."),
    ("Was habe ich nicht", "", "Es braucht weniger Mut als Zeit."),
];
const KEPT_BACK: &str = "Unter uns: es lag an der Leitung.";

/// A first start, up to the first question of one's own experience.
fn at_first_question(home: &Home) -> Window {
    let window = Window::open(home);
    window.at("Willkommen bei Lernfall");
    window.fill("Passphrase", "vier ganz zufällige Wörter");
    window.click_button("Arbeitsbereich anlegen");
    window.click("Eigene Erfahrung festhalten");
    window.fill("Titel", "Einführung des Ratsinformationssystems");
    window.click("Zur ersten Frage");
    window
}

#[test]
fn an_experience_is_written_down_alone_and_becomes_a_case_sheet() {
    let home = Home::new();
    let window = at_first_question(&home);
    for (question, field, answer) in ANSWERS {
        window.at(question);
        window.fill(if field.is_empty() { question } else { field }, answer);
        window.press("Control+Enter");
    }
    window.at("Fallblatt");
    for (_, _, answer) in ANSWERS {
        window.sees(answer.lines().next().unwrap_or_default());
    }
    let inputs = window.tell_inputs("the case sheet, own experience");
    assert!(inputs <= 5 + 2 * 7, "{inputs}");

    let sheet = home.path("Dokumente/Fallblatt für die Leitung.docx");
    window.click("Als Word-Datei speichern");
    window.dialog_takes(&sheet);
    window.sees("Das Fallblatt ist gespeichert");
    window.sees("Fallblatt für die Leitung.docx");
    window.is_accessible();
    let words = words_of(&sheet);
    for (_, _, answer) in ANSWERS {
        for line in answer.lines() {
            assert!(words.contains(line), "{line} is missing in:\n{words}");
        }
    }

    // What is marked afterwards is not on the next sheet.
    window.press("Escape");
    window.click("Zurück");
    window.at("Was habe ich nicht");
    window.type_into("Was habe ich nicht", KEPT_BACK);
    window.click("Bleibt hier");
    window.press("Control+Enter");
    window.at("Fallblatt");
    window.sees_no(KEPT_BACK);
    window.close();
}

/// The lines of the check for inferences.
const CHECKED: [&str; 7] = [
    "Keine Namen, Unterschriften, E-Mail-Adressen, Telefonnummern",
    "Seltene Funktionen, kleine Orte, genaue Daten vergröbert",
    "Projektname nur, wenn Nennung erlaubt ist",
    "Zitate einzeln freigegeben, oder es gibt keine",
    "Dritte nicht erkennbar belastet",
    "Kombination aus Ebene + Rolle + Zeitraum + Ort erlaubt keine Zuordnung",
    "Dateien und Metadaten der Anhänge geprüft",
];

/// By the keys that everybody knows, sent as a keyboard sends them.
#[test]
fn what_is_typed_is_taken_back_and_done_again_within_its_field() {
    let home = Home::new();
    let window = at_first_question(&home);
    window.at("Bitte erzählen");
    window.type_into("Bitte erzählen", "Wir fingen im Mai an.");
    window.sees("Gespeichert");
    window.type_into("Bitte erzählen", " Dann");
    let typed = || window.script("return document.querySelector('textarea').value", &[]).unwrap();
    assert_eq!(typed(), "Wir fingen im Mai an. Dann");
    for left in ["Wir fingen im Mai an.", "Wir fingen im Mai", "Wir fingen im"] {
        window.press("Control+z");
        assert_eq!(typed(), left, "word by word");
    }
    for back in ["Wir fingen im Mai", "Wir fingen im Mai an.", "Wir fingen im Mai an. Dann"] {
        window.press("Control+Shift+z");
        assert_eq!(typed(), back);
    }
    window.press("Control+z");
    window.press("Control+Enter");
    window.at(ANSWERS[1].0);
    window.press("Tab");
    window.press("Control+z");
    window.press("Control+Shift+Enter");
    window.at("Bitte erzählen");
    assert_eq!(typed(), "Wir fingen im Mai an.", "saved, and out of reach for another field");
}

/// Into the check, where what looks like a name is marked, and on with it taken out.
#[test]
fn what_looks_like_a_name_is_marked_asked_about_and_taken_out() {
    let home = Home::new();
    let window = at_first_question(&home);
    window.at("Bitte erzählen");
    window.fill("Bitte erzählen", "Dann hat Herr Petersen alles angehalten.");
    window.press("Control+Enter");
    for (question, _, _) in ANSWERS.into_iter().skip(1) {
        window.at(question);
        window.press("Control+Enter");
    }
    window.at("Fallblatt");
    window.click("Verwendung festlegen");
    window.sees("Hervorgehoben:Herr Petersen");
    window.is_accessible();
    window.within("Einstieg").choose("Bericht");
    window.click("Festlegen und weiter");
    window.at("Angaben prüfen");
    window.sees("1 Antwort könnte verraten, wer jemand ist");
    window.sees("Hervorgehoben:");
    window.is_accessible();

    window.click("Weiter zur Vorschau");
    window.at("Genau das verlässt das Haus");
    window.fill("Name der Behörde", "Stadt Musterbach");
    window.within("Verwaltungsebene").choose("Kommune – Landkreis, kreisfreie Stadt, Bezirk");
    window.click("Behörde übernehmen");
    window.click("Weiter zur Übergabe");
    window.sees("Soll das so hinausgehen?");
    window.is_accessible();
    window.click("Stellen ansehen");
    window.at("Angaben prüfen");

    window.click("Bearbeiten: Wie es dazu kam");
    window.at("Bitte erzählen");
    window.sees("Fällt auf: „Herr Petersen“.");
    window.fill("Bitte erzählen", "Dann hat Frau Krämer alles angehalten.");
    window.press("Control+Enter");
    window.sees("Wie bisher: Bericht");
    window.sees("1 Antwort könnte verraten, wer jemand ist");
    window.sees("Hervorgehoben:Frau Krämer");
    window.click("Bearbeiten: Wie es dazu kam");
    window.sees("Fällt auf: „Frau Krämer“.");
    window.fill("Bitte erzählen", "Dann hat die Leitung alles angehalten.");
    window.press("Control+Enter");
    window.sees("die Verwendung ist nicht festgelegt");
    window.sees_no("könnte verraten");
    window.is_accessible();
    window.click("Wie bisher: Bericht");
    window.sees("Festgelegt: Bericht.");
    window.sees("1 Angabe geht hinaus");
    window.is_accessible();
    assert!(window.focus().contains("Rückgängig"), "{}", window.focus());
    window.press("Enter");
    window.sees("0 Angaben gehen hinaus");
    assert!(window.focus().contains("Wie bisher"), "{}", window.focus());
    window.press("Enter");
    window.sees("1 Angabe geht hinaus");

    // Or not as before.
    window.click("Bearbeiten: Wie es dazu kam");
    window.sees("Verwendung: Bericht. Wer die Worte ändert, muss die Verwendung neu festlegen.");
    window.fill("Bitte erzählen", "Dann ging nichts mehr.");
    window.press("Control+Enter");
    window.sees("Wie bisher: Bericht");
    window.click("Verwendung festlegen: Wie es dazu kam");
    window.within("Einstieg").choose("Bericht");
    window.click("Festlegen und weiter");
    window.sees("1 Angabe geht hinaus");

    window.click("Weiter zur Vorschau");
    checked_and_checked_again(&window);
    window.click("Weiter zur Übergabe");
    window.at("Übergeben");
    what_is_missing_is_said_as_it_stands(&window);
}

/// Whoever comes back from the check goes on at what was to be settled; other words take the check back.
fn checked_and_checked_again(window: &Window) {
    window.click("Prüfliste öffnen: Prüfung auf Rückschlüsse");
    window.at("Prüfung auf Rückschlüsse");
    for line in CHECKED {
        window.choose(line);
    }
    window.press("Control+Enter");
    window.sees("Prüfung auf Rückschlüsse Geklärt");
    assert!(window.focus().contains("Weiter zur Übergabe"), "{}", window.focus());

    window.click("Zurück");
    window.click("Bearbeiten: Wie es dazu kam");
    window.fill("Bitte erzählen", "Dann ging gar nichts mehr.");
    window.press("Control+Enter");
    window.click("Wie bisher: Bericht");
    window.sees("1 Angabe geht hinaus");
    window.click("Weiter zur Vorschau");
    window.sees("Seit der Prüfung hat sich etwas geändert.");
    window.is_accessible();
}

/// Not as it stood at the last try; and nobody is taken out of the field in which they type.
fn what_is_missing_is_said_as_it_stands(window: &Window) {
    window.choose("Laufwerk oder Ordner");
    window.click("Versiegeln und speichern");
    window.sees("Geben Sie eine Passphrase für das Paket ein.");
    assert!(window.focus().contains("Eine Angabe"), "{}", window.focus());
    window.fill("Passphrase des Pakets", "blaue");
    window.sees("Die Passphrase braucht mindestens 12 Zeichen.");
    window.sees_no("Geben Sie eine Passphrase");
    window.fill("Passphrase des Pakets", "blaue Tassen");
    window.sees_no("braucht mindestens");
    window.press("Backspace");
    window.sees("Die Passphrase braucht mindestens 12 Zeichen.");
    window.press("s");
    window.sees_no("braucht mindestens");
}
