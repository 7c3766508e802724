//! Upgrades.

use std::fs;

use lernfall_core::digest::Digest;
use lernfall_core::interview::notes::Notes;
use lernfall_store::{Backup, Cause, LARGE, MIGRATIONS, Migration, Op, OpenError, Opening, Part, Store};

use super::backing_up::attach;
use super::support::*;

const FIRST: &[Migration] = &[MIGRATIONS[0]];

const NEXT: &[Migration] = &[
    MIGRATIONS[0],
    MIGRATIONS[1],
    MIGRATIONS[2],
    Migration("CREATE TABLE later (name TEXT PRIMARY KEY NOT NULL) STRICT; INSERT INTO later VALUES ('x');"),
    Migration("ALTER TABLE later ADD COLUMN more TEXT; CREATE INDEX later_more ON later (more);"),
];

const BROKEN: &[Migration] = &[
    MIGRATIONS[0],
    MIGRATIONS[1],
    MIGRATIONS[2],
    Migration("CREATE TABLE later (name TEXT) STRICT; UPDATE answer SET value = NULL;"),
    Migration("INSERT INTO no_such_table VALUES (1);"),
];

fn schema(folder: &std::path::Path) -> Vec<String> {
    let connection = raw(folder);
    let mut statement = connection
        .prepare("SELECT type || ' ' || name || ' ' || tbl_name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY 1")
        .unwrap();
    let mut found: Vec<String> =
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    for name in ["user_version", "application_id", "auto_vacuum"] {
        let value: i64 = connection.query_row(&format!("PRAGMA {name}"), [], |row| row.get(0)).unwrap();
        found.push(format!("{name} {value}"));
    }
    found
}

fn open_with(folder: &std::path::Path, opening: &Opening) -> Result<Store, OpenError> {
    Store::open(folder, &secret(PASSPHRASE), opening, &mut Seeded(6))
}

fn create_with(folder: &std::path::Path, opening: &Opening) -> Store {
    let passphrase = secrecy::SecretString::from(PASSPHRASE.to_owned());
    let new = lernfall_store::NewWorkspace {
        id: lernfall_core::id::WorkspaceId(uuid(2)),
        passphrase: &passphrase,
        cost: lernfall_store::KdfCost::for_tests(),
        today: today(),
    };
    Store::create(folder, &new, opening, &mut Seeded(1)).unwrap().0
}

/// There is one backup, made before the upgrade, of the file as it was.
fn copied_before(folder: &std::path::Path, before: &[u8]) {
    let [backup] = <[Backup; 1]>::try_from(Backup::find(folder)).unwrap();
    assert_eq!((backup.cause, backup.date), (Cause::Upgrade, today()));
    assert!(fs::read(backup.folder().join("workspace.db")).unwrap() == before);
    let keys = |folder: &std::path::Path| fs::read(folder.join("keys.json")).unwrap();
    assert!(keys(backup.folder()) == keys(folder));
}

#[test]
fn copies_that_earlier_versions_made_become_backups() {
    let (folder, store) = with_case();
    let id = store.id();
    store.close().unwrap();
    let backups = folder.path().join("backups");
    fs::create_dir_all(&backups).unwrap();
    fs::copy(folder.path().join("workspace.db"), backups.join("before-2-0011aabb.db")).unwrap();
    fs::copy(folder.path().join("keys.json"), backups.join("before-2-0011aabb.keys.json")).unwrap();
    let store = open(folder.path()).unwrap();
    let [backup] = <[Backup; 1]>::try_from(store.backups().unwrap()).unwrap();
    assert_eq!((backup.cause, backup.workspace()), (Cause::Upgrade, Some(id)));
    assert!(files(&backups).keys().all(|name| !name.starts_with("before-")));
}

#[test]
fn a_step_that_made_workspaces_is_never_edited() {
    let digests: Vec<_> =
        MIGRATIONS.iter().map(|Migration(step)| Digest::of(step.as_bytes()).to_string()).collect();
    assert_eq!(
        digests,
        [
            "dca49dc49fe929ac89aab4c3dd67e0aa83893a913af3b1d7e53fbcc866ceb267",
            "547be816caec8256199bc70f9083b7c5bbb039a29e9f7f23690613cbe2c3a8e7",
            "d2f970a19c62615500faa13cea13e455e74af09c5f225233aee7c801b9df0674",
        ]
    );
}

#[test]
fn a_workspace_from_before_the_notes_is_upgraded_and_takes_notes() {
    let old = tempfile::tempdir().unwrap();
    let mut store = create_with(old.path(), &opening().with_migrations(FIRST));
    add_case(&mut store, CASE, TALK);
    answer(&mut store, "A1", "bleibt");
    // Not closed: only the version that made it could tidy up what it did not know.
    drop(store);
    let before = fs::read(old.path().join("workspace.db")).unwrap();

    let mut store = open(old.path()).unwrap();
    assert_eq!(store.read().answer(CASE, &key("A1")).unwrap(), Some(text("bleibt")));
    assert_eq!(store.read().notes(CASE, TALK).unwrap(), None);
    let notes = Notes { scratch: "Stichworte".into(), ..Notes::default() };
    let op = Op::SaveNotes { case: CASE, interview: TALK };
    store.transact(op, today(), |tx| tx.save_notes(CASE, TALK, &notes)).unwrap();
    assert_eq!(store.read().notes(CASE, TALK).unwrap(), Some(notes));
    store.close().unwrap();

    let fresh = tempfile::tempdir().unwrap();
    create(fresh.path()).close().unwrap();
    assert_eq!(schema(old.path()), schema(fresh.path()));
    copied_before(old.path(), &before);
}

#[test]
fn an_upgraded_file_equals_a_fresh_one_and_keeps_its_content() {
    let (old, mut store) = with_case();
    answer(&mut store, "A1", "bleibt");
    store.close().unwrap();
    let before = fs::read(old.path().join("workspace.db")).unwrap();
    let opening = opening().with_migrations(NEXT);
    let store = open_with(old.path(), &opening).unwrap();
    assert_eq!(store.read().answer(CASE, &key("A1")).unwrap(), Some(text("bleibt")));
    store.close().unwrap();

    let fresh = tempfile::tempdir().unwrap();
    create_with(fresh.path(), &opening).close().unwrap();
    assert_eq!(schema(old.path()), schema(fresh.path()));

    copied_before(old.path(), &before);
    assert_eq!(open(old.path()).unwrap_err(), OpenError::TooNew { found: 5, known: 3 });
}

#[test]
fn an_upgrade_needs_no_room_for_attachments_and_none_to_be_readable() {
    let (folder, mut store) = with_case();
    attach(&mut store, 300, &vec![7; LARGE + 1]);
    store.close().unwrap();
    let file = fs::read_dir(folder.path().join("attachments")).unwrap().next().unwrap().unwrap().path();
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    let store = open_with(folder.path(), &opening().with_migrations(NEXT)).unwrap();
    assert_eq!(store.backups().unwrap().len(), 1);
    assert!(!folder.path().join("backups/attachments").exists());
}

#[test]
fn a_failing_upgrade_changes_nothing() {
    let (folder, mut store) = with_case();
    answer(&mut store, "A1", "bleibt");
    store.close().unwrap();
    let before = schema(folder.path());
    let failed = open_with(folder.path(), &opening().with_migrations(BROKEN));
    assert!(matches!(failed, Err(OpenError::Database(_))), "{failed:?}");
    assert_eq!(schema(folder.path()), before);
    let store = open(folder.path()).unwrap();
    assert_eq!(store.read().answer(CASE, &key("A1")).unwrap(), Some(text("bleibt")));
}

#[test]
fn a_database_of_another_program_is_not_upgraded() {
    let (folder, store) = with_case();
    store.close().unwrap();
    raw(folder.path()).execute_batch("PRAGMA application_id = 1").unwrap();
    assert_eq!(open(folder.path()).unwrap_err(), OpenError::Damaged(Part::Database));
}
