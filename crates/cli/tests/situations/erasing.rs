//! Deleting on the command line.

use crate::support::{CANARY, FAILED, OWN, Room, person};

#[test]
fn a_case_is_deleted_only_when_that_is_said() {
    let room = Room::with_case(FAILED);
    room.case(OWN);
    let dir = room.dir();
    let asked = room.good(&["case", "erase", &dir, "1"]).out;
    for part in ["Fall 1: ", "Damit verschwinden", "Es bleiben", "Noch ist nichts gelöscht"] {
        assert!(asked.contains(part), "{part} in {asked}");
    }
    assert_eq!(room.good(&["case", "list", &dir]).out.lines().count(), 2);
    let done = room.good(&["case", "erase", &dir, "1", "--yes"]).out;
    assert!(done.contains("Endgültig gelöscht"), "{done}");
    assert!(done.contains("Keine erreichbare Sicherung enthält es"), "{done}");
    assert_eq!(room.good(&["case", "list", &dir]).out.lines().count(), 1);
    room.refused(
        &["case", "erase", &dir, "1"],
        person("unknownCase", &["gibt es in diesem Arbeitsbereich nicht"]),
    );
    let purged = room.good(&["workspace", "purge", &dir]).out;
    assert!(purged.contains("Keine erreichbare Sicherung"), "{purged}");
    assert!(room.good(&["workspace", "check", &dir]).out.contains("Fälle 1"));
}

#[test]
fn the_last_interview_is_not_deleted_and_an_unknown_one_is_told() {
    let room = Room::with_case(OWN);
    let dir = room.dir();
    let erase = ["case", "erase", &dir, "1", "--interview"];
    room.refused(
        &[&erase[..], &["1", "--yes"]].concat(),
        person("lastInterview", &["mindestens ein Gespräch"]),
    );
    room.refused(&[&erase[..], &["7"]].concat(), person("unknownInterview", &["Gespräch"]));
    assert_eq!(room.good(&["case", "list", &dir]).out.lines().count(), 1);
}

#[test]
fn the_register_of_persons_is_told_and_an_unknown_person_too() {
    let room = Room::with_case(OWN);
    let dir = room.dir();
    assert!(room.good(&["person", "list", &dir]).out.contains("leer"));
    let nobody = person("unknownPerson", &["keinen Eintrag", "Nichts wurde verändert"]);
    room.refused(&["person", "erase", &dir, "0", "--yes"], nobody);
}

#[test]
fn a_deleted_case_leaves_no_word_behind_that_the_search_or_a_list_would_tell() {
    let room = Room::with_case(FAILED);
    let dir = room.dir();
    assert!(room.good(&["search", &dir, CANARY]).out.contains(CANARY));
    room.good(&["case", "erase", &dir, "1", "--yes"]);
    assert!(!room.good(&["search", &dir, CANARY]).out.contains(CANARY));
    let list = std::fs::read_to_string(room.path("workspace/erased.json")).unwrap();
    assert!(!list.contains(CANARY) && list.contains("lernfall-erased/1"), "{list}");
}
