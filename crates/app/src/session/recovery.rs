//! The recovery sheet: shown once, written down, typed back.

use crate::asks::{ConfirmRecovery, Nothing};
use crate::dispatch::{Done, With};
use crate::error::{ApiError, Code};
use crate::pages::handing::FileSaved;
use crate::pages::start::RecoverySheet;
use crate::session::Session;

impl Session {
    pub fn recovery_sheet(
        &mut self,
        _ask: Nothing,
        _with: &mut With<'_, '_>,
    ) -> Result<RecoverySheet, ApiError> {
        Err(ApiError::new(Code::Bug))
    }

    pub fn save_recovery_sheet(
        &mut self,
        _ask: Nothing,
        _with: &mut With<'_, '_>,
    ) -> Result<FileSaved, ApiError> {
        Err(ApiError::new(Code::Bug))
    }

    pub fn confirm_recovery(
        &mut self,
        _ask: ConfirmRecovery,
        _with: &mut With<'_, '_>,
    ) -> Result<Done, ApiError> {
        Err(ApiError::new(Code::Bug))
    }
}
