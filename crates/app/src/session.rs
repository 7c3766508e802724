//! What the window has open: at most one desk, and what was chosen in dialogs.
//!
//! Belongs to the worker's thread. Every command of [`crate::dispatch`] is a method here, in the module of
//! its subject.

mod cases;
mod checking;
mod examples;
mod guide;
mod handing;
mod levels;
mod opening;
mod recovery;
mod rows;
mod screen;
mod searching;
mod versions;

use std::path::PathBuf;

use self::opening::Chosen;
use self::recovery::Recovery;
use crate::desk::Desk;
use crate::env::Env;
use crate::error::{ApiError, Code};
use crate::screen::Screen;

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
    /// The recovery code, from its making until it was typed back.
    pub(crate) recovery: Option<Recovery>,
    pub(crate) screen: Screen,
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
            recovery: None,
            screen,
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
