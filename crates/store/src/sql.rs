//! The narrow way to the database library.
//!
//! Keeps its types inside this crate and its errors in [`StoreError`]: full, read-only and damaged are
//! told apart, anything else is a number. A value that cannot be read back is damage.

use std::str::FromStr;
use std::sync::Once;

use rusqlite::types::FromSql;
use rusqlite::{Connection, Params, ffi};
use serde::Serialize;
use serde::de::DeserializeOwned;
use zeroize::Zeroizing;

use crate::error::{DiskFault, Part, StoreError};

/// The statement that tells SQLCipher key and salt.
pub(crate) struct KeyPragma(Zeroizing<String>);

impl KeyPragma {
    pub fn new(key: &str, salt: &str) -> Self {
        Self(Zeroizing::new(format!("PRAGMA key = \"x'{key}{salt}'\"")))
    }
}

static BEGUN: Once = Once::new();

/// A new connection. The library says that it is ready before SQLCipher is part of it, so the first one is
/// opened alone: two threads that both opened their first at once had one without a cipher, now and then.
pub(crate) fn connection(
    open: impl FnOnce() -> rusqlite::Result<Connection>,
) -> Result<Connection, StoreError> {
    BEGUN.call_once(|| drop(Connection::open_in_memory()));
    open().map_err(fault)
}

/// A connection, borrowed.
#[derive(Clone, Copy)]
pub(crate) struct Sql<'a>(pub &'a Connection);

/// A row of a result.
pub(crate) struct Row<'a>(&'a rusqlite::Row<'a>);

const DAMAGED: StoreError = StoreError::Damaged(Part::Database);

impl<'a> Sql<'a> {
    pub fn run(self, sql: &str, params: impl Params) -> Result<usize, StoreError> {
        self.0.execute(sql, params).map_err(fault)
    }

    pub fn script(self, sql: &str) -> Result<(), StoreError> {
        self.0.execute_batch(sql).map_err(fault)
    }

    pub fn key(self, pragma: &KeyPragma) -> Result<(), StoreError> {
        self.script(&pragma.0)
    }

    pub fn maybe<T>(
        self,
        sql: &str,
        params: impl Params,
        read: impl FnOnce(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        let mut statement = self.0.prepare(sql).map_err(fault)?;
        let mut rows = statement.query(params).map_err(fault)?;
        rows.next().map_err(fault)?.map(|row| read(&Row(row))).transpose()
    }

    /// A result that always has a row.
    pub fn one<T>(
        self,
        sql: &str,
        params: impl Params,
        read: impl FnOnce(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.maybe(sql, params, read)?.ok_or(DAMAGED)
    }

    pub fn all<T>(
        self,
        sql: &str,
        params: impl Params,
        mut read: impl FnMut(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        let mut statement = self.0.prepare(sql).map_err(fault)?;
        let mut rows = statement.query(params).map_err(fault)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next().map_err(fault)? {
            found.push(read(&Row(row))?);
        }
        Ok(found)
    }

    pub fn number(self, sql: &str, params: impl Params) -> Result<i64, StoreError> {
        self.one(sql, params, |row| row.read(0))
    }

    pub fn last_id(self) -> i64 {
        self.0.last_insert_rowid()
    }
}

impl Row<'_> {
    pub fn read<T: FromSql>(&self, column: usize) -> Result<T, StoreError> {
        self.0.get(column).map_err(|_| DAMAGED)
    }

    pub fn text(&self, column: usize) -> Result<String, StoreError> {
        self.read(column)
    }

    /// A number that fits the type.
    pub fn count<T: TryFrom<i64>>(&self, column: usize) -> Result<T, StoreError> {
        T::try_from(self.read::<i64>(column)?).map_err(|_| DAMAGED)
    }

    /// A text that the type can read, such as an id.
    pub fn id<T: FromStr>(&self, column: usize) -> Result<T, StoreError> {
        self.text(column)?.parse().map_err(|_| DAMAGED)
    }

    pub fn json<T: DeserializeOwned>(&self, column: usize) -> Result<T, StoreError> {
        serde_json::from_str(&self.text(column)?).map_err(|_| DAMAGED)
    }

    pub fn maybe_json<T: DeserializeOwned>(&self, column: usize) -> Result<Option<T>, StoreError> {
        let text: Option<String> = self.read(column)?;
        text.map(|text| serde_json::from_str(&text).map_err(|_| DAMAGED)).transpose()
    }

    /// A value whose JSON is a string, stored without quotes: codes and days.
    pub fn code<T: DeserializeOwned>(&self, column: usize) -> Result<T, StoreError> {
        code_from(self.text(column)?)
    }

    pub fn maybe_code<T: DeserializeOwned>(&self, column: usize) -> Result<Option<T>, StoreError> {
        let text: Option<String> = self.read(column)?;
        text.map(code_from).transpose()
    }
}

fn code_from<T: DeserializeOwned>(text: String) -> Result<T, StoreError> {
    serde_json::from_value(serde_json::Value::String(text)).map_err(|_| DAMAGED)
}

pub(crate) fn json<T: Serialize + ?Sized>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::NotRepresentable)
}

/// The text of a value whose JSON is a string.
pub(crate) fn code<T: Serialize>(value: &T) -> Result<String, StoreError> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => Ok(text),
        Ok(_) | Err(_) => Err(StoreError::NotRepresentable),
    }
}

pub(crate) fn fault(error: rusqlite::Error) -> StoreError {
    let Some(extended) = error.sqlite_error().map(|error| error.extended_code) else {
        return DAMAGED;
    };
    match extended & 0xff {
        ffi::SQLITE_FULL => StoreError::Disk(DiskFault::Full),
        ffi::SQLITE_READONLY => StoreError::Disk(DiskFault::ReadOnly),
        ffi::SQLITE_CANTOPEN => StoreError::Disk(DiskFault::Missing),
        ffi::SQLITE_IOERR => StoreError::Disk(DiskFault::Other),
        ffi::SQLITE_CORRUPT | ffi::SQLITE_NOTADB => DAMAGED,
        _ => StoreError::Database(extended),
    }
}
