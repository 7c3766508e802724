//! The long proofs that nothing is lost: kills at random moments, and every change to the disk failing.
//!
//! Says at the end how often what was hit, and with which seed; the same seed draws the same moments.

use crate::say::say;
use crate::step::{Outcome, Step, in_words, now};
use crate::{apt, place, ui, versions, window};

/// What shall be done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Task<'a> {
    /// Kills and failing calls, on the command line, in sessions and in the driven window.
    All(&'a [&'a str]),
    /// Kills of the window as it is released, by the keyboard.
    ReleasedWindow(&'a [&'a str]),
    /// Canaries in the window as it is released, by the keyboard.
    Canaries,
}

/// Which part of the kills falls upon the driven window.
const OF_THE_WINDOW: u64 = 5;
const KILLS: u64 = 1000;
/// Where all of them are wanted, at least so many hit each operation.
const OF_EACH: &str = "50";
const FLIPS: &str = "10000";
const KILLS_OF_THE_RELEASED: u64 = 50;

pub fn run(task: Task<'_>) -> Outcome {
    let begun = now();
    versions::check()?;
    let packages: Vec<&str> = apt::TO_BUILD.iter().chain(apt::TO_TEST).copied().collect();
    apt::install(&packages)?;
    ui::build()?;
    match task {
        Task::All(words) => all(words)?,
        Task::ReleasedWindow(words) => released(words)?,
        Task::Canaries => canaries()?,
    }
    say(&format!("Done, in {}.", in_words(begun.elapsed())));
    Ok(())
}

fn all(words: &[&str]) -> Outcome {
    let kills = said(words, "--kills").unwrap_or(KILLS);
    let seed = said(words, "--seed").unwrap_or_else(drawn).to_string();
    let only = word(words, "--only");
    window::build_driven()?;
    if only.is_none_or(|only| only == "window") {
        let of_window = (kills / OF_THE_WINDOW).max(1).to_string();
        example(&["driven", &of_window, &seed])
            .open(&format!("Killing the window {of_window} times while somebody types. Ctrl-C ends it."))?;
    }
    if only == Some("window") {
        return Ok(());
    }
    if only.is_none_or(|only| only == "flips") {
        Step::cargo([
            "test",
            "--quiet",
            "-p",
            "lernfall-store",
            "--test",
            "workspace",
            "flipping",
            "--",
            "--nocapture",
        ])
        .with("LERNFALL_FLIPS", FLIPS)
        .with("LERNFALL_SEED", &seed)
        .open(
            "Turning single bits over in databases, key files and backups. This takes about ten minutes.",
        )?;
    }
    if only == Some("flips") {
        return Ok(());
    }
    // All of them once more, shared out among the other operations.
    let rest = kills.to_string();
    let mut shared = vec!["--kills", &rest, "--seed", &seed];
    if kills >= KILLS {
        shared.extend(["--each", OF_EACH]);
    }
    let only: Vec<&str> = only.into_iter().flat_map(|only| ["--only", only]).collect();
    torture("kills", &shared, &only).open("Killing the program inside of each operation.")?;
    torture("faults", &["--page", "docs/faults.md"], &only)
        .open("Letting each change to the disk fail in turn. About an hour.")
}

fn released(words: &[&str]) -> Outcome {
    let kills = said(words, "--kills").unwrap_or(KILLS_OF_THE_RELEASED).to_string();
    let seed = said(words, "--seed").unwrap_or_else(drawn).to_string();
    build_released()?;
    window::build_driven()?;
    example(&["released", &kills, &seed])
        .open(&format!("Killing the released window {kills} times while somebody types. Ctrl-C ends it."))
}

fn build_released() -> Outcome {
    Step::cargo(["build", "--release", "-p", "lernfall-window"])
        .quiet("Building the window as it is released")?;
    Ok(())
}

fn canaries() -> Outcome {
    build_released()?;
    Step::cargo(["run", "--quiet", "-p", "lernfall-window-tests", "--example", "canaries"])
        .open("Typing canaries into the released window, and searching every byte that is left.")
}

/// Optimised, yet with cheap keys as in every build for tests: it is three times as quick.
fn torture(what: &str, words: &[&str], more: &[&str]) -> Step {
    let run = ["run", "--quiet", "-p", "lernfall-tests", "--bin", "torture", "--", what];
    Step::cargo(run.iter().chain(words).chain(more))
        .with("CARGO_PROFILE_DEV_OPT_LEVEL", "2")
        .with("CARGO_TARGET_DIR", &place::target().join("torture").display().to_string())
}

fn example(words: &[&str]) -> Step {
    let run = ["run", "--quiet", "-p", "lernfall-window-tests", "--example", "killed", "--"];
    Step::cargo(run.iter().chain(words))
}

fn word<'a>(words: &[&'a str], name: &str) -> Option<&'a str> {
    let at = words.iter().position(|word| *word == name)?;
    words.get(at + 1).copied()
}

fn said(words: &[&str], name: &str) -> Option<u64> {
    word(words, name)?.parse().ok()
}

/// A seed that nobody chose.
fn drawn() -> u64 {
    u64::from(std::process::id())
}
