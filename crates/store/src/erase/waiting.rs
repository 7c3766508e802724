//! What was taken out and can still come back.
//!
//! Keeps the way back open for each by itself: whoever deleted a case and wrote on in another does not have
//! to undo what was written. It is open as long as nothing later touched the same rows.

use lernfall_core::id::{CaseId, InterviewId, PersonId};
use lernfall_core::time::Date;
use uuid::Uuid;

use super::list::Erased;
use crate::error::StoreError;
use crate::journal::JournalEntry;
use crate::open::Store;
use crate::transact::Reader;

/// Something taken out since the workspace was opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Waiting {
    /// The number of the operation in the journal.
    pub number: u64,
    pub what: Erased,
    /// The case it was in.
    pub case: Option<CaseId>,
    /// Whether something later stands in the way of taking only this back, or the case it was in is gone.
    pub blocked: bool,
}

impl Reader<'_> {
    /// Cases, interviews and persons that were taken out, the last first.
    pub fn waiting(&self) -> Result<Vec<Waiting>, StoreError> {
        let steps = self.sql.all(
            "SELECT undo_step.number, journal.number, operation, ids
             FROM undo_step JOIN journal ON journal.number = undo_step.journal
             WHERE direction = 'undo' AND operation IN ('erase-case', 'remove-interview', 'remove-person')
             ORDER BY undo_step.number DESC",
            [],
            |row| {
                let ids: serde_json::Value = row.json(3)?;
                let id = |name: &str| ids.get(name)?.as_str()?.parse::<Uuid>().ok();
                let case = id("case").map(CaseId);
                let what = match row.text(2)?.as_str() {
                    "erase-case" => case.map(Erased::Case),
                    "remove-interview" => id("interview").map(InterviewId).map(Erased::Interview),
                    _ => id("person").map(PersonId).map(Erased::Person),
                };
                Ok((row.read::<i64>(0)?, row.count(1)?, what, case))
            },
        )?;
        let mut waiting = Vec::new();
        for (step, number, what, case) in steps {
            if let Some(what) = what {
                let blocked = self.is_blocked(step)? || self.is_homeless(what, case)?;
                waiting.push(Waiting { number, what, case, blocked });
            }
        }
        Ok(waiting)
    }

    /// An interview whose case is not there has nowhere to come back to.
    fn is_homeless(&self, what: Erased, case: Option<CaseId>) -> Result<bool, StoreError> {
        match (what, case) {
            (Erased::Interview(_), Some(case)) => {
                let there = "SELECT EXISTS (SELECT 1 FROM case_head WHERE id = ?)";
                Ok(self.sql.number(there, [case.to_string()])? == 0)
            }
            (Erased::Interview(_) | Erased::Case(_) | Erased::Attachment(_) | Erased::Person(_), _) => {
                Ok(false)
            }
        }
    }

    /// Whether a later step changed a row that this one would put back.
    pub(crate) fn is_blocked(&self, step: i64) -> Result<bool, StoreError> {
        let later = self.sql.number(
            "SELECT EXISTS (SELECT 1 FROM undo_row AS later JOIN undo_row AS own
               ON own.of_table = later.of_table AND own.key = later.key
               WHERE own.step = ?1 AND later.step > ?1)",
            [step],
        )?;
        Ok(later > 0)
    }
}

impl Store {
    /// Takes back one operation that [`Reader::waiting`] names, and nothing else. Nothing, if it is not
    /// there any more or blocked.
    pub fn take_back(&mut self, number: u64, date: Date) -> Result<Option<JournalEntry>, StoreError> {
        let reader = self.read();
        let known = reader.waiting()?.into_iter().any(|one| one.number == number && !one.blocked);
        let step = if known { reader.undo_step_of(number)? } else { None };
        step.map(|(step, entry)| self.reverse_step(step, entry, date)).transpose()
    }
}
