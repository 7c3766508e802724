//! What a workspace keeps true, tried on the real database.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a failing test panics; the long tests take their length from the environment and say what they did"
)]

mod answering;
mod attaching;
mod backing_up;
mod backups_in_trouble;
mod erasing;
mod erasing_again;
mod flipping;
mod foreign;
mod frozen;
mod furnished;
mod noting;
mod opening;
mod people;
mod renewing;
mod restoring;
mod salvaging;
mod searching;
mod support;
mod undoing;
mod upgrading;
