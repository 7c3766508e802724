//! Before-images: how rows are recorded and put back.
//!
//! Keeps to what the schema says, so that a table or column that a migration adds is recorded like the
//! others. An image is JSON of all columns, bytes in hexadecimal digits; no image means that the row was not
//! there.

use rusqlite::params_from_iter;
use rusqlite::types::Value as Column;
use serde_json::{Map, Value};

use crate::error::{Part, StoreError};
use crate::hex;
use crate::sql::Sql;

/// The tables that a person's writes change, besides drafts and notes.
const WATCHED: [&str; 14] = [
    "setting",
    "template",
    "case_head",
    "interview",
    "row_entry",
    "answer",
    "answer_version",
    "attachment",
    "attachment_chunk",
    "withdrawal",
    "person",
    "pseudonym",
    "passage",
    "erasure",
];

const DAMAGED: StoreError = StoreError::Damaged(Part::Database);

struct Columns {
    /// Name, and whether it holds bytes.
    all: Vec<(String, bool)>,
    key: Vec<String>,
}

impl Columns {
    fn of(sql: Sql<'_>, table: &str) -> Result<Self, StoreError> {
        let found = sql.all("SELECT name, type, pk FROM pragma_table_info(?)", [table], |row| {
            Ok((row.text(0)?, row.text(1)? == "BLOB", row.read::<i64>(2)? > 0))
        })?;
        let key = found.iter().filter(|(_, _, key)| *key).map(|(name, _, _)| name.clone()).collect();
        Ok(Self { all: found.into_iter().map(|(name, bytes, _)| (name, bytes)).collect(), key })
    }

    /// The expression that makes JSON of the key of `row` (`OLD` or `NEW`).
    fn key_of(&self, row: &str) -> String {
        let parts: Vec<_> = self.key.iter().map(|name| format!("'{name}', {row}.{name}")).collect();
        format!("json_object({})", parts.join(", "))
    }

    fn image_of(&self, row: &str) -> String {
        let parts: Vec<_> = self
            .all
            .iter()
            .map(|(name, bytes)| match bytes {
                true => format!("'{name}', lower(hex({row}.{name}))"),
                false => format!("'{name}', {row}.{name}"),
            })
            .collect();
        format!("json_object({})", parts.join(", "))
    }
}

/// Sets up the triggers of this connection. They record while `recording` has a row.
pub(crate) fn watch(sql: Sql<'_>) -> Result<(), StoreError> {
    sql.script("CREATE TEMP TABLE recording (step INTEGER NOT NULL)")?;
    for table in WATCHED {
        let columns = Columns::of(sql, table)?;
        // A table that only a later step makes, where upgrades are tried.
        if columns.all.is_empty() {
            continue;
        }
        for (event, row, image) in [
            ("INSERT", "NEW", "NULL".to_owned()),
            ("UPDATE", "OLD", columns.image_of("OLD")),
            ("DELETE", "OLD", columns.image_of("OLD")),
        ] {
            let key = columns.key_of(row);
            sql.script(&format!(
                "CREATE TEMP TRIGGER watch_{table}_{event} AFTER {event} ON main.{table} BEGIN
                   INSERT INTO undo_row (step, of_table, key, before)
                   SELECT step, '{table}', {key}, {image} FROM recording;
                 END"
            ))?;
        }
    }
    Ok(())
}

/// Gives a row the state it had.
pub(crate) fn put_back(
    sql: Sql<'_>,
    table: &str,
    key: &Map<String, Value>,
    before: Option<&Map<String, Value>>,
) -> Result<(), StoreError> {
    let table = WATCHED.into_iter().find(|known| *known == table).ok_or(DAMAGED)?;
    let columns = Columns::of(sql, table)?;
    let value = |image: &Map<String, Value>, name: &str, bytes: bool| column(image.get(name), bytes);
    let Some(before) = before else {
        let terms: Vec<_> = columns.key.iter().map(|name| format!("{name} = ?")).collect();
        let values: Vec<_> =
            columns.key.iter().map(|name| value(key, name, false)).collect::<Result<_, _>>()?;
        sql.run(&format!("DELETE FROM {table} WHERE {}", terms.join(" AND ")), params_from_iter(values))?;
        return Ok(());
    };
    let names: Vec<_> = columns.all.iter().map(|(name, _)| name.as_str()).collect();
    let marks = vec!["?"; names.len()].join(", ");
    let updates: Vec<_> = names.iter().map(|name| format!("{name} = excluded.{name}")).collect();
    let values: Vec<_> =
        columns.all.iter().map(|(name, bytes)| value(before, name, *bytes)).collect::<Result<_, _>>()?;
    sql.run(
        &format!(
            "INSERT INTO {table} ({}) VALUES ({marks}) ON CONFLICT ({}) DO UPDATE SET {}",
            names.join(", "),
            columns.key.join(", "),
            updates.join(", ")
        ),
        params_from_iter(values),
    )?;
    Ok(())
}

fn column(value: Option<&Value>, bytes: bool) -> Result<Column, StoreError> {
    match value {
        Some(Value::Null) => Ok(Column::Null),
        Some(Value::String(text)) if bytes => Ok(Column::Blob(hex::decode(text).ok_or(DAMAGED)?)),
        Some(Value::String(text)) => Ok(Column::Text(text.clone())),
        Some(Value::Number(number)) => number.as_i64().map(Column::Integer).ok_or(DAMAGED),
        Some(Value::Bool(_) | Value::Array(_) | Value::Object(_)) | None => Err(DAMAGED),
    }
}
