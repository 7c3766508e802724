//! Another key of the database, and the agency's way in.
//!
//! Keeps the new recovery code due to be written down from before the old one stops opening, and a fresh
//! backup before any old one goes. Old backups open with the old passphrase for ever, so those that stay
//! are named.

use lernfall_store::{AgencyKey, Backup, Cause, Need, Secret, Twins};
use secrecy::SecretString;

use crate::desk::{Chance, Desk};
use crate::error::{ApiError, Code};
use crate::jobs::{Job, Stage};
use crate::view::erasing::HoldingBackup;
use crate::view::keys::{KeyRenewed, WaysIn};

/// A page of the database, in bytes.
pub(crate) const PAGE: u64 = 4096;

/// What becomes of the backups under the old key.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OldBackups {
    /// They go once a new one is made.
    Remove,
    Keep,
}

impl Desk {
    /// Makes a new key; gives the new recovery code, which is told this once. The passphrase itself is
    /// needed, as the new key is wrapped with it.
    pub fn renew_key(
        &mut self,
        passphrase: &SecretString,
        old: OldBackups,
        job: &mut Job<'_>,
    ) -> Result<(SecretString, KeyRenewed), ApiError> {
        self.store.opens_with(&Secret::Passphrase(passphrase.clone()), self.env.least_kdf_cost())?;
        let kept = self.recovery_is_kept()?;
        self.set_recovery_kept(false)?;
        let (env, cost) = (self.env.clone(), self.env.kdf_cost());
        let code = self.store.renew_key(passphrase, cost, &mut Chance(&env), &mut |pages| {
            job.step(Stage::Renewing, pages.done * PAGE, Some(pages.total * PAGE))
        });
        if code.is_err() && kept {
            // The old code still opens. Where this cannot be written, another sheet is asked for.
            let _kept = self.set_recovery_kept(true);
        }
        let code = code?;
        let renewed = match old {
            // From here on the new key stands, so what does not work is told and no error.
            OldBackups::Remove => self.replace_backups(job).unwrap_or(0),
            OldBackups::Keep => 0,
        };
        Ok((code.to_text(), self.key_renewed(renewed)?))
    }

    /// Makes a backup under the new key and removes the others; gives how many went.
    fn replace_backups(&mut self, job: &mut Job<'_>) -> Result<usize, ApiError> {
        let (env, today) = (self.env.clone(), self.env.today());
        let due: Vec<Backup> = self.store.backups()?;
        let made = self.store.back_up(
            Cause::Asked,
            Need::Always,
            today,
            &mut Chance(&env),
            &mut |done, total| job.step(Stage::BackingUp, done, Some(total)),
        )?;
        if made.first.is_none() {
            return Ok(0);
        }
        let second_is_fresh = made.second.is_none_or(|done| done.is_ok());
        let mut removed = 0;
        for backup in due {
            let elsewhere = !backup.folder().starts_with(self.store.folder());
            if (second_is_fresh || !elsewhere) && backup.remove().is_ok() {
                removed += 1;
            }
        }
        Ok(removed)
    }

    fn key_renewed(&self, removed: usize) -> Result<KeyRenewed, ApiError> {
        Ok(KeyRenewed { removed, left: self.old_backups()?, second_away: self.second_place_is_away()? })
    }

    /// Backups that do not open with the present key.
    fn old_backups(&self) -> Result<Vec<HoldingBackup>, ApiError> {
        let mut backups = self.store.backups()?;
        backups.retain(|backup| !self.store.has_key_of(backup));
        Ok(self.listed(&backups))
    }

    fn listed(&self, backups: &[Backup]) -> Vec<HoldingBackup> {
        let own = self.store.folder();
        let line = |backup: &Backup| HoldingBackup {
            date: backup.date,
            number: backup.number,
            elsewhere: !backup.folder().starts_with(own),
        };
        backups.iter().map(line).collect()
    }

    /// Makes two whole key files of one. Where the drive does not let it, the one goes on serving.
    pub(crate) fn mend_key_files(&mut self) {
        if self.store.key_files() != Twins::Alike {
            let _later = self.store.mend_key_files();
        }
    }

    pub fn ways_in(&self) -> Result<WaysIn, ApiError> {
        let agency = self.store.agency_that_can_open().map(ToString::to_string);
        Ok(WaysIn { agency, backups: self.listed(&self.store.backups()?) })
    }

    /// Lets the agency with that public recovery key open the workspace, in place of any other; or none.
    pub fn let_agency_open(&mut self, recipient: Option<&str>) -> Result<(), ApiError> {
        let recipient = recipient.map(str::parse).transpose();
        let recipient = recipient.map_err(|_| ApiError::new(Code::NotAnAgencyKey))?;
        Ok(self.store.let_agency_open(recipient.as_ref())?)
    }

    /// Another passphrase without the old one, for whoever opened with the agency's key.
    pub fn set_passphrase(&mut self, agency: &AgencyKey, new: &SecretString) -> Result<(), ApiError> {
        self.policy.check(new)?;
        if self.store.agency_that_can_open() != Some(&agency.recipient()) {
            return Err(ApiError::new(Code::WrongPassphrase));
        }
        let (env, cost) = (self.env.clone(), self.env.kdf_cost());
        Ok(self.store.change_passphrase(new, cost, &mut Chance(&env))?)
    }
}
