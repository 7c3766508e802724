//! What the commands say. One place, because the lints forbid printing elsewhere.

use std::io::Write;

/// Prints one sentence on a line of its own, at once. A closed output is no reason to stop.
pub fn say(sentence: &str) {
    let mut out = std::io::stdout().lock();
    let _closed = writeln!(out, "{sentence}").and_then(|()| out.flush());
}
