//! Out of a damaged database into a new workspace.

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use lernfall_core::id::TemplateId;
use lernfall_store::{
    AgencyKey, Cause, CheckProgress, KdfCost, KnownTemplate, MIGRATIONS, Matter, Migration, Need, OpenError,
    Part, Random, Salvage, Salvaged, Secret, Store,
};

use super::furnished::*;
use super::support::*;

const PAGE: usize = 4096;

fn go_on(_: CheckProgress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

pub fn salvage(folder: &Path, into: &Path, secret: &Secret) -> Result<(Store, Salvaged), OpenError> {
    let probe = TemplateId("probe".into());
    let templates = [KnownTemplate { id: &probe, version: "1.0.0", bytes: b"{}" }];
    let salvage = Salvage { into, today: today(), templates: &templates };
    Store::salvage(folder, secret, &salvage, &opening(), &mut Seeded(5), &mut go_on)
}

fn damage(folder: &Path, page: usize) {
    let path = folder.join("workspace.db");
    let mut bytes = fs::read(&path).unwrap();
    bytes[page * PAGE + 1000] ^= 4;
    fs::write(path, bytes).unwrap();
}

#[test]
fn a_salvage_of_an_undamaged_workspace_has_all_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let content = furnished(folder.path());
    let before = files(folder.path());
    let into = folder.path().join("neu");
    let (store, salvaged) = salvage(folder.path(), &into, &secret(PASSPHRASE)).unwrap();
    assert_eq!(salvaged.losses, []);
    assert!(salvaged.cases.is_empty());
    assert_eq!(salvaged.lost_pages, 0);
    let after = Content::of(&store);
    content.assert_told(&after, &salvaged, "undamaged");
    assert_eq!(content.answers_kept(&after), (90, 90));
    assert_eq!(store.read().organisation().unwrap().unwrap().name, "Amt für Proben");
    assert_eq!(store.check(&mut go_on).unwrap(), []);
    assert!(!store.read().search("Fall 2", 10).unwrap().is_empty());
    store.close().unwrap();
    assert!(open(&into).is_ok());
    let mut now = files(folder.path());
    now.retain(|name, _| !name.starts_with("neu"));
    assert!(now == before, "the damaged workspace is as it was");
}

#[test]
fn whichever_page_is_damaged_the_rest_comes_back_and_what_is_lost_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let content = furnished(folder.path());
    let whole = fs::read(folder.path().join("workspace.db")).unwrap();
    let (mut kept, mut all) = (0, 0);
    // All of them where there is time.
    let step = if std::env::var_os("LERNFALL_FLIPS").is_some() { 1 } else { 13 };
    for page in (0..whole.len() / PAGE).step_by(step) {
        fs::write(folder.path().join("workspace.db"), &whole).unwrap();
        damage(folder.path(), page);
        let broken = fs::read(folder.path().join("workspace.db")).unwrap();
        let into = tempfile::tempdir().unwrap();
        let note = format!("page {}", page + 1);
        let (mut store, salvaged) = salvage(folder.path(), into.path(), &secret(PASSPHRASE)).unwrap();
        assert_eq!(salvaged.lost_pages, 1, "{note}");
        let after = Content::of(&store);
        content.assert_told(&after, &salvaged, &note);
        let (same, of) = content.answers_kept(&after);
        (kept, all) = (kept + same, all + of);
        // One can go on working in it.
        add_case(&mut store, CASE, TALK);
        answer(&mut store, "A1", "weiter");
        store.close().unwrap();
        assert!(fs::read(folder.path().join("workspace.db")).unwrap() == broken, "{note}");
    }
    println!("one page lost, each in turn: {kept} of {all} answers as they were");
    assert!(kept * 100 > all * 97, "{kept} of {all}");
}

#[test]
fn without_its_first_page_a_database_still_gives_its_rows() {
    let folder = tempfile::tempdir().unwrap();
    let content = furnished(folder.path());
    damage(folder.path(), 0);
    assert_eq!(open(folder.path()).unwrap_err(), OpenError::Damaged(Part::Database));
    let into = tempfile::tempdir().unwrap();
    let (store, salvaged) = salvage(folder.path(), into.path(), &secret(PASSPHRASE)).unwrap();
    let after = Content::of(&store);
    content.assert_told(&after, &salvaged, "first page");
    let (kept, of) = content.answers_kept(&after);
    assert_eq!(kept, of);
}

#[test]
fn a_row_that_the_table_does_not_take_is_told_and_one_older_than_a_column_has_its_default() {
    const OLD: &[Migration] = &[
        MIGRATIONS[0],
        MIGRATIONS[1],
        MIGRATIONS[2],
        Migration(
            "CREATE TABLE probe (id TEXT PRIMARY KEY NOT NULL, words TEXT) STRICT;
             INSERT INTO probe VALUES ('a', 'da'), ('b', NULL)",
        ),
    ];
    const NEW: &[Migration] = &[
        MIGRATIONS[0],
        MIGRATIONS[1],
        MIGRATIONS[2],
        Migration(
            "CREATE TABLE probe (id TEXT PRIMARY KEY NOT NULL, words TEXT NOT NULL,
               later TEXT NOT NULL DEFAULT 'danach', number INTEGER NOT NULL DEFAULT 7) STRICT",
        ),
    ];
    let (folder, into) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let passphrase = secrecy::SecretString::from(PASSPHRASE.to_owned());
    let new = lernfall_store::NewWorkspace {
        id: lernfall_core::id::WorkspaceId(uuid(1)),
        passphrase: &passphrase,
        cost: KdfCost::for_tests(),
        today: today(),
    };
    let old = opening().with_migrations(OLD);
    Store::create(folder.path(), &new, &old, &mut Seeded(1)).unwrap().0.close().unwrap();
    let salvage = Salvage { into: into.path(), today: today(), templates: &[] };
    let (secret, new) = (secret(PASSPHRASE), opening().with_migrations(NEW));
    let (store, salvaged) =
        Store::salvage(folder.path(), &secret, &salvage, &new, &mut Seeded(5), &mut go_on).unwrap();
    let lost: Vec<_> = salvaged.losses.iter().map(|loss| (loss.matter, loss.rows)).collect();
    assert_eq!(lost, [(Matter::Settings, 1)]);
    store.close().unwrap();
    let row = raw(into.path()).query_row("SELECT id, words, later, number FROM probe", [], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    });
    assert_eq!(row.unwrap(), ("a".to_owned(), "da".to_owned(), "danach".to_owned(), 7));
}

#[test]
fn what_was_erased_does_not_come_back() {
    let folder = tempfile::tempdir().unwrap();
    furnished(folder.path());
    let mut store = open(folder.path()).unwrap();
    let op = lernfall_store::Op::EraseCase { case: case(2) };
    store.transact(op, today(), |tx| tx.erase_case(case(2))).unwrap();
    store.close().unwrap();
    damage(folder.path(), 0);
    let into = tempfile::tempdir().unwrap();
    let (store, _) = salvage(folder.path(), into.path(), &secret(PASSPHRASE)).unwrap();
    assert!(store.read().case_head(case(2)).is_err());
    assert!(store.read().case_head(case(1)).is_ok());
    store.close().unwrap();
    let everything: Vec<u8> = decrypted_pages(into.path()).concat();
    let word = "in Fall 2".as_bytes();
    assert!(!everything.windows(word.len()).any(|window| window == word));
}

#[test]
fn nothing_readable_is_an_error_and_leaves_no_new_workspace() {
    let folder = tempfile::tempdir().unwrap();
    furnished(folder.path());
    let into = tempfile::tempdir().unwrap();
    let wrong = salvage(folder.path(), into.path(), &secret("falsch")).unwrap_err();
    assert_eq!(wrong, OpenError::WrongPassphrase);
    let length = fs::metadata(folder.path().join("workspace.db")).unwrap().len();
    fs::write(folder.path().join("workspace.db"), vec![7; length as usize]).unwrap();
    let nothing = salvage(folder.path(), into.path(), &secret(PASSPHRASE)).unwrap_err();
    assert_eq!(nothing, OpenError::Damaged(Part::Database));
    assert!(files(into.path()).is_empty());
    fs::write(into.path().join("brief.txt"), "x").unwrap();
    let full = salvage(folder.path(), into.path(), &secret(PASSPHRASE)).unwrap_err();
    assert_eq!(full, OpenError::NotEmpty);
    assert_eq!(files(into.path()).len(), 1);
}

#[test]
fn a_file_that_was_cut_off_gives_what_is_before_the_cut() {
    let folder = tempfile::tempdir().unwrap();
    let content = furnished(folder.path());
    let path = folder.path().join("workspace.db");
    let whole = fs::read(&path).unwrap();
    for quarters in [3, 2] {
        let length = whole.len() * quarters / 4;
        fs::write(&path, &whole[..length]).unwrap();
        let into = tempfile::tempdir().unwrap();
        let (store, salvaged) = salvage(folder.path(), into.path(), &secret(PASSPHRASE)).unwrap();
        assert!(
            salvaged
                .losses
                .iter()
                .any(|loss| loss.matter == Matter::Answers || loss.matter == Matter::Versions)
        );
        let (kept, of) = content.answers_kept(&Content::of(&store));
        println!("cut to {quarters}/4: {kept} of {of} answers as they were");
        assert!(kept > 0 && kept < of, "{kept} of {of}");
    }
}

#[test]
fn a_damaged_backup_is_salvaged_with_its_attachments_and_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let content = furnished(folder.path());
    let store = open(folder.path()).unwrap();
    let made = store
        .back_up(Cause::Asked, Need::Always, today(), &mut Seeded(20), &mut |_, _| ControlFlow::Continue(()))
        .unwrap();
    store.close().unwrap();
    let backup = made.first.unwrap();
    damage(backup.folder(), 0);
    let before = files(&folder.path().join("backups"));
    let into = tempfile::tempdir().unwrap();
    let (store, salvaged) = salvage(backup.folder(), into.path(), &secret(PASSPHRASE)).unwrap();
    content.assert_told(&Content::of(&store), &salvaged, "backup");
    assert_eq!(store.check(&mut go_on).unwrap(), [], "its large attachments came along");
    assert!(files(&folder.path().join("backups")) == before, "nothing is left in it");
}

#[test]
fn with_many_pages_damaged_what_is_missing_is_still_named() {
    let folder = tempfile::tempdir().unwrap();
    let content = furnished(folder.path());
    let path = folder.path().join("workspace.db");
    let whole = fs::read(&path).unwrap();
    let mut chance = Seeded(31);
    for per_cent in [1_u8, 5, 20, 50] {
        let (mut kept, mut all) = (0, 0);
        for round in 0..4 {
            let mut bytes = whole.clone();
            for page in bytes.chunks_mut(PAGE) {
                let mut drawn = [0];
                chance.fill(&mut drawn);
                page[1000] ^= u8::from(u16::from(drawn[0]) * 100 < u16::from(per_cent) * 256);
            }
            fs::write(&path, &bytes).unwrap();
            let into = tempfile::tempdir().unwrap();
            let (store, salvaged) = salvage(folder.path(), into.path(), &secret(PASSPHRASE)).unwrap();
            let after = Content::of(&store);
            content.assert_told(&after, &salvaged, &format!("{per_cent} %, round {round}"));
            let (same, of) = content.answers_kept(&after);
            (kept, all) = (kept + same, all + of);
        }
        println!("{per_cent} % of the pages damaged: {kept} of {all} answers as they were");
        assert!(kept > 0);
    }
}

#[test]
fn the_ways_in_stay_those_of_the_damaged_workspace() {
    let folder = tempfile::tempdir().unwrap();
    furnished(folder.path());
    let agency = AgencyKey::generate();
    let mut store = open(folder.path()).unwrap();
    store.let_agency_open(Some(&agency.recipient()), today()).unwrap();
    let code = store.renew_recovery_code(KdfCost::for_tests(), &mut Seeded(12)).unwrap();
    store.close().unwrap();
    damage(folder.path(), 0);
    let into = tempfile::tempdir().unwrap();
    let (store, _) = salvage(folder.path(), into.path(), &Secret::Recovery(code)).unwrap();
    store.close().unwrap();
    assert!(open(into.path()).is_ok());
    let by_agency = Store::open(into.path(), &Secret::Agency(agency), &opening(), &mut Seeded(3));
    assert!(by_agency.is_ok());
}
