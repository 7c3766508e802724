//! What is in a page: SQLite's b-trees, cell by cell.
//!
//! Follows the file format (sqlite.org/fileformat2.html, sections 1.5, 1.6 and 2). Believes only pages that
//! authenticate, so nothing here is hostile; but an older page may have been put back, so every offset is
//! looked up with care and no page is visited twice.

use std::collections::BTreeSet;

use rusqlite::types::Value;

use super::pages::{Pages, USABLE};
use crate::error::StoreError;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    TableLeaf,
    TableBranch,
    IndexLeaf,
    IndexBranch,
    /// Part of a long row, of the list of free pages, or empty.
    Other,
}

/// A row of a table, or an entry of an index (whose last column is the row's number).
#[derive(Clone)]
pub(super) struct Record {
    pub rowid: i64,
    pub columns: Vec<Value>,
}

/// Where the rows of a tree lie.
#[derive(Default)]
pub(super) struct Walked {
    pub leaves: Vec<u32>,
    /// Pages that should be there and are lost, with everything below them.
    pub lost: Vec<u32>,
}

/// Where the b-tree of a page begins.
fn header(number: u32) -> usize {
    if number == 1 { 100 } else { 0 }
}

pub(super) fn kind(number: u32, page: &[u8]) -> Kind {
    match page.get(header(number)) {
        Some(13) => Kind::TableLeaf,
        Some(5) => Kind::TableBranch,
        Some(10) => Kind::IndexLeaf,
        Some(2) => Kind::IndexBranch,
        Some(_) | None => Kind::Other,
    }
}

/// Every page of the table or index with that root. `seen` holds the pages that are spoken for.
pub(super) fn walk(pages: &Pages, root: u32, seen: &mut BTreeSet<u32>) -> Result<Walked, StoreError> {
    let mut walked = Walked::default();
    let mut next = vec![root];
    while let Some(number) = next.pop() {
        if number == 0 || number > pages.count() || !seen.insert(number) {
            continue;
        }
        let Some(page) = pages.read(number)? else {
            walked.lost.push(number);
            continue;
        };
        match kind(number, &page) {
            Kind::TableLeaf | Kind::IndexLeaf => walked.leaves.push(number),
            Kind::TableBranch => next.extend(children(number, &page)),
            Kind::IndexBranch => {
                // Entries of an index are in its branches too.
                walked.leaves.push(number);
                next.extend(children(number, &page));
            }
            Kind::Other => walked.lost.push(number),
        }
    }
    Ok(walked)
}

/// The pages below a branch.
pub(super) fn children(number: u32, page: &[u8]) -> Vec<u32> {
    let left = cells(number, page).into_iter().filter_map(|at| four(page, at));
    left.chain(four(page, header(number) + 8)).collect()
}

/// Where the cells of a page are.
fn cells(number: u32, page: &[u8]) -> Vec<usize> {
    let start = header(number);
    let first = match kind(number, page) {
        Kind::TableLeaf | Kind::IndexLeaf => start + 8,
        Kind::TableBranch | Kind::IndexBranch => start + 12,
        Kind::Other => return Vec::new(),
    };
    let count = two(page, start + 3).unwrap_or_default();
    (0..usize::from(count)).filter_map(|place| two(page, first + 2 * place).map(usize::from)).collect()
}

/// The rows of a leaf of a table, or the entries of a page of an index; nothing for one of which a part is
/// lost.
pub(super) fn records(pages: &Pages, number: u32, page: &[u8]) -> Result<Vec<Option<Record>>, StoreError> {
    let kind = kind(number, page);
    let mut found = Vec::new();
    for at in cells(number, page) {
        let record = match kind {
            Kind::TableLeaf => record(pages, page, at, Shape::Row)?,
            Kind::IndexLeaf => record(pages, page, at, Shape::Entry)?,
            Kind::IndexBranch => record(pages, page, at + 4, Shape::Entry)?,
            Kind::TableBranch | Kind::Other => continue,
        };
        found.push(record);
    }
    Ok(found)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Row,
    Entry,
}

fn record(pages: &Pages, page: &[u8], at: usize, shape: Shape) -> Result<Option<Record>, StoreError> {
    let Some((size, at)) = varint(page, at) else { return Ok(None) };
    let rowid = match shape {
        Shape::Row => varint(page, at),
        Shape::Entry => Some((0, at)),
    };
    let (Some((rowid, at)), Ok(size)) = (rowid, usize::try_from(size)) else { return Ok(None) };
    let Some(payload) = payload(pages, page, at, size, shape)? else { return Ok(None) };
    Ok(columns(&payload).map(|columns| {
        let last = columns.last().cloned();
        let rowid = match (shape, last) {
            (Shape::Entry, Some(Value::Integer(rowid))) => rowid,
            (Shape::Row | Shape::Entry, _) => rowid.cast_signed(),
        };
        Record { rowid, columns }
    }))
}

/// The bytes of a row, from this page and those it flows over to.
fn payload(
    pages: &Pages,
    page: &[u8],
    at: usize,
    size: usize,
    shape: Shape,
) -> Result<Option<Vec<u8>>, StoreError> {
    let most = match shape {
        Shape::Row => USABLE - 35,
        Shape::Entry => (USABLE - 12) * 64 / 255 - 23,
    };
    let least = (USABLE - 12) * 32 / 255 - 23;
    let here = if size <= most {
        size
    } else {
        let wanted = least + (size - least) % (USABLE - 4);
        if wanted <= most { wanted } else { least }
    };
    let Some(start) = page.get(at..at + here) else { return Ok(None) };
    let mut bytes = start.to_vec();
    let mut next = if here < size { four(page, at + here) } else { None };
    while bytes.len() < size {
        let more = match next {
            Some(number) if number > 0 => pages.read(number)?,
            Some(_) | None => None,
        };
        let Some(more) = more else { return Ok(None) };
        next = four(&more, 0);
        let part = more.get(4..).unwrap_or_default();
        bytes.extend_from_slice(part.get(..(size - bytes.len()).min(part.len())).unwrap_or_default());
    }
    Ok(Some(bytes))
}

fn columns(payload: &[u8]) -> Option<Vec<Value>> {
    let (length, mut at) = varint(payload, 0)?;
    let length = usize::try_from(length).ok()?;
    let mut body = length;
    let mut columns = Vec::new();
    while at < length {
        let (kind, next) = varint(payload, at)?;
        at = next;
        let size = match kind {
            0 | 8 | 9 => 0,
            1..=4 => usize::try_from(kind).ok()?,
            5 => 6,
            6 | 7 => 8,
            10 | 11 => return None,
            _ => usize::try_from((kind - 12) / 2).ok()?,
        };
        let bytes = payload.get(body..body.checked_add(size)?)?;
        body += size;
        columns.push(match kind {
            0 => Value::Null,
            8 => Value::Integer(0),
            9 => Value::Integer(1),
            1..=6 => Value::Integer(integer(bytes)?),
            7 => Value::Real(f64::from_be_bytes(bytes.try_into().ok()?)),
            _ if kind.is_multiple_of(2) => Value::Blob(bytes.to_vec()),
            _ => Value::Text(String::from_utf8(bytes.to_vec()).ok()?),
        });
    }
    Some(columns)
}

/// Two's complement, the highest byte first.
fn integer(bytes: &[u8]) -> Option<i64> {
    let sign = if bytes.first()? & 0x80 == 0 { 0 } else { -1 };
    Some(bytes.iter().fold(sign, |number, byte| number << 8 | i64::from(*byte)))
}

/// A number of up to nine bytes, and where it ends.
fn varint(bytes: &[u8], at: usize) -> Option<(u64, usize)> {
    let mut number = 0;
    for place in 0..8 {
        let byte = *bytes.get(at + place)?;
        number = number << 7 | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Some((number, at + place + 1));
        }
    }
    Some((number << 8 | u64::from(*bytes.get(at + 8)?), at + 9))
}

fn two(page: &[u8], at: usize) -> Option<u16> {
    page.get(at..at + 2)?.try_into().ok().map(u16::from_be_bytes)
}

pub(super) fn four(page: &[u8], at: usize) -> Option<u32> {
    page.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes)
}

/// Pages that are in nobody's use, as far as their list can be read.
pub(super) fn free(pages: &Pages, first: &[u8]) -> Result<BTreeSet<u32>, StoreError> {
    let mut free = BTreeSet::new();
    let mut trunk = four(first, 32).unwrap_or_default();
    while trunk > 0 && free.insert(trunk) {
        let Some(page) = pages.read(trunk)? else { break };
        let count = four(&page, 4).unwrap_or_default();
        let places = 0..usize::try_from(count).unwrap_or_default().min(USABLE / 4);
        free.extend(places.filter_map(|place| four(&page, 8 + 4 * place)));
        trunk = four(&page, 0).unwrap_or_default();
    }
    Ok(free)
}
