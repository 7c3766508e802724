//! Erasing for good.
//!
//! Keeps what is erased out of every place: answers, versions, drafts, notes, undo, rows, search, files,
//! pseudonyms and names that only this case had, and the freed space of the database. SQLite's
//! `secure_delete` zeroes what it frees, but pages that were rearranged earlier can still hold older
//! copies, and the search index keeps the first terms of its pages as signposts; both go by merging the
//! index and writing the database anew. Backups are left to the app.

use std::collections::BTreeSet;

use lernfall_core::answer::AnswerKey;
use lernfall_core::id::{AttachmentId, CaseId};
use rusqlite::Connection;

use crate::answers::{Place, key_of};
use crate::error::{StoreError, Thing};
use crate::sql::Sql;
use crate::transact::Tx;
use crate::{attachments, search};

const DUE: &str = "scrub";

impl Tx<'_> {
    /// Erases a case; its lines in the journal and in the register of hand-overs stay, without content.
    pub fn erase_case(&self, case: CaseId) -> Result<(), StoreError> {
        let id = case.to_string();
        self.case_head(case)?;
        answers_where(self, case, |_| true)?;
        attachments::remove_all(self, case)?;
        let known_here_only = self.sql.all(
            "SELECT DISTINCT person FROM pseudonym WHERE case_id = ?1 AND person IS NOT NULL
             AND person NOT IN (SELECT person FROM pseudonym WHERE case_id <> ?1 AND person IS NOT NULL)",
            [&id],
            |row| row.text(0),
        )?;
        for table in ["pseudonym", "withdrawal", "row_entry", "interview_notes", "interview"] {
            self.sql.run(&format!("DELETE FROM {table} WHERE case_id = ?"), [&id])?;
        }
        for person in known_here_only {
            self.sql.run("DELETE FROM person WHERE id = ?", [person])?;
        }
        let gone = self.sql.run("DELETE FROM case_head WHERE id = ?", [&id])?;
        make_due(self)?;
        if gone == 1 { Ok(()) } else { Err(StoreError::NotFound(Thing::Case)) }
    }
}

/// Takes out answers with versions, drafts and search; gives the files that were in them.
pub(crate) fn answers_where(
    tx: &Tx<'_>,
    case: CaseId,
    chosen: impl Fn(&AnswerKey) -> bool,
) -> Result<BTreeSet<AttachmentId>, StoreError> {
    let keys = tx.sql.all(
        "SELECT interview, question, row FROM answer WHERE case_id = ?1
         UNION SELECT interview, question, row FROM answer_version WHERE case_id = ?1
         UNION SELECT interview, question, row FROM draft WHERE case_id = ?1",
        [case.to_string()],
        |row| key_of(row, 0),
    )?;
    let mut files = BTreeSet::new();
    for key in keys.iter().filter(|key| chosen(key)) {
        let answers = tx.versions(case, key)?.into_iter().map(|version| version.answer);
        let values = answers.chain(tx.answer(case, key)?).filter_map(|answer| answer.value);
        for value in values.chain(tx.draft(case, key)?) {
            files.extend(value.files());
        }
        let place = Place::new(case, key);
        search::unindex(tx, &place)?;
        for table in ["answer", "answer_version", "draft"] {
            tx.sql.run(
                &format!("DELETE FROM {table} WHERE (case_id, interview, question, row) = (?, ?, ?, ?)"),
                place.columns(),
            )?;
        }
    }
    Ok(files)
}

/// Freed space is to be overwritten once this is committed; noted in the file in case the program dies.
pub(crate) fn make_due(tx: &Tx<'_>) -> Result<(), StoreError> {
    tx.sql.run("INSERT INTO counter (name, value) VALUES (?, 1) ON CONFLICT DO NOTHING", [DUE])?;
    tx.scrub.set(true);
    Ok(())
}

/// Writes index and database anew, if something was erased.
pub(crate) fn scrub_if_due(connection: &Connection) -> Result<(), StoreError> {
    let sql = Sql(connection);
    if sql.number("SELECT count(*) FROM counter WHERE name = ?", [DUE])? == 0 {
        return Ok(());
    }
    sql.script(
        "INSERT INTO search_words (search_words) VALUES ('optimize');
         INSERT INTO search_trigrams (search_trigrams) VALUES ('optimize');
         VACUUM",
    )?;
    sql.run("DELETE FROM counter WHERE name = ?", [DUE])?;
    Ok(())
}
