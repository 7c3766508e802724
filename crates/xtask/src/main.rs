//! Sets up, runs and checks the project: `cargo xtask run`, `cargo xtask test` and the parts
//! of them. It needs nothing but the standard library, so that it builds in seconds on a
//! machine on which nothing else is installed yet.
//!
//! What it keeps true: it says in sentences what it does, installs only what is missing, and
//! shows the whole output of a program that failed.

mod apt;
mod check;
mod failures;
mod icons;
mod journey;
mod package;
mod place;
mod python;
mod say;
mod step;
mod test;
mod torture;
mod ui;
mod versions;
mod window;

use std::process::ExitCode;

use package::{Build, Then};
use say::say;
use step::{Outcome, Step};
use torture::Task;

const USAGE: &str = "\
Usage: cargo xtask COMMAND

  run [--demo]                 install what is missing, build, open the window; --demo with examples;
                               without a display: carry one case through on the command line
  test                         install what is missing, run every check and test
  window [--shots [KIND]]      drive the window by its tests; --shots makes pictures of every view,
                               KIND such as de-light or 320 of some
  check                        formatting, lints and dependency rules only
  bench bundle|store|search    measure one part in an optimised build
  bench window                 measure the driven window: how quickly it answers, starts, and its memory
  package [--debug] [--try]    make the .deb and .rpm in target/package; --debug builds them quickly,
                               --try installs the .deb, drives its window, and removes it (as root)
  torture [--kills N] [--seed S] [--only OPERATION]
                               kill the program at random moments, let each change to the disk fail;
                               OPERATION is one of those, window or flips (an unknown one names them);
                               --release-window instead kills the window as people get it, --canaries
                               types words that nobody else writes into it and searches what is left
  icons                        draw the program's icons again from icons/lernfall.svg";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["run"] => window::run(window::Desk::Own),
        ["run", "--demo"] => window::run(window::Desk::Examples),
        ["window"] => window::drive(window::Task::Journeys),
        ["window", "--shots"] => window::drive(window::Task::Shots("")),
        ["window", "--shots", kind] => window::drive(window::Task::Shots(kind)),
        ["test"] => test::run(),
        ["check"] => check::run(),
        ["bench", "window"] => window::bench(),
        ["bench", part @ ("bundle" | "store" | "search")] => bench(part),
        ["package"] => package::run(Build::Release, Then::Nothing),
        ["package", "--try"] => package::run(Build::Release, Then::Try),
        ["package", "--debug"] => package::run(Build::Debug, Then::Nothing),
        ["package", "--debug", "--try"] => package::run(Build::Debug, Then::Try),
        ["torture", "--release-window", more @ ..] => torture::run(Task::ReleasedWindow(more)),
        ["torture", "--canaries"] => torture::run(Task::Canaries),
        ["torture", more @ ..] => torture::run(Task::All(more)),
        ["icons"] => icons::run(),
        ["help" | "--help" | "-h"] => {
            say(USAGE);
            return ExitCode::SUCCESS;
        }
        _ => {
            say(USAGE);
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) => {
            say(&stop.to_string());
            ExitCode::FAILURE
        }
    }
}

fn bench(part: &str) -> Outcome {
    versions::check()?;
    apt::install(apt::TO_BUILD)?;
    let (package, bench) = match part {
        "bundle" => ("lernfall-bundle", "seal"),
        "store" => ("lernfall-store", "autosave"),
        _ => ("lernfall-store", "search"),
    };
    Step::cargo(["bench", "--quiet", "-p", package, "--bench", bench])
        .open(&format!("Measuring the part \"{part}\" in an optimised build."))
}
