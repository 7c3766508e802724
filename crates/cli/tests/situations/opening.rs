//! Workspaces that do not open, or not as they should.

use std::fs;
use std::process::Stdio;
use std::thread::sleep;
use std::time::Duration;

use lernfall_core::digest::Digest;

use crate::support::{Locale, OWN, Room, command, ended, person, refused_by, verdict};

const DAMAGED: &[&str] =
    &["ist beschädigt", "Nichts wurde verändert", "Stellen Sie aus einer Sicherung wieder her"];

#[test]
fn a_wrong_passphrase_is_told_and_changes_nothing() {
    let room = Room::with_case(OWN);
    let wrong = room.put("wrong", "vier ganz falsche Wörter\n");
    let says = &["öffnet diesen Arbeitsbereich nicht", "Nichts wurde verändert", "Prüfen Sie Feststelltaste"];
    for args in [["case", "list"], ["workspace", "check"]] {
        let dir = room.dir();
        let args = [args[0], args[1], &dir, "--passphrase-file", &wrong];
        room.refused(&args, person("wrongPassphrase", says));
    }
}

#[test]
fn the_recovery_code_opens_in_place_of_the_passphrase() {
    let room = Room::with_case(OWN);
    let code = room.at("workspace.recovery");
    room.good(&["case", "show", &room.dir(), "1", "--passphrase-file", &code]);
    let other = Room::new();
    let other = other.at("workspace.recovery");
    let args = ["case", "show", &room.dir(), "1", "--passphrase-file", &other];
    room.refused(&args, person("wrongPassphrase", &[]));
}

#[test]
fn a_missing_or_empty_passphrase_file_is_told() {
    let room = Room::new();
    let empty = room.put("empty", "\n");
    let missing = room.at("missing");
    for file in [&empty, &missing] {
        let args = ["case", "list", &room.dir(), "--passphrase-file", file];
        room.refused(&args, person("fileUnreadable", &["Es wurde nichts verändert", "--passphrase-file"]));
    }
}

#[test]
fn the_twin_serves_when_a_byte_of_the_key_file_is_flipped() {
    let room = Room::with_case(OWN);
    let whole = fs::read(room.path("workspace/keys.json")).unwrap();
    for at in (0..whole.len()).step_by(whole.len() / 9) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x10;
        room.put("workspace/keys.json", &bytes);
        room.good(&["case", "list", &room.dir()]);
        assert_eq!(fs::read(room.path("workspace/keys.json")).unwrap(), bytes, "nobody asked to mend it");
        let told = room.run(Locale::German, &["workspace", "check", &room.dir()]);
        assert_eq!(told.exit, 3, "{told:?}");
        assert!(told.out.contains("keys.json") && told.out.contains("die andere dient"), "{told:?}");
    }
}

#[test]
fn two_damaged_key_files_are_told() {
    let room = Room::with_case(OWN);
    for name in ["workspace/keys.json", "workspace/keys.json.bak"] {
        let mut bytes = fs::read(room.path(name)).unwrap();
        bytes[100] ^= 1;
        room.put(name, bytes);
    }
    let says = [&["keys.json"], DAMAGED].concat();
    room.refused(&["case", "list", &room.dir()], verdict("workspaceDamaged", &says));
    room.refused(&["workspace", "check", &room.dir()], verdict("workspaceDamaged", &says));
}

#[test]
fn a_damaged_first_page_is_told_on_opening() {
    let room = Room::with_case(OWN);
    let mut bytes = fs::read(room.path("workspace/workspace.db")).unwrap();
    bytes[200] ^= 1;
    room.put("workspace/workspace.db", bytes);
    let says = [&["workspace.db"], DAMAGED].concat();
    room.refused(&["case", "list", &room.dir()], verdict("workspaceDamaged", &says));
    room.refused(&["workspace", "check", &room.dir()], verdict("workspaceDamaged", &says));
}

#[test]
fn damage_in_any_page_is_found_by_the_check() {
    let room = Room::with_case(OWN);
    let whole = fs::read(room.path("workspace/workspace.db")).unwrap();
    let pages = whole.len() / 4096;
    assert!(pages > 20, "{pages}");
    for page in (1..pages).step_by(pages / 12) {
        let mut bytes = whole.clone();
        bytes[page * 4096 + 77] ^= 4;
        room.put("workspace/workspace.db", &bytes);
        let told = room.run(Locale::German, &["workspace", "check", &room.dir()]);
        assert_eq!(told.exit, 3, "page {page}: {told:?}");
        let said = format!("{}{}", told.out, told.err);
        assert!(said.contains("beschädigt") && said.contains("Sicherung"), "page {page}: {said}");
        assert_eq!(fs::read(room.path("workspace/workspace.db")).unwrap(), bytes, "page {page}");
        let listed = room.run(Locale::German, &["case", "show", &room.dir(), "1"]);
        assert!([0, 3].contains(&listed.exit), "page {page}: {listed:?}");
    }
}

#[test]
fn a_cut_off_or_missing_database_is_told() {
    let room = Room::with_case(OWN);
    let whole = fs::read(room.path("workspace/workspace.db")).unwrap();
    for left in [0, 1000, 4096, whole.len() / 2] {
        room.put("workspace/workspace.db", &whole[..left]);
        let told = room.run(Locale::German, &["workspace", "check", &room.dir()]);
        assert_eq!(told.exit, 3, "{left} bytes left: {told:?}");
    }
    fs::remove_file(room.path("workspace/workspace.db")).unwrap();
    let says = [&["workspace.db"], DAMAGED].concat();
    room.refused(&["case", "list", &room.dir()], verdict("workspaceDamaged", &says));
}

#[test]
fn a_key_file_of_a_newer_version_is_told() {
    let room = Room::new();
    for name in ["workspace/keys.json", "workspace/keys.json.bak"] {
        let text = fs::read_to_string(room.path(name)).unwrap();
        let newer = newer(&text);
        room.put(name, newer);
    }
    let says = &["neueren Fassung", "Nichts wurde verändert", "Verwenden Sie die neuere Fassung"];
    room.refused(&["case", "list", &room.dir()], person("workspaceTooNew", says));
}

/// The key file as format 9 might write it: another number, and the checksum that belongs to it.
fn newer(text: &str) -> String {
    let (_, rest) = text.split_once("\",").expect("the checksum comes first");
    let rest = format!("{{{rest}").replace("lernfall-keys/1", "lernfall-keys/9");
    let checksum = Digest::of(rest.as_bytes());
    rest.replacen('{', &format!("{{\"checksum\":\"{}\",", checksum.as_str()), 1)
}

#[test]
fn a_workspace_that_another_process_holds_is_told_with_its_number() {
    let room = Room::with_case(OWN);
    let holder = Holder::of(&room);
    let process = format!("Prozess {}", holder.process);
    let says = &["schon geöffnet", &process, "Nichts wurde verändert", "Schließen Sie ihn dort"];
    let args = room.args(&["case", "list", &room.dir()]);
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    refused_by(
        &mut |locale, more| ended(&mut command(locale, &[&args, more].concat())),
        person("workspaceHeld", says),
    );
    drop(holder);
    room.good(&["case", "list", &room.dir()]);
}

/// A process that has the workspace open until it is dropped.
struct Holder {
    child: std::process::Child,
    process: u32,
}

impl Holder {
    fn of(room: &Room) -> Self {
        let big = room.at("big");
        fs::File::create(&big).unwrap().set_len(20 << 30).unwrap();
        let args = room.args(&["case", "attach", &room.dir(), "1", "H4", &big]);
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let child = command(Locale::German, &args).stdout(Stdio::null()).spawn().unwrap();
        let holder = Self { process: child.id(), child };
        let noted = room.path("workspace/holder.json");
        for _ in 0..500 {
            if !fs::read(&noted).unwrap_or_default().is_empty() {
                // Stopped, so that it neither ends nor fills the disk.
                let stop = format!("kill -STOP {}", holder.process);
                let stopped = std::process::Command::new("sh").args(["-c", &stop]).status();
                assert!(stopped.unwrap().success());
                return holder;
            }
            sleep(Duration::from_millis(2));
        }
        panic!("the holder never opened the workspace");
    }
}

impl Drop for Holder {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

#[test]
fn what_a_killed_process_leaves_behind_does_not_lock_the_workspace() {
    let room = Room::with_case(OWN);
    drop(Holder::of(&room));
    assert!(room.path("workspace/holder.json").exists(), "it had no time to tidy up");
    let told = room.good(&["workspace", "check", &room.dir()]);
    assert!(told.out.contains("unversehrt"), "{told:?}");
    assert!(fs::read_dir(room.path("workspace/attachments")).unwrap().next().is_none(), "half an attachment");
}

#[test]
fn a_folder_without_a_workspace_is_told_and_stays_as_it_is() {
    let room = Room::bare();
    fs::create_dir(room.path("photos")).unwrap();
    let file = room.put("photos/summer.jpg", "no workspace");
    let photos = room.at("photos");
    let nowhere = room.at("nowhere");
    let says = &["kein Arbeitsbereich", "Nichts wurde verändert", "Prüfen Sie den Pfad"];
    for dir in [&photos, &nowhere, &file] {
        room.refused(&["case", "list", dir], person("notAWorkspace", says));
        room.refused(&["workspace", "check", dir], person("notAWorkspace", says));
    }
}

#[test]
fn a_workspace_is_made_only_in_an_empty_folder() {
    let room = Room::new();
    fs::create_dir(room.path("photos")).unwrap();
    room.put("photos/summer.jpg", "not ours");
    let says = &["liegt schon etwas", "nichts angelegt und nichts überschrieben", "Wählen Sie einen neuen"];
    for name in ["photos", "workspace"] {
        let (dir, recovery) = (room.at(name), room.at("second.recovery"));
        let args = [
            "workspace",
            "create",
            &dir,
            "--agency",
            "Amt",
            "--level",
            "EB-K2",
            "--recovery-file",
            &recovery,
        ];
        room.refused(&args, person("workspaceExists", says));
    }
    fs::create_dir(room.path("empty")).unwrap();
    room.make("empty");
}

#[test]
fn nothing_is_made_for_a_short_passphrase_or_an_unknown_level() {
    let room = Room::bare();
    let short = room.put("short", "kurz\n");
    let (dir, recovery) = (room.dir(), room.at("recovery"));
    let create = ["workspace", "create", &dir, "--agency", "Amt", "--recovery-file", &recovery];
    let args = [&create[..], &["--level", "EB-K2", "--passphrase-file", &short]].concat();
    let says = &["zu kurz", "Es wurde nichts angelegt", "zufällige Wörter"];
    room.refused(&args, person("passphraseTooShort", says));
    let args = [&create[..], &["--level", "Kreis"]].concat();
    let says = &["nicht bekannt", "Es wurde nichts angelegt", "EB-K2"];
    room.refused(&args, person("unknownAgencyLevel", says));
}

#[test]
fn unknown_cases_interviews_questions_and_guides_are_told() {
    let room = Room::with_case(OWN);
    let (dir, note) = (room.dir(), room.put("note.txt", "Notiz"));
    room.refused(&["case", "show", &dir, "9"], person("unknownCase", &["„9“", "lernfall case list"]));
    room.refused(&["case", "sheet", &dir, "9", "--to", &room.at("9.docx")], person("unknownCase", &[]));
    let attach = ["case", "attach", &dir, "1"];
    let args = [&attach[..], &["ZZ", &note]].concat();
    room.refused(&args, person("unknownQuestion", &["„ZZ“", "nichts geändert"]));
    let args = [&attach[..], &["B1", &note]].concat();
    room.refused(&args, person("notForFiles", &["B1", "nichts geändert"]));
    let args = [&attach[..], &["H4", &note, "--interview", "7"]].concat();
    room.refused(&args, person("unknownInterview", &["7", "nichts geändert"]));
    let args = ["case", "new", &dir, "--title", "Titel", "--template", "nirgends"];
    room.refused(&args, person("unknownTemplate", &["„nirgends“", "lernfall template list"]));
}

#[test]
fn a_blank_name_is_a_matter_of_usage_and_makes_nothing() {
    let room = Room::new();
    let before = room.everything();
    let (other, recovery, dir) = (room.at("other"), room.at("recovery"), room.dir());
    for blank in ["", " ", "\t"] {
        let create = ["workspace", "create", &other, "--level", "EB-K2", "--recovery-file", &recovery];
        for args in
            [[&create[..], &["--agency", blank]].concat(), vec!["case", "new", &dir, "--title", blank]]
        {
            let told = room.run(Locale::German, &args);
            assert_eq!(told.exit, 2, "{told:?}");
            assert!(told.err.contains("passt hier nicht"), "{told:?}");
        }
    }
    assert_eq!(room.everything(), before);
}

#[test]
fn an_agency_may_have_a_long_name() {
    let room = Room::bare();
    let name = "Landesbetrieb für Informationstechnik und Datenverarbeitung im Geschäftsbereich ".repeat(20);
    let (dir, recovery) = (room.dir(), room.at("recovery"));
    let create = ["workspace", "create", &dir, "--level", "EB-K2", "--recovery-file", &recovery];
    let made = room.json(&[&create[..], &["--agency", &name]].concat());
    assert_eq!(made["organisation"]["name"], name.as_str());
}
