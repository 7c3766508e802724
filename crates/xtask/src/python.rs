//! Readers by others that come from PyPI, in an environment of their own under `target`.

use std::fs;
use std::path::Path;

use crate::place;
use crate::step::{Outcome, Step, Stop};

const WANTED: &str = "tests/foreign/requirements.txt";

/// Installs the pinned packages into `target/python`, unless that has been done already.
pub fn install() -> Outcome {
    let unreadable = |error| Stop(format!("{WANTED} cannot be read: {error}."));
    let wanted = fs::read(place::workspace().join(WANTED)).map_err(unreadable)?;
    let folder = place::target().join("python");
    let installed = folder.join("installed.txt");
    if fs::read(&installed).is_ok_and(|it| it == wanted) {
        return Ok(());
    }
    // Debian's own interpreter where there is one: python3-venv belongs to that one.
    let debian = Path::new("/usr/bin/python3");
    let python = if debian.exists() { debian } else { Path::new("python3") };
    Step::new(python, [Path::new("-m"), Path::new("venv"), Path::new("--clear"), &folder])
        .quiet("Making a Python environment for the readers by others")?;
    Step::new(
        folder.join("bin/python"),
        [
            "-m",
            "pip",
            "install",
            "--disable-pip-version-check",
            "--no-deps",
            "--only-binary=:all:",
            "-r",
            WANTED,
        ],
    )
    .quiet("Installing the readers by others")?;
    fs::write(&installed, wanted)
        .map_err(|error| Stop(format!("{} cannot be written: {error}.", installed.display())))
}
