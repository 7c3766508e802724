//! A zip by others, read with bounds.
//!
//! Keeps true: names cannot leave the container and are there once; directory and local headers
//! agree and data do not overlap; links, encryption, unusual packing and bombs are refused before
//! anything is unpacked.
//! Leaves to others: what the members mean.

use std::{
    collections::BTreeSet,
    io::{self, Read, Seek, SeekFrom},
    ops::ControlFlow,
};

use flate2::read::DeflateDecoder;

use crate::{
    ContainerFault,
    asic::container::{u16_at, u32_at, u64_at},
    member::each_chunk,
};

const END: usize = 22;
const MAX_COMMENT: usize = 65_535;
const MAX_ENTRIES: usize = 10_000;
const MAX_DIRECTORY: u64 = 8 << 20;
/// A member above this size that is packed more tightly than this is refused as a bomb.
const BOMB_SIZE: u64 = 1 << 20;
const BOMB_RATIO: u64 = 200;
/// Unpacked bytes of all members together, at most.
const MAX_TOTAL: u64 = 1 << 40;
/// Unpacked bytes that are kept in memory, at most: manifests and signatures.
const MAX_KEPT: u64 = 32 << 20;
const FLAG_ENCRYPTED: u16 = 1;
const FLAG_UTF8: u16 = 0x0800;
const STORED: u16 = 0;
const DEFLATED: u16 = 8;

/// An opened zip.
pub(super) struct ForeignZip<'r, R> {
    reader: &'r mut R,
    entries: Vec<Entry>,
    pub(super) comment: Vec<u8>,
    pub(super) has_bytes_outside: bool,
    kept: u64,
}

struct Entry {
    name: String,
    raw_name: Vec<u8>,
    method: u16,
    crc: u32,
    packed: u64,
    size: u64,
    offset: u64,
    data: u64,
}

/// How reading a member ended.
pub(super) enum ReadOut {
    Whole,
    Stopped,
    Faulty(ContainerFault),
}

impl<'r, R: Read + Seek> ForeignZip<'r, R> {
    /// Reads and checks directory and local headers.
    pub(super) fn open(reader: &'r mut R) -> io::Result<Result<Self, ContainerFault>> {
        let length = reader.seek(SeekFrom::End(0))?;
        let taken = length.min((END + MAX_COMMENT + 76) as u64);
        let ending = range(reader, length - taken, taken)?;
        let Some((start, size, count, comment)) = directory_place(&ending, length - taken) else {
            return Ok(Err(ContainerFault::NoEnd));
        };
        if count > MAX_ENTRIES as u64 || size > MAX_DIRECTORY {
            return Ok(Err(ContainerFault::TooLarge));
        }
        if start.checked_add(size).is_none_or(|end| end > length) {
            return Ok(Err(ContainerFault::Structure));
        }
        let directory = range(reader, start, size)?;
        let mut entries = match entries(&directory, count) {
            Ok(entries) => entries,
            Err(fault) => return Ok(Err(fault)),
        };
        if let Err(fault) = place(reader, &mut entries, start)? {
            return Ok(Err(fault));
        }
        let first = entries.iter().map(|entry| entry.offset).min().unwrap_or(start);
        let has_bytes_outside = !comment.is_empty() || first != 0;
        Ok(Ok(Self { reader, entries, comment, has_bytes_outside, kept: 0 }))
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.sizes().map(|(name, _)| name)
    }

    /// Names and unpacked sizes in the order of the directory, folders left out.
    pub(super) fn sizes(&self) -> impl Iterator<Item = (&str, u64)> {
        self.entries
            .iter()
            .filter(|entry| !entry.name.ends_with('/'))
            .map(|entry| (entry.name.as_str(), entry.size))
    }

    /// A member in memory.
    pub(super) fn small(&mut self, name: &str, limit: u64) -> io::Result<Result<Vec<u8>, ContainerFault>> {
        let size = self.sizes().find(|(known, _)| *known == name).map_or(0, |(_, size)| size);
        self.kept = self.kept.saturating_add(size);
        if size > limit || self.kept > MAX_KEPT {
            return Ok(Err(ContainerFault::TooLarge));
        }
        let mut bytes = Vec::new();
        let end = self.stream(name, |chunk| {
            bytes.extend_from_slice(chunk);
            Ok(ControlFlow::Continue(()))
        })?;
        Ok(match end {
            ReadOut::Whole => Ok(bytes),
            ReadOut::Stopped => Err(ContainerFault::Structure),
            ReadOut::Faulty(fault) => Err(fault),
        })
    }

    /// Feeds the unpacked bytes of a member to `take`, never more than the directory states.
    pub(super) fn stream(
        &mut self,
        name: &str,
        mut take: impl FnMut(&[u8]) -> io::Result<ControlFlow<()>>,
    ) -> io::Result<ReadOut> {
        let Some(entry) = self.entries.iter().find(|entry| entry.name == name) else {
            return Ok(ReadOut::Faulty(ContainerFault::Structure));
        };
        self.reader.seek(SeekFrom::Start(entry.data))?;
        let packed = (&mut *self.reader).take(entry.packed);
        let mut crc = crc32fast::Hasher::new();
        let mut size = 0;
        let take = |chunk: &[u8]| {
            crc.update(chunk);
            size += chunk.len() as u64;
            take(chunk)
        };
        let end = if entry.method == STORED {
            each_chunk(packed, take)
        } else {
            each_chunk(DeflateDecoder::new(packed).take(entry.size.saturating_add(1)), take)
        };
        let end = match end {
            Ok(end) => end,
            // This is what the decoder answers to bytes that are not deflated ones.
            Err(error) if is_unpacking(&error) => {
                return Ok(ReadOut::Faulty(ContainerFault::Checksum));
            }
            Err(error) => return Err(error),
        };
        if end.is_continue() && (size != entry.size || crc.finalize() != entry.crc) {
            return Ok(ReadOut::Faulty(ContainerFault::Checksum));
        }
        Ok(match end {
            ControlFlow::Continue(()) => ReadOut::Whole,
            ControlFlow::Break(()) => ReadOut::Stopped,
        })
    }
}

fn is_unpacking(error: &io::Error) -> bool {
    let kind = error.kind();
    !crate::envelope::plain::Damage::is(error)
        && (kind == io::ErrorKind::InvalidInput
            || kind == io::ErrorKind::InvalidData
            || kind == io::ErrorKind::UnexpectedEof)
}

fn range(reader: &mut (impl Read + Seek), start: u64, length: u64) -> io::Result<Vec<u8>> {
    reader.seek(SeekFrom::Start(start))?;
    let mut bytes = Vec::new();
    reader.take(length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == length { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

/// Start, size and number of entries of the directory, and the comment, from the end records.
fn directory_place(ending: &[u8], shift: u64) -> Option<(u64, u64, u64, Vec<u8>)> {
    let last = ending.len().checked_sub(END)?;
    let at = (0..=last).rev().find(|&at| {
        ending.get(at..).is_some_and(|rest| rest.starts_with(b"PK\x05\x06"))
            && u16_at(ending, at + 20).is_some_and(|comment| at + END + usize::from(comment) == ending.len())
    })?;
    let comment = ending.get(at + END..)?.to_vec();
    let count = u64::from(u16_at(ending, at + 10)?);
    let size = u64::from(u32_at(ending, at + 12)?);
    let start = u64::from(u32_at(ending, at + 16)?);
    if count != 0xffff && size != 0xffff_ffff && start != 0xffff_ffff {
        return Some((start, size, count, comment));
    }
    // The zip64 record is expected right before its locator, as every writer puts it.
    let locator = at.checked_sub(20)?;
    if !ending.get(locator..)?.starts_with(b"PK\x06\x07") {
        return Some((start, size, count, comment));
    }
    let record = usize::try_from(u64_at(ending, locator + 8)?.checked_sub(shift)?).ok()?;
    ending.get(record..)?.starts_with(b"PK\x06\x06").then_some(())?;
    let (count, size) = (u64_at(ending, record + 32)?, u64_at(ending, record + 40)?);
    Some((u64_at(ending, record + 48)?, size, count, comment))
}

/// The entries of the directory, each checked for itself.
fn entries(mut bytes: &[u8], count: u64) -> Result<Vec<Entry>, ContainerFault> {
    let mut entries = Vec::new();
    let mut names = BTreeSet::new();
    let mut total: u64 = 0;
    while !bytes.is_empty() {
        let (entry, rest) = entry(bytes)?;
        bytes = rest;
        total = total.saturating_add(entry.size);
        if total > MAX_TOTAL || entries.len() == MAX_ENTRIES {
            return Err(ContainerFault::TooLarge);
        }
        if !names.insert(entry.name.clone()) {
            return Err(ContainerFault::Duplicate);
        }
        entries.push(entry);
    }
    if entries.len() as u64 == count { Ok(entries) } else { Err(ContainerFault::Structure) }
}

fn entry(bytes: &[u8]) -> Result<(Entry, &[u8]), ContainerFault> {
    let parsed = || {
        bytes.starts_with(b"PK\x01\x02").then_some(())?;
        let name_length = usize::from(u16_at(bytes, 28)?);
        let extra_length = usize::from(u16_at(bytes, 30)?);
        let comment_length = usize::from(u16_at(bytes, 32)?);
        let raw_name = bytes.get(46..46 + name_length)?.to_vec();
        let extra = bytes.get(46 + name_length..46 + name_length + extra_length)?;
        let rest = bytes.get(46 + name_length + extra_length + comment_length..)?;
        let mut large = zip64_field(extra);
        let mut number = |at| match u32_at(bytes, at)? {
            u32::MAX => {
                let number = u64_at(large, 0)?;
                large = large.get(8..)?;
                Some(number)
            }
            number => Some(u64::from(number)),
        };
        let (size, packed, offset) = (number(24)?, number(20)?, number(42)?);
        let (flags, method) = (u16_at(bytes, 8)?, u16_at(bytes, 10)?);
        let (crc, attributes) = (u32_at(bytes, 16)?, u32_at(bytes, 38)?);
        Some((raw_name, rest, size, packed, offset, flags, method, crc, attributes))
    };
    let (raw_name, rest, size, packed, offset, flags, method, crc, attributes) =
        parsed().ok_or(ContainerFault::Structure)?;
    if flags & FLAG_ENCRYPTED != 0 || (method != STORED && method != DEFLATED) {
        return Err(ContainerFault::Packing);
    }
    // Mode bits of Unix: 0xa000 is a link. Other systems leave the upper half empty.
    if attributes >> 16 & 0xf000 == 0xa000 {
        return Err(ContainerFault::Link);
    }
    if method == STORED && size != packed {
        return Err(ContainerFault::Structure);
    }
    if size > BOMB_SIZE && size / BOMB_RATIO > packed {
        return Err(ContainerFault::TooLarge);
    }
    let name = name(&raw_name, flags)?;
    Ok((Entry { name, raw_name, method, crc, packed, size, offset, data: 0 }, rest))
}

/// The content of the zip64 extended information field, else nothing.
fn zip64_field(mut extra: &[u8]) -> &[u8] {
    while let (Some(id), Some(length)) = (u16_at(extra, 0), u16_at(extra, 2)) {
        let end = 4 + usize::from(length);
        if id == 1 {
            return extra.get(4..end).unwrap_or_default();
        }
        extra = extra.get(end..).unwrap_or_default();
    }
    &[]
}

/// A name that stays inside; without the mark for UTF-8, other bytes are taken one by one.
fn name(raw: &[u8], flags: u16) -> Result<String, ContainerFault> {
    let name = match str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) if flags & FLAG_UTF8 != 0 => return Err(ContainerFault::Name),
        Err(_) => raw.iter().map(|byte| char::from(*byte)).collect(),
    };
    let leaves = name.is_empty()
        || name.starts_with('/')
        || name.contains(['\\', '\0', ':'])
        || name.split('/').any(|part| part == ".." || part == ".");
    if leaves { Err(ContainerFault::Name) } else { Ok(name) }
}

/// Compares the local headers and finds the data.
fn place(
    reader: &mut (impl Read + Seek),
    entries: &mut [Entry],
    directory: u64,
) -> io::Result<Result<(), ContainerFault>> {
    let mut order: Vec<&mut Entry> = entries.iter_mut().collect();
    order.sort_by_key(|entry| entry.offset);
    let mut free_from = 0;
    for entry in order {
        let header_end = entry.offset.saturating_add(30);
        if entry.offset < free_from || header_end > directory {
            return Ok(Err(ContainerFault::Structure));
        }
        let header = range(reader, entry.offset, 30)?;
        let name_length = u64::from(u16_at(&header, 26).unwrap_or_default());
        let extra_length = u64::from(u16_at(&header, 28).unwrap_or_default());
        let data = header_end.saturating_add(name_length).saturating_add(extra_length);
        let end = data.saturating_add(entry.packed);
        if !header.starts_with(b"PK\x03\x04") || end > directory {
            return Ok(Err(ContainerFault::Structure));
        }
        let local_name = range(reader, header_end, name_length)?;
        if local_name != entry.raw_name || u16_at(&header, 8) != Some(entry.method) {
            return Ok(Err(ContainerFault::Structure));
        }
        entry.data = data;
        free_from = end;
    }
    Ok(Ok(()))
}
