//! From pages to the tables of a new database.
//!
//! Copies every row that can be read whole, in the words in which it was stored. What cannot be written as
//! it is, is counted as lost and never changed to fit.

use std::collections::BTreeMap;

use rusqlite::params_from_iter;
use rusqlite::types::Value;

use super::found::{Found, Known, read};
use super::pages::Pages;
use super::schema::Table;
use crate::error::StoreError;
use crate::sql::Sql;

/// What became of a table.
#[derive(Default)]
pub(super) struct Copied {
    pub rows: u64,
    /// Rows that are lost without anything being known of them.
    pub nameless: u64,
    /// Whether more may be lost than is known.
    pub more: bool,
    /// Rows that are lost, by what an index knows of them.
    pub lost: BTreeMap<i64, Known>,
}

/// Copies the rows of one table.
pub(super) fn copy(pages: &Pages, found: &Found, table: &Table, to: Sql<'_>) -> Result<Copied, StoreError> {
    let mut copied =
        Copied { lost: found.indexed.get(&table.name).cloned().unwrap_or_default(), ..Copied::default() };
    let named = found.named.contains(&table.name);
    let names: Vec<_> = table.columns.iter().map(|column| column.name.as_str()).collect();
    let marks = vec!["?"; names.len()].join(", ");
    // Only what is there already is passed over; a row that the table does not take is an error.
    let insert =
        format!("INSERT INTO {} ({}) VALUES ({marks}) ON CONFLICT DO NOTHING", table.name, names.join(", "));
    let mut broken = 0;
    for leaf in found.leaves.get(&table.name).into_iter().flatten() {
        for record in read(pages, *leaf)? {
            let Some(record) = record else {
                broken += 1;
                continue;
            };
            let rowid = record.rowid;
            match to.run(&insert, params_from_iter(table.values(record))) {
                // A row that is there already came from a page in force, and this one is older.
                Ok(new) => {
                    copied.rows += new as u64;
                    let found = match copied.lost.get(&rowid) {
                        Some(known) => is_there(to, table, known)?,
                        None => false,
                    };
                    if found {
                        copied.lost.remove(&rowid);
                    }
                }
                // Not as the table wants it.
                Err(StoreError::Database(_)) => broken += 1,
                Err(error) => return Err(error),
            }
        }
    }
    // Where an index is whole, what is broken or missing is in `lost` already.
    if !named {
        copied.nameless = broken;
        copied.more = found.lost.get(&table.name).is_some_and(|pages| *pages > 0);
    }
    Ok(copied)
}

/// Whether the new table has the row of which an index knows that much: an older page may hold another
/// row under the same number.
fn is_there(to: Sql<'_>, table: &Table, known: &Known) -> Result<bool, StoreError> {
    let columns: Vec<_> = known.keys().map(|column| format!("{column} IS ?")).collect();
    let query = format!("SELECT EXISTS (SELECT 1 FROM {} WHERE {})", table.name, columns.join(" AND "));
    Ok(to.number(&query, params_from_iter(known.values()))? > 0)
}

/// The text of a column.
pub(super) fn text<'a>(known: &'a Known, column: &str) -> Option<&'a str> {
    match known.get(column) {
        Some(Value::Text(text)) => Some(text),
        Some(Value::Null | Value::Integer(_) | Value::Real(_) | Value::Blob(_)) | None => None,
    }
}

pub(super) fn number(known: &Known, column: &str) -> Option<i64> {
    match known.get(column) {
        Some(Value::Integer(number)) => Some(*number),
        Some(Value::Null | Value::Text(_) | Value::Real(_) | Value::Blob(_)) | None => None,
    }
}
