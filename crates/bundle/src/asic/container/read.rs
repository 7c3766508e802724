//! Reads a canonical container: parses, rebuilds every byte of metadata, compares.
//!
//! Keeps true: what it accepts has no prefix, gap, trailer or comment, and no second reading by
//! another program; memory is bounded whatever the file says.
//! Leaves to others: the order of members beyond the fixed ones, and their content.

use std::io::{self, Read, Seek, SeekFrom};

use super::{Entry, LIMIT_32, tail, u16_at, u32_at, u64_at};
use crate::{ContainerFault, MAX_MEMBERS};

const END: usize = 22;
const END_ZIP64: usize = 56 + 20;
/// Fixed part, the longest name that is allowed, and a full zip64 field.
const MAX_CENTRAL: usize = 46 + 64 + 28;

/// The members of a container whose directory is canonical, with the places of their data.
#[derive(Debug)]
pub(crate) struct Layout {
    pub(crate) members: Vec<Placed>,
}

#[derive(Debug)]
pub(crate) struct Placed {
    pub(crate) entry: Entry,
    /// Where the local header begins.
    pub(crate) offset: u64,
}

impl Layout {
    /// Reads the directory at the end of the file. The local headers are compared by
    /// [`Placed::has_canonical_header`], when each member is visited.
    ///
    /// # Errors
    /// Only those of the reader; what is wrong with the container is the inner value.
    pub(crate) fn read(reader: &mut (impl Read + Seek)) -> io::Result<Result<Self, ContainerFault>> {
        let length = reader.seek(SeekFrom::End(0))?;
        let most = (MAX_MEMBERS * MAX_CENTRAL + END_ZIP64 + END) as u64;
        let taken = length.min((END + END_ZIP64) as u64);
        let ending = read_range(reader, length - taken, taken)?;
        let Some(start) = directory_start(&ending) else {
            return Ok(Err(ContainerFault::NoEnd));
        };
        if start > length || length - start > most {
            return Ok(Err(ContainerFault::Metadata));
        }
        let bytes = read_range(reader, start, length - start)?;
        let Some(entries) = entries(&bytes) else { return Ok(Err(ContainerFault::Metadata)) };
        if tail(&entries) != bytes {
            return Ok(Err(ContainerFault::Metadata));
        }
        let mut offset: u64 = 0;
        let mut members = Vec::with_capacity(entries.len());
        for entry in entries {
            let span = entry.span();
            members.push(Placed { entry, offset });
            offset = offset.saturating_add(span);
        }
        // Rebuilding has shown that the stated start is the sum of all spans, unless a size is so
        // large that the sum saturated.
        if offset != start {
            return Ok(Err(ContainerFault::Metadata));
        }
        Ok(Ok(Self { members }))
    }
}

impl Placed {
    /// Where the data begin.
    pub(crate) fn data_start(&self) -> u64 {
        self.offset.saturating_add(self.entry.local_header().len() as u64)
    }

    /// Leaves the reader at the first byte of the data.
    pub(crate) fn has_canonical_header(&self, reader: &mut (impl Read + Seek)) -> io::Result<bool> {
        let expected = self.entry.local_header();
        reader.seek(SeekFrom::Start(self.offset))?;
        let mut found = vec![0; expected.len()];
        reader.read_exact(&mut found)?;
        Ok(found == expected)
    }
}

/// Reads `length` bytes from `start`; a file that shrinks meanwhile is an error.
fn read_range(reader: &mut (impl Read + Seek), start: u64, length: u64) -> io::Result<Vec<u8>> {
    reader.seek(SeekFrom::Start(start))?;
    let mut bytes = Vec::new();
    reader.take(length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 != length {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(bytes)
}

/// Where the end records say that the central directory begins.
fn directory_start(ending: &[u8]) -> Option<u64> {
    let at = ending.len().checked_sub(END)?;
    if !ending.get(at..)?.starts_with(b"PK\x05\x06") {
        return None;
    }
    let start = u64::from(u32_at(ending, at + 16)?);
    if start < LIMIT_32 {
        return Some(start);
    }
    let at = at.checked_sub(END_ZIP64)?;
    ending.get(at..)?.starts_with(b"PK\x06\x06").then(|| u64_at(ending, at + 48))?
}

/// The entries of the central directory, taken at their word; comparing comes after.
pub(super) fn entries(mut bytes: &[u8]) -> Option<Vec<Entry>> {
    let mut entries = Vec::new();
    while bytes.starts_with(b"PK\x01\x02") {
        if entries.len() == MAX_MEMBERS {
            return None;
        }
        let name_length = usize::from(u16_at(bytes, 28)?);
        let extra_length = usize::from(u16_at(bytes, 30)?);
        let name = str::from_utf8(bytes.get(46..46 + name_length)?).ok()?.to_owned();
        let extra = bytes.get(46 + name_length..46 + name_length + extra_length)?;
        let mut size = u64::from(u32_at(bytes, 24)?);
        if size == LIMIT_32 {
            size = u64_at(extra, 4)?;
        }
        entries.push(Entry { name, size, crc: u32_at(bytes, 16)? });
        bytes = bytes.get(46 + name_length + extra_length..)?;
    }
    Some(entries)
}
