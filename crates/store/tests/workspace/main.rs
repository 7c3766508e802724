//! What a workspace keeps true, tried on the real database.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a failing test panics")]

mod answering;
mod attaching;
mod backing_up;
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
