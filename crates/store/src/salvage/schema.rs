//! What should be in the file: the tables of its version, and where the file itself says they are.
//!
//! The tables come from a fresh database made by the same steps, so that nothing has to be written down
//! twice. A page that no table leads to any more is given to the one table that its rows fit: all tables
//! are STRICT, and no two have the same columns.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use rusqlite::types::Value;

use super::pages::Pages;
use super::tree::{self, Record};
use crate::error::StoreError;
use crate::migrate::{self, Migration};
use crate::sql::{Sql, connection};

pub(super) struct Table {
    pub name: String,
    pub columns: Vec<Column>,
    pub indexes: Vec<Index>,
}

pub(super) struct Column {
    pub name: String,
    kind: String,
    needed: bool,
    /// It is the row's number, and not stored.
    pub number: bool,
    /// What a row has that is older than the column.
    default: Value,
}

pub(super) struct Index {
    pub name: String,
    pub columns: Vec<String>,
    /// It holds the whole key of each row, or the table has no better one.
    pub names_rows: bool,
}

/// What is rebuilt instead of copied: the index of what can be found, and what could be undone.
const LEFT_OUT: &str = "name NOT LIKE 'sqlite!_%' ESCAPE '!' AND name NOT LIKE 'search!_%' ESCAPE '!'
    AND name NOT IN ('passage', 'undo_step', 'undo_row')";

impl Table {
    /// Those of a workspace after `steps`, whose rows are to be copied.
    pub fn all(steps: &[Migration]) -> Result<Vec<Self>, StoreError> {
        let fresh = connection(Connection::open_in_memory)?;
        let sql = Sql(&fresh);
        migrate::run(sql, 0, steps)?;
        let list =
            format!("SELECT name FROM sqlite_schema WHERE type = 'table' AND {LEFT_OUT} ORDER BY rowid");
        let names = sql.all(&list, [], |row| row.text(0))?;
        names.into_iter().map(|name| Self::of(sql, name)).collect()
    }

    fn of(sql: Sql<'_>, name: String) -> Result<Self, StoreError> {
        let mut columns = sql.all(
            "SELECT name, type, \"notnull\", pk, dflt_value FROM pragma_table_info(?)",
            [&name],
            |row| {
                let (kind, key) = (row.text(1)?, row.read::<i64>(3)? > 0);
                let default = match row.read::<Option<String>>(4)? {
                    Some(words) => sql.one(&format!("SELECT {words}"), [], |row| row.read(0))?,
                    None => Value::Null,
                };
                Ok((
                    Column {
                        name: row.text(0)?,
                        number: key && kind == "INTEGER",
                        kind,
                        needed: row.read::<i64>(2)? > 0,
                        default,
                    },
                    key,
                ))
            },
        )?;
        // Only a single column can stand for the row's number.
        let keys = columns.iter().filter(|(_, key)| *key).count();
        columns.iter_mut().for_each(|(column, _)| column.number &= keys == 1);
        let indexes = sql.all("SELECT name, origin <> 'c' FROM pragma_index_list(?)", [&name], |row| {
            Ok((row.text(0)?, row.read::<bool>(1)?))
        })?;
        let keyed = indexes.iter().any(|(_, of_key)| *of_key);
        let indexes = indexes.into_iter().map(|(index, of_key)| {
            let columns = sql.all("SELECT name FROM pragma_index_info(?)", [&index], |row| row.text(0))?;
            Ok::<_, StoreError>(Index { name: index, columns, names_rows: of_key || !keyed })
        });
        Ok(Self {
            indexes: indexes.collect::<Result<_, _>>()?,
            columns: columns.into_iter().map(|(column, _)| column).collect(),
            name,
        })
    }

    /// Whether a row can be one of this table.
    pub fn fits(&self, record: &Record) -> bool {
        self.columns.len() == record.columns.len()
            && self.columns.iter().zip(&record.columns).all(|(column, value)| column.takes(value))
    }

    /// The values of a row, in the order of the columns. Columns that a later step added may be missing:
    /// they have their default, as for whoever reads the table.
    pub fn values(&self, record: Record) -> Vec<Value> {
        let Record { rowid, columns } = record;
        let mut stored = columns.into_iter();
        let value = |column: &Column| {
            let stored = stored.next().unwrap_or_else(|| column.default.clone());
            if column.number { Value::Integer(rowid) } else { stored }
        };
        self.columns.iter().map(value).collect()
    }
}

impl Column {
    fn takes(&self, value: &Value) -> bool {
        match (value, self.kind.as_str()) {
            (Value::Null, _) => self.number || !self.needed,
            (Value::Integer(_), "INTEGER") => !self.number,
            (Value::Text(_), "TEXT") | (Value::Blob(_), "BLOB") => true,
            (Value::Integer(_) | Value::Real(_) | Value::Text(_) | Value::Blob(_), _) => false,
        }
    }
}

/// The roots of tables and indexes by name, as far as the file still tells them. Where the first page is
/// lost, the list is looked for among the pages `with_rows`.
pub(super) fn roots(pages: &Pages, with_rows: &[u32]) -> Result<BTreeMap<String, u32>, StoreError> {
    let walked = tree::walk(pages, 1, &mut BTreeSet::new())?;
    let leaves = if walked.lost.is_empty() { &walked.leaves } else { with_rows };
    let mut roots = BTreeMap::new();
    for leaf in leaves {
        let Some(page) = pages.read(*leaf)? else { continue };
        for record in tree::records(pages, *leaf, &page)?.into_iter().flatten() {
            if let [Value::Text(kind), Value::Text(name), Value::Text(_), Value::Integer(root), _] =
                record.columns.as_slice()
                && matches!(kind.as_str(), "table" | "index")
                && let Ok(root) = u32::try_from(*root)
            {
                roots.insert(name.clone(), root);
            }
        }
    }
    Ok(roots)
}
