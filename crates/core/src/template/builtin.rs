//! The guide that every workspace has from the start.

use super::{Problem, Template};

/// *Umsetzungserfahrung*, as it is shipped.
pub const UMSETZUNGSERFAHRUNG: &str = include_str!("builtin/umsetzungserfahrung.json");

/// The built-in guide. A test shows that it is sound.
pub fn umsetzungserfahrung() -> Result<Template, Vec<Problem>> {
    Template::parse(UMSETZUNGSERFAHRUNG.as_bytes())
}
