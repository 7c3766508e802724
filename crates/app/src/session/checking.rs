//! *Angaben prüfen*.

use crate::asks::OfCase;
use crate::dispatch::With;
use crate::error::{ApiError, Code};
use crate::pages::checking::CheckPage;
use crate::session::Session;

impl Session {
    pub fn check(&mut self, _ask: OfCase, _with: &mut With<'_, '_>) -> Result<CheckPage, ApiError> {
        Err(ApiError::new(Code::Bug))
    }
}
