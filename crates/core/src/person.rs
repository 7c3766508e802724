//! People, who appear in content only by a pseudonym.
//!
//! Keeps names apart from content by type: a [`Person`] is never part of a case or a record.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::id::PersonId;

/// The number behind "Person 1"; counts up within a case and says nothing about anybody.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Pseudonym(pub u32);

impl std::fmt::Display for Pseudonym {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Person {}", self.0)
    }
}

/// An entry in the register of names.
#[derive(Clone, PartialEq, Eq)]
pub struct Person {
    pub id: PersonId,
    pub name: String,
    pub contact: String,
}

impl std::fmt::Debug for Person {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Person({})", self.id)
    }
}
