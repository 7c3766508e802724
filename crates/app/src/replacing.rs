//! A fresh backup, and then away with older ones.
//!
//! Keeps a backup in every place: an older one goes only where the fresh one was found again and looked
//! into. What cannot be removed stays, and is told by whoever asked.

use std::iter;

use lernfall_store::{Backup, Erased, Holds};

use crate::desk::Desk;
use crate::error::ApiError;
use crate::jobs::Job;
use crate::view::erasing::HoldingBackup;

impl Desk {
    /// Makes a backup that holds nothing of `gone`, then removes those of `due` that have it beside them.
    /// Gives how many went.
    pub(crate) fn replace_backups(
        &mut self,
        due: &[Backup],
        gone: &[Erased],
        job: &mut Job<'_>,
    ) -> Result<usize, ApiError> {
        let made = self.make_backup(job)?;
        if !made.left_out.is_empty() {
            // An older backup may be the only one that still has them.
            return Ok(0);
        }
        let copies = iter::once(made.fresh).chain(made.second.and_then(Result::ok));
        let is_good = |copy: &Backup| copy.is_whole() && self.store.backup_holds(copy, gone) == Holds::No;
        let copies: Vec<Backup> = copies.filter(is_good).collect();
        let is_replaced = |backup: &&Backup| {
            copies.iter().any(|copy| copy.is_beside(backup)) && !copies.iter().any(|copy| copy == *backup)
        };
        Ok(due.iter().filter(is_replaced).filter(|backup| backup.remove().is_ok()).count())
    }

    /// What is told of backups.
    pub(crate) fn listed(&self, backups: &[Backup]) -> Vec<HoldingBackup> {
        let own = self.store.folder();
        backups.iter().map(|backup| HoldingBackup::of(backup, !backup.folder().starts_with(own))).collect()
    }

    /// Whether the second place of backups cannot be looked into now.
    pub(crate) fn second_place_is_away(&self) -> Result<bool, ApiError> {
        let own = self.store.folder();
        let wanted = self.store.read().second_place()?.is_some();
        Ok(wanted && self.store.backup_places()?.iter().all(|place| place.starts_with(own)))
    }
}
