//! Looking a whole workspace over.
//!
//! Keeps what it finds as results: every page's authentication, the structure, both key files, and every
//! attachment to its last byte. Changes nothing.

use std::io::Read;
use std::ops::ControlFlow;

use lernfall_core::id::AttachmentId;

use crate::error::{Part, StoreError};
use crate::keys::{KeyFile, Twins};
use crate::open::Store;
use crate::transact::Reader;

/// Something that is not as it should be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Finding {
    /// Pages of the database that were changed by something else than this program.
    ForgedPages { count: u64 },
    /// Tables or indexes that do not fit together.
    BrokenStructure { count: u64 },
    /// One key file is damaged or missing; the other serves.
    KeyFileDamaged,
    /// Both key files are whole, but not alike.
    KeyFilesDiffer,
    /// Missing, changed or cut off.
    AttachmentDamaged(AttachmentId),
}

/// How far a check has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CheckProgress {
    pub done: u64,
    pub total: u64,
}

impl Store {
    /// Everything that is wrong; nothing is the good result. Told progress in steps of one part each: key
    /// files, pages, structure, every attachment.
    pub fn check(
        &self,
        progress: &mut dyn FnMut(CheckProgress) -> ControlFlow<()>,
    ) -> Result<Vec<Finding>, StoreError> {
        let reader = self.read();
        let listed = reader.sql.all("SELECT id FROM attachment ORDER BY id", [], |row| row.id(0));
        let attachments: Vec<AttachmentId> = match listed {
            Ok(attachments) => attachments,
            // The damage itself is found below.
            Err(StoreError::Damaged(_)) => Vec::new(),
            Err(error) => return Err(error),
        };
        let total = 3 + attachments.len() as u64;
        let mut done = 0;
        let mut step = || {
            done += 1;
            match progress(CheckProgress { done, total }) {
                ControlFlow::Continue(()) => Ok(()),
                ControlFlow::Break(()) => Err(StoreError::Cancelled),
            }
        };
        let mut findings = Vec::new();
        match KeyFile::read(&self.layout).map(|(_, twins)| twins) {
            Ok(Twins::Alike) => {}
            Ok(Twins::Different) => findings.push(Finding::KeyFilesDiffer),
            Ok(Twins::OneDamaged) | Err(_) => findings.push(Finding::KeyFileDamaged),
        }
        step()?;
        let forged = reader.sql.all("PRAGMA cipher_integrity_check", [], |_| Ok(()))?.len() as u64;
        if forged > 0 {
            findings.push(Finding::ForgedPages { count: forged });
        }
        step()?;
        // After a page that does not authenticate, the library reads nothing any more.
        let structure = || reader.sql.all("PRAGMA integrity_check", [], |row| row.text(0));
        let broken = match if forged > 0 { Ok(Vec::new()) } else { structure() } {
            Ok(lines) => lines.iter().filter(|line| *line != "ok").count() as u64,
            Err(StoreError::Damaged(_)) => 1,
            Err(error) => return Err(error),
        };
        if broken > 0 {
            findings.push(Finding::BrokenStructure { count: broken });
        }
        step()?;
        for id in attachments {
            match reader.open_attachment(id).map(|mut bytes| drain(&mut bytes)) {
                Ok(true) => {}
                Ok(false) | Err(StoreError::Damaged(Part::Attachment)) => {
                    findings.push(Finding::AttachmentDamaged(id));
                }
                // Which page it was is found already, and the rest cannot be looked at.
                Err(StoreError::Damaged(_)) if forged > 0 || broken > 0 => break,
                Err(error) => return Err(error),
            }
            step()?;
        }
        Ok(findings)
    }
}

/// Whether an attachment can be read to its end and is what the database says.
pub(crate) fn is_right(reader: &Reader<'_>, id: AttachmentId) -> bool {
    reader.open_attachment(id).is_ok_and(|mut bytes| drain(&mut bytes))
}

/// Whether it can be read to its end.
fn drain(bytes: &mut dyn Read) -> bool {
    std::io::copy(bytes, &mut std::io::sink()).is_ok()
}
