//! Which older copies still hold what was erased.
//!
//! Keeps the answer exact where a copy opens with the present key: it is clean if it has the erasure on its
//! own record as done, or never knew what was erased. What cannot be looked into is told apart.

use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::list::Erased;
use crate::backup::Backup;
use crate::error::StoreError;
use crate::files::Layout;
use crate::migrate;
use crate::open::Store;
use crate::sql::{Sql, connection};

/// Whether a copy of the database holds something that was erased, or is to be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Holds {
    Yes,
    No,
    /// It cannot be looked into with the present key.
    Unknown,
}

impl Store {
    /// Looks into a copy of this workspace's database, such as a backup. Changes nothing.
    pub fn copy_holds(&self, database: &Path, what: &[Erased]) -> Holds {
        let looked = self.look_into(database).and_then(|copy| {
            let sql = Sql(&copy);
            let lists = migrate::version(sql)? >= SINCE;
            for one in what {
                if holds(sql, *one, lists)? {
                    return Ok(Holds::Yes);
                }
            }
            Ok(Holds::No)
        });
        looked.unwrap_or(Holds::Unknown)
    }

    /// Looks into a backup.
    pub fn backup_holds(&self, backup: &Backup, what: &[Erased]) -> Holds {
        self.copy_holds(&Layout::new(backup.folder()).database(), what)
    }

    /// What was erased for good or waits for it.
    pub fn erased(&self) -> Result<Vec<Erased>, StoreError> {
        Ok(super::recorded(self)?.entries().map(|(what, _)| what).collect())
    }

    fn look_into(&self, database: &Path) -> Result<Connection, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let copy = connection(|| Connection::open_with_flags(database, flags))?;
        Sql(&copy).script("PRAGMA cipher_log_level = NONE")?;
        Sql(&copy).key(&self.keys.pragma(&self.key))?;
        Ok(copy)
    }
}

/// The format that brought the record of erasures.
const SINCE: u32 = 3;

fn holds(sql: Sql<'_>, what: Erased, lists: bool) -> Result<bool, StoreError> {
    let (kind, id) = super::columns(what);
    if lists {
        let done = "SELECT count(*) FROM erasure WHERE kind = ? AND id = ? AND done = 1";
        if sql.number(done, (kind, &id))? > 0 {
            return Ok(false);
        }
    }
    // Every table of things is asked: the journal names most of them, but not a person added with a case.
    let mut queries = vec![
        "SELECT EXISTS (SELECT 1 FROM case_head WHERE id = ?1)",
        "SELECT EXISTS (SELECT 1 FROM interview WHERE id = ?1)",
        "SELECT EXISTS (SELECT 1 FROM attachment WHERE id = ?1)",
        "SELECT EXISTS (SELECT 1 FROM person WHERE id = ?1)",
        "SELECT EXISTS (SELECT 1 FROM journal WHERE instr(ids, ?1))",
    ];
    if lists {
        queries.push("SELECT EXISTS (SELECT 1 FROM erasure WHERE id = ?1)");
    }
    for query in queries {
        if sql.number(query, [&id])? > 0 {
            return Ok(true);
        }
    }
    Ok(false)
}
