//! What can be taken back since the workspace was opened.
//!
//! Keeps before-images of rows, made by triggers that live as long as the connection, so that no table
//! can be forgotten by a write; they are forgotten at closing, locking and opening. A step is undone by
//! putting its rows back in reverse order; doing so records the step that does it again. A final
//! operation that changes rows of these tables ends what can be undone before it. What was kept only to
//! come back with an undo goes with the memory.

mod images;

use lernfall_core::time::Date;

use crate::error::{Part, StoreError};
use crate::journal::JournalEntry;
use crate::op::{Memory, Op};
use crate::open::Store;
use crate::sql::{Row, Sql};
use crate::transact::Reader;
use crate::{drafts, erase, notes};

pub(crate) use images::watch;

const DAMAGED: StoreError = StoreError::Damaged(Part::Database);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Undo,
    Redo,
}

impl Direction {
    fn name(self) -> &'static str {
        match self {
            Self::Undo => "undo",
            Self::Redo => "redo",
        }
    }

    fn other(self) -> Self {
        match self {
            Self::Undo => Self::Redo,
            Self::Redo => Self::Undo,
        }
    }
}

pub(crate) fn begin(sql: Sql<'_>, memory: Memory, journal: i64) -> Result<(), StoreError> {
    match memory {
        Memory::Undoable | Memory::Final => record(sql, Direction::Undo, journal),
        Memory::Erasing | Memory::Draft | Memory::Reversal => Ok(()),
    }
}

/// From now on every change goes to a new step.
fn record(sql: Sql<'_>, direction: Direction, journal: i64) -> Result<(), StoreError> {
    sql.run("INSERT INTO undo_step (direction, journal) VALUES (?, ?)", (direction.name(), journal))?;
    sql.run("INSERT INTO recording VALUES (?)", [sql.last_id()])?;
    Ok(())
}

pub(crate) fn end(sql: Sql<'_>, memory: Memory) -> Result<(), StoreError> {
    let step = sql.maybe("SELECT step FROM recording", [], |row| row.read::<i64>(0))?;
    sql.script("DELETE FROM recording")?;
    match (memory, step) {
        (Memory::Erasing, _) => forget_all(sql),
        (Memory::Undoable, Some(step)) => {
            forget(sql, "direction = 'redo'")?;
            forget_if_empty(sql, step)
        }
        (Memory::Final, Some(step)) => {
            let changed = sql.number("SELECT count(*) FROM undo_row WHERE step = ?", [step])?;
            if changed > 0 { forget_all(sql) } else { forget_if_empty(sql, step) }
        }
        (Memory::Undoable | Memory::Final | Memory::Draft | Memory::Reversal, _) => Ok(()),
    }
}

fn forget_if_empty(sql: Sql<'_>, step: i64) -> Result<(), StoreError> {
    sql.run(
        "DELETE FROM undo_step WHERE number = ?1 AND NOT EXISTS (SELECT 1 FROM undo_row WHERE step = ?1)",
        [step],
    )?;
    Ok(())
}

fn forget(sql: Sql<'_>, which: &str) -> Result<(), StoreError> {
    sql.script(&format!(
        "DELETE FROM undo_row WHERE step IN (SELECT number FROM undo_step WHERE {which});
         DELETE FROM undo_step WHERE {which}"
    ))
}

/// Empties the memory. Writes nothing if there is nothing in it.
pub(crate) fn forget_all(sql: Sql<'_>) -> Result<(), StoreError> {
    drafts::remove_orphans(sql)?;
    notes::remove_orphans(sql)?;
    let known =
        sql.number("SELECT EXISTS (SELECT 1 FROM undo_step) OR EXISTS (SELECT 1 FROM undo_row)", [])?;
    if known == 0 { Ok(()) } else { sql.script("DELETE FROM undo_row; DELETE FROM undo_step") }
}

impl Store {
    /// Takes back the last operation that can be taken back. Nothing, if there is none.
    pub fn undo(&mut self, date: Date) -> Result<Option<JournalEntry>, StoreError> {
        self.reverse(Direction::Undo, date)
    }

    /// Does again what was taken back last.
    pub fn redo(&mut self, date: Date) -> Result<Option<JournalEntry>, StoreError> {
        self.reverse(Direction::Redo, date)
    }

    /// Forgets what could be undone, e. g. when the workspace is locked, and with that erases for good what
    /// was taken out. A fresh backup is made after this, never before.
    pub fn forget_undo(&mut self) -> Result<(), StoreError> {
        self.empty_memory()?;
        erase::finish(self)
    }

    pub(crate) fn empty_memory(&mut self) -> Result<(), StoreError> {
        let transaction = self.connection.transaction().map_err(crate::sql::fault)?;
        forget_all(Sql(&transaction))?;
        transaction.commit().map_err(crate::sql::fault)
    }

    fn reverse(&mut self, direction: Direction, date: Date) -> Result<Option<JournalEntry>, StoreError> {
        let Some((step, entry)) = self.read().last_step(direction)? else { return Ok(None) };
        self.reverse_in(direction, step, entry, date).map(Some)
    }

    /// Takes back the operation of a step, which need not be the last.
    pub(crate) fn reverse_step(
        &mut self,
        step: i64,
        entry: JournalEntry,
        date: Date,
    ) -> Result<JournalEntry, StoreError> {
        self.reverse_in(Direction::Undo, step, entry, date)
    }

    fn reverse_in(
        &mut self,
        direction: Direction,
        step: i64,
        entry: JournalEntry,
        date: Date,
    ) -> Result<JournalEntry, StoreError> {
        let number = entry.number;
        let op = match direction {
            Direction::Undo => Op::Undo { number },
            Direction::Redo => Op::Redo { number },
        };
        self.transact(op, date, |tx| {
            let sql = tx.sql;
            sql.script("PRAGMA defer_foreign_keys = ON")?;
            record(sql, direction.other(), i64::try_from(number).map_err(|_| DAMAGED)?)?;
            let rows = sql.all(
                "SELECT of_table, key, before FROM undo_row WHERE step = ? ORDER BY number DESC",
                [step],
                |row| Ok((row.text(0)?, row.json(1)?, row.maybe_json(2)?)),
            )?;
            for (table, key, before) in rows {
                images::put_back(sql, &table, &key, before.as_ref())?;
            }
            forget(sql, &format!("number = {step}"))
        })?;
        Ok(entry)
    }
}

const STEP: &str = "SELECT undo_step.number, journal.number, operation, ids, date
     FROM undo_step JOIN journal ON journal.number = undo_step.journal";

fn step_of(row: &Row<'_>) -> Result<(i64, JournalEntry), StoreError> {
    let entry = JournalEntry {
        number: row.count(1)?,
        operation: row.text(2)?,
        ids: row.json(3)?,
        date: row.code(4)?,
    };
    Ok((row.read(0)?, entry))
}

impl Reader<'_> {
    /// What [`Store::undo`] would take back.
    pub fn next_undo(&self) -> Result<Option<JournalEntry>, StoreError> {
        Ok(self.last_step(Direction::Undo)?.map(|(_, entry)| entry))
    }

    /// What [`Store::redo`] would do again.
    pub fn next_redo(&self) -> Result<Option<JournalEntry>, StoreError> {
        Ok(self.last_step(Direction::Redo)?.map(|(_, entry)| entry))
    }

    fn last_step(&self, direction: Direction) -> Result<Option<(i64, JournalEntry)>, StoreError> {
        let last = format!("{STEP} WHERE direction = ? ORDER BY undo_step.number DESC LIMIT 1");
        self.sql.maybe(&last, [direction.name()], step_of)
    }

    /// The step that would take back the operation with that number in the journal.
    pub(crate) fn undo_step_of(&self, number: u64) -> Result<Option<(i64, JournalEntry)>, StoreError> {
        let number = i64::try_from(number).map_err(|_| DAMAGED)?;
        let of = format!("{STEP} WHERE direction = 'undo' AND undo_step.journal = ?");
        self.sql.maybe(&of, [number], step_of)
    }
}
