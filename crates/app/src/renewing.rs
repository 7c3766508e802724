//! Another key of the database, and the agency's way in.
//!
//! Keeps the new recovery code due to be written down from before the old one stops opening, and a fresh
//! backup before any old one goes ([`crate::replacing`]). Old backups open with the old passphrase for ever,
//! so those that stay are named.

use lernfall_store::{AgencyKey, AgencyRecipient, AgencyWay, Backup, Secret, Twins};
use secrecy::SecretString;

use crate::desk::{Chance, Desk, with_secret};
use crate::error::{ApiError, Code};
use crate::jobs::{Job, Stage};
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
        // From here on the new key stands, so what does not work is told and no error.
        let removed = match old {
            OldBackups::Remove => self.remove_old_backups(job).unwrap_or(0),
            OldBackups::Keep => 0,
        };
        let left = self.old_backups().map(|old| self.listed(&old)).unwrap_or_default();
        let second_away = self.second_place_is_away().unwrap_or(false);
        Ok((code.to_text(), KeyRenewed { removed, left, second_away }))
    }

    fn remove_old_backups(&mut self, job: &mut Job<'_>) -> Result<usize, ApiError> {
        let due = self.old_backups()?;
        self.replace_backups(&due, &[], job)
    }

    /// Backups that do not open with the present key.
    fn old_backups(&self) -> Result<Vec<Backup>, ApiError> {
        let mut backups = self.store.backups()?;
        backups.retain(|backup| !self.store.has_key_of(backup));
        Ok(backups)
    }

    /// Makes two whole key files of one. Where the drive does not let it, the one goes on serving.
    pub(crate) fn mend_key_files(&mut self) {
        if self.store.key_files() != Twins::Alike {
            let _later = self.store.mend_key_files();
        }
    }

    pub fn ways_in(&self) -> Result<WaysIn, ApiError> {
        let (agency, unknown) = match self.store.agency_way()? {
            AgencyWay::None => (None, None),
            AgencyWay::Known(agency) => (Some(agency.to_string()), None),
            AgencyWay::Unknown(agency) => (None, Some(agency.to_string())),
        };
        Ok(WaysIn { agency, unknown, backups: self.listed(&self.store.backups()?) })
    }

    /// Lets the agency with that public recovery key open the workspace, in place of any other. Asks for
    /// what opens the workspace, so that nobody who finds it open leaves a way in behind.
    pub fn let_agency_open(&mut self, recipient: &str, passphrase: &SecretString) -> Result<(), ApiError> {
        let recipient =
            recipient.parse::<AgencyRecipient>().map_err(|_| ApiError::new(Code::NotAnAgencyKey))?;
        let floor = self.env.least_kdf_cost();
        with_secret(passphrase, |secret| self.store.opens_with(secret, floor))?;
        Ok(self.store.let_agency_open(Some(&recipient), self.env.today())?)
    }

    /// Takes the agency's way in away.
    pub fn shut_agency_out(&mut self) -> Result<(), ApiError> {
        Ok(self.store.let_agency_open(None, self.env.today())?)
    }

    /// Another passphrase without the old one, for whoever has the agency's key.
    pub fn set_passphrase(&mut self, agency: AgencyKey, new: &SecretString) -> Result<(), ApiError> {
        self.policy.check(new)?;
        self.store.opens_with(&Secret::Agency(agency), self.env.least_kdf_cost())?;
        let (env, cost) = (self.env.clone(), self.env.kdf_cost());
        Ok(self.store.change_passphrase(new, cost, &mut Chance(&env))?)
    }
}
