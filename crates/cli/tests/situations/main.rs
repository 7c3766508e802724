//! What the command line does when something is not as it should be: every situation produced for real.
//!
//! Each refusal is tried in both languages and as JSON, and every file around it stays as it was (see
//! [`support::Room::refused`]).

mod answers;
mod attachments;
mod bundles;
mod disks;
mod json;
mod languages;
mod opening;
mod secrets;
mod shells;
mod support;
mod targets;
