//! Guides, as canonical bytes by their digest.
//!
//! Keeps every wording that a case refers to; reading the bytes is left to core.

use lernfall_core::case::TemplateReference;
use lernfall_core::digest::Digest;
use lernfall_core::id::TemplateId;

use crate::error::StoreError;
use crate::transact::{Reader, Tx};

impl Reader<'_> {
    pub fn template(&self, digest: &Digest) -> Result<Option<Vec<u8>>, StoreError> {
        self.sql.maybe("SELECT bytes FROM template WHERE digest = ?", [digest.as_str()], |row| row.read(0))
    }

    pub fn templates(&self) -> Result<Vec<TemplateReference>, StoreError> {
        self.sql.all("SELECT id, version, digest FROM template ORDER BY id, version, digest", [], |row| {
            Ok(TemplateReference {
                id: TemplateId(row.text(0)?),
                version: row.text(1)?,
                digest: row.code(2)?,
            })
        })
    }
}

impl Tx<'_> {
    /// Keeps the bytes under their digest; the same bytes again change nothing.
    pub fn save_template(
        &self,
        id: &TemplateId,
        version: &str,
        bytes: &[u8],
    ) -> Result<TemplateReference, StoreError> {
        let digest = Digest::of(bytes);
        self.sql.run(
            "INSERT INTO template (digest, id, version, bytes) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (digest.as_str(), id.as_str(), version, bytes),
        )?;
        Ok(TemplateReference { id: id.clone(), version: version.to_owned(), digest })
    }
}
