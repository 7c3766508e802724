//! A later format, for trying upgrades: long enough that a killer meets it at work.

use std::sync::LazyLock;

use lernfall_store::{MIGRATIONS, Migration};

/// The steps of this version, and two that nobody needs.
pub fn steps() -> &'static [Migration] {
    static STEPS: LazyLock<Vec<Migration>> = LazyLock::new(|| [MIGRATIONS, LATER].concat());
    &STEPS
}

const LATER: &[Migration] = &[
    Migration(
        "CREATE TABLE later (number INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
         WITH RECURSIVE counted (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM counted LIMIT 4000)
         INSERT INTO later SELECT number, printf('%0200d', number) FROM counted;",
    ),
    Migration("CREATE INDEX later_text ON later (text); DELETE FROM later WHERE number % 2;"),
];
