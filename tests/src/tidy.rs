//! The house rules. A rule takes files or Cargo's graph as arguments and gives findings; it
//! reads nothing itself. An empty list of findings means that the rule holds.

pub mod commands;
pub mod graph;
pub mod locks;
pub mod shape;
pub mod source;
pub mod store_face;
pub mod words;

/// One violation: where, and what is wrong there.
pub type Finding = String;
