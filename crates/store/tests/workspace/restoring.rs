//! The way back from a backup.

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use lernfall_store::{
    Backup, BackupFault, Cause, KdfCost, LARGE, Need, OpenError, Part, Restoring, Secret, Store,
};
use secrecy::SecretString;

use super::backing_up::{attach, back_up, second_place};
use super::support::*;

pub fn begin(backup: &Backup, target: &Path, passphrase: &str) -> Result<Restoring, OpenError> {
    begin_with(backup, target, &secret(passphrase))
}

fn begin_with(backup: &Backup, target: &Path, secret: &Secret) -> Result<Restoring, OpenError> {
    let mut untold = |_, _| ControlFlow::Continue(());
    Restoring::begin(backup, target, secret, &opening(), &mut Seeded(9), &mut untold)
}

pub fn finish(restoring: Restoring) {
    restoring.finish(&opening(), &mut Seeded(10)).unwrap();
}

pub fn words(store: &Store) -> Option<lernfall_core::answer::Answer> {
    store.read().answer(CASE, &key("A1")).unwrap()
}

/// Everything but the lock of an earlier opening.
fn without_lock(folder: &Path) -> std::collections::BTreeMap<String, Vec<u8>> {
    files(folder).into_iter().filter(|(name, _)| name != "lock" && name != "workspace.db-journal").collect()
}

#[test]
fn what_was_backed_up_comes_back_and_what_was_there_is_kept() {
    let (folder, mut store) = with_case();
    answer(&mut store, "A1", "alt");
    let id = attach(&mut store, 300, &vec![7; LARGE + 1]);
    let backup = back_up(&store, Need::Always).first.unwrap();
    answer(&mut store, "A1", "neu");
    let later = attach(&mut store, 301, &vec![8; LARGE + 1]);

    let restoring = begin(&backup, folder.path(), PASSPHRASE).unwrap();
    assert_eq!(restoring.faults(), []);
    assert_eq!(restoring.read().unwrap().answer(CASE, &key("A1")).unwrap(), Some(text("alt")));
    assert_eq!(words(&store), Some(text("neu")), "nothing changes before it is put in place");
    store.close().unwrap();
    finish(restoring);

    let store = open(folder.path()).unwrap();
    assert_eq!(words(&store), Some(text("alt")));
    assert!(store.read().open_attachment(id).is_ok() && store.read().open_attachment(later).is_err());
    assert_eq!(store.check(&mut |_| ControlFlow::Continue(())).unwrap(), []);
    let aside = store.backups().unwrap().into_iter().find(|it| it.cause == Cause::Restore).unwrap();
    store.close().unwrap();
    assert!(!folder.path().join("restored").exists() && !folder.path().join("restore.part").exists());

    // And back again.
    finish(begin(&aside, folder.path(), PASSPHRASE).unwrap());
    let store = open(folder.path()).unwrap();
    assert_eq!(words(&store), Some(text("neu")));
    assert!(store.read().open_attachment(later).is_ok());
    assert_eq!(store.check(&mut |_| ControlFlow::Continue(())).unwrap(), []);
}

#[test]
fn a_restored_copy_and_what_it_came_from_leave_each_other_s_backups_in_the_second_place() {
    let (_folder, mut original) = with_case();
    let place = second_place(&mut original);
    let backup = back_up(&original, Need::IfChanged).fresh;
    let other = tempfile::tempdir().unwrap();
    finish(begin(&backup, &other.path().join("other"), PASSPHRASE).unwrap());
    let mut copy = open(&other.path().join("other")).unwrap();

    // As many operations in both, on one day.
    let mut made = vec![backup.name()];
    for round in ["eins", "zwei"] {
        answer(&mut original, "A1", round);
        answer(&mut copy, "A1", &format!("{round} anders"));
        for store in [&original, &copy] {
            let second = back_up(store, Need::IfChanged).second.unwrap().unwrap();
            made.push(second.name());
            assert!(Backup::find(place.path()).iter().any(|it| it.name() == second.name()), "{made:?}");
        }
    }
    let there: Vec<String> = Backup::find(place.path()).iter().map(Backup::name).collect();
    assert_eq!(there, [made[4].clone(), made[3].clone()], "the newest of both, in their order: {made:?}");
}

#[test]
fn a_fresh_profile_needs_the_backup_and_a_secret_alone() {
    let old = tempfile::tempdir().unwrap();
    let passphrase = SecretString::from(PASSPHRASE.to_owned());
    let new = lernfall_store::NewWorkspace {
        id: lernfall_core::id::WorkspaceId(uuid(1)),
        passphrase: &passphrase,
        cost: KdfCost::for_tests(),
        today: today(),
    };
    let (mut store, code) = Store::create(old.path(), &new, &opening(), &mut Seeded(1)).unwrap();
    add_case(&mut store, CASE, TALK);
    answer(&mut store, "A1", "alt");
    attach(&mut store, 300, &vec![7; LARGE + 1]);
    let place = tempfile::tempdir().unwrap();
    let op = lernfall_store::Op::ChangeSetting { name: "backup-place".into() };
    store.transact(op, today(), |tx| tx.set_second_place(Some(place.path()))).unwrap();
    assert!(matches!(back_up(&store, Need::Always).second, Some(Ok(_))));
    store.close().unwrap();
    drop(old);

    let backup = &Backup::find(place.path())[0];
    for secret in [secret(PASSPHRASE), Secret::Recovery(code)] {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("Neu");
        assert_eq!(begin(backup, &folder, "eine andere Passphrase").unwrap_err(), OpenError::WrongPassphrase);
        assert!(!folder.exists(), "a refusal leaves nothing");
        drop(begin_with(backup, &folder, &secret).unwrap());
        assert!(!folder.exists(), "looking leaves nothing");
        finish(begin_with(backup, &folder, &secret).unwrap());
        let store = open(&folder).unwrap();
        assert_eq!(words(&store), Some(text("alt")));
        assert_eq!(store.check(&mut |_| ControlFlow::Continue(())).unwrap(), []);
    }
}

#[test]
fn the_passphrase_in_force_stays_in_force_and_an_old_one_opens_what_is_old() {
    let (folder, mut store) = with_case();
    answer(&mut store, "A1", "alt");
    let backup = back_up(&store, Need::Always).first.unwrap();
    let new = "eine neue Passphrase";
    store.change_passphrase(&SecretString::from(new), KdfCost::for_tests(), &mut Seeded(3)).unwrap();
    store.close().unwrap();

    let keys = fs::read(folder.path().join("keys.json")).unwrap();
    finish(begin(&backup, folder.path(), new).unwrap());
    assert!(fs::read(folder.path().join("keys.json")).unwrap() == keys);
    assert_eq!(open(folder.path()).unwrap_err(), OpenError::WrongPassphrase);

    finish(begin(&backup, folder.path(), PASSPHRASE).unwrap());
    assert_eq!(words(&open(folder.path()).unwrap()), Some(text("alt")));
}

#[test]
fn looking_at_a_backup_changes_nothing_anywhere() {
    let (folder, mut store) = with_case();
    answer(&mut store, "A1", "alt");
    let backup = back_up(&store, Need::Always).first.unwrap();
    store.close().unwrap();
    let before = without_lock(folder.path());
    drop(begin(&backup, folder.path(), PASSPHRASE).unwrap());
    assert!(begin(&backup, folder.path(), "eine andere Passphrase").is_err());
    assert!(without_lock(folder.path()) == before);
}

#[test]
fn a_flipped_bit_in_a_backup_is_found_and_named() {
    let (folder, mut store) = with_case();
    for number in 0..40 {
        answer(&mut store, "A1", &format!("{number} {}", "x".repeat(3000)));
    }
    let file = attach(&mut store, 300, &vec![7; LARGE + 1]);
    let backup = back_up(&store, Need::Always).first.unwrap();
    store.close().unwrap();
    // The workspace is not there to help out.
    let home = tempfile::tempdir().unwrap();
    let attachment = {
        let attachments = folder.path().join("backups/attachments");
        fs::read_dir(attachments).unwrap().next().unwrap().unwrap().path()
    };
    let in_backup = |name: &str| backup.folder().join(name);
    let cases = [
        (in_backup("backup.json"), 40, Some(vec![BackupFault::List]), true),
        (in_backup("keys.json"), 40, Some(vec![BackupFault::KeyFile]), true),
        (in_backup("keys.json.bak"), 40, Some(vec![BackupFault::KeyFile]), true),
        (in_backup("workspace.db"), 3, Some(vec![BackupFault::Margin]), true),
        (in_backup("workspace.db"), 20 * 4096 + 77, Some(vec![BackupFault::Database]), false),
        (in_backup("workspace.db"), 77, None, false),
        (attachment, 999_999, Some(vec![BackupFault::Attachment(file)]), true),
    ];
    for (number, (path, place, faults, sound)) in cases.into_iter().enumerate() {
        let whole = fs::read(&path).unwrap();
        let mut bytes = whole.clone();
        bytes[place] ^= 4;
        fs::write(&path, bytes).unwrap();
        let target = home.path().join(number.to_string());
        let backup = &Backup::find(folder.path())[0];
        let begun = begin(backup, &target, PASSPHRASE);
        match (begun, faults) {
            (Ok(restoring), Some(faults)) => {
                assert_eq!(restoring.faults(), faults, "{path:?} {place}");
                assert_eq!(restoring.is_sound(), sound);
                if sound {
                    finish(restoring);
                    assert!(words(&open(&target).unwrap()).is_some());
                } else {
                    let refused = restoring.finish(&opening(), &mut Seeded(10));
                    assert_eq!(refused, Err(OpenError::Damaged(Part::Database)));
                    assert!(!target.exists());
                }
            }
            (Err(error), None) => assert_eq!(error, OpenError::Damaged(Part::Database)),
            (begun, faults) => panic!("{path:?} {place}: {begun:?}, not {faults:?}"),
        }
        fs::write(&path, whole).unwrap();
    }
}

#[test]
fn a_whole_database_that_the_list_does_not_name_is_not_put_in_place() {
    let (folder, mut store) = with_case();
    answer(&mut store, "A1", "alt");
    let old = back_up(&store, Need::Always).first.unwrap();
    let older = fs::read(old.folder().join("workspace.db")).unwrap();
    answer(&mut store, "A1", "neu");
    let new = back_up(&store, Need::Always).first.unwrap();
    store.close().unwrap();
    fs::write(new.folder().join("workspace.db"), older).unwrap();
    let restoring = begin(&new, folder.path(), PASSPHRASE).unwrap();
    assert_eq!(restoring.faults(), [BackupFault::AnotherDatabase]);
    assert_eq!(restoring.finish(&opening(), &mut Seeded(10)), Err(OpenError::Damaged(Part::Database)));
    assert_eq!(words(&open(folder.path()).unwrap()), Some(text("neu")));
}

#[test]
fn a_damaged_attachment_of_a_backup_is_taken_from_the_workspace() {
    let (folder, mut store) = with_case();
    attach(&mut store, 300, &vec![7; LARGE + 1]);
    let backup = back_up(&store, Need::Always).first.unwrap();
    store.close().unwrap();
    let copies = folder.path().join("backups/attachments");
    let copy = fs::read_dir(copies).unwrap().next().unwrap().unwrap().path();
    fs::write(copy, b"damaged").unwrap();
    let restoring = begin(&backup, folder.path(), PASSPHRASE).unwrap();
    assert_eq!(restoring.faults(), []);
    finish(restoring);
    let store = open(folder.path()).unwrap();
    assert_eq!(store.check(&mut |_| ControlFlow::Continue(())).unwrap(), []);
}

#[test]
fn a_damaged_workspace_is_put_aside_as_it_is() {
    let (folder, mut store) = with_case();
    answer(&mut store, "A1", "alt");
    let backup = back_up(&store, Need::Always).first.unwrap();
    store.close().unwrap();
    for name in ["workspace.db", "keys.json", "keys.json.bak"] {
        fs::write(folder.path().join(name), format!("damaged {name}")).unwrap();
    }
    finish(begin(&backup, folder.path(), PASSPHRASE).unwrap());
    let store = open(folder.path()).unwrap();
    assert_eq!(words(&store), Some(text("alt")));
    let aside = store.backups().unwrap().into_iter().find(|it| it.cause == Cause::Restore).unwrap();
    for name in ["workspace.db", "keys.json", "keys.json.bak"] {
        assert_eq!(fs::read(aside.folder().join(name)).unwrap(), format!("damaged {name}").into_bytes());
    }
}

#[test]
fn a_backup_never_takes_the_place_of_another_workspace() {
    let (folder, store) = with_case();
    let backup = back_up(&store, Need::Always).first.unwrap();
    let other = tempfile::tempdir().unwrap();
    let passphrase = SecretString::from(PASSPHRASE.to_owned());
    let new = lernfall_store::NewWorkspace {
        id: lernfall_core::id::WorkspaceId(uuid(2)),
        passphrase: &passphrase,
        cost: KdfCost::for_tests(),
        today: today(),
    };
    Store::create(other.path(), &new, &opening(), &mut Seeded(4)).unwrap().0.close().unwrap();
    let before = without_lock(other.path());
    assert_eq!(begin(&backup, other.path(), PASSPHRASE).unwrap_err(), OpenError::AnotherWorkspace);
    assert!(without_lock(other.path()) == before);
    drop(folder);
}

#[test]
fn an_open_workspace_is_not_replaced() {
    let (folder, mut store) = with_case();
    answer(&mut store, "A1", "alt");
    let backup = back_up(&store, Need::Always).first.unwrap();
    let restoring = begin(&backup, folder.path(), PASSPHRASE).unwrap();
    assert!(matches!(restoring.finish(&opening(), &mut Seeded(10)), Err(OpenError::Held(Some(_)))));
    assert_eq!(words(&store), Some(text("alt")));
    assert!(!folder.path().join("restore.part").exists());
}

#[test]
fn what_was_cut_off_is_undone_before_and_carried_on_after_the_one_moment() {
    let (folder, mut store) = with_case();
    answer(&mut store, "A1", "alt");
    let backup = back_up(&store, Need::Always).first.unwrap();
    answer(&mut store, "A1", "neu");
    store.close().unwrap();
    let part = folder.path().join("restore.part");

    // Before: as a program leaves it that dies while somebody looks.
    std::mem::forget(begin(&backup, folder.path(), PASSPHRASE).unwrap());
    let copy = tempfile::tempdir().unwrap();
    for (name, bytes) in files(folder.path()) {
        let path = copy.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    assert!(copy.path().join("restore.part/workspace.db").exists());
    assert_eq!(words(&open(copy.path()).unwrap()), Some(text("neu")));
    assert!(!copy.path().join("restore.part").exists());

    // After: with any number of the steps done.
    for done in 0..4 {
        let home = tempfile::tempdir().unwrap();
        for (name, bytes) in files(folder.path()) {
            let name = name.replace("restore.part", "restored");
            let path = home.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        for name in ["workspace.db", "keys.json", "keys.json.bak"].into_iter().take(done) {
            fs::rename(home.path().join("restored").join(name), home.path().join(name)).unwrap();
        }
        assert!(Store::is_in(home.path()));
        let store = open(home.path()).unwrap();
        assert_eq!(words(&store), Some(text("alt")), "{done}");
        assert!(!home.path().join("restored").exists());
    }
    assert!(part.exists(), "the one that was forgotten still holds its lock");
}

#[test]
fn what_was_erased_since_does_not_come_back() {
    let (folder, mut store) = with_case();
    answer(&mut store, "A1", "Name einer Person");
    let backup = back_up(&store, Need::Always).first.unwrap();
    store.transact(lernfall_store::Op::EraseCase { case: CASE }, today(), |tx| tx.erase_case(CASE)).unwrap();
    store.close().unwrap();
    finish(begin(&backup, folder.path(), PASSPHRASE).unwrap());
    let store = open(folder.path()).unwrap();
    assert_eq!(store.read().cases().unwrap(), []);
    store.close().unwrap();
    let pages = decrypted_pages(folder.path());
    assert!(!pages.iter().any(|page| page.windows(10).any(|found| found == b"Name einer")));
}
