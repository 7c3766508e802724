//! Sets up, runs and checks the project: `cargo xtask run`, `cargo xtask test` and the parts
//! of them. It needs nothing but the standard library, so that it builds in seconds on a
//! machine on which nothing else is installed yet.
//!
//! What it keeps true: it says in sentences what it does, installs only what is missing, and
//! shows the whole output of a program that failed.

mod apt;
mod check;
mod icons;
mod journey;
mod place;
mod python;
mod say;
mod step;
mod test;
mod ui;
mod versions;

use std::process::ExitCode;

use say::say;
use step::{Outcome, Step};

const USAGE: &str = "\
Usage: cargo xtask COMMAND

  run                          install what is missing, build, carry one case through
  test                         install what is missing, run every check and test
  check                        formatting, lints and dependency rules only
  bench bundle|store|search    measure one part in a release build
  icons                        draw the program's icons again from icons/lernfall.svg";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["run"] => run(),
        ["test"] => test::run(),
        ["check"] => check::run(),
        ["bench", part @ ("bundle" | "store" | "search")] => bench(part),
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

fn run() -> Outcome {
    versions::check()?;
    apt::install(apt::TO_BUILD)?;
    ui::build()?;
    journey::run()
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
