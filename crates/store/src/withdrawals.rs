//! What was taken back.
//!
//! Keeps the fact for ever; what it covers is at once out of the search and, where it is to be erased,
//! gone with versions, drafts, notes and files.

use lernfall_core::case::{Afterwards, Withdrawal};
use lernfall_core::id::CaseId;

use crate::answers::Place;
use crate::error::StoreError;
use crate::sql::{code, json};
use crate::transact::{Reader, Tx};
use crate::{attachments, erase, notes, search};

impl Reader<'_> {
    /// In the order in which they were made.
    pub fn withdrawals(&self, case: CaseId) -> Result<Vec<Withdrawal>, StoreError> {
        self.sql.all(
            "SELECT scope, date, afterwards FROM withdrawal WHERE case_id = ? ORDER BY id",
            [case.to_string()],
            |row| Ok(Withdrawal { scope: row.json(0)?, date: row.code(1)?, afterwards: row.code(2)? }),
        )
    }
}

impl Tx<'_> {
    /// Takes back an answer, an interview or everything. `afterwards` must be what the operation says.
    pub fn withdraw(&self, case: CaseId, withdrawal: &Withdrawal) -> Result<(), StoreError> {
        let Withdrawal { scope, date, afterwards } = withdrawal;
        self.case_head(case)?;
        self.sql.run(
            "INSERT INTO withdrawal (case_id, scope, date, afterwards) VALUES (?, ?, ?, ?)",
            (case.to_string(), json(scope)?, code(date)?, code(afterwards)?),
        )?;
        match afterwards {
            Afterwards::Erased => {
                let files = erase::answers_where(self, case, |key| scope.covers(key))?;
                attachments::remove_unused(self, case, &files)?;
                notes::erase(self, case, scope)?;
                erase::make_due(self)
            }
            Afterwards::Kept => self
                .answers(case)?
                .into_keys()
                .filter(|key| scope.covers(key))
                .try_for_each(|key| search::unindex(self, &Place::new(case, &key))),
        }
    }
}
