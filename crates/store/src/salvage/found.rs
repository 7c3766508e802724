//! Where the rows of each table lie in a damaged file, and which rows are known to be lost.
//!
//! An index repeats columns of every row with the row's number. So a row whose page is lost is still known
//! by its key, and a person can be told which answer of which case it was.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use rusqlite::types::Value;

use super::pages::Pages;
use super::schema::{self, Table};
use super::tree::{self, Kind, Record};
use crate::check::CheckProgress;
use crate::error::StoreError;

/// What a file still has.
#[derive(Default)]
pub(super) struct Found {
    pub lost_pages: u32,
    /// By table, pages with rows; those that the table led to come first.
    pub leaves: BTreeMap<String, Vec<u32>>,
    /// By table, pages that the table led to and that are lost.
    pub lost: BTreeMap<String, u32>,
    /// Tables of which the index that names every row is whole.
    pub named: BTreeSet<String>,
    /// By table and row number, the columns that indexes repeat.
    pub indexed: BTreeMap<String, BTreeMap<i64, Known>>,
}

/// Columns of a row by name.
pub(super) type Known = BTreeMap<String, Value>;

/// Looks through every page. Nothing of the file is kept in memory but numbers and keys.
pub(super) fn look_through(
    pages: &Pages,
    tables: &[Table],
    progress: &mut dyn FnMut(CheckProgress) -> ControlFlow<()>,
) -> Result<Found, StoreError> {
    let mut found = Found::default();
    let mut with_rows = Vec::new();
    for number in pages.numbers() {
        match pages.read(number)? {
            None => found.lost_pages += 1,
            Some(page) if tree::kind(number, &page) == Kind::TableLeaf => with_rows.push(number),
            Some(_) => {}
        }
        if number % 64 == 0 {
            told(progress, number, pages.count())?;
        }
    }
    let roots = schema::roots(pages, &with_rows)?;
    let mut seen: BTreeSet<u32> = BTreeSet::from([1]);
    for table in tables {
        if let Some(root) = roots.get(&table.name) {
            let walked = tree::walk(pages, *root, &mut seen)?;
            found.lost.insert(table.name.clone(), u32::try_from(walked.lost.len()).unwrap_or(u32::MAX));
            found.leaves.insert(table.name.clone(), walked.leaves);
        } else {
            // Its rows are looked for one by one, and nobody knows how many there were.
            found.lost.insert(table.name.clone(), 1);
        }
        let indexed = found.indexed.entry(table.name.clone()).or_default();
        for index in &table.indexes {
            let Some(root) = roots.get(&index.name) else { continue };
            let walked = tree::walk(pages, *root, &mut seen)?;
            if walked.lost.is_empty() && index.names_rows {
                found.named.insert(table.name.clone());
            }
            for number in walked.leaves {
                for entry in read(pages, number)?.into_iter().flatten() {
                    let known = indexed.entry(entry.rowid).or_default();
                    known.extend(index.columns.iter().cloned().zip(entry.columns));
                }
            }
        }
    }
    // Tables that are not copied have their pages too.
    for (name, root) in &roots {
        if !tables.iter().any(|table| table.name == *name) {
            tree::walk(pages, *root, &mut seen)?;
        }
    }
    let free = match pages.read(1)? {
        Some(first) => tree::free(pages, &first)?,
        None => BTreeSet::new(),
    };
    for number in with_rows.into_iter().filter(|number| !seen.contains(number) && !free.contains(number)) {
        let rows = read(pages, number)?;
        let mut fitting = tables.iter().filter(|table| {
            rows.iter().any(Option::is_some) && rows.iter().flatten().all(|row| table.fits(row))
        });
        if let (Some(table), None) = (fitting.next(), fitting.next()) {
            found.leaves.entry(table.name.clone()).or_default().push(number);
        }
    }
    Ok(found)
}

/// The rows or entries of a page.
pub(super) fn read(pages: &Pages, number: u32) -> Result<Vec<Option<Record>>, StoreError> {
    match pages.read(number)? {
        Some(page) => tree::records(pages, number, &page),
        None => Ok(Vec::new()),
    }
}

fn told(
    progress: &mut dyn FnMut(CheckProgress) -> ControlFlow<()>,
    done: u32,
    total: u32,
) -> Result<(), StoreError> {
    match progress(CheckProgress { done: u64::from(done), total: u64::from(total) }) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(StoreError::Cancelled),
    }
}
