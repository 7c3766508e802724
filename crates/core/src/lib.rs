//! What a template, an answer, a case and a record *are*.
//!
//! Pure: no input or output, no clock, no chance, no locale; everything is an argument. An invalid
//! [`template::Template`] does not exist, and a [`record::Record`] is built from effective answers
//! alone. Files, databases, signatures and screens are left to the other crates.

pub mod answer;
pub mod case;
pub mod digest;
pub mod document;
pub mod id;
pub mod interview;
pub mod level;
pub mod number;
pub mod person;
pub mod record;
pub mod template;
pub mod text;
pub mod time;
pub mod traces;
mod wire;
pub mod wording;
