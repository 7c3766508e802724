//! The test kit: bundles good, damaged and hostile, each as a named test.
//!
//! Keeps true: only the public API of the crate is used; hostile files are made in code.
//! Leaves to others: unit tests of the parts, beside the parts.

#[cfg(test)]
mod arbitrary;
#[cfg(test)]
mod conformance;
#[cfg(test)]
mod envelope;
#[cfg(test)]
mod flips;
#[cfg(test)]
mod foreign;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod make;
#[cfg(test)]
mod ours;
#[cfg(test)]
mod rawzip;
#[cfg(test)]
mod tools;

/// Tells past the test runner, which keeps what passing tests print to itself.
fn skipped(why: &str) {
    use std::io::Write;
    let _told = writeln!(std::io::stderr(), "SKIPPED: {why}");
}
