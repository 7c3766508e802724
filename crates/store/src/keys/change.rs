//! Another passphrase, another recovery code, another agency, and mending of the key files, while a
//! workspace is open.
//!
//! Keeps the database key as it is: an old copy of the key file still opens with the old secret. Another
//! key of the database is made in [`super::renew`].

use lernfall_core::time::Date;
use secrecy::SecretString;

use super::agency::AgencyRecipient;
use super::cost::KdfCost;
use super::recovery::RecoveryCode;
use super::slot::{Secret, Stretchable};
use super::{KeyFile, Twins};
use crate::error::{OpenError, StoreError};
use crate::op::Op;
use crate::open::Store;
use crate::random::Random;

/// The agency that somebody let in, in the words of the settings.
const AGENCY: &str = "agency-recovery";

/// Who has the way in for an agency.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AgencyWay<'a> {
    None,
    /// Let in by somebody who had the workspace open.
    Known(&'a AgencyRecipient),
    /// It stands in the key file alone, which whoever can write to the folder can change: planted, or
    /// older or newer than a backup that was restored.
    Unknown(&'a AgencyRecipient),
}

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
        let key = self.keys.open(secret, floor)?;
        // A planted slot may hold any bytes: only the key of this database is proof.
        if key.expose_secret() == self.key.expose_secret() { Ok(()) } else { Err(OpenError::WrongPassphrase) }
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

    /// Lets an agency open the workspace with its private key, in place of any other; or none. The
    /// database takes note of it, because the key file can be changed by whoever writes to the folder.
    pub fn let_agency_open(
        &mut self,
        recipient: Option<&AgencyRecipient>,
        today: Date,
    ) -> Result<(), StoreError> {
        let mut keys = self.keys.clone();
        keys.put_agency(recipient, &self.key)?;
        if recipient.is_none() {
            self.put_keys(keys)?;
            return self.note_agency(None, today);
        }
        let before = self.noted_agency()?;
        self.note_agency(recipient, today)?;
        self.put_keys(keys).inspect_err(|_| {
            // What stays noted without its slot lets nobody in.
            let _noted = self.note_agency(before.as_ref(), today);
        })
    }

    /// Who has the way in for an agency.
    pub fn agency_way(&self) -> Result<AgencyWay<'_>, StoreError> {
        let noted = self.noted_agency()?;
        Ok(match self.keys.agency() {
            None => AgencyWay::None,
            Some(agency) if noted.as_ref() == Some(agency) => AgencyWay::Known(agency),
            Some(agency) => AgencyWay::Unknown(agency),
        })
    }

    fn noted_agency(&self) -> Result<Option<AgencyRecipient>, StoreError> {
        Ok(self.read().setting::<Option<AgencyRecipient>>(AGENCY)?.flatten())
    }

    fn note_agency(&mut self, recipient: Option<&AgencyRecipient>, today: Date) -> Result<(), StoreError> {
        let op = Op::ChangeSetting { name: AGENCY.to_owned() };
        self.transact(op, today, |tx| tx.set(AGENCY, &recipient))
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
