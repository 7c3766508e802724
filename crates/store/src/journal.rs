//! What was done, in order: number, operation, ids, day. Never content, never a time of day.
//!
//! Keeps one line for each operation, for ever. Saving a draft again does not add a line: it takes over
//! the one of the draft it replaces, until a version is made of it. So does saving notes, on the same day.

use std::collections::BTreeMap;

use lernfall_core::id::CaseId;
use lernfall_core::time::Date;

use crate::answers::Place;
use crate::error::StoreError;
use crate::op::Op;
use crate::sql::{Sql, code, json};
use crate::transact::Reader;

/// A line of the journal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct JournalEntry {
    pub number: u64,
    /// [`Op::code`].
    pub operation: String,
    /// An object of ids by what they name.
    pub ids: serde_json::Value,
    pub date: Date,
}

/// Writes the line of `op` and gives its number.
pub(crate) fn write(sql: Sql<'_>, op: &Op, date: Date) -> Result<i64, StoreError> {
    let date = code(&date)?;
    if let Some(number) = shared(sql, op, &date)? {
        sql.run("UPDATE journal SET date = ?1 WHERE number = ?2 AND date <> ?1", (date, number))?;
        return Ok(number);
    }
    sql.run(
        "INSERT INTO journal (operation, ids, date) VALUES (?, ?, ?)",
        (op.code(), json(&op.ids())?, date),
    )?;
    Ok(sql.last_id())
}

/// The line that `op` takes over.
fn shared(sql: Sql<'_>, op: &Op, date: &str) -> Result<Option<i64>, StoreError> {
    if let Op::SaveDraft { case, key } = op {
        return sql.maybe(
            "SELECT journal FROM draft WHERE (case_id, interview, question, row) = (?, ?, ?, ?)",
            Place::new(*case, key).columns(),
            |row| row.read(0),
        );
    }
    if let Op::SaveNotes { case, interview } = op {
        return sql.maybe(
            "SELECT journal FROM interview_notes JOIN journal ON journal.number = interview_notes.journal
             WHERE case_id = ? AND interview = ? AND date = ?",
            (case.to_string(), interview.to_string(), date),
            |row| row.read(0),
        );
    }
    Ok(None)
}

impl Reader<'_> {
    /// The day of the last change of each case.
    pub fn last_changes(&self) -> Result<BTreeMap<CaseId, Date>, StoreError> {
        let days = self.sql.all(
            "SELECT json_extract(ids, '$.case'), max(date) FROM journal
             WHERE json_extract(ids, '$.case') IS NOT NULL GROUP BY 1",
            [],
            |row| Ok((row.id(0)?, row.code(1)?)),
        )?;
        Ok(days.into_iter().collect())
    }

    /// The number of the last line; 0 before the first.
    pub fn last_number(&self) -> Result<u64, StoreError> {
        self.sql.one("SELECT coalesce(max(number), 0) FROM journal", [], |row| row.count(0))
    }

    /// Up to `limit` lines after the one with number `after`, in order.
    pub fn journal(&self, after: u64, limit: u32) -> Result<Vec<JournalEntry>, StoreError> {
        let after = i64::try_from(after).unwrap_or(i64::MAX);
        self.sql.all(
            "SELECT number, operation, ids, date FROM journal WHERE number > ? ORDER BY number LIMIT ?",
            (after, limit),
            |row| {
                Ok(JournalEntry {
                    number: row.count(0)?,
                    operation: row.text(1)?,
                    ids: row.json(2)?,
                    date: row.code(3)?,
                })
            },
        )
    }
}
