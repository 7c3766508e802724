//! From what was said to what leaves, as the window asks for it: levels, checking, handing over, searching,
//! versions.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod assuring;
mod checking;
mod erasing;
mod handing;
mod levels;
mod searching;
mod support;
mod verdict;
mod versions;
