//! Backups: when one is made by itself, what is told of them, where a second copy goes.
//!
//! Keeps closing free of them: a backup that does not work never holds a workspace open, and is told when
//! it is opened again.

use std::collections::BTreeMap;
use std::path::Path;

use lernfall_core::time::Date;
use lernfall_store::{BackedUp, Backup, BackupProgress, Cause, Need, Op, SECOND_PLACE};
use serde::{Deserialize, Serialize};

use crate::desk::{Chance, Desk};
use crate::error::{ApiError, Code};
use crate::jobs::{Job, Stage};
use crate::kept;
use crate::pages::backups::BackupDue;
use crate::view::backups::{BackupLine, BackupMade, BackupPlace};

const FILE: &str = "backups.json";
/// After so many days without one it is told.
const REMIND_AFTER: i64 = 7;

/// What did not work at the last closing, by folder. Kept outside, because a full drive takes no note of it.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Failures {
    second: BTreeMap<String, Date>,
    first: BTreeMap<String, Date>,
    left_out: BTreeMap<String, Date>,
}

/// What of a backup did not work.
#[derive(Clone, Copy, Default)]
struct Failed {
    first: bool,
    second: bool,
    /// Attachments that could not be read.
    left_out: bool,
}

impl Failed {
    fn of(made: &BackedUp) -> Self {
        let second = matches!(made.second, Some(Err(_)));
        Self { first: false, second, left_out: !made.left_out.is_empty() }
    }
}

impl Desk {
    /// Makes a backup because somebody wishes it.
    pub fn back_up(&mut self, job: &mut Job<'_>) -> Result<BackupMade, ApiError> {
        let made = self.make_backup(job)?;
        Ok(BackupMade {
            backup: BackupLine::of(&made.fresh, BackupPlace::Workspace),
            second: made.second.map(|second| second.is_ok()),
            left_out: made.left_out.len(),
        })
    }

    /// Makes a backup, whether something has changed or not.
    pub(crate) fn make_backup(&mut self, job: &mut Job<'_>) -> Result<BackedUp, ApiError> {
        let today = self.env.today();
        let mut progress = |done, total| job.step(Stage::BackingUp, done, Some(total));
        let mut chance = Chance(&self.env);
        let made = self.store.back_up(Cause::Asked, Need::Always, today, &mut chance, &mut progress)?;
        self.behind = false;
        self.note_failures(Failed::of(&made));
        Ok(made)
    }

    /// All that can be reached, the newest first.
    pub(crate) fn backups(&self) -> Result<Vec<Backup>, ApiError> {
        Ok(self.store.backups()?)
    }

    /// From now on each backup is kept in that folder too, or in its own place alone.
    pub fn set_second_place(&mut self, folder: Option<&Path>) -> Result<(), ApiError> {
        let folder = folder.map(|folder| std::path::absolute(folder).unwrap_or(folder.to_owned()));
        // A path that is no text cannot be written down.
        if folder.as_ref().is_some_and(|folder| !folder.is_dir() || folder.to_str().is_none()) {
            return Err(ApiError::new(Code::TargetMissing));
        }
        let op = Op::ChangeSetting { name: SECOND_PLACE.to_owned() };
        let today = self.env.today();
        self.store
            .transact(op, today, |tx| tx.set_second_place(folder.as_deref()).map_err(ApiError::from))?;
        self.note_failures(Failed { second: false, ..self.failed_before() });
        Ok(())
    }

    /// What has changed since the last backup, when the workspace is closed.
    pub(crate) fn back_up_at_closing(&self, progress: BackupProgress<'_>) {
        let (today, mut chance) = (self.env.today(), Chance(&self.env));
        let made = self.store.back_up(Cause::Lock, Need::IfChanged, today, &mut chance, progress);
        match made {
            Ok(made) => self.note_failures(Failed::of(&made)),
            Err(_) => self.note_failures(Failed { first: true, ..self.failed_before() }),
        }
    }

    /// Whether somebody has to see to a backup.
    pub(crate) fn backup_due(&self) -> Result<Option<BackupDue>, ApiError> {
        let (failures, place) = (self.failures(), self.place());
        if self.behind || failures.first.contains_key(&place) {
            return Ok(Some(BackupDue::LastTime));
        }
        if failures.second.contains_key(&place) {
            return Ok(Some(BackupDue::SecondPlace));
        }
        if failures.left_out.contains_key(&place) {
            return Ok(Some(BackupDue::LeftOut));
        }
        let today = self.env.today();
        // A day that is still to come is from a clock that was wrong.
        let days = Backup::find(self.store.folder()).into_iter().map(|backup| backup.date);
        let last = days.filter(|day| *day <= today).max();
        let since = match last {
            Some(date) => Some(date),
            None => self.store.read().journal(0, 1)?.first().map(|line| line.date),
        };
        let days = since.map(|since| (today.unix_seconds() - since.unix_seconds()) / 86_400);
        Ok(days.filter(|days| *days >= REMIND_AFTER).map(|_| BackupDue::Overdue))
    }

    fn place(&self) -> String {
        self.store.folder().display().to_string()
    }

    fn failures(&self) -> Failures {
        kept::read(&self.env, FILE)
    }

    fn failed_before(&self) -> Failed {
        let (failures, place) = (self.failures(), self.place());
        Failed {
            first: failures.first.contains_key(&place),
            second: failures.second.contains_key(&place),
            left_out: failures.left_out.contains_key(&place),
        }
    }

    /// A note that cannot be kept is no reason not to close.
    fn note_failures(&self, failed: Failed) {
        let (mut failures, place, today) = (self.failures(), self.place(), self.env.today());
        let mut changed = false;
        let lists = [
            (failed.first, &mut failures.first),
            (failed.second, &mut failures.second),
            (failed.left_out, &mut failures.left_out),
        ];
        for (failed, list) in lists {
            changed |= failed != list.contains_key(&place);
            match failed {
                true => list.insert(place.clone(), today),
                false => list.remove(&place),
            };
        }
        if changed {
            let _forgotten = kept::write(&self.env, FILE, &failures);
        }
    }
}
