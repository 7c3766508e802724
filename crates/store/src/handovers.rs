//! The register of what was handed over.
//!
//! Keeps its lines for ever, those of erased cases too; a line has no content of the case.

use lernfall_core::digest::Digest;
use lernfall_core::id::CaseId;
use lernfall_core::level::Audience;
use lernfall_core::time::Date;

use crate::cases::next;
use crate::error::{StoreError, Thing};
use crate::sql::{Row, code};
use crate::transact::{Reader, Tx};

/// A hand-over before it has a number.
#[derive(Clone, PartialEq, Eq)]
pub struct NewHandOver {
    pub case: CaseId,
    pub audience: Audience,
    /// The content digest: which revision of the case it was.
    pub revision: Digest,
    /// Of the signed container, which a receipt names.
    pub container: Digest,
    /// Of the file as written, envelope included.
    pub file: Digest,
    /// As the person put it.
    pub recipient: String,
    /// Why it was not encrypted, where it was not.
    pub plain_reason: Option<String>,
}

/// A line of the register.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HandOver {
    /// Counts up within the workspace, from 1.
    pub number: u32,
    pub date: Date,
    pub what: NewHandOver,
    /// The digest of the receipt that came back.
    pub receipt: Option<Digest>,
}

impl std::fmt::Debug for NewHandOver {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "NewHandOver({}, {:?}, {})", self.case, self.audience, self.revision)
    }
}

const LINE: &str =
    "SELECT number, date, case_id, audience, revision, container, file, recipient, plain_reason,
    receipt FROM hand_over";

fn line_of(row: &Row<'_>) -> Result<HandOver, StoreError> {
    Ok(HandOver {
        number: row.count(0)?,
        date: row.code(1)?,
        what: NewHandOver {
            case: row.id(2)?,
            audience: row.code(3)?,
            revision: row.code(4)?,
            container: row.code(5)?,
            file: row.code(6)?,
            recipient: row.text(7)?,
            plain_reason: row.read(8)?,
        },
        receipt: row.maybe_code(9)?,
    })
}

impl Reader<'_> {
    /// In the order of their numbers.
    pub fn hand_overs(&self) -> Result<Vec<HandOver>, StoreError> {
        self.sql.all(&format!("{LINE} ORDER BY number"), [], line_of)
    }

    pub fn hand_overs_of(&self, case: CaseId) -> Result<Vec<HandOver>, StoreError> {
        self.sql.all(&format!("{LINE} WHERE case_id = ? ORDER BY number"), [case.to_string()], line_of)
    }
}

impl Tx<'_> {
    /// A number for a hand-over that is about to be made; never given twice, used or not.
    pub fn reserve_hand_over(&self) -> Result<u32, StoreError> {
        u32::try_from(next(self.sql, "hand-over")?).map_err(|_| StoreError::NotRepresentable)
    }

    /// Adds a line under a reserved number.
    pub fn register_hand_over(&self, number: u32, new: &NewHandOver) -> Result<HandOver, StoreError> {
        let NewHandOver { case, audience, revision, container, file, recipient, plain_reason } = new;
        self.sql.run(
            "INSERT INTO hand_over (number, case_id, date, audience, revision, container, file, recipient,
               plain_reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                number,
                case.to_string(),
                code(&self.date)?,
                code(audience)?,
                revision.as_str(),
                container.as_str(),
                file.as_str(),
                recipient,
                plain_reason,
            ),
        )?;
        self.sql.one(&format!("{LINE} WHERE number = ?"), [number], line_of)
    }

    pub fn note_receipt(&self, number: u32, receipt: &Digest) -> Result<(), StoreError> {
        let changed =
            self.sql.run("UPDATE hand_over SET receipt = ? WHERE number = ?", (receipt.as_str(), number))?;
        if changed == 1 { Ok(()) } else { Err(StoreError::NotFound(Thing::HandOver)) }
    }
}
