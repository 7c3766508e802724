//! How the screen is set.

use crate::asks::ChangeSettings;
use crate::dispatch::With;
use crate::error::ApiError;
use crate::pages::start::Settings;
use crate::session::Session;

impl Session {
    pub fn change_settings(
        &mut self,
        ask: ChangeSettings,
        _with: &mut With<'_, '_>,
    ) -> Result<Settings, ApiError> {
        self.screen.change(&self.env, &ask);
        Ok(self.screen.settings(&self.env))
    }
}
