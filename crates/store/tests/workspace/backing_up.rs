//! Backups: what is in them, when one is made, and which go.

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use lernfall_core::id::AttachmentId;
use lernfall_core::interview::notes::Notes;
use lernfall_core::time::Date;
use lernfall_store::{BackedUp, Backup, Cause, DiskFault, KdfCost, LARGE, Need, Op, Store, StoreError};
use tempfile::TempDir;

use super::support::*;

pub fn back_up(store: &Store, need: Need) -> BackedUp {
    on(store, need, today())
}

pub fn on(store: &Store, need: Need, day: Date) -> BackedUp {
    let mut untold = |_, _| ControlFlow::Continue(());
    store
        .back_up(Cause::Lock, need, day, &mut Seeded(day.unix_seconds().unsigned_abs()), &mut untold)
        .unwrap()
}

pub fn attach(store: &mut Store, number: u128, bytes: &[u8]) -> AttachmentId {
    let id = AttachmentId(uuid(number));
    let mut random = Seeded(u64::try_from(number).unwrap());
    let staged = store.stage(&mut &*bytes, &mut random, &mut |_| ControlFlow::Continue(())).unwrap();
    let op = Op::AttachFile { case: CASE, attachment: id };
    store.transact(op, today(), |tx| tx.attach(CASE, id, "Vermerk", "text/plain", &staged)).unwrap();
    id
}

pub fn second_place(store: &mut Store) -> TempDir {
    let place = tempfile::tempdir().unwrap();
    let op = Op::ChangeSetting { name: "backup-place".into() };
    store.transact(op, today(), |tx| tx.set_second_place(Some(place.path()))).unwrap();
    place
}

fn names(folder: &Path) -> Vec<String> {
    files(folder).into_keys().map(|name| name.rsplit('/').next().unwrap().to_owned()).collect()
}

#[test]
fn a_backup_has_the_database_both_key_files_and_a_list() {
    let (folder, mut store) = with_case();
    answer(&mut store, "A1", "Unverwechselbares Wort");
    let made = back_up(&store, Need::Always).first.unwrap();
    assert_eq!(names(made.folder()), ["backup.json", "keys.json", "keys.json.bak", "workspace.db"]);
    assert!(made.name().starts_with("2026-11-22-1-lock-"), "{}", made.name());
    assert_eq!(made.workspace(), Some(store.id()));
    assert_eq!(store.backups().unwrap(), std::slice::from_ref(&made));
    assert_eq!(Backup::find(folder.path()), std::slice::from_ref(&made));
    assert_eq!(Backup::find(made.folder()), std::slice::from_ref(&made));
    for (name, bytes) in files(made.folder()) {
        assert!(!bytes.windows(12).any(|found| found == b"Unverwechsel"), "{name} is readable");
    }
    let copy = raw(made.folder());
    let words: String = copy.query_row("SELECT value FROM answer", [], |row| row.get(0)).unwrap();
    assert!(words.contains("Unverwechselbares Wort"));
}

#[test]
fn without_a_change_no_second_one_is_made_and_with_any_change_one_is() {
    let (_folder, mut store) = with_case();
    assert_eq!(store.is_backed_up(), Ok(true), "a workspace without any backup counts as new");
    assert!(back_up(&store, Need::IfChanged).first.is_some());
    assert_eq!(store.is_backed_up(), Ok(true));
    let again = back_up(&store, Need::IfChanged);
    assert_eq!((again.first, again.second), (None, None));
    assert!(back_up(&store, Need::Always).first.is_some());

    answer(&mut store, "A1", "neu");
    assert_eq!(store.is_backed_up(), Ok(false));
    assert!(back_up(&store, Need::IfChanged).first.is_some());
    // Or every backup would open with the old passphrase alone.
    let new = secrecy::SecretString::from("ganz andere Wörter");
    store.change_passphrase(&new, KdfCost::for_tests(), &mut Seeded(4)).unwrap();
    assert_eq!(store.is_backed_up(), Ok(false));
    assert!(back_up(&store, Need::IfChanged).first.is_some());
    for words in ["eins", "zwei"] {
        // Both share a line of the journal.
        let notes = Notes { scratch: words.into(), ..Notes::default() };
        let op = Op::SaveNotes { case: CASE, interview: TALK };
        store.transact(op, today(), |tx| tx.save_notes(CASE, TALK, &notes)).unwrap();
        assert!(back_up(&store, Need::IfChanged).first.is_some(), "{words}");
        let op = Op::SaveDraft { case: CASE, key: key("A2") };
        let value = lernfall_core::answer::Value::Text(words.into());
        store.transact(op, today(), |tx| tx.save_draft(CASE, &key("A2"), &value)).unwrap();
        assert!(back_up(&store, Need::IfChanged).first.is_some(), "{words}");
    }
    assert_eq!(back_up(&store, Need::IfChanged).first, None);
}

#[test]
fn a_large_attachment_is_copied_once_and_goes_with_the_last_backup_that_needs_it() {
    let (folder, mut store) = with_case();
    attach(&mut store, 300, &vec![7; LARGE + 1]);
    let first = back_up(&store, Need::Always).first.unwrap();
    let place = folder.path().join("backups/attachments");
    let [name] = <[String; 1]>::try_from(names(&place)).unwrap();
    let made = fs::metadata(place.join(&name)).unwrap().modified().unwrap();
    let second = back_up(&store, Need::Always).first.unwrap();
    assert_eq!(
        fs::metadata(place.join(&name)).unwrap().modified().unwrap(),
        made,
        "it was not written again"
    );
    assert!(!second.folder().join(&name).exists());

    if let Some(first) = store.backups().unwrap().into_iter().find(|it| it.name() == first.name()) {
        first.remove().unwrap();
    }
    assert_eq!(names(&place), std::slice::from_ref(&name), "the second still needs it");
    second.remove().unwrap();
    assert_eq!(store.backups().unwrap(), []);
    assert_eq!(names(&place), Vec::<String>::new());
}

#[test]
fn no_attachment_goes_while_a_list_cannot_be_read() {
    let (folder, mut store) = with_case();
    attach(&mut store, 300, &vec![7; LARGE + 1]);
    let broken = back_up(&store, Need::Always).first.unwrap();
    store
        .transact(Op::RemoveAttachment { case: CASE, attachment: AttachmentId(uuid(300)) }, today(), |tx| {
            tx.remove_attachment(AttachmentId(uuid(300)))
        })
        .unwrap();
    fs::write(broken.folder().join("backup.json"), b"{}").unwrap();
    back_up(&store, Need::Always).first.unwrap().remove().unwrap();
    assert_eq!(names(&folder.path().join("backups/attachments")).len(), 1);
    assert_eq!(store.backups().unwrap().len(), 1, "it is still offered");
}

#[test]
fn old_ones_go_when_a_new_one_is_whole() {
    let (_folder, mut store) = with_case();
    let day = |number: i64| Date::of_unix_seconds(today().unix_seconds() + number * 86_400).unwrap();
    for number in 0..40 {
        answer(&mut store, "A1", &number.to_string());
        on(&store, Need::IfChanged, day(number));
    }
    let ages: Vec<i64> = store
        .backups()
        .unwrap()
        .iter()
        .map(|backup| (day(39).unix_seconds() - backup.date.unix_seconds()) / 86_400)
        .collect();
    assert!((10..=12).contains(&ages.len()), "{ages:?}");
    assert!(ages.iter().all(|age| *age <= 30), "{ages:?}");
}

#[test]
fn the_second_place_gets_the_same_and_catches_up() {
    let (folder, mut store) = with_case();
    let place = second_place(&mut store);
    attach(&mut store, 300, &vec![7; LARGE + 1]);
    assert!(matches!(back_up(&store, Need::IfChanged).second, Some(Ok(_))));
    let second = place.path().join(format!("Lernfall-{}", &store.id().to_string()[..8]));
    assert_eq!(files(&second), files(&folder.path().join("backups")));
    assert_eq!(store.backups().unwrap().len(), 2);
    assert_eq!(Backup::find(place.path()).len(), 1);

    let aside = place.path().with_extension("aside");
    fs::rename(place.path(), &aside).unwrap();
    answer(&mut store, "A1", "ohne Datenträger");
    let made = back_up(&store, Need::IfChanged);
    assert!(made.first.is_some(), "the first place has it all the same");
    assert_eq!(made.second, Some(Err(StoreError::Disk(DiskFault::Missing))));
    assert!(!place.path().exists(), "a missing mount point is not filled");

    fs::rename(&aside, place.path()).unwrap();
    let made = back_up(&store, Need::IfChanged);
    assert!(made.first.is_none() && matches!(made.second, Some(Ok(_))));
    assert_eq!(Backup::find(&second).len(), 1, "of a day the newest stays");
    assert_eq!(Backup::find(&second)[0].name(), Backup::find(folder.path())[0].name());
}

#[test]
fn a_stopped_or_failed_backup_leaves_nothing_and_costs_nothing() {
    let (folder, mut store) = with_case();
    let kept = back_up(&store, Need::Always).first.unwrap();
    answer(&mut store, "A1", "neu");
    let mut stop = |_, _| ControlFlow::Break(());
    let stopped = store.back_up(Cause::Asked, Need::Always, today(), &mut Seeded(5), &mut stop);
    assert_eq!(stopped, Err(StoreError::Cancelled));
    assert_eq!(store.backups().unwrap(), std::slice::from_ref(&kept));
    assert_eq!(names(&folder.path().join("backups")).len(), 4);
    // A dead program leaves its part; the next backup takes it away.
    let part = folder.path().join("backups/2026-11-22-9-lock-00000000.part");
    fs::create_dir(&part).unwrap();
    fs::write(part.join("workspace.db"), b"half").unwrap();
    assert_eq!(store.backups().unwrap(), [kept]);
    back_up(&store, Need::Always);
    assert!(!part.exists());
}

#[test]
fn what_is_damaged_is_not_taken_for_a_backup() {
    let (folder, mut store) = with_case();
    for number in 0..60 {
        answer(&mut store, "A1", &format!("{number} {}", "x".repeat(3000)));
    }
    store.close().unwrap();
    let database = folder.path().join("workspace.db");
    let whole = fs::read(&database).unwrap();
    let content = |folder: &Path| {
        let connection = raw(folder);
        let mut statement = connection.prepare("SELECT answer FROM answer_version ORDER BY id").unwrap();
        let rows = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
        rows.collect::<Result<Vec<_>, _>>().unwrap()
    };
    let expected = content(folder.path());
    let (mut refused, mut made) = (0, 0);
    for page in (1..whole.len() / 4096).step_by(5) {
        let mut bytes = whole.clone();
        bytes[page * 4096 + 2000] ^= 1;
        fs::write(&database, bytes).unwrap();
        let mut untold = |_, _| ControlFlow::Continue(());
        let backup = open(folder.path()).ok().and_then(|store| {
            store.back_up(Cause::Lock, Need::Always, today(), &mut Seeded(5), &mut untold).ok()
        });
        match backup.and_then(|made| made.first) {
            None => refused += 1,
            Some(backup) => {
                made += 1;
                assert!(content(backup.folder()) == expected, "page {page}");
                backup.remove().unwrap();
            }
        }
        fs::write(&database, &whole).unwrap();
    }
    assert!(refused > 5, "{refused} refused, {made} made");
    assert_eq!(Backup::find(folder.path()), []);
}
