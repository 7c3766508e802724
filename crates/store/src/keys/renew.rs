//! Another key for the database.
//!
//! Keeps the workspace whole at every moment: the database is copied under the new key, then the twin key
//! file gets the new key, then the copy takes the place of the database in one step, then the first key
//! file follows. Wherever this is cut off, one of the two key files opens the database that is there, and
//! the next opening gives both that one ([`KeyFile::candidates`]). Old copies of database and key file
//! still open with the old secrets, as do attachments with the keys that are in such a copy.

use std::fs::{self, File};
use std::ops::ControlFlow;

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};
use secrecy::SecretString;

use super::change::AgencyWay;
use super::cost::KdfCost;
use super::recovery::RecoveryCode;
use super::slot::Stretchable;
use super::{DatabaseKey, KeyFile, Twins};
use crate::check::CheckProgress;
use crate::error::{DiskFault, OpenError, Part, StoreError};
use crate::files::{self, Layout};
use crate::open::{Store, tell_key};
use crate::random::Random;
use crate::sql::{KeyPragma, Sql, fault};

/// About a megabyte.
const PAGES_AT_ONCE: i32 = 256;

impl Store {
    /// Gives the database another key, wrapped for `passphrase`, a new recovery code and the agency that
    /// was let in. The code is told this once. On an error the workspace is as it was.
    ///
    /// Progress is told in pages.
    pub fn renew_key(
        &mut self,
        passphrase: &SecretString,
        cost: KdfCost,
        random: &mut dyn Random,
        progress: &mut dyn FnMut(CheckProgress) -> ControlFlow<()>,
    ) -> Result<RecoveryCode, OpenError> {
        let (mut keys, key) = KeyFile::new(self.id(), random);
        let code = RecoveryCode::draw(random);
        keys.put_slot(Stretchable::Passphrase(passphrase), cost, &key, random)?;
        keys.put_slot(Stretchable::Recovery(&code), cost, &key, random)?;
        // A slot that the database does not know was not set by anybody who had it open.
        let agency = match self.agency_way()? {
            AgencyWay::Known(agency) => Some(agency),
            AgencyWay::Unknown(_) | AgencyWay::None => None,
        };
        keys.put_agency(agency, &key)?;
        let renewed = self.layout.renewed();
        let swapped = write_anew(&self.connection, &renewed, &keys.pragma(&key), progress)
            .map_err(OpenError::from)
            .and_then(|()| self.swap(keys, key));
        if swapped.is_err() {
            // The error that matters is the one that made this necessary; opening removes it as well.
            let _left = files::remove(&renewed);
        }
        swapped.map(|()| code)
    }

    /// Whether a backup opens with the present key of the database.
    pub fn has_key_of(&self, backup: &crate::Backup) -> bool {
        let keys = KeyFile::read(&Layout::new(backup.folder()));
        keys.is_ok_and(|(keys, _)| keys.key == self.keys.key)
    }

    fn swap(&mut self, keys: KeyFile, key: DatabaseKey) -> Result<(), OpenError> {
        let twin = files::replace(&self.layout.keys_twin(), &keys.bytes()?);
        let renamed = twin.map_err(StoreError::from).and_then(|()| {
            self.disconnect()?;
            // Empty after a clean end; it must never be played into another database.
            files::remove(&self.layout.journal())?;
            fs::rename(self.layout.renewed(), self.layout.database())?;
            Ok(())
        });
        if let Err(error) = renamed {
            // What cannot be put back now is put back by the next opening.
            if self.keys.write(&self.layout).is_err() {
                self.twins = Twins::Different;
            }
            self.reopen()?;
            return Err(error.into());
        }
        (self.keys, self.key) = (keys, key);
        // It stands from here on: what is left to do is done by the next opening if it fails now.
        let settled = files::flush_folder_of(&self.layout.database())
            .map_err(StoreError::from)
            .and_then(|()| self.keys.write(&self.layout));
        self.twins = if settled.is_ok() { Twins::Alike } else { Twins::Different };
        self.reopen()
    }
}

fn forged_pages(database: &Connection) -> Result<usize, StoreError> {
    Ok(Sql(database).all("PRAGMA cipher_integrity_check", [], |_| Ok(()))?.len())
}

/// Copies the open database to `to` under another key, flushed and read back.
pub(crate) fn write_anew(
    from: &Connection,
    to: &std::path::Path,
    key: &KeyPragma,
    progress: &mut dyn FnMut(CheckProgress) -> ControlFlow<()>,
) -> Result<(), StoreError> {
    files::remove(to)?;
    let mut copy = crate::sql::connection(|| Connection::open(to))?;
    tell_key(&copy, key)?;
    Sql(&copy).script("PRAGMA journal_mode = OFF; PRAGMA synchronous = FULL")?;
    let backup = Backup::new(from, &mut copy).map_err(fault)?;
    loop {
        let step = backup.step(PAGES_AT_ONCE).map_err(fault)?;
        let (left, total) = (backup.progress().remaining, backup.progress().pagecount);
        let count = |pages: i32| u64::try_from(pages).unwrap_or_default();
        if progress(CheckProgress { done: count(total - left), total: count(total) }).is_break() {
            return Err(StoreError::Cancelled);
        }
        match step {
            StepResult::Done => break,
            StepResult::More => {}
            // Nobody else has either file, so it is the drive that does not answer.
            StepResult::Busy | StepResult::Locked | _ => return Err(StoreError::Disk(DiskFault::Other)),
        }
    }
    drop(backup);
    let forged = forged_pages(&copy)?;
    copy.close().map_err(|(_, error)| fault(error))?;
    if forged > 0 {
        return Err(StoreError::Disk(DiskFault::Other));
    }
    // A page that does not authenticate is copied as if it were empty, and nothing is said of it.
    if forged_pages(from)? > 0 {
        return Err(StoreError::Damaged(Part::Database));
    }
    File::options().write(true).open(to)?.sync_all()?;
    Ok(files::flush_folder_of(to)?)
}
