//! Making whole what lost its other half: a case without its head, an answer without its interview.
//!
//! Keeps content findable and nothing else: what is made up has the plainest values and is told. Rights to
//! pass something on are never made up: levels are those of the answers, a cap is the lowest that the other
//! cases have.

use lernfall_core::time::Date;

use super::rows::{Copied, number, text};
use super::{KnownTemplate, Made};
use crate::error::StoreError;
use crate::sql::{Sql, code};

/// Everything that refers to a case and is worth nothing without it.
const OF_CASES: &str = "SELECT case_id FROM answer UNION SELECT case_id FROM answer_version
    UNION SELECT case_id FROM interview UNION SELECT case_id FROM row_entry
    UNION SELECT case_id FROM attachment UNION SELECT case_id FROM withdrawal
    UNION SELECT case_id FROM pseudonym";

/// What was lost of the tables that others refer to.
pub(super) struct Lost<'a> {
    pub heads: &'a Copied,
    pub interviews: &'a Copied,
}

pub(super) fn mend(
    sql: Sql<'_>,
    journal: i64,
    today: Date,
    templates: &[KnownTemplate<'_>],
    lost: &Lost<'_>,
) -> Result<Made, StoreError> {
    counters(sql, lost)?;
    let mut made = Made { heads: heads(sql, today, templates, lost.heads)?, ..Made::default() };
    made.interviews = interviews(sql, today, lost.interviews)?;
    sql.script(
        "INSERT INTO row_entry (id, case_id, interview, question, position)
         SELECT row, case_id, interview, question, 1000000 + min(rowid) FROM answer
         WHERE row <> '' AND row NOT IN (SELECT id FROM row_entry) GROUP BY row;
         UPDATE pseudonym SET person = NULL WHERE person NOT IN (SELECT id FROM person);
         DELETE FROM attachment_chunk WHERE attachment NOT IN (SELECT id FROM attachment)",
    )?;
    for table in ["draft", "interview_notes"] {
        if there(sql, table)? {
            sql.run(
                &format!("UPDATE {table} SET journal = ? WHERE journal NOT IN (SELECT number FROM journal)"),
                [journal],
            )?;
        }
    }
    // What still refers to nothing can be shown nowhere.
    let adrift = sql.all("SELECT \"table\", rowid FROM pragma_foreign_key_check", [], |row| {
        Ok((row.text(0)?, row.read::<Option<i64>>(1)?))
    })?;
    for (table, rowid) in adrift {
        made.dropped += sql.run(&format!("DELETE FROM {table} WHERE rowid = ?"), [rowid])? as u64;
    }
    Ok(made)
}

fn there(sql: Sql<'_>, table: &str) -> Result<bool, StoreError> {
    Ok(sql.number("SELECT count(*) FROM sqlite_schema WHERE name = ?", [table])? > 0)
}

/// Numbers are never given twice, those of what is lost neither.
fn counters(sql: Sql<'_>, lost: &Lost<'_>) -> Result<(), StoreError> {
    let of_heads = lost.heads.lost.values().filter_map(|head| number(head, "number")).max().unwrap_or(0);
    for (name, table, least) in [("case", "case_head", of_heads), ("hand-over", "hand_over", 0)] {
        let most = sql.number(&format!("SELECT coalesce(max(number), 0) FROM {table}"), [])?.max(least);
        sql.run(
            "INSERT INTO counter (name, value) VALUES (?, ?)
             ON CONFLICT DO UPDATE SET value = max(value, excluded.value)",
            (name, most),
        )?;
    }
    Ok(())
}

/// Heads of cases of which something else is there.
fn heads(
    sql: Sql<'_>,
    today: Date,
    templates: &[KnownTemplate<'_>],
    lost: &Copied,
) -> Result<Vec<String>, StoreError> {
    known_templates(sql, templates)?;
    let headless = sql.all(
        &format!("SELECT case_id FROM ({OF_CASES}) WHERE case_id NOT IN (SELECT id FROM case_head)"),
        [],
        |row| row.text(0),
    )?;
    for case in &headless {
        let known = lost.lost.values().find(|head| text(head, "id") == Some(case));
        let number = match known.and_then(|head| number(head, "number")) {
            Some(number) => number,
            None => crate::cases::next(sql, "case")?,
        };
        sql.run(
            "INSERT INTO case_head (id, number, language, created, template_id, template_version,
               template_digest, cap, organisation)
             SELECT ?1, ?2, coalesce((SELECT language FROM case_head LIMIT 1), 'de'),
               coalesce((SELECT min(date) FROM answer_version WHERE case_id = ?1), ?3),
               id, version, digest, coalesce((SELECT min(cap) FROM case_head), 3), NULL
             FROM template ORDER BY (SELECT count(*) FROM case_head WHERE template_digest = digest) DESC LIMIT 1",
            (case, number, code(&today)?),
        )?;
    }
    Ok(headless)
}

/// The words of a guide that are lost are taken from what the program brings along, if need be in
/// another version.
fn known_templates(sql: Sql<'_>, templates: &[KnownTemplate<'_>]) -> Result<(), StoreError> {
    let missing = sql.number(
        "SELECT (SELECT count(*) FROM template) = 0
           OR EXISTS (SELECT 1 FROM case_head WHERE template_digest NOT IN (SELECT digest FROM template))",
        [],
    )?;
    if missing == 0 {
        return Ok(());
    }
    for KnownTemplate { id, version, bytes } in templates {
        let digest = lernfall_core::digest::Digest::of(bytes);
        sql.run(
            "INSERT OR IGNORE INTO template (digest, id, version, bytes) VALUES (?, ?, ?, ?)",
            (digest.as_str(), id.as_str(), version, bytes),
        )?;
    }
    sql.script(
        "UPDATE case_head SET (template_id, template_version, template_digest) =
           (SELECT id, version, digest FROM template ORDER BY id = template_id DESC LIMIT 1)
         WHERE template_digest NOT IN (SELECT digest FROM template)
           AND EXISTS (SELECT 1 FROM template)",
    )
}

/// Interviews of which an answer is there. They count on after those that are.
fn interviews(sql: Sql<'_>, today: Date, lost: &Copied) -> Result<Vec<(String, String)>, StoreError> {
    let missing = sql.all(
        "SELECT DISTINCT case_id, interview FROM
           (SELECT case_id, interview FROM answer UNION SELECT case_id, interview FROM answer_version
            UNION SELECT case_id, interview FROM row_entry)
         WHERE interview <> '' AND interview NOT IN (SELECT id FROM interview)",
        [],
        |row| Ok((row.text(0)?, row.text(1)?)),
    )?;
    // A talk that was removed leaves its versions, and is not missing.
    let known = |id: &str| lost.lost.values().find(|talk| text(talk, "id") == Some(id));
    let mut made = Vec::new();
    for (case, talk) in missing {
        let answered = sql.number("SELECT count(*) FROM answer WHERE interview = ?", [&talk])?;
        let known = known(&talk);
        if answered == 0 && known.is_none() {
            continue;
        }
        sql.run(
            "INSERT INTO interview (id, case_id, number, form, occasion, date, pseudonym)
             SELECT ?1, ?2, coalesce(?3, (SELECT coalesce(max(number), 0) + 1 FROM interview WHERE case_id = ?2)),
               'talk', 'single',
               coalesce((SELECT min(date) FROM answer_version WHERE interview = ?1), ?4), NULL",
            (&talk, &case, known.and_then(|talk| number(talk, "number")), code(&today)?),
        )?;
        made.push((case, talk));
    }
    Ok(made)
}
