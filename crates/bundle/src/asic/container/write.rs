//! Writes a canonical container as a stream.
//!
//! Keeps true: no byte is written twice, so that an envelope can stand behind the writer; a member
//! that is not what it was said to be is an error.
//! Leaves to others: which members, in which order.

use std::{
    io::{self, Read, Write},
    ops::ControlFlow,
};

use super::{Entry, tail};
use crate::{
    digest::{Sha256, Tally},
    member::each_chunk,
};

/// A container that is being written.
pub(crate) struct ContainerWriter<W> {
    out: W,
    sha: openssl::sha::Sha256,
    size: u64,
    entries: Vec<Entry>,
}

/// How writing a member ended.
pub(crate) enum Written {
    Whole,
    /// The bytes differ from the size, checksum or digest that were announced.
    Changed,
    Stopped,
}

impl<W: Write> ContainerWriter<W> {
    pub(crate) fn new(out: W) -> Self {
        Self { out, sha: openssl::sha::Sha256::new(), size: 0, entries: Vec::new() }
    }

    /// A member that is in memory.
    pub(crate) fn small(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let crc = crc32fast::hash(bytes);
        let entry = Entry { name: name.to_owned(), size: bytes.len() as u64, crc };
        self.put(&entry.local_header())?;
        self.put(bytes)?;
        self.entries.push(entry);
        Ok(())
    }

    /// A member that is read again while it is written; `advance` is told the length of each piece.
    pub(crate) fn stream(
        &mut self,
        entry: Entry,
        sha256: Sha256,
        source: impl Read,
        mut advance: impl FnMut(u64) -> ControlFlow<()>,
    ) -> io::Result<Written> {
        self.put(&entry.local_header())?;
        let mut tally = Tally::new();
        // One byte more than announced is enough to know that the source has grown.
        let end = each_chunk(source.take(entry.size.saturating_add(1)), |chunk| {
            tally.update(chunk);
            self.put(chunk)?;
            Ok(advance(chunk.len() as u64))
        })?;
        if end.is_break() {
            return Ok(Written::Stopped);
        }
        let size = tally.size;
        if size != entry.size || tally.finish() != (sha256, entry.crc) {
            return Ok(Written::Changed);
        }
        self.entries.push(entry);
        Ok(Written::Whole)
    }

    /// Central directory and end; gives back the writer, size and SHA-256 of the whole container.
    pub(crate) fn finish(mut self) -> io::Result<(W, u64, Sha256)> {
        let tail = tail(&self.entries);
        self.put(&tail)?;
        Ok((self.out, self.size, Sha256::from_bytes(self.sha.finish())))
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(bytes)?;
        self.sha.update(bytes);
        self.size = self.size.saturating_add(bytes.len() as u64);
        Ok(())
    }
}
