//! A later format, for trying upgrades: long enough that a killer meets it at work.

use lernfall_store::Migration;

pub const STEPS: &[Migration] = &[
    Migration(include_str!("../../migrations/0001.sql")),
    Migration(include_str!("../../migrations/0002.sql")),
    Migration(include_str!("../../migrations/0003.sql")),
    Migration(
        "CREATE TABLE later (number INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
         WITH RECURSIVE counted (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM counted LIMIT 20000)
         INSERT INTO later SELECT number, printf('%0200d', number) FROM counted;",
    ),
    Migration("CREATE INDEX later_text ON later (text); DELETE FROM later WHERE number % 2;"),
];
