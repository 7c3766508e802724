//! A package for Debian, tried as people use it: installed by dpkg, its window driven by the keyboard
//! from the first start to the Fallblatt in Word, removed again, and what was written still there.
//! `cargo xtask package --try` runs it, as root; it is no test, because tests leave the machine alone.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a trial stops with what went wrong, and says what it saw"
)]

use std::path::{Path, PathBuf};
use std::process::Command;

use lernfall_window_tests::{Home, PATIENCE, Undriven, cli, until, words_of};

#[path = "installed/package.rs"]
mod package;
use package::{COMMANDS, Installed};

const PASSPHRASE: &str = "vier ganz zufällige Wörter";
const TITLE: &str = "Einführung des Ratsinformationssystems";

/// How the window is called at a question, what the question or its field begins with, the answer.
const ANSWERS: [(&str, &str, &str); 7] = [
    ("Frage 1", "Bitte erzählen", "Im Frühjahr sollte das neue System starten."),
    ("Frage 2", "Was sollte", "Alle Ausschüsse arbeiten ab Mai papierlos."),
    ("Frage 3", "Was geschah?", "Die Schulung fiel aus, weil niemand zuständig war."),
    ("Frage 4", "Was hat geholfen", "Die Nachbarstadt lieh uns zwei Kolleginnen."),
    ("Frage 5", "Was hat die Umsetzung", "Der Vertrag sah keine Änderungen vor."),
    ("Frage 6", "Empfehlung", "Das Land soll Musterverträge bereitstellen."),
    ("Frage 7", "Was habe ich nicht", "Es braucht weniger Mut als Zeit."),
];

/// What the desktop keeps for itself: the folders' names, its log, how large a dialog was.
const OF_DESKTOP: [&str; 4] =
    [".cache/openbox/openbox.log", ".config/dconf/user", ".config/user-dirs.dirs", "run/dconf/user"];

fn main() {
    let package = std::env::args_os().nth(1).expect("the path of a package");
    let installed = Installed::from(&package);
    println!("Installed: {}.", COMMANDS.join(", "));

    let home = Home::new();
    let sheet = Path::new("Dokumente/Fallblatt für die Leitung.docx");
    write_down(&home, &home.path(sheet));
    let words = words_of(&home.path(sheet));
    for (_, _, answer) in ANSWERS {
        assert!(words.contains(answer), "{answer} is missing in:\n{words}");
    }
    println!("Driven by keys: {} answers, all of them in the Word file.", ANSWERS.len());

    let workspace = the_workspace_and_nothing_else(&home, sheet);
    println!("Closed: nothing is left but the workspace, the Word file and the program's own settings.");
    holds_everything(Path::new(COMMANDS[0]), &home, &workspace);
    println!("Read by the installed command line: every answer.");

    let before = home.files();
    println!("Removed: {} files.", installed.remove());
    assert_eq!(home.files(), before, "people's files stay");
    holds_everything(&cli(), &home, &workspace);
    println!("The workspace is still there and opens.");
}

/// Journey a, by keys alone: from the first start to the Fallblatt in Word.
fn write_down(home: &Home, sheet: &Path) {
    let window = Undriven::installed(home);
    window.begin_alone(PASSPHRASE, TITLE);
    for (view, field, answer) in ANSWERS {
        window.is_called(view);
        window.reaches(field);
        window.keyboard_types(answer);
        window.keyboard("ctrl+Return");
    }
    window.is_called("Fallblatt");
    window.pushes("Als Word-Datei speichern");
    window.dialog_takes(sheet);
    let saved = until(PATIENCE, || sheet.exists().then_some(()).ok_or_else(|| "no file".to_owned()));
    saved.expect("the Fallblatt is saved");
    window.close();
}

/// Looks at every file below the home folder; gives the folder of the workspace.
fn the_workspace_and_nothing_else(home: &Home, sheet: &Path) -> PathBuf {
    let files = home.files();
    let workspace = home.workspace();
    for path in files.iter().filter(|path| *path != sheet && !home.path(path).starts_with(&workspace)) {
        let known =
            path.starts_with(".config/lernfall") || OF_DESKTOP.iter().any(|own| path == Path::new(own));
        assert!(known, "{} is left", path.display());
        let bytes = std::fs::read(home.path(path)).expect("it can be read");
        let held = String::from_utf8_lossy(&bytes);
        let mut words = typed().chain([PASSPHRASE, "Fallblatt"]);
        assert!(!words.any(|words| held.contains(words)), "{} holds what was typed", path.display());
    }
    workspace
}

fn typed() -> impl Iterator<Item = &'static str> {
    ANSWERS.iter().map(|(_, _, answer)| *answer).chain([TITLE])
}

/// Opens the workspace with a command line and looks for everything that was typed.
fn holds_everything(program: &Path, home: &Home, workspace: &Path) {
    let secret = home.path("tmp/geheim");
    std::fs::write(&secret, PASSPHRASE).expect("a file");
    let told = Command::new(program)
        .args(["case", "show", "--json", "--passphrase-file"])
        .arg(&secret)
        .arg(workspace)
        .arg("1")
        .env_remove("LERNFALL_TEST_COST")
        .output()
        .expect("the command line starts");
    std::fs::remove_file(&secret).expect("the passphrase goes");
    let error = String::from_utf8_lossy(&told.stderr);
    assert!(told.status.success(), "{}: {error}", program.display());
    let case = String::from_utf8_lossy(&told.stdout);
    for words in typed() {
        assert!(case.contains(words), "{words} is missing in:\n{case}");
    }
}
