//! Backups of the open workspace or of one that does not open, and the way back from one.
//!
//! Keeps one backup unpacked at most; it goes when the workspace is locked or another one is looked at.

use std::path::{Path, PathBuf};

use lernfall_store::Backup;
use secrecy::SecretString;

use super::{Opened, Session};
use crate::asks::{BackupsOf, Nothing, OfBackups, PreviewRestore, Which};
use crate::desk::Desk;
use crate::dispatch::{Done, With};
use crate::error::{ApiError, Code};
use crate::pages::backups::{BackupsPage, OwnBackups, SecondPlace};
use crate::pages::start::DeskOpened;
use crate::recent;
use crate::restoring::{Unpacked, in_folder, lines, unpack};
use crate::view::backups::RestorePreview;

/// What the page was shown last.
#[derive(Debug)]
pub(crate) struct Offered {
    backups: Vec<Backup>,
    /// Where one of them would be restored.
    target: PathBuf,
}

/// A backup that was looked at.
#[derive(Debug)]
pub(crate) struct LookedAt {
    unpacked: Unpacked,
    target: PathBuf,
    secret: SecretString,
}

impl Session {
    pub fn backups(&mut self, ask: OfBackups, with: &mut With<'_, '_>) -> Result<BackupsPage, ApiError> {
        let target = self.target(ask.of, with)?;
        let found = match (ask.of, &self.desk) {
            (BackupsOf::Open, Some(desk)) => desk.backups()?,
            (BackupsOf::Open | BackupsOf::Closed(_), _) => in_folder(&target),
            (BackupsOf::Nobody, _) => Vec::new(),
        };
        self.offer(found, target)
    }

    /// Backups in a folder that was chosen, such as a stick.
    pub fn choose_backups(
        &mut self,
        ask: OfBackups,
        with: &mut With<'_, '_>,
    ) -> Result<BackupsPage, ApiError> {
        let picked = with.path()?;
        let target = self.target(ask.of, with)?;
        self.offer(in_folder(&picked), target)
    }

    pub fn back_up(&mut self, _ask: Nothing, with: &mut With<'_, '_>) -> Result<BackupsPage, ApiError> {
        self.desk()?.back_up(with.job)?;
        self.backups(OfBackups { of: BackupsOf::Open }, with)
    }

    pub fn choose_second_place(
        &mut self,
        _ask: Nothing,
        with: &mut With<'_, '_>,
    ) -> Result<BackupsPage, ApiError> {
        let picked = with.path()?;
        self.desk()?.set_second_place(Some(&picked))?;
        self.backups(OfBackups { of: BackupsOf::Open }, with)
    }

    pub fn end_second_place(
        &mut self,
        _ask: Nothing,
        with: &mut With<'_, '_>,
    ) -> Result<BackupsPage, ApiError> {
        self.desk()?.set_second_place(None)?;
        self.backups(OfBackups { of: BackupsOf::Open }, with)
    }

    /// Changes nothing.
    pub fn preview_restore(
        &mut self,
        ask: PreviewRestore,
        with: &mut With<'_, '_>,
    ) -> Result<RestorePreview, ApiError> {
        let PreviewRestore { backup, passphrase } = ask;
        self.looked_at = None;
        let offered = self.offered.as_ref().ok_or_else(|| ApiError::new(Code::BackupGone))?;
        let backup = offered.backups.get(backup).ok_or_else(|| ApiError::new(Code::BackupGone))?;
        let target = offered.target.clone();
        let present = self.desk.as_ref().filter(|desk| desk.store.folder() == target);
        let unpacked = unpack(&self.env, backup, &target, &passphrase, present, with.job)?;
        let preview = unpacked.preview().clone();
        self.looked_at = Some(LookedAt { unpacked, target, secret: passphrase });
        Ok(preview)
    }

    /// Puts the backup that was looked at in place, and opens it.
    pub fn restore(&mut self, _ask: Nothing, _with: &mut With<'_, '_>) -> Result<DeskOpened, ApiError> {
        let looked_at = self.looked_at.take().ok_or_else(|| ApiError::new(Code::BackupGone))?;
        let LookedAt { unpacked, target, secret } = looked_at;
        if !unpacked.preview().sound {
            return Err(ApiError::new(Code::BackupDamaged).with("part", "workspace.db"));
        }
        let was_open = self.desk.is_some();
        self.lock();
        let placed = unpacked.put_in_place(&self.env);
        if let Err(error) = placed {
            // What was open is as it was, and open again if that secret is its own.
            if let (true, Ok(desk)) = (was_open, Desk::open(&self.env, &target, &secret)) {
                self.take(desk, Opened::Own, None)?;
            }
            return Err(error);
        }
        let desk = Desk::open(&self.env, &target, &secret)?;
        self.take(desk, Opened::Own, None)
    }

    pub fn end_restore(&mut self, _ask: Nothing, _with: &mut With<'_, '_>) -> Result<Done, ApiError> {
        self.looked_at = None;
        Ok(Done {})
    }

    fn target(&mut self, of: BackupsOf, with: &With<'_, '_>) -> Result<PathBuf, ApiError> {
        match of {
            BackupsOf::Open => Ok(self.desk()?.store.folder().to_owned()),
            BackupsOf::Closed(Which::Recent(place)) => {
                recent::list(&self.env).get(place).cloned().ok_or_else(|| ApiError::new(Code::NotAWorkspace))
            }
            BackupsOf::Closed(Which::Chosen) => {
                self.chosen_folder().ok_or_else(|| ApiError::new(Code::NotAWorkspace))
            }
            BackupsOf::Nobody => Ok(self.new_folder(with.language)),
        }
    }

    fn offer(&mut self, backups: Vec<Backup>, target: PathBuf) -> Result<BackupsPage, ApiError> {
        let page = BackupsPage { backups: lines(&backups, &target), own: self.own_backups()? };
        self.looked_at = None;
        self.offered = Some(Offered { backups, target });
        Ok(page)
    }

    fn own_backups(&self) -> Result<Option<OwnBackups>, ApiError> {
        let Some(desk) = &self.desk else { return Ok(None) };
        let examples = self.opened == Some(Opened::Examples);
        let place =
            |folder: &Path| SecondPlace { folder: folder.display().to_string(), reachable: folder.is_dir() };
        Ok(Some(OwnBackups {
            last: desk.backups()?.first().map(|backup| backup.date),
            second: desk.store.read().second_place()?.as_deref().map(place),
            examples,
            due: if examples { None } else { desk.backup_due()? },
        }))
    }
}
