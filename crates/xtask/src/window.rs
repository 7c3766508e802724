//! The window: started for a person, or built to be driven and driven by the tests.
//!
//! Every build of it selects the same crates and kinds of targets as the whole test run does. Cargo
//! then settles on the same features for the crates underneath, and builds them once.

use crate::say::say;
use crate::step::{Outcome, Step, in_words, now};
use crate::{apt, journey, place, ui, versions};

/// What the window opens with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Desk {
    /// What the person chooses.
    Own,
    /// Invented example cases, forgotten at the end.
    Examples,
}

/// What the tests of the window shall do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Task<'a> {
    Journeys,
    /// Pictures of every view, or of those whose kind holds these letters: `de-light`, `320`.
    Shots(&'a str),
}

/// How lines begin in which the tests of the window say what they counted.
const COUNTED: [&str; 5] = ["inputs until ", "axe: ", "room: ", "AT-SPI: ", "forced colours: "];

const BUILD: &[&str] =
    &["build", "--workspace", "--bin", "lernfall-window", "--bin", "lernfall", "--test", "start"];

/// Builds the program and opens it; without a display, the same job on the command line.
pub fn run(desk: Desk) -> Outcome {
    versions::check()?;
    apt::install(apt::TO_BUILD)?;
    if !has_display() {
        say("There is no display here to open a window on, so the journey is made on the command line.");
        return journey::run();
    }
    ui::build()?;
    Step::cargo(BUILD).quiet("Building the window")?;
    let program = place::target().join("debug").join("lernfall-window");
    match desk {
        Desk::Own => Step::new(program, [""; 0]).open("The window is open. The command ends with it."),
        Desk::Examples => Step::new(program, ["--demo"])
            .open("The window is open, with example cases. The command ends with it."),
    }
}

/// Builds what is needed and drives the window.
pub fn drive(task: Task) -> Outcome {
    let begun = now();
    versions::check()?;
    let packages: Vec<&str> = apt::TO_BUILD.iter().chain(apt::TO_TEST).copied().collect();
    apt::install(&packages)?;
    ui::build()?;
    build_driven()?;
    match task {
        Task::Journeys => {
            journeys()?;
        }
        Task::Shots(kind) => {
            Step::cargo(["run", "--quiet", "-p", "lernfall-window-tests", "--example", "shots", "--", kind])
                .quiet("Making pictures of the views")?;
            say(&format!("The pictures are in {}.", place::target().join("window/shots").display()));
        }
    }
    say(&format!("Done, in {}.", in_words(begun.elapsed())));
    Ok(())
}

/// The window that lets itself be driven, and the command line to compare it with.
pub fn build_driven() -> Outcome {
    Step::cargo(BUILD.iter().chain(&["--features", "lernfall-window/driven"]))
        .quiet("Building the window for driving")?;
    Ok(())
}

/// How quickly the driven window answers and starts, beside an empty window of the same library.
pub fn bench() -> Outcome {
    versions::check()?;
    let packages: Vec<&str> = apt::TO_BUILD.iter().chain(apt::TO_TEST).copied().collect();
    apt::install(&packages)?;
    ui::build()?;
    let beside = ["--example", "lernfall-window-empty", "--features", "lernfall-window/driven"];
    Step::cargo(BUILD.iter().chain(&beside).chain(&["--profile", "bench"]))
        .quiet("Building the window for measuring")?;
    Step::cargo(["bench", "--quiet", "-p", "lernfall-window-tests", "--bench", "window"]).open(
        "Measuring the window. Whatever else runs on this machine shows in the figures. About 15 minutes.",
    )
}

/// Every test that drives the window; gives what they printed.
pub fn journeys() -> Outcome<String> {
    let printed = Step::cargo(["test", "-p", "lernfall-window-tests", "--no-fail-fast", "--", "--nocapture"])
        .quiet("Driving the window")?;
    for line in printed.lines().filter(|line| COUNTED.iter().any(|begun| line.starts_with(begun))) {
        say(&format!("  {line}"));
    }
    Ok(printed)
}

/// Only Linux can be without one.
fn has_display() -> bool {
    let named = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || named("WAYLAND_DISPLAY") || named("DISPLAY")
}
