//! Small files beside the database: canonical JSON (RFC 8785) with a SHA-256 over the rest.
//!
//! Keeps a changed bit from being taken for content: what is not byte for byte what would be written is
//! nothing at all.

use lernfall_core::digest::{Digest, canonical_json};
use serde::Serialize;
use serde_json::Value;

use crate::error::StoreError;

const CHECKSUM: &str = "checksum";

/// What stands in the file, without the checksum; nothing if it is damaged.
pub(crate) fn read(bytes: &[u8]) -> Option<Value> {
    let Ok(Value::Object(mut all)) = serde_json::from_slice(bytes) else { return None };
    if canonical_json(&all).ok()? != bytes {
        return None;
    }
    let claimed = all.remove(CHECKSUM);
    let rest = Value::Object(all);
    let found = Digest::of(&canonical_json(&rest).ok()?);
    (claimed.as_ref().and_then(Value::as_str) == Some(found.as_str())).then_some(rest)
}

/// The bytes of a file with `content`, which is an object.
pub(crate) fn bytes(content: &impl Serialize) -> Result<Vec<u8>, StoreError> {
    let unwritable = StoreError::NotRepresentable;
    let Ok(Value::Object(mut all)) = serde_json::to_value(content) else { return Err(unwritable) };
    let digest = Digest::of(&canonical_json(&all).map_err(|_| unwritable)?);
    all.insert(CHECKSUM.to_owned(), Value::String(digest.as_str().to_owned()));
    canonical_json(&all).map_err(|_| unwritable)
}
