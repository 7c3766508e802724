//! What the tests of the whole house share. The house rules are here as functions over text
//! and over Cargo's graph, so that each can be shown to find a planted violation;
//! `tests/tidy.rs` applies them to the workspace.

pub mod tidy;
