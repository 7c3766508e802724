//! The list of cases, one case, and its interviews.

use crate::asks::{AddInterview, BeginCase, ChangeInterview, Nothing, OfCase, OfInterview};
use crate::dispatch::With;
use crate::error::{ApiError, Code};
use crate::pages::case::{CaseBegun, CasePage, CasesPage, InterviewAdded};
use crate::session::Session;

impl Session {
    pub fn cases(&mut self, _ask: Nothing, _with: &mut With<'_, '_>) -> Result<CasesPage, ApiError> {
        Err(ApiError::new(Code::Bug))
    }

    pub fn case(&mut self, _ask: OfCase, _with: &mut With<'_, '_>) -> Result<CasePage, ApiError> {
        Err(ApiError::new(Code::Bug))
    }

    pub fn begin_case(&mut self, _ask: BeginCase, _with: &mut With<'_, '_>) -> Result<CaseBegun, ApiError> {
        Err(ApiError::new(Code::Bug))
    }

    pub fn add_interview(
        &mut self,
        _ask: AddInterview,
        _with: &mut With<'_, '_>,
    ) -> Result<InterviewAdded, ApiError> {
        Err(ApiError::new(Code::Bug))
    }

    pub fn change_interview(
        &mut self,
        _ask: ChangeInterview,
        _with: &mut With<'_, '_>,
    ) -> Result<CasePage, ApiError> {
        Err(ApiError::new(Code::Bug))
    }

    pub fn remove_interview(
        &mut self,
        _ask: OfInterview,
        _with: &mut With<'_, '_>,
    ) -> Result<CasePage, ApiError> {
        Err(ApiError::new(Code::Bug))
    }
}
