//! What a drawing keeps, read back from its bytes.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm,
    reason = "all of this crate is test code; clippy only sees #[test] functions as such"
)]

mod accessible;
mod check;
mod nothing_lost;
mod plain_text;
mod same_bytes;
mod sample;
mod xml;
