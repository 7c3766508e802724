//! The interviews of a case.
//!
//! Keeps their numbers counting up within the case.

use lernfall_core::id::{CaseId, InterviewId};
use lernfall_core::interview::{Form, Interview, Occasion};
use lernfall_core::person::Pseudonym;
use lernfall_core::time::Date;

use crate::attachments;
use crate::erase::{self, list::Erased};
use crate::error::{StoreError, Thing};
use crate::sql::code;
use crate::transact::{Reader, Tx};

/// An interview before it has a number.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewInterview {
    pub id: InterviewId,
    pub form: Form,
    pub occasion: Occasion,
    pub date: Date,
    pub person: Option<Pseudonym>,
}

impl Reader<'_> {
    /// In the order of their numbers.
    pub fn interviews(&self, case: CaseId) -> Result<Vec<Interview>, StoreError> {
        self.sql.all(
            "SELECT id, number, form, occasion, date, pseudonym FROM interview WHERE case_id = ?
             ORDER BY number",
            [case.to_string()],
            |row| {
                let person: Option<u32> = row.read(5)?;
                Ok(Interview {
                    id: row.id(0)?,
                    number: row.count(1)?,
                    form: row.code(2)?,
                    occasion: row.code(3)?,
                    date: row.code(4)?,
                    person: person.map(Pseudonym),
                })
            },
        )
    }
}

impl Tx<'_> {
    pub fn add_interview(&self, case: CaseId, new: &NewInterview) -> Result<Interview, StoreError> {
        let NewInterview { id, form, occasion, date, person } = new.clone();
        self.case_head(case)?;
        let number = self.sql.one(
            "SELECT coalesce(max(number), 0) + 1 FROM interview WHERE case_id = ?",
            [case.to_string()],
            |row| row.count::<u32>(0),
        )?;
        self.sql.run(
            "INSERT INTO interview (id, case_id, number, form, occasion, date, pseudonym)
             VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                id.to_string(),
                case.to_string(),
                number,
                code(&form)?,
                code(&occasion)?,
                code(&date)?,
                person.map(|person| person.0),
            ),
        )?;
        Ok(Interview { id, number, form, occasion, date, person })
    }

    /// Changes everything but the number.
    pub fn change_interview(&self, interview: &Interview) -> Result<(), StoreError> {
        let Interview { id, number: _, form, occasion, date, person } = interview;
        let changed = self.sql.run(
            "UPDATE interview SET form = ?, occasion = ?, date = ?, pseudonym = ? WHERE id = ?",
            (code(form)?, code(occasion)?, code(date)?, person.map(|person| person.0), id.to_string()),
        )?;
        if changed == 1 { Ok(()) } else { Err(StoreError::NotFound(Thing::Interview)) }
    }

    /// Takes an interview out with its answers, versions, drafts, rows and files; its notes go when this can
    /// no longer be undone.
    pub fn remove_interview(&self, case: CaseId, interview: InterviewId) -> Result<(), StoreError> {
        let files = erase::answers_where(self, case, |key| key.interview == Some(interview))?;
        let of_interview = (case.to_string(), interview.to_string());
        self.sql.run("DELETE FROM row_entry WHERE case_id = ? AND interview = ?", of_interview)?;
        attachments::remove_unused(self, case, &files)?;
        erase::record(self, Erased::Interview(interview), self.date)?;
        let gone = self.sql.run("DELETE FROM interview WHERE id = ?", [interview.to_string()])?;
        if gone == 1 { Ok(()) } else { Err(StoreError::NotFound(Thing::Interview)) }
    }
}
