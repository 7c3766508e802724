//! Going through the guide: pages, typing, statuses, working notes.

use crate::asks::{
    MovePassage, OfInterview, OpenPage, SaveDraft, SaveScratch, SetLater, SetStatus, SetStays, TickProbe,
};
use crate::dispatch::{Done, With};
use crate::error::{ApiError, Code};
use crate::pages::guide::GuidePage;
use crate::session::Session;

impl Session {
    pub fn page(&mut self, _ask: OpenPage, _with: &mut With<'_, '_>) -> Result<GuidePage, ApiError> {
        Err(ApiError::new(Code::Bug))
    }

    pub fn save_draft(&mut self, _ask: SaveDraft, _with: &mut With<'_, '_>) -> Result<GuidePage, ApiError> {
        Err(ApiError::new(Code::Bug))
    }

    pub fn leave_page(&mut self, _ask: OfInterview, _with: &mut With<'_, '_>) -> Result<Done, ApiError> {
        Err(ApiError::new(Code::Bug))
    }

    pub fn set_status(&mut self, _ask: SetStatus, _with: &mut With<'_, '_>) -> Result<GuidePage, ApiError> {
        Err(ApiError::new(Code::Bug))
    }

    pub fn set_stays(&mut self, _ask: SetStays, _with: &mut With<'_, '_>) -> Result<GuidePage, ApiError> {
        Err(ApiError::new(Code::Bug))
    }

    pub fn set_later(&mut self, _ask: SetLater, _with: &mut With<'_, '_>) -> Result<Done, ApiError> {
        Err(ApiError::new(Code::Bug))
    }

    pub fn tick_probe(&mut self, _ask: TickProbe, _with: &mut With<'_, '_>) -> Result<Done, ApiError> {
        Err(ApiError::new(Code::Bug))
    }

    pub fn save_scratch(&mut self, _ask: SaveScratch, _with: &mut With<'_, '_>) -> Result<Done, ApiError> {
        Err(ApiError::new(Code::Bug))
    }

    pub fn move_passage(
        &mut self,
        _ask: MovePassage,
        _with: &mut With<'_, '_>,
    ) -> Result<GuidePage, ApiError> {
        Err(ApiError::new(Code::Bug))
    }

    pub fn not_asked(&mut self, _ask: OfInterview, _with: &mut With<'_, '_>) -> Result<GuidePage, ApiError> {
        Err(ApiError::new(Code::Bug))
    }
}
