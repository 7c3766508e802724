//! A workspace to try things on, and a look behind the encryption by a second hand.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use lernfall_core::answer::{Answer, AnswerKey, Value};
use lernfall_core::id::{CaseId, InterviewId, RowId, TemplateId, WorkspaceId};
use lernfall_core::interview::{Form, Occasion};
use lernfall_core::level::ReleaseLevel;
use lernfall_core::text::Language;
use lernfall_core::time::Date;
use lernfall_store::{
    Holder, KdfCost, NewCase, NewInterview, NewWorkspace, Op, OpenError, Opening, Random, Secret, Store,
    StoreError,
};
use secrecy::SecretString;
use tempfile::TempDir;
use uuid::Uuid;

#[path = "support/behind.rs"]
mod behind;
pub use behind::raw_key;

pub const PASSPHRASE: &str = "Grüße an die Küste";

/// Chance that is the same every time.
pub struct Seeded(pub u64);

impl Random for Seeded {
    fn fill(&mut self, bytes: &mut [u8]) {
        for byte in bytes {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            *byte = (self.0 >> 56) as u8;
        }
    }
}

pub fn today() -> Date {
    Date::new(2026, 11, 22).unwrap()
}

pub fn uuid(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

pub fn opening() -> Opening {
    Opening::new(Holder { host: "rechner-7".into(), process: 4711 }, KdfCost::for_tests(), today())
}

pub fn secret(text: &str) -> Secret {
    Secret::Passphrase(SecretString::from(text.to_owned()))
}

pub fn create(folder: &Path) -> Store {
    let passphrase = SecretString::from(PASSPHRASE.to_owned());
    let new = NewWorkspace {
        id: WorkspaceId(uuid(1)),
        passphrase: &passphrase,
        cost: KdfCost::for_tests(),
        today: today(),
    };
    Store::create(folder, &new, &opening(), &mut Seeded(1)).unwrap().0
}

pub fn open(folder: &Path) -> Result<Store, OpenError> {
    Store::open(folder, &secret(PASSPHRASE), &opening(), &mut Seeded(2))
}

/// A folder with a workspace in it that is open.
pub fn workspace() -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = create(folder.path());
    (folder, store)
}

pub const CASE: CaseId = CaseId(Uuid::from_u128(100));
pub const TALK: InterviewId = InterviewId(Uuid::from_u128(200));

/// A case with one talk.
pub fn with_case() -> (TempDir, Store) {
    let (folder, mut store) = workspace();
    add_case(&mut store, CASE, TALK);
    (folder, store)
}

pub fn add_case(store: &mut Store, case: CaseId, talk: InterviewId) {
    let done: Result<(), StoreError> = store.transact(Op::CreateCase { case }, today(), |tx| {
        let template = tx.save_template(&TemplateId("probe".into()), "1.0.0", b"{}")?;
        tx.create_case(&NewCase {
            id: case,
            language: Language::De,
            template,
            cap: ReleaseLevel::Report,
            organisation: None,
        })?;
        tx.add_interview(
            case,
            &NewInterview {
                id: talk,
                form: Form::Talk,
                occasion: Occasion::Single,
                date: today(),
                person: None,
            },
        )?;
        Ok(())
    });
    done.unwrap();
}

pub fn key(question: &str) -> AnswerKey {
    AnswerKey { interview: Some(TALK), question: question.into(), row: None }
}

pub fn in_row(question: &str, row: u128) -> AnswerKey {
    AnswerKey { row: Some(RowId(uuid(row))), ..key(question) }
}

pub fn text(text: &str) -> Answer {
    Answer { value: Some(Value::Text(text.into())), ..Answer::default() }
}

pub fn answer_in(store: &mut Store, case: CaseId, key: &AnswerKey, answer: &Answer) {
    let op = Op::AnswerQuestion { case, key: key.clone() };
    store.transact(op, today(), |tx| tx.write_answer(case, key, answer)).unwrap();
}

pub fn answer(store: &mut Store, question: &str, words: &str) {
    answer_in(store, CASE, &key(question), &text(words));
}

/// Every file below a folder with its bytes.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// [`behind::pages_of`] a workspace of these tests.
pub fn decrypted_pages(folder: &Path) -> Vec<Vec<u8>> {
    behind::pages_of(folder, PASSPHRASE)
}

/// The database opened without our crate.
pub fn raw(folder: &Path) -> rusqlite::Connection {
    let (key, salt) = raw_key(folder, PASSPHRASE);
    let connection = rusqlite::Connection::open(folder.join("workspace.db")).unwrap();
    connection.execute_batch(&format!("PRAGMA key = \"x'{}{}'\"", hex(&key), hex(&salt))).unwrap();
    connection
}
