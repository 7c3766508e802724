//! The versions of each answer.
//!
//! Keeps every version that was written, numbered from 1, with its day; comparing and restoring are left
//! to the app, which writes an old version as a new one.

use lernfall_core::answer::{Answer, AnswerKey};
use lernfall_core::id::CaseId;
use lernfall_core::time::Date;

use crate::answers::Place;
use crate::error::StoreError;
use crate::sql::{code, json};
use crate::transact::{Reader, Tx};

/// An answer as it once was.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Version {
    /// Counts up within the answer, from 1.
    pub number: u32,
    pub date: Date,
    pub answer: Answer,
}

/// Adds a version, unless the last one is the same.
pub(crate) fn keep(tx: &Tx<'_>, place: &Place, answer: &Answer) -> Result<(), StoreError> {
    let text = json(answer)?;
    let last = tx.sql.maybe(
        "SELECT number, answer FROM answer_version
         WHERE (case_id, interview, question, row) = (?, ?, ?, ?) ORDER BY number DESC LIMIT 1",
        place.columns(),
        |row| Ok((row.read::<i64>(0)?, row.text(1)?)),
    )?;
    let number = match last {
        Some((_, last)) if last == text => return Ok(()),
        Some((number, _)) => number + 1,
        None => 1,
    };
    tx.sql.run(
        "INSERT INTO answer_version (case_id, interview, question, row, number, date, answer)
         VALUES (?, ?, ?, ?, ?, ?, ?)",
        (&place.case, &place.interview, &place.question, &place.row, number, code(&tx.date)?, text),
    )?;
    Ok(())
}

impl Reader<'_> {
    /// How many versions an answer has.
    pub fn version_count(&self, case: CaseId, key: &AnswerKey) -> Result<usize, StoreError> {
        let place = Place::new(case, key);
        let counted = self.sql.number(
            "SELECT count(*) FROM answer_version WHERE (case_id, interview, question, row) = (?, ?, ?, ?)",
            place.columns(),
        )?;
        Ok(usize::try_from(counted).unwrap_or(0))
    }

    /// The versions of an answer, the oldest first.
    pub fn versions(&self, case: CaseId, key: &AnswerKey) -> Result<Vec<Version>, StoreError> {
        self.sql.all(
            "SELECT number, date, answer FROM answer_version
             WHERE (case_id, interview, question, row) = (?, ?, ?, ?) ORDER BY number",
            Place::new(case, key).columns(),
            |row| Ok(Version { number: row.count(0)?, date: row.code(1)?, answer: row.json(2)? }),
        )
    }
}
