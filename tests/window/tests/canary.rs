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
use std::process::Command;

use aviary::Aviary;
use everywhere::Everywhere;
use journey::{Typed, from_start_to_hand_over};
use lernfall_window_tests::{Home, Window, cli};

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
    everything_is_kept(&home, &aviary, typed.passphrase);

    let window = Window::open(&home);
    everywhere.type_on(&window, typed.passphrase, &title);
    window.kill();
    aviary.none_left(&home, &own, "after a kill");
    everything_is_kept(&home, &aviary, typed.passphrase);
    aviary.search_sees(&home);
}

/// A word that lasts as long as the tests run.
fn kept(aviary: &Aviary, place: &str) -> &'static str {
    aviary.word(place).leak()
}

/// It was typed indeed: what belongs to a case can be read by whoever has the passphrase.
fn everything_is_kept(home: &Home, aviary: &Aviary, passphrase: &str) {
    let folder = home.workspace();
    // Outside of the home folder, which holds nothing of the kind.
    let secret = tempfile::NamedTempFile::new_in(lernfall_window_tests::target()).expect("a file");
    std::fs::write(secret.path(), passphrase).expect("a file");
    let told: String = ["1", "2"]
        .into_iter()
        .map(|case| {
            let mut show = Command::new(cli());
            show.args(["case", "show", "--json", "--passphrase-file"])
                .arg(secret.path())
                .arg(&folder)
                .arg(case);
            let output = show.env("LERNFALL_TEST_COST", "1").output().expect("the command line runs");
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            String::from_utf8(output.stdout).expect("JSON")
        })
        .collect();
    let of_case = aviary.all().into_iter().filter(|it| it.place.starts_with(everywhere::OF_CASE));
    let lost: Vec<_> = of_case.filter(|it| !told.contains(&it.word)).collect();
    assert!(lost.is_empty(), "{lost:#?} is not in {told}");
}
