//! What the window has open: at most one desk, and what was chosen in dialogs.
//!
//! Belongs to the worker's thread. Every command of [`crate::dispatch`] is a method here, in the module of
//! its subject.

mod backups;
mod cases;
mod checking;
mod erasing;
mod examples;
mod guide;
mod handing;
mod keys;
mod levels;
pub mod locking;
pub(crate) mod mending;
mod opening;
mod recovery;
mod resting;
mod rows;
mod screen;
mod searching;
mod versions;

use std::collections::BTreeMap;
use std::path::PathBuf;

use self::backups::{LookedAt, Offered};
use self::opening::Chosen;
use self::recovery::Recovery;
use crate::desk::Desk;
use crate::env::Env;
use crate::error::{ApiError, Code};
use crate::screen::Screen;
use crate::view::erasing::Subject;

/// Everything that is open in a window.
pub struct Session {
    pub(crate) env: Env,
    pub(crate) desk: Option<Desk>,
    /// What the open workspace is called; the examples have no name of their own.
    pub(crate) opened: Option<Opened>,
    /// The folder that was chosen last for a workspace.
    pub(crate) chosen: Option<Chosen>,
    /// The bundle that was chosen last.
    pub(crate) bundle: Option<PathBuf>,
    /// Files that were dropped on the window.
    pub(crate) dropped: Vec<PathBuf>,
    /// The backups that were shown last, and the one that was looked at.
    pub(crate) offered: Option<Offered>,
    pub(crate) looked_at: Option<LookedAt>,
    /// The recovery code, from its making until it was typed back.
    pub(crate) recovery: Option<Recovery>,
    /// What was deleted and can come back, by the number of the operation.
    pub(crate) taken_out: BTreeMap<u64, Subject>,
    pub(crate) screen: Screen,
    /// A talk is being conducted.
    pub(crate) talking: bool,
    /// What was open last was locked over a page that did not answer.
    pub(crate) locked_over: bool,
}

/// Which workspace is open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Opened {
    Own,
    Examples,
}

impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Session({:?})", self.opened)
    }
}

impl Session {
    pub fn new(env: Env) -> Self {
        let screen = Screen::read(&env);
        Self {
            env,
            desk: None,
            opened: None,
            chosen: None,
            bundle: None,
            dropped: Vec::new(),
            offered: None,
            looked_at: None,
            recovery: None,
            taken_out: BTreeMap::new(),
            screen,
            talking: false,
            locked_over: false,
        }
    }

    /// Files were dropped on the window; a command may attach them.
    pub fn dropped(&mut self, files: Vec<PathBuf>) {
        self.dropped = files;
    }

    pub(crate) fn desk(&mut self) -> Result<&mut Desk, ApiError> {
        self.desk.as_mut().ok_or_else(|| ApiError::new(Code::Locked))
    }
}
