//! The window as people get it, with a canary in every field that the keyboard reaches on the way from the
//! first start to a sheet and a bundle, in its files' names, in searches and in passphrases that open
//! nothing. After locking, after closing and after a kill, every byte that is left is searched.
//!
//! `cargo xtask torture --canaries` builds and runs it. The long way through a whole talk is a test
//! (`tests/canary.rs`), by a driver; a driver cannot open the private window that is released.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a trial stops with what went wrong, and says what it saw"
)]

use std::path::{Path, PathBuf};
use std::time::Duration;

use lernfall_window_tests::{Home, PATIENCE, Undriven, until};

#[path = "../tests/canary/aviary.rs"]
mod aviary;
use aviary::Aviary;

/// How the window is called at each question of one's own experience.
const QUESTIONS: [&str; 7] =
    ["Frage B1", "Frage B3", "Frage C2", "Frage E1", "Frage F1", "Frage G3", "Frage H3"];

/// More than a talk has.
const PAGES: usize = 60;
/// How long a page takes to come, at most, on a busy machine.
const NEXT: Duration = Duration::from_secs(4);

fn main() {
    let (home, aviary) = (Home::new(), Aviary::new());
    let (passphrase, title) = (aviary.word("the passphrase"), aviary.word("the title"));
    let sheet = Path::new("Dokumente").join(format!("{}.docx", aviary.word("a sheet's name")));
    let attached = Path::new("Dokumente").join(format!("{}.txt", aviary.word("an attachment's name")));
    let own: Vec<PathBuf> = vec![sheet.clone(), attached.clone()];

    // The window built for tests shows sooner whether the way is still the same.
    let begin = match std::env::args().nth(1).as_deref() {
        Some("driven") => Undriven::open,
        Some(_) | None => Undriven::released,
    };
    let window = begin(&home);
    window.is_called("Willkommen bei Lernfall");
    window.reaches("Passphrase");
    window.keyboard_types(&passphrase);
    window.keyboard("Return");
    window.is_called("Womit möchten Sie beginnen?");
    window.reaches("Eigene Erfahrung festhalten");
    window.keyboard("Return");
    window.is_called("Fall anlegen");
    window.reaches("Titel des Falls");
    window.keyboard_types(&title);
    window.keyboard("Return");
    let mut fields = 0;
    for question in QUESTIONS {
        window.is_called(question);
        if question == "Frage B1" {
            window.keyboard("ctrl+j");
        }
        fields += fill(&window, &aviary, question);
        window.keyboard("ctrl+Return");
    }
    window.is_called("Fallblatt");
    window.reaches("Als Word-Datei speichern");
    window.keyboard("Return");
    window.dialog_takes(&home.path(&sheet));
    let there = || home.path(&sheet).exists().then_some(()).ok_or_else(|| "no file".to_owned());
    until(PATIENCE, there).expect("the sheet is saved");
    std::fs::write(home.path(&attached), aviary.word("an attachment")).expect("a file");
    fields += talk(&window, &aviary, &home.path(&attached));
    window.reaches("Suchen");
    window.keyboard("Return");
    window.is_called("Suchen");
    fields += fill(&window, &aviary, "search");
    window.reaches("Einstellungen");
    window.keyboard("Return");
    window.is_called("Einstellungen");
    fields += fill(&window, &aviary, "settings");
    println!("{fields} fields were filled by the keyboard.");
    assert!(fields > 45, "only {fields} fields were reached");

    window.reaches("Jetzt sperren");
    window.keyboard("Return");
    window.is_called("Wiederherstellungsblatt");
    window.reaches("Ohne Blatt sperren");
    window.keyboard("Return");
    window.is_called("Willkommen bei Lernfall");
    aviary.none_left(&home, &own, "after locking");
    open(&window, &aviary.word("a wrong passphrase"));
    std::thread::sleep(Duration::from_secs(3));
    window.close();
    aviary.none_left(&home, &own, "after closing");

    let window = begin(&home);
    window.is_called("Willkommen bei Lernfall");
    open(&window, &passphrase);
    window.is_called("Fälle");
    window.reaches(&title);
    window.keyboard("Return");
    window.is_called("Fall –");
    window.reaches("Fragen");
    window.keyboard("Return");
    window.is_called("Frage");
    fill(&window, &aviary, "before a kill");
    std::thread::sleep(Duration::from_secs(2));
    window.kill();
    aviary.none_left(&home, &own, "after a kill");
    aviary.search_sees(&home);
    println!("The search finds what is planted in the same folders.");
}

/// Through a whole talk, page by page, with a file where one is asked for.
fn talk(window: &Undriven, aviary: &Aviary, file: &Path) -> usize {
    window.reaches("Fälle");
    window.keyboard("Return");
    window.is_called("Fälle");
    window.reaches("Fall anlegen");
    window.keyboard("Return");
    window.is_called("Womit möchten Sie beginnen?");
    window.reaches("Gespräch führen");
    window.keyboard("Return");
    window.is_called("Fall anlegen");
    window.reaches("Titel des Falls");
    window.keyboard_types(&aviary.word("the title of a talk"));
    window.keyboard("Return");
    let (mut fields, mut attached, mut page) = (0, false, "Fall anlegen – Lernfall".to_owned());
    for _ in 0..PAGES {
        let next = window.is_called_other_than(&page, NEXT);
        // What does not fit is told once.
        let next = next.or_else(|| {
            window.keyboard("ctrl+Return");
            window.is_called_other_than(&page, PATIENCE)
        });
        page = next.unwrap_or_else(|| panic!("nothing comes after {page:?}"));
        println!("{page}");
        if page.starts_with("Verwendung") {
            break;
        }
        fields += fill(window, aviary, &page);
        if page.starts_with("Frage H4") {
            window.reaches("Datei auswählen");
            window.keyboard("Return");
            window.dialog_takes(file);
            attached = true;
        }
        window.keyboard("ctrl+Return");
    }
    assert!(attached, "no page asked for a file");
    fields
}

fn open(window: &Undriven, passphrase: &str) {
    window.reaches("Arbeitsbereich");
    window.keyboard("Return");
    window.is_called("Arbeitsbereich öffnen");
    window.reaches("Passphrase");
    window.keyboard_types(passphrase);
    window.keyboard("Return");
}

fn fill(window: &Undriven, aviary: &Aviary, place: &str) -> usize {
    window.fill_every_field(|label| aviary.word(&format!("{place}: {label}")))
}
