//! SHA-256 digests (FIPS 180-4) and canonical JSON (RFC 8785).
//!
//! Keeps one spelling of a digest: 64 lower-case hexadecimal digits.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// A SHA-256 digest as 64 lower-case hexadecimal digits.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Digest(String);

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
