//! What the command line does when something is not as it should be: every situation produced for real.
//!
//! Each refusal is tried in both languages and as JSON, and every file around it stays as it was (see
//! [`support::Room::refused`]).

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "everything here is a test or serves one"
)]

mod answers;
mod attachments;
mod backups;
mod bundles;
mod disks;
mod erasing;
mod json;
mod languages;
mod opening;
mod secrets;
mod shells;
mod support;
mod targets;
mod terminal;
