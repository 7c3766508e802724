//! How the screen is set, kept for the person outside of workspaces.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use lernfall_core::text::Language;
use serde::{Deserialize, Serialize};

use crate::asks::ChangeSettings;
use crate::env::Env;
use crate::kept;
use crate::pages::start::{Settings, TextSize, Theme};

const FILE: &str = "settings.json";

/// In minutes.
const LOCK_AFTER: u32 = 10;
const LOCK_AFTER_WITHIN: RangeInclusive<u32> = 1..=120;

/// More than there are actions.
const MOST_KEYS: usize = 20;
/// In characters.
const LONGEST_KEYS: usize = 40;

/// What was chosen; what was not follows the system or is as usual.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Screen {
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<Language>,
    theme: Theme,
    text_size: TextSize,
    #[serde(skip_serializing_if = "Option::is_none")]
    lock_after: Option<u32>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    keys: BTreeMap<String, String>,
}

impl Screen {
    pub fn read(env: &Env) -> Self {
        let kept: Self = kept::read(env, FILE);
        Self { keys: bounded(kept.keys), ..kept }
    }

    /// Takes over what is named, and keeps it beside what another window may have kept meanwhile. Where it
    /// cannot be kept it holds as long as the program runs.
    pub fn change(&mut self, env: &Env, ask: &ChangeSettings) {
        *self = std::mem::take(self).with(ask);
        let _forgotten = kept::write(env, FILE, &Self::read(env).with(ask));
    }

    fn with(self, ask: &ChangeSettings) -> Self {
        Self {
            language: ask.language.or(self.language),
            theme: ask.theme.unwrap_or(self.theme),
            text_size: ask.text_size.unwrap_or(self.text_size),
            lock_after: ask.lock_after.or(self.lock_after),
            keys: ask.keys.clone().map_or(self.keys, bounded),
        }
    }

    pub fn settings(&self, env: &Env) -> Settings {
        let Self { language, theme, text_size, lock_after, ref keys } = *self;
        let minutes = lock_after.unwrap_or(LOCK_AFTER);
        Settings {
            language: language.unwrap_or_else(|| env.language()),
            theme,
            text_size,
            lock_after: minutes.clamp(*LOCK_AFTER_WITHIN.start(), *LOCK_AFTER_WITHIN.end()),
            keys: keys.clone(),
        }
    }
}

/// Without what no page would have written.
fn bounded(keys: BTreeMap<String, String>) -> BTreeMap<String, String> {
    let short = |text: &str| text.chars().count() <= LONGEST_KEYS;
    keys.into_iter().filter(|(action, keys)| short(action) && short(keys)).take(MOST_KEYS).collect()
}
