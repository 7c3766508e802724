//! A writer is killed at any moment; what it said was done is there, and nothing is damaged.
//!
//! `LERNFALL_KILLS` says how often (24). The seed is printed; `LERNFALL_SEED` repeats one. The killer keeps
//! its own log of what was acknowledged, which it only ever appends to.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a failing test panics and says why"
)]

#[path = "../examples/writer/steps.rs"]
mod steps;
#[path = "workspace/support.rs"]
#[allow(dead_code, clippy::indexing_slicing, reason = "made for more than this")]
mod support;

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use lernfall_core::answer::{AnswerKey, Value};
use lernfall_core::digest::Digest;
use lernfall_core::id::{AttachmentId, RowId};
use lernfall_store::{Random, Store};
use support::*;

fn writer() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    test.parent().unwrap().parent().unwrap().join("examples").join("writer")
}

fn number_from(name: &str, default: u64) -> u64 {
    std::env::var_os(name).map_or(default, |text| text.to_str().unwrap().parse().unwrap())
}

/// The number for the next writer: the last one may have written one more than it could say.
fn next(log: &Path, kind: &str) -> u64 {
    acknowledged(log, kind).last().map_or(1, |last| last + 2)
}

/// Runs the writer, kills it after `wait` and appends what it said to the log.
fn kill_after(wait: Duration, folder: &Path, mode: &str, first: u64, log: &mut File) {
    let mut child = Command::new(writer())
        .args([folder.as_os_str(), PASSPHRASE.as_ref(), mode.as_ref(), first.to_string().as_ref()])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let said = BufReader::new(child.stdout.take().unwrap());
    std::thread::scope(|scope| {
        let listener = scope.spawn(move || said.lines().map_while(Result::ok).collect::<Vec<_>>());
        std::thread::sleep(wait);
        assert!(child.try_wait().unwrap().is_none(), "the writer works until it is killed");
        child.kill().unwrap();
        child.wait().unwrap();
        for line in listener.join().unwrap() {
            writeln!(log, "{line}").unwrap();
        }
        log.sync_all().unwrap();
    });
}

fn acknowledged(log: &Path, kind: &str) -> BTreeSet<u64> {
    let text = fs::read_to_string(log).unwrap();
    let prefix = format!("ack {kind} ");
    text.lines().filter_map(|line| line.strip_prefix(&prefix)).map(|number| number.parse().unwrap()).collect()
}

fn sound(store: &Store) {
    assert_eq!(store.check(&mut |_| ControlFlow::Continue(())).unwrap(), []);
}

/// A random moment of up to `most` milliseconds.
fn moment(random: &mut Seeded, most: u64) -> Duration {
    let mut bytes = [0; 8];
    random.fill(&mut bytes);
    Duration::from_millis(u64::from_le_bytes(bytes) % most)
}

fn seed() -> Seeded {
    let seed = number_from("LERNFALL_SEED", u64::from(std::process::id()));
    println!("LERNFALL_SEED={seed}");
    Seeded(seed)
}

fn kills() -> u64 {
    number_from("LERNFALL_KILLS", 24).div_ceil(3)
}

fn prepared() -> (tempfile::TempDir, PathBuf, PathBuf, File) {
    let folder = tempfile::tempdir().unwrap();
    let (workspace, log) = (folder.path().join("workspace"), folder.path().join("acknowledged.log"));
    let mut store = create(&workspace);
    add_case(&mut store, CASE, TALK);
    store.close().unwrap();
    let file = File::options().create(true).append(true).open(&log).unwrap();
    (folder, workspace, log, file)
}

#[test]
fn no_acknowledged_answer_or_draft_is_lost() {
    let (_folder, workspace, log, mut file) = prepared();
    let mut random = seed();
    for _ in 0..kills() {
        let first = next(&log, "answer");
        kill_after(moment(&mut random, 300), &workspace, "answer", first, &mut file);
        let store = open(&workspace).unwrap();
        sound(&store);
        for number in acknowledged(&log, "answer") {
            let row = Some(RowId(uuid(number.into())));
            let key = AnswerKey { interview: None, question: "A1".into(), row };
            let found = match number % 3 {
                0 => store.read().draft(CASE, &key).unwrap(),
                _ => store.read().answer(CASE, &key).unwrap().and_then(|answer| answer.value),
            };
            let expected = Value::Text(format!("Antwort {number} ").repeat(20));
            assert!(found == Some(expected), "answer {number} is missing");
        }
    }
    println!("{} answers acknowledged, 0 missing", acknowledged(&log, "answer").len());
}

#[test]
fn no_acknowledged_attachment_is_lost() {
    let mut random = seed();
    let mut total = 0;
    // A fresh workspace now and then, because each round reads all attachments there are.
    for kills in std::iter::repeat_n(8, usize::try_from(kills() / 8).unwrap()).chain([kills() % 8]) {
        let (_folder, workspace, log, mut file) = prepared();
        for _ in 0..kills {
            let first = next(&log, "attach");
            kill_after(moment(&mut random, 400), &workspace, "attach", first, &mut file);
            let store = open(&workspace).unwrap();
            sound(&store);
            let attached = store.read().attachments(CASE).unwrap();
            for number in acknowledged(&log, "attach") {
                let size = if number % 2 == 0 { 1_200_000 } else { 90_000 };
                let digest = Digest::of(&vec![(number % 251) as u8; size]);
                // That its bytes have this digest was part of the check.
                let found = attached.get(&AttachmentId(uuid(number.into())));
                assert!(found.is_some_and(|found| found.digest == digest), "attachment {number}");
            }
            let parts = fs::read_dir(workspace.join("attachments")).unwrap();
            assert!(parts.map(|entry| entry.unwrap().path()).all(|path| path.extension().unwrap() == "age"));
        }
        total += acknowledged(&log, "attach").len();
    }
    println!("{total} attachments acknowledged, 0 missing");
}

#[test]
fn an_interrupted_upgrade_is_the_old_file_or_the_new_one() {
    let mut random = seed();
    let (mut old, mut new) = (0, 0);
    for _ in 0..kills() {
        let (_folder, workspace, log, mut file) = prepared();
        let mut store = open(&workspace).unwrap();
        answer(&mut store, "A1", "bleibt");
        store.close().unwrap();
        kill_after(moment(&mut random, 500), &workspace, "migrate", 1, &mut file);
        let version: u32 = raw(&workspace).query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
        match version {
            3 => old += 1,
            5 => new += 1,
            other => panic!("half done: {other}"),
        }
        assert!(version == 5 || acknowledged(&log, "open").is_empty(), "an acknowledged upgrade is there");
        let upgraded = opening().with_migrations(steps::STEPS);
        let store = Store::open(&workspace, &secret(PASSPHRASE), &upgraded, &mut Seeded(1)).unwrap();
        sound(&store);
        assert_eq!(store.read().answer(CASE, &key("A1")).unwrap(), Some(text("bleibt")));
        store.close().unwrap();
        let rows: u32 =
            raw(&workspace).query_row("SELECT count(*) FROM later", [], |row| row.get(0)).unwrap();
        assert_eq!(rows, 10_000);
    }
    println!("{old} times the old format, {new} times the new one");
}
