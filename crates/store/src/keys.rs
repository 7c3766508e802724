//! The key of the database, wrapped: `keys.json` and its identical twin `keys.json.bak`.
//!
//! Keeps three things apart: a damaged file (bad checksum: the twin serves), a wrong passphrase (good
//! checksum, no slot opens) and a file that asks for too cheap a derivation. Each file is replaced
//! atomically. The format is `lernfall-keys/1`, canonical JSON (RFC 8785); a file that is not byte for
//! byte what would be written counts as damaged. How a slot wraps is in [`slot`], the code on paper in
//! [`recovery`].

pub(crate) mod agency;
pub(crate) mod change;
pub(crate) mod cost;
mod database;
pub(crate) mod recovery;
pub(crate) mod renew;
pub(crate) mod slot;

use std::{fs, io, iter};

use lernfall_core::digest::canonical_json;
use lernfall_core::id::WorkspaceId;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use crate::checked;
use crate::error::{OpenError, Part, StoreError};
use crate::files::{self, Layout};
use crate::random::{Random, draw};
use crate::{hex, sql::KeyPragma};
use agency::{AgencyRecipient, AgencyTerms};
use cost::KdfCost;
pub(crate) use database::DatabaseKey;
use slot::{Secret, Slot, Stretchable, Wrapped};

const FORMAT_NAME: &str = "lernfall-keys/";
const FORMAT: u32 = 1;

/// What stands in a key file, without the checksum.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct KeyFile {
    format: String,
    pub workspace: WorkspaceId,
    /// Changes when the database gets a new key, not when a passphrase changes.
    key: Uuid,
    cipher: Cipher,
    slots: Vec<Slot>,
}

/// How the database is encrypted.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Cipher {
    name: CipherName,
    /// 16 bytes, which SQLCipher takes with the raw key.
    salt: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
enum CipherName {
    #[serde(rename = "sqlcipher-4")]
    Sqlcipher4,
}

/// All that a slot authenticates besides the wrapped key.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Bound<'a, Terms> {
    format: &'a str,
    workspace: WorkspaceId,
    key: Uuid,
    cipher: &'a Cipher,
    slot: &'a Terms,
}

/// Whether the two key files are whole and alike.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Twins {
    Alike,
    /// One is damaged or missing; the other serves.
    OneDamaged,
    /// Both are whole, but a change reached only one of them.
    Different,
}

impl KeyFile {
    /// A new database key without any slot.
    pub fn new(workspace: WorkspaceId, random: &mut dyn Random) -> (Self, DatabaseKey) {
        let key = DatabaseKey::init_with_mut(|key| random.fill(key));
        let file = Self {
            format: format!("{FORMAT_NAME}{FORMAT}"),
            workspace,
            key: uuid::Builder::from_random_bytes(draw(random)).into_uuid(),
            cipher: Cipher { name: CipherName::Sqlcipher4, salt: hex::encode(&draw::<16>(random)) },
            slots: Vec::new(),
        };
        (file, key)
    }

    /// Reads the key file of a workspace, the twin where the first is damaged.
    pub fn read(layout: &Layout) -> Result<(Self, Twins), OpenError> {
        let first = Self::read_one(&layout.keys());
        let second = Self::read_one(&layout.keys_twin());
        match (first, second) {
            (Ok((file, bytes)), Ok((_, twin))) => {
                Ok((file, if bytes == twin { Twins::Alike } else { Twins::Different }))
            }
            (Ok((file, _)), Err(_)) | (Err(_), Ok((file, _))) => Ok((file, Twins::OneDamaged)),
            (Err(OpenError::Damaged(_)), Err(error)) | (Err(error), Err(_)) => Err(error),
        }
    }

    /// The key files that may be the right one, and how they are: the twin is another where a renewal of
    /// the key was cut off, and then the database says which.
    pub fn candidates(layout: &Layout) -> Result<(Vec<Self>, Twins), OpenError> {
        let (served, twins) = Self::read(layout)?;
        let twin = Self::read_one(&layout.keys_twin()).ok().map(|(twin, _)| twin);
        let other = twin.filter(|twin| twin.key != served.key && twin.workspace == served.workspace);
        Ok((iter::once(served).chain(other).collect(), twins))
    }

    fn read_one(path: &std::path::Path) -> Result<(Self, Vec<u8>), OpenError> {
        match fs::read(path) {
            Ok(bytes) => Ok((Self::parse(&bytes)?, bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err(OpenError::Damaged(Part::KeyFile)),
            Err(error) => Err(error.into()),
        }
    }

    fn parse(bytes: &[u8]) -> Result<Self, OpenError> {
        let damaged = OpenError::Damaged(Part::KeyFile);
        let rest = checked::read(bytes).ok_or(damaged.clone())?;
        let name = rest.get("format").and_then(Value::as_str).and_then(|name| name.strip_prefix(FORMAT_NAME));
        match name.and_then(|number| number.parse().ok()) {
            Some(FORMAT) => serde_json::from_value(rest).map_err(|_| damaged),
            Some(found) if found > FORMAT => Err(OpenError::TooNew { found, known: FORMAT }),
            Some(_) | None => Err(damaged),
        }
    }

    pub fn bytes(&self) -> Result<Vec<u8>, StoreError> {
        checked::bytes(self)
    }

    /// Replaces both files, the twin first: what the first says is in force until it follows. After an
    /// error it says what it said before, as far as the drive lets it.
    pub fn write(&self, layout: &Layout) -> Result<(), StoreError> {
        let bytes = self.bytes()?;
        files::replace(&layout.keys_twin(), &bytes)?;
        let before = fs::read(layout.keys()).ok();
        files::replace(&layout.keys(), &bytes).map_err(|error| {
            // It may have its name and not be flushed: who is told of an error goes on with the old secret.
            let there = fs::read(layout.keys()).ok();
            if let Some(before) = before.filter(|before| there.as_ref() != Some(before)) {
                let _put_back = files::replace(&layout.keys(), &before);
            }
            StoreError::from(error)
        })
    }

    /// Wraps `key` for `secret`, in place of the slot of the same kind.
    pub fn put_slot(
        &mut self,
        secret: Stretchable<'_>,
        cost: KdfCost,
        key: &DatabaseKey,
        random: &mut dyn Random,
    ) -> Result<(), StoreError> {
        let terms = slot::Terms::new(secret.kind(), cost, random);
        let wrapped = slot::wrap(secret, &terms, &self.bound(&terms)?, key)?;
        self.slots.retain(|slot| slot.kind() != Some(secret.kind()));
        self.slots.push(Slot::Known(Wrapped { terms, wrapped }));
        Ok(())
    }

    /// Wraps `key` for an agency, in place of any other; for none, only takes the slot away.
    pub fn put_agency(
        &mut self,
        recipient: Option<&AgencyRecipient>,
        key: &DatabaseKey,
    ) -> Result<(), StoreError> {
        let slot = match recipient.map(AgencyTerms::new) {
            Some(terms) => {
                let bound = self.bound(&terms)?;
                Some(Slot::Agency(agency::wrap(terms, &bound, key)?))
            }
            None => None,
        };
        self.slots.retain(|slot| !matches!(slot, Slot::Agency(_)));
        self.slots.extend(slot);
        Ok(())
    }

    /// The agency that can open the workspace.
    pub fn agency(&self) -> Option<&AgencyRecipient> {
        self.slots.iter().find_map(|slot| match slot {
            Slot::Agency(slot) => Some(&slot.terms.recipient),
            Slot::Known(_) | Slot::Other(_) => None,
        })
    }

    /// Whether both wrap the same key of the same workspace, whatever opens them.
    pub fn has_key_of(&self, other: &Self) -> bool {
        self.workspace == other.workspace && self.key == other.key
    }

    /// The key, if a slot opens. Slots that cost less than `floor` are not tried.
    pub fn open(&self, secret: &Secret, floor: KdfCost) -> Result<DatabaseKey, OpenError> {
        let stretchable = match secret {
            Secret::Passphrase(passphrase) => Stretchable::Passphrase(passphrase),
            Secret::Recovery(code) => Stretchable::Recovery(code),
            Secret::Agency(agency) => return self.open_for(agency),
        };
        let mut refused = false;
        for slot in &self.slots {
            let Slot::Known(slot) = slot else { continue };
            if slot.terms.kind != stretchable.kind() {
                continue;
            }
            if !slot.terms.cost().is_within(floor) {
                refused = true;
                continue;
            }
            if let Some(key) = slot::unwrap(stretchable, slot, &self.bound(&slot.terms)?)? {
                return Ok(key);
            }
        }
        Err(if refused { OpenError::CostRefused } else { OpenError::WrongPassphrase })
    }

    fn open_for(&self, agency: &agency::AgencyKey) -> Result<DatabaseKey, OpenError> {
        for slot in &self.slots {
            let Slot::Agency(slot) = slot else { continue };
            if let Some(key) = agency::unwrap(agency, slot, &self.bound(&slot.terms)?)? {
                return Ok(key);
            }
        }
        Err(OpenError::WrongPassphrase)
    }

    /// How the key is told to SQLCipher: raw key and salt.
    pub fn pragma(&self, key: &DatabaseKey) -> KeyPragma {
        KeyPragma::new(&hex::encode(key.expose_secret()), &self.cipher.salt)
    }

    pub fn salt(&self) -> Option<Vec<u8>> {
        hex::decode(&self.cipher.salt)
    }

    fn bound<Terms: Serialize>(&self, terms: &Terms) -> Result<Vec<u8>, StoreError> {
        let Self { format, workspace, key, cipher, slots: _ } = self;
        let bound = Bound { format, workspace: *workspace, key: *key, cipher, slot: terms };
        canonical_json(&bound).map_err(|_| StoreError::NotRepresentable)
    }
}
