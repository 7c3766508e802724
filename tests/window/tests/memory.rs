//! What is in the window's memory stays there: a mistake in the program closes the workspace and tells
//! nothing of what somebody typed, and no image of the process is ever written.
#![allow(clippy::expect_used, clippy::panic, reason = "a test stops with what went wrong")]

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use lernfall_tests::canary::{Canary, Search};
use lernfall_window_tests::{Home, Verbs, Window, cli};
use serde_json::json;

const PASSPHRASE: &str = "vier ganz zufällige Wörter";

fn open(home: &Home) -> Window {
    let window = Window::open(home);
    window.fill("Passphrase", PASSPHRASE);
    window.click_button("Arbeitsbereich anlegen");
    window.at("Womit möchten Sie beginnen?");
    window
}

#[test]
fn a_mistake_locks_the_desk_shows_a_number_and_writes_nothing() {
    let home = Home::new();
    let window = open(&home);
    let typed = Canary::new(0, "typed");
    window.click("Eigene Erfahrung festhalten");
    window.fill("Titel", &typed.word);
    window.click("Zur ersten Frage");
    window.fill("Bitte erzählen", &typed.word);
    window.sees("Gespeichert");

    let ask = json!({ "language": "de", "call": 900_001, "ask": { "stumbleOver": typed.word } });
    let refused = window.invoke("cases", ask).expect_err("it cannot be answered");
    assert_eq!(refused.get("code"), Some(&json!("bug")), "{refused}");
    let number = refused.get("incident").and_then(serde_json::Value::as_str).expect("a number").to_owned();
    assert!(number.len() == 6 && number.bytes().all(|it| it.is_ascii_hexdigit()), "{number}");
    assert!(!refused.to_string().contains(&typed.word), "{refused}");

    window.at("Willkommen bei Lernfall");
    window.sees("Lernfall hat sich nach einem Fehler gesperrt.");
    window.sees(&number);
    window.sees_no(&typed.word);
    assert!(!home.files().iter().any(|path| path.ends_with("holder.json")), "{:#?}", home.files());
    // Not on standard error either, which goes into a log here.
    let search = Search::new(vec![typed.clone()]);
    assert_eq!(search.below(&home.path(""), |_| false).hits, []);

    // It goes on, with what was saved.
    window.click("Arbeitsbereich");
    window.at("Arbeitsbereich öffnen");
    window.fill("Passphrase", PASSPHRASE);
    window.press("Enter");
    window.at("Fälle");
    window.click(&typed.word);
    window.at(&typed.word);
}

/// The page's own processes are programs of their own, and begin as any program does.
#[test]
fn keys_are_kept_out_of_swap_and_no_image_of_the_process_or_of_the_page_is_written() {
    let home = Home::new();
    let window = open(&home);
    // What SQLCipher keeps of keys lies in memory that is never written to swap.
    let status = fs::read_to_string(format!("/proc/{}/status", window.process())).expect("its state");
    let locked = status.lines().find_map(|line| line.strip_prefix("VmLck:")).expect("locked memory");
    let locked = locked.split_whitespace().next().and_then(|it| it.parse::<u32>().ok());
    assert!(locked.is_some_and(|kib| kib >= 48), "{status}");
    let of_page = window.processes_of_page();
    assert!(!of_page.is_empty(), "the page has a process of its own");
    for process in of_page.iter().chain(&[window.process()]) {
        let limits = fs::read_to_string(format!("/proc/{process}/limits")).expect("limits");
        let core = limits.lines().find(|line| line.starts_with("Max core file size")).expect("a limit");
        let words: Vec<&str> = core.split_whitespace().collect();
        assert!(words.ends_with(&["0", "0", "bytes"]), "{process}: {core}");
    }
}

/// Others of the same person may look into a process as long as its files in /proc are the person's; they
/// are root's where it forbids that (proc(5), prctl(2) on PR_SET_DUMPABLE). Window and command line do it
/// in the same place.
#[test]
fn other_programs_of_the_same_person_cannot_look_into_it() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o777)).expect("a folder for all");
    let (program, pipe) = (folder.path().join("lernfall"), folder.path().join("passphrase"));
    fs::copy(cli(), &program).expect("the program");
    assert!(Command::new("mkfifo").args(["-m", "666"]).arg(&pipe).status().expect("mkfifo").success());
    let mut waits = somebody(&program);
    waits.args(["case", "list"]).arg(folder.path()).arg("--passphrase-file").arg(&pipe);
    assert!(looked_at(waits, is_closed), "another program of the same person can read its memory");
    let mut other = somebody(Path::new("sleep"));
    other.arg("5");
    assert!(!looked_at(other, is_closed), "every process is closed, which shows nothing");
}

/// A program that somebody starts who has no special rights.
fn somebody(program: &Path) -> Command {
    let mut command = Command::new("setpriv");
    if rustix::process::getuid().is_root() {
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]);
    }
    command.arg("--").arg(program).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn is_closed(process: u32) -> bool {
    fs::metadata(format!("/proc/{process}/mem")).is_ok_and(|it| it.uid() == 0)
}

/// Whether something holds of a program within two seconds of its life.
fn looked_at(mut command: Command, holds: fn(u32) -> bool) -> bool {
    let mut started = command.spawn().expect("it starts");
    // Until it runs as somebody without rights, its files are root's, too.
    std::thread::sleep(Duration::from_millis(700));
    let held = holds(started.id());
    started.kill().expect("it still runs");
    started.wait().expect("it ends");
    held
}
