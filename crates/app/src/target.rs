//! A file that is there whole or not at all.
//!
//! Written beside its place under a neutral name, flushed to the medium, read back by whoever made it,
//! and only then given its name; an existing file is never replaced. What was begun and not finished is
//! taken away: by whoever began it, or, where that died, by the next file that is begun in the folder.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use lernfall_core::digest::Digest;
use rustix::fs::{Advice, CWD, RenameFlags, fadvise, renameat_with};
use rustix::io::Errno;
use sha2::{Digest as _, Sha256};

use crate::error::{ApiError, Code};

/// A file on its way to a place that a person chose.
#[derive(Debug)]
pub struct Target {
    place: PathBuf,
    part: PathBuf,
    file: File,
    finished: bool,
}

/// The most names that are tried for the unfinished file.
const TRIES: u32 = 16;
/// How names of unfinished files begin and end; between them is the number of a process and one more.
const OURS: &str = ".lernfall-";
const PART: &str = ".part";

impl Target {
    /// Begins a file at `place`, which must not exist.
    pub fn begin(place: &Path) -> Result<Self, ApiError> {
        if place.symlink_metadata().is_ok() {
            return Err(ApiError::new(Code::TargetExists));
        }
        let folder = folder_of(place);
        if !folder.is_dir() {
            return Err(ApiError::new(Code::TargetMissing));
        }
        remove_abandoned(&folder);
        for number in 0..TRIES {
            let part = folder.join(format!("{OURS}{}-{number}{PART}", std::process::id()));
            match OpenOptions::new().read(true).write(true).create_new(true).open(&part) {
                // Somebody else may have taken it for abandoned.
                Ok(file) if !is_kept(&file, &part) => {}
                Ok(file) => return Ok(Self { place: place.to_owned(), part, file, finished: false }),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(of_writing(&error)),
            }
        }
        Err(ApiError::new(Code::TargetReadOnly))
    }

    /// Flushes to the medium and gives the bytes back as the medium has them, as far as the system lets
    /// one bypass its cache.
    pub fn read_back(&mut self) -> Result<&mut File, ApiError> {
        self.file.sync_all().map_err(|error| of_writing(&error))?;
        // Best effort: some file systems know no advice, and the reading below is right all the same.
        let _advised = fadvise(&self.file, 0, None, Advice::DontNeed);
        self.file.seek(SeekFrom::Start(0)).map_err(|error| of_writing(&error))?;
        Ok(&mut self.file)
    }

    /// Gives the file its name.
    pub fn finish(mut self) -> Result<(), ApiError> {
        rename_without_replacing(&self.part, &self.place)?;
        self.finished = true;
        // A folder that cannot be flushed (some network drives) is no reason to call a file lost.
        let _flushed = File::open(folder_of(&self.place)).and_then(|folder| folder.sync_all());
        Ok(())
    }

    /// Writes `bytes` as a whole file: begun, written, read back, compared, finished.
    pub fn write_whole(place: &Path, bytes: &[u8]) -> Result<(), ApiError> {
        let mut target = Self::begin(place)?;
        target.write_all(bytes).map_err(|error| of_writing(&error))?;
        let mut back = Vec::with_capacity(bytes.len());
        target.read_back()?.read_to_end(&mut back).map_err(|error| of_writing(&error))?;
        if back != bytes {
            return Err(ApiError::new(Code::ReadBackFailed));
        }
        target.finish()
    }
}

impl Write for Target {
    /// All of them: writers of headers take half a buffer for a failure.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for Target {
    fn drop(&mut self) {
        if !self.finished {
            // The place may be gone (a stick pulled out): then there is nothing left to take away.
            let _removed = fs::remove_file(&self.part);
        }
    }
}

/// What was written, as it passed.
#[derive(Clone, Debug)]
pub struct Written {
    pub digest: Digest,
    /// In bytes.
    pub size: u64,
}

/// Passes bytes on, and hashes and counts them on the way.
pub struct Hashing<W> {
    to: W,
    hash: Sha256,
    size: u64,
}

impl<W> Hashing<W> {
    pub fn new(to: W) -> Self {
        Self { to, hash: Sha256::new(), size: 0 }
    }

    pub fn finish(self) -> Written {
        Written { digest: Digest::from_raw(&self.hash.finalize()), size: self.size }
    }
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.to.write(bytes)?;
        self.hash.update(bytes.get(..count).unwrap_or_default());
        self.size += count as u64;
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

impl<W> std::fmt::Debug for Hashing<W> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Hashing({} bytes)", self.size)
    }
}

const FAULTS: [(io::ErrorKind, Code); 8] = [
    (io::ErrorKind::StorageFull, Code::TargetFull),
    (io::ErrorKind::QuotaExceeded, Code::TargetFull),
    (io::ErrorKind::FileTooLarge, Code::TargetFull),
    (io::ErrorKind::ReadOnlyFilesystem, Code::TargetReadOnly),
    (io::ErrorKind::PermissionDenied, Code::TargetReadOnly),
    (io::ErrorKind::NotFound, Code::TargetMissing),
    (io::ErrorKind::NotADirectory, Code::TargetMissing),
    (io::ErrorKind::AlreadyExists, Code::TargetExists),
];

/// The error of a write, as a person can act on it.
pub fn of_writing(error: &io::Error) -> ApiError {
    let known = FAULTS.into_iter().find(|(kind, _)| *kind == error.kind());
    ApiError::new(known.map_or(Code::TargetLost, |(_, code)| code))
}

/// Locks an unfinished file as long as it is written, so that [`remove_abandoned`] leaves it. Where there
/// are no locks it takes nothing away either.
fn is_kept(file: &File, part: &Path) -> bool {
    !matches!(file.try_lock(), Err(TryLockError::WouldBlock)) && part.symlink_metadata().is_ok()
}

/// Removes unfinished files of programs that died. What cannot be removed is in nobody's way.
fn remove_abandoned(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if !entry.file_name().to_str().is_some_and(is_ours) || !entry.file_type().is_ok_and(|it| it.is_file())
        {
            continue;
        }
        let part = entry.path();
        let file = OpenOptions::new().write(true).open(&part);
        // Held while it is removed, so that nobody begins it anew in between.
        if file.as_ref().is_ok_and(|file| file.try_lock().is_ok()) {
            let _later = fs::remove_file(&part);
        }
    }
}

fn is_ours(name: &str) -> bool {
    let inner = name.strip_prefix(OURS).and_then(|name| name.strip_suffix(PART));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    inner.and_then(|inner| inner.split_once('-')).is_some_and(|(one, two)| is_number(one) && is_number(two))
}

fn folder_of(place: &Path) -> PathBuf {
    match place.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        Some(_) | None => PathBuf::from("."),
    }
}

fn rename_without_replacing(from: &Path, to: &Path) -> Result<(), ApiError> {
    match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        Ok(()) => Ok(()),
        // File systems in user space (exFAT, NTFS) do not know the flag: look first, then rename.
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => {
            if to.symlink_metadata().is_ok() {
                return Err(ApiError::new(Code::TargetExists));
            }
            fs::rename(from, to).map_err(|error| of_writing(&error))
        }
        Err(errno) => Err(of_writing(&io::Error::from(errno))),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a failing test panics")]
mod tests {
    use super::*;

    #[test]
    fn what_a_dead_program_left_goes_with_the_next_file_and_nothing_else_does() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let foreign =
            [".lernfall-4711.part", ".lernfall-a-0.part", "lernfall-1-0.part", ".lernfall-1-0.parts"];
        for name in foreign.into_iter().chain([".lernfall-4711-0.part"]) {
            fs::write(at(name), "left").unwrap();
        }
        let under_way = Target::begin(&at("first.docx")).unwrap();
        assert!(!at(".lernfall-4711-0.part").exists());
        Target::write_whole(&at("second.docx"), b"whole").unwrap();
        assert!(under_way.part.exists(), "that of a living program stays");
        assert!(foreign.into_iter().all(|name| at(name).exists()));
        under_way.finish().unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), foreign.len() + 2);
    }
}
