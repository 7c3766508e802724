//! Places to write to that cannot be used.

use std::fs;

use crate::support::{OWN, REUSED, Room, person};

/// Every command that writes a file, with the place to write to.
fn writers<'a>(room: &'a Names, to: &'a str) -> Vec<Vec<&'a str>> {
    let Names { dir, seal, sealed } = room;
    vec![
        vec!["case", "sheet", dir, "1", "--to", to],
        vec!["case", "export", dir, "1", "--to", to, "--seal-passphrase-file", seal],
        vec!["case", "export", dir, "1", "--to", to, "--plain", "--reason", "Erprobung"],
        vec!["bundle", "decrypt", sealed, "--to", to, "--seal-passphrase-file", seal],
    ]
}

struct Names {
    dir: String,
    seal: String,
    sealed: String,
}

fn room() -> (Room, Names) {
    let room = Room::with_case(REUSED);
    let names = Names { dir: room.dir(), seal: room.at("seal"), sealed: room.at("1.lernfall") };
    let Names { dir, seal, sealed } = &names;
    room.good(&["case", "export", dir, "1", "--to", sealed, "--seal-passphrase-file", seal]);
    (room, names)
}

#[test]
fn what_is_there_is_never_overwritten() {
    let (room, names) = room();
    let file = room.put("taken", "the only copy");
    fs::create_dir(room.path("taken-folder")).unwrap();
    let folder = room.at("taken-folder");
    std::os::unix::fs::symlink(room.path("nowhere"), room.path("link")).unwrap();
    let link = room.at("link");
    let says = &["gibt es schon", "nicht überschrieben", "Wählen Sie einen anderen Namen"];
    for to in [&file, &folder, &link, &names.sealed] {
        for args in writers(&names, to) {
            room.refused(&args, person("targetExists", says));
        }
    }
}

#[test]
fn a_missing_folder_is_told() {
    let (room, names) = room();
    let file = room.put("file", "no folder");
    for to in [room.at("stick/1.lernfall"), format!("{file}/1.lernfall")] {
        for args in writers(&names, &to) {
            let says = &["Zielordner gibt es nicht", "nichts geschrieben", "Datenträger angeschlossen"];
            room.refused(&args, person("targetMissing", says));
        }
    }
}

#[test]
fn without_its_draft_a_bundle_is_not_handed_over() {
    let (room, names) = room();
    let taken = room.put("taken.eml", "the only copy");
    let (to, missing) = (room.at("2.lernfall"), room.at("nowhere/2.eml"));
    let export = ["case", "export", &names.dir, "1", "--to", &to, "--seal-passphrase-file", &names.seal];
    room.refused(
        &[&export[..], &["--mail", &taken]].concat(),
        person("targetExists", &["nicht überschrieben"]),
    );
    room.refused(&[&export[..], &["--mail", &missing]].concat(), person("targetMissing", &[]));
    // One file cannot be both.
    room.refused(&[&export[..], &["--mail", &to]].concat(), person("targetExists", &["nicht überschrieben"]));
    let exported = room.json(&export);
    assert_eq!(exported["number"], 2, "refused hand-overs have no number");
}

#[test]
fn what_may_not_leave_is_told_before_anything_is_written() {
    let room = Room::with_case(OWN);
    let (dir, to, seal) = (room.dir(), room.at("1.lernfall"), room.at("seal"));
    let export = ["case", "export", &dir, "1", "--to", &to];
    let sealed = [&export[..], &["--seal-passphrase-file", &seal]].concat();
    let says = &["noch nicht festgelegt", "nichts geschrieben", "Gehen Sie die Verwendung gemeinsam durch"];
    room.refused(&sealed, person("levelsUndecided", says));
    let reused = Room::with_case(REUSED);
    let (dir, to) = (reused.dir(), reused.at("1.lernfall"));
    let export = ["case", "export", &dir, "1", "--to", &to];
    reused
        .refused(&[&export[..], &["--plain"]].concat(), person("reasonMissing", &["braucht es einen Grund"]));
    let short = reused.put("short", "kurz\n");
    let sealed = [&export[..], &["--seal-passphrase-file", &short]].concat();
    reused.refused(&sealed, person("passphraseTooShort", &["zu kurz"]));
    reused
        .refused(&export, person("bundleNeedsPassphrase", &["nichts geschrieben", "--seal-passphrase-file"]));
}
