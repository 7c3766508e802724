//! A short form of `cargo xtask torture`: some kills and some failing calls of each operation.
#![allow(clippy::print_stdout, reason = "the seed is told")]

use std::path::Path;
use std::sync::LazyLock;

use lernfall_tests::torture::attempt::Rooms;
use lernfall_tests::torture::chance::Chance;
use lernfall_tests::torture::faults::{KINDS, sweep};
use lernfall_tests::torture::kills::kill;
use lernfall_tests::torture::operation::all;
use lernfall_tests::torture::process::{Log, Programs};

/// Built once: neither test may meet a program that the other one is just writing.
fn programs() -> &'static Programs {
    static BUILT: LazyLock<Programs> =
        LazyLock::new(|| Programs::built(Path::new(env!("CARGO_BIN_EXE_torture"))));
    &BUILT
}

#[test]
fn killed_at_any_moment_it_leaves_the_state_before_or_after() {
    let programs = programs();
    let (rooms, seed) = (Rooms::new(programs), Chance::seed());
    println!("seed {seed}");
    let folder = tempfile::tempdir().expect("a folder");
    let (mut chance, log) = (Chance::new(seed), Log::at(&folder.path().join("log")));
    for operation in all().into_iter().filter(|operation| operation.name != "open and close") {
        let tally = kill(&rooms.rehearsed(&operation, programs), 1, &mut chance, &log);
        assert_eq!(tally.against, Vec::<String>::new(), "seed {seed}");
        assert!(tally.inside > 0, "{}: none of {} kills hit it, seed {seed}", operation.name, tally.kills);
    }
}

#[test]
fn whichever_call_fails_it_leaves_the_state_before_or_after() {
    let programs = programs();
    let rooms = Rooms::new(programs);
    for operation in all() {
        let rehearsed = rooms.rehearsed(&operation, programs);
        for (kind, told) in KINDS {
            // Spread over all of its calls, not over the first ones alone.
            let row = sweep(&rehearsed, kind, 2);
            assert_eq!(row.against, Vec::<String>::new(), "{}, {told}", operation.name);
            assert!(!row.is_empty(), "{}, {told}: nothing was tried", operation.name);
        }
    }
}
