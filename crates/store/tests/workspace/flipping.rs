//! One bit of a workspace or of a backup is turned over, wherever.
//!
//! Each time it is found and named or does no harm, and after the repair that is offered everything is
//! there that nothing says is lost. `LERNFALL_FLIPS` says how many, `LERNFALL_SEED` where chance begins.

use std::collections::BTreeMap;
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use lernfall_store::{
    Backup, BackupFault, Cause, CheckProgress, Finding, Need, OpenError, Part, Random, Restoring, Twins,
};
use tempfile::TempDir;

use super::furnished::*;
use super::salvaging::salvage;
use super::support::*;

const USUAL: u64 = 300;

fn go_on(_: CheckProgress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// In memory where the system has that: nothing here is about flushing.
fn scratch() -> TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().and_then(|text| text.parse().ok())
}

/// What came of one flip.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Came {
    /// Named when it was opened or looked over, and repaired without a loss.
    Mended,
    /// Named, and after salvage all that is missing is named.
    Salvaged,
    /// It changed nothing that means anything.
    Harmless,
}

#[derive(Default)]
struct Tally {
    came: BTreeMap<(&'static str, Came), u64>,
    kept: usize,
    of: usize,
}

impl Tally {
    fn salvage(&mut self, folder: &Path, content: &Content, note: &str) -> Came {
        let into = scratch();
        let (store, salvaged) = salvage(folder, into.path(), &secret(PASSPHRASE)).expect(note);
        let after = Content::of(&store);
        content.assert_told(&after, &salvaged, note);
        assert!(
            store.check(&mut go_on).unwrap().iter().all(|it| matches!(it, Finding::AttachmentDamaged(_))),
            "{note}"
        );
        let (kept, of) = content.answers_kept(&after);
        (self.kept, self.of) = (self.kept + kept, self.of + of);
        Came::Salvaged
    }
}

fn put(files: &BTreeMap<String, Vec<u8>>) -> TempDir {
    let folder = scratch();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

/// The workspace itself, without its backups.
fn database(tally: &mut Tally, folder: &Path, content: &Content, note: &str) -> Came {
    match open(folder) {
        Err(OpenError::Damaged(Part::Database)) => tally.salvage(folder, content, note),
        Err(other) => panic!("{note}: {other:?}"),
        Ok(store) => {
            let found = store.check(&mut go_on).unwrap();
            if found.is_empty() {
                assert!(Content::of(&store) == *content, "{note}: not found, and not harmless");
                return Came::Harmless;
            }
            let named =
                |it: &Finding| matches!(it, Finding::ForgedPages { .. } | Finding::BrokenStructure { .. });
            assert!(found.iter().any(named), "{note}: {found:?}");
            drop(store);
            tally.salvage(folder, content, note)
        }
    }
}

fn key_file(folder: &Path, content: &Content, note: &str) -> Came {
    let mut store = open(folder).expect(note);
    assert_eq!(store.key_files(), Twins::OneDamaged, "{note}");
    assert_eq!(store.check(&mut go_on).unwrap(), [Finding::KeyFileDamaged], "{note}");
    assert!(Content::of(&store) == *content, "{note}");
    store.mend_key_files().unwrap();
    assert_eq!(store.check(&mut go_on).unwrap(), [], "{note}");
    store.close().unwrap();
    let after = files(folder);
    assert_eq!(after["keys.json"], after["keys.json.bak"], "{note}");
    Came::Mended
}

/// A backup is looked at in an empty folder, as on another computer.
fn backup(tally: &mut Tally, folder: &Path, content: &Content, note: &str) -> Came {
    let found = Backup::find(&folder.join("backups"));
    assert_eq!(found.len(), 1, "{note}: it is still offered");
    let target = scratch();
    let begun = Restoring::begin(
        &found[0],
        &target.path().join("neu"),
        &secret(PASSPHRASE),
        &opening(),
        &mut Seeded(21),
        &mut |_, _| ControlFlow::Continue(()),
    );
    match begun {
        Err(OpenError::Damaged(Part::Database)) => tally.salvage(found[0].folder(), content, note),
        Err(other) => panic!("{note}: {other:?}"),
        Ok(restoring) if restoring.is_sound() => {
            let came = match restoring.faults() {
                [] | [BackupFault::Margin] => Came::Harmless,
                _ => Came::Mended,
            };
            restoring.finish(&opening(), &mut Seeded(22)).expect(note);
            let store = open(&target.path().join("neu")).expect(note);
            assert!(Content::of(&store) == *content, "{note}");
            came
        }
        Ok(restoring) => {
            assert!(restoring.faults().contains(&BackupFault::Database), "{note}");
            assert!(restoring.finish(&opening(), &mut Seeded(22)).is_err(), "{note}");
            tally.salvage(found[0].folder(), content, note)
        }
    }
}

#[test]
fn every_flipped_bit_is_found_or_harmless_and_repair_makes_nothing_worse() {
    let (flips, seed) = (number("LERNFALL_FLIPS").unwrap_or(USUAL), number("LERNFALL_SEED").unwrap_or(7));
    let base = scratch();
    let content = furnished_with(base.path(), Size::Small);
    let mut whole = files(base.path());
    whole.retain(|name, _| !name.starts_with("backups"));
    let store = open(base.path()).unwrap();
    store
        .back_up(Cause::Asked, Need::Always, today(), &mut Seeded(20), &mut |_, _| ControlFlow::Continue(()))
        .unwrap();
    store.close().unwrap();
    let mut backups = files(base.path());
    backups.retain(|name, _| name.starts_with("backups"));

    let mut chance = Seeded(seed);
    let mut draw = |below: usize| {
        let mut bytes = [0; 8];
        chance.fill(&mut bytes);
        (u64::from_le_bytes(bytes) % below as u64) as usize
    };
    let mut tally = Tally::default();
    for flip in 0..flips {
        // Key files are small, so they get their share by kind and not by size.
        let (kind, name, files) = match draw(10) {
            0 => ("keys.json", "keys.json".to_owned(), &whole),
            1 => ("keys.json.bak", "keys.json.bak".to_owned(), &whole),
            2..=4 => {
                let names: Vec<&String> = backups.keys().collect();
                ("backup", names[draw(names.len())].clone(), &backups)
            }
            _ => ("workspace.db", "workspace.db".to_owned(), &whole),
        };
        let mut flipped = files.clone();
        let bytes = flipped.get_mut(&name).unwrap();
        if bytes.is_empty() {
            continue;
        }
        let (at, bit) = (draw(bytes.len()), draw(8));
        bytes[at] ^= 1 << bit;
        let note = format!("seed {seed}, flip {flip}: bit {bit} of byte {at} of {name}");
        let folder = put(&flipped);
        let came = match kind {
            "workspace.db" => database(&mut tally, folder.path(), &content, &note),
            "backup" => backup(&mut tally, folder.path(), &content, &note),
            _ => key_file(folder.path(), &content, &note),
        };
        *tally.came.entry((kind, came)).or_default() += 1;
    }
    for ((kind, came), count) in &tally.came {
        println!("flips: {kind}: {came:?} {count}");
    }
    println!(
        "flips: {flips} in all, seed {seed}; of the answers in damaged databases salvage gave back {} of {}",
        tally.kept, tally.of
    );
    assert!(tally.kept > 0);
}
