//! A package for Debian, tried as people use it: installed by dpkg, its window driven by the keyboard
//! from the first start to the Fallblatt in Word, removed again, and what was written still there.
//! `cargo xtask package --try` runs it, as root; it is no test, because tests leave the machine alone.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a trial stops with what went wrong, and says what it saw"
)]

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use lernfall_window_tests::{Home, PATIENCE, Undriven, cli, until, words_of};

const PASSPHRASE: &str = "vier ganz zufällige Wörter";
const TITLE: &str = "Einführung des Ratsinformationssystems";

/// How the window is called at a question, what the question or its field begins with, the answer.
const ANSWERS: [(&str, &str, &str); 7] = [
    ("Frage B1", "Bitte erzählen", "Im Frühjahr sollte das neue System starten."),
    ("Frage B2", "Was sollte", "Alle Ausschüsse arbeiten ab Mai papierlos."),
    ("Frage C1", "Was geschah?", "Die Schulung fiel aus, weil niemand zuständig war."),
    ("Frage D1", "Was hat geholfen", "Die Nachbarstadt lieh uns zwei Kolleginnen."),
    ("Frage D2", "Was hat die Umsetzung", "Der Vertrag sah keine Änderungen vor."),
    ("Frage F1", "Empfehlung", "Das Land soll Musterverträge bereitstellen."),
    ("Frage F2", "Was habe ich nicht", "Es braucht weniger Mut als Zeit."),
];

const COMMANDS: [&str; 2] = ["/usr/bin/lernfall", "/usr/bin/lernfall-window"];

fn main() {
    let package = std::env::args_os().nth(1).expect("the path of a package");
    let installed = Installed::from(&package);
    println!("installed: {}", COMMANDS.join(", "));

    let home = Home::new();
    let sheet = home.path("Dokumente/Fallblatt für die Leitung.docx");
    write_down(&home, &sheet);
    let words = words_of(&sheet);
    for (_, _, answer) in ANSWERS {
        assert!(words.contains(answer), "{answer} is missing in:\n{words}");
    }
    println!("driven by keys: {} answers, all of them in the Word file", ANSWERS.len());

    let workspace = nothing_else_is_left(&home, &sheet);
    holds_everything(Path::new(COMMANDS[0]), &home, &workspace);
    println!("read by the installed command line: every answer");
    let before = home.files();

    installed.remove();
    println!("removed: nothing of the package is left");
    assert_eq!(home.files(), before, "removing leaves people's files alone");
    holds_everything(&cli(), &home, &workspace);
    println!("the workspace is still there, and opens");
}

/// The package on this machine; gone with this.
struct Installed;

impl Installed {
    fn from(package: &OsStr) -> Self {
        for command in COMMANDS {
            assert!(!Path::new(command).exists(), "{command} is there already, and would be lost");
        }
        let installed = Self;
        dpkg("--install", package);
        for command in COMMANDS {
            assert!(Path::new(command).exists(), "{command} is not there");
        }
        installed
    }

    /// Removes it, and looks whether everything that it brought is gone.
    fn remove(self) {
        let told = Command::new("dpkg").args(["--listfiles", "lernfall"]).output().expect("dpkg");
        let listed = String::from_utf8_lossy(&told.stdout).into_owned();
        let brought: Vec<&Path> = listed.lines().map(Path::new).filter(|path| path.is_file()).collect();
        assert!(brought.len() > 10, "{brought:?}");
        drop(self);
        let left: Vec<&&Path> = brought.iter().filter(|path| path.exists()).collect();
        assert!(left.is_empty(), "{left:?}");
    }
}

impl Drop for Installed {
    fn drop(&mut self) {
        dpkg("--remove", "lernfall");
    }
}

fn dpkg(action: &str, what: impl AsRef<OsStr>) {
    let told = Command::new("dpkg").arg(action).arg(what).output().expect("dpkg is started");
    let said = String::from_utf8_lossy(&told.stderr);
    assert!(told.status.success(), "dpkg {action}, as root: {said}");
}

/// Journey a, by keys alone: from the first start to the Fallblatt in Word.
fn write_down(home: &Home, sheet: &Path) {
    let window = Undriven::installed(home);
    window.is_called("Willkommen bei Lernfall");
    window.reaches("Passphrase");
    window.keyboard_types(PASSPHRASE);
    window.keyboard("Return");
    window.is_called("Womit möchten Sie beginnen?");
    window.reaches("Eigene Erfahrung festhalten");
    window.keyboard("Return");
    window.is_called("Fall anlegen");
    window.reaches("Titel des Falls");
    window.keyboard_types(TITLE);
    window.keyboard("Return");
    for (view, field, answer) in ANSWERS {
        window.is_called(view);
        window.reaches(field);
        window.keyboard_types(answer);
        window.keyboard("ctrl+Return");
    }
    window.is_called("Fallblatt");
    window.reaches("Als Word-Datei speichern");
    window.keyboard("Return");
    window.dialog_takes(sheet);
    let saved = until(PATIENCE, || sheet.exists().then_some(()).ok_or_else(|| "no file".to_owned()));
    saved.expect("the Fallblatt is saved");
    window.close();
}

/// Looks whether there is nothing but what was saved, the workspace, and the program's own small files;
/// gives the workspace.
fn nothing_else_is_left(home: &Home, sheet: &Path) -> PathBuf {
    let files = home.files();
    let database = files.iter().find(|path| path.ends_with("workspace.db"));
    let database = database.unwrap_or_else(|| panic!("no workspace among {files:#?}"));
    let workspace = home.path(database).parent().expect("a folder").to_owned();
    println!("{files:#?} {}", sheet.display());
    workspace
}

/// Opens the workspace with a command line and looks for the answers, and for its seals.
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
    for words in ANSWERS.iter().map(|(_, _, answer)| answer).chain([&TITLE]) {
        assert!(case.contains(words), "{words} is missing in:\n{case}");
    }
}
