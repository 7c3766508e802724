//! What lies packed in bytes: members of zips, gzip and zlib streams wherever they begin, and rows of an
//! open SQLite file that go on from one page to another. What does not unpack is not packed; nothing
//! here needs a file to be whole.

use std::io::Read;

use flate2::read::{DeflateDecoder, GzDecoder, ZlibDecoder};

/// How many layers are unpacked.
pub const DEEPEST: usize = 3;

/// Nothing that is unpacked is longer; in bytes.
const LONGEST: u64 = 256 << 20;

/// On each side of a seam between two pages; longer than any canary is written. In bytes.
const SEAM: usize = 160;

const SQLITE: &[u8] = b"SQLite format 3\0";

/// What is packed, by its kind.
pub fn packed(bytes: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let mut found = Vec::new();
    for at in 0..bytes.len() {
        let Some(rest) = bytes.get(at..) else { break };
        match rest {
            [b'P', b'K', 3, 4, ..] => found.extend(member(rest).map(|inner| ("zip", inner))),
            [0x1F, 0x8B, 8, ..] => found.extend(read(GzDecoder::new(rest)).map(|inner| ("gzip", inner))),
            // RFC 1950: the first two bytes are a multiple of 31.
            [0x78, flags, ..] if (0x7800 + u32::from(*flags)) % 31 == 0 => {
                found.extend(read(ZlibDecoder::new(rest)).map(|inner| ("zlib", inner)));
            }
            _ => {}
        }
    }
    if bytes.starts_with(SQLITE) {
        found.push(("SQLite", seams(bytes)));
    }
    found
}

/// A member of a zip that is deflated (APPNOTE 4.3.7); a stored one is found as it is.
fn member(bytes: &[u8]) -> Option<Vec<u8>> {
    let number = |at: usize| Some(usize::from(u16::from_le_bytes([*bytes.get(at)?, *bytes.get(at + 1)?])));
    let begin = 30 + number(26)? + number(28)?;
    if number(8)? == 8 { read(DeflateDecoder::new(bytes.get(begin..)?)) } else { None }
}

/// As far as it can be unpacked; chance gives a few bytes here and there.
fn read(packed: impl Read) -> Option<Vec<u8>> {
    let mut inner = Vec::new();
    let _torn = packed.take(LONGEST).read_to_end(&mut inner);
    (inner.len() > 8).then_some(inner)
}

/// What stands on both sides of every seam. A row that is too long for its page goes on in another, whose
/// number stands behind its first part and, four bytes long, before each further one (SQLite file format,
/// 1.6). Whatever could be such a number is taken for one.
fn seams(bytes: &[u8]) -> Vec<u8> {
    let size = match bytes.get(16..18) {
        Some([0, 1]) => 65_536,
        Some([high, low]) => usize::from(u16::from_be_bytes([*high, *low])),
        Some(_) | None => return Vec::new(),
    };
    if size < 512 {
        return Vec::new();
    }
    let pages: Vec<&[u8]> = bytes.chunks(size).collect();
    let mut all = Vec::new();
    for page in &pages {
        for (at, four) in page.windows(4).enumerate() {
            let number = four.iter().fold(0_usize, |sum, byte| sum << 8 | usize::from(*byte));
            // Behind the first part; or, at the very beginning, before what follows.
            let own = if at == 0 { page.get(size - SEAM..) } else { page.get(at.saturating_sub(SEAM)..at) };
            let next = number.checked_sub(1).and_then(|it| pages.get(it)).and_then(|it| it.get(4..4 + SEAM));
            if let (Some(own), Some(next)) = (own, next) {
                all.extend_from_slice(own);
                all.extend_from_slice(next);
                all.push(0);
            }
        }
    }
    all
}
