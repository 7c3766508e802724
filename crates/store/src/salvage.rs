//! Out of a damaged database into a new workspace, page by page.
//!
//! Keeps the damaged file as it is: it is only read, and not by the database library, which stops at the
//! first page that does not authenticate. Every row of every page that does is copied into a fresh database
//! in another folder, under the same key, so that passphrase and recovery code stay; then it is said what
//! could not be read. Reading pages is in [`pages`] and [`tree`], knowing what should be there in [`schema`]
//! and [`found`], copying in [`rows`], making whole in [`mend`].

mod found;
mod mend;
mod pages;
mod rows;
mod schema;
mod told;
mod tree;

use std::fs::{self, File};
use std::ops::ControlFlow;
use std::path::Path;

use lernfall_core::id::TemplateId;
use lernfall_core::time::Date;
use rusqlite::Connection;

use self::pages::Pages;
use self::rows::Copied;
use self::schema::Table;
pub use self::told::{CaseLoss, Matter, Salvaged, TableLoss};
use crate::check::CheckProgress;
use crate::error::{DiskFault, OpenError, Part, StoreError};
use crate::files::{self, Layout};
use crate::journal;
use crate::keys::slot::Secret;
use crate::keys::{DatabaseKey, KeyFile};
use crate::lock::Lock;
use crate::migrate::{self, Migration};
use crate::op::Op;
use crate::open::{Opening, Store, tell_key};
use crate::random::Random;
use crate::sql::{Sql, fault};

/// The words of a guide that the program brings along, in case those of the workspace are lost.
#[derive(Clone, Copy, Debug)]
pub struct KnownTemplate<'a> {
    pub id: &'a TemplateId,
    pub version: &'a str,
    pub bytes: &'a [u8],
}

/// Where what can be read goes.
#[derive(Clone, Copy, Debug)]
pub struct Salvage<'a> {
    /// A folder that is empty or not there yet.
    pub into: &'a Path,
    pub today: Date,
    pub templates: &'a [KnownTemplate<'a>],
}

/// What had to be made up.
#[derive(Default)]
struct Made {
    heads: Vec<String>,
    interviews: Vec<(String, String)>,
    dropped: u64,
}

impl Store {
    /// Copies everything that can be read of the workspace in `folder` into a new one, and opens that.
    ///
    /// Fails with [`OpenError::Damaged`] if not one page can be read. On any error there is no new
    /// workspace. Progress is told in pages of the damaged database.
    pub fn salvage(
        folder: &Path,
        secret: &Secret,
        salvage: &Salvage<'_>,
        opening: &Opening,
        random: &mut dyn Random,
        progress: &mut dyn FnMut(CheckProgress) -> ControlFlow<()>,
    ) -> Result<(Self, Salvaged), OpenError> {
        let (old, new) = (Layout::new(folder), Layout::new(salvage.into));
        if !Self::is_in(folder) {
            return Err(OpenError::NotAWorkspace);
        }
        // Where nobody ever had it open, such as a backup, no lock is left lying either.
        let taken = old.lock().exists().then(|| Lock::take(&old, &opening.holder));
        let _held = match taken {
            // A drive that takes nothing more is one of the reasons to be here.
            None | Some(Err(OpenError::Disk(_))) => None,
            Some(taken) => Some(taken?),
        };
        let there = salvage.into.exists();
        fs::create_dir_all(salvage.into)?;
        if fs::read_dir(salvage.into)?.next().is_some() {
            return Err(OpenError::NotEmpty);
        }
        let made = copy(&old, &new, secret, salvage, opening, progress).and_then(|copied| {
            let mut store = Self::open(salvage.into, secret, opening, random)?;
            let salvaged = told::tell(&mut store, copied, salvage.today)?;
            store.begin_line(salvage.today, random)?;
            Ok((store, salvaged))
        });
        if made.is_err() {
            // The error that matters is the one that made this necessary. The folder was empty before.
            let _left = fs::remove_dir_all(salvage.into);
            if there {
                let _left = fs::create_dir(salvage.into);
            }
        }
        made
    }
}

/// What the new database was filled with.
struct Filled {
    pages: u32,
    lost_pages: u32,
    tables: Vec<(Table, Copied)>,
    made: Made,
}

fn copy(
    old: &Layout,
    new: &Layout,
    secret: &Secret,
    salvage: &Salvage<'_>,
    opening: &Opening,
    progress: &mut dyn FnMut(CheckProgress) -> ControlFlow<()>,
) -> Result<Filled, OpenError> {
    let (keys, key, pages) = unlock(old, secret, opening)?;
    let steps = steps(&pages, opening)?;
    let tables = Table::all(steps)?;
    let found = found::look_through(&pages, &tables, progress)?;
    let read = CheckProgress { done: u64::from(pages.count()), total: u64::from(pages.count()) };
    copy_files(old, new, || progress(read))?;
    let part = files::part_of(&new.database());
    let connection = crate::sql::connection(|| Connection::open(&part))?;
    tell_key(&connection, &keys.pragma(&key))?;
    let sql = Sql(&connection);
    migrate::run(sql, 0, steps)?;
    sql.script("PRAGMA foreign_keys = OFF; PRAGMA synchronous = FULL; BEGIN IMMEDIATE")?;
    let mut copied = Vec::new();
    for table in tables {
        let rows = rows::copy(&pages, &found, &table, sql)?;
        copied.push((table, rows));
        if progress(read).is_break() {
            return Err(OpenError::Cancelled);
        }
    }
    let journal = journal::write(sql, &Op::Salvage { workspace: keys.workspace }, salvage.today)?;
    let none = Copied::default();
    let of = |name| copied.iter().find(|(table, _)| table.name == name).map_or(&none, |(_, rows)| rows);
    let lost = mend::Lost { heads: of("case_head"), interviews: of("interview") };
    let made = mend::mend(sql, journal, salvage.today, salvage.templates, &lost)?;
    sql.script("COMMIT")?;
    connection.close().map_err(|(_, error)| fault(error))?;
    keys.write(new)?;
    files::finish(File::options().write(true).open(&part)?, &part, &new.database())?;
    Ok(Filled { pages: pages.count(), lost_pages: found.lost_pages, tables: copied, made })
}

/// The key file whose key fits the database: one page that authenticates is proof.
fn unlock(
    layout: &Layout,
    secret: &Secret,
    opening: &Opening,
) -> Result<(KeyFile, DatabaseKey, Pages), OpenError> {
    let mut last = OpenError::Damaged(Part::Database);
    for keys in KeyFile::candidates(layout)?.0 {
        let key = match keys.open(secret, opening.floor) {
            Ok(key) => key,
            Err(error) => {
                last = error;
                continue;
            }
        };
        let pages = Pages::open(&layout.database(), &keys, &key)?;
        for number in pages.numbers() {
            if pages.read(number)?.is_some() {
                return Ok((keys, key, pages));
            }
        }
    }
    Err(last)
}

/// The steps that made the damaged file; all of them where it does not say.
fn steps(pages: &Pages, opening: &Opening) -> Result<&'static [Migration], OpenError> {
    let known = opening.migrations();
    let found = pages.read(1)?.and_then(|first| tree::four(&first, 60)).unwrap_or(0);
    match usize::try_from(found).ok().and_then(|count| known.get(..count)) {
        Some([]) => Ok(known),
        Some(steps) => Ok(steps),
        None => Err(OpenError::TooNew { found, known: u32::try_from(known.len()).unwrap_or(u32::MAX) }),
    }
}

/// Large attachments, and the list of what was erased.
fn copy_files(
    old: &Layout,
    new: &Layout,
    mut go_on: impl FnMut() -> ControlFlow<()>,
) -> Result<(), OpenError> {
    fs::create_dir_all(new.attachments())?;
    // A backup shares both with the others of its place.
    let places = [Some(old.folder()), old.folder().parent()];
    let places: Vec<&Path> = places.into_iter().flatten().collect();
    let list = crate::erase::list::NAME;
    if let Some(place) = places.iter().find(|place| place.join(list).exists()) {
        copy_one(&place.join(list), &new.folder().join(list))?;
    }
    let attachments = places.iter().map(|place| Layout::new(place).attachments());
    let Some(attachments) = attachments.into_iter().find(|folder| folder.is_dir()) else { return Ok(()) };
    let Ok(entries) = fs::read_dir(&attachments) else { return Ok(()) };
    let names: Vec<_> = entries.flatten().map(|entry| entry.file_name()).collect();
    for name in &names {
        if name.to_string_lossy().ends_with(".age") {
            // One that cannot be read is told at the end, like one that is not there.
            let full = StoreError::Disk(DiskFault::Full);
            if copy_one(&attachments.join(name), &new.attachments().join(name)) == Err(full) {
                return Err(full.into());
            }
        }
        if go_on().is_break() {
            return Err(OpenError::Cancelled);
        }
    }
    Ok(())
}

fn copy_one(from: &Path, to: &Path) -> Result<(), StoreError> {
    fs::copy(from, to)?;
    Ok(File::options().write(true).open(to)?.sync_all()?)
}
