//! Making a workspace.
//!
//! Keeps it from being there in part: a mark stands in the folder from the first file to the last change,
//! and as long as it does, nobody takes what lies beside it for a workspace. A program that dies leaves
//! the mark, and the next making in that folder clears what is there.

use std::fs::{self, File};
use std::path::Path;

use lernfall_core::id::WorkspaceId;
use lernfall_core::time::Date;
use rusqlite::OpenFlags;
use secrecy::SecretString;

use crate::error::{OpenError, StoreError};
use crate::files::{self, Layout};
use crate::keys::cost::KdfCost;
use crate::keys::recovery::RecoveryCode;
use crate::keys::slot::Stretchable;
use crate::keys::{KeyFile, Twins};
use crate::lock::Lock;
use crate::op::Op;
use crate::open::{Opening, Store, connect, settle};
use crate::random::Random;
use crate::sql::Sql;
use crate::{migrate, undo};

/// What a new workspace starts with.
#[derive(Debug)]
pub struct NewWorkspace<'a> {
    pub id: WorkspaceId,
    pub passphrase: &'a SecretString,
    pub cost: KdfCost,
    pub today: Date,
}

impl Store {
    /// Makes a workspace in a folder that is empty or not there yet. The recovery code is told this once;
    /// [`Store::renew_recovery_code`] gives another.
    pub fn create(
        folder: &Path,
        new: &NewWorkspace<'_>,
        opening: &Opening,
        random: &mut dyn Random,
    ) -> Result<(Self, RecoveryCode), OpenError> {
        Self::create_with(folder, new, opening, random, |_| Ok(()))
    }

    /// [`Store::create`], with what `fill` writes: the workspace is there with it or not at all.
    pub fn create_with<E: From<OpenError>>(
        folder: &Path,
        new: &NewWorkspace<'_>,
        opening: &Opening,
        random: &mut dyn Random,
        fill: impl FnOnce(&mut Self) -> Result<(), E>,
    ) -> Result<(Self, RecoveryCode), E> {
        let layout = Layout::new(folder);
        let lock = begin(&layout, opening)?;
        let made = Self::make(&layout, lock, new, opening, random, fill);
        if made.is_err() {
            // The error that matters is the one that made this necessary.
            let _left = clear(&layout);
        }
        made
    }

    /// Whether a program died in the folder while it made a workspace; another can be made there.
    pub fn is_unfinished(folder: &Path) -> bool {
        Layout::new(folder).unfinished().exists()
    }

    fn make<E: From<OpenError>>(
        layout: &Layout,
        lock: Lock,
        new: &NewWorkspace<'_>,
        opening: &Opening,
        random: &mut dyn Random,
        fill: impl FnOnce(&mut Self) -> Result<(), E>,
    ) -> Result<(Self, RecoveryCode), E> {
        let (mut store, code) = Self::empty(layout, lock, new, opening, random)?;
        fill(&mut store)?;
        files::remove(&layout.unfinished()).map_err(OpenError::from)?;
        files::flush_folder_of(&layout.unfinished()).map_err(OpenError::from)?;
        Ok((store, code))
    }

    fn empty(
        layout: &Layout,
        lock: Lock,
        new: &NewWorkspace<'_>,
        opening: &Opening,
        random: &mut dyn Random,
    ) -> Result<(Self, RecoveryCode), OpenError> {
        let (mut keys, key) = KeyFile::new(new.id, random);
        let code = RecoveryCode::draw(random);
        keys.put_slot(Stretchable::Passphrase(new.passphrase), new.cost, &key, random)?;
        keys.put_slot(Stretchable::Recovery(&code), new.cost, &key, random)?;
        keys.write(layout)?;
        fs::create_dir_all(layout.attachments())?;
        let connection = connect(layout, &keys.pragma(&key), OpenFlags::SQLITE_OPEN_CREATE)?;
        settle(&connection)?;
        migrate::run(Sql(&connection), 0, opening.steps())?;
        undo::watch(Sql(&connection))?;
        let mut store = Self::of_parts(connection, layout.clone(), keys, key, Twins::Alike, lock);
        store.transact(Op::CreateWorkspace { workspace: new.id }, new.today, |_| Ok::<_, StoreError>(()))?;
        Ok((store, code))
    }
}

/// Takes the lock of a folder in which there is nothing, or nothing but what a dead program began.
fn begin(layout: &Layout, opening: &Opening) -> Result<Lock, OpenError> {
    fs::create_dir_all(layout.folder())?;
    if layout.unfinished().exists() {
        Lock::look(layout)?;
        clear(layout)?;
    }
    if fs::read_dir(layout.folder())?.next().is_some() {
        return Err(OpenError::NotEmpty);
    }
    let marked = File::create_new(layout.unfinished()).and_then(|mark| {
        mark.sync_all()?;
        files::flush_folder_of(&layout.unfinished())
    });
    let locked = marked.map_err(OpenError::from).and_then(|()| Lock::take(layout, &opening.holder));
    if locked.is_err() {
        let _left = clear(layout);
    }
    locked
}

/// Removes everything that making puts into a folder, the mark last.
fn clear(layout: &Layout) -> Result<(), StoreError> {
    let journal = layout.database().with_extension("db-journal");
    for path in
        [layout.database(), journal, layout.keys(), layout.keys_twin(), layout.holder(), layout.lock()]
    {
        files::remove(&files::part_of(&path))?;
        files::remove(&path)?;
    }
    if layout.attachments().exists() {
        fs::remove_dir(layout.attachments())?;
    }
    Ok(files::remove(&layout.unfinished())?)
}
