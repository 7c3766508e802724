//! From the format of an older version to this one's.
//!
//! Keeps two promises: an upgrade is one transaction, and a fresh workspace is made by the very same steps,
//! so that an upgraded file equals a fresh one. Opening makes a backup first ([`crate::backup::raw`]).

use crate::error::{OpenError, Part, StoreError};
use crate::sql::Sql;

/// One step; its number is its place in the list, from 1.
#[derive(Clone, Copy, Debug)]
pub struct Migration(pub &'static str);

/// All steps of this version.
pub const MIGRATIONS: &[Migration] = &[
    Migration(include_str!("../migrations/0001.sql")),
    Migration(include_str!("../migrations/0002.sql")),
    Migration(include_str!("../migrations/0003.sql")),
];

/// "Lern", so that tools can tell whose file it is.
const APPLICATION_ID: i64 = 0x4c65_726e;

/// The number of steps that made the file; 0 for an empty one.
pub(crate) fn version(sql: Sql<'_>) -> Result<u32, StoreError> {
    let found = sql.one("PRAGMA user_version", [], |row| row.count::<u32>(0))?;
    let application = sql.number("PRAGMA application_id", [])?;
    let expected = if found == 0 { 0 } else { APPLICATION_ID };
    if application == expected { Ok(found) } else { Err(StoreError::Damaged(Part::Database)) }
}

/// Whether the file has to be upgraded; refuses one that is newer.
pub(crate) fn is_due(found: u32, steps: &[Migration]) -> Result<bool, OpenError> {
    let known = u32::try_from(steps.len()).unwrap_or(u32::MAX);
    match found {
        0 => Err(OpenError::Damaged(Part::Database)),
        _ if found > known => Err(OpenError::TooNew { found, known }),
        _ => Ok(found < known),
    }
}

/// Runs the steps after `found`, all or none.
pub(crate) fn run(sql: Sql<'_>, found: u32, steps: &[Migration]) -> Result<(), StoreError> {
    sql.script("BEGIN IMMEDIATE")?;
    let done = steps
        .iter()
        .skip(usize::try_from(found).unwrap_or(usize::MAX))
        .try_for_each(|Migration(step)| sql.script(step))
        .and_then(|()| sql.script(&format!("PRAGMA user_version = {}", steps.len())))
        .and_then(|()| sql.script(&format!("PRAGMA application_id = {APPLICATION_ID}")))
        .and_then(|()| sql.script("COMMIT"));
    if done.is_err() {
        // Fails only where SQLite has rolled back by itself.
        let _rolled_back = sql.script("ROLLBACK");
    }
    done
}
