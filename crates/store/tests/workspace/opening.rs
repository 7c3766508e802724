//! Opening: four errors, and nothing is touched.

use std::fs;
use std::time::SystemTime;

use lernfall_store::{
    DiskFault, Finding, Holder, KdfCost, OpenError, Opening, Part, RecoveryCode, Secret, Store, Twins,
};
use secrecy::{ExposeSecret, SecretString};

use super::support::*;

/// Tries to open and gives the error, having compared every file and the time of the database.
fn refused(folder: &std::path::Path, secret: &Secret, opening: &Opening) -> OpenError {
    let changed = |name: &str| fs::metadata(folder.join(name)).and_then(|data| data.modified()).ok();
    let names = ["workspace.db", "keys.json", "keys.json.bak", "lock"];
    let times: Vec<Option<SystemTime>> = names.map(changed).to_vec();
    let before = files(folder);
    let error = Store::open(folder, secret, opening, &mut Seeded(9)).unwrap_err();
    assert_eq!(files(folder), before);
    assert_eq!(names.map(changed).to_vec(), times);
    error
}

#[test]
fn a_wrong_passphrase_leaves_every_file_as_it_was() {
    let (folder, store) = with_case();
    store.close().unwrap();
    assert_eq!(refused(folder.path(), &secret("falsch"), &opening()), OpenError::WrongPassphrase);
    assert!(open(folder.path()).is_ok());
}

#[test]
fn a_damaged_database_is_told_from_a_wrong_passphrase() {
    let (folder, store) = with_case();
    store.close().unwrap();
    let path = folder.path().join("workspace.db");
    let mut bytes = fs::read(&path).unwrap();
    bytes[300] ^= 1;
    fs::write(&path, &bytes).unwrap();
    assert_eq!(refused(folder.path(), &secret(PASSPHRASE), &opening()), OpenError::Damaged(Part::Database));
    fs::remove_file(&path).unwrap();
    assert_eq!(refused(folder.path(), &secret(PASSPHRASE), &opening()), OpenError::Damaged(Part::Database));
}

#[test]
fn a_newer_file_is_refused() {
    let (folder, store) = with_case();
    store.close().unwrap();
    raw(folder.path()).execute_batch("PRAGMA user_version = 7").unwrap();
    let error = refused(folder.path(), &secret(PASSPHRASE), &opening());
    assert_eq!(error, OpenError::TooNew { found: 7, known: 3 });
}

#[test]
fn a_second_instance_learns_who_holds_the_workspace() {
    let (folder, store) = with_case();
    let second = Opening::new(Holder { host: "anderer".into(), process: 1 }, KdfCost::for_tests(), today());
    let holder = Holder { host: "rechner-7".into(), process: 4711 };
    assert_eq!(refused(folder.path(), &secret("gleich welche"), &second), OpenError::Held(Some(holder)));
    store.close().unwrap();
    assert!(!folder.path().join("holder.json").exists());
    assert!(open(folder.path()).is_ok());
}

#[test]
fn what_a_dead_program_left_does_not_hold_a_workspace() {
    let (folder, store) = with_case();
    drop(store);
    fs::write(folder.path().join("holder.json"), r#"{"host":"weg","process":1}"#).unwrap();
    assert!(open(folder.path()).is_ok());
}

#[test]
fn a_folder_without_a_workspace_is_said_to_be_none() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("brief.txt"), "x").unwrap();
    let error = |path: &std::path::Path| {
        Store::open(path, &secret(PASSPHRASE), &opening(), &mut Seeded(1)).unwrap_err()
    };
    assert_eq!(error(folder.path()), OpenError::NotAWorkspace);
    assert_eq!(error(&folder.path().join("fehlt")), OpenError::NotAWorkspace);
    assert_eq!(files(folder.path()).len(), 1);
}

#[test]
fn a_workspace_is_made_only_in_an_empty_folder() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("brief.txt"), "x").unwrap();
    let passphrase = SecretString::from(PASSPHRASE.to_owned());
    let new = lernfall_store::NewWorkspace {
        id: lernfall_core::id::WorkspaceId(uuid(1)),
        passphrase: &passphrase,
        cost: KdfCost::for_tests(),
        today: today(),
    };
    let made = Store::create(folder.path(), &new, &opening(), &mut Seeded(1));
    assert_eq!(made.unwrap_err(), OpenError::NotEmpty);
    assert_eq!(files(folder.path()).len(), 1);
    let under_a_file = folder.path().join("brief.txt").join("hier");
    let made = Store::create(&under_a_file, &new, &opening(), &mut Seeded(1));
    assert_eq!(made.unwrap_err(), OpenError::Disk(DiskFault::Missing));
}

#[test]
fn the_twin_serves_for_each_flipped_byte_of_the_key_file() {
    let (folder, store) = workspace();
    store.close().unwrap();
    let path = folder.path().join("keys.json");
    let sound = fs::read(&path).unwrap();
    assert_eq!(sound, fs::read(folder.path().join("keys.json.bak")).unwrap());
    for place in 0..sound.len() {
        let mut bytes = sound.clone();
        bytes[place] ^= 1 << (place % 8);
        fs::write(&path, &bytes).unwrap();
        let store = open(folder.path()).unwrap_or_else(|error| panic!("byte {place}: {error}"));
        assert_eq!(store.key_files(), Twins::OneDamaged, "byte {place}");
        drop(store);
        assert_eq!(fs::read(&path).unwrap(), bytes);
        if place % 50 == 0 {
            assert_eq!(refused(folder.path(), &secret("falsch"), &opening()), OpenError::WrongPassphrase);
        }
    }
}

#[test]
fn two_damaged_key_files_are_damage_and_not_a_wrong_passphrase() {
    let (folder, store) = workspace();
    store.close().unwrap();
    for name in ["keys.json", "keys.json.bak"] {
        let path = folder.path().join(name);
        let mut bytes = fs::read(&path).unwrap();
        bytes[40] ^= 4;
        fs::write(&path, bytes).unwrap();
    }
    assert_eq!(refused(folder.path(), &secret(PASSPHRASE), &opening()), OpenError::Damaged(Part::KeyFile));
    fs::remove_file(folder.path().join("keys.json")).unwrap();
    assert_eq!(refused(folder.path(), &secret(PASSPHRASE), &opening()), OpenError::Damaged(Part::KeyFile));
    fs::remove_file(folder.path().join("keys.json.bak")).unwrap();
    assert_eq!(refused(folder.path(), &secret(PASSPHRASE), &opening()), OpenError::Damaged(Part::KeyFile));
}

#[test]
fn a_missing_key_file_is_found_and_mended() {
    let (folder, store) = workspace();
    store.close().unwrap();
    fs::remove_file(folder.path().join("keys.json")).unwrap();
    let mut store = open(folder.path()).unwrap();
    let go_on = &mut |_| std::ops::ControlFlow::Continue(());
    assert_eq!(store.check(go_on).unwrap(), [Finding::KeyFileDamaged]);
    store.mend_key_files().unwrap();
    assert_eq!(store.check(go_on).unwrap(), []);
    store.close().unwrap();
    assert!(open(folder.path()).is_ok());
}

#[test]
fn a_key_file_that_is_too_cheap_is_refused() {
    let (folder, store) = workspace();
    store.close().unwrap();
    let strict = Opening::new(opening().holder, KdfCost::FLOOR, today());
    assert_eq!(refused(folder.path(), &secret(PASSPHRASE), &strict), OpenError::CostRefused);
}

#[test]
fn the_recovery_code_opens_until_it_is_renewed() {
    let folder = tempfile::tempdir().unwrap();
    let passphrase = SecretString::from(PASSPHRASE.to_owned());
    let new = lernfall_store::NewWorkspace {
        id: lernfall_core::id::WorkspaceId(uuid(1)),
        passphrase: &passphrase,
        cost: KdfCost::for_tests(),
        today: today(),
    };
    let (store, code) = Store::create(folder.path(), &new, &opening(), &mut Seeded(5)).unwrap();
    store.close().unwrap();
    let typed = code.to_text().expose_secret().to_lowercase();
    let read = || Secret::Recovery(RecoveryCode::read(&typed).unwrap());
    let mut store = Store::open(folder.path(), &read(), &opening(), &mut Seeded(1)).unwrap();
    let other = store.renew_recovery_code(KdfCost::for_tests(), &mut Seeded(77)).unwrap();
    store.close().unwrap();
    assert_eq!(refused(folder.path(), &read(), &opening()), OpenError::WrongPassphrase);
    assert!(Store::open(folder.path(), &Secret::Recovery(other), &opening(), &mut Seeded(1)).is_ok());
    assert!(open(folder.path()).is_ok());
}

#[test]
fn a_changed_passphrase_replaces_the_old_one() {
    let (folder, mut store) = workspace();
    let new = SecretString::from("eine neue".to_owned());
    store.change_passphrase(&new, KdfCost::for_tests(), &mut Seeded(3)).unwrap();
    store.close().unwrap();
    assert_eq!(refused(folder.path(), &secret(PASSPHRASE), &opening()), OpenError::WrongPassphrase);
    assert!(Store::open(folder.path(), &secret("eine neue"), &opening(), &mut Seeded(1)).is_ok());
}

#[test]
fn an_umlaut_opens_however_the_keyboard_composes_it() {
    let (folder, store) = workspace();
    store.close().unwrap();
    let decomposed = PASSPHRASE.replace('ü', "u\u{308}");
    assert_ne!(decomposed, PASSPHRASE);
    assert!(Store::open(folder.path(), &secret(&decomposed), &opening(), &mut Seeded(1)).is_ok());
}

#[test]
fn a_check_finds_a_flipped_bit_that_opening_does_not_meet() {
    let (folder, mut store) = with_case();
    for number in 0..40 {
        answer(&mut store, &format!("Q{number}"), &"Lange Antwort. ".repeat(200));
    }
    store.close().unwrap();
    let path = folder.path().join("workspace.db");
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() - 5 * 4096 + 77;
    bytes[middle] ^= 1;
    fs::write(&path, &bytes).unwrap();
    let store = open(folder.path()).unwrap();
    let found = store.check(&mut |_| std::ops::ControlFlow::Continue(())).unwrap();
    assert!(found.contains(&Finding::ForgedPages { count: 1 }), "{found:?}");
}
