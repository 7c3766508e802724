//! The package for Debian, tried on this machine: installed, its window driven by keys through one
//! whole job, removed, and people's files looked at (`tests/window/examples/installed.rs`).

use std::path::Path;

use crate::apt;
use crate::say::say;
use crate::step::{Outcome, Step, Stop};

/// Finds out at once whether a trial is possible, before the long building.
pub fn prepare() -> Outcome {
    if Step::new("id", ["-u"]).answer().as_deref() != Some("0") {
        return Err(Stop(
            "Only root can install a package and remove it again. Without --try they are made by anybody."
                .into(),
        ));
    }
    if Step::new("dpkg-query", ["--show", "lernfall"]).answer().is_some() {
        return Err(Stop(
            "Lernfall is installed on this machine, and the trial would remove it. Nothing was done.".into(),
        ));
    }
    apt::install(apt::TO_TEST)
}

pub fn run(package: &Path) -> Outcome {
    // Reads the workspace when the package is gone.
    Step::cargo(["build", "-p", "lernfall-cli"]).quiet("Building the command line beside the package")?;
    let example = ["run", "--quiet", "-p", "lernfall-window-tests", "--example", "installed", "--"];
    let words = example.iter().map(AsRef::as_ref).chain([package.as_os_str()]);
    let told = Step::cargo(words).quiet("Installing the package, driving its window, and removing it")?;
    for line in told.lines() {
        say(&format!("  {line}"));
    }
    Ok(())
}
