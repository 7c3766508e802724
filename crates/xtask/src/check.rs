//! What can be said without running anything: formatting, lints, rules for dependencies.

use crate::say::say;
use crate::step::{Outcome, Step, Stop, Verdict};
use crate::{apt, ui, versions};

pub fn run() -> Outcome {
    versions::check()?;
    apt::install(apt::TO_BUILD)?;
    formatting()?;
    ui::check()?;
    // The window embeds the interface, so its crate cannot be checked before that is built.
    ui::build()?;
    lints()?;
    dependencies()
}

pub fn formatting() -> Outcome {
    Step::cargo(["fmt", "--all", "--check"]).quiet("Checking the formatting")?;
    Ok(())
}

pub fn lints() -> Outcome {
    Step::cargo(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])
        .quiet("Running the lints")?;
    Ok(())
}

/// Licences, bans, sources and known weaknesses by cargo-deny. It takes minutes to build and
/// is therefore not installed on the way; crates that open sockets are found by the house
/// rules in `tests` in any case.
pub fn dependencies() -> Outcome {
    if Step::cargo(["deny", "--version"]).answer().is_none() {
        skipped(
            "licences, sources and known weaknesses of the dependencies",
            "cargo-deny is not installed; `cargo install --locked cargo-deny` brings it",
        );
        return Ok(());
    }
    Step::cargo(["deny", "check", "bans", "licenses", "sources"])
        .quiet("Checking licences, bans and sources")?;
    weaknesses()
}

/// The list of known weaknesses comes from the internet at the time of the check.
fn weaknesses() -> Outcome {
    match Step::cargo(["deny", "check", "advisories"]).verdict("Checking for known weaknesses")? {
        Verdict::Good(_) => Ok(()),
        Verdict::Bad(printed) if printed.contains("failed to fetch advisory database") => {
            skipped("known weaknesses of the dependencies", "the list of them could not be fetched");
            Ok(())
        }
        Verdict::Bad(printed) => {
            say(&printed);
            Err(Stop("A dependency has a known weakness, or deny.toml is wrong. The output is above.".into()))
        }
    }
}

fn skipped(what: &str, why: &str) {
    say(&format!("*** SKIPPED: {what} were NOT checked:"));
    say(&format!("***          {why}."));
}
