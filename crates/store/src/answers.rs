//! Answers, and where they belong.
//!
//! Keeps with each answer written a version of it, its line in the index, and the end of its draft.

use lernfall_core::answer::{Answer, AnswerKey};
use lernfall_core::id::{CaseId, QuestionId};
use lernfall_core::level::ReleaseLevel;

use std::collections::BTreeMap;

use crate::error::StoreError;
use crate::sql::{Row, code, json};
use crate::transact::{Reader, Tx};
use crate::{drafts, history, search};

/// The key of an answer as columns.
#[derive(Clone)]
pub(crate) struct Place {
    pub case: String,
    pub interview: String,
    pub question: String,
    pub row: String,
}

impl Place {
    pub fn new(case: CaseId, key: &AnswerKey) -> Self {
        let AnswerKey { interview, question, row } = key;
        Self {
            case: case.to_string(),
            interview: interview.map(|id| id.to_string()).unwrap_or_default(),
            question: question.to_string(),
            row: row.map(|id| id.to_string()).unwrap_or_default(),
        }
    }

    pub fn columns(&self) -> (&str, &str, &str, &str) {
        (&self.case, &self.interview, &self.question, &self.row)
    }
}

/// The key in the columns from `first` on.
pub(crate) fn key_of(row: &Row<'_>, first: usize) -> Result<AnswerKey, StoreError> {
    let filled = |column| Ok::<_, StoreError>(!row.text(column)?.is_empty());
    Ok(AnswerKey {
        interview: if filled(first)? { Some(row.id(first)?) } else { None },
        question: QuestionId(row.text(first + 1)?),
        row: if filled(first + 2)? { Some(row.id(first + 2)?) } else { None },
    })
}

/// The answer in the columns value, status, level, quotations and masks from `first` on.
fn answer_of(row: &Row<'_>, first: usize) -> Result<Answer, StoreError> {
    let level: Option<u8> = row.read(first + 2)?;
    Ok(Answer {
        value: row.maybe_json(first)?,
        status: row.maybe_code(first + 1)?,
        level: level
            .map(|level| {
                ReleaseLevel::try_from(level).map_err(|_| StoreError::Damaged(crate::Part::Database))
            })
            .transpose()?,
        quotations: row.json(first + 3)?,
        masks: row.json(first + 4)?,
    })
}

impl Reader<'_> {
    pub fn answer(&self, case: CaseId, key: &AnswerKey) -> Result<Option<Answer>, StoreError> {
        self.sql.maybe(
            "SELECT value, status, level, quotations, masks FROM answer
             WHERE (case_id, interview, question, row) = (?, ?, ?, ?)",
            Place::new(case, key).columns(),
            |row| answer_of(row, 0),
        )
    }

    pub fn answers(&self, case: CaseId) -> Result<BTreeMap<AnswerKey, Answer>, StoreError> {
        let found = self.sql.all(
            "SELECT interview, question, row, value, status, level, quotations, masks FROM answer
             WHERE case_id = ?",
            [case.to_string()],
            |row| Ok((key_of(row, 0)?, answer_of(row, 3)?)),
        )?;
        Ok(found.into_iter().collect())
    }

    /// The answers to one question of the head in all cases, e. g. their titles.
    pub fn head_answers(&self, question: &QuestionId) -> Result<BTreeMap<CaseId, Answer>, StoreError> {
        let found = self.sql.all(
            "SELECT case_id, value, status, level, quotations, masks FROM answer
             WHERE question = ? AND interview = '' AND row = ''",
            [question.as_str()],
            |row| Ok((row.id(0)?, answer_of(row, 1)?)),
        )?;
        Ok(found.into_iter().collect())
    }
}

impl Tx<'_> {
    /// Writes an answer as it now is, with a version of it; its draft is done with.
    pub fn write_answer(&self, case: CaseId, key: &AnswerKey, answer: &Answer) -> Result<(), StoreError> {
        let place = Place::new(case, key);
        put(self, &place, answer)?;
        history::keep(self, &place, answer)?;
        drafts::forget(self, &place)?;
        search::index(self, case, key, answer)
    }

    /// Takes an answer out, with its draft. Its versions stay, except where it is erased.
    pub fn remove_answer(&self, case: CaseId, key: &AnswerKey) -> Result<(), StoreError> {
        let place = Place::new(case, key);
        self.sql.run(
            "DELETE FROM answer WHERE (case_id, interview, question, row) = (?, ?, ?, ?)",
            place.columns(),
        )?;
        drafts::forget(self, &place)?;
        search::unindex(self, &place)
    }
}

/// Writes the row of an answer, and nothing that belongs to it.
pub(crate) fn put(tx: &Tx<'_>, place: &Place, answer: &Answer) -> Result<(), StoreError> {
    let Answer { value, status, level, quotations, masks } = answer;
    tx.sql.run(
        "INSERT INTO answer (case_id, interview, question, row, value, status, level, quotations, masks)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET value = excluded.value, status = excluded.status,
           level = excluded.level, quotations = excluded.quotations, masks = excluded.masks",
        (
            &place.case,
            &place.interview,
            &place.question,
            &place.row,
            value.as_ref().map(json).transpose()?,
            status.as_ref().map(code).transpose()?,
            level.map(u8::from),
            json(quotations)?,
            json(masks)?,
        ),
    )?;
    Ok(())
}
