//! Beginning: which workspaces there are, making, opening and closing one.

use crate::asks::{ChangePassphrase, ChooseFolder, CreateDesk, Nothing, OpenDesk};
use crate::dispatch::{Done, With};
use crate::error::{ApiError, Code};
use crate::pages::start::{DeskOpened, FolderChosen, StartPage};
use crate::session::Session;

impl Session {
    pub fn start(&mut self, _ask: Nothing, _with: &mut With<'_, '_>) -> Result<StartPage, ApiError> {
        Err(ApiError::new(Code::Bug))
    }

    pub fn choose_folder(
        &mut self,
        _ask: ChooseFolder,
        _with: &mut With<'_, '_>,
    ) -> Result<FolderChosen, ApiError> {
        Err(ApiError::new(Code::Bug))
    }

    pub fn create_desk(
        &mut self,
        _ask: CreateDesk,
        _with: &mut With<'_, '_>,
    ) -> Result<DeskOpened, ApiError> {
        Err(ApiError::new(Code::Bug))
    }

    pub fn open_desk(&mut self, _ask: OpenDesk, _with: &mut With<'_, '_>) -> Result<DeskOpened, ApiError> {
        Err(ApiError::new(Code::Bug))
    }

    pub fn lock_desk(&mut self, _ask: Nothing, _with: &mut With<'_, '_>) -> Result<Done, ApiError> {
        Err(ApiError::new(Code::Bug))
    }

    pub fn change_passphrase(
        &mut self,
        _ask: ChangePassphrase,
        _with: &mut With<'_, '_>,
    ) -> Result<Done, ApiError> {
        Err(ApiError::new(Code::Bug))
    }
}
