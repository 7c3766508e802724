//! The way in for an agency: the database key wrapped to the agency's public recovery key.
//!
//! Keeps the private key with the agency: the workspace knows the public one alone (age, X25519), so that
//! the key can be wrapped anew for it, and everybody can see that it is there. age authenticates no
//! further data, so the digest of what a slot binds is wrapped with the key and compared.

use std::io::{Read, Write};
use std::iter;
use std::str::FromStr;

use lernfall_core::digest::Digest;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::DatabaseKey;
use crate::error::{OpenError, Part, StoreError};
use crate::hex;

/// What is wrapped in a slot is shorter, in bytes.
const MOST: usize = 1024;

/// An agency's private recovery key.
pub struct AgencyKey(age::x25519::Identity);

/// The public half of it, `age1…`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct AgencyRecipient(String);

/// A text that holds no key of an agency.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not a key of an agency")]
pub struct NotAnAgencyKey;

impl std::fmt::Debug for AgencyKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("AgencyKey")
    }
}

impl AgencyKey {
    /// Another one. age draws its own chance.
    pub fn generate() -> Self {
        Self(age::x25519::Identity::generate())
    }

    /// From a key file as `age-keygen` writes it: comments, and one line with the key.
    pub fn read(file: &SecretString) -> Result<Self, NotAnAgencyKey> {
        let lines = file.expose_secret().lines().map(str::trim);
        let mut keys = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
        let (Some(key), None) = (keys.next(), keys.next()) else { return Err(NotAnAgencyKey) };
        age::x25519::Identity::from_str(key).map(Self).map_err(|_| NotAnAgencyKey)
    }

    /// Its one line in a key file.
    pub fn to_text(&self) -> SecretString {
        self.0.to_string()
    }

    pub fn recipient(&self) -> AgencyRecipient {
        AgencyRecipient(self.0.to_public().to_string())
    }
}

impl FromStr for AgencyRecipient {
    type Err = NotAnAgencyKey;

    fn from_str(text: &str) -> Result<Self, NotAnAgencyKey> {
        let known = age::x25519::Recipient::from_str(text.trim()).map_err(|_| NotAnAgencyKey)?;
        Ok(Self(known.to_string()))
    }
}

impl std::fmt::Display for AgencyRecipient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct AgencySlot {
    pub terms: AgencyTerms,
    /// An age file in hexadecimal digits.
    wrapped: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct AgencyTerms {
    kind: AgencyKind,
    wrap: WrapName,
    pub recipient: AgencyRecipient,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
enum AgencyKind {
    #[serde(rename = "agency")]
    Agency,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
enum WrapName {
    #[serde(rename = "age-x25519")]
    AgeX25519,
}

impl AgencyTerms {
    pub fn new(recipient: &AgencyRecipient) -> Self {
        Self { kind: AgencyKind::Agency, wrap: WrapName::AgeX25519, recipient: recipient.clone() }
    }
}

/// Wraps `key` as `terms` say; `bound` is authenticated with it.
pub(crate) fn wrap(terms: AgencyTerms, bound: &[u8], key: &DatabaseKey) -> Result<AgencySlot, StoreError> {
    let unfit = StoreError::NotRepresentable;
    let recipient = age::x25519::Recipient::from_str(&terms.recipient.0).map_err(|_| unfit)?;
    let encryptor =
        age::Encryptor::with_recipients(iter::once(&recipient as &dyn age::Recipient)).map_err(|_| unfit)?;
    let mut wrapped = Vec::new();
    let mut out = encryptor.wrap_output(&mut wrapped)?;
    out.write_all(key.expose_secret())?;
    out.write_all(Digest::of(bound).as_str().as_bytes())?;
    out.finish()?;
    Ok(AgencySlot { terms, wrapped: hex::encode(&wrapped) })
}

/// The key, or nothing if the slot is for another agency.
pub(crate) fn unwrap(
    agency: &AgencyKey,
    slot: &AgencySlot,
    bound: &[u8],
) -> Result<Option<DatabaseKey>, OpenError> {
    let damaged = OpenError::Damaged(Part::KeyFile);
    let wrapped = hex::decode(&slot.wrapped).ok_or(damaged.clone())?;
    let decryptor = age::Decryptor::new_buffered(wrapped.as_slice()).map_err(|_| damaged.clone())?;
    let identity: &dyn age::Identity = &agency.0;
    let Ok(mut plain) = decryptor.decrypt(iter::once(identity)) else { return Ok(None) };
    // Room enough from the start: a vector that grows leaves copies of the key behind.
    let mut bytes = Zeroizing::new(Vec::with_capacity(MOST));
    plain.by_ref().take(MOST as u64).read_to_end(&mut bytes).map_err(|_| damaged.clone())?;
    match bytes.split_first_chunk::<32>() {
        Some((key, digest)) if digest == Digest::of(bound).as_str().as_bytes() => {
            Ok(Some(DatabaseKey::init_with_mut(|out| out.copy_from_slice(key))))
        }
        Some(_) | None => Err(damaged),
    }
}
