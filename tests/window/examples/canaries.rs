//! The window as people get it, with a canary in every field that the keyboard reaches on a way through
//! every view that takes words: one's own experience, its sheet and bundle, a whole talk, its levels and
//! its sorting, what is beside the cases, and the views of a locked window; in files' names and in
//! passphrases that open nothing, too. After locking, after closing and after a kill, every byte that is
//! left is searched.
//!
//! `cargo xtask torture --canaries` builds and runs it. The test command goes a like way quicker, by a
//! driver (`tests/canary.rs`); a driver cannot open the private window that is released.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a trial stops with what went wrong, and says what it saw"
)]

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::time::Duration;

use lernfall_window_tests::{Home, Undriven};

#[path = "../tests/canary/aviary.rs"]
mod aviary;
#[path = "canaries/way.rs"]
mod way;

use aviary::Aviary;
use way::{TO_REFUSE, Way};

fn main() {
    let (home, aviary) = (Home::new(), Aviary::new());
    let (passphrase, title) = (aviary.word("the passphrase"), aviary.word("the title"));
    let talk = aviary.word("the title of a talk");
    let named =
        |place: &str, ending: &str| Path::new("Dokumente").join(format!("{}.{ending}", aviary.word(place)));
    let (sheet, bundle) = (named("a sheet's name", "docx"), named("a bundle's name", "lernfall"));
    let attached = named("an attachment's name", "txt");
    std::fs::write(home.path(&attached), aviary.word("an attachment")).expect("a file");
    let own: Vec<PathBuf> = vec![sheet.clone(), bundle.clone(), attached.clone()];

    // The window built for tests shows sooner whether the way is still the same.
    let begin = match std::env::args().nth(1).as_deref() {
        Some("driven") => Undriven::open,
        Some(_) | None => Undriven::released,
    };
    let window = begin(&home);
    let way = Way { window: &window, aviary: &aviary, fields: Cell::new(0) };
    way.alone(&passphrase, &title, &home.path(&sheet));
    way.hand_over(&home.path(&bundle));
    way.talk(&talk, &home.path(&attached));
    way.around(&talk);
    way.lock(&home.path(&bundle));
    println!("{} fields were filled by the keyboard.", way.fields.get());
    aviary.none_left(&home, &own, "after locking");
    window.open_workspace(&aviary.word("a wrong passphrase"));
    std::thread::sleep(TO_REFUSE);
    window.close();
    aviary.none_left(&home, &own, "after closing");
    aviary.all_kept(&home, &passphrase);

    let window = begin(&home);
    let way = Way { window: &window, aviary: &aviary, fields: Cell::new(0) };
    window.open_workspace(&passphrase);
    way.type_on(&talk);
    std::thread::sleep(Duration::from_secs(2));
    window.kill();
    aviary.none_left(&home, &own, "after a kill");
    aviary.all_kept(&home, &passphrase);
    aviary.search_sees(&home);
    println!("The search finds what is planted in the same folders.");
}
