//! What becomes of a workspace when the program is killed or the medium fails, at every moment of it.
//!
//! An [`Operation`] is done by a real process: the command line, or a window's session without its window.
//! Killed at random moments ([`kills`]) or with its n-th change to the disk made to fail ([`faults`]), it
//! has to leave the state before or after each of its steps, whole, and nothing that it acknowledged may
//! be missing; what was not done can be done again. States are read by the store itself ([`state`]).
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::disallowed_methods,
    missing_debug_implementations,
    reason = "a torture stops with what went wrong, and takes its own time"
)]

pub mod attempt;
pub mod backups;
pub mod chance;
pub mod faults;
pub mod kills;
pub mod later;
pub mod operation;
pub mod page;
pub mod process;
pub mod room;
pub mod session;
pub mod state;
