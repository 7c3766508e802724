//! Search as one types.

use crate::asks::Search;
use crate::dispatch::With;
use crate::error::{ApiError, Code};
use crate::pages::search::SearchPage;
use crate::session::Session;

impl Session {
    pub fn search(&mut self, _ask: Search, _with: &mut With<'_, '_>) -> Result<SearchPage, ApiError> {
        Err(ApiError::new(Code::Bug))
    }
}
