//! When the database of the open workspace, or of one that does not open, cannot be read.
//!
//! A page that does not authenticate ends its connection, not the work: the database is opened again and the
//! command tried once more, and only then it is said. What was typed stays in the page meanwhile. Nothing is
//! done twice: where the command had written something before it failed, it is not repeated.

use lernfall_store::Part;

use super::{Opened, Session};
use crate::asks::SalvageDesk;
use crate::desk::Desk;
use crate::dispatch::With;
use crate::error::{ApiError, Code, damaged};
use crate::pages::salvage::SalvagedPage;
use crate::recent;

/// What to do after a command failed.
#[derive(Debug)]
pub(crate) enum Next {
    Repeat,
    Tell(ApiError),
}

impl Session {
    /// The number of the last write; nothing while no workspace is open.
    pub(crate) fn written(&self) -> Option<u64> {
        self.desk.as_ref()?.store.read().last_number().ok()
    }

    /// After `error`, where the last write before the command was `before`.
    pub(crate) fn after_failing(&mut self, error: ApiError, before: Option<u64>) -> Next {
        if error != damaged(Part::Database) {
            return Next::Tell(error);
        }
        let Some(desk) = &mut self.desk else { return Next::Tell(error) };
        if desk.store.reopen().is_err() {
            // Nothing can be read any more: the way goes on from the closed workspace.
            self.lock();
            return Next::Tell(error);
        }
        if before.is_some() && self.written() == before {
            Next::Repeat
        } else {
            Next::Tell(ApiError::new(Code::PageUnreadable))
        }
    }

    /// After the command failed once more.
    pub(crate) fn after_repeating(&mut self, error: ApiError) -> ApiError {
        match self.after_failing(error, None) {
            Next::Tell(error) => error,
            Next::Repeat => ApiError::new(Code::PageUnreadable),
        }
    }

    /// The new workspace is open afterwards.
    pub fn salvage_desk(
        &mut self,
        ask: SalvageDesk,
        with: &mut With<'_, '_>,
    ) -> Result<SalvagedPage, ApiError> {
        let SalvageDesk { workspace, passphrase } = ask;
        let folder = self.folder_of(workspace)?;
        let parent = folder.parent().unwrap_or(&folder);
        let into = recent::free_in(parent, with.language);
        self.lock();
        let (desk, told) = Desk::salvage(&self.env, &folder, &passphrase, &into, with.language, with.job)?;
        let opened = self.take(desk, Opened::Own, None)?;
        Ok(SalvagedPage { opened, salvaged: told })
    }
}
