//! A way through the window on which a canary goes into every field that can be seen.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::time::Duration;

use lernfall_window_tests::{Home, Verbs, Window, until};

use crate::aviary::Aviary;

const LEVELS: &str = "Was darf mit welcher Antwort";
const CHECK: &str = "Angaben prüfen";

/// No guide has more pages.
const PAGES: usize = 80;

#[derive(Debug)]
pub struct Everywhere<'a> {
    home: &'a Home,
    aviary: &'a Aviary,
    /// Files that a person has: a small one and one that does not fit into the database.
    attachments: [PathBuf; 2],
    attached: Cell<bool>,
}

impl<'a> Everywhere<'a> {
    pub fn new(home: &'a Home, aviary: &'a Aviary) -> Self {
        let attachments = [1, 40_000].map(|times| {
            let name = format!("{}.txt", aviary.word("an attachment's name"));
            let word = aviary.word("an attachment");
            let path = Path::new("Dokumente").join(name);
            let text = format!("Vermerk {word} vom Frühjahr.\n").repeat(times);
            std::fs::write(home.path(&path), text).expect("a file");
            path
        });
        Self { home, aviary, attachments, attached: Cell::new(false) }
    }

    /// What a person saved or had, relative to the home folder.
    pub fn files(&self) -> Vec<PathBuf> {
        self.attachments.to_vec()
    }

    /// Every page of a talk, from its preparation to its end; gives the title of the case.
    pub fn talk(&self, window: &Window) -> String {
        window.click("Fälle");
        window.at("Fälle");
        window.click("Fall anlegen");
        window.click("Gespräch führen");
        window.at("Fall anlegen");
        let title = self.aviary.word("case: title");
        window.fill("Titel des Falls", &title);
        window.click("Zur Vorbereitung");
        window.at("Kopfdaten");
        let fields = self.pages(window, LEVELS);
        assert!(fields > 25, "only {fields} fields were found in a talk");
        assert!(self.attached.get(), "nothing was attached");
        title
    }

    /// Every page of sorting.
    pub fn sort(&self, window: &Window, title: &str) {
        self.open(window, title);
        window.click("Einordnen, Gespräch 1");
        window.sees("Einordnen ·");
        self.pages(window, CHECK);
    }

    /// What is beside the cases: search, filter, jump, settings, licences, the day of a talk.
    pub fn around(&self, window: &Window, title: &str) {
        self.open(window, title);
        window.click("Gespräch 1 ändern");
        self.fill(window, "interview changed");
        window.press("Tab");
        window.sees("Das ließ sich nicht als Datum lesen.");
        window.fill("Tag des Gesprächs", "3.11.26");
        window.press("Tab");
        window.sees("Gespräch 1 ist geändert.");
        window.click("Fragen, Gespräch 1");
        window.sees("Später fragen");
        window.press("Control+k");
        window.sees("Nummer oder Wort");
        self.fill(window, "jump");
        window.press("Escape");
        window.click("Fälle");
        window.at("Fälle");
        window.click("Filtern");
        self.fill(window, "filter");
        window.click("Suchen");
        window.at("Suchen");
        self.fill(window, "search");
        window.press("Enter");
        window.sees("wurde nichts gefunden");
        window.fill("Suchbegriff", title);
        window.sees("Treffer");
        window.click("Einstellungen");
        window.at("Einstellungen");
        self.fill(window, "settings");
        window.click_button("Passphrase ändern");
        window.sees("Fehler");
        window.click("Version");
        window.at("Über Lernfall");
        window.click("Bestandteile und Lizenzen anzeigen");
        window.sees("Bestandteil suchen");
        self.fill(window, "licences");
    }

    /// The recovery sheet with wrong groups; then, locked, passphrases that open nothing.
    pub fn lock(&self, window: &Window, bundle: &Path) {
        window.click("Jetzt sperren");
        window.at("Wiederherstellungsblatt");
        window.click("Code anzeigen und sichern");
        window.sees("Zwei Gruppen");
        self.fill(window, "recovery");
        window.click_button("Fertig");
        window.sees("stimmt nicht");
        window.click("Jetzt sperren, Blatt später sichern");
        window.at("Arbeitsbereich öffnen");
        window.click("Anderer Arbeitsbereich");
        window.at("Willkommen bei Lernfall");
        window.click("Ein Übergabepaket prüfen");
        window.at("Übergabepaket prüfen");
        window.click("Datei auswählen");
        window.dialog_takes(bundle);
        window.sees("Das Paket ist verschlüsselt");
        self.fill(window, "verify");
        window.click_button("Paket prüfen");
        window.sees("öffnet das Paket nicht");
        window.click("Zurück");
        window.at("Willkommen bei Lernfall");
        window.click("Arbeitsbereich anlegen");
        window.at("Arbeitsbereich anlegen");
        self.fill(window, "another workspace");
        window.click("Zurück");
        window.at("Willkommen bei Lernfall");
        window.click("Arbeitsbereich");
        window.at("Arbeitsbereich öffnen");
        self.fill(window, "wrong passphrase");
        window.press("Enter");
        window.sees("Die Passphrase öffnet diesen Arbeitsbereich nicht.");
    }

    /// In a window that was opened anew: into a question, the notes and a search, until it is saved.
    pub fn type_on(&self, window: &Window, passphrase: &str, title: &str) {
        window.at("Willkommen bei Lernfall");
        window.click("Arbeitsbereich");
        window.at("Arbeitsbereich öffnen");
        window.fill("Passphrase", passphrase);
        window.press("Enter");
        window.at("Fälle");
        window.click("Suchen");
        window.at("Suchen");
        self.fill(window, "search before a kill");
        self.open(window, title);
        window.click("Fragen, Gespräch 1");
        window.sees("Weiter");
        self.fill(window, "case: before a kill");
        window.sees("Gespeichert");
        // The last word has its two seconds, too.
        std::thread::sleep(Duration::from_secs(2));
    }

    fn open(&self, window: &Window, title: &str) {
        window.click("Fälle");
        window.at("Fälle");
        window.click(title);
        window.at(title);
    }

    /// Page by page, until a heading begins like this.
    fn pages(&self, window: &Window, end: &str) -> usize {
        let mut fields = 0;
        for page in 0..PAGES {
            let heading = window.heading();
            if heading.starts_with(end) {
                return fields;
            }
            if page == 2 {
                // The notes beside the questions.
                window.press("Control+j");
            }
            fields += self.fill(window, &format!("case: {heading:.40}"));
            if !self.attached.get() && window.has("button", "Datei auswählen") {
                self.attach(window);
            }
            turn(window, &heading);
        }
        panic!("{end:?} does not come; here is {:?}", window.heading());
    }

    fn attach(&self, window: &Window) {
        for path in &self.attachments {
            window.click("Datei auswählen");
            window.dialog_takes(&self.home.path(path));
            let name = path.file_name().map(|it| it.to_string_lossy().into_owned());
            window.sees(&name.expect("a name"));
        }
        self.attached.set(true);
    }

    fn fill(&self, window: &Window, place: &str) -> usize {
        window.fill_every_field(|label| self.aviary.word_in(place, label))
    }
}

/// To the next page. What does not fit is told once, and then it goes on.
fn turn(window: &Window, heading: &str) {
    for _ in 0..3 {
        window.press("Control+Enter");
        let turned = until(Duration::from_secs(3), || {
            if window.heading() == heading { Err("the same page".to_owned()) } else { Ok(()) }
        });
        if turned.is_ok() {
            return;
        }
    }
    panic!("it does not go on from {heading:?}: {}", window.reads());
}
