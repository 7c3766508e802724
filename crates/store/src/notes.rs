//! The working notes of each interview.
//!
//! Keeps one set of notes for an interview, overwritten by every save. They are not searched, have no
//! versions and no part in undo; they survive a crash. Those of an interview that was removed are kept as
//! long as the removal can be undone, and cannot be read meanwhile.

use lernfall_core::case::WithdrawalScope;
use lernfall_core::id::{CaseId, InterviewId};
use lernfall_core::interview::notes::Notes;

use crate::error::{StoreError, Thing};
use crate::sql::{Sql, json};
use crate::transact::{Reader, Tx};

impl Reader<'_> {
    /// Nothing, if none were saved or the case has no such interview.
    pub fn notes(&self, case: CaseId, interview: InterviewId) -> Result<Option<Notes>, StoreError> {
        self.sql.maybe(
            "SELECT notes FROM interview_notes JOIN interview
               ON interview.id = interview_notes.interview AND interview.case_id = interview_notes.case_id
             WHERE interview.case_id = ? AND interview.id = ?",
            (case.to_string(), interview.to_string()),
            |row| row.json(0),
        )
    }
}

impl Tx<'_> {
    /// Puts `notes` in the place of those there were; belongs in [`crate::Op::SaveNotes`].
    pub fn save_notes(&self, case: CaseId, interview: InterviewId, notes: &Notes) -> Result<(), StoreError> {
        let (case, interview) = (case.to_string(), interview.to_string());
        let found = "SELECT count(*) FROM interview WHERE case_id = ? AND id = ?";
        if self.sql.number(found, (&case, &interview))? == 0 {
            return Err(StoreError::NotFound(Thing::Interview));
        }
        self.sql.run(
            "INSERT INTO interview_notes (case_id, interview, notes, journal) VALUES (?, ?, ?, ?)
             ON CONFLICT DO UPDATE SET notes = excluded.notes, journal = excluded.journal",
            (case, interview, json(notes)?, self.journal),
        )?;
        Ok(())
    }
}

/// Erases the notes of everything that was taken back. Of a single answer it is not known which passages
/// went into it, so all that were moved go, in every interview that can have given one: what was moved
/// elsewhere stands in the other answers.
pub(crate) fn erase(tx: &Tx<'_>, case: CaseId, scope: &WithdrawalScope) -> Result<(), StoreError> {
    let id = case.to_string();
    match scope {
        WithdrawalScope::Case => {
            tx.sql.run("DELETE FROM interview_notes WHERE case_id = ?", [id])?;
        }
        WithdrawalScope::Interview(interview) => {
            let key = (id, interview.to_string());
            tx.sql.run("DELETE FROM interview_notes WHERE case_id = ? AND interview = ?", key)?;
        }
        WithdrawalScope::Answer(key) => {
            let only = key.interview.map(|interview| interview.to_string());
            let found = tx.sql.all(
                "SELECT interview, notes FROM interview_notes
                 WHERE case_id = ?1 AND interview = coalesce(?2, interview)",
                (&id, only),
                |row| Ok((row.text(0)?, row.json::<Notes>(1)?)),
            )?;
            for (interview, notes) in found {
                tx.sql.run(
                    "UPDATE interview_notes SET notes = ? WHERE case_id = ? AND interview = ?",
                    (json(&without_taken(notes))?, &id, interview),
                )?;
            }
        }
    }
    Ok(())
}

fn without_taken(mut notes: Notes) -> Notes {
    let mut taken = std::mem::take(&mut notes.taken);
    // A passage can be a part of another.
    taken.sort_by_key(|passage| std::cmp::Reverse(passage.len()));
    for passage in taken.iter().filter(|passage| !passage.is_empty()) {
        notes.scratch = without(&notes.scratch, passage);
    }
    notes
}

/// `text` without `passage`, wherever it does not stand inside of a longer word.
fn without(text: &str, passage: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(passage) {
        kept.push_str(before);
        let inside = before.ends_with(char::is_alphanumeric) || after.starts_with(char::is_alphanumeric);
        if inside {
            kept.push_str(passage);
        }
        rest = after;
    }
    kept.push_str(rest);
    kept
}

/// Notes of interviews that were removed, or whose case was; they could have come back until now.
pub(crate) fn remove_orphans(sql: Sql<'_>) -> Result<(), StoreError> {
    let orphans = "interview_notes WHERE (case_id, interview) NOT IN (SELECT case_id, id FROM interview)";
    let found = sql.number(&format!("SELECT count(*) FROM {orphans}"), [])?;
    if found == 0 { Ok(()) } else { sql.script(&format!("DELETE FROM {orphans}")) }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_word_is_not_cut_out_of_a_longer_one() {
        assert_eq!(super::without("Ja. Im Januar: Ja", "Ja"), ". Im Januar: ");
    }
}
