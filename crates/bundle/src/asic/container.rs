//! The canonical zip of our own bundles: what its bytes are, given its members.
//!
//! Keeps true: all metadata follow from name, size and checksum of the members in their order, so
//! that a reader can rebuild and compare them. Members are stored, the time is 1980-01-01, there
//! are no flags, comments, attributes or extra fields; zip64 fields stand exactly where a number
//! does not fit 32 bits (APPNOTE 6.3.10, clauses 4.3 and 4.5.3).
//! Leaves to others: what the members are, and their digests.

pub(crate) mod read;
pub(crate) mod write;

/// Numbers from here on are written in a zip64 field.
const LIMIT_32: u64 = 0xffff_ffff;
/// Version 2.0 for stored files in folders, 4.5 for zip64.
const VERSION: u16 = 20;
const VERSION_ZIP64: u16 = 45;
/// 1980-01-01 in the form of MS-DOS.
const DATE: u16 = 0x0021;

/// One member as the container knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) name: String,
    pub(crate) size: u64,
    pub(crate) crc: u32,
}

impl Entry {
    /// The header that stands before the data.
    pub(crate) fn local_header(&self) -> Vec<u8> {
        let large = self.size >= LIMIT_32;
        let mut header = Vec::with_capacity(30 + self.name.len() + 20);
        header.extend(b"PK\x03\x04");
        self.common(&mut header, large);
        header.extend(if large { 20u16 } else { 0 }.to_le_bytes());
        header.extend(self.name.as_bytes());
        if large {
            // In a local header both sizes are mandatory, clause 4.5.3.
            header.extend([1, 0, 16, 0]);
            header.extend(self.size.to_le_bytes());
            header.extend(self.size.to_le_bytes());
        }
        header
    }

    /// The header in the central directory, for data whose local header is at `offset`.
    fn central_header(&self, offset: u64) -> Vec<u8> {
        let mut extra = Vec::new();
        if self.size >= LIMIT_32 {
            extra.extend(self.size.to_le_bytes());
            extra.extend(self.size.to_le_bytes());
        }
        if offset >= LIMIT_32 {
            extra.extend(offset.to_le_bytes());
        }
        let large = !extra.is_empty();
        let mut header = Vec::with_capacity(46 + self.name.len() + 28);
        header.extend(b"PK\x01\x02");
        header.extend(if large { VERSION_ZIP64 } else { VERSION }.to_le_bytes());
        self.common(&mut header, large);
        let extra_size = if large { extra.len() + 4 } else { 0 };
        header.extend(narrow_16(extra_size).to_le_bytes());
        // Comment, disk, internal and external attributes.
        header.extend([0; 10]);
        header.extend(narrow_32(offset).to_le_bytes());
        header.extend(self.name.as_bytes());
        if large {
            header.extend([1, 0]);
            header.extend(narrow_16(extra.len()).to_le_bytes());
            header.extend(extra);
        }
        header
    }

    /// From "version needed" to the length of the name: the part that both headers share.
    fn common(&self, header: &mut Vec<u8>, large: bool) {
        header.extend(if large { VERSION_ZIP64 } else { VERSION }.to_le_bytes());
        // No flags (names are ASCII), method "stored", time 00:00.
        header.extend([0; 6]);
        header.extend(DATE.to_le_bytes());
        header.extend(self.crc.to_le_bytes());
        header.extend(narrow_32(self.size).to_le_bytes());
        header.extend(narrow_32(self.size).to_le_bytes());
        header.extend(narrow_16(self.name.len()).to_le_bytes());
    }

    /// Bytes from the local header to the end of the data.
    fn span(&self) -> u64 {
        (self.local_header().len() as u64).saturating_add(self.size)
    }
}

/// Everything after the last member: central directory and end records.
pub(crate) fn tail(entries: &[Entry]) -> Vec<u8> {
    let mut tail = Vec::new();
    let mut offset: u64 = 0;
    for entry in entries {
        tail.extend(entry.central_header(offset));
        offset = offset.saturating_add(entry.span());
    }
    let (start, size, count) = (offset, tail.len() as u64, entries.len() as u64);
    if start >= LIMIT_32 {
        let end = start.saturating_add(size);
        tail.extend(b"PK\x06\x06");
        tail.extend(44u64.to_le_bytes());
        tail.extend(VERSION_ZIP64.to_le_bytes());
        tail.extend(VERSION_ZIP64.to_le_bytes());
        tail.extend([0; 8]);
        tail.extend(count.to_le_bytes());
        tail.extend(count.to_le_bytes());
        tail.extend(size.to_le_bytes());
        tail.extend(start.to_le_bytes());
        tail.extend(b"PK\x06\x07");
        tail.extend([0; 4]);
        tail.extend(end.to_le_bytes());
        tail.extend(1u32.to_le_bytes());
    }
    tail.extend(b"PK\x05\x06");
    tail.extend([0; 4]);
    tail.extend(narrow_16(entries.len()).to_le_bytes());
    tail.extend(narrow_16(entries.len()).to_le_bytes());
    tail.extend(narrow_32(size).to_le_bytes());
    tail.extend(narrow_32(start).to_le_bytes());
    tail.extend([0; 2]);
    tail
}

/// A number, or the mark that it stands in a zip64 field.
fn narrow_32(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Lengths of names and extra fields and the number of members are bounded far below this.
fn narrow_16(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

/// Little-endian numbers at fixed places of a record.
pub(crate) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|chunk| u16::from_le_bytes(*chunk))
}

pub(crate) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|chunk| u32::from_le_bytes(*chunk))
}

pub(crate) fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    bytes.get(at..)?.first_chunk().map(|chunk| u64::from_le_bytes(*chunk))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(name: &str, size: u64) -> Entry {
        Entry { name: name.to_owned(), size, crc: 7 }
    }

    #[test]
    fn zip64_fields_stand_exactly_where_a_number_does_not_fit() {
        for (size, extra) in [(0, 0), (LIMIT_32 - 1, 0), (LIMIT_32, 20), (1 << 40, 20)] {
            let header = entry("a.bin", size).local_header();
            assert_eq!(header.len(), 30 + 5 + extra);
            assert_eq!(u32_at(&header, 18), Some(narrow_32(size)));
        }
        let small = tail(&[entry("a.bin", 1)]);
        assert_eq!(small.len(), 46 + 5 + 22);
        // One large member, and one behind it: sizes, then the offset, then the end records.
        let large = tail(&[entry("a.bin", LIMIT_32), entry("b.bin", 1)]);
        assert_eq!(large.len(), (46 + 5 + 4 + 16) + (46 + 5 + 4 + 8) + 56 + 20 + 22);
    }

    #[test]
    fn a_directory_with_zip64_fields_reads_back() {
        let entries = vec![entry("a.bin", 1 << 33), entry("b.bin", 0), entry("c.bin", 1 << 40)];
        assert_eq!(read::entries(&tail(&entries)), Some(entries));
    }
}
