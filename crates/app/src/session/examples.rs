//! The example workspace, made anew each time.

use crate::asks::Nothing;
use crate::dispatch::With;
use crate::error::{ApiError, Code};
use crate::pages::start::DeskOpened;
use crate::session::Session;

impl Session {
    pub fn open_examples(&mut self, _ask: Nothing, _with: &mut With<'_, '_>) -> Result<DeskOpened, ApiError> {
        Err(ApiError::new(Code::Bug))
    }
}
