//! The list in a backup of what belongs to it: `backup.json`.
//!
//! Keeps sizes and digests, so that a changed bit is found without opening anything, and the names of the
//! large attachments that the backup needs; no content. The format is `lernfall-backup/1`, canonical JSON
//! (RFC 8785) with a checksum.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::Path;

use lernfall_core::digest::Digest;
use lernfall_core::id::WorkspaceId;
use lernfall_core::time::Date;
use serde::{Deserialize, Serialize};

use super::Cause;
use crate::checked;
use crate::error::StoreError;
use crate::pieces;

pub(super) const NAME: &str = "backup.json";
const FORMAT: &str = "lernfall-backup/1";
/// In bytes; a longer one was not written here.
const MOST: u64 = 16 * 1024 * 1024;

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Manifest {
    format: String,
    pub workspace: WorkspaceId,
    pub date: Date,
    pub cause: Cause,
    pub database: Content,
    /// What the database held, for whoever has its key to compare ([`super::mark`]).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mark: Option<String>,
    /// Which of the workspaces that came from the same one ([`super::LINE`]).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<String>,
    /// By name.
    pub attachments: BTreeMap<String, Content>,
}

/// What a database tells of itself; nothing where it was not opened.
#[derive(Clone, Default)]
pub(super) struct Stamp {
    pub mark: Option<String>,
    pub line: Option<String>,
}

/// A file by what is in it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Content {
    /// In bytes.
    pub size: u64,
    pub digest: Digest,
}

impl Content {
    pub fn of(file: &Path) -> io::Result<Self> {
        Self::beginning_with(&[], file)
    }

    /// Of a file, as if it began with other bytes.
    pub fn beginning_with(start: &[u8], file: &Path) -> io::Result<Self> {
        let mut file = File::open(file)?;
        file.seek(io::SeekFrom::Start(start.len() as u64))?;
        let (size, digest) = pieces::read::<io::Error>(&mut start.chain(file), |_| Ok(()))?;
        Ok(Self { size, digest })
    }
}

impl Manifest {
    pub fn new(
        workspace: WorkspaceId,
        date: Date,
        cause: Cause,
        database: Content,
        stamp: Stamp,
        attachments: BTreeMap<String, Content>,
    ) -> Self {
        let Stamp { mark, line } = stamp;
        Self { format: FORMAT.to_owned(), workspace, date, cause, database, mark, line, attachments }
    }

    /// Nothing where it is missing, damaged or of a later version.
    pub fn read(backup: &Path) -> Option<Self> {
        let mut bytes = Vec::new();
        File::open(backup.join(NAME)).ok()?.take(MOST).read_to_end(&mut bytes).ok()?;
        Self::parse(&bytes)
    }

    fn parse(bytes: &[u8]) -> Option<Self> {
        let manifest: Self = serde_json::from_value(checked::read(bytes)?).ok()?;
        (manifest.format == FORMAT).then_some(manifest)
    }

    pub fn bytes(&self) -> Result<Vec<u8>, StoreError> {
        checked::bytes(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_changed_bit_of_a_list_is_noticed() {
        let content = Content { size: 7, digest: Digest::of(b"x") };
        let attachments = BTreeMap::from([("00ff.age".to_owned(), content.clone())]);
        let workspace = WorkspaceId(uuid::Uuid::from_u128(1));
        let stamp = Stamp { mark: Some("aa".to_owned()), line: Some("bb".to_owned()) };
        let manifest = Manifest::new(workspace, Date::EPOCH, Cause::Lock, content, stamp, attachments);
        let bytes = manifest.bytes().unwrap();
        assert_eq!(Manifest::parse(&bytes), Some(manifest));
        for bit in 0..bytes.len() * 8 {
            let mut changed = bytes.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(Manifest::parse(&changed), None, "bit {bit}");
        }
    }
}
