//! Preparing and conducting the talk: every question with its own controls, what is put off and comes
//! back, what stays here, notes and follow-ups, and a program that is killed in the middle.

use std::time::Duration;

use lernfall_window_tests::{Home, PATIENCE, Part, Verbs, Window, until};

use crate::content::{FILE, LOST_PERHAPS, NOTES, SAVED, TALK, TITLE, WITHOUT};
use crate::given::{Told, has_controls};
use crate::guide::{Guide, Stage};

/// What is put off during the talk.
const LATER: &str = "B4";

/// Where the program is killed.
const KILLED: &str = "E1";

/// The head of the case, then the frame of the talk.
pub fn prepare(window: &Window, guide: &Guide) {
    let head = ["V1", "V2", "V3", "V4", "V5", "V6", "V7", "V8"];
    for (section, questions) in [("V", &head[..]), ("A", &["A3"])] {
        window.at(guide.section(section));
        let expected: Vec<_> = questions.iter().flat_map(|id| guide.controls(id, Stage::Before)).collect();
        has_controls(window, &expected, section);
        for id in questions {
            of(guide, id, Stage::Before).for_each(|told| told.enter(window, guide));
        }
        window.press("Control+Enter");
    }
}

/// All questions of the talk, until the levels are to be decided.
pub fn talk(window: Window, home: &Home, guide: &Guide) -> Window {
    let mut window = window;
    for id in guide.talk() {
        window.at(guide.text(id));
        if id == LATER {
            window.click("Später fragen");
            window.sees("Am Ende werden Sie daran erinnert.");
            continue;
        }
        if id == KILLED {
            window = killed(window, home, guide);
        }
        question(&window, guide, home, id);
        window.press("Control+Enter");
    }
    window.at(guide.text("H5"));
    window
}

fn question(window: &Window, guide: &Guide, home: &Home, id: &str) {
    match id {
        "B1" => aside(window, guide),
        "H4" => come_back(window, guide),
        _ => {}
    }
    if let Some((_, words, _)) = WITHOUT.iter().find(|(question, _, _)| *question == id) {
        window.click("Keine Antwort\u{a0}…");
        window.click_button(words);
        window.sees(&format!("Keine Antwort: {words}"));
        return;
    }
    match id {
        "C2" => turning_points(window, guide),
        "H4" => attachments(window, guide, home),
        _ => simply(window, guide, id),
    }
    if id == "C3" {
        window.click("Bleibt hier");
        holds(|| window.pressed("Bleibt hier"));
    }
}

/// Field by field, row by row.
fn simply(window: &Window, guide: &Guide, id: &str) {
    has_controls(window, &guide.controls(id, Stage::Talk), id);
    let mut row = 0;
    for told in of(guide, id, Stage::Talk) {
        if told.row > row.max(1) {
            window.click("Eintrag hinzufügen");
        }
        row = told.row;
        place(window, guide, told, |place| told.enter(place, guide));
    }
    for told in of(guide, id, Stage::Talk) {
        place(window, guide, told, |place| told.stands(place, guide));
    }
}

/// Entered in another order than they belong, put in order; one removed and brought back.
fn turning_points(window: &Window, guide: &Guide) {
    has_controls(window, &guide.controls("C2", Stage::Talk), "C2");
    for (card, row) in [(1, 1), (2, 3), (3, 2)] {
        if card > 1 {
            window.click("Eintrag hinzufügen");
        }
        let told = of(guide, "C2", Stage::Talk).filter(|told| told.row == row);
        told.for_each(|told| told.enter(&card_of(window, guide, "C2", card), guide));
        let told = of(guide, "C2", Stage::Talk).filter(|told| told.row == row);
        told.for_each(|told| told.stands(&card_of(window, guide, "C2", card), guide));
    }
    window.sees("Wendepunkt 3: Der Probebetrieb");
    card_of(window, guide, "C2", 3).click(": nach oben");
    window.sees("Wendepunkt 2: Der Probebetrieb");
    let fold = "Wendepunkt 1: Die Ausschreibung wurde aufgehoben";
    window.click_button(fold);
    holds(|| !card_of(window, guide, "C2", 1).has("field", "Was geschah?"));
    card_of(window, guide, "C2", 2).click(": entfernen");
    window.sees("„Wendepunkt 2: Der Probebetrieb fiel in die Urlaubszeit“ ist entfernt.");
    window.sees("Wendepunkt 2: Das Rechenzentrum");
    window.click("Rückgängig");
    window.sees("Wendepunkt 3: Das Rechenzentrum");
    window.sees("Wendepunkt 2: Der Probebetrieb");
}

/// A file with umlauts in its name by the dialog, and a reference without a file.
fn attachments(window: &Window, guide: &Guide, home: &Home) {
    has_controls(window, &[], "H4 begins with a file, it");
    window.click("Datei auswählen");
    window.dialog_takes(&home.path(FILE));
    window.sees(FILE);
    has_controls(window, &guide.controls("H4", Stage::Talk), "H4");
    for told in of(guide, "H4", Stage::Talk).filter(|told| told.row == 1) {
        told.enter(window, guide);
    }
    window.click("Fundstelle ohne Datei eintragen");
    for told in of(guide, "H4", Stage::Talk).filter(|told| told.row == 2) {
        told.enter(&card_of(window, guide, "H4", 2), guide);
    }
}

/// Follow-ups ticked, notes written while the question waits.
fn aside(window: &Window, guide: &Guide) {
    window.press("Control+j");
    window.fill("Notizen", NOTES);
    window.press("Control+j");
    for number in 0..2 {
        window.choose(guide.probe("B1", number));
        holds(|| window.chosen(guide.probe("B1", number)));
    }
    window.click("Schließen");
}

/// What was put off is offered at the last question; by the palette one comes back here.
fn come_back(window: &Window, guide: &Guide) {
    window.sees("Noch offen:");
    window.click(&format!("{LATER} {}", guide.name(LATER)));
    window.at(guide.text(LATER));
    simply(window, guide, LATER);
    window.click("Nicht mehr zurückstellen");
    window.press("Control+k");
    window.fill("Nummer oder Wort der Frage", "H4");
    window.press("Enter");
    window.at(guide.text("H4"));
}

/// Killed while typing: what is two seconds old is there, and one goes on where one was.
fn killed(window: Window, home: &Home, guide: &Guide) -> Window {
    let question = guide.text(KILLED);
    window.type_into(question, SAVED);
    // What the program promises: on the disk within two seconds.
    std::thread::sleep(Duration::from_secs(2));
    window.type_into(question, LOST_PERHAPS);
    window.kill();

    let window = crate::open(home);
    window.click(TITLE);
    window.at(TITLE);
    window.click(&format!("Weiter bei {KILLED}"));
    window.at(question);
    let there = window.value(question);
    assert!(there.starts_with(SAVED.trim_end()), "{there:?}");
    assert!(format!("{SAVED}{LOST_PERHAPS}").starts_with(&there), "{there:?}");
    window.press("Control+j");
    assert_eq!(window.value("Notizen"), NOTES);
    window.press("Control+j");
    window.click("Schließen");
    window
}

/// Waits until it is so.
fn holds(so: impl Fn() -> bool) {
    let there = until(PATIENCE, || if so() { Ok(()) } else { Err("it is not so".to_owned()) });
    there.expect("what was set shows");
}

/// The table's lines of a question in a stage.
pub fn of<'a>(guide: &'a Guide, id: &'a str, stage: Stage) -> impl Iterator<Item = &'static Told> + 'a {
    let of = TALK.iter().filter(move |told| told.question == id);
    of.filter(move |told| guide.stage(told.question, told.field) == stage)
}

/// The card of a row while there are several.
fn card_of<'a>(window: &'a Window, guide: &Guide, id: &str, row: usize) -> Part<'a> {
    window.within(&format!("{} {row}", guide.row(id)))
}

/// Where the fields of a line stand.
pub fn place(window: &Window, guide: &Guide, told: &Told, enter: impl FnOnce(&Spot<'_>)) {
    enter(&if told.row > 0 {
        Spot::Card(card_of(window, guide, told.question, told.row))
    } else {
        Spot::Page(window)
    });
}

/// The page, or one card of it.
pub enum Spot<'a> {
    Page(&'a Window),
    Card(Part<'a>),
}

impl Verbs for Spot<'_> {
    fn window(&self) -> &Window {
        match self {
            Self::Page(window) => window,
            Self::Card(card) => card.window(),
        }
    }

    fn parts(&self) -> &[String] {
        match self {
            Self::Page(window) => window.parts(),
            Self::Card(card) => card.parts(),
        }
    }
}
