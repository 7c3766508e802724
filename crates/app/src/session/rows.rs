//! Rows and attached files.

use crate::asks::{AddRow, AttachTo, MoveRow, RemoveRow};
use crate::dispatch::With;
use crate::error::{ApiError, Code};
use crate::pages::guide::{GuidePage, RowAdded};
use crate::session::Session;

impl Session {
    pub fn add_row(&mut self, _ask: AddRow, _with: &mut With<'_, '_>) -> Result<RowAdded, ApiError> {
        Err(ApiError::new(Code::Bug))
    }

    pub fn move_row(&mut self, _ask: MoveRow, _with: &mut With<'_, '_>) -> Result<GuidePage, ApiError> {
        Err(ApiError::new(Code::Bug))
    }

    pub fn remove_row(&mut self, _ask: RemoveRow, _with: &mut With<'_, '_>) -> Result<GuidePage, ApiError> {
        Err(ApiError::new(Code::Bug))
    }

    pub fn attach_file(&mut self, _ask: AttachTo, _with: &mut With<'_, '_>) -> Result<GuidePage, ApiError> {
        Err(ApiError::new(Code::Bug))
    }

    pub fn attach_dropped(
        &mut self,
        _ask: AttachTo,
        _with: &mut With<'_, '_>,
    ) -> Result<GuidePage, ApiError> {
        Err(ApiError::new(Code::Bug))
    }
}
