//! Beginning: which workspaces there are, making, opening and closing one.
//!
//! Keeps one workspace open at most, and what was chosen until it is used.

use std::path::{Path, PathBuf};

use lernfall_core::text::Language;
use lernfall_store::{AgencyWay, Store};

use super::locking::Locking;
use super::recovery::Recovery;
use super::{Opened, Session};
use crate::asks::{
    ChangePassphrase, ChooseFolder, CreateDesk, FolderFor, LockDesk, Nothing, OpenDesk, Which,
};
use crate::desk::Desk;
use crate::dispatch::{Done, With};
use crate::error::{ApiError, Code};
use crate::event::Why;
use crate::examples;
use crate::pages::start::{DeskOpened, FolderChosen, RecentWorkspace, StartPage};
use crate::policy::Policy;
use crate::recent;

/// A folder that was chosen in a dialog.
#[derive(Clone, Debug)]
pub(crate) struct Chosen {
    purpose: FolderFor,
    folder: PathBuf,
}

impl Session {
    pub fn start(&mut self, _ask: Nothing, with: &mut With<'_, '_>) -> Result<StartPage, ApiError> {
        let recent = recent::list(&self.env);
        let recent = recent
            .iter()
            .map(|folder| RecentWorkspace { name: recent::name(folder), present: Store::is_in(folder) });
        Ok(StartPage {
            settings: self.screen.settings(&self.env),
            recent: recent.collect(),
            usual_folder: self.new_folder(with.language).display().to_string(),
            shortest_passphrase: Policy::default().shortest_passphrase,
            locked_over: self.locked_over,
            open: if self.desk.is_some() { Some(self.desk_opened()?) } else { None },
        })
    }

    pub fn choose_folder(
        &mut self,
        ask: ChooseFolder,
        with: &mut With<'_, '_>,
    ) -> Result<FolderChosen, ApiError> {
        let ChooseFolder { purpose } = ask;
        let picked = with.path()?;
        let there = Store::is_in(&picked);
        let folder = match purpose {
            // What is there goes each time.
            FolderFor::NewWorkspace if picked.starts_with(examples::folder(&self.env)) => {
                recent::usual_folder(&self.env, with.language)
            }
            FolderFor::NewWorkspace if !there && !recent::is_empty(&picked) => {
                recent::free_in(&picked, with.language)
            }
            // Who opens a folder inside of a workspace means the workspace.
            FolderFor::OpenWorkspace if !there && picked.parent().is_some_and(Store::is_in) => {
                picked.parent().map(Path::to_owned).unwrap_or(picked)
            }
            FolderFor::NewWorkspace | FolderFor::OpenWorkspace => picked,
        };
        let shown = FolderChosen {
            name: recent::name(&folder),
            folder: folder.display().to_string(),
            workspace: Store::is_in(&folder),
        };
        self.chosen = Some(Chosen { purpose, folder });
        Ok(shown)
    }

    pub fn create_desk(&mut self, ask: CreateDesk, with: &mut With<'_, '_>) -> Result<DeskOpened, ApiError> {
        let CreateDesk { passphrase } = ask;
        let folder = self.new_folder(with.language);
        self.lock();
        let (desk, code) = Desk::create(&self.env, &folder, &passphrase, None)?;
        let recovery = Recovery::new(&self.env, code);
        self.take(desk, Opened::Own, Some(recovery))
    }

    pub fn open_desk(&mut self, ask: OpenDesk, _with: &mut With<'_, '_>) -> Result<DeskOpened, ApiError> {
        let OpenDesk { workspace, passphrase } = ask;
        let folder = self.folder_of(workspace)?;
        self.lock();
        let mut desk = Desk::open(&self.env, &folder, &passphrase)?;
        desk.mend_key_files();
        self.take(desk, Opened::Own, None)
    }

    pub fn lock_desk(&mut self, ask: LockDesk, with: &mut With<'_, '_>) -> Result<Done, ApiError> {
        let how = match ask.why {
            Some(Why::Away) => Locking::AtOnce,
            Some(Why::Idle) | None => Locking::InOrder,
        };
        self.lock_as(how, with.job);
        Ok(Done {})
    }

    pub fn change_passphrase(
        &mut self,
        ask: ChangePassphrase,
        _with: &mut With<'_, '_>,
    ) -> Result<Done, ApiError> {
        let ChangePassphrase { old, new } = ask;
        self.desk()?.change_passphrase(&old, &new)?;
        Ok(Done {})
    }

    /// From now on `desk` is what is open.
    pub(crate) fn take(
        &mut self,
        desk: Desk,
        opened: Opened,
        recovery: Option<Recovery>,
    ) -> Result<DeskOpened, ApiError> {
        match opened {
            Opened::Own => {
                recent::add(&self.env, desk.store.folder());
                self.chosen = None;
            }
            Opened::Examples => {}
        }
        (self.desk, self.opened, self.recovery) = (Some(desk), Some(opened), recovery);
        self.desk_opened().inspect_err(|_| self.lock())
    }

    fn desk_opened(&mut self) -> Result<DeskOpened, ApiError> {
        let examples = self.opened == Some(Opened::Examples);
        let desk = self.desk()?;
        let store = desk.store.read();
        Ok(DeskOpened {
            name: recent::name(desk.store.folder()),
            recovery_due: !examples && !desk.recovery_is_kept()?,
            backup_due: if examples { None } else { desk.backup_due()? },
            examples,
            organisation: store.organisation()?,
            by_code: desk.by_code,
            agency_can_open: matches!(desk.store.agency_way()?, AgencyWay::Known(_)),
            cases: store.cases()?.len(),
        })
    }

    pub(crate) fn folder_of(&self, which: Which) -> Result<PathBuf, ApiError> {
        let folder = match which {
            Which::Chosen => self.chosen.clone().map(|chosen| chosen.folder),
            Which::Recent(place) => recent::list(&self.env).get(place).cloned(),
        };
        folder.ok_or_else(|| ApiError::new(Code::NotAWorkspace))
    }

    /// The folder that was chosen last.
    pub(crate) fn chosen_folder(&self) -> Option<PathBuf> {
        self.chosen.as_ref().map(|chosen| chosen.folder.clone())
    }

    /// Where a new workspace would go.
    pub(crate) fn new_folder(&self, language: Language) -> PathBuf {
        match &self.chosen {
            Some(Chosen { purpose: FolderFor::NewWorkspace, folder }) => folder.clone(),
            Some(Chosen { purpose: FolderFor::OpenWorkspace, folder: _ }) | None => {
                recent::usual_folder(&self.env, language)
            }
        }
    }
}
