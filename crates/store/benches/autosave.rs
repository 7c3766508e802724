//! What one autosave costs, beside the same row in a plain SQLite file with full sync. Prints the median
//! of five runs of 200 saves each, in milliseconds a save.
//!
//! `cargo xtask bench store`.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    dead_code,
    missing_docs,
    reason = "a measurement, not the product"
)]

#[path = "support/workspace.rs"]
mod support;

use std::path::Path;
use std::time::Instant;

use lernfall_core::answer::Value;
use lernfall_store::{Op, Store, StoreError};
use rusqlite::Connection;
use support::{add_case, case, key, median, today, workspace};

const RUNS: usize = 5;
const SAVES: usize = 200;

fn main() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let mut store = workspace(&folder.path().join("workspace"));
    add_case(&mut store, 0, |_| Ok(()));
    let plain = plain(&folder.path().join("plain.db"));
    let text = "Wir haben gebaut, bevor wir wussten, wer mit einziehen soll. ".repeat(20);
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        ours.push(timed(|at| save(&mut store, &format!("{text}{at}"))));
        theirs.push(timed(|at| {
            let value = serde_json::to_string(&Value::Text(format!("{text}{at}"))).unwrap();
            plain
                .execute(
                    "INSERT INTO draft VALUES ('c', '', 'B1', '', ?) ON CONFLICT DO UPDATE SET value = excluded.value",
                    [value],
                )
                .unwrap();
        }));
    }
    let (ours, theirs) = (median(ours), median(theirs));
    println!("one autosave of {} bytes, medians of {RUNS} runs of {SAVES}, in ms", text.len());
    println!("plain SQLite, full sync   {theirs:8.3}");
    println!("workspace, journalled     {ours:8.3}  ratio {:5.2}", ours / theirs);
}

fn save(store: &mut Store, text: &str) {
    let op = Op::SaveDraft { case: case(0), key: key("B1") };
    store
        .transact(op, today(), |tx| tx.save_draft(case(0), &key("B1"), &Value::Text(text.to_owned())))
        .map_err(|error: StoreError| error)
        .unwrap();
}

/// The same row in the same journal mode, without encryption and without a journal of operations.
fn plain(file: &Path) -> Connection {
    let plain = Connection::open(file).unwrap();
    plain
        .execute_batch(
            "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL; PRAGMA locking_mode = EXCLUSIVE;
             CREATE TABLE draft (case_id TEXT, interview TEXT, question TEXT, row TEXT, value TEXT,
               PRIMARY KEY (case_id, interview, question, row)) STRICT;",
        )
        .unwrap();
    plain
}

/// Milliseconds a save.
fn timed(mut save: impl FnMut(usize)) -> f64 {
    let start = Instant::now();
    for at in 0..SAVES {
        save(at);
    }
    start.elapsed().as_secs_f64() * 1000.0 / SAVES as f64
}
