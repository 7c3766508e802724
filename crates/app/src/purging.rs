//! The backups that still hold what was deleted, and doing away with them.
//!
//! Keeps apart what holds it and what cannot be looked into: the second goes only where somebody wishes it.
//! What cannot be reached or removed is named and not passed over.

use std::ops::ControlFlow;

use lernfall_store::{Backup, Erased, Holds};

use crate::desk::Desk;
use crate::erasing::Erasing;
use crate::error::ApiError;
use crate::jobs::Job;
use crate::view::erasing::{Held, Purged};

/// What becomes of backups that cannot be looked into.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unseen {
    Remove,
    Keep,
}

/// Backups by what is known of them.
#[derive(Default)]
struct Holders {
    holding: Vec<Backup>,
    unseen: Vec<Backup>,
}

impl Desk {
    /// Removes every backup that holds something deleted, after making one that does not. What could still
    /// come back is deleted for good with it.
    pub fn purge_backups(&mut self, unseen: Unseen, job: &mut Job<'_>) -> Result<Purged, ApiError> {
        self.store.forget_undo()?;
        let erased = self.store.erased()?;
        let holders = self.holders(&erased)?;
        let mut due = holders.holding;
        if unseen == Unseen::Remove {
            due.extend(holders.unseen);
        }
        let removed = if due.is_empty() { 0 } else { self.replace_backups(&due, &erased, job)? };
        let Held { holding: left, unseen } = self.holding(&erased)?;
        Ok(Purged { removed, left, unseen, second_away: self.second_place_is_away()? })
    }

    /// Deletes `what` without a way back; gives the backups that hold it after the one of today was renewed.
    pub fn erase_for_good(&mut self, what: Erasing) -> Result<Held, ApiError> {
        self.erase(what)?;
        self.store.forget_undo()?;
        self.back_up_at_closing(&mut |_, _| ControlFlow::Continue(()));
        self.holding(&[what.as_erased()])
    }

    /// The backups that hold something of `what`, and those of which it cannot be told.
    pub(crate) fn holding(&self, what: &[Erased]) -> Result<Held, ApiError> {
        let Holders { holding, unseen } = self.holders(what)?;
        Ok(Held { holding: self.listed(&holding), unseen: self.listed(&unseen) })
    }

    fn holders(&self, what: &[Erased]) -> Result<Holders, ApiError> {
        let mut holders = Holders::default();
        if what.is_empty() {
            return Ok(holders);
        }
        for backup in self.store.backups()? {
            match self.store.backup_holds(&backup, what) {
                Holds::Yes => holders.holding.push(backup),
                Holds::Unknown => holders.unseen.push(backup),
                Holds::No => {}
            }
        }
        Ok(holders)
    }
}
