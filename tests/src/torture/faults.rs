//! Every change that an operation makes to the disk fails once, in turn, in every way there is.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::attempt::{Beside, Rehearsed};
use super::process::{End, Fault};

/// How a call can fail, as `faults.c` calls it, and as the table does.
pub const KINDS: [(&str, &str); 6] = [
    ("full", "no space, once"),
    ("full-on", "no space from there on"),
    ("error", "I/O error, once"),
    ("error-on", "I/O errors from there on"),
    ("short", "half written"),
    ("kill", "killed there"),
];

/// What became of one operation under one kind of failure.
#[derive(Default)]
pub struct Row {
    pub calls: usize,
    /// How many of them were made to fail.
    pub tried: usize,
    /// What was told, and how often; "done" where the failure did not matter.
    pub told: BTreeMap<String, usize>,
    /// How often nothing of it, a part of its steps, and all of it stood afterwards.
    pub stands: [usize; 3],
    /// What was against the promises, with the number of the call.
    pub against: Vec<String>,
}

impl Row {
    /// A row that proves nothing.
    pub fn is_empty(&self) -> bool {
        self.calls == 0 || self.tried == 0
    }
}

/// Makes calls fail, one in each attempt. Above `most` attempts only some of them are made, spread over all.
pub fn sweep(rehearsed: &Rehearsed<'_>, kind: &'static str, most: usize) -> Row {
    let counting = Fault { kind, at: 0 };
    let calls = rehearsed.run(&rehearsed.room(), 0, rehearsed.steps(), counting, End::ByItself).calls;
    let every = calls.len().div_ceil(most.max(1)).max(1);
    let row = Mutex::new(Row { calls: calls.len(), ..Row::default() });
    let next = AtomicUsize::new(1 + every / 2);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let turn = || next.fetch_add(every, Ordering::Relaxed);
                for at in std::iter::repeat_with(turn).take_while(|at| *at <= calls.len()) {
                    attempt(rehearsed, Fault { kind, at }, &row);
                }
            });
        }
    });
    row.into_inner().expect("the row")
}

fn attempt(rehearsed: &Rehearsed<'_>, fault: Fault, row: &Mutex<Row>) {
    let (room, all) = (rehearsed.room(), rehearsed.steps());
    let seen = rehearsed.run(&room, 0, all, fault, End::ByItself);
    let failed = seen.failed();
    let removing =
        failed.is_some_and(|call| [" unlink ! ", " rmdir ! "].iter().any(|name| call.contains(name)));
    let beside = if fault.kind == "kill" || fault.kind == "error-on" || removing {
        Beside::WhatWasBegun
    } else if fault.kind == "full-on" {
        Beside::LessThanStands
    } else {
        Beside::Nothing
    };
    let mut verdict = rehearsed.judge(&room, &seen, beside);
    if fault.kind == "short" && seen.acknowledged < all {
        verdict.against.push("gave up where it could go on".into());
    }
    let told = match () {
        () if seen.acknowledged == all => "done".to_owned(),
        () if seen.was_killed() => "killed".to_owned(),
        () => seen.codes.first().cloned().unwrap_or_else(|| "nothing said".into()),
    };
    if told == "nothing said" {
        verdict.against.push("failed without a word".into());
    }
    let mut row = row.lock().expect("the row");
    // The number of calls differs a little from run to run: the last ones may not come.
    let Some(failed) = failed else { return };
    row.tried += 1;
    *row.told.entry(told).or_default() += 1;
    let which = if verdict.stands == all { 2 } else { usize::from(verdict.stands > 0) };
    row.stands[which] += 1;
    row.against.extend(verdict.against.into_iter().map(|what| format!("{failed}: {what}")));
}
