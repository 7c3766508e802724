//! Case sheet, preview, hand-over, verdict.

use crate::asks::{CheckBundle, ForAudience, HandOver, OfCase, SetAgency};
use crate::dispatch::{Done, With};
use crate::error::{ApiError, Code};
use crate::pages::handing::{FileSaved, HandedOver, PreviewPage, SheetPage, VerdictPage};
use crate::session::Session;

impl Session {
    pub fn sheet(&mut self, _ask: OfCase, _with: &mut With<'_, '_>) -> Result<SheetPage, ApiError> {
        Err(ApiError::new(Code::Bug))
    }

    pub fn save_sheet(&mut self, _ask: OfCase, _with: &mut With<'_, '_>) -> Result<FileSaved, ApiError> {
        Err(ApiError::new(Code::Bug))
    }

    pub fn preview(&mut self, _ask: ForAudience, _with: &mut With<'_, '_>) -> Result<PreviewPage, ApiError> {
        Err(ApiError::new(Code::Bug))
    }

    pub fn set_agency(&mut self, _ask: SetAgency, _with: &mut With<'_, '_>) -> Result<Done, ApiError> {
        Err(ApiError::new(Code::Bug))
    }

    pub fn hand_over(&mut self, _ask: HandOver, _with: &mut With<'_, '_>) -> Result<HandedOver, ApiError> {
        Err(ApiError::new(Code::Bug))
    }

    pub fn check_bundle(
        &mut self,
        _ask: CheckBundle,
        _with: &mut With<'_, '_>,
    ) -> Result<VerdictPage, ApiError> {
        Err(ApiError::new(Code::Bug))
    }
}
