//! Erasing from an older copy what was erased since it was made.
//!
//! Keeps a restored backup from bringing back what is on the list. What the database itself knows to have
//! erased is left alone: whatever it holds under that id came later.

use lernfall_core::answer::Value;
use lernfall_core::id::{AttachmentId, CaseId};
use lernfall_core::time::Date;

use super::list::{self, Erased, ErasedList};
use crate::error::{StoreError, Thing};
use crate::op::Op;
use crate::open::Store;
use crate::transact::Tx;

impl Store {
    /// Erases what `list` knows and this database does not, for good. Gives how much of it was there.
    ///
    /// A list of another workspace changes nothing. Whoever restores a backup merges every list that can
    /// be reached and applies it before anybody sees the result; opening applies those in the folder.
    pub fn apply_erased(&mut self, list: &ErasedList) -> Result<usize, StoreError> {
        let found = self.take_out(list)?;
        super::finish(self)?;
        Ok(found)
    }

    /// The one transaction of [`Store::apply_erased`].
    fn take_out(&mut self, list: &ErasedList) -> Result<usize, StoreError> {
        if list.workspace() != self.id() {
            return Ok(0);
        }
        let known = super::recorded(self)?;
        let due: Vec<(Erased, Date)> = list.entries().filter(|(what, _)| !known.contains(*what)).collect();
        let Some(last) = due.iter().map(|(_, date)| *date).max() else { return Ok(0) };
        self.transact(Op::EraseAgain, last, |tx| {
            let mut found = 0;
            for (what, date) in due {
                found += usize::from(erase(tx, what)?);
                super::record(tx, what, date)?;
            }
            // What went along in this copy was not erased: a later one may know it elsewhere.
            let on_record = super::on_record(tx.sql)?.into_iter();
            for (what, _) in on_record.filter(|(what, _)| !known.contains(*what) && !list.contains(*what)) {
                tx.sql.run("DELETE FROM erasure WHERE (kind, id) = (?, ?)", super::columns(what))?;
            }
            Ok(found)
        })
    }

    /// [`Store::apply_erased`] with the lists in the folder, but for what opening finishes anyway.
    pub(crate) fn apply_erased_beside(&mut self) -> Result<(), StoreError> {
        match self.take_out(&list::beside(&self.layout, self.id())) {
            // The next opening overwrites what is free.
            Ok(_) | Err(StoreError::NotScrubbed) => Ok(()),
            Err(error) => Err(error),
        }
    }
}

/// Whether it was there.
fn erase(tx: &Tx<'_>, what: Erased) -> Result<bool, StoreError> {
    let owner = |table: &str, id: String| {
        let sql = format!("SELECT case_id FROM {table} WHERE id = ?");
        tx.sql.maybe(&sql, [id], |row| row.id::<CaseId>(0))
    };
    let done = match what {
        Erased::Case(case) => tx.erase_case(case),
        Erased::Interview(interview) => match owner("interview", interview.to_string())? {
            Some(case) => tx.remove_interview(case, interview),
            None => return Ok(false),
        },
        Erased::Attachment(attachment) => match owner("attachment", attachment.to_string())? {
            Some(case) => erase_attachment(tx, case, attachment),
            None => return Ok(false),
        },
        Erased::Person(person) => tx.remove_person(person),
    };
    match done {
        Ok(()) => Ok(true),
        Err(StoreError::NotFound(Thing::Case | Thing::Person)) => Ok(false),
        Err(error) => Err(error),
    }
}

/// With the rows that were made for it.
fn erase_attachment(tx: &Tx<'_>, case: CaseId, attachment: AttachmentId) -> Result<(), StoreError> {
    let answers = tx.answers(case)?;
    let refers = |value: &Value| value.files().contains(&attachment);
    let keys: Vec<_> =
        answers.into_iter().filter(|(_, answer)| answer.value.as_ref().is_some_and(refers)).collect();
    tx.remove_attachment(attachment)?;
    for (key, _) in keys {
        match key.row {
            Some(row) if tx.rows(case)?.values().any(|rows| rows.contains(&row)) => {
                tx.remove_row(case, row)?
            }
            Some(_) | None => tx.remove_answer(case, &key)?,
        }
    }
    Ok(())
}
