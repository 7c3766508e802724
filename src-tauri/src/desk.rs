//! What the worker owns in the real program: the session of `lernfall-app`.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::Duration;

use lernfall_app::dispatch::dispatch;
use lernfall_app::env::Env;
use lernfall_app::error::{ApiError, Code};
use lernfall_app::event::Event;
use lernfall_app::jobs::Job;
use lernfall_app::session::Session;
use lernfall_app::session::locking::Locking;

use crate::worker::{Call, Work};

/// A session, and the world that it was made with.
pub struct Open {
    env: Env,
    session: Session,
}

impl Open {
    /// Nothing is open yet.
    pub fn nothing(env: Env) -> Self {
        Self { session: Session::new(env.clone()), env }
    }

    /// The workspace with example cases is open.
    ///
    /// # Errors
    /// Fails when it cannot be made.
    pub fn examples(env: Env) -> Result<Self, ApiError> {
        Ok(Self { session: Session::demo(env.clone())?, env })
    }
}

impl Work for Open {
    fn answer(&mut self, call: &mut Call, job: &mut Job<'_>) -> Result<String, ApiError> {
        let ask = call.ask.take();
        #[cfg(feature = "driven")]
        crate::driven::misbehave(&ask);
        dispatch(&mut self.session, &call.name, call.language, ask, call.picked.take(), job)
    }

    fn is_open(&self) -> bool {
        self.session.is_open()
    }

    fn lock(&mut self, how: Locking, job: &mut Job<'_>) {
        match how {
            Locking::InOrder => self.session.lock_as(how, job),
            Locking::AtOnce => self.session.lock_over_page(),
        }
    }

    fn may_rest(&self) -> Option<Duration> {
        self.session.may_rest()
    }

    fn dropped(&mut self, files: Vec<PathBuf>) {
        self.session.dropped(files);
    }

    fn stumbled(&mut self) -> (ApiError, Event) {
        if catch_unwind(AssertUnwindSafe(|| self.session.lock())).is_err() {
            self.session = Session::new(self.env.clone());
        }
        // Short enough to be told on the telephone; nothing is recorded under it.
        let incident: String = self.env.random::<3>().iter().map(|byte| format!("{byte:02X}")).collect();
        let error = ApiError { incident: Some(incident.clone()), ..ApiError::new(Code::Bug) };
        (error, Event::Locked { incident: Some(incident), why: None, error: None })
    }
}
