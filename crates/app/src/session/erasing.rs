//! Deleting in the window: the question before, the way back, and the backups after.
//!
//! Keeps what a deleted thing was called in memory only, as long as it can come back.

use lernfall_store::Waiting;

use crate::asks::{BringBack, Nothing, OfErasure, PurgeBackups};
use crate::dispatch::With;
use crate::error::ApiError;
use crate::pages::erasing::{BroughtBack, ErasedPage, TakenOut, WaitingRow};
use crate::session::Session;
use crate::view::erasing::{Erasure, Held, Purged, Subject};

impl Session {
    pub fn erasure(&mut self, ask: OfErasure, _with: &mut With<'_, '_>) -> Result<Erasure, ApiError> {
        self.desk()?.erasure(ask.into())
    }

    pub fn erase(&mut self, ask: OfErasure, _with: &mut With<'_, '_>) -> Result<TakenOut, ApiError> {
        let desk = self.desk()?;
        let subject = desk.subject(ask.into())?;
        let number = desk.erase(ask.into())?;
        self.taken_out.insert(number, subject.clone());
        Ok(TakenOut { number, subject })
    }

    pub fn erased(&mut self, _ask: Nothing, _with: &mut With<'_, '_>) -> Result<ErasedPage, ApiError> {
        let desk = self.desk()?;
        let waiting = desk.store.read().waiting()?;
        let erased = desk.store.erased()?;
        let Held { holding: backups, unseen } = desk.holding(&erased)?;
        let second_away = !erased.is_empty() && desk.second_place_is_away()?;
        let row = |one: Waiting| {
            let subject = self.taken_out.get(&one.number)?.clone();
            Some(WaitingRow { number: one.number, subject, blocked: one.blocked })
        };
        let waiting = waiting.into_iter().filter_map(row).collect();
        Ok(ErasedPage { waiting, backups, unseen, second_away })
    }

    pub fn bring_back(&mut self, ask: BringBack, _with: &mut With<'_, '_>) -> Result<BroughtBack, ApiError> {
        let talk = match self.taken_out.get(&ask.number) {
            Some(Subject::Interview { case, .. }) => Some(*case),
            Some(Subject::Case { .. } | Subject::Person { .. }) | None => None,
        };
        let done = self.desk()?.bring_back(ask.number, talk)?;
        Ok(BroughtBack { done })
    }

    pub fn purge_backups(&mut self, ask: PurgeBackups, with: &mut With<'_, '_>) -> Result<Purged, ApiError> {
        let desk = self.desk()?;
        desk.recover_drafts()?;
        let purged = desk.purge_backups(ask.unseen.into(), with.job)?;
        self.taken_out.clear();
        Ok(purged)
    }
}
