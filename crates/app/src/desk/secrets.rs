//! What opens a workspace: the passphrase and the recovery code.
//!
//! Keeps the code a way in wherever the passphrase is one.

use lernfall_core::time::Date;
use lernfall_store::{Op, OpenError, RecoveryCode, Secret, Store};
use secrecy::{ExposeSecret, SecretString};

use super::{Chance, Desk};
use crate::error::ApiError;

const RECOVERY_KEPT: &str = "recovery-confirmed";

impl Desk {
    /// Whether the recovery code was written down by whoever has the workspace.
    pub fn recovery_is_kept(&self) -> Result<bool, ApiError> {
        Ok(self.store.read().setting(RECOVERY_KEPT)?.unwrap_or(false))
    }

    pub fn set_recovery_kept(&mut self, kept: bool) -> Result<(), ApiError> {
        let today = self.env.today();
        note_recovery(&mut self.store, kept, today)
    }

    /// Another recovery code in the place of the old one, which opens nothing from now on.
    pub(crate) fn renew_recovery_code(&mut self) -> Result<SecretString, ApiError> {
        let cost = self.env.kdf_cost();
        let code = self.store.renew_recovery_code(cost, &mut Chance(&self.env))?;
        Ok(code.to_text())
    }

    /// Another passphrase, for whoever knows the old one or the recovery code.
    pub fn change_passphrase(&mut self, old: &SecretString, new: &SecretString) -> Result<(), ApiError> {
        self.policy.check(new)?;
        let floor = self.env.least_kdf_cost();
        with_secret(old, |secret| self.store.opens_with(secret, floor))?;
        let cost = self.env.kdf_cost();
        self.store.change_passphrase(new, cost, &mut Chance(&self.env))?;
        self.by_code = false;
        Ok(())
    }
}

/// Takes note of whether the recovery code was written down.
pub(crate) fn note_recovery(store: &mut Store, kept: bool, today: Date) -> Result<(), ApiError> {
    let set = Op::ChangeSetting { name: RECOVERY_KEPT.to_owned() };
    store.transact(set, today, |tx| tx.set(RECOVERY_KEPT, &kept).map_err(ApiError::from))
}

/// What was typed is taken as a passphrase, then as a recovery code if it can be one.
pub(crate) fn with_secret<T>(
    typed: &SecretString,
    mut open: impl FnMut(&Secret) -> Result<T, OpenError>,
) -> Result<T, OpenError> {
    match (open(&Secret::Passphrase(typed.clone())), RecoveryCode::read(typed.expose_secret())) {
        (Err(OpenError::WrongPassphrase), Ok(code)) => open(&Secret::Recovery(code)),
        (opened, _) => opened,
    }
}
