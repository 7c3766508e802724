//! The signing identity: a secret and the chain of certificates to it.
//!
//! Keeps both as opaque bytes; what they mean is left to the bundle. Older ones stay, the last one counts.

use lernfall_core::id::IdentityId;
use lernfall_core::time::Date;
use secrecy::{ExposeSecret, SecretSlice};

use crate::error::{Part, StoreError};
use crate::hex;
use crate::sql::{Row, code, json};
use crate::transact::{Reader, Tx};

/// An identity as the workspace keeps it.
#[derive(Clone, Debug)]
pub struct StoredIdentity {
    pub id: IdentityId,
    /// The private key in the bundle's encoding.
    pub secret: SecretSlice<u8>,
    /// DER, the signer's own certificate first.
    pub certificates: Vec<Vec<u8>>,
    pub created: Date,
}

impl Reader<'_> {
    pub fn identity(&self) -> Result<Option<StoredIdentity>, StoreError> {
        self.sql.maybe(
            "SELECT id, secret, certificates, created FROM identity ORDER BY number DESC LIMIT 1",
            [],
            |row| {
                Ok(StoredIdentity {
                    id: row.id(0)?,
                    secret: SecretSlice::from(row.read::<Vec<u8>>(1)?),
                    certificates: certificates(row, 2)?,
                    created: row.code(3)?,
                })
            },
        )
    }

    /// Every certificate of this workspace, those of older identities too (DER).
    pub fn certificates(&self) -> Result<Vec<Vec<u8>>, StoreError> {
        let all = self
            .sql
            .all("SELECT certificates FROM identity ORDER BY number", [], |row| certificates(row, 0))?;
        Ok(all.into_iter().flatten().collect())
    }
}

fn certificates(row: &Row<'_>, column: usize) -> Result<Vec<Vec<u8>>, StoreError> {
    let texts: Vec<String> = row.json(column)?;
    let damaged = || StoreError::Damaged(Part::Database);
    texts.iter().map(|text| hex::decode(text).ok_or_else(damaged)).collect()
}

impl Tx<'_> {
    /// From now on this is the workspace's identity.
    pub fn save_identity(&self, identity: &StoredIdentity) -> Result<(), StoreError> {
        let StoredIdentity { id, secret, certificates, created } = identity;
        let certificates: Vec<_> = certificates.iter().map(|der| hex::encode(der)).collect();
        self.sql.run(
            "INSERT INTO identity (id, secret, certificates, created) VALUES (?, ?, ?, ?)",
            (id.to_string(), secret.expose_secret(), json(&certificates)?, code(created)?),
        )?;
        Ok(())
    }
}
