//! The ways into the open workspace, and the one of the agency.

use super::recovery::Recovery;
use super::{Opened, Session};
use crate::agency_key;
use crate::asks::{AgencyLetIn, LetAgencyOpen, Nothing, OpenByKeyFile, RenewKey, SetPassphrase};
use crate::desk::Desk;
use crate::dispatch::{Done, With};
use crate::error::{ApiError, Code};
use crate::pages::start::DeskOpened;
use crate::view::keys::{KeyRenewed, WaysIn};

impl Session {
    pub fn ways_in(&mut self, _ask: Nothing, _with: &mut With<'_, '_>) -> Result<WaysIn, ApiError> {
        self.desk()?.ways_in()
    }

    /// The new recovery code is on the recovery sheet from here on.
    pub fn renew_key(&mut self, ask: RenewKey, with: &mut With<'_, '_>) -> Result<KeyRenewed, ApiError> {
        let RenewKey { passphrase, old_backups } = ask;
        let renewed = self.desk()?.renew_key(&passphrase, old_backups.into(), with.job);
        if renewed.is_err() && self.written().is_none() {
            // The database could not be opened again; the next opening settles what was begun.
            self.lock();
        }
        if renewed.as_ref().is_err_and(|error| error.code != Code::WrongPassphrase) {
            // A code that was not typed back yet may open nothing any more; another is made when it is due.
            self.recovery = None;
        }
        let (code, renewed) = renewed?;
        self.recovery = Some(Recovery::new(&self.env, code));
        Ok(renewed)
    }

    pub fn let_agency_open(
        &mut self,
        ask: LetAgencyOpen,
        _with: &mut With<'_, '_>,
    ) -> Result<WaysIn, ApiError> {
        let desk = self.desk()?;
        match ask.agency {
            Some(AgencyLetIn { recipient, passphrase }) => desk.let_agency_open(&recipient, &passphrase)?,
            None => desk.shut_agency_out()?,
        }
        desk.ways_in()
    }

    pub fn open_by_key_file(
        &mut self,
        ask: OpenByKeyFile,
        with: &mut With<'_, '_>,
    ) -> Result<DeskOpened, ApiError> {
        let key = agency_key::read(&with.path()?)?;
        let folder = self.folder_of(ask.workspace)?;
        self.lock();
        let desk = Desk::open_by_agency(&self.env, &folder, key)?;
        self.take(desk, Opened::Own, None)
    }

    /// With the key file once more: like the old passphrase, it proves that somebody may, and its way in was
    /// made by somebody who knew what opens the workspace.
    pub fn set_passphrase(&mut self, ask: SetPassphrase, with: &mut With<'_, '_>) -> Result<Done, ApiError> {
        let key = agency_key::read(&with.path()?)?;
        self.desk()?.set_passphrase(key, &ask.passphrase)?;
        Ok(Done {})
    }
}
