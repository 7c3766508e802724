//! After the talk: deciding what may be used how, and sorting what was said.

use lernfall_window_tests::{Verbs, Window};

use crate::content::{AGAIN, EXCEPTION, LEVELS, NOTES, PASSAGE, STAYS, TALK, TITLE};
use crate::given::{Told, has_controls};
use crate::guide::{Guide, Stage, list};
use crate::talking::of;

/// By section, with one exception; the answer that was to stay here stays.
pub fn decide(window: &Window, guide: &Guide) {
    window.at(guide.text("H5"));
    for (section, level) in LEVELS {
        window.within(guide.section(section)).choose(level);
    }
    let (question, level) = EXCEPTION;
    window.click("4 Antworten einzeln ansehen");
    window.within(guide.name(question)).choose(level);
    window.sees("Verschieden");
    window.click("Festlegen und weiter");
}

/// What was written after the talk has no level yet, and says so; nobody decided on these words.
pub fn decide_again(window: &Window, guide: &Guide) {
    window.at("Angaben prüfen");
    window.sees("Geht nicht hinaus: die Verwendung ist nicht festgelegt");
    window.sees("Geht nicht hinaus: bleibt hier, so festgelegt");
    let struck = "return [...document.querySelectorAll('s')].some((it) => it.innerText === arguments[0])";
    assert_eq!(window.script(struck, &[STAYS.into()]), Ok(true.into()));
    window.click("Fälle");
    window.at("Fälle");
    window.click(TITLE);
    window.at(TITLE);
    window.click("Verwendung, Gespräch 1");
    window.sees(guide.text("H5"));
    window.sees("Seither geändert");
    let in_what_changed = "return document.activeElement.closest('[role=radiogroup]') !== null";
    assert_eq!(window.script(in_what_changed, &[]), Ok(true.into()), "the focus is where one decides anew");
    for (section, level) in AGAIN {
        window.within(guide.section(section)).choose(level);
    }
    // One by one where a section would take an exception back; what is new there is unfolded already.
    window.within(guide.name("B4")).choose("Bericht");
    window.sees("Alles ist festgelegt.");
    window.click("Festlegen und weiter");
    window.at(guide.text("C2"));
}

/// Everything that is asked after the talk, entry by entry.
pub fn sort(window: &Window, guide: &Guide) {
    let mut passage = true;
    for question in guide.questions() {
        let id = question["id"].as_str().expect("an id");
        let told: Vec<&Told> = of(guide, id, Stage::After).collect();
        let Some(rows) = told.iter().map(|told| told.row).max() else { continue };
        window.at(guide.text(id));
        if passage {
            move_passage(window, guide);
            passage = false;
        }
        for row in rows.min(1)..=rows {
            if row > 1 {
                next_entry(window, guide, id, row, rows);
            }
            let mut expected = guide.controls(id, Stage::After);
            if link_without_target(guide, id) {
                expected[0] = "shown";
            }
            has_controls(window, &expected, &format!("{id}, entry {row},"));
            told.iter().filter(|told| told.row == row).for_each(|told| told.enter(window, guide));
        }
        window.press("Control+Enter");
    }
}

/// The next entry that was told in the talk, or another one that arises now.
fn next_entry(window: &Window, guide: &Guide, id: &str, row: usize, rows: usize) {
    let told_in_talk = TALK.iter().any(|told| {
        told.question == id && told.row > 0 && guide.stage(told.question, told.field) == Stage::Talk
    });
    if told_in_talk {
        window.press("Control+Enter");
        window.sees(&format!("Eintrag {row} von {rows}"));
    } else {
        window.click("Eintrag hinzufügen");
        window.sees(&format!("Eintrag {row} von {row}"));
    }
}

fn link_without_target(guide: &Guide, id: &str) -> bool {
    let fields = guide.question(id)["kind"]["fields"].as_array();
    let first = fields.and_then(|it| it.first());
    first.is_some_and(|it| it["kind"]["type"] == "link" && list(&it["kind"]["targets"]).is_empty())
}

/// One line of the notes goes into an answer; the other stays where it is.
fn move_passage(window: &Window, guide: &Guide) {
    for line in NOTES.lines() {
        window.sees(line);
    }
    window.within(PASSAGE).click("In Antwort übernehmen");
    window.select("Frage", &format!("B4 {}", guide.name("B4")));
    window.click_button("In Antwort übernehmen");
    window.sees("Die Notiz steht jetzt in der Antwort.");
    window.sees("Übernommen");
}
