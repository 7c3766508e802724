//! Attached files, small and large.

use std::fs;
use std::io::Read;
use std::ops::ControlFlow;
use std::path::Path;

use lernfall_core::digest::Digest;
use lernfall_core::id::AttachmentId;
use lernfall_store::{Finding, LARGE, Op, Store, StoreError};

use super::support::*;

const FILE: AttachmentId = AttachmentId(uuid::Uuid::from_u128(300));

fn bytes(size: usize) -> Vec<u8> {
    (0..size).map(|place| (place * 31 % 251) as u8).collect()
}

fn go_on(_: u64) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn attach(store: &mut Store, bytes: &[u8]) {
    let staged = store.stage(&mut &bytes[..], &mut Seeded(8), &mut go_on).unwrap();
    let op = Op::AttachFile { case: CASE, attachment: FILE };
    store.transact(op, today(), |tx| tx.attach(CASE, FILE, "Plan.pdf", "application/pdf", &staged)).unwrap();
}

fn read(store: &Store) -> std::io::Result<Vec<u8>> {
    let mut found = Vec::new();
    store.read().open_attachment(FILE).unwrap().read_to_end(&mut found).map(|_| found)
}

fn attached_files(folder: &Path) -> usize {
    fs::read_dir(folder.join("attachments")).unwrap().count()
}

#[test]
fn small_and_large_files_come_back_byte_for_byte() {
    for (size, in_a_file) in [(0, 0), (1, 0), (65_536, 0), (LARGE - 1, 0), (LARGE, 1), (3 * LARGE + 17, 1)] {
        let (folder, mut store) = with_case();
        let bytes = bytes(size);
        attach(&mut store, &bytes);
        assert_eq!(attached_files(folder.path()), in_a_file, "{size}");
        store.close().unwrap();
        let store = open(folder.path()).unwrap();
        assert!(read(&store).unwrap() == bytes, "{size}");
        let case = store.read().load_case(CASE).unwrap();
        let found = &case.attachments[&FILE];
        assert_eq!((found.size, &found.digest), (size as u64, &Digest::of(&bytes)));
        assert_eq!(store.check(&mut |_| ControlFlow::Continue(())).unwrap(), []);
    }
}

#[test]
fn what_nothing_refers_to_goes_at_the_next_opening() {
    let (folder, mut store) = with_case();
    store.stage(&mut &bytes(LARGE)[..], &mut Seeded(1), &mut go_on).unwrap();
    attach(&mut store, &bytes(LARGE + 5));
    fs::write(folder.path().join("attachments/00ff.age.part"), "halb").unwrap();
    assert_eq!(attached_files(folder.path()), 3);
    drop(store);
    let store = open(folder.path()).unwrap();
    assert_eq!(attached_files(folder.path()), 1);
    assert!(read(&store).unwrap() == bytes(LARGE + 5));
}

#[test]
fn a_cancelled_file_leaves_nothing() {
    let (folder, store) = with_case();
    let mut seen = 0;
    let cancelled = store.stage(&mut &bytes(4 * LARGE)[..], &mut Seeded(1), &mut |done| {
        seen = done;
        if done > 2 * LARGE as u64 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert_eq!(cancelled.unwrap_err(), StoreError::Cancelled);
    assert!(seen < 3 * LARGE as u64);
    assert_eq!(attached_files(folder.path()), 0);
}

#[test]
fn a_removed_file_can_be_brought_back_until_closing() {
    let (folder, mut store) = with_case();
    attach(&mut store, &bytes(LARGE));
    let op = Op::RemoveAttachment { case: CASE, attachment: FILE };
    store.transact(op.clone(), today(), |tx| tx.remove_attachment(FILE)).unwrap();
    assert!(store.read().open_attachment(FILE).is_err());
    store.undo(today()).unwrap().unwrap();
    assert!(read(&store).unwrap() == bytes(LARGE));
    store.transact(op, today(), |tx| tx.remove_attachment(FILE)).unwrap();
    store.close().unwrap();
    assert_eq!(attached_files(folder.path()), 0);
}

#[test]
fn a_changed_file_is_never_read_to_its_end_as_if_it_were_sound() {
    let (folder, mut store) = with_case();
    attach(&mut store, &bytes(2 * LARGE));
    let path = fs::read_dir(folder.path().join("attachments")).unwrap().next().unwrap().unwrap().path();
    let sound = fs::read(&path).unwrap();
    for place in [10, 400, sound.len() - 1] {
        let mut changed = sound.clone();
        changed[place] ^= 1;
        fs::write(&path, changed).unwrap();
        let found = store.check(&mut |_| ControlFlow::Continue(())).unwrap();
        assert_eq!(found, [Finding::AttachmentDamaged(FILE)], "{place}");
    }
    fs::write(&path, &sound[..sound.len() - 70_000]).unwrap();
    assert!(read(&store).is_err());
    fs::remove_file(&path).unwrap();
    let found = store.check(&mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!(found, [Finding::AttachmentDamaged(FILE)]);
}
