//! What a workspace holds, to be compared: everything that a person put in, whatever is left over, and
//! what opens it. Ids that are drawn are left out, so that two runs of the same steps give the same.
//!
//! Reading is the next opening: what the program mends by itself is mended when this is done.

use std::ops::ControlFlow;

use lernfall_app::desk::Desk;
use lernfall_app::env::Env;
use lernfall_core::id::CaseId;
use lernfall_core::time::Date;
use lernfall_store::{
    Backup, ErasedList, Holder, KdfCost, OpenError, Opening, Random, RecoveryCode, Restoring, Secret, Store,
};
use serde_json::{Value, json};

use super::backups::Backups;
use super::later;
use super::room::{NEW_PASSPHRASE, PASSPHRASE, Room};

/// Random bytes that differ from call to call; nothing here has to be secret.
#[derive(Default)]
pub struct Drawn(Option<super::chance::Chance>);

impl Random for Drawn {
    fn fill(&mut self, bytes: &mut [u8]) {
        let chance = self.0.get_or_insert_with(|| super::chance::Chance::new(super::chance::Chance::seed()));
        bytes.iter_mut().for_each(|byte| *byte = u8::try_from(chance.number(256)).expect("a byte"));
    }
}

pub fn opening() -> Opening {
    let holder = Holder { host: "torture".into(), process: std::process::id() };
    Opening::new(holder, KdfCost::for_tests(), Date::new(2026, 11, 22).expect("a day"))
}

fn opened(room: &Room, secret: &Secret, opening: &Opening) -> Result<Store, OpenError> {
    Store::open(&room.path("workspace"), secret, opening, &mut Drawn::default())
}

/// What is in a room, and what was backed up of it.
pub struct Seen {
    pub state: Value,
    pub backups: Backups,
}

/// Opens the workspace, looks it over, and tells what is in it. An error is damage.
pub fn read(room: &Room, base_key: Option<&str>) -> Result<Seen, String> {
    let folder = room.path("workspace");
    if !Store::is_in(&folder) {
        return Ok(Seen { state: Value::Null, backups: Backups::default() });
    }
    let mut opens = Vec::new();
    let mut backups = None;
    let mut found = None;
    for (name, passphrase) in [("old", PASSPHRASE), ("new", NEW_PASSPHRASE)] {
        let secret = Secret::Passphrase(passphrase.to_owned().into());
        // First, because closing as the program does makes a backup of its own.
        if backups.is_none() {
            backups = backups_left(room, &secret)?;
        }
        // As the program does, which makes versions of drafts. What keeps it from that, the store says.
        if let Ok(desk) =
            Desk::open(&Env::for_tests(&room.path("home")), &folder, &passphrase.to_owned().into())
        {
            desk.close().map_err(|error| format!("closing: {error:?}"))?;
        }
        match opened(room, &secret, &opening()) {
            Ok(store) => found = Some(("this", contents(store)?)),
            Err(OpenError::WrongPassphrase) => continue,
            Err(OpenError::TooNew { .. }) => {
                let store = opened(room, &secret, &opening().with_migrations(later::steps()));
                found = Some(("later", contents(store.map_err(|error| format!("later: {error:?}"))?)?));
            }
            Err(error) => return Err(format!("does not open: {error:?}")),
        }
        opens.push(name);
    }
    backup(room)?;
    let (format, cases) = found.ok_or("no passphrase opens it")?;
    let erased = ErasedList::read(&folder).map_err(|_| "the list of what was erased is damaged")?;
    let state = json!({
        "opens": opens,
        "code": if format == "later" { json!(true) } else { by_code(room)? },
        "key": room.key().as_deref() == base_key,
        "format": format,
        "workspace": cases,
        "erased": erased.map_or(0, |list| list.len()),
        "left": left(room),
    });
    Ok(Seen { state, backups: backups.unwrap_or_default() })
}

/// The backups that are there before anybody else makes one; nothing where the secret does not open.
fn backups_left(room: &Room, secret: &Secret) -> Result<Option<Backups>, String> {
    let store = match opened(room, secret, &opening()) {
        Err(OpenError::TooNew { .. }) => opened(room, secret, &opening().with_migrations(later::steps())),
        opened => opened,
    };
    // What does not open says so later.
    let Ok(store) = store else { return Ok(None) };
    let backups = Backups::of(&store).map_err(|error| format!("listing backups: {error:?}"))?;
    store.close().map_err(|error| format!("closing: {error:?}"))?;
    Ok(Some(backups))
}

/// The newest backup that is offered is whole.
fn backup(room: &Room) -> Result<(), String> {
    let Some(newest) = Backup::find(&room.path("workspace/backups")).into_iter().next() else {
        return Ok(());
    };
    let target = room.path("unpacked");
    for passphrase in [PASSPHRASE, NEW_PASSPHRASE] {
        let secret = Secret::Passphrase(passphrase.to_owned().into());
        let (opening, progress) = (opening(), &mut |_, _| ControlFlow::Continue(()));
        let begun = Restoring::begin(&newest, &target, &secret, &opening, &mut Drawn::default(), progress);
        let faults = begun.map(|restoring| restoring.faults().to_vec());
        let _not_made = std::fs::remove_dir_all(&target);
        match faults {
            Ok(faults) if faults.is_empty() => return Ok(()),
            Ok(faults) => return Err(format!("a backup has {faults:?}")),
            Err(OpenError::WrongPassphrase) => {}
            // One of the later format, which only the later version can look over.
            Err(OpenError::TooNew { .. }) => return Ok(()),
            Err(error) => return Err(format!("a backup does not open: {error:?}")),
        }
    }
    Err("no passphrase opens a backup".into())
}

/// Whether the recovery code that was told at the start still opens; null where none was told.
fn by_code(room: &Room) -> Result<Value, String> {
    let text = std::fs::read_to_string(room.path("recovery")).unwrap_or_default();
    let code = text.lines().find_map(|line| RecoveryCode::read(line.trim()).ok());
    let Some(code) = code else { return Ok(Value::Null) };
    match opened(room, &Secret::Recovery(code), &opening()) {
        Ok(store) => store.close().map(|()| json!(true)).map_err(|error| format!("closing: {error:?}")),
        Err(OpenError::WrongPassphrase) => Ok(json!(false)),
        Err(error) => Err(format!("does not open by code: {error:?}")),
    }
}

/// Files that no workspace at rest has.
fn left(room: &Room) -> Vec<String> {
    let files = room.files("workspace");
    let unfinished =
        |name: &String| name.split('/').any(|part| part.ends_with(".part")) || name.ends_with("holder.json");
    let journal = std::fs::metadata(room.path("workspace/workspace.db-journal"));
    let hot = journal.is_ok_and(|seen| seen.len() > 0).then(|| "workspace.db-journal".to_owned());
    files.into_iter().filter(unfinished).chain(hot).collect()
}

/// What was saved outside of the workspace. A code for nothing counts, one for a workspace does not.
pub fn papers(room: &Room) -> Vec<String> {
    let mut found = room.files("out");
    if room.path("recovery").exists() && !Store::is_in(&room.path("workspace")) {
        found.push("recovery".to_owned());
    }
    found
}

fn contents(store: Store) -> Result<Value, String> {
    let findings = store.check(&mut |_| ControlFlow::Continue(())).map_err(|error| format!("{error:?}"))?;
    if !findings.is_empty() {
        return Err(format!("found: {findings:?}"));
    }
    let told = |error: lernfall_store::StoreError| format!("reading: {error:?}");
    let reader = store.read();
    let mut cases = Vec::new();
    for head in reader.cases().map_err(told)? {
        cases.push(case(&store, head.id)?);
    }
    let handed: Vec<Value> =
        reader.hand_overs().map_err(told)?.iter().map(|line| json!(line.what.recipient)).collect();
    let people = reader.people().map_err(told)?.len();
    let stored = attachments(&store)?;
    store.close().map_err(|error| format!("closing: {error:?}"))?;
    Ok(json!({ "cases": cases, "handed": handed, "people": people, "files": stored }))
}

/// Large attachments are files of their own, one for each and none besides.
fn attachments(store: &Store) -> Result<usize, String> {
    let folder = store.folder().join("attachments");
    let files = std::fs::read_dir(folder).map_err(|error| error.to_string())?;
    Ok(files.filter_map(Result::ok).filter(|entry| entry.path().is_file()).count())
}

fn case(store: &Store, id: CaseId) -> Result<Value, String> {
    let told = |error: lernfall_store::StoreError| format!("reading a case: {error:?}");
    let reader = store.read();
    let case = reader.load_case(id).map_err(told)?;
    let answers: Vec<Value> = case.answers.iter().map(|(key, answer)| json!([key, answer])).collect();
    let drafts = reader.drafts(id).map_err(told)?;
    let drafts: Vec<Value> = drafts.iter().map(|(key, draft)| json!([key, draft])).collect();
    let mut files: Vec<String> = case
        .attachments
        .values()
        .map(|file| format!("{} {} {}", file.name, file.size, file.digest))
        .collect();
    files.sort();
    let rows: usize = case.rows.values().map(Vec::len).sum();
    let (mut versions, mut notes) = (Vec::new(), Vec::new());
    for key in case.answers.keys() {
        versions.push(json!([key, reader.version_count(id, key).map_err(told)?]));
    }
    for interview in &case.interviews {
        notes.push(json!(reader.notes(id, interview.id).map_err(told)?));
    }
    let mut told = json!({
        "number": case.head.number, "answers": answers, "drafts": drafts, "files": files, "rows": rows,
        "interviews": case.interviews.len(), "withdrawals": case.withdrawals.len(),
        "notes": notes, VERSIONS: versions,
    });
    without_ids(&mut told);
    sort(&mut told["answers"]);
    sort(&mut told["drafts"]);
    sort(&mut told["notes"]);
    sort(&mut told[VERSIONS]);
    Ok(told)
}

/// Under which name the numbers of versions stand.
const VERSIONS: &str = "versions";

/// The state without how many versions led to it: what is done in two goes makes another one.
pub fn without_versions(state: &Value) -> Value {
    let mut state = state.clone();
    if let Some(cases) = state["workspace"]["cases"].as_array_mut() {
        cases.iter_mut().filter_map(Value::as_object_mut).for_each(|case| drop(case.remove(VERSIONS)));
    }
    state
}

/// Puts the same word in the place of every id.
fn without_ids(value: &mut Value) {
    match value {
        Value::String(text) if is_id(text) => "id".clone_into(text),
        Value::Array(all) => all.iter_mut().for_each(without_ids),
        Value::Object(all) => all.values_mut().for_each(without_ids),
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn is_id(text: &str) -> bool {
    text.len() == 36
        && text.chars().enumerate().all(|(at, letter)| match at {
            8 | 13 | 18 | 23 => letter == '-',
            _ => letter.is_ascii_hexdigit(),
        })
}

/// Rows have drawn ids, so that their order is chance.
fn sort(list: &mut Value) {
    if let Value::Array(all) = list {
        all.sort_by_cached_key(Value::to_string);
    }
}

/// In which part two states differ, for a report: never what is in it.
pub fn difference(one: &Value, other: &Value) -> String {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => {
            let keys: std::collections::BTreeSet<&String> = one.keys().chain(other.keys()).collect();
            let differing = keys.into_iter().filter(|key| one.get(*key) != other.get(*key));
            let none = Value::Null;
            let told: Vec<String> = differing
                .map(|key| {
                    format!(
                        "{key}{}",
                        difference(one.get(key).unwrap_or(&none), other.get(key).unwrap_or(&none))
                    )
                })
                .collect();
            format!(" {{{}}}", told.join(", "))
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            let at = one.iter().zip(other).position(|(one, other)| one != other);
            at.map_or(String::new(), |at| format!(" [{at}]{}", difference(&one[at], &other[at])))
        }
        _ => {
            let short = |value: &Value| value.to_string().chars().take(120).collect::<String>();
            format!(" ({} / {})", short(one), short(other))
        }
    }
}
