//! Erasing for good.
//!
//! Keeps two steps apart. Taking a case, an interview, a file or a person out is an operation like others:
//! its rows are gone from every table at once, live on in the memory of undo alone, and come back with it.
//! When that memory is emptied (at closing, locking, the next opening) they are erased for good: drafts and
//! notes that waited for an undo, files on the disk, and the freed space of the database. SQLite's
//! `secure_delete` zeroes what it frees, but pages that were rearranged earlier can still hold older
//! copies, and the search index keeps the first terms of its pages as signposts; both go by merging the
//! index and writing the database anew. What was erased stands in a list ([`list`]), so that an older
//! backup does not bring it back ([`again`]); which backups still hold it is told by [`held`]. Removing
//! those is left to others.

pub(crate) mod again;
pub(crate) mod effect;
pub(crate) mod held;
pub(crate) mod list;
pub(crate) mod waiting;

use std::collections::BTreeSet;
use std::path::Path;

use lernfall_core::answer::AnswerKey;
use lernfall_core::id::{AttachmentId, CaseId, PersonId};
use lernfall_core::time::Date;
use rusqlite::Connection;

use self::list::{Erased, ErasedList, ListUnread};
use crate::answers::{Place, key_of};
use crate::error::StoreError;
use crate::open::Store;
use crate::sql::{Sql, code};
use crate::transact::{Reader, Tx};
use crate::{attachments, search};

const DUE: &str = "scrub";

impl Tx<'_> {
    /// Takes a case out with all that belongs to it and names that only this case had; its lines in the
    /// journal and in the register of hand-overs stay, without content. Its drafts and notes go when this
    /// can no longer be undone.
    pub fn erase_case(&self, case: CaseId) -> Result<(), StoreError> {
        let id = case.to_string();
        self.case_head(case)?;
        attachments::remove_all(self, case)?;
        let known_here_only = self.known_only_in(case)?;
        for table in [
            "passage",
            "answer",
            "answer_version",
            "pseudonym",
            "withdrawal",
            "row_entry",
            "interview",
            "case_head",
        ] {
            let column = if table == "case_head" { "id" } else { "case_id" };
            self.sql.run(&format!("DELETE FROM {table} WHERE {column} = ?"), [&id])?;
        }
        record(self, Erased::Case(case), self.date)?;
        known_here_only.into_iter().try_for_each(|person| self.remove_person(person))
    }
}

impl Reader<'_> {
    /// Who is behind a pseudonym of this case and of no other.
    pub(crate) fn known_only_in(&self, case: CaseId) -> Result<Vec<PersonId>, StoreError> {
        self.sql.all(
            "SELECT DISTINCT person FROM pseudonym WHERE case_id = ?1 AND person IS NOT NULL
             AND person NOT IN (SELECT person FROM pseudonym WHERE case_id <> ?1 AND person IS NOT NULL)",
            [case.to_string()],
            |row| row.id(0),
        )
    }
}

impl Store {
    /// Puts the list of what was erased beside backups in another place, with what is on the list there; one
    /// that cannot be read is kept aside.
    pub fn copy_erased_list(&self, place: &Path) -> Result<(), StoreError> {
        let mut all = recorded(self)?;
        all.merge(&list::beside(&self.layout, self.id()));
        // Writing keeps one aside that cannot be read.
        if let Ok(Some(there)) = ErasedList::read(place) {
            all.merge(&there);
        }
        all.write(place)
    }
}

/// Puts on the record that something is erased, unless it comes back with an undo.
pub(crate) fn record(tx: &Tx<'_>, what: Erased, date: Date) -> Result<(), StoreError> {
    let (kind, id) = columns(what);
    tx.sql.run(
        "INSERT INTO erasure (kind, id, date, done) VALUES (?, ?, ?, 0)
         ON CONFLICT DO UPDATE SET date = excluded.date, done = 0",
        (kind, id, code(&date)?),
    )?;
    Ok(())
}

fn columns(what: Erased) -> (&'static str, String) {
    match what {
        Erased::Case(id) => ("case", id.to_string()),
        Erased::Interview(id) => ("interview", id.to_string()),
        Erased::Attachment(id) => ("attachment", id.to_string()),
        Erased::Person(id) => ("person", id.to_string()),
    }
}

/// What the database has on record, done or not.
pub(crate) fn recorded(store: &Store) -> Result<ErasedList, StoreError> {
    let mut list = ErasedList::new(store.id());
    on_record(Sql(&store.connection))?.into_iter().for_each(|(what, date)| list.add(what, date));
    Ok(list)
}

fn on_record(sql: Sql<'_>) -> Result<Vec<(Erased, Date)>, StoreError> {
    sql.all("SELECT kind, id, date FROM erasure", [], |row| {
        let what = match row.text(0)?.as_str() {
            "case" => Erased::Case(row.id(1)?),
            "interview" => Erased::Interview(row.id(1)?),
            "attachment" => Erased::Attachment(row.id(1)?),
            "person" => Erased::Person(row.id(1)?),
            _ => return Err(StoreError::Damaged(crate::Part::Database)),
        };
        Ok((what, row.code(2)?))
    })
}

/// Whether something on the record is not done.
pub(crate) fn is_open(sql: Sql<'_>) -> Result<bool, StoreError> {
    Ok(sql.number("SELECT EXISTS (SELECT 1 FROM erasure WHERE done = 0)", [])? > 0)
}

/// Does what is left of erasing once nothing can be undone: list, files, index and freed space. If any of
/// it fails, everything is done again at the next opening.
pub(crate) fn finish(store: &Store) -> Result<(), StoreError> {
    let sql = Sql(&store.connection);
    let open = is_open(sql)?;
    if open {
        sql.run("INSERT INTO counter (name, value) VALUES (?, 1) ON CONFLICT DO NOTHING", [DUE])?;
    }
    let listed = match open {
        true => publish(store),
        false => {
            // A folder can be without it, after a backup was brought back elsewhere; that can wait.
            let _later = publish_if_missing(store);
            Ok(())
        }
    };
    attachments::remove_orphans(&store.read())?;
    scrub_if_due(&store.connection)?;
    listed?;
    if open {
        sql.run("UPDATE erasure SET done = 1 WHERE done = 0", [])?;
    }
    Ok(())
}

fn publish_if_missing(store: &Store) -> Result<(), StoreError> {
    let (known, backups) = (recorded(store)?, store.layout.backups());
    let names_all = |list: ErasedList| known.entries().all(|(what, _)| list.contains(what));
    let is_in = |place: &Path| match ErasedList::read(place) {
        Ok(list) => list.map_or(known.is_empty(), names_all),
        Err(ListUnread) => false,
    };
    if is_in(store.layout.folder()) && (!backups.exists() || is_in(&backups)) {
        Ok(())
    } else {
        publish(store)
    }
}

/// Writes the list to the folder and its place of backups.
fn publish(store: &Store) -> Result<(), StoreError> {
    store.copy_erased_list(store.layout.folder())?;
    let backups = store.layout.backups();
    if backups.exists() { store.copy_erased_list(&backups) } else { Ok(()) }
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
