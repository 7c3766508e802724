//! The kinds of bundles: a closed list with room for what comes.
//!
//! Keeps true: a kind that is not known here keeps its name, so that a sentence can say it; a name is
//! short and plain.
//! Leaves to others: what each kind must contain.

use std::{borrow::Cow, fmt};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// What a bundle is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Cases handed over.
    Delivery,
    /// The answer that a delivery came in.
    Receipt,
    /// Something is taken back.
    Withdrawal,
    /// Guides and settings for those who capture.
    GuidePackage,
    /// One case for a second pair of eyes.
    ReviewCopy,
    /// What the second pair of eyes decided.
    ReviewDecision,
    /// Certificate and key of an agency.
    ContactCard,
    /// A kind of a newer version.
    Unknown(String),
}

/// In bytes.
const LONGEST_NAME: usize = 64;

const KNOWN: [(Kind, &str); 7] = [
    (Kind::Delivery, "delivery"),
    (Kind::Receipt, "receipt"),
    (Kind::Withdrawal, "withdrawal"),
    (Kind::GuidePackage, "guide-package"),
    (Kind::ReviewCopy, "review-copy"),
    (Kind::ReviewDecision, "review-decision"),
    (Kind::ContactCard, "contact-card"),
];

impl Kind {
    /// The name in files.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Delivery => "delivery",
            Self::Receipt => "receipt",
            Self::Withdrawal => "withdrawal",
            Self::GuidePackage => "guide-package",
            Self::ReviewCopy => "review-copy",
            Self::ReviewDecision => "review-decision",
            Self::ContactCard => "contact-card",
            Self::Unknown(name) => name,
        }
    }
}

impl From<&str> for Kind {
    fn from(name: &str) -> Self {
        let known = KNOWN.into_iter().find(|(_, known)| *known == name);
        known.map_or_else(|| Self::Unknown(name.to_owned()), |(kind, _)| kind)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Kind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Kind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        let plain = name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.len() <= LONGEST_NAME
            && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        if plain { Ok(Self::from(name.as_str())) } else { Err(de::Error::custom("no name of a kind")) }
    }
}

impl JsonSchema for Kind {
    fn schema_name() -> Cow<'static, str> {
        "Kind".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let names = KNOWN.map(|(_, name)| name);
        json_schema!({
            "description": "What the bundle is for. Readers show other names as unknown.",
            "type": "string",
            "examples": names,
            "pattern": "^[a-z][a-z-]{0,63}$"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_short_and_plain() {
        let read = |name: &str| serde_json::from_value::<Kind>(name.into()).map_err(|_| ());
        let longest = "a".repeat(LONGEST_NAME);
        assert_eq!(read(&longest), Ok(Kind::Unknown(longest.clone())));
        for bad in ["", "-a", "A", "a b", "a1", &format!("{longest}a")] {
            assert_eq!(read(bad), Err(()), "{bad}");
        }
    }

    #[test]
    fn names_and_kinds_correspond() {
        for (kind, name) in KNOWN {
            assert_eq!(kind.as_str(), name);
            assert_eq!(Kind::from(name), kind);
        }
    }
}
