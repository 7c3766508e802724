//! Files that were attached.
//!
//! Keeps small ones (below 1 MiB) in chunks in the database and large ones as files of their own, each
//! encrypted to its own key, which is in the database. A large file is whole and flushed before anything
//! refers to it; one that nothing refers to goes at opening and closing. Writing is in [`stage`], reading
//! in [`read`].

pub(crate) mod read;
pub(crate) mod stage;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use lernfall_core::case::Attachment;
use lernfall_core::id::{AttachmentId, CaseId};

use crate::erase::{self, list::Erased};
use crate::error::{StoreError, Thing};
use crate::files;
use crate::sql::Row;
use crate::transact::{Reader, Tx};
use stage::{Body, Staged};

const CHUNK: usize = 64 * 1024;

const LINE: &str = "SELECT id, name, media_type, size, digest FROM attachment";

fn line_of(row: &Row<'_>) -> Result<Attachment, StoreError> {
    Ok(Attachment {
        id: row.id(0)?,
        name: row.text(1)?,
        media_type: row.text(2)?,
        size: row.count(3)?,
        digest: row.code(4)?,
    })
}

impl Reader<'_> {
    pub fn attachments(&self, case: CaseId) -> Result<BTreeMap<AttachmentId, Attachment>, StoreError> {
        let found = self.sql.all(&format!("{LINE} WHERE case_id = ?"), [case.to_string()], line_of)?;
        Ok(found.into_iter().map(|attachment| (attachment.id, attachment)).collect())
    }
}

impl Reader<'_> {
    /// The case that an attachment belongs to.
    pub(crate) fn case_of(&self, id: AttachmentId) -> Result<CaseId, StoreError> {
        let case =
            self.sql
                .maybe("SELECT case_id FROM attachment WHERE id = ?", [id.to_string()], |row| row.id(0))?;
        case.ok_or(StoreError::NotFound(Thing::Attachment))
    }
}

impl Tx<'_> {
    /// Makes a staged file part of a case.
    pub fn attach(
        &self,
        case: CaseId,
        id: AttachmentId,
        name: &str,
        media_type: &str,
        staged: &Staged,
    ) -> Result<Attachment, StoreError> {
        self.case_head(case)?;
        let Staged { body, size, digest } = staged;
        let (file, key) = match body {
            Body::Small(_) => (None, None),
            Body::File { name, key } => {
                (Some(name.as_str()), Some(secrecy::ExposeSecret::expose_secret(key)))
            }
        };
        let stored_size = i64::try_from(*size).map_err(|_| StoreError::NotRepresentable)?;
        self.sql.run(
            "INSERT INTO attachment (id, case_id, name, media_type, size, digest, file, file_key)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (id.to_string(), case.to_string(), name, media_type, stored_size, digest.as_str(), file, key),
        )?;
        if let Body::Small(bytes) = body {
            for (number, chunk) in (0_i64..).zip(bytes.chunks(CHUNK)) {
                self.sql.run(
                    "INSERT INTO attachment_chunk (attachment, number, bytes) VALUES (?, ?, ?)",
                    (id.to_string(), number, chunk),
                )?;
            }
        }
        Ok(Attachment {
            id,
            name: name.to_owned(),
            media_type: media_type.to_owned(),
            size: *size,
            digest: digest.clone(),
        })
    }

    /// Takes a file out of a case, with the versions of answers that tell of it: they hold its name. A large
    /// one stays on the disk, encrypted, as long as this can be undone.
    pub fn remove_attachment(&self, attachment: AttachmentId) -> Result<(), StoreError> {
        let id = attachment.to_string();
        let file: Option<String> = self
            .sql
            .maybe("SELECT file FROM attachment WHERE id = ?", [&id], |row| row.read(0))?
            .ok_or(StoreError::NotFound(Thing::Attachment))?;
        self.leftovers.borrow_mut().extend(file.map(|name| self.layout.attachments().join(name)));
        self.sql.run("DELETE FROM attachment_chunk WHERE attachment = ?", [&id])?;
        self.sql.run(
            "DELETE FROM answer_version WHERE instr(answer, ?1)
             AND case_id = (SELECT case_id FROM attachment WHERE id = ?1)",
            [&id],
        )?;
        self.sql.run("DELETE FROM attachment WHERE id = ?", [&id])?;
        erase::record(self, Erased::Attachment(attachment), self.date)
    }
}

/// Takes out those of `candidates` that no answer refers to any more.
pub(crate) fn remove_unused(
    tx: &Tx<'_>,
    case: CaseId,
    candidates: &BTreeSet<AttachmentId>,
) -> Result<(), StoreError> {
    let mut used = BTreeSet::new();
    for value in tx.answers(case)?.into_values().filter_map(|answer| answer.value) {
        used.extend(value.files());
    }
    let kept = tx.attachments(case)?;
    candidates
        .difference(&used)
        .filter(|id| kept.contains_key(id))
        .try_for_each(|id| tx.remove_attachment(*id))
}

pub(crate) fn remove_all(tx: &Tx<'_>, case: CaseId) -> Result<(), StoreError> {
    tx.attachments(case)?.into_keys().try_for_each(|id| tx.remove_attachment(id))
}

/// Removes files that no attachment refers to: left by a crash, a cancelled write or an operation that was
/// taken back.
pub(crate) fn remove_orphans(reader: &Reader<'_>) -> Result<(), StoreError> {
    let known: BTreeSet<String> = reader
        .sql
        .all("SELECT file FROM attachment WHERE file IS NOT NULL", [], |row| row.text(0))?
        .into_iter()
        .collect();
    let folder = reader.layout.attachments();
    if !folder.exists() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let ours = name.ends_with(".age") || name.ends_with(".age.part");
        if ours && !known.contains(&name) {
            files::remove(&entry.path())?;
        }
    }
    Ok(())
}
