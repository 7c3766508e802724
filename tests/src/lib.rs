//! What the tests of the whole house share. The house rules are here as functions over text
//! and over Cargo's graph, so that each can be shown to find a planted violation;
//! `tests/tidy.rs` applies them to the workspace. The search for canaries is here, because more than
//! one test looks at what a program left behind; and so is what kills programs and lets their media fail.

pub mod canary;
pub mod tidy;
pub mod torture;
