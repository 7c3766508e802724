//! Full and read-only media, made for real: a small file system in a mount namespace of its own.
//!
//! Needs the right to mount, as root or in a user namespace; without it the tests say so loudly and show
//! nothing.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::support::{Locale, REUSED, Room, Told, command, ended, person, refused_by};

/// Runs the program after `mount` was done in a namespace that vanishes with it. Afterwards `look` tells
/// the names of all files on the medium, which the namespace takes with it, on standard output.
fn within(mount: &str, look: &Path, locale: Locale, args: &[&str]) -> (Told, Vec<String>) {
    let plain = command(locale, args);
    let mut inside = Command::new("unshare");
    let script = format!("{mount} && \"$@\"; code=$?; find \"$LOOK\" -mindepth 1 >\"$NAMES\"; exit $code");
    let names = tempfile::NamedTempFile::new().unwrap();
    inside
        .args(way_to_mount().unwrap())
        .args(["sh", "-c", &script, "sh"])
        .arg(plain.get_program())
        .args(plain.get_args());
    inside.envs(plain.get_envs().filter_map(|(name, value)| Some((name, value?))));
    inside.env("LOOK", look).env("NAMES", names.path());
    let told = ended(&mut inside);
    let names = fs::read_to_string(names.path()).unwrap();
    (told, names.lines().map(str::to_owned).collect())
}

/// The options of `unshare` with which mounting works here.
fn way_to_mount() -> Option<&'static [&'static str]> {
    let ways: [&[&str]; 2] = [&["--mount"], &["--map-root-user", "--mount"]];
    ways.into_iter().find(|way| {
        let tried =
            Command::new("unshare").args(*way).args(["mount", "-t", "tmpfs", "none", "/mnt"]).output();
        tried.is_ok_and(|output| output.status.success())
    })
}

fn may_mount() -> bool {
    let may = way_to_mount().is_some();
    if !may {
        // Past the harness, which keeps quiet about tests that pass.
        let told = b"SKIPPED: no right to mount; full and read-only media were not tried\n";
        std::io::stderr().write_all(told).unwrap();
    }
    may
}

fn tmpfs(folder: &Path, options: &str) -> String {
    format!("mount -t tmpfs -o {options} none '{}'", folder.display())
}

/// A room with a sealed bundle and an empty folder `stick` to mount on.
fn room() -> Room {
    let room = Room::with_case(REUSED);
    fs::create_dir(room.path("stick")).unwrap();
    let (sealed, seal) = (room.at("1.lernfall"), room.at("seal"));
    room.good(&["case", "export", &room.dir(), "1", "--to", &sealed, "--seal-passphrase-file", &seal]);
    room
}

fn writers(room: &Room) -> Vec<Vec<String>> {
    let to = room.at("stick/file");
    let (dir, seal, sealed) = (room.dir(), room.at("seal"), room.at("1.lernfall"));
    [
        vec!["case", "sheet", &dir, "1", "--to", &to],
        vec!["case", "export", &dir, "1", "--to", &to, "--seal-passphrase-file", &seal],
        vec!["case", "export", &dir, "1", "--to", &to, "--plain", "--reason", "Erprobung"],
        vec!["bundle", "decrypt", &sealed, "--to", &to, "--seal-passphrase-file", &seal],
    ]
    .iter()
    .map(|args| room.args(args))
    .collect()
}

/// What a refusal leaves as it was.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keeps {
    EveryByte,
    /// A hand-over that fails while it is written has used up its number, which is backed up.
    AllButANumber,
}

fn seen(room: &Room, keeps: Keeps) -> (BTreeMap<PathBuf, Vec<u8>>, Value) {
    let case = room.json(&["case", "show", &room.dir(), "1"]);
    let mut files = room.everything();
    if keeps == Keeps::AllButANumber {
        files.remove(&room.path("workspace/workspace.db"));
        files.retain(|path, _| !path.starts_with(room.path("workspace/backups")));
    }
    (files, case)
}

fn refused(room: &Room, mount: &str, keeps: Keeps, code: &str, says: &[&str]) {
    let before = seen(room, keeps);
    for args in writers(room) {
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        refused_by(
            &mut |locale, more| {
                let (told, names) = within(mount, &room.path("stick"), locale, &[&args, more].concat());
                assert!(names.is_empty(), "{args:?} left {names:?}");
                told
            },
            person(code, says),
        );
        assert!(seen(room, keeps) == before, "{args:?} changed something");
    }
}

#[test]
fn a_full_target_is_told_and_keeps_nothing_half() {
    if !may_mount() {
        return;
    }
    let room = room();
    let says =
        &["kein Platz mehr", "Die unfertige Datei wurde entfernt", "nichts verändert", "Schaffen Sie Platz"];
    for size in ["4k", "16k"] {
        let mount = tmpfs(&room.path("stick"), &format!("size={size}"));
        refused(&room, &mount, Keeps::AllButANumber, "targetFull", says);
    }
}

#[test]
fn a_read_only_target_is_told() {
    if !may_mount() {
        return;
    }
    let room = room();
    let says = &["lässt sich nicht schreiben", "nichts verändert", "Schreibschutz", "anderes Ziel"];
    refused(&room, &tmpfs(&room.path("stick"), "ro"), Keeps::EveryByte, "targetReadOnly", says);
}

#[test]
fn a_target_with_room_for_the_bundle_but_not_for_its_draft_gets_neither() {
    if !may_mount() {
        return;
    }
    let room = room();
    let size = fs::metadata(room.path("1.lernfall")).unwrap().len() / 1024 + 60;
    let mount = tmpfs(&room.path("stick"), &format!("size={size}k"));
    let (to, mail, seal) = (room.at("stick/2.lernfall"), room.at("stick/2.eml"), room.at("seal"));
    let args =
        ["case", "export", &room.dir(), "1", "--to", &to, "--mail", &mail, "--seal-passphrase-file", &seal];
    let args = room.args(&args);
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let (told, names) = within(&mount, &room.path("stick"), Locale::German, &args);
    assert_eq!(told.exit, 1, "{told:?}");
    assert!(told.err.contains("kein Platz mehr"), "{told:?}");
    assert!(names.is_empty(), "{names:?}");
    let (to, mail) = (room.at("2.lernfall"), room.at("2.eml"));
    let args =
        ["case", "export", &room.dir(), "1", "--to", &to, "--mail", &mail, "--seal-passphrase-file", &seal];
    assert!(room.json(&args)["number"].as_u64().unwrap() >= 2, "no number is used twice");
}

/// Mounts a copy of the workspace on a medium of `options`, and runs the program with that.
fn on_medium(room: &Room, options: &str, then: &str, args: &[&str]) -> (Told, Vec<String>) {
    let stick = room.path("stick");
    let mount =
        format!("{} && cp -r '{}' '{}/' && {then}", tmpfs(&stick, options), room.dir(), stick.display(),);
    let args = room.args(args);
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    within(&mount, &stick, Locale::German, &args)
}

#[test]
fn a_read_only_workspace_is_told() {
    if !may_mount() {
        return;
    }
    let room = room();
    let remount = format!("mount -o remount,ro '{}'", room.at("stick"));
    let (told, _) = on_medium(&room, "size=64m", &remount, &["case", "list", &room.at("stick/workspace")]);
    assert_eq!(told.exit, 1, "{told:?}");
    for piece in ["lässt sich nicht schreiben", "Nichts wurde verändert", "Schreibschutz"] {
        assert!(told.err.contains(piece), "{told:?}");
    }
}

#[test]
fn a_full_workspace_takes_no_half_change() {
    if !may_mount() {
        return;
    }
    let room = room();
    let workspace = room.at("stick/workspace");
    let big = room.put("big.bin", vec![5; 8 << 20]);
    let text = format!(
        r#"{{"format": "lernfall-answers/1", "interviews": [{{"answers": [{{"question": "B1", "value": {{"text": "{}"}}}}]}}]}}"#,
        "voll ".repeat(400_000)
    );
    let answers = room.put("answers.json", text);
    let workspace_files =
        room.everything().into_iter().filter(|(path, _)| path.starts_with(room.path("workspace")));
    // A file system takes whole pages.
    let used: usize = workspace_files.map(|(_, bytes)| bytes.len().next_multiple_of(4096) / 1024).sum();
    let size = format!("size={}k", used + 400);
    for args in [
        vec!["case", "answer", &workspace, "1", "--answers", &answers],
        vec!["case", "attach", &workspace, "1", "H4", &big],
    ] {
        // What is left on the medium is looked over after the call, while the medium is still there.
        let kept = room.path("kept");
        let (told, _) = on_medium(&room, &size, "true", &args);
        assert_eq!(told.exit, 1, "{told:?}");
        for piece in ["kein Platz mehr", "die letzte Änderung wurde nicht übernommen", "Schaffen Sie Platz"]
        {
            assert!(told.err.contains(piece), "{args:?} {told:?}");
        }
        let call: Vec<String> = room.args(&args).iter().map(|arg| format!("'{arg}'")).collect();
        let then = format!(
            "{{ '{}' {}; rm -rf '{}'; cp -r '{workspace}' '{}'; }}",
            env!("CARGO_BIN_EXE_lernfall"),
            call.join(" "),
            kept.display(),
            kept.display(),
        );
        let (_, _) = on_medium(&room, &size, &then, &["template", "list"]);
        let kept = room.at("kept");
        assert!(room.good(&["workspace", "check", &kept]).out.contains("unversehrt"));
        let shown = room.json(&["case", "show", &kept, "1"]);
        assert_eq!(shown, room.json(&["case", "show", &room.dir(), "1"]), "half a change");
        let parts = fs::read_dir(room.path("kept/attachments")).unwrap();
        assert_eq!(parts.count(), 0, "half an attachment");
    }
}

#[test]
fn a_full_place_for_the_recovery_code_makes_no_workspace() {
    if !may_mount() {
        return;
    }
    let room = Room::bare();
    fs::create_dir(room.path("stick")).unwrap();
    let stick = room.path("stick");
    let mount = format!(
        "{} && {{ head -c 100000 /dev/zero >'{}/filler' 2>/dev/null; true; }}",
        tmpfs(&stick, "size=16k"),
        stick.display()
    );
    let recovery = room.at("stick/recovery");
    let args = room.args(&[
        "workspace",
        "create",
        &room.dir(),
        "--agency",
        "Amt",
        "--level",
        "EB-K2",
        "--recovery-file",
        &recovery,
    ]);
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let (told, names) = within(&mount, &stick, Locale::German, &args);
    assert_eq!(told.exit, 1, "{told:?}");
    assert!(told.err.contains("Nichts wurde geändert"), "{told:?}");
    assert_eq!(names, [room.at("stick/filler")]);
    assert!(!room.path("workspace").exists());
}

#[test]
fn a_workspace_that_has_no_room_is_not_half_made() {
    if !may_mount() {
        return;
    }
    let room = Room::bare();
    fs::create_dir(room.path("stick")).unwrap();
    let (dir, recovery) = (room.at("stick/workspace"), room.at("recovery"));
    let create =
        ["workspace", "create", &dir, "--agency", "Amt", "--level", "EB-K2", "--recovery-file", &recovery];
    let args = room.args(&create);
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    for size in ["4k", "16k", "100k", "232k"] {
        let mount = tmpfs(&room.path("stick"), &format!("size={size}"));
        let (told, names) = within(&mount, &room.path("stick"), Locale::German, &args);
        assert_eq!(told.exit, 1, "{told:?}");
        assert!(told.err.contains("kein Platz mehr"), "{told:?}");
        assert!(!room.path("recovery").exists(), "a code for nothing");
        for part in ["keys.json", "workspace.db"] {
            assert!(!names.iter().any(|name| name.ends_with(part)), "{size}: {names:?}");
        }
    }
}
