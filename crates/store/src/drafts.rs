//! What is being typed and is no version yet.
//!
//! Keeps one draft for each answer, overwritten by every autosave and gone when a version is written.
//! Drafts are not searched and have no part in undo; they survive a crash.

use lernfall_core::answer::{AnswerKey, Value};
use lernfall_core::id::CaseId;

use crate::answers::{Place, key_of};
use crate::error::StoreError;
use crate::sql::{Sql, json};
use crate::transact::{Reader, Tx};

impl Reader<'_> {
    pub fn draft(&self, case: CaseId, key: &AnswerKey) -> Result<Option<Value>, StoreError> {
        self.sql.maybe(
            "SELECT value FROM draft WHERE (case_id, interview, question, row) = (?, ?, ?, ?)",
            Place::new(case, key).columns(),
            |row| row.json(0),
        )
    }

    /// The cases that have drafts.
    pub fn cases_with_drafts(&self) -> Result<Vec<CaseId>, StoreError> {
        self.sql.all(
            "SELECT DISTINCT case_id FROM draft WHERE case_id IN (SELECT id FROM case_head)",
            [],
            |row| row.id(0),
        )
    }

    pub fn drafts(&self, case: CaseId) -> Result<Vec<(AnswerKey, Value)>, StoreError> {
        self.sql.all(
            "SELECT interview, question, row, value FROM draft WHERE case_id = ?
             ORDER BY journal, interview, question, row",
            [case.to_string()],
            |row| Ok((key_of(row, 0)?, row.json(3)?)),
        )
    }
}

impl Tx<'_> {
    /// Puts `value` in the place of the draft there was; belongs in [`crate::Op::SaveDraft`].
    pub fn save_draft(&self, case: CaseId, key: &AnswerKey, value: &Value) -> Result<(), StoreError> {
        let place = Place::new(case, key);
        self.sql.run(
            "INSERT INTO draft (case_id, interview, question, row, value, journal) VALUES (?, ?, ?, ?, ?, ?)
             ON CONFLICT DO UPDATE SET value = excluded.value, journal = excluded.journal",
            (&place.case, &place.interview, &place.question, &place.row, json(value)?, self.journal),
        )?;
        Ok(())
    }

    pub fn discard_draft(&self, case: CaseId, key: &AnswerKey) -> Result<(), StoreError> {
        forget(self, &Place::new(case, key))
    }
}

pub(crate) fn forget(tx: &Tx<'_>, place: &Place) -> Result<(), StoreError> {
    tx.sql
        .run("DELETE FROM draft WHERE (case_id, interview, question, row) = (?, ?, ?, ?)", place.columns())?;
    Ok(())
}

/// Drafts of cases whose creation was undone; they could have come back until now.
pub(crate) fn remove_orphans(sql: Sql<'_>) -> Result<(), StoreError> {
    let orphans = "draft WHERE case_id NOT IN (SELECT id FROM case_head)";
    let found = sql.number(&format!("SELECT count(*) FROM {orphans}"), [])?;
    if found == 0 { Ok(()) } else { sql.script(&format!("DELETE FROM {orphans}")) }
}
