//! Where things lie in a workspace's folder, and how a file is replaced.
//!
//! Keeps a replacement atomic: at any moment there is the old file or the new one, whole and flushed.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The folder of one workspace.
#[derive(Clone, Debug)]
pub(crate) struct Layout(PathBuf);

impl Layout {
    pub fn new(folder: &Path) -> Self {
        Self(folder.to_owned())
    }

    pub fn folder(&self) -> &Path {
        &self.0
    }

    pub fn database(&self) -> PathBuf {
        self.0.join("workspace.db")
    }

    /// What SQLite needs to take back a change that was cut off.
    pub fn journal(&self) -> PathBuf {
        self.0.join("workspace.db-journal")
    }

    /// The database under another key, before it takes the place of [`Self::database`].
    pub fn renewed(&self) -> PathBuf {
        self.0.join("workspace.db.renewed")
    }

    pub fn keys(&self) -> PathBuf {
        self.0.join("keys.json")
    }

    /// The twin of [`Self::keys`].
    pub fn keys_twin(&self) -> PathBuf {
        self.0.join("keys.json.bak")
    }

    pub fn attachments(&self) -> PathBuf {
        self.0.join("attachments")
    }

    pub fn backups(&self) -> PathBuf {
        self.0.join("backups")
    }

    /// Stands while the workspace is being made; what lies beside it then is none.
    pub fn unfinished(&self) -> PathBuf {
        self.0.join("unfinished")
    }

    /// Always empty, only ever locked.
    pub fn lock(&self) -> PathBuf {
        self.0.join("lock")
    }

    /// Who holds the lock.
    pub fn holder(&self) -> PathBuf {
        self.0.join("holder.json")
    }
}

/// Puts `bytes` in the place of the file at `path`.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let part = part_of(path);
    let replaced = File::create(&part).and_then(|mut file| {
        file.write_all(bytes)?;
        finish(file, &part, path)
    });
    if replaced.is_err() {
        // The error that matters is the one that made this necessary.
        let _left = fs::remove_file(&part);
    }
    replaced
}

/// Flushes a file written as `part` and gives it its name.
pub(crate) fn finish(file: File, part: &Path, path: &Path) -> io::Result<()> {
    file.sync_all()?;
    drop(file);
    fs::rename(part, path)?;
    flush_folder_of(path)
}

/// The name under which a file is written before it gets its own.
pub(crate) fn part_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".part");
    name.into()
}

/// Makes a new or changed name in a folder last. Windows does so by itself and opens no folders; some
/// network drives know no such thing.
pub(crate) fn flush_folder_of(path: &Path) -> io::Result<()> {
    path.parent().map_or(Ok(()), flush_folder)
}

pub(crate) fn flush_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix)
        && let Err(error) = File::open(folder)?.sync_all()
        && !matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported)
    {
        return Err(error);
    }
    Ok(())
}

/// Removes the files in a folder that a dead program left without their own name.
pub(crate) fn remove_parts(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "part") && path.is_file() {
            remove(&path)?;
        }
    }
    Ok(())
}

/// Cuts a file to nothing, if it is there and holds something.
pub(crate) fn empty(path: &Path) -> io::Result<()> {
    match fs::metadata(path) {
        Ok(seen) if seen.len() > 0 => File::options().write(true).open(path)?.set_len(0),
        Ok(_) | Err(_) => Ok(()),
    }
}

/// Removes a file; one that is not there is fine.
pub(crate) fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        Ok(()) | Err(_) => Ok(()),
    }
}
