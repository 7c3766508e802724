//! Workspaces as earlier versions left them: each format that was ever released opens for ever, by every
//! way in, and has what its list says.
//!
//! They lie in `tests/fixtures/workspaces/format-N` and are never made anew; [`freeze`] makes the one of the
//! present format when it is released.

use std::fs;
use std::path::{Path, PathBuf};

use lernfall_core::id::WorkspaceId;
use lernfall_store::{AgencyKey, KdfCost, MIGRATIONS, NewWorkspace, RecoveryCode, Secret, Store};
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};

use super::furnished::{Content, Size, furnish};
use super::support::*;

const PASSPHRASE: &str = "vier ganz zufällige Wörter";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/workspaces")
}

/// With the real cost of keys, as people have them.
fn opening() -> lernfall_store::Opening {
    let holder = lernfall_store::Holder { host: "rechner-7".into(), process: 4711 };
    lernfall_store::Opening::new(holder, KdfCost::FLOOR, today())
}

/// What a person would look for.
fn listed(store: &Store) -> Value {
    let content = Content::of(store);
    let cases = content.cases.iter().map(|(id, case)| {
        let answers: Vec<Value> = case
            .answers
            .iter()
            .map(|(key, answer)| {
                json!([key.question, key.row, answer.value.as_ref().and_then(|value| value.as_text())])
            })
            .collect();
        let files: Vec<Value> =
            case.attachments.values().map(|file| json!([file.name, file.size, file.digest])).collect();
        json!({ "case": id, "number": case.head.number, "answers": answers, "files": files,
                "interviews": case.interviews.len() })
    });
    let people: Vec<Value> =
        store.read().people().unwrap().iter().map(|person| json!([person.name, person.contact])).collect();
    json!({ "cases": cases.collect::<Vec<_>>(), "people": people,
            "agency": store.read().organisation().unwrap().map(|agency| agency.name) })
}

#[test]
fn every_released_format_opens_by_passphrase_code_and_agency_key_and_has_its_content() {
    let mut formats = Vec::new();
    for entry in fs::read_dir(folder()).unwrap() {
        let frozen = entry.unwrap().path();
        let read =
            |name: &str| -> Value { serde_json::from_slice(&fs::read(frozen.join(name)).unwrap()).unwrap() };
        let (ways, content) = (read("ways.json"), read("content.json"));
        let text = |name: &str| SecretString::from(ways[name].as_str().unwrap().to_owned());
        let secrets = [
            Secret::Passphrase(text("passphrase")),
            Secret::Recovery(RecoveryCode::read(text("recovery").expose_secret()).unwrap()),
            Secret::Agency(AgencyKey::read(&text("agency")).unwrap()),
        ];
        for secret in &secrets {
            // A fresh profile: nothing but the files.
            let there = tempfile::tempdir().unwrap();
            for name in ["workspace.db", "keys.json", "keys.json.bak"] {
                fs::copy(frozen.join(name), there.path().join(name)).unwrap();
            }
            let store = Store::open(there.path(), secret, &opening(), &mut Seeded(3)).unwrap();
            assert_eq!(listed(&store), content, "{}", frozen.display());
            assert_eq!(store.check(&mut |_| std::ops::ControlFlow::Continue(())).unwrap(), []);
            store.close().unwrap();
        }
        formats.push(frozen.file_name().unwrap().to_string_lossy().into_owned());
    }
    formats.sort();
    let present = format!("format-{}", MIGRATIONS.len());
    assert!(formats.contains(&"format-2".to_owned()), "{formats:?}");
    assert!(formats.contains(&present), "the present format is not frozen: {formats:?}");
}

/// `LERNFALL_FREEZE=3` makes the fixture of format 3, once; one that is there is left alone.
#[test]
fn freeze() {
    let Some(format) = std::env::var("LERNFALL_FREEZE").ok().and_then(|text| text.parse::<usize>().ok())
    else {
        return;
    };
    let place = folder().join(format!("format-{format}"));
    assert!(!place.exists(), "it is frozen");
    let made = tempfile::tempdir().unwrap();
    let steps: &'static [lernfall_store::Migration] = &MIGRATIONS[..format];
    let opening = opening().with_migrations(steps);
    let passphrase = SecretString::from(PASSPHRASE.to_owned());
    let new = NewWorkspace {
        id: WorkspaceId(uuid(format as u128)),
        passphrase: &passphrase,
        cost: KdfCost::RECOMMENDED,
        today: today(),
    };
    let (mut store, code) = Store::create(made.path(), &new, &opening, &mut Seeded(format as u64)).unwrap();
    furnish(&mut store, Size::Small);
    let agency = AgencyKey::generate();
    store.let_agency_open(Some(&agency.recipient()), today()).unwrap();
    let content = listed(&store);
    // Not closed: only the version that made an older format could tidy up in it.
    drop(store);
    fs::create_dir_all(&place).unwrap();
    for name in ["workspace.db", "keys.json", "keys.json.bak"] {
        fs::copy(made.path().join(name), place.join(name)).unwrap();
    }
    let ways = json!({
        "passphrase": PASSPHRASE,
        "recovery": code.to_text().expose_secret(),
        "agency": agency.to_text().expose_secret(),
    });
    for (name, value) in [("ways.json", ways), ("content.json", content)] {
        fs::write(place.join(name), serde_json::to_string_pretty(&value).unwrap() + "\n").unwrap();
    }
}
