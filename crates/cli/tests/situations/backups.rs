//! Backups on the command line.

use std::fs;

use crate::support::{FAILED, OWN, Room, person, verdict};

/// The only backup that is there.
fn only(room: &Room) -> std::path::PathBuf {
    let found = fs::read_dir(room.path("workspace/backups")).unwrap();
    let mut found = found.map(|entry| entry.unwrap().path()).filter(|path| path.join("backup.json").exists());
    let only = found.next().unwrap();
    assert_eq!(found.next(), None);
    only
}

#[test]
fn every_command_that_changes_something_leaves_a_backup_and_looking_leaves_none() {
    let room = Room::with_case(OWN);
    let dir = room.dir();
    let first = only(&room);
    room.good(&["case", "list", &dir]);
    assert_eq!(only(&room), first);
    room.case(FAILED);
    assert_ne!(only(&room), first, "of a day the newest stays");
    let told = room.good(&["workspace", "backups", &dir]).out;
    assert!(told.contains("beim Sperren") && told.lines().count() == 1, "{told}");
}

#[test]
fn a_backup_by_hand_goes_to_the_second_place_and_comes_back_into_an_empty_folder() {
    let room = Room::with_case(OWN);
    let (dir, stick, fresh) = (room.dir(), room.at("stick"), room.at("neu"));
    fs::create_dir(&stick).unwrap();
    let told = room.good(&["workspace", "backup", &dir, "--also", &stick]).out;
    assert!(told.contains("Gesichert: ") && told.contains("Auch am zweiten Ort gesichert."), "{told}");
    assert!(room.good(&["workspace", "backups", &stick]).out.contains("auf Wunsch"));

    let shown = room.good(&["workspace", "restore", &fresh, "--from", &stick]).out;
    assert!(shown.contains("Fälle darin: 1") && shown.contains("mit --yes"), "{shown}");
    assert!(!room.path("neu").exists(), "looking leaves nothing");
    let done = room.good(&["workspace", "restore", &fresh, "--from", &stick, "--yes"]).out;
    assert!(done.contains("Wiederhergestellt in "), "{done}");
    assert_eq!(room.good(&["case", "list", &fresh]).out, room.good(&["case", "list", &dir]).out);
    assert!(room.good(&["workspace", "check", &fresh]).out.contains("Fälle 1"));

    fs::rename(&stick, room.at("weg")).unwrap();
    let told = room.good(&["workspace", "backup", &dir]).out;
    assert!(told.contains("Am zweiten Ort ließ sich nicht sichern"), "{told}");
}

#[test]
fn what_is_newer_is_told_before_and_kept_after_a_restore() {
    let room = Room::with_case(OWN);
    let dir = room.dir();
    let told = room.good(&["workspace", "backup", &dir]).out;
    let name = told.split_whitespace().nth(1).unwrap().to_owned();
    room.case(FAILED);
    let restore = ["workspace", "restore", &dir, "--backup", &name];
    let shown = room.good(&restore).out;
    assert!(shown.contains("neuer: Fälle 1, Antworten 0"), "{shown}");
    assert_eq!(room.good(&["case", "list", &dir]).out.lines().count(), 2);
    room.good(&[&restore[..], &["--yes"]].concat());
    assert_eq!(room.good(&["case", "list", &dir]).out.lines().count(), 1);
    let aside = room.good(&["workspace", "backups", &dir]).out;
    let aside = aside.lines().find(|line| line.contains("beiseitegelegt")).unwrap();
    let name = aside.split_whitespace().next().unwrap();
    room.good(&["workspace", "restore", &dir, "--backup", name, "--yes"]);
    assert_eq!(room.good(&["case", "list", &dir]).out.lines().count(), 2);
}

#[test]
fn what_cannot_be_restored_is_refused_and_changes_nothing() {
    let room = Room::with_case(OWN);
    let (dir, empty) = (room.dir(), room.at("leer"));
    fs::create_dir(&empty).unwrap();
    let gone = person("backupGone", &["Diese Sicherung gibt es nicht", "nichts verändert"]);
    room.refused(&["workspace", "restore", &dir, "--from", &empty, "--yes"], gone);
    room.refused(&["workspace", "restore", &dir, "--backup", "2026-01-01-1-lock-00000000", "--yes"], gone);
    assert!(room.good(&["workspace", "backups", &empty]).out.contains("keine Sicherung"));

    let wrong = room.put("falsch", "eine ganz andere Passphrase");
    let refused = person("wrongPassphrase", &["Passphrase"]);
    room.refused(&["workspace", "restore", &dir, "--yes", "--passphrase-file", &wrong], refused);

    let path = only(&room).join("workspace.db");
    let whole = fs::read(&path).unwrap();
    let mut bytes = whole.clone();
    bytes[100] ^= 1;
    fs::write(&path, &bytes).unwrap();
    let damaged =
        verdict("backupDamaged", &["Die Sicherung ist beschädigt (workspace.db)", "nichts verändert"]);
    room.refused(&["workspace", "restore", &dir, "--yes"], damaged);
    bytes = whole;
    let last = bytes.len() - 2000;
    bytes[last] ^= 1;
    fs::write(&path, &bytes).unwrap();
    let told = room.run(crate::support::Locale::German, &["workspace", "restore", &dir, "--yes"]);
    assert_eq!(told.exit, 3, "{told:?}");
    assert!(told.out.contains("Beschädigt: die Datenbank."), "{told:?}");
    assert!(told.out.contains("lässt sich nicht wiederherstellen"), "{told:?}");
    assert_eq!(room.good(&["case", "list", &dir]).out.lines().count(), 1);
}
