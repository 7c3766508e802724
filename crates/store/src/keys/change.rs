//! Another passphrase, another recovery code, another agency, and mending of the key files, while a
//! workspace is open.
//!
//! Keeps the database key as it is: an old copy of the key file still opens with the old secret. Another
//! key of the database is made in [`super::renew`].

use secrecy::SecretString;

use super::agency::AgencyRecipient;
use super::cost::KdfCost;
use super::recovery::RecoveryCode;
use super::slot::{Secret, Stretchable};
use super::{KeyFile, Twins};
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
        self.put_slot(Stretchable::Passphrase(passphrase), cost, random)
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
        self.put_slot(Stretchable::Recovery(&code), cost, random)?;
        Ok(code)
    }

    /// Lets an agency open the workspace with its private key, in place of any other; or none.
    pub fn let_agency_open(&mut self, recipient: Option<&AgencyRecipient>) -> Result<(), StoreError> {
        let mut keys = self.keys.clone();
        keys.put_agency(recipient, &self.key)?;
        self.put_keys(keys)
    }

    /// The public key of the agency that can open the workspace.
    pub fn agency_that_can_open(&self) -> Option<&AgencyRecipient> {
        self.keys.agency()
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
        secret: Stretchable<'_>,
        cost: KdfCost,
        random: &mut dyn Random,
    ) -> Result<(), StoreError> {
        let mut keys = self.keys.clone();
        keys.put_slot(secret, cost, &self.key, random)?;
        self.put_keys(keys)
    }

    fn put_keys(&mut self, keys: KeyFile) -> Result<(), StoreError> {
        if let Err(error) = keys.write(&self.layout) {
            // The twin may have it already; what cannot be put back now, the next opening puts back.
            let put_back = self.keys.write(&self.layout);
            self.twins = if put_back.is_ok() { Twins::Alike } else { Twins::Different };
            return Err(error);
        }
        (self.keys, self.twins) = (keys, Twins::Alike);
        Ok(())
    }
}
