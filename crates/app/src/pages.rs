//! What the window shows: plain data, worked out here, so that the page evaluates no rule.
//!
//! Texts of guides come in the language of the screen. Each submodule has the types of one view and how
//! they are made.

pub mod backups;
pub mod case;
pub mod checking;
pub mod erasing;
pub mod guide;
pub mod handing;
pub mod levels;
pub mod salvage;
pub mod search;
pub mod start;
pub mod versions;
