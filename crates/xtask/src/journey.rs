//! The main job of the program, carried through on the command line for somebody to watch.

use crate::step::{Outcome, Step};

/// Builds the command line and lets it show the guides that come with it.
pub fn run() -> Outcome {
    Step::cargo(["build", "-p", "lernfall-cli"]).quiet("Building the command line")?;
    Step::cargo(["run", "--quiet", "-p", "lernfall-cli", "--", "template", "list"])
        .open("These guides come with the program:")
}
