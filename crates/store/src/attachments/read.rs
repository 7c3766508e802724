//! Reading an attached file.
//!
//! Keeps a reader independent of the connection, so that a hand-over can read while somebody types, and
//! ends with an error instead of the end if size or digest are not what was stored.

use std::fs::File;
use std::io::{self, Cursor, Read};
use std::str::FromStr;

use lernfall_core::digest::Digest;
use lernfall_core::id::AttachmentId;
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use crate::error::{Part, StoreError, Thing};
use crate::transact::Reader;

/// The bytes of an attachment, checked at their end: `InvalidData` if they are not those stored.
pub struct AttachmentReader {
    source: Box<dyn Read + Send>,
    hash: Sha256,
    left: u64,
    digest: Digest,
}

impl std::fmt::Debug for AttachmentReader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "AttachmentReader({} bytes left)", self.left)
    }
}

impl Reader<'_> {
    /// Opens an attachment for reading from its start.
    pub fn open_attachment(&self, id: AttachmentId) -> Result<AttachmentReader, StoreError> {
        let damaged = StoreError::Damaged(Part::Attachment);
        let (size, digest, file, key) = self
            .sql
            .maybe(
                "SELECT size, digest, file, file_key FROM attachment WHERE id = ?",
                [id.to_string()],
                |row| {
                    let key: Option<String> = row.read(3)?;
                    Ok((row.count(0)?, row.code(1)?, row.read::<Option<String>>(2)?, key.map(Zeroizing::new)))
                },
            )?
            .ok_or(StoreError::NotFound(Thing::Attachment))?;
        let source: Box<dyn Read + Send> = match (file, key) {
            (Some(name), Some(key)) => {
                let identity = age::x25519::Identity::from_str(&key).map_err(|_| damaged)?;
                let file = File::open(self.layout.attachments().join(name)).map_err(|error| {
                    if error.kind() == io::ErrorKind::NotFound { damaged } else { error.into() }
                })?;
                let decryptor =
                    age::Decryptor::new_buffered(io::BufReader::new(file)).map_err(|_| damaged)?;
                let identity: &dyn age::Identity = &identity;
                Box::new(decryptor.decrypt(std::iter::once(identity)).map_err(|_| damaged)?)
            }
            (None, None) => {
                let chunks = self.sql.all(
                    "SELECT bytes FROM attachment_chunk WHERE attachment = ? ORDER BY number",
                    [id.to_string()],
                    |row| row.read::<Vec<u8>>(0),
                )?;
                Box::new(Cursor::new(chunks.concat()))
            }
            (Some(_), None) | (None, Some(_)) => return Err(damaged),
        };
        Ok(AttachmentReader { source, hash: Sha256::new(), left: size, digest })
    }
}

impl Read for AttachmentReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        let read = self.source.read(buffer)?;
        let changed = || io::Error::from(io::ErrorKind::InvalidData);
        self.hash.update(buffer.get(..read).unwrap_or_default());
        self.left = self.left.checked_sub(read as u64).ok_or_else(changed)?;
        if read == 0 && (self.left > 0 || Digest::from_raw(&self.hash.clone().finalize()) != self.digest) {
            return Err(changed());
        }
        Ok(read)
    }
}
