//! Drives the real window as a person does: under a display of its own, through WebKitWebDriver, with
//! the pointer, the keyboard and native dialogs. A journey says what a person sees and touches
//! ([`Verbs`]); every verb waits for what it needs, for a limited time, and fails with what was there
//! instead. Every click and every field that is entered counts as one input.
//!
//! Nothing that was started outlives its [`Window`]: not after a failed test, not after a killed one.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops with what went wrong")]

mod axe;
mod built;
mod by_keys;
mod chromium;
mod dialog;
mod driver;
mod fields;
mod home;
mod measured;
mod paper;
mod patience;
mod process;
mod room;
mod stage;
mod system;
pub mod tour;
mod tree;
mod undriven;
mod verbs;
mod window;
mod wire;

pub use axe::Violation;
pub use chromium::Chromium;
pub use home::Home;
pub use measured::{Start, start};
pub use paper::words_of;
pub use patience::{PATIENCE, until};
pub use system::System;
pub use tour::Stop;
pub use tree::Accessible;
pub use undriven::Undriven;
pub use verbs::{Part, Verbs};
pub use window::{Language, Theme, Wanted, Window};

pub use built::{cli, root, target, window as built_window};
