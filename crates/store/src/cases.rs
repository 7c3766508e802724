//! Cases: their heads, and a whole case in one read.
//!
//! Keeps the numbers of cases unique for the life of the workspace. The title of a case is an answer like
//! any other ([`Reader::head_answers`]).

use lernfall_core::case::{Case, CaseHead, Organisation, TemplateReference};
use lernfall_core::id::{CaseId, Code, TemplateId};
use lernfall_core::level::ReleaseLevel;
use lernfall_core::text::Language;

use crate::error::{StoreError, Thing};
use crate::sql::{Row, Sql, code, json};
use crate::transact::{Reader, Tx};

/// What a new case is made of; number and day come from the workspace.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewCase {
    pub id: CaseId,
    pub language: Language,
    /// Must be in the workspace ([`Tx::save_template`]).
    pub template: TemplateReference,
    pub cap: ReleaseLevel,
    /// Where the case came from another agency; its own workspace's else.
    pub organisation: Option<Organisation>,
}

const HEAD: &str = "SELECT case_head.id, case_head.number, language, created, template_id, template_version,
    template_digest, cap, organisation FROM case_head";

fn head_of(row: &Row<'_>) -> Result<CaseHead, StoreError> {
    let cap: u8 = row.count(7)?;
    Ok(CaseHead {
        id: row.id(0)?,
        number: row.count(1)?,
        language: row.code(2)?,
        created: row.code(3)?,
        template: TemplateReference {
            id: TemplateId(row.text(4)?),
            version: row.text(5)?,
            digest: row.code(6)?,
        },
        cap: ReleaseLevel::try_from(cap).map_err(|_| StoreError::Damaged(crate::Part::Database))?,
    })
}

impl Reader<'_> {
    /// The heads of all cases, the newest first.
    pub fn cases(&self) -> Result<Vec<CaseHead>, StoreError> {
        self.sql.all(&format!("{HEAD} ORDER BY case_head.number DESC"), [], head_of)
    }

    pub fn case_head(&self, case: CaseId) -> Result<CaseHead, StoreError> {
        self.sql
            .maybe(&format!("{HEAD} WHERE case_head.id = ?"), [case.to_string()], head_of)?
            .ok_or(StoreError::NotFound(Thing::Case))
    }

    /// A case with all that belongs to it. Nothing can be written in between, as there is one connection.
    /// A workspace that was not told its agency gives an empty one.
    pub fn load_case(&self, case: CaseId) -> Result<Case, StoreError> {
        let head = self.case_head(case)?;
        let own: Option<Organisation> =
            self.sql.one("SELECT organisation FROM case_head WHERE id = ?", [case.to_string()], |row| {
                row.maybe_json(0)
            })?;
        let organisation = match own {
            Some(organisation) => organisation,
            None => self
                .organisation()?
                .unwrap_or_else(|| Organisation { name: String::new(), level: Code(String::new()) }),
        };
        Ok(Case {
            head,
            organisation,
            interviews: self.interviews(case)?,
            rows: self.rows(case)?,
            answers: self.answers(case)?,
            attachments: self.attachments(case)?,
            withdrawals: self.withdrawals(case)?,
        })
    }
}

impl Tx<'_> {
    pub fn create_case(&self, new: &NewCase) -> Result<CaseHead, StoreError> {
        let NewCase { id, language, template, cap, organisation } = new;
        if self.sql.number("SELECT count(*) FROM case_head WHERE id = ?", [id.to_string()])? > 0 {
            return Err(StoreError::AlreadyThere(Thing::Case));
        }
        if self.template(&template.digest)?.is_none() {
            return Err(StoreError::NotFound(Thing::Template));
        }
        let number = next(self.sql, "case")?;
        self.sql.run(
            "INSERT INTO case_head (id, number, language, created, template_id, template_version,
               template_digest, cap, organisation) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                id.to_string(),
                number,
                code(language)?,
                code(&self.date)?,
                template.id.as_str(),
                &template.version,
                template.digest.as_str(),
                u8::from(*cap),
                organisation.as_ref().map(json).transpose()?,
            ),
        )?;
        self.case_head(*id)
    }

    /// Changes language, template and cap; number and day stay.
    pub fn change_case(&self, head: &CaseHead) -> Result<(), StoreError> {
        let CaseHead { id, number: _, language, created: _, template, cap } = head;
        let changed = self.sql.run(
            "UPDATE case_head SET language = ?, template_id = ?, template_version = ?, template_digest = ?,
               cap = ? WHERE id = ?",
            (
                code(language)?,
                template.id.as_str(),
                &template.version,
                template.digest.as_str(),
                u8::from(*cap),
                id.to_string(),
            ),
        )?;
        if changed == 1 { Ok(()) } else { Err(StoreError::NotFound(Thing::Case)) }
    }
}

/// The next of numbers that are never given twice.
pub(crate) fn next(sql: Sql<'_>, name: &str) -> Result<i64, StoreError> {
    sql.number(
        "INSERT INTO counter (name, value) VALUES (?, 1)
         ON CONFLICT DO UPDATE SET value = value + 1 RETURNING value",
        [name],
    )
}
