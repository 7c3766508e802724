//! `delivery.json`: what kind of bundle this is, from whom, for whom, under which number.
//!
//! Keeps true: it is a member like any other, so the signature is over kind, sender and recipients;
//! its bytes are canonical JSON (RFC 8785), also on reading; an unknown kind is a value; another
//! version and a critical field are told apart from what is ill-formed.
//! Leaves to others: register numbers, names, dates.

mod kind;

use jiff::civil::Date;
use schemars::{JsonSchema, Schema};
use serde::{Deserialize, Deserializer, Serialize};
use uuid::Uuid;

pub use kind::Kind;

use crate::Sha256;

/// The version of this file's format that is written.
const VERSION: &str = "0.1";
const FORMAT: &str = "lernfall-delivery";
/// Far more than any list of recipients needs.
pub(crate) const MAX_DELIVERY: u64 = 1 << 20;

/// The wrapping of a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Delivery {
    /// The identity of this bundle; never used again.
    pub id: Uuid,
    pub kind: Kind,
    /// The running number in the sender's register, from 1.
    #[schemars(range(min = 1, max = u32::MAX))]
    pub number: u32,
    /// The date of sealing.
    #[schemars(with = "String", extend("format" = "date"))]
    pub date: Date,
    #[schemars(extend("required" = ["certificate", "id", "name"]))]
    pub sender: Party,
    /// Those it is meant for, in the order that the sender gave.
    pub recipients: Vec<Party>,
    /// The digest over the content members, see `docs/format-bundle.md`.
    pub content_digest: Sha256,
    /// The bundle that a receipt, withdrawal or decision answers.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    #[schemars(with = "Reference")]
    pub refers_to: Option<Reference>,
}

/// Sender or recipient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Party {
    /// The name of the agency.
    pub name: String,
    /// Its identity, where known; mandatory for the sender.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    #[schemars(with = "Uuid")]
    pub id: Option<Uuid>,
    /// The SHA-256 fingerprint of its certificate, where known; mandatory for the sender.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    #[schemars(with = "Sha256")]
    pub certificate: Option<Sha256>,
}

/// Another bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Reference {
    /// Its id in its own `delivery.json`.
    pub id: Uuid,
    /// The SHA-256 digest of its container, without envelope.
    pub container: Sha256,
}

/// What is left out has no value; `null` is none either.
fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// The file as it is written, with the head by which readers know it.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(title = "delivery.json of a Lernfall bundle")]
struct Wire {
    #[serde(flatten)]
    head: Head,
    #[serde(flatten)]
    delivery: Delivery,
}

/// What every version begins to read, and understands the rest only after it.
#[derive(Serialize, Deserialize, JsonSchema)]
struct Head {
    #[schemars(extend("const" = FORMAT))]
    format: String,
    /// While it begins with 0, readers know exactly one version.
    #[schemars(extend("const" = VERSION))]
    version: String,
    /// Names of fields that a reader must understand or else refuse the file.
    critical: Vec<String>,
}

/// Why `delivery.json` was not understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DeliveryError {
    #[error("delivery.json is not the JSON that its schema describes")]
    Form,
    #[error("delivery.json is of another version")]
    Version,
    #[error("delivery.json has a critical field that this version does not know")]
    Critical,
}

impl Delivery {
    /// The canonical bytes.
    ///
    /// # Errors
    /// [`DeliveryError::Form`] if the number is 0 or the sender not named in full.
    pub fn to_bytes(&self) -> Result<Vec<u8>, DeliveryError> {
        if !self.is_sound() {
            return Err(DeliveryError::Form);
        }
        let head = Head { format: FORMAT.to_owned(), version: VERSION.to_owned(), critical: Vec::new() };
        let wire = Wire { head, delivery: self.clone() };
        serde_json_canonicalizer::to_vec(&wire).map_err(|_| DeliveryError::Form)
    }

    /// Reads the bytes of the member.
    ///
    /// # Errors
    /// [`DeliveryError`], without content.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, DeliveryError> {
        let form = |_| DeliveryError::Form;
        let value: serde_json::Value = serde_json::from_slice(bytes).map_err(form)?;
        // No second spelling, and no member that is there twice.
        if serde_json_canonicalizer::to_vec(&value).map_err(|_| DeliveryError::Form)? != bytes {
            return Err(DeliveryError::Form);
        }
        let Head { format, version, critical } = Head::deserialize(&value).map_err(form)?;
        if format != FORMAT {
            return Err(DeliveryError::Form);
        }
        if version != VERSION {
            return Err(DeliveryError::Version);
        }
        if !critical.is_empty() {
            return Err(DeliveryError::Critical);
        }
        let delivery = Self::deserialize(value).map_err(form)?;
        if delivery.is_sound() { Ok(delivery) } else { Err(DeliveryError::Form) }
    }

    /// What the types leave open.
    fn is_sound(&self) -> bool {
        self.number > 0 && self.sender.id.is_some() && self.sender.certificate.is_some()
    }
}

/// The JSON Schema 2020-12 of `delivery.json`, as committed in `schemas/delivery.schema.json`.
pub fn delivery_schema() -> Schema {
    schemars::schema_for!(Wire)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Delivery {
        Delivery {
            id: Uuid::from_u128(1),
            kind: Kind::Delivery,
            number: 7,
            date: jiff::civil::date(2026, 11, 22),
            sender: Party {
                name: "Amt für Beispiele".to_owned(),
                id: Some(Uuid::from_u128(2)),
                certificate: Some(Sha256::of(b"certificate")),
            },
            recipients: vec![Party { name: "Stelle".to_owned(), id: None, certificate: None }],
            content_digest: Sha256::of(b"content"),
            refers_to: None,
        }
    }

    fn change(from: &str, to: &str) -> Result<Delivery, DeliveryError> {
        let text = String::from_utf8(sample().to_bytes().unwrap()).unwrap();
        assert!(text.contains(from), "{text}");
        Delivery::from_bytes(text.replace(from, to).as_bytes())
    }

    #[test]
    fn a_delivery_reads_back() {
        assert_eq!(Delivery::from_bytes(&sample().to_bytes().unwrap()), Ok(sample()));
    }

    #[test]
    fn an_unknown_kind_is_a_value() {
        let read = change("\"kind\":\"delivery\"", "\"kind\":\"greeting\"").unwrap();
        assert_eq!(read.kind, Kind::Unknown("greeting".to_owned()));
    }

    #[test]
    fn what_must_be_understood_and_is_not_is_an_error() {
        assert_eq!(change("\"critical\":[]", "\"critical\":[\"x\"]"), Err(DeliveryError::Critical));
        assert_eq!(change("\"0.1\"", "\"1.0\""), Err(DeliveryError::Version));
        assert_eq!(change("\"0.1\"", "\"0.2\""), Err(DeliveryError::Version));
        assert_eq!(change("lernfall-delivery", "other"), Err(DeliveryError::Form));
    }

    #[test]
    fn another_version_is_told_whatever_else_it_has_become() {
        let other = br#"{"critical":["y"],"format":"lernfall-delivery","version":"2.0","y":1}"#;
        assert_eq!(Delivery::from_bytes(other), Err(DeliveryError::Version));
    }

    #[test]
    fn an_unknown_member_is_skipped_and_a_second_spelling_refused() {
        assert_eq!(change("\"sender\":", "\"seal\":null,\"sender\":"), Ok(sample()));
        for (from, to) in [
            ("{\"certificate\"", "{ \"certificate\""),
            ("\"number\":7", "\"number\":7,\"number\":7"),
            ("\"number\":7", "\"number\":7.0"),
            ("ü", "\\u00fc"),
        ] {
            assert_eq!(change(from, to), Err(DeliveryError::Form), "{to}");
        }
    }

    #[test]
    fn a_sender_is_named_in_full_and_what_is_left_out_is_not_null() {
        let id = "\"id\":\"00000000-0000-0000-0000-000000000002\",";
        assert_eq!(change(id, ""), Err(DeliveryError::Form));
        assert_eq!(change(id, "\"id\":null,"), Err(DeliveryError::Form));
        assert_eq!(change("[{\"name\"", "[{\"id\":null,\"name\""), Err(DeliveryError::Form));
        assert_eq!(change("\"number\":7", "\"number\":0"), Err(DeliveryError::Form));
        assert_eq!(Delivery { number: 0, ..sample() }.to_bytes(), Err(DeliveryError::Form));
    }

    #[test]
    fn the_committed_schema_is_the_one_that_the_types_say() {
        let mut expected = serde_json::to_string_pretty(&delivery_schema()).unwrap();
        expected.push('\n');
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../schemas/delivery.schema.json");
        let committed = std::fs::read_to_string(path).unwrap_or_default();
        if committed != expected {
            std::fs::write(path, &expected).unwrap();
            panic!("schemas/delivery.schema.json was stale; it is written anew, commit it");
        }
    }
}
