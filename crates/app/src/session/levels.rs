//! What may be used how.

use crate::asks::{ConfirmLevels, OfInterview, SetLevel};
use crate::dispatch::With;
use crate::error::{ApiError, Code};
use crate::pages::levels::LevelsPage;
use crate::session::Session;

impl Session {
    pub fn levels(&mut self, _ask: OfInterview, _with: &mut With<'_, '_>) -> Result<LevelsPage, ApiError> {
        Err(ApiError::new(Code::Bug))
    }

    pub fn set_level(&mut self, _ask: SetLevel, _with: &mut With<'_, '_>) -> Result<LevelsPage, ApiError> {
        Err(ApiError::new(Code::Bug))
    }

    pub fn confirm_levels(
        &mut self,
        _ask: ConfirmLevels,
        _with: &mut With<'_, '_>,
    ) -> Result<LevelsPage, ApiError> {
        Err(ApiError::new(Code::Bug))
    }
}
