//! The packages to install on Debian and on systems with RPM: `target/package/*.deb` and `*.rpm`.
//!
//! Keeps true that both hold the same files, that a release brings its own OpenSSL, that no
//! program shows its SQLite to others, and that every licence text of others comes along. The
//! installers of Windows are Tauri's matter (docs/windows.md).

mod deb;
mod programs;
mod rpm;
mod tree;
mod trial;

use std::fs;
use std::path::{Path, PathBuf};

use crate::say::say;
use crate::step::{Outcome, Step, Stop};
use crate::{apt, place, ui, versions};

/// Debian's packages that packing needs beside those for building.
const TO_PACK: &[&str] = &["appstream", "binutils", "desktop-file-utils", "dpkg-dev", "gzip", "rpm"];

/// Every crate of the workspace has this version.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// How the programs in the packages are built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Build {
    /// As they are given to people.
    Release,
    /// Quickly, with the system's OpenSSL, to try the packages themselves.
    Debug,
}

/// What happens to the packages that were made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    Nothing,
    /// The one for Debian is installed on this machine, used, and removed.
    Try,
}

pub fn run(build: Build, then: Then) -> Outcome {
    versions::check()?;
    if then == Then::Try {
        trial::prepare()?;
    }
    let wanted: Vec<&str> = apt::TO_BUILD.iter().chain(TO_PACK).copied().collect();
    apt::install(&wanted)?;
    ui::build()?;
    let programs = programs::build(build)?;
    let folder = fresh(place::target().join("package"))?;
    let for_debian = deb::pack(&folder, &programs)?;
    for package in [&for_debian, &rpm::pack(&folder, &programs)?] {
        say(&format!("  {}", package.display()));
    }
    match then {
        Then::Nothing => Ok(()),
        Then::Try => trial::run(&for_debian),
    }
}

/// An empty folder, without what an earlier run left in it.
fn fresh(folder: PathBuf) -> Outcome<PathBuf> {
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| unwritable(&folder, &error))?;
    }
    fs::create_dir_all(&folder).map_err(|error| unwritable(&folder, &error))?;
    Ok(folder)
}

fn unwritable(path: &Path, error: &std::io::Error) -> Stop {
    Stop(format!("{} cannot be written: {error}.", path.display()))
}

/// A text from the folder `packaging`, with facts in the places of their names.
fn filled(name: &str, facts: &[(&str, &str)]) -> Outcome<String> {
    let path = place::workspace().join("packaging").join(name);
    let text = fs::read_to_string(&path)
        .map_err(|error| Stop(format!("{} cannot be read: {error}.", path.display())))?;
    Ok(facts.iter().fold(text, |text, (name, fact)| text.replace(&format!("@{name}@"), fact)))
}

/// What a program says on its output, where not saying it is a failure.
fn told(step: Step, what: &str) -> Outcome<String> {
    step.answer().ok_or_else(|| Stop(format!("It could not be found out {what}.")))
}
