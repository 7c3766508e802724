//! Another passphrase, another recovery code, and mending of the key files, while a workspace is open.
//!
//! Keeps the database key as it is: an old copy of the key file still opens with the old secret.

use secrecy::{ExposeSecret, SecretString};

use super::Twins;
use super::cost::KdfCost;
use super::recovery::RecoveryCode;
use super::slot::Secret;
use crate::error::{OpenError, StoreError};
use crate::open::Store;
use crate::random::Random;

impl Store {
    /// Wraps the key for another passphrase.
    pub fn change_passphrase(
        &mut self,
        passphrase: &SecretString,
        cost: KdfCost,
        random: &mut dyn Random,
    ) -> Result<(), StoreError> {
        self.put_slot(&Secret::Passphrase(passphrase.clone()), cost, random)
    }

    /// Fails with [`OpenError::WrongPassphrase`] if `secret` does not open this workspace.
    pub fn opens_with(&self, secret: &Secret, floor: KdfCost) -> Result<(), OpenError> {
        self.keys.open(secret, floor).map(drop)
    }

    /// A new recovery code in place of the old one.
    pub fn renew_recovery_code(
        &mut self,
        cost: KdfCost,
        random: &mut dyn Random,
    ) -> Result<RecoveryCode, StoreError> {
        let code = RecoveryCode::draw(random);
        let text = code.to_text();
        self.put_slot(&Secret::Recovery(code), cost, random)?;
        RecoveryCode::read(text.expose_secret()).map_err(|_| StoreError::NotRepresentable)
    }

    /// Whether both key files are whole and alike, as found when the workspace was opened.
    pub fn key_files(&self) -> Twins {
        self.twins
    }

    /// Writes both key files anew from the one that served.
    pub fn mend_key_files(&mut self) -> Result<(), StoreError> {
        self.keys.write(&self.layout)?;
        self.twins = Twins::Alike;
        Ok(())
    }

    fn put_slot(
        &mut self,
        secret: &Secret,
        cost: KdfCost,
        random: &mut dyn Random,
    ) -> Result<(), StoreError> {
        let mut keys = self.keys.clone();
        keys.put_slot(secret, cost, &self.key, random)?;
        keys.write(&self.layout)?;
        (self.keys, self.twins) = (keys, Twins::Alike);
        Ok(())
    }
}
