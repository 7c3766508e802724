//! The way by the keyboard through everything that takes words, from the first start to a bundle.

use std::cell::Cell;
use std::path::Path;
use std::time::Duration;

use lernfall_window_tests::{PATIENCE, Undriven, until};

use crate::aviary::{Aviary, OF_CASE};

/// How the window is called at each question of one's own experience.
const QUESTIONS: [&str; 7] = ["Frage 1", "Frage 2", "Frage 3", "Frage 4", "Frage 5", "Frage 6", "Frage 7"];

const LEVELS: &str = "Verwendung";
const CHECK: &str = "Angaben prüfen";
const START: &str = "Willkommen bei Lernfall";

/// More than a talk has, with what is classified after it.
const PAGES: usize = 80;
/// How long a page takes to come, at most, on a busy machine.
const NEXT: Duration = Duration::from_secs(4);
/// More than scrypt and Argon2 take.
pub const TO_REFUSE: Duration = Duration::from_secs(4);

pub struct Way<'a> {
    pub window: &'a Undriven,
    pub aviary: &'a Aviary,
    pub fields: Cell<usize>,
}

impl Way<'_> {
    /// From the first start through one's own experience to its sheet in Word.
    pub fn alone(&self, passphrase: &str, title: &str, sheet: &Path) {
        let Self { window, .. } = self;
        window.begin_alone(passphrase, title);
        for question in QUESTIONS {
            window.is_called(question);
            if question == "Frage 1" {
                window.keyboard("ctrl+j");
            }
            self.fill(&format!("{OF_CASE}{question}"));
            window.keyboard("ctrl+Return");
        }
        window.is_called("Fallblatt");
        window.pushes("Als Word-Datei speichern");
        window.dialog_takes(sheet);
        is_saved(sheet);
    }

    /// From the sheet to the bundle in a folder.
    pub fn hand_over(&self, bundle: &Path) {
        let Self { window, .. } = self;
        window.pushes("Verwendung festlegen");
        window.is_called(LEVELS);
        self.decide();
        window.is_called(CHECK);
        window.pushes("Weiter zur Vorschau");
        window.is_called("Genau das verlässt das Haus");
        self.type_into("Name der Behörde");
        window.reaches("Bund – oberste Bundesbehörde");
        window.keyboard("space");
        window.pushes("Behörde übernehmen");
        window.pushes("Weiter zur Übergabe");
        window.is_called("Übergeben");
        self.type_into("Empfangende Stelle");
        window.reaches("Laufwerk oder Ordner");
        window.keyboard("space");
        self.type_into("Passphrase des Pakets");
        window.pushes("Versiegeln und speichern");
        window.dialog_takes(bundle);
        is_saved(bundle);
    }

    /// Through a whole talk, its levels and what is classified after it, with a file where one is asked
    /// for. A question has the title once more, so that the case is called by two words then.
    pub fn talk(&self, title: &str, file: &Path) {
        let Self { window, .. } = self;
        window.pushes("Fälle");
        window.is_called("Fälle");
        window.pushes("Fall anlegen");
        window.is_called("Womit möchten Sie beginnen?");
        window.pushes("Gespräch führen");
        window.is_called("Fall anlegen");
        window.enter("Titel des Falls", title);
        let (mut fields, mut attached, mut decided) = (0, false, false);
        let mut page = "Fall anlegen – Lernfall".to_owned();
        for _ in 0..PAGES {
            page = self.page_after(&page);
            println!("{page}");
            if page.starts_with(CHECK) {
                assert!(fields > 40, "only {fields} fields were found in a talk");
                assert!(attached, "no page asked for a file");
                assert!(decided, "no page asked for levels");
                return;
            }
            if page.starts_with(LEVELS) {
                self.decide();
                decided = true;
                continue;
            }
            // Not every question is answered by text.
            fields += self.fill_what_there_is(&format!("{OF_CASE}{page}"));
            if page.starts_with("Frage H4") {
                window.pushes("Datei auswählen");
                window.dialog_takes(file);
                attached = true;
            }
            window.keyboard("ctrl+Return");
        }
        panic!("{CHECK:?} does not come");
    }

    /// What is beside the cases: the day of a talk, jump, filter, search, settings, licences.
    pub fn around(&self, title: &str) {
        let Self { window, .. } = self;
        self.open_case(title);
        window.pushes("Gespräch 1 ändern");
        self.fill("interview changed");
        // A day that cannot be read is told once.
        window.pushes("Fragen, Gespräch 1");
        window.pushes("Fragen, Gespräch 1");
        window.is_called("Frage");
        window.keyboard("ctrl+k");
        self.type_into("Nummer oder Wort");
        window.keyboard("Escape");
        window.pushes("Fälle");
        window.is_called("Fälle");
        self.type_into("In allen Fällen suchen");
        window.pushes("Suchen");
        window.is_called("Suchen");
        self.fill("search");
        window.pushes("Version");
        window.is_called("Über Lernfall");
        window.pushes("Bestandteile und Lizenzen anzeigen");
        self.type_into("Bestandteil suchen");
        window.pushes("Einstellungen");
        window.is_called("Einstellungen");
        self.fill("settings");
    }

    /// The recovery sheet with wrong groups; then, locked, passphrases that open nothing.
    pub fn lock(&self, bundle: &Path) {
        let Self { window, .. } = self;
        window.pushes("Jetzt sperren");
        window.is_called("Wiederherstellungsblatt");
        window.pushes("Code anzeigen und sichern");
        self.fill("recovery");
        window.pushes("Fertig");
        std::thread::sleep(TO_REFUSE);
        window.pushes("Jetzt sperren, Blatt später sichern");
        window.is_called("Arbeitsbereich öffnen");
        window.pushes("Anderer Arbeitsbereich");
        window.is_called(START);
        window.pushes("Ein Übergabepaket prüfen");
        window.is_called("Übergabepaket prüfen");
        window.pushes("Datei auswählen");
        window.dialog_takes(bundle);
        self.fill("verify");
        window.pushes("Paket prüfen");
        std::thread::sleep(TO_REFUSE);
        window.pushes("Zurück");
        window.is_called(START);
        window.pushes("Arbeitsbereich anlegen");
        window.is_called("Arbeitsbereich anlegen");
        self.fill("another workspace");
        window.pushes("Zurück");
        window.is_called(START);
    }

    /// Into a question of an opened workspace.
    pub fn type_on(&self, title: &str) {
        let Self { window, .. } = self;
        window.is_called("Fälle");
        window.follows(title);
        window.is_called("Fall –");
        window.pushes("Fragen");
        window.is_called("Frage");
        self.fill(&format!("{OF_CASE}before a kill"));
    }

    fn open_case(&self, title: &str) {
        let Self { window, .. } = self;
        window.pushes("Fälle");
        window.is_called("Fälle");
        window.follows(title);
        window.is_called("Fall –");
    }

    /// A level for every section.
    fn decide(&self) {
        let go = "Festlegen und weiter";
        let sections = self.window.go_on_in_every_group(go);
        assert!(sections > 3, "only {sections} sections were given a level");
        self.window.keyboard("Return");
    }

    /// What does not fit is told once, in the title too, and then it goes on.
    fn page_after(&self, page: &str) -> String {
        let mut here = page.to_owned();
        for patience in [NEXT, NEXT, PATIENCE] {
            match self.window.is_called_other_than(&here, patience) {
                Some(next) if !next.starts_with("Fehler") => return next,
                told => here = told.unwrap_or(here),
            }
            self.window.keyboard("ctrl+Return");
        }
        panic!("nothing comes after {page:?}");
    }

    fn type_into(&self, field: &str) {
        self.window.reaches(field);
        self.window.keyboard_types(&self.aviary.word(field));
        self.fields.set(self.fields.get() + 1);
    }

    /// The page has a field, though it may come later.
    fn fill(&self, place: &str) {
        let filled = (0..3).any(|_| self.fill_what_there_is(place) > 0);
        assert!(filled, "no field: {place}");
    }

    fn fill_what_there_is(&self, place: &str) -> usize {
        let fields = self.window.fill_every_field(|label| self.aviary.word_in(place, label));
        self.fields.set(self.fields.get() + fields);
        fields
    }
}

fn is_saved(file: &Path) {
    let there = || if file.exists() { Ok(()) } else { Err(format!("no {}", file.display())) };
    until(PATIENCE, there).expect("a file is saved");
}
