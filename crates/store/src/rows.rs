//! The rows of repeating questions, in the order of the person.
//!
//! Keeps ids of rows unique for ever: they come from chance and are never given again.

use std::collections::BTreeMap;

use lernfall_core::answer::AnswerKey;
use lernfall_core::case::RowList;
use lernfall_core::id::{CaseId, RowId};

use crate::answers::key_of;
use crate::error::{StoreError, Thing};
use crate::transact::{Reader, Tx};

impl Reader<'_> {
    pub fn rows(&self, case: CaseId) -> Result<BTreeMap<RowList, Vec<RowId>>, StoreError> {
        let found = self.sql.all(
            "SELECT interview, question, id FROM row_entry WHERE case_id = ?
             ORDER BY interview, question, position",
            [case.to_string()],
            |row| key_of(row, 0),
        )?;
        let mut rows: BTreeMap<RowList, Vec<RowId>> = BTreeMap::new();
        for AnswerKey { interview, question, row } in found {
            rows.entry(RowList { interview, question }).or_default().extend(row);
        }
        Ok(rows)
    }
}

impl Tx<'_> {
    /// Adds a row at the end of its list.
    pub fn add_row(&self, case: CaseId, list: &RowList, row: RowId) -> Result<(), StoreError> {
        self.case_head(case)?;
        let interview = list.interview.map(|id| id.to_string()).unwrap_or_default();
        self.sql.run(
            "INSERT INTO row_entry (id, case_id, interview, question, position)
             SELECT ?1, ?2, ?3, ?4, coalesce(max(position), 0) + 1 FROM row_entry
             WHERE case_id = ?2 AND interview = ?3 AND question = ?4",
            (row.to_string(), case.to_string(), interview, list.question.as_str()),
        )?;
        Ok(())
    }

    /// Moves a row to the place `to`, from 0, of its list; beyond the end is the end.
    pub fn move_row(&self, case: CaseId, row: RowId, to: usize) -> Result<(), StoreError> {
        let lists = self.rows(case)?;
        let mut rows =
            lists.into_values().find(|rows| rows.contains(&row)).ok_or(StoreError::NotFound(Thing::Row))?;
        rows.retain(|other| *other != row);
        rows.insert(to.min(rows.len()), row);
        for (position, row) in rows.iter().enumerate() {
            let position = i64::try_from(position + 1).map_err(|_| StoreError::NotRepresentable)?;
            self.sql.run(
                "UPDATE row_entry SET position = ?1 WHERE id = ?2 AND position <> ?1",
                (position, row.to_string()),
            )?;
        }
        Ok(())
    }

    /// Takes a row out with its answers.
    pub fn remove_row(&self, case: CaseId, row: RowId) -> Result<(), StoreError> {
        for key in self.answers(case)?.into_keys().filter(|key| key.row == Some(row)) {
            self.remove_answer(case, &key)?;
        }
        self.sql
            .run("DELETE FROM draft WHERE case_id = ? AND row = ?", (case.to_string(), row.to_string()))?;
        let gone = self
            .sql
            .run("DELETE FROM row_entry WHERE id = ? AND case_id = ?", (row.to_string(), case.to_string()))?;
        if gone == 1 { Ok(()) } else { Err(StoreError::NotFound(Thing::Row)) }
    }
}
