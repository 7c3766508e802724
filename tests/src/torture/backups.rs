//! What backups a workspace had when it was left, before the next opening makes one of its own.
//!
//! Apart from the state, because more than was promised is no fault: an attempt that was cut off may
//! leave a backup more than an undisturbed one.

use std::collections::BTreeMap;

use lernfall_store::{Cause, Store, StoreError};

/// Those in the folder of the workspace.
#[derive(Default, Debug)]
pub struct Backups {
    /// How many were made for each cause.
    counts: BTreeMap<Cause, usize>,
    newest: Option<Cause>,
    /// Whether one holds everything that the workspace holds.
    current: bool,
}

/// What was acknowledged about them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Promise {
    /// Nothing that would make a new one. One that closing did not make is told at the next opening.
    NoNew,
    /// Something whose end makes one, and no call failed.
    AtTheEnd,
    /// A backup.
    Wished,
}

impl Backups {
    pub fn of(store: &Store) -> Result<Self, StoreError> {
        let found = store.backups()?;
        let mut counts = BTreeMap::new();
        found.iter().for_each(|backup| *counts.entry(backup.cause).or_default() += 1);
        let newest = found.first().map(|backup| backup.cause);
        Ok(Self { counts, newest, current: store.is_backed_up()? })
    }

    /// What is missing of those after the acknowledged steps. The step under way may have removed what
    /// is gone `after` it.
    pub fn missing(&self, acknowledged: &Self, after: &Self, promise: Promise) -> Option<String> {
        let made = |cause: &Cause| promise != Promise::NoNew || *cause != Cause::Lock;
        for (cause, before) in acknowledged.counts.iter().filter(|(cause, _)| made(cause)) {
            let least = before.min(after.counts.get(cause).unwrap_or(&0));
            let there = self.counts.get(cause).unwrap_or(&0);
            if there < least {
                return Some(format!("{there} of {least} backups, cause {cause:?}"));
            }
        }
        if promise == Promise::Wished && self.newest != acknowledged.newest {
            return Some(format!("the newest backup has the cause {:?}", self.newest));
        }
        (promise != Promise::NoNew && acknowledged.current && !self.current)
            .then(|| "no backup holds everything".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some(counts: &[(Cause, usize)], newest: Cause, current: bool) -> Backups {
        Backups { counts: counts.iter().copied().collect(), newest: Some(newest), current }
    }

    #[test]
    fn a_backup_that_was_acknowledged_and_is_not_there_is_missing() {
        let after = some(&[(Cause::Asked, 1), (Cause::Lock, 1)], Cause::Asked, true);
        let told = |there: &Backups, promise| there.missing(&after, &after, promise).is_some();
        assert!(!told(&after, Promise::Wished));
        assert!(told(&some(&[(Cause::Lock, 1)], Cause::Lock, true), Promise::NoNew));
        let old = some(&[(Cause::Asked, 1), (Cause::Lock, 1)], Cause::Lock, true);
        assert!(told(&old, Promise::Wished));
        assert!(!told(&old, Promise::AtTheEnd));
        let behind = some(&[(Cause::Asked, 1), (Cause::Lock, 1)], Cause::Asked, false);
        assert!(told(&behind, Promise::AtTheEnd));
        assert!(!told(&behind, Promise::NoNew));
        let unlocked = some(&[(Cause::Asked, 1)], Cause::Asked, false);
        assert!(!told(&unlocked, Promise::NoNew));
        assert!(told(&unlocked, Promise::AtTheEnd));
    }

    #[test]
    fn what_the_step_under_way_removes_may_be_gone() {
        let before = some(&[(Cause::Asked, 1), (Cause::Lock, 1)], Cause::Lock, true);
        let after = some(&[(Cause::Asked, 1)], Cause::Asked, true);
        assert_eq!(after.missing(&before, &after, Promise::NoNew), None);
    }
}
