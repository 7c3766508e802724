//! The interface: its packages, its types, its files for the window.

use std::fs;

use crate::place;
use crate::step::{Outcome, Step, Stop};

/// Makes `ui/dist`, which the window embeds.
pub fn build() -> Outcome {
    install()?;
    npm(&["run", "build"]).quiet("Building the interface")?;
    Ok(())
}

/// Checks the types and the accessibility hints of the components.
pub fn check() -> Outcome {
    install()?;
    npm(&["run", "check"]).quiet("Checking the interface")?;
    Ok(())
}

/// Installs exactly what the lock file names, unless that has been done already.
fn install() -> Outcome {
    let unreadable = |error| Stop(format!("ui/package-lock.json cannot be read: {error}."));
    let lock = fs::read(place::ui().join("package-lock.json")).map_err(unreadable)?;
    let installed = place::ui().join("node_modules/.installed-lock.json");
    if fs::read(&installed).is_ok_and(|it| it == lock) {
        return Ok(());
    }
    npm(&["ci"]).quiet("Installing the packages of the interface")?;
    fs::write(&installed, lock)
        .map_err(|error| Stop(format!("{} cannot be written: {error}.", installed.display())))
}

fn npm(words: &[&str]) -> Step {
    let program = if cfg!(windows) { "npm.cmd" } else { "npm" };
    Step::new(program, words).inside(&place::ui())
}
