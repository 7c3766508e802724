//! A workspace to try things on, and a look behind the encryption by a second hand.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use lernfall_core::answer::{Answer, AnswerKey, Value};
use lernfall_core::digest::canonical_json;
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

/// The raw key and the salt of a workspace with a passphrase in NFC, from its key file alone, as the format says.
pub fn raw_key(folder: &Path, passphrase: &str) -> (Vec<u8>, Vec<u8>) {
    let json: serde_json::Value =
        serde_json::from_slice(&fs::read(folder.join("keys.json")).unwrap()).unwrap();
    let slot =
        json["slots"].as_array().unwrap().iter().find(|slot| slot["terms"]["kind"] == "passphrase").unwrap();
    let (terms, kdf) = (&slot["terms"], &slot["terms"]["kdf"]);
    let number = |name: &str| u32::try_from(kdf[name].as_u64().unwrap()).unwrap();
    let params =
        argon2::Params::new(number("memoryKib"), number("passes"), number("lanes"), Some(32)).unwrap();
    let mut stretched = [0; 32];
    argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params)
        .hash_password_into(passphrase.as_bytes(), &unhex(&kdf["salt"]), &mut stretched)
        .unwrap();
    let bound = serde_json::json!({
        "format": json["format"], "workspace": json["workspace"], "key": json["key"],
        "cipher": json["cipher"], "slot": terms,
    });
    let wrapped = unhex(&slot["wrapped"]);
    let (body, tag) = wrapped.split_at(32);
    let key = openssl::symm::decrypt_aead(
        openssl::symm::Cipher::aes_256_gcm(),
        &stretched,
        Some(&unhex(&terms["nonce"])),
        &canonical_json(&bound).unwrap(),
        body,
        tag,
    )
    .unwrap();
    (key, unhex(&json["cipher"]["salt"]))
}

fn unhex(text: &serde_json::Value) -> Vec<u8> {
    let text = text.as_str().unwrap();
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Every page of a closed database, decrypted by hand: SQLCipher 4 ends a page of 4096 bytes with an IV of
/// 16 and a MAC of 64; the first page begins with the salt.
pub fn decrypted_pages(folder: &Path) -> Vec<Vec<u8>> {
    let (key, salt) = raw_key(folder, PASSPHRASE);
    let bytes = fs::read(folder.join("workspace.db")).unwrap();
    assert_eq!(bytes[..16], salt);
    let pages: Vec<Vec<u8>> = bytes
        .chunks(4096)
        .enumerate()
        .map(|(number, page)| {
            let start = if number == 0 { 16 } else { 0 };
            let cipher = openssl::symm::Cipher::aes_256_cbc();
            let mut crypter = openssl::symm::Crypter::new(
                cipher,
                openssl::symm::Mode::Decrypt,
                &key,
                Some(&page[4016..4032]),
            )
            .unwrap();
            crypter.pad(false);
            let mut out = vec![0; 4096 + 16];
            let mut len = crypter.update(&page[start..4016], &mut out).unwrap();
            len += crypter.finalize(&mut out[len..]).unwrap();
            out.truncate(len);
            out
        })
        .collect();
    assert!(matches!(pages[0][100 - 16], 5 | 13), "page 1 is a page of a table, so it was decrypted");
    pages
}

/// The database opened without our crate.
pub fn raw(folder: &Path) -> rusqlite::Connection {
    let (key, salt) = raw_key(folder, PASSPHRASE);
    let connection = rusqlite::Connection::open(folder.join("workspace.db")).unwrap();
    connection.execute_batch(&format!("PRAGMA key = \"x'{}{}'\"", hex(&key), hex(&salt))).unwrap();
    connection
}
