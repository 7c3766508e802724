//! Copying for a backup: an open database, and files.
//!
//! Keeps a copy under its own name only when it is whole and flushed. A database is copied page by page
//! through SQLite's online backup, which checks every page that it reads and tells how far it is; the copy
//! is looked over before it counts.

use std::fs::File;
use std::io::Write;
use std::path::Path;

use rusqlite::Connection;

use super::BackupProgress;
use super::manifest::Content;
use crate::error::{DiskFault, StoreError};
use crate::files;
use crate::keys::renew::write_anew;
use crate::pieces;
use crate::sql::KeyPragma;

/// Of a database of SQLCipher 4, in bytes.
const PAGE: u64 = 4096;

/// How far a backup is.
pub(crate) struct Work<'a> {
    done: u64,
    total: u64,
    tell: BackupProgress<'a>,
}

impl<'a> Work<'a> {
    /// `total` in bytes, as far as it is known.
    pub fn new(total: u64, tell: BackupProgress<'a>) -> Self {
        Self { done: 0, total, tell }
    }

    /// There is more to do than was known.
    pub fn expect(&mut self, bytes: u64) {
        self.total = self.total.saturating_add(bytes);
    }

    pub fn advance(&mut self, bytes: u64) -> Result<(), StoreError> {
        self.done = self.done.saturating_add(bytes);
        self.total = self.total.max(self.done);
        if (self.tell)(self.done, self.total).is_break() { Err(StoreError::Cancelled) } else { Ok(()) }
    }
}

/// Copies the open database to `to`, with the same key.
pub(super) fn database(
    from: &Connection,
    to: &Path,
    key: &KeyPragma,
    work: &mut Work<'_>,
) -> Result<(), StoreError> {
    let mut before = 0;
    let mut stopped = Ok(());
    let written = write_anew(from, to, key, &mut |step| {
        stopped = work.advance(step.done.saturating_sub(before) * PAGE);
        before = step.done;
        if stopped.is_err() { std::ops::ControlFlow::Break(()) } else { std::ops::ControlFlow::Continue(()) }
    });
    stopped.and(written)
}

/// Copies a file, and reads it back.
pub(super) fn file(from: &Path, to: &Path, work: &mut Work<'_>) -> Result<Content, StoreError> {
    let part = files::part_of(to);
    let written = write(from, &part, work).and_then(|content| {
        if Content::of(&part)? != content {
            return Err(StoreError::Disk(DiskFault::Other));
        }
        files::finish(File::options().write(true).open(&part)?, &part, to)?;
        Ok(content)
    });
    if written.is_err() {
        // The error that matters is the one that made this necessary.
        let _left = files::remove(&part);
    }
    written
}

fn write(from: &Path, part: &Path, work: &mut Work<'_>) -> Result<Content, StoreError> {
    let (mut source, mut copy) = (File::open(from)?, File::create(part)?);
    let (size, digest) = pieces::read(&mut source, |piece| {
        copy.write_all(piece)?;
        work.advance(piece.len() as u64)
    })?;
    copy.sync_all()?;
    Ok(Content { size, digest })
}
