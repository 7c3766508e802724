//! One way to the database key: a secret that a person has, stretched, and the key wrapped with it.
//!
//! Keeps the terms of a slot (kind, derivation, nonce, algorithm) and the head of the key file under the
//! authentication of the wrapped key: AES-256-GCM (NIST SP 800-38D), Argon2id (RFC 9106). An agency's slot
//! is in [`super::agency`]; slots of kinds that are not known are carried along untouched.

use argon2::{Algorithm, Argon2, Params, Version};
use openssl::symm::{Cipher, decrypt_aead, encrypt_aead};
use secrecy::{ExposeSecret, ExposeSecretMut, SecretBox, SecretString};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use super::DatabaseKey;
use super::agency::{AgencyKey, AgencySlot};
use super::cost::KdfCost;
use super::recovery::RecoveryCode;
use crate::error::{OpenError, Part, StoreError};
use crate::hex;
use crate::random::{Random, draw};

/// What a person opens a workspace with.
#[derive(Debug)]
pub enum Secret {
    Passphrase(SecretString),
    Recovery(RecoveryCode),
    Agency(AgencyKey),
}

/// A secret that has to be stretched before it wraps anything.
#[derive(Clone, Copy)]
pub(crate) enum Stretchable<'a> {
    Passphrase(&'a SecretString),
    Recovery(&'a RecoveryCode),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum SlotKind {
    Passphrase,
    Recovery,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Slot {
    Known(Wrapped),
    Agency(AgencySlot),
    Other(serde_json::Value),
}

impl Slot {
    pub fn kind(&self) -> Option<SlotKind> {
        match self {
            Self::Known(slot) => Some(slot.terms.kind),
            Self::Agency(_) | Self::Other(_) => None,
        }
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Wrapped {
    pub terms: Terms,
    /// Ciphertext and tag in hexadecimal digits.
    pub wrapped: String,
}

/// How the key is wrapped; every algorithm by its name, so that a stronger one can follow.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Terms {
    pub kind: SlotKind,
    kdf: Kdf,
    wrap: WrapName,
    /// 12 bytes.
    nonce: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Kdf {
    name: KdfName,
    memory_kib: u32,
    passes: u32,
    lanes: u32,
    /// 16 bytes.
    salt: String,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
enum KdfName {
    #[serde(rename = "argon2id-13")]
    Argon2id13,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
enum WrapName {
    #[serde(rename = "aes-256-gcm")]
    Aes256Gcm,
}

const TAG: usize = 16;

impl Stretchable<'_> {
    pub fn kind(self) -> SlotKind {
        match self {
            Self::Passphrase(_) => SlotKind::Passphrase,
            Self::Recovery(_) => SlotKind::Recovery,
        }
    }

    /// Keyboards disagree on how to compose an umlaut, so a passphrase counts in NFC (RFC 8265,
    /// OpaqueString).
    fn bytes(self) -> Zeroizing<Vec<u8>> {
        match self {
            Self::Passphrase(text) => {
                let normal: Zeroizing<String> = Zeroizing::new(text.expose_secret().nfc().collect());
                Zeroizing::new(normal.as_bytes().to_vec())
            }
            Self::Recovery(code) => Zeroizing::new(code.entropy().to_vec()),
        }
    }
}

impl Terms {
    pub fn new(kind: SlotKind, cost: KdfCost, random: &mut dyn Random) -> Self {
        let KdfCost { memory_kib, passes, lanes } = cost;
        let salt = hex::encode(&draw::<16>(random));
        let kdf = Kdf { name: KdfName::Argon2id13, memory_kib, passes, lanes, salt };
        Self { kind, kdf, wrap: WrapName::Aes256Gcm, nonce: hex::encode(&draw::<12>(random)) }
    }

    pub fn cost(&self) -> KdfCost {
        let Kdf { name: KdfName::Argon2id13, memory_kib, passes, lanes, salt: _ } = self.kdf;
        KdfCost { memory_kib, passes, lanes }
    }

    /// Nothing if the parameters are out of Argon2's range.
    fn stretch(&self, secret: Stretchable<'_>) -> Option<SecretBox<[u8; 32]>> {
        let Kdf { name: KdfName::Argon2id13, memory_kib, passes, lanes, salt } = &self.kdf;
        let params = Params::new(*memory_kib, *passes, *lanes, Some(32)).ok()?;
        let salt = hex::decode(salt)?;
        let mut out = SecretBox::init_with_mut(|_: &mut [u8; 32]| {});
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(&secret.bytes(), &salt, out.expose_secret_mut())
            .ok()?;
        Some(out)
    }
}

/// Wraps `key`; `bound` is authenticated with it.
pub(crate) fn wrap(
    secret: Stretchable<'_>,
    terms: &Terms,
    bound: &[u8],
    key: &DatabaseKey,
) -> Result<String, StoreError> {
    let unfit = StoreError::NotRepresentable;
    let stretched = terms.stretch(secret).ok_or(unfit)?;
    let nonce = hex::decode(&terms.nonce).ok_or(unfit)?;
    let mut tag = [0; TAG];
    let cipher = Cipher::aes_256_gcm();
    let plain = key.expose_secret();
    let mut wrapped = encrypt_aead(cipher, stretched.expose_secret(), Some(&nonce), bound, plain, &mut tag)
        .map_err(|_| unfit)?;
    wrapped.extend_from_slice(&tag);
    Ok(hex::encode(&wrapped))
}

/// The key, or nothing if the secret is another.
pub(crate) fn unwrap(
    secret: Stretchable<'_>,
    slot: &Wrapped,
    bound: &[u8],
) -> Result<Option<DatabaseKey>, OpenError> {
    let damaged = OpenError::Damaged(Part::KeyFile);
    let stretched = slot.terms.stretch(secret).ok_or(damaged.clone())?;
    let nonce = hex::decode(&slot.terms.nonce).filter(|nonce| nonce.len() == 12).ok_or(damaged.clone())?;
    let wrapped = hex::decode(&slot.wrapped).ok_or(damaged.clone())?;
    let (body, tag) = wrapped.split_last_chunk::<TAG>().ok_or(damaged.clone())?;
    let cipher = Cipher::aes_256_gcm();
    match decrypt_aead(cipher, stretched.expose_secret(), Some(&nonce), bound, body, tag).map(Zeroizing::new)
    {
        Ok(plain) if plain.len() == 32 => {
            Ok(Some(DatabaseKey::init_with_mut(|key| key.copy_from_slice(&plain))))
        }
        Ok(_) => Err(damaged),
        Err(_) => Ok(None),
    }
}
