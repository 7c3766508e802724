//! Taking back, and the versions of an answer.

use crate::asks::{Nothing, OfAnswer, RestoreVersion};
use crate::dispatch::With;
use crate::error::{ApiError, Code};
use crate::pages::case::Undone;
use crate::pages::versions::VersionsPage;
use crate::session::Session;

impl Session {
    pub fn undo(&mut self, _ask: Nothing, _with: &mut With<'_, '_>) -> Result<Undone, ApiError> {
        Err(ApiError::new(Code::Bug))
    }

    pub fn redo(&mut self, _ask: Nothing, _with: &mut With<'_, '_>) -> Result<Undone, ApiError> {
        Err(ApiError::new(Code::Bug))
    }

    pub fn versions(&mut self, _ask: OfAnswer, _with: &mut With<'_, '_>) -> Result<VersionsPage, ApiError> {
        Err(ApiError::new(Code::Bug))
    }

    pub fn restore_version(
        &mut self,
        _ask: RestoreVersion,
        _with: &mut With<'_, '_>,
    ) -> Result<VersionsPage, ApiError> {
        Err(ApiError::new(Code::Bug))
    }
}
