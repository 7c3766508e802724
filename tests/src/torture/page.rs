//! The page of what was found, written by the command that found it.

use std::fmt::Write;

use super::faults::Row;

/// The table of operation and failure.
pub fn faults(rows: &[(&str, Vec<(&'static str, Row)>)]) -> String {
    let mut page = String::from(
        "| Operation | Failure | Calls | What the program says | Afterwards: as before, in between, done | Against a promise |\n\
         |---|---|---:|---|---|---:|\n",
    );
    for (operation, kinds) in rows {
        for (kind, row) in kinds {
            let told: Vec<String> = row.told.iter().map(|(told, times)| format!("{told} {times}")).collect();
            let [before, between, after] = row.stands;
            let _never_fails = writeln!(
                page,
                "| {operation} | {kind} | {} | {} | {before}, {between}, {after} | {} |",
                row.calls,
                told.join(", "),
                row.against.len()
            );
        }
    }
    page
}
