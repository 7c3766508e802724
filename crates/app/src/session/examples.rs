//! The example workspace, made anew each time.

use super::{Opened, Session};
use crate::asks::Nothing;
use crate::dispatch::With;
use crate::env::Env;
use crate::error::ApiError;
use crate::examples;
use crate::pages::start::DeskOpened;

impl Session {
    /// A window that shows the examples from the start.
    pub fn demo(env: Env) -> Result<Self, ApiError> {
        let mut session = Self::new(env);
        session.show_examples()?;
        Ok(session)
    }

    pub fn open_examples(&mut self, _ask: Nothing, _with: &mut With<'_, '_>) -> Result<DeskOpened, ApiError> {
        self.show_examples()
    }

    fn show_examples(&mut self) -> Result<DeskOpened, ApiError> {
        self.lock();
        let desk = examples::make(&self.env)?;
        self.take(desk, Opened::Examples, None)
    }
}
