//! Another passphrase, another key, and the ways in of recovery code and agency.

use std::fs;
use std::io::Write;
use std::iter;
use std::ops::ControlFlow;
use std::path::Path;

use lernfall_core::digest::{Digest, canonical_json};
use lernfall_store::{
    AgencyKey, AgencyWay, KdfCost, NewWorkspace, OpenError, RecoveryCode, Secret, Store, StoreError, Twins,
};
use secrecy::{ExposeSecret, SecretString};

use super::support::*;

fn go_on(_: lernfall_store::CheckProgress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn words(text: &str) -> SecretString {
    SecretString::from(text.to_owned())
}

fn renew(store: &mut Store) -> RecoveryCode {
    store.renew_key(&words(PASSPHRASE), KdfCost::for_tests(), &mut Seeded(77), &mut go_on).unwrap()
}

fn again(code: &RecoveryCode) -> Secret {
    Secret::Recovery(RecoveryCode::read(code.to_text().expose_secret()).unwrap())
}

fn open_by(folder: &Path, secret: &Secret) -> Result<Store, OpenError> {
    Store::open(folder, secret, &opening(), &mut Seeded(3))
}

/// A workspace with a case, closed, with its recovery code.
fn made(folder: &Path) -> RecoveryCode {
    let new = NewWorkspace {
        id: lernfall_core::id::WorkspaceId(uuid(1)),
        passphrase: &words(PASSPHRASE),
        cost: KdfCost::for_tests(),
        today: today(),
    };
    let (mut store, code) = Store::create(folder, &new, &opening(), &mut Seeded(1)).unwrap();
    add_case(&mut store, CASE, TALK);
    answer(&mut store, "A1", "bleibt");
    store.close().unwrap();
    code
}

fn assert_sound(store: &Store) {
    assert_eq!(store.read().answer(CASE, &key("A1")).unwrap(), Some(text("bleibt")));
    assert_eq!(store.check(&mut go_on).unwrap(), []);
}

#[test]
fn another_passphrase_leaves_the_database_byte_for_byte_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let code = made(folder.path());
    let database = || fs::read(folder.path().join("workspace.db")).unwrap();
    let (before, (raw_before, salt_before)) = (database(), raw_key(folder.path(), PASSPHRASE));
    let mut store = open(folder.path()).unwrap();
    store.change_passphrase(&words("ganz andere Wörter"), KdfCost::for_tests(), &mut Seeded(4)).unwrap();
    store.close().unwrap();
    assert!(database() == before);
    assert_eq!(raw_key(folder.path(), "ganz andere Wörter"), (raw_before, salt_before));
    assert_eq!(open(folder.path()).unwrap_err(), OpenError::WrongPassphrase);
    assert_sound(&open_by(folder.path(), &again(&code)).unwrap());
}

#[test]
fn a_renewed_key_opens_what_the_old_one_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let old_code = made(folder.path());
    let old_key = raw_key(folder.path(), PASSPHRASE);
    let old_files = files(folder.path());

    let mut store = open(folder.path()).unwrap();
    answer(&mut store, "A1", "bleibt");
    let code = renew(&mut store);
    assert_sound(&store);
    assert_eq!(store.key_files(), Twins::Alike);
    // It is still the same open workspace: written, taken back.
    answer(&mut store, "A2", "danach");
    store.undo(today()).unwrap().unwrap();
    assert_eq!(store.read().answer(CASE, &key("A2")).unwrap(), None);
    store.close().unwrap();

    let (new_key, new_salt) = raw_key(folder.path(), PASSPHRASE);
    assert_ne!(new_key, old_key.0);
    assert_ne!(new_salt, old_key.1);
    assert_sound(&open(folder.path()).unwrap());
    assert_sound(&open_by(folder.path(), &again(&code)).unwrap());
    assert_eq!(open_by(folder.path(), &again(&old_code)).unwrap_err(), OpenError::WrongPassphrase);
    let left = files(folder.path());
    assert!(!left.keys().any(|name| name.contains("renewed") || name.ends_with(".part")), "{left:?}");

    // Whoever has the old key files opens nothing of it.
    for name in ["keys.json", "keys.json.bak"] {
        fs::write(folder.path().join(name), &old_files[name]).unwrap();
    }
    assert!(open(folder.path()).is_err());
}

/// Name, database, first key file, twin, copy under the new key.
type State<'a> = (&'a str, &'a [u8], &'a [u8], &'a [u8], Option<&'a [u8]>);

#[test]
fn a_renewal_that_is_cut_off_anywhere_is_ended_or_taken_back_by_the_next_opening() {
    let folder = tempfile::tempdir().unwrap();
    let old_code = made(folder.path());
    let before = files(folder.path());
    let mut store = open(folder.path()).unwrap();
    let code = renew(&mut store);
    store.close().unwrap();
    let after = files(folder.path());
    let (db, keys, twin) = ("workspace.db", "keys.json", "keys.json.bak");
    let half = &after[db][..after[db].len() / 2];
    let states: [State<'_>; 6] = [
        ("copy half written", &before[db], &before[keys], &before[twin], Some(half)),
        ("copy written", &before[db], &before[keys], &before[twin], Some(&after[db])),
        ("twin written", &before[db], &before[keys], &after[twin], Some(&after[db])),
        ("database swapped", &after[db], &before[keys], &after[twin], None),
        ("first written", &after[db], &after[keys], &after[twin], None),
        ("putting back: first written", &before[db], &before[keys], &after[twin], None),
    ];
    for (name, database, first, second, copy) in states {
        for (secret, opens) in [
            (secret(PASSPHRASE), true),
            (again(&old_code), database == before[db]),
            (again(&code), database == after[db]),
        ] {
            let there = tempfile::tempdir().unwrap();
            fs::write(there.path().join(db), database).unwrap();
            fs::write(there.path().join(keys), first).unwrap();
            fs::write(there.path().join(twin), second).unwrap();
            if let Some(copy) = copy {
                fs::write(there.path().join("workspace.db.renewed"), copy).unwrap();
            }
            match open_by(there.path(), &secret) {
                Ok(store) if opens => {
                    assert_sound(&store);
                    assert_eq!(store.key_files(), Twins::Alike, "{name}");
                    store.close().unwrap();
                    let left = files(there.path());
                    assert_eq!(left[keys], left[twin], "{name}");
                    assert!(!left.contains_key("workspace.db.renewed"), "{name}");
                }
                Err(error) if !opens => assert_eq!(error, OpenError::WrongPassphrase, "{name}"),
                other => panic!("{name}: {other:?}"),
            }
        }
    }
}

#[test]
fn a_cancelled_renewal_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    made(folder.path());
    let before = files(folder.path());
    let mut store = open(folder.path()).unwrap();
    let stop = &mut |_| ControlFlow::Break(());
    let cancelled = store.renew_key(&words(PASSPHRASE), KdfCost::for_tests(), &mut Seeded(77), stop);
    assert_eq!(cancelled.unwrap_err(), OpenError::Cancelled);
    assert_sound(&store);
    store.close().unwrap();
    let after = files(folder.path());
    for name in ["workspace.db", "keys.json", "keys.json.bak"] {
        assert!(after[name] == before[name], "{name}");
    }
    assert_eq!(after.keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>());
}

#[test]
fn a_renewal_that_cannot_take_the_place_of_the_database_is_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    made(folder.path());
    let before = files(folder.path());
    let mut store = open(folder.path()).unwrap();
    // Nothing can be renamed onto a folder's name, and no twin written.
    fs::remove_file(folder.path().join("keys.json.bak")).unwrap();
    fs::create_dir(folder.path().join("keys.json.bak")).unwrap();
    let failed = store.renew_key(&words(PASSPHRASE), KdfCost::for_tests(), &mut Seeded(77), &mut go_on);
    assert!(matches!(failed, Err(OpenError::Disk(_))), "{failed:?}");
    assert_eq!(store.read().answer(CASE, &key("A1")).unwrap(), Some(text("bleibt")));
    store.close().unwrap();
    fs::remove_dir(folder.path().join("keys.json.bak")).unwrap();
    assert!(fs::read(folder.path().join("keys.json")).unwrap() == before["keys.json"]);
    assert!(open(folder.path()).is_ok());
}

#[test]
fn an_agency_opens_with_its_private_key_on_a_fresh_profile_until_it_is_taken_out() {
    let folder = tempfile::tempdir().unwrap();
    made(folder.path());
    let (ours, other) = (AgencyKey::generate(), AgencyKey::generate());
    let file = |key: &AgencyKey| {
        let text = format!(
            "# created: 2026-11-22\n# public key: {}\n{}\n",
            key.recipient(),
            key.to_text().expose_secret()
        );
        Secret::Agency(AgencyKey::read(&SecretString::from(text)).unwrap())
    };
    assert_eq!(open_by(folder.path(), &file(&ours)).unwrap_err(), OpenError::WrongPassphrase);

    let mut store = open(folder.path()).unwrap();
    assert_eq!(store.agency_way().unwrap(), AgencyWay::None);
    store.let_agency_open(Some(&ours.recipient()), today()).unwrap();
    store.close().unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    for name in ["workspace.db", "keys.json", "keys.json.bak"] {
        fs::copy(folder.path().join(name), elsewhere.path().join(name)).unwrap();
    }
    let store = open_by(elsewhere.path(), &file(&ours)).unwrap();
    assert_sound(&store);
    assert_eq!(store.agency_way().unwrap(), AgencyWay::Known(&ours.recipient()));
    assert_eq!(open_by(folder.path(), &file(&other)).unwrap_err(), OpenError::WrongPassphrase);

    // Another passphrase and another key leave the agency its way in.
    let mut store = open(folder.path()).unwrap();
    store.change_passphrase(&words(PASSPHRASE), KdfCost::for_tests(), &mut Seeded(4)).unwrap();
    renew(&mut store);
    store.close().unwrap();
    let mut store = open_by(folder.path(), &file(&ours)).unwrap();
    assert_sound(&store);

    store.let_agency_open(None, today()).unwrap();
    store.close().unwrap();
    assert_eq!(open_by(folder.path(), &file(&ours)).unwrap_err(), OpenError::WrongPassphrase);
    assert!(open(folder.path()).is_ok());
}

fn keys_of(folder: &Path) -> serde_json::Value {
    serde_json::from_slice(&fs::read(folder.join("keys.json")).unwrap()).unwrap()
}

/// Adds a slot to both key files, as whoever can write to the folder can.
fn plant(folder: &Path, slot: serde_json::Value) {
    let mut keys = keys_of(folder);
    keys["slots"].as_array_mut().unwrap().push(slot);
    keys.as_object_mut().unwrap().remove("checksum");
    keys["checksum"] = Digest::of(&canonical_json(&keys).unwrap()).to_string().into();
    for name in ["keys.json", "keys.json.bak"] {
        fs::write(folder.join(name), canonical_json(&keys).unwrap()).unwrap();
    }
}

/// A slot for `agency` that is whole, made without the key of the database: it holds another.
fn made_up(folder: &Path, agency: &AgencyKey) -> serde_json::Value {
    let keys = keys_of(folder);
    let public = agency.recipient().to_string();
    let terms = serde_json::json!({ "kind": "agency", "wrap": "age-x25519", "recipient": public });
    let bound = serde_json::json!({
        "format": keys["format"], "workspace": keys["workspace"], "key": keys["key"],
        "cipher": keys["cipher"], "slot": terms,
    });
    let recipient: age::x25519::Recipient = public.parse().unwrap();
    let to = iter::once(&recipient as &dyn age::Recipient);
    let mut wrapped = Vec::new();
    let mut out = age::Encryptor::with_recipients(to).unwrap().wrap_output(&mut wrapped).unwrap();
    out.write_all(&[7; 32]).unwrap();
    out.write_all(Digest::of(&canonical_json(&bound).unwrap()).as_str().as_bytes()).unwrap();
    out.finish().unwrap();
    let digits: String = wrapped.iter().map(|byte| format!("{byte:02x}")).collect();
    serde_json::json!({ "terms": terms, "wrapped": digits })
}

#[test]
fn a_slot_that_somebody_planted_is_named_proves_nothing_and_gets_no_renewed_key() {
    let folder = tempfile::tempdir().unwrap();
    made(folder.path());
    let thief = AgencyKey::generate();
    plant(folder.path(), made_up(folder.path(), &thief));
    let mut store = open(folder.path()).unwrap();
    assert_eq!(store.agency_way().unwrap(), AgencyWay::Unknown(&thief.recipient()));
    let secret = Secret::Agency(AgencyKey::read(&thief.to_text()).unwrap());
    let cost = KdfCost::for_tests();
    assert_eq!(store.opens_with(&secret, cost).unwrap_err(), OpenError::WrongPassphrase);
    renew(&mut store);
    assert_eq!(store.agency_way().unwrap(), AgencyWay::None);
    store.close().unwrap();
    assert!(!keys_of(folder.path()).to_string().contains(&thief.recipient().to_string()));
    assert!(open_by(folder.path(), &secret).is_err());
    assert_sound(&open(folder.path()).unwrap());
}

#[test]
fn the_slot_of_an_agency_is_bound_to_its_key_file() {
    let folder = tempfile::tempdir().unwrap();
    made(folder.path());
    let elsewhere = tempfile::tempdir().unwrap();
    let agency = AgencyKey::generate();
    let mut store = open(folder.path()).unwrap();
    store.let_agency_open(Some(&agency.recipient()), today()).unwrap();
    store.close().unwrap();
    let slot = |folder: &Path| {
        let keys: serde_json::Value =
            serde_json::from_slice(&fs::read(folder.join("keys.json")).unwrap()).unwrap();
        keys["slots"].as_array().unwrap().iter().find(|slot| slot["terms"]["kind"] == "agency").cloned()
    };
    let slot = slot(folder.path()).unwrap();
    assert_eq!(slot["terms"]["recipient"], agency.recipient().to_string());

    // Carried into the key file of another workspace, it gives nothing.
    let mut store = create(elsewhere.path());
    renew(&mut store);
    store.close().unwrap();
    plant(elsewhere.path(), slot);
    let opened = open_by(elsewhere.path(), &Secret::Agency(agency));
    assert_eq!(opened.unwrap_err(), OpenError::Damaged(lernfall_store::Part::KeyFile));
    assert!(open(elsewhere.path()).is_ok());
}

#[test]
fn what_is_no_key_of_an_agency_is_refused() {
    let key = AgencyKey::generate().to_text().expose_secret().to_owned();
    for text in ["", "# nur Worte", "AGE-SECRET-KEY-1QQQQ", &format!("{key}\n{key}"), "age1abc"] {
        assert!(AgencyKey::read(&SecretString::from(text.to_owned())).is_err(), "{text}");
    }
    assert!("AGE-SECRET-KEY-1QQQQ".parse::<lernfall_store::AgencyRecipient>().is_err());
    assert!(key.parse::<lernfall_store::AgencyRecipient>().is_err());
}

#[test]
fn reopening_keeps_what_can_be_undone() {
    let (_folder, mut store) = with_case();
    answer(&mut store, "A1", "eins");
    answer(&mut store, "A1", "zwei");
    store.reopen().unwrap();
    store.undo(today()).unwrap().unwrap();
    assert_eq!(store.read().answer(CASE, &key("A1")).unwrap(), Some(text("eins")));
    let _: Result<(), StoreError> = store.forget_undo();
}
