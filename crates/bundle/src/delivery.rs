//! `delivery.json`: what kind of bundle this is, from whom, for whom, under which number.
//!
//! Keeps true: it is a member like any other, so the signature is over kind, sender and recipients;
//! its bytes are canonical JSON (RFC 8785); an unknown kind is a value, an unknown critical field
//! an error.
//! Leaves to others: register numbers, names, dates.

mod kind;

use jiff::civil::Date;
use schemars::{JsonSchema, Schema};
use serde::{Deserialize, Serialize};
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
    /// The running number in the sender's register.
    pub number: u32,
    /// The date of sealing.
    #[schemars(with = "String", extend("format" = "date"))]
    pub date: Date,
    pub sender: Party,
    /// Those it is meant for, in the order that the sender gave.
    pub recipients: Vec<Party>,
    /// The digest over the content members, see `docs/format-bundle.md`.
    pub content_digest: Sha256,
    /// The bundle that a receipt, withdrawal or decision answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refers_to: Option<Reference>,
}

/// Sender or recipient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Party {
    /// The name of the agency.
    pub name: String,
    /// Its identity, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Uuid>,
    /// The SHA-256 fingerprint of its certificate, where known; mandatory for the sender.
    #[serde(default, skip_serializing_if = "Option::is_none")]
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

/// The file as it is written, with the head by which readers know it.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(title = "delivery.json of a Lernfall bundle")]
struct Wire {
    #[schemars(extend("const" = FORMAT))]
    format: String,
    /// Major and minor version; readers refuse another major version.
    #[schemars(regex(pattern = r"^0\.[0-9]+$"))]
    version: String,
    /// Names of fields that a reader must understand or else refuse the file.
    critical: Vec<String>,
    #[serde(flatten)]
    delivery: Delivery,
}

/// Why `delivery.json` was not understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DeliveryError {
    #[error("delivery.json is not the JSON that its schema describes")]
    Form,
    #[error("delivery.json is of a newer version")]
    Version,
    #[error("delivery.json has a critical field that this version does not know")]
    Critical,
}

impl Delivery {
    /// The canonical bytes.
    ///
    /// # Errors
    /// [`DeliveryError::Form`] if the value cannot be written, which its types exclude.
    pub fn to_bytes(&self) -> Result<Vec<u8>, DeliveryError> {
        let wire = Wire {
            format: FORMAT.to_owned(),
            version: VERSION.to_owned(),
            critical: Vec::new(),
            delivery: self.clone(),
        };
        serde_json_canonicalizer::to_vec(&wire).map_err(|_| DeliveryError::Form)
    }

    /// Reads the bytes of the member.
    ///
    /// # Errors
    /// [`DeliveryError`], without content.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, DeliveryError> {
        let wire: Wire = serde_json::from_slice(bytes).map_err(|_| DeliveryError::Form)?;
        let Wire { format, version, critical, delivery } = wire;
        if format != FORMAT {
            return Err(DeliveryError::Form);
        }
        if version.split_once('.').is_none_or(|(major, _)| major != "0") {
            return Err(DeliveryError::Version);
        }
        if critical.is_empty() { Ok(delivery) } else { Err(DeliveryError::Critical) }
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
        assert_eq!(change("lernfall-delivery", "other"), Err(DeliveryError::Form));
        assert!(change("\"0.1\"", "\"0.2\"").is_ok());
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
