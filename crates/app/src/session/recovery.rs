//! The recovery sheet: shown once, written down, typed back.
//!
//! Keeps the code in memory alone, and only until two groups of it were typed back or the workspace is
//! locked; after that only another one can be made.

use lernfall_core::text::Language;
use lernfall_core::wording::wording;
use secrecy::{ExposeSecret, SecretString};

use super::Session;
use crate::asks::{ConfirmRecovery, Nothing};
use crate::dispatch::{Done, With};
use crate::env::Env;
use crate::error::{ApiError, Code};
use crate::pages::handing::FileSaved;
use crate::pages::start::RecoverySheet;
use crate::recent;
use crate::target::Target;

/// As many as can be told apart at a glance.
const GROUPS_IN_LINE: usize = 4;

/// A code that was not typed back yet.
#[derive(Clone, Debug)]
pub(crate) struct Recovery {
    code: SecretString,
    /// Which two groups are to be typed back, from 0.
    asked: [usize; 2],
}

impl Recovery {
    pub fn new(env: &Env, code: SecretString) -> Self {
        let groups = code.expose_secret().split('-').count().max(2);
        let [one, other] = env.random::<2>().map(usize::from);
        let one = one % groups;
        // Any of the others.
        let other = (one + 1 + other % (groups - 1)) % groups;
        Self { code, asked: [one.min(other), one.max(other)] }
    }

    fn groups(&self) -> Vec<&str> {
        self.code.expose_secret().split('-').collect()
    }

    /// Which of the two groups typed back differ, from 0.
    fn wrong(&self, typed: &[SecretString; 2]) -> Vec<usize> {
        let groups = self.groups();
        let same = |(asked, typed): (&usize, &SecretString)| {
            groups.get(*asked).is_some_and(|group| *group == leniently(typed.expose_secret()))
        };
        let differs = self.asked.iter().zip(typed).enumerate().filter(|(_, both)| !same(*both));
        differs.map(|(place, _)| place).collect()
    }
}

impl Session {
    pub fn recovery_sheet(
        &mut self,
        _ask: Nothing,
        _with: &mut With<'_, '_>,
    ) -> Result<RecoverySheet, ApiError> {
        let recovery = self.code_to_write_down()?;
        let folder = self.desk()?.store.folder();
        Ok(RecoverySheet {
            workspace: recent::name(folder),
            folder: folder.display().to_string(),
            groups: recovery.groups().into_iter().map(str::to_owned).collect(),
            asked: recovery.asked,
        })
    }

    pub fn save_recovery_sheet(
        &mut self,
        _ask: Nothing,
        with: &mut With<'_, '_>,
    ) -> Result<FileSaved, ApiError> {
        let place = with.path()?;
        let recovery = self.code_to_write_down()?;
        let folder = self.desk()?.store.folder();
        let text = sheet(with.language, &recent::name(folder), &folder.display().to_string(), &recovery);
        Target::write_whole(&place, text.expose_secret().as_bytes())?;
        Ok(FileSaved { file: place.display().to_string(), size: text.expose_secret().len() as u64 })
    }

    pub fn confirm_recovery(
        &mut self,
        ask: ConfirmRecovery,
        _with: &mut With<'_, '_>,
    ) -> Result<Done, ApiError> {
        let recovery = self.recovery.clone();
        let desk = self.desk()?;
        let wrong = match recovery {
            Some(recovery) => recovery.wrong(&ask.groups),
            None if desk.recovery_is_kept()? => Vec::new(),
            None => vec![0, 1],
        };
        if !wrong.is_empty() {
            let places: Vec<String> = wrong.iter().map(usize::to_string).collect();
            return Err(ApiError::new(Code::RecoveryDiffers).with("places", places.join(" ")));
        }
        if !desk.recovery_is_kept()? {
            desk.set_recovery_kept(true)?;
        }
        self.recovery = None;
        Ok(Done {})
    }

    /// The code there is, else another: nobody can read an earlier one again.
    fn code_to_write_down(&mut self) -> Result<Recovery, ApiError> {
        let env = self.env.clone();
        let there = self.recovery.clone();
        let desk = self.desk()?;
        if let Some(recovery) = there {
            return Ok(recovery);
        }
        if desk.recovery_is_kept()? {
            // First: what is written down opens nothing any more.
            desk.set_recovery_kept(false)?;
        }
        let recovery = Recovery::new(&env, desk.renew_recovery_code()?);
        self.recovery = Some(recovery.clone());
        Ok(recovery)
    }
}

/// As a code is read everywhere: case, spaces and hyphens do not matter, O is 0, I and L are 1.
fn leniently(typed: &str) -> String {
    let letters = typed.chars().filter(|letter| !letter.is_whitespace() && !matches!(letter, '-' | '–'));
    let plain = letters.map(|letter| match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    });
    plain.collect()
}

/// The code in one line, to be pasted, and below it in groups with the numbers that are asked for.
fn sheet(language: Language, name: &str, folder: &str, recovery: &Recovery) -> SecretString {
    let words = wording(language);
    let code = recovery.code.expose_secret();
    let heads = [words.recovery_sheet, words.workspace, words.folder, words.recovery_code];
    let tails = [words.recovery_use, words.recovery_keep];
    let around: usize = heads.iter().chain(&tails).chain(&[name, folder]).map(|it| it.len()).sum();
    // As long as it gets, so that no part of it stays behind in memory when it grows.
    let mut text = String::with_capacity(around + 8 * code.len() + 64);
    let [sheet, workspace, of, head] = heads;
    text += &format!("Lernfall · {sheet}\n\n{workspace}: {name}\n{of}: {folder}\n\n{head}:\n\n    ");
    text += code;
    text += "\n";
    for (place, group) in recovery.groups().into_iter().enumerate() {
        text += if place % GROUPS_IN_LINE == 0 { "\n    " } else { "    " };
        text += &format!("{:>2}  ", place + 1);
        text += group;
    }
    let [usage, keep] = tails;
    text += &format!("\n\n{usage}\n\n{keep}\n");
    SecretString::from(text)
}
