//! How the screen is set.

use crate::asks::ChangeSettings;
use crate::dispatch::With;
use crate::error::{ApiError, Code};
use crate::pages::start::Settings;
use crate::session::Session;

impl Session {
    pub fn change_settings(
        &mut self,
        _ask: ChangeSettings,
        _with: &mut With<'_, '_>,
    ) -> Result<Settings, ApiError> {
        Err(ApiError::new(Code::Bug))
    }
}
