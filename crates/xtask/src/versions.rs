//! The two things that are expected to be there already: Rust and Node.

use crate::step::{Outcome, Step, Stop};

const RUST: (u32, u32) = (1, 95);
const NODE: (u32, u32) = (20, 19);

/// Stops with a sentence if Rust or Node is missing or too old.
pub fn check() -> Outcome {
    let rust = Step::new("rustc", ["--version"]).answer();
    enough("Rust", RUST, rust.as_deref(), "Rust comes from https://rustup.rs.")?;
    let node = Step::new("node", ["--version"]).answer();
    enough("Node", NODE, node.as_deref(), "Node comes from https://nodejs.org, npm included.")
}

fn enough(name: &str, needed: (u32, u32), told: Option<&str>, source: &str) -> Outcome {
    let (major, minor) = needed;
    match told.map(|told| (told, number(told))) {
        None => Err(Stop(format!("{name} is not installed; {major}.{minor} or newer is needed. {source}"))),
        Some((_, Some(found))) if found >= needed => Ok(()),
        Some((told, _)) => {
            Err(Stop(format!("{name} {major}.{minor} or newer is needed; found: {told}. {source}")))
        }
    }
}

/// The first two numbers of a version, from "rustc 1.95.0 (…)" as from "v20.19.4".
fn number(told: &str) -> Option<(u32, u32)> {
    let word = told
        .split_whitespace()
        .find(|word| word.trim_start_matches('v').starts_with(|c: char| c.is_ascii_digit()))?;
    let mut parts = word.trim_start_matches('v').split(['.', '-']);
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        assert_eq!(number("rustc 1.95.0 (f2d3ce0bd 2026-03-21)"), Some((1, 95)));
        assert_eq!(number("v20.19.4"), Some((20, 19)));
        assert!(enough("Node", NODE, Some("v20.9.0"), "").is_err());
        assert!(enough("Node", NODE, Some("v22.1.0"), "").is_ok());
        assert!(enough("Rust", RUST, Some("rustc 1.100.0-nightly"), "").is_ok());
    }

    #[test]
    fn what_is_not_there_gets_a_sentence() {
        let stop = enough("Node", NODE, None, "Here is how.").expect_err("missing");
        assert_eq!(stop.to_string(), "Node is not installed; 20.19 or newer is needed. Here is how.");
    }
}
