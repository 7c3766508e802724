//! When the database of the open workspace, or of one that does not open, cannot be read.
//!
//! A page that does not authenticate ends its connection, not the work: the database is opened again and the
//! command tried once more, and only then it is said. What was typed stays in the page meanwhile. Nothing is
//! done twice: where the command had written something before it failed, it is not repeated.

use lernfall_store::Part;

use super::{Opened, Session};
use crate::asks::{SalvageDesk, SaveSalvaged};
use crate::desk::Desk;
use crate::dispatch::With;
use crate::error::{ApiError, Code, damaged};
use crate::pages::handing::FileSaved;
use crate::pages::salvage::SalvagedPage;
use crate::recent;
use crate::target::Target;

/// What to do after a command failed.
#[derive(Debug)]
pub(crate) enum Next {
    Repeat,
    Tell(ApiError),
}

impl Session {
    /// The number of the last write; nothing where it cannot be read.
    pub(crate) fn written(&self) -> Option<u64> {
        self.desk.as_ref()?.store.read().last_number().ok()
    }

    /// After `error`, where the last write before the command was `before`.
    pub(crate) fn after_failing(&mut self, error: ApiError, before: Option<u64>) -> Next {
        if self.desk.is_none() || error != damaged(Part::Database) {
            return Next::Tell(error);
        }
        if !self.reopened() {
            return Next::Tell(error);
        }
        // Where nothing could be read before it, nothing was written by it.
        if before.is_none_or(|before| self.written() == Some(before)) {
            Next::Repeat
        } else {
            Next::Tell(ApiError::new(Code::PageUnreadable))
        }
    }

    /// After the command failed once more.
    pub(crate) fn after_repeating(&mut self, error: ApiError) -> ApiError {
        if error == damaged(Part::Database) && self.desk.is_some() && self.reopened() {
            ApiError::new(Code::PageUnreadable)
        } else {
            error
        }
    }

    /// Where nothing can be read any more, the workspace is closed: the way goes on from there.
    fn reopened(&mut self) -> bool {
        let done = self.desk.as_mut().is_some_and(|desk| desk.store.reopen().is_ok());
        if !done {
            self.lock();
        }
        done
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

impl Session {
    /// What was lost is told once; this is how it is kept.
    pub fn save_salvaged(
        &mut self,
        ask: SaveSalvaged,
        with: &mut With<'_, '_>,
    ) -> Result<FileSaved, ApiError> {
        let place = with.path()?;
        Target::write_whole(&place, ask.text.as_bytes())?;
        Ok(FileSaved { file: place.display().to_string(), size: ask.text.len() as u64 })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test panics")]

    use std::fs;
    use std::path::PathBuf;

    use lernfall_core::text::Language;
    use serde_json::{Value, json};

    use crate::dispatch::dispatch;
    use crate::env::Env;
    use crate::error::{ApiError, Code};
    use crate::jobs::{Cancel, Job};
    use crate::session::Session;

    const PASSPHRASE: &str = "vier zufällige Wörter";
    const PAGE: usize = 4096;

    fn ask(session: &mut Session, name: &str, ask: Value) -> Result<Value, ApiError> {
        let mut job = Job::new(Cancel::default(), |_| {});
        let reply = dispatch(session, name, Language::De, ask, None, &mut job)?;
        Ok(serde_json::from_str(&reply).unwrap())
    }

    /// A workspace that was just opened, its database and the bytes of it.
    fn opened(home: &std::path::Path) -> (Session, PathBuf, Vec<u8>) {
        let mut session = Session::new(Env::for_tests(home));
        ask(&mut session, "create_desk", json!({ "passphrase": PASSPHRASE })).unwrap();
        ask(&mut session, "begin_case", json!({ "form": "own", "title": "Einführung" })).unwrap();
        let database = session.desk().unwrap().store.folder().join("workspace.db");
        session.lock();
        let opening = json!({ "workspace": { "recent": 0 }, "passphrase": PASSPHRASE });
        ask(&mut session, "open_desk", opening).unwrap();
        let whole = fs::read(&database).unwrap();
        (session, database, whole)
    }

    /// A bit in every page but the first.
    fn damage(whole: &[u8]) -> Vec<u8> {
        let mut broken = whole.to_vec();
        broken.chunks_mut(PAGE).skip(1).for_each(|page| page[2000] ^= 1);
        broken
    }

    #[test]
    fn after_a_page_could_be_read_again_the_command_is_done_as_if_nothing_had_been() {
        let home = tempfile::tempdir().unwrap();
        let (mut session, database, whole) = opened(home.path());
        let before = ask(&mut session, "cases", json!({})).unwrap();
        // Nothing of the cases is in memory after this.
        let store = &mut session.desk().unwrap().store;
        store.reopen().unwrap();
        fs::write(&database, damage(&whole)).unwrap();
        // From here on this connection reads nothing, whatever the drive gives.
        assert!(store.read().cases().is_err());
        fs::write(&database, &whole).unwrap();
        assert!(store.read().cases().is_err());
        assert_eq!(ask(&mut session, "cases", json!({})).unwrap(), before);
    }

    #[test]
    fn a_page_that_stays_unreadable_is_said_and_the_workspace_stays_open() {
        let home = tempfile::tempdir().unwrap();
        let (mut session, database, whole) = opened(home.path());
        let case = ask(&mut session, "cases", json!({})).unwrap()["cases"][0]["id"].clone();
        // The pages with the case are the last that were written.
        let mut broken = whole.clone();
        let pages = whole.len() / PAGE;
        let unreadable = (1..pages).rev().find_map(|page| {
            broken.copy_from_slice(&whole);
            broken[page * PAGE + 2000] ^= 1;
            fs::write(&database, &broken).unwrap();
            session.desk().unwrap().store.reopen().ok()?;
            let failed = ask(&mut session, "case", json!({ "case": case })).err();
            failed.filter(|_| session.desk.is_some())
        });
        assert_eq!(unreadable.map(|error| error.code), Some(Code::PageUnreadable));
        // What does not touch that page works on.
        ask(&mut session, "ways_in", json!({})).unwrap();
        fs::write(&database, &whole).unwrap();
        ask(&mut session, "case", json!({ "case": case })).unwrap();
    }
}
