//! Backups where a clock, a drive or a file is not as it should be.

use std::fs;
use std::path::{Path, PathBuf};

use lernfall_core::digest::{Digest, canonical_json};
use lernfall_core::id::AttachmentId;
use lernfall_core::time::Date;
use lernfall_store::{Backup, BackupFault, Cause, ErasedList, LARGE, Need, Op, Store};
use serde_json::{Value, json};

use super::backing_up::{attach, back_up, on, second_place};
use super::restoring::{begin, finish, words};
use super::support::*;

fn day(number: i64) -> Date {
    Date::of_unix_seconds(today().unix_seconds() + number * 86_400).unwrap()
}

/// The one file in a folder.
fn only(folder: &Path) -> PathBuf {
    let all: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(all.len(), 1, "{all:?}");
    all[0].clone()
}

fn of_large(folder: &Path) -> [PathBuf; 2] {
    [only(&folder.join("attachments")), only(&folder.join("backups/attachments"))]
}

/// As a drive does with a file that it cannot read any more: it is there, and reading fails.
fn unreadable(file: &Path) {
    fs::remove_file(file).unwrap();
    fs::create_dir(file).unwrap();
}

#[test]
fn a_clock_that_was_once_ahead_hides_no_later_backup() {
    let (_folder, mut store) = with_case();
    let _place = second_place(&mut store);
    let ahead = on(&store, Need::Always, day(4000)).fresh;
    answer(&mut store, "A1", "neu");
    let made = back_up(&store, Need::Always);
    let second = made.second.unwrap().unwrap();
    assert_ne!(made.fresh.name(), ahead.name());
    assert_eq!(second.name(), made.fresh.name());
    assert!(made.fresh.is_whole() && second.is_whole());
    assert!(!second.is_beside(&made.fresh) && ahead.is_beside(&made.fresh));
    assert_eq!(store.is_backed_up(), Ok(true));
    let again = back_up(&store, Need::IfChanged);
    assert_eq!((again.first, again.fresh), (None, made.fresh));
    assert_eq!(again.second, Some(Ok(second)));
}

#[test]
fn a_backup_is_whole_as_long_as_every_byte_of_it_is_there() {
    let (folder, mut store) = with_case();
    attach(&mut store, 300, &vec![7; LARGE + 1]);
    let made = back_up(&store, Need::Always).fresh;
    let [_, copy] = of_large(folder.path());
    for file in [made.folder().join("workspace.db"), made.folder().join("backup.json"), copy] {
        assert!(made.is_whole());
        let bytes = fs::read(&file).unwrap();
        fs::write(&file, &bytes[..bytes.len() - 1]).unwrap();
        assert!(!made.is_whole(), "{file:?}");
        fs::write(&file, bytes).unwrap();
    }
    fs::remove_dir_all(made.folder()).unwrap();
    assert!(!made.is_whole());
}

#[test]
fn what_cannot_be_removed_keeps_nobody_from_a_backup() {
    let (_folder, mut store) = with_case();
    let old = back_up(&store, Need::Always).fresh;
    // Something is in the way of taking it apart.
    let mut in_the_way = old.folder().as_os_str().to_owned();
    in_the_way.push(".part");
    fs::write(&in_the_way, b"").unwrap();
    answer(&mut store, "A1", "neu");
    let made = on(&store, Need::Always, day(40));
    assert!(made.fresh.is_whole() && old.folder().exists());
}

#[test]
fn old_ones_go_though_nothing_has_changed() {
    let (_folder, mut store) = with_case();
    on(&store, Need::Always, day(0));
    answer(&mut store, "A1", "neu");
    let last = on(&store, Need::Always, day(1)).fresh;
    assert_eq!(on(&store, Need::IfChanged, day(40)).first, None);
    assert_eq!(store.backups().unwrap(), [last], "the newest stays, however old");
}

#[test]
fn a_backup_without_a_list_goes_by_its_name_and_lets_go_of_attachments() {
    let (folder, mut store) = with_case();
    attach(&mut store, 300, &vec![7; LARGE + 1]);
    let unlisted = back_up(&store, Need::Always).fresh;
    fs::write(unlisted.folder().join("backup.json"), b"{}").unwrap();
    let id = AttachmentId(uuid(300));
    let op = Op::RemoveAttachment { case: CASE, attachment: id };
    store.transact(op, today(), |tx| tx.remove_attachment(id)).unwrap();
    store.forget_undo().unwrap();
    on(&store, Need::Always, day(30));
    assert!(unlisted.folder().exists());
    assert_eq!(fs::read_dir(folder.path().join("backups/attachments")).unwrap().count(), 1);
    on(&store, Need::Always, day(31));
    assert!(!unlisted.folder().exists());
    assert_eq!(fs::read_dir(folder.path().join("backups/attachments")).unwrap().count(), 0);
}

#[test]
fn a_copy_of_an_attachment_that_was_cut_off_is_made_anew() {
    let (folder, mut store) = with_case();
    attach(&mut store, 300, &vec![7; LARGE + 1]);
    let first = back_up(&store, Need::Always).fresh;
    let [live, copy] = of_large(folder.path());
    let whole = fs::read(&live).unwrap();
    // Known by the list of the first, and then by none.
    for list in ["", "{}"] {
        fs::write(&copy, &whole[..1000]).unwrap();
        if !list.is_empty() {
            first.remove().unwrap();
            for backup in store.backups().unwrap() {
                fs::write(backup.folder().join("backup.json"), list).unwrap();
            }
        }
        let made = back_up(&store, Need::IfChanged);
        assert!(made.first.is_some() && made.fresh.is_whole() && made.left_out.is_empty());
        assert!(fs::read(&copy).unwrap() == whole);
    }
}

#[test]
fn an_attachment_that_cannot_be_read_is_left_out_and_told() {
    let (folder, mut store) = with_case();
    let id = attach(&mut store, 300, &vec![7; LARGE + 1]);
    unreadable(&only(&folder.path().join("attachments")));
    let made = back_up(&store, Need::Always);
    assert_eq!(made.left_out, [id]);
    assert!(made.fresh.is_whole());
}

#[test]
fn the_second_place_gets_attachments_from_the_first() {
    let (folder, mut store) = with_case();
    attach(&mut store, 300, &vec![7; LARGE + 1]);
    back_up(&store, Need::Always);
    let [live, copy] = of_large(folder.path());
    let mut bytes = fs::read(&live).unwrap();
    bytes[70_000] ^= 1;
    fs::write(&live, bytes).unwrap();
    let place = second_place(&mut store);
    let second = back_up(&store, Need::IfChanged).second.unwrap().unwrap();
    let there = only(&second.folder().parent().unwrap().join("attachments"));
    assert!(there.starts_with(place.path()));
    assert!(fs::read(there).unwrap() == fs::read(copy).unwrap());
}

#[test]
fn what_is_half_removed_counts_as_left_and_is_not_offered() {
    let (folder, store) = with_case();
    let made = back_up(&store, Need::Always).fresh;
    let mut part = made.folder().as_os_str().to_owned();
    part.push(".part");
    fs::rename(made.folder(), &part).unwrap();
    assert_eq!(Backup::find(folder.path()), []);
    assert_eq!(store.backups().unwrap(), []);
    let [left] = <[Backup; 1]>::try_from(store.all_copies().unwrap()).unwrap();
    assert_eq!((left.date, left.folder()), (made.date, Path::new(&part)));
    left.remove().unwrap();
    assert!(!Path::new(&part).exists());
    assert_eq!(store.all_copies().unwrap(), []);
}

#[test]
fn a_restore_goes_on_past_a_file_that_cannot_be_put_aside_and_names_it() {
    let (folder, mut store) = with_case();
    answer(&mut store, "A1", "alt");
    attach(&mut store, 300, &vec![7; LARGE + 1]);
    let backup = back_up(&store, Need::Always).fresh;
    answer(&mut store, "A1", "neu");
    let [live, _] = of_large(folder.path());
    let later = attach(&mut store, 301, &vec![8; LARGE + 1]);
    let files = fs::read_dir(folder.path().join("attachments")).unwrap().map(|entry| entry.unwrap().path());
    unreadable(&files.into_iter().find(|file| *file != live).unwrap());
    store.close().unwrap();
    let restoring = begin(&backup, folder.path(), PASSPHRASE).unwrap();
    // The backup does not know it yet.
    assert_eq!(restoring.faults(), [BackupFault::PresentAttachment(None)]);
    assert!(restoring.is_sound());
    finish(restoring);
    let store = open(folder.path()).unwrap();
    assert_eq!(words(&store), Some(text("alt")));
    let aside = store.backups().unwrap().into_iter().find(|it| it.cause == Cause::Restore).unwrap();
    drop(store);
    let restoring = begin(&aside, folder.path(), PASSPHRASE).unwrap();
    assert_eq!(restoring.read().unwrap().answer(CASE, &key("A1")).unwrap(), Some(text("neu")));
    let faults = [BackupFault::Attachment(later), BackupFault::PresentAttachment(Some(later))];
    assert_eq!(restoring.faults(), faults);
}

#[test]
fn a_damaged_copy_never_takes_the_place_of_a_sound_attachment() {
    let (folder, mut store) = with_case();
    attach(&mut store, 300, &vec![7; LARGE + 1]);
    let backup = back_up(&store, Need::Always).fresh;
    store.close().unwrap();
    let [live, copy] = of_large(folder.path());
    let whole = fs::read(&live).unwrap();
    fs::write(&copy, &whole[..1000]).unwrap();
    // A list that took the copy at its word.
    let path = backup.folder().join("backup.json");
    let mut list: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    let name = live.file_name().unwrap().to_str().unwrap();
    list["attachments"][name] = json!({"size": 1000, "digest": Digest::of(&whole[..1000]).as_str()});
    list.as_object_mut().unwrap().remove("checksum");
    let checksum = Digest::of(&canonical_json(&list).unwrap());
    list["checksum"] = json!(checksum.as_str());
    fs::write(&path, canonical_json(&list).unwrap()).unwrap();
    let backup = Backup::find(folder.path()).remove(0);
    assert!(backup.is_whole(), "the list is believed to be a list");
    let restoring = begin(&backup, folder.path(), PASSPHRASE).unwrap();
    assert_eq!(restoring.faults(), []);
    finish(restoring);
    assert!(fs::read(&live).unwrap() == whole);
}

#[test]
fn a_list_of_what_was_erased_that_cannot_be_read_is_told_and_kept() {
    let (folder, mut store) = with_case();
    let backup = back_up(&store, Need::Always).fresh;
    store.transact(Op::EraseCase { case: CASE }, today(), |tx| tx.erase_case(CASE)).unwrap();
    store.close().unwrap();
    assert_eq!(begin(&backup, folder.path(), PASSPHRASE).unwrap().faults(), []);
    let path = folder.path().join("erased.json");
    let damaged = fs::read(&path).unwrap()[1..].to_vec();
    fs::write(&path, &damaged).unwrap();
    let restoring = begin(&backup, folder.path(), PASSPHRASE).unwrap();
    assert_eq!(restoring.faults(), [BackupFault::ErasedList]);
    drop(restoring);
    assert!(fs::read(&path).unwrap() == damaged, "looking changes nothing");
    open(folder.path()).unwrap().close().unwrap();
    assert_eq!(ErasedList::read(folder.path()).unwrap().unwrap().len(), 1);
    assert!(fs::read(folder.path().join("erased.json.damaged")).unwrap() == damaged);
}

#[test]
fn what_a_making_left_that_was_cut_off_gives_way_to_another() {
    let (folder, store) = workspace();
    let id = store.id();
    store.close().unwrap();
    // The last thing that making does is to take the mark away.
    fs::write(folder.path().join("unfinished"), id.to_string()).unwrap();
    assert!(Store::is_unfinished(folder.path()) && !Store::is_in(folder.path()));
    create(folder.path()).close().unwrap();
    assert!(!Store::is_unfinished(folder.path()) && Store::is_in(folder.path()));
}

#[test]
fn a_mark_of_an_unfinished_making_means_nothing_beside_a_workspace() {
    let (folder, mut store) = with_case();
    let id = store.id();
    answer(&mut store, "A1", "bleibt");
    back_up(&store, Need::Always);
    store.close().unwrap();
    let mark = folder.path().join("unfinished");
    // Of nobody, of another workspace, and its own beside what no making leaves.
    for named in [String::new(), uuid(9).to_string(), id.to_string()] {
        fs::write(&mark, &named).unwrap();
        assert!(Store::is_in(folder.path()) && !Store::is_unfinished(folder.path()), "{named}");
        let before = files(folder.path());
        let passphrase = secrecy::SecretString::from(PASSPHRASE.to_owned());
        let new = lernfall_store::NewWorkspace {
            id: lernfall_core::id::WorkspaceId(uuid(2)),
            passphrase: &passphrase,
            cost: lernfall_store::KdfCost::for_tests(),
            today: today(),
        };
        let made = Store::create(folder.path(), &new, &opening(), &mut Seeded(4));
        assert!(matches!(made, Err(lernfall_store::OpenError::NotEmpty)));
        assert!(files(folder.path()) == before);
        let store = open(folder.path()).unwrap();
        assert_eq!(words(&store), Some(text("bleibt")));
        store.close().unwrap();
        assert!(!mark.exists());
    }
}
