//! The ways into a workspace and out of a damaged one, on the command line, with tools of others.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a failing test panics")]

#[path = "support/program.rs"]
#[allow(dead_code, reason = "shared with the other journeys")]
mod program;

use std::fs;
use std::path::Path;

use program::{PASSPHRASE, good, json, run, tool};

struct Room {
    folder: tempfile::TempDir,
}

impl Room {
    fn new() -> Self {
        let room = Self { folder: tempfile::tempdir().unwrap() };
        fs::write(room.folder.path().join("passphrase"), format!("{PASSPHRASE}\n")).unwrap();
        let (ws, pass, code) = (room.at("ws"), room.at("passphrase"), room.at("code"));
        good(&[
            "workspace",
            "create",
            &ws,
            "--agency",
            "Amt",
            "--level",
            "EB-K2",
            "--passphrase-file",
            &pass,
            "--recovery-file",
            &code,
        ]);
        good(&["case", "new", &ws, "--title", "Einführung", "--passphrase-file", &pass]);
        room
    }

    fn at(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    /// The exit code of `case list` with that file as the passphrase.
    fn opens(&self, workspace: &str, passphrase: &str) -> bool {
        run(&["case", "list", &self.at(workspace), "--passphrase-file", &self.at(passphrase)])
            .status
            .success()
    }
}

#[test]
fn a_renewal_ends_the_old_code_and_removes_old_backups() {
    let room = Room::new();
    let (ws, pass) = (room.at("ws"), room.at("passphrase"));
    assert!(room.opens("ws", "code"));
    let renewed = json(&[
        "workspace",
        "renew-key",
        &ws,
        "--passphrase-file",
        &pass,
        "--recovery-file",
        &room.at("new-code"),
    ]);
    assert_eq!(renewed["left"], serde_json::json!([]));
    assert!(room.opens("ws", "passphrase"));
    assert!(room.opens("ws", "new-code"));
    assert!(!room.opens("ws", "code"));
    assert!(good(&["workspace", "check", &ws, "--passphrase-file", &pass]).contains("unversehrt"));
    // The place of the code is made sure of before anything changes.
    let taken = run(&[
        "workspace",
        "renew-key",
        &ws,
        "--passphrase-file",
        &pass,
        "--recovery-file",
        &room.at("new-code"),
    ]);
    assert_eq!(taken.status.code(), Some(1));
    assert!(room.opens("ws", "new-code"));
}

#[test]
fn a_key_made_by_age_itself_opens_and_sets_another_passphrase() {
    let room = Room::new();
    let (ws, pass) = (room.at("ws"), room.at("passphrase"));
    tool("age-keygen", &["-o", "agency.key"], room.folder.path());
    let public = tool("age-keygen", &["-y", "agency.key"], room.folder.path());
    let told =
        good(&["workspace", "let-agency", &ws, "--recipient", public.trim(), "--passphrase-file", &pass]);
    assert!(told.contains(public.trim()), "{told}");
    assert!(good(&["workspace", "ways", &ws, "--passphrase-file", &pass]).contains(public.trim()));
    fs::write(room.at("other"), "vier ganz andere Wörter\n").unwrap();
    good(&[
        "workspace",
        "passphrase",
        &ws,
        "--agency-key-file",
        &room.at("agency.key"),
        "--new-passphrase-file",
        &room.at("other"),
    ]);
    assert!(room.opens("ws", "other"));
    assert!(!room.opens("ws", "passphrase"));
    let gone = good(&["workspace", "let-agency", &ws, "--none", "--passphrase-file", &room.at("other")]);
    assert!(!gone.contains("age1"), "{gone}");
    let refused = run(&[
        "workspace",
        "passphrase",
        &ws,
        "--agency-key-file",
        &room.at("agency.key"),
        "--new-passphrase-file",
        &room.at("other"),
    ]);
    assert_eq!(refused.status.code(), Some(1));
}

#[test]
fn a_damaged_page_is_named_and_the_rest_is_salvaged() {
    let room = Room::new();
    let (ws, pass) = (room.at("ws"), room.at("passphrase"));
    let database = Path::new(&ws).join("workspace.db");
    let whole = fs::read(&database).unwrap();
    for page in [0, whole.len() / 4096 / 2, whole.len() / 4096 - 1] {
        let mut bytes = whole.clone();
        bytes[page * 4096 + 500] ^= 8;
        fs::write(&database, &bytes).unwrap();
        let checked = run(&["workspace", "check", &ws, "--passphrase-file", &pass]);
        assert_eq!(checked.status.code(), Some(3), "page {page}");
        let into = format!("saved-{page}");
        let told = good(&["workspace", "salvage", &ws, "--to", &room.at(&into), "--passphrase-file", &pass]);
        assert!(told.contains("Unlesbare Seiten: 1 von"), "{told}");
        let listed = good(&["case", "list", &room.at(&into), "--passphrase-file", &pass]);
        assert!(listed.contains("Einführung"), "{listed}");
        assert!(fs::read(&database).unwrap() == bytes, "the damaged one stays as it is");
    }
    let again = run(&["workspace", "salvage", &ws, "--to", &room.at("saved-0"), "--passphrase-file", &pass]);
    assert_eq!(again.status.code(), Some(1), "a folder with something in it is left alone");
}
