//! Locking: the workspace is closed, its keys and everything of it are forgotten.
//!
//! Keeps two ways apart. Where somebody waits for it, what was deleted is overwritten and a backup made, in
//! a time that one can wait. Where nobody is there, the keys go at once; all else is due at the next
//! opening, as after a crash. When it is time is decided in the shell.

use std::fs;
use std::ops::ControlFlow;
use std::time::Duration;

use super::{Opened, Session};
use crate::jobs::{Cancel, Job, Stage};

/// How long a backup may take; what is longer is broken off, and told at the next opening.
const TO_BACK_UP: Duration = Duration::from_secs(20);

/// How much time there is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Locking {
    /// Somebody waits for it.
    InOrder,
    /// Nobody is there: the computer goes to sleep, the screen is locked, the page does not answer.
    AtOnce,
}

impl Session {
    /// Whether a workspace is open.
    pub fn is_open(&self) -> bool {
        self.desk.is_some()
    }

    /// Closes the workspace, and forgets its keys and everything of it. The examples are removed.
    pub fn lock(&mut self) {
        self.lock_as(Locking::InOrder, &mut Job::new(Cancel::default(), |_| {}));
    }

    /// Locks at once, over a page that does not answer; it is told so when it begins anew.
    pub fn lock_over_page(&mut self) {
        let held = self.may_rest().is_some();
        self.lock_as(Locking::AtOnce, &mut Job::new(Cancel::default(), |_| {}));
        self.locked_over = held;
    }

    /// [`Session::lock`]; `job` may break off the backup.
    pub fn lock_as(&mut self, how: Locking, job: &mut Job<'_>) {
        let chosen = self.chosen.take();
        // Whatever else belongs to the open workspace goes with the old value.
        let after = Self { chosen, screen: self.screen.clone(), ..Self::new(self.env.clone()) };
        let Self { env, desk, opened, looked_at, recovery, .. } = std::mem::replace(self, after);
        // First: they hold secrets, too, and closing may take its time.
        drop((looked_at, recovery));
        let Some(mut desk) = desk else { return };
        let folder = desk.store.folder().to_owned();
        match (how, opened) {
            (Locking::AtOnce, Some(Opened::Own | Opened::Examples) | None) => drop(desk),
            // It is closed in any case; upkeep that has no room on the drive is done at the next opening.
            (Locking::InOrder, Some(Opened::Examples)) => {
                let _upkeep = desk.leave();
            }
            (Locking::InOrder, Some(Opened::Own) | None) => {
                // What was being typed becomes a version; what finds no room on the drive stays a draft.
                let _later = desk.recover_drafts();
                let end = env.passed().whole + TO_BACK_UP;
                let _upkeep = desk.close_with(&mut |done, total| {
                    let told = job.step(Stage::BackingUp, done, Some(total));
                    if env.passed().whole < end { told } else { ControlFlow::Break(()) }
                });
            }
        }
        if opened == Some(Opened::Examples) {
            // What cannot be removed is encrypted, and nobody has the key.
            let _left = fs::remove_dir_all(folder);
        }
    }
}
