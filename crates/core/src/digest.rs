//! SHA-256 digests (FIPS 180-4) and canonical JSON (RFC 8785).
//!
//! Keeps one spelling of a digest: 64 lower-case hexadecimal digits.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use ts_rs::TS;

/// A SHA-256 digest as 64 lower-case hexadecimal digits.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct Digest(String);

/// A text that is no digest.
#[derive(Debug, thiserror::Error)]
#[error("a digest is 64 lower-case hexadecimal digits")]
pub struct NotADigest;

impl Digest {
    pub fn of(bytes: &[u8]) -> Self {
        Self::from_raw(&Sha256::digest(bytes))
    }

    /// From the 32 raw bytes.
    pub fn from_raw(raw: &[u8]) -> Self {
        use fmt::Write as _;
        let mut text = String::with_capacity(raw.len() * 2);
        for byte in raw {
            let _infallible = write!(text, "{byte:02x}");
        }
        Self(text)
    }

    /// From its spelling; nothing where it is not one.
    pub fn parse(text: &str) -> Option<Self> {
        let spelled = text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        spelled.then(|| Self(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// In groups of eight digits, as people compare it.
    pub fn grouped(&self) -> String {
        let digits: Vec<char> = self.0.chars().collect();
        let groups: Vec<String> = digits.chunks(8).map(|group| group.iter().collect()).collect();
        groups.join(" ")
    }
}

impl TryFrom<String> for Digest {
    type Error = NotADigest;

    fn try_from(text: String) -> Result<Self, NotADigest> {
        Self::parse(&text).ok_or(NotADigest)
    }
}

impl From<Digest> for String {
    fn from(digest: Digest) -> Self {
        digest.0
    }
}

impl JsonSchema for Digest {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Digest".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A SHA-256 digest as 64 lower-case hexadecimal digits.",
            "type": "string", "pattern": "^[0-9a-f]{64}$"
        })
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A value could not be written as JSON: a map key that is no text, or a number that is none.
#[derive(Debug, thiserror::Error)]
#[error("not representable as JSON")]
pub struct NotJson;

/// `value` as canonical JSON (RFC 8785): equal values give equal bytes.
pub fn canonical_json<T: Serialize>(value: &T) -> Result<Vec<u8>, NotJson> {
    serde_json_canonicalizer::to_vec(value).map_err(|_| NotJson)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_has_one_spelling_also_when_it_is_read() {
        let digest = Digest::of(b"");
        let text = serde_json::to_string(&digest).unwrap();
        assert_eq!(serde_json::from_str::<Digest>(&text).unwrap(), digest);
        for other in [text.to_uppercase(), text.replace("e3b0", "e3b"), "\"\"".to_owned()] {
            assert!(serde_json::from_str::<Digest>(&other).is_err(), "{other}");
        }
    }
}
