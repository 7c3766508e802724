//! Another canary in every field, name, attachment, file name, note and search: after use, after locking,
//! after closing and after a kill, no byte anywhere holds one of them, but in the files that a person
//! saved. How they are searched for, and that the search finds them, is in `lernfall_tests::canary`.
#![allow(clippy::expect_used, clippy::panic, reason = "a test stops with what went wrong")]

#[path = "canary/aviary.rs"]
mod aviary;
#[path = "canary/everywhere.rs"]
mod everywhere;
#[path = "alone/journey.rs"]
mod journey;

use std::path::{Path, PathBuf};

use aviary::Aviary;
use everywhere::Everywhere;
use journey::{Typed, from_start_to_hand_over};
use lernfall_window_tests::{Home, Window};

#[test]
fn nothing_typed_is_anywhere_but_encrypted_and_in_what_was_saved() {
    let (home, aviary) = (Home::new(), Aviary::new());
    let typed = Typed {
        passphrase: kept(&aviary, "the passphrase"),
        title: kept(&aviary, "the title of one's own experience"),
        answer: kept(&aviary, "the answers of one's own experience"),
        agency: kept(&aviary, "the agency"),
        office: kept(&aviary, "the office"),
        seal: kept(&aviary, "the passphrase of the bundle"),
    };
    let everywhere = Everywhere::new(&home, &aviary);
    let saved =
        |place: &str, ending: &str| Path::new("Dokumente").join(format!("{}.{ending}", aviary.word(place)));
    let mut own: Vec<PathBuf> = vec![saved("a sheet's name", "docx"), saved("a bundle's name", "lernfall")];
    own.extend(everywhere.files());
    let at = |file: usize| own.get(file).map(|path| home.path(path)).expect("a file");
    let window = from_start_to_hand_over(&home, &typed, &at(0), &at(1));
    let title = everywhere.talk(&window);
    everywhere.sort(&window, &title);
    everywhere.around(&window, &title);
    everywhere.lock(&window, &at(1));
    aviary.none_left(&home, &own, "after locking");
    window.close();
    aviary.none_left(&home, &own, "after closing");
    aviary.all_kept(&home, typed.passphrase);

    let window = Window::open(&home);
    everywhere.type_on(&window, typed.passphrase, &title);
    window.kill();
    aviary.none_left(&home, &own, "after a kill");
    aviary.all_kept(&home, typed.passphrase);
    aviary.search_sees(&home);
}

/// A word that lasts as long as the tests run.
fn kept(aviary: &Aviary, place: &str) -> &'static str {
    aviary.word(place).leak()
}
