//! How long nothing may happen before the workspace is locked.
//!
//! Keeps one rule for all shells: as long as was set, and three times as long while a talk is conducted,
//! in which somebody may speak for long while nobody types.

use std::time::Duration;

use crate::session::Session;

/// How many times longer in a talk.
const IN_A_TALK: u32 = 3;

/// No longer than this, in minutes.
const LONGEST: u32 = 120;

/// Commands that show something else than a talk.
const ELSEWHERE: &[&str] =
    &["start", "cases", "case", "levels", "check", "sheet", "preview", "search", "lock_desk"];

impl Session {
    /// How long nothing may happen; nothing while nothing is open, neither a workspace nor a backup that is
    /// looked into.
    pub fn may_rest(&self) -> Option<Duration> {
        if self.desk.is_none() && self.looked_at.is_none() && self.recovery.is_none() {
            return None;
        }
        let set = self.screen.settings(&self.env).lock_after;
        let minutes = if self.talking { (set * IN_A_TALK).min(LONGEST).max(set) } else { set };
        Some(self.env.minute() * minutes)
    }

    /// Somebody asks for something; a talk that was shown is left where it shows another view.
    pub(crate) fn turns_to(&mut self, command: &str) {
        if ELSEWHERE.contains(&command) {
            self.talking = false;
        }
    }
}
