//! The one door to a write.
//!
//! Keeps every write in one transaction with its line in the journal and its before-images; when
//! [`Store::transact`] has returned, the change is on the disk (SQLite flushes database and journal
//! before it). What the store does for its own upkeep (upgrading, emptying undo, overwriting freed space)
//! is no operation. The writes themselves are methods of [`Tx`], beside the table they are about.

use std::cell::{Cell, RefCell};
use std::ops::Deref;
use std::path::PathBuf;

use lernfall_core::time::Date;
use rusqlite::TransactionBehavior;

use crate::error::StoreError;
use crate::files::Layout;
use crate::op::{Memory, Op};
use crate::open::Store;
use crate::sql::{Sql, fault};
use crate::{erase, files, journal, undo};

/// Everything that can be read from an open workspace.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    pub(crate) sql: Sql<'a>,
    pub(crate) layout: &'a Layout,
}

/// A write under way; everything that can be read can be read in it too.
pub struct Tx<'a> {
    reader: Reader<'a>,
    pub(crate) date: Date,
    pub(crate) journal: i64,
    /// Files that nothing refers to once this is done.
    pub(crate) leftovers: RefCell<Vec<PathBuf>>,
    /// Whether freed space has to be overwritten.
    pub(crate) scrub: Cell<bool>,
}

impl<'a> Deref for Tx<'a> {
    type Target = Reader<'a>;

    fn deref(&self) -> &Reader<'a> {
        &self.reader
    }
}

impl std::fmt::Debug for Reader<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Reader")
    }
}

impl std::fmt::Debug for Tx<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Tx({})", self.journal)
    }
}

impl Store {
    pub fn read(&self) -> Reader<'_> {
        Reader { sql: Sql(&self.connection), layout: &self.layout }
    }

    /// Does `work` as one operation on the day `date`, all or nothing. An error of `work` undoes it.
    ///
    /// After [`StoreError::NotScrubbed`] the change stands; after an error of the drive it may, where that
    /// came with the last flush.
    pub fn transact<T, E: From<StoreError>>(
        &mut self,
        op: Op,
        date: Date,
        work: impl FnOnce(&Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let layout = &self.layout;
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(fault)?;
        let sql = Sql(&transaction);
        let journal = journal::write(sql, &op, date)?;
        undo::begin(sql, op.memory(), journal)?;
        let tx = Tx {
            reader: Reader { sql, layout },
            date,
            journal,
            leftovers: RefCell::default(),
            scrub: Cell::new(false),
        };
        let done = work(&tx)?;
        let (leftovers, scrub) = (tx.leftovers.take(), tx.scrub.get());
        undo::end(sql, op.memory())?;
        transaction.commit().map_err(fault)?;
        if op.memory() == Memory::Erasing {
            let gone = leftovers.iter().try_for_each(|path| files::remove(path));
            let scrubbed = if scrub { erase::scrub_if_due(&self.connection) } else { Ok(()) };
            if gone.is_err() || scrubbed.is_err() {
                return Err(StoreError::NotScrubbed.into());
            }
        }
        Ok(done)
    }
}
