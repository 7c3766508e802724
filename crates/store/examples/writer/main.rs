//! Writes to a workspace until it is killed, and says of each write that it is done: `ack KIND NUMBER`.
//!
//! `writer FOLDER PASSPHRASE answer|attach|migrate FIRST`. Support for `tests/kill.rs`; what it writes
//! follows from the number, so that the killer knows what has to be there.

mod steps;

use std::error::Error;
use std::io::{Write, stdout};
use std::ops::ControlFlow;
use std::path::Path;

use lernfall_core::answer::{Answer, AnswerKey, Value};
use lernfall_core::id::{AttachmentId, CaseId, RowId};
use lernfall_core::time::Date;
use lernfall_store::{Holder, KdfCost, Op, Opening, Random, Secret, Store};
use uuid::Uuid;

struct Chance;

impl Random for Chance {
    fn fill(&mut self, bytes: &mut [u8]) {
        // Names of files would collide without chance, and then creating them fails, loudly.
        let _filled = openssl::rand::rand_bytes(bytes);
    }
}

fn today() -> Result<Date, Box<dyn Error>> {
    Ok(Date::new(2026, 11, 22)?)
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, passphrase, mode, first] = arguments.as_slice() else {
        return Err("writer FOLDER PASSPHRASE answer|attach|migrate FIRST".into());
    };
    let holder = Holder { host: "writer".into(), process: std::process::id() };
    let opening = Opening::new(holder, KdfCost::for_tests(), today()?);
    let opening = if mode == "migrate" { opening.with_migrations(steps::STEPS) } else { opening };
    let secret = Secret::Passphrase(passphrase.clone().into());
    let mut store = Store::open(Path::new(folder), &secret, &opening, &mut Chance)?;
    say("open", 0)?;
    for number in first.parse::<u32>()?.. {
        match mode.as_str() {
            "answer" => answer(&mut store, number)?,
            "attach" => attach(&mut store, number)?,
            _ => std::thread::sleep(std::time::Duration::from_millis(5)),
        }
        say(mode, number)?;
    }
    Ok(())
}

fn say(kind: &str, number: u32) -> std::io::Result<()> {
    let mut out = stdout().lock();
    writeln!(out, "ack {kind} {number}")?;
    out.flush()
}

/// The case that the killer made.
const CASE: CaseId = CaseId(Uuid::from_u128(100));

fn answer(store: &mut Store, number: u32) -> Result<(), Box<dyn Error>> {
    let today = today()?;
    let row = Some(RowId(Uuid::from_u128(u128::from(number))));
    let key = AnswerKey { interview: None, question: "A1".into(), row };
    let value = Value::Text(format!("Antwort {number} ").repeat(20));
    if number.is_multiple_of(3) {
        let op = Op::SaveDraft { case: CASE, key: key.clone() };
        store.transact(op, today, |tx| tx.save_draft(CASE, &key, &value))?;
    } else {
        let op = Op::AnswerQuestion { case: CASE, key: key.clone() };
        let answer = Answer { value: Some(value), ..Answer::default() };
        store.transact(op, today, |tx| tx.write_answer(CASE, &key, &answer))?;
    }
    Ok(())
}

fn attach(store: &mut Store, number: u32) -> Result<(), Box<dyn Error>> {
    let today = today()?;
    let id = AttachmentId(Uuid::from_u128(u128::from(number)));
    let size = if number.is_multiple_of(2) { 1_200_000 } else { 90_000 };
    let bytes = vec![u8::try_from(number % 251)?; size];
    let staged = store.stage(&mut bytes.as_slice(), &mut Chance, &mut |_| ControlFlow::Continue(()))?;
    let op = Op::AttachFile { case: CASE, attachment: id };
    store.transact(op, today, |tx| tx.attach(CASE, id, "a", "text/plain", &staged))?;
    Ok(())
}
