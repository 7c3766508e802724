//! Putting what was restored in the place of what was there, whole.
//!
//! Keeps one moment at which it happens: the folder `restore.part`, complete and flushed, is renamed to
//! `restored`. Before it, nothing of the workspace has changed and the next opening removes the folder;
//! after it, the next opening carries on wherever this was cut off.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::error::OpenError;
use crate::files::{self, Layout};
use crate::lock::Lock;

/// Where a backup is unpacked and looked over.
pub(super) fn part(layout: &Layout) -> Layout {
    Layout::new(&layout.folder().join("restore.part"))
}

fn complete(layout: &Layout) -> PathBuf {
    layout.folder().join("restored")
}

/// Whether there is something to carry on with.
pub(crate) fn is_begun(layout: &Layout) -> bool {
    complete(layout).is_dir()
}

/// From here on what is in `restore.part` is what counts. The caller holds the lock.
pub(super) fn swap(layout: &Layout) -> Result<(), OpenError> {
    let part = part(layout);
    for folder in [part.attachments(), part.folder().to_owned()] {
        if folder.is_dir() {
            files::flush_folder(&folder)?;
        }
    }
    let complete = complete(layout);
    fs::rename(part.folder(), &complete)?;
    files::flush_folder_of(&complete)?;
    carry_on(layout)
}

/// Ends what was cut off, at the opening of a workspace, under its lock.
pub(crate) fn settle(layout: &Layout) -> Result<(), OpenError> {
    if is_begun(layout) {
        carry_on(layout)?;
    }
    discard(layout)
}

/// Removes what was unpacked, unless somebody is looking at it.
pub(super) fn discard(layout: &Layout) -> Result<(), OpenError> {
    let part = part(layout);
    if !part.folder().exists() || Lock::look(&part).is_err() {
        return Ok(());
    }
    remove_all(part.folder())
}

fn carry_on(layout: &Layout) -> Result<(), OpenError> {
    let restored = Layout::new(&complete(layout));
    fs::create_dir_all(layout.attachments())?;
    for entry in fs::read_dir(restored.attachments()).into_iter().flatten() {
        let entry = entry?;
        fs::rename(entry.path(), layout.attachments().join(entry.file_name()))?;
    }
    // On the drive before the folder goes from which they came.
    files::flush_folder(&layout.attachments())?;
    if restored.database().exists() {
        // It belongs to the database that goes, and must never be played into another.
        files::remove(&layout.journal())?;
        fs::rename(restored.database(), layout.database())?;
    }
    for (from, to) in [(restored.keys(), layout.keys()), (restored.keys_twin(), layout.keys_twin())] {
        if from.exists() {
            fs::rename(from, to)?;
        }
    }
    files::flush_folder_of(&layout.database())?;
    remove_all(restored.folder())?;
    Ok(files::flush_folder_of(&layout.database())?)
}

fn remove_all(folder: &Path) -> Result<(), OpenError> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        Ok(()) | Err(_) => Ok(()),
    }
}
