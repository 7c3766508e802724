//! Making a workspace.
//!
//! Keeps it from being there in part: a mark stands in the folder from the first file to the last change,
//! and as long as it does, nobody takes what lies beside it for a workspace. A program that dies leaves
//! the mark, and the next making in that folder clears what is there. The mark names the workspace: one
//! that came to lie beside another, or beside what no making leaves, means nothing.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use lernfall_core::id::WorkspaceId;
use lernfall_core::time::Date;
use rusqlite::OpenFlags;
use secrecy::SecretString;

use crate::backup::swap;
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
use crate::{erase, migrate, undo};

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
        Self::create_with(folder, new, opening, random, |_, _| Ok(()))
    }

    /// [`Store::create`], with what `fill` writes, and does with the code: the workspace is there with it or
    /// not at all.
    pub fn create_with<E: From<OpenError>>(
        folder: &Path,
        new: &NewWorkspace<'_>,
        opening: &Opening,
        random: &mut dyn Random,
        fill: impl FnOnce(&mut Self, &RecoveryCode) -> Result<(), E>,
    ) -> Result<(Self, RecoveryCode), E> {
        let layout = Layout::new(folder);
        let lock = begin(&layout, new.id, opening)?;
        let made = Self::make(&layout, lock, new, opening, random, fill);
        if made.is_err() {
            // The error that matters is the one that made this necessary.
            let _left = clear(&layout);
        }
        made
    }

    /// Whether a program died in the folder while it made a workspace; another can be made there.
    pub fn is_unfinished(folder: &Path) -> bool {
        is_unfinished(&Layout::new(folder))
    }

    fn make<E: From<OpenError>>(
        layout: &Layout,
        lock: Lock,
        new: &NewWorkspace<'_>,
        opening: &Opening,
        random: &mut dyn Random,
        fill: impl FnOnce(&mut Self, &RecoveryCode) -> Result<(), E>,
    ) -> Result<(Self, RecoveryCode), E> {
        let (mut store, code) = Self::empty(layout, lock, new, opening, random)?;
        fill(&mut store, &code)?;
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
        migrate::run(Sql(&connection), 0, opening.migrations())?;
        undo::watch(Sql(&connection))?;
        let mut store = Self::of_parts(connection, layout.clone(), keys, key, Twins::Alike, lock);
        store.transact(Op::CreateWorkspace { workspace: new.id }, new.today, |_| Ok::<_, StoreError>(()))?;
        Ok((store, code))
    }
}

/// Takes the lock of a folder in which there is nothing, or nothing but what a dead program began.
fn begin(layout: &Layout, workspace: WorkspaceId, opening: &Opening) -> Result<Lock, OpenError> {
    fs::create_dir_all(layout.folder())?;
    if is_unfinished(layout) {
        Lock::look(layout)?;
        clear(layout)?;
    }
    if fs::read_dir(layout.folder())?.next().is_some() {
        return Err(OpenError::NotEmpty);
    }
    let marked = File::create_new(layout.unfinished()).and_then(|mut mark| {
        mark.write_all(workspace.to_string().as_bytes())?;
        mark.sync_all()?;
        files::flush_folder_of(&layout.unfinished())
    });
    let locked = marked.map_err(OpenError::from).and_then(|()| Lock::take(layout, &opening.holder));
    if locked.is_err() {
        let _left = clear(layout);
    }
    locked
}

/// Whether what lies in the folder is what a making left that was cut off, and nothing more.
pub(crate) fn is_unfinished(layout: &Layout) -> bool {
    let Ok(mark) = fs::read(layout.unfinished()) else { return false };
    let named = std::str::from_utf8(&mark).ok().and_then(|text| text.parse().ok()).map(WorkspaceId);
    let has_more = [layout.backups(), layout.renewed(), layout.folder().join(erase::list::NAME)]
        .iter()
        .any(|path| path.exists());
    let has_files = fs::read_dir(layout.attachments()).is_ok_and(|mut files| files.next().is_some());
    let its_own = match KeyFile::read(layout) {
        Ok((keys, _)) => Some(keys.workspace) == named,
        // The key files are the first to be there, and there at once.
        Err(_) => !core(layout).iter().any(|path| path.exists()),
    };
    its_own && !has_more && !has_files && !swap::is_begun(layout)
}

/// The files that hold something.
fn core(layout: &Layout) -> [PathBuf; 4] {
    [layout.database(), layout.journal(), layout.keys(), layout.keys_twin()]
}

/// Removes everything that making puts into a folder, the mark last.
fn clear(layout: &Layout) -> Result<(), StoreError> {
    let core = core(layout);
    for path in core.into_iter().chain([layout.holder(), layout.lock()]) {
        files::remove(&files::part_of(&path))?;
        files::remove(&path)?;
    }
    if layout.attachments().exists() {
        fs::remove_dir(layout.attachments())?;
    }
    Ok(files::remove(&layout.unfinished())?)
}
