//! The backups that still hold what was deleted, and doing away with them.
//!
//! Keeps a fresh backup before any goes: whoever cleans up is never without one. What cannot be reached or
//! removed is named and not passed over.

use lernfall_store::{Backup, Erased, Holds};

use crate::desk::Desk;
use crate::erasing::Erasing;
use crate::error::{ApiError, Code};
use crate::jobs::Job;
use crate::view::erasing::{HoldingBackup, Purged};

impl Desk {
    /// Removes every backup that holds something deleted, after making one that does not. What could still
    /// come back is deleted for good with it.
    pub fn purge_backups(&mut self, job: &mut Job<'_>) -> Result<Purged, ApiError> {
        self.store.forget_undo()?;
        let erased = self.store.erased()?;
        let due = self.holders(&erased)?;
        if due.is_empty() {
            return self.purged(0, &erased);
        }
        let made = self.back_up(job)?;
        // Looked at once more before the others go.
        let clean = |backup: &Backup| self.store.backup_holds(backup, &erased) == Holds::No;
        let newest = self.store.backups()?.into_iter().find(|backup| !self.is_elsewhere(backup));
        if !newest.as_ref().is_some_and(clean) {
            return Err(ApiError::new(Code::Bug));
        }
        let second_is_fresh = made.second != Some(false);
        let mut removed = 0;
        for backup in due {
            let replaced = second_is_fresh || !self.is_elsewhere(&backup);
            if replaced && backup.remove().is_ok() {
                removed += 1;
            }
        }
        self.purged(removed, &erased)
    }

    /// Deletes `what` without a way back; gives the backups that hold it after the one of today was renewed.
    pub fn erase_for_good(&mut self, what: Erasing) -> Result<Vec<HoldingBackup>, ApiError> {
        self.erase(what)?;
        self.store.forget_undo()?;
        self.back_up_at_closing();
        self.holding(&[what.as_erased()])
    }

    /// The backups that hold something of `what`.
    pub(crate) fn holding(&self, what: &[Erased]) -> Result<Vec<HoldingBackup>, ApiError> {
        let holders = self.holders(what)?;
        Ok(holders.iter().map(|backup| self.holding_backup(backup)).collect())
    }

    /// Whether the second place of backups cannot be looked into now.
    pub(crate) fn second_place_is_away(&self) -> Result<bool, ApiError> {
        let own = self.store.folder();
        let wanted = self.store.read().second_place()?.is_some();
        Ok(wanted && self.store.backup_places()?.iter().all(|place| place.starts_with(own)))
    }

    fn holders(&self, what: &[Erased]) -> Result<Vec<Backup>, ApiError> {
        let mut backups = self.store.backups()?;
        if what.is_empty() {
            backups.clear();
        }
        backups.retain(|backup| self.store.backup_holds(backup, what) != Holds::No);
        Ok(backups)
    }

    fn holding_backup(&self, backup: &Backup) -> HoldingBackup {
        HoldingBackup { date: backup.date, number: backup.number, elsewhere: self.is_elsewhere(backup) }
    }

    fn is_elsewhere(&self, backup: &Backup) -> bool {
        !backup.folder().starts_with(self.store.folder())
    }

    fn purged(&self, removed: usize, erased: &[Erased]) -> Result<Purged, ApiError> {
        Ok(Purged { removed, left: self.holding(erased)?, second_away: self.second_place_is_away()? })
    }
}
