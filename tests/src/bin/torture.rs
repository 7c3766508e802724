//! `cargo xtask torture` runs this; see `lernfall_tests::torture`.
//!
//! As `session` and `upgrade` it is itself the process that is tortured.
#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a report of a test"
)]

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use lernfall_app::env::Env;
use lernfall_tests::torture::attempt::Rooms;
use lernfall_tests::torture::chance::Chance;
use lernfall_tests::torture::faults::{KINDS, sweep};
use lernfall_tests::torture::operation::{Operation, all};
use lernfall_tests::torture::process::{Log, Programs};
use lernfall_tests::torture::{kills, page, session};

const USAGE: &str = "\
torture kills [--kills N] [--each N] [--seed S] [--only OPERATION]
torture faults [--only OPERATION] [--page FILE]";

/// Part of all others, so that it is not killed by itself.
const OPENING: &str = "open and close";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["session"] => session::serve(),
        ["upgrade", folder, passphrase] => session::upgrade(Path::new(folder), passphrase),
        ["kills", more @ ..] => Wanted::of(more).known(kill),
        ["faults", more @ ..] => Wanted::of(more).known(fail),
        _ => {
            println!("{USAGE}");
            ExitCode::from(2)
        }
    }
}

/// What was asked for.
struct Wanted {
    kills: usize,
    /// At least so many inside of each operation.
    each: usize,
    seed: u64,
    only: Option<String>,
    page: Option<PathBuf>,
}

impl Wanted {
    fn of(words: &[&str]) -> Self {
        let said = |name: &str| {
            let at = words.iter().position(|word| *word == name)?;
            words.get(at + 1).map(|word| (*word).to_owned())
        };
        let number = |name: &str| said(name).map(|word| word.parse::<usize>().expect("a number"));
        Self {
            kills: number("--kills").unwrap_or(100),
            each: number("--each").unwrap_or(1),
            seed: said("--seed").map_or_else(Chance::seed, |word| word.parse().expect("a number")),
            only: said("--only"),
            page: said("--page").map(PathBuf::from),
        }
    }

    /// Does it, unless it is to be done with an operation that there is not.
    fn known(&self, run: fn(&Self) -> ExitCode) -> ExitCode {
        if self.operations().is_empty() {
            println!("There is no such operation. There are:");
            all().iter().for_each(|operation| println!("  {}", operation.name));
            return ExitCode::from(2);
        }
        run(self)
    }

    fn operations(&self) -> Vec<Operation> {
        let wanted = |operation: &Operation| self.only.as_ref().is_none_or(|only| operation.name == *only);
        all().into_iter().filter(wanted).collect()
    }
}

fn programs() -> Programs {
    Programs::built(&std::env::current_exe().expect("this program"))
}

fn kill(wanted: &Wanted) -> ExitCode {
    let programs = programs();
    let operations: Vec<Operation> =
        wanted.operations().into_iter().filter(|operation| operation.name != OPENING).collect();
    if operations.is_empty() {
        println!("torture: {OPENING}: part of all others, not killed by itself");
        return ExitCode::SUCCESS;
    }
    let rooms = Rooms::new(&programs);
    let place = std::env::temp_dir().join(format!("lernfall-torture-{}.log", std::process::id()));
    let log = Log::at(&place);
    println!("seed {}, log {}", wanted.seed, place.display());
    let mut chance = Chance::new(wanted.seed);
    let (mut total, mut bad) = (0, 0);
    for operation in &operations {
        let inside = wanted.kills.div_ceil(operations.len()).max(wanted.each);
        let tally = kills::kill(&rooms.rehearsed(operation, &programs), inside, &mut chance, &log);
        tally.against.iter().for_each(|what| println!("  {what}"));
        println!(
            "torture: {}: {} kills, {} inside, {} lost, {} damaged",
            operation.name, tally.kills, tally.inside, tally.lost, tally.damaged
        );
        total += tally.kills;
        bad += tally.lost + tally.damaged + usize::from(tally.inside < inside);
    }
    println!("torture: {total} kills in all, seed {}", wanted.seed);
    ExitCode::from(u8::from(bad > 0))
}

fn fail(wanted: &Wanted) -> ExitCode {
    let (programs, operations) = (programs(), wanted.operations());
    let rooms = Rooms::new(&programs);
    let names: Vec<&str> = all().iter().map(|operation| operation.name).collect();
    let on = Env::for_tests(Path::new("")).today();
    let (mut table, mut bad) = (Vec::new(), 0);
    for operation in &operations {
        let rehearsed = rooms.rehearsed(operation, &programs);
        let mut rows = Vec::new();
        for (kind, told) in KINDS {
            let row = sweep(&rehearsed, kind, usize::MAX);
            println!(
                "torture: {}, {told}: {} calls, {} tried, {:?}, {:?}",
                operation.name, row.calls, row.tried, row.told, row.stands
            );
            row.against.iter().for_each(|what| println!("  {what}"));
            if row.is_empty() {
                println!("  nothing was tried");
            }
            bad += row.against.len() + usize::from(row.is_empty());
            rows.push((told, row));
        }
        table.push((operation.name, rows));
        // Each time, so that a run that is broken off leaves what it found.
        if let Some(to) = &wanted.page {
            let before = std::fs::read_to_string(to).unwrap_or_default();
            std::fs::write(to, page::faults(&table, &names, on, &before)).expect("the page");
        }
    }
    println!("torture: {bad} against a promise");
    ExitCode::from(u8::from(bad > 0))
}
