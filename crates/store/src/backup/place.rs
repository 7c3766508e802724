//! A folder that holds backups, and in `attachments/` the large attachments that they need.
//!
//! Keeps a backup unnamed (`….part`) until it is whole and flushed, and unnamed again before it is taken
//! apart; an attachment stays as long as a backup that is there needs it, or may need it because its list
//! cannot be read.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use lernfall_core::id::WorkspaceId;
use lernfall_core::time::Date;

use super::copy::{self, Work};
use super::manifest::{Content, Manifest};
use super::{Backup, Cause, rotate};
use crate::error::{DiskFault, Part, StoreError};
use crate::files::{self, Layout};
use crate::hex;
use crate::random::{Random, draw};

/// How long a drive may take to tell whether a folder is there.
const TO_ANSWER: Duration = Duration::from_secs(3);

const PART: &str = "part";
/// What the folder in a second place is called, before the start of the workspace's id.
const SECOND: &str = "Lernfall-";

pub(crate) struct Place(PathBuf);

/// A backup that is being written.
pub(super) struct Begun {
    part: PathBuf,
    name: String,
    pub date: Date,
    done: bool,
}

impl Begun {
    pub fn part(&self) -> &Path {
        &self.part
    }
}

impl Drop for Begun {
    fn drop(&mut self) {
        if !self.done {
            // What cannot be removed now is removed before the next backup.
            let _left = fs::remove_dir_all(&self.part);
        }
    }
}

/// Where backups of a workspace are in a folder that was chosen as second place.
pub(super) fn second_folder(chosen: &Path, workspace: WorkspaceId) -> PathBuf {
    let id = workspace.to_string();
    chosen.join(format!("{SECOND}{}", id.get(..8).unwrap_or(&id)))
}

/// Whether a folder is there. A network drive that is gone may keep whoever asks waiting: not for long.
fn is_reachable(folder: &Path) -> bool {
    let (told, answer) = channel();
    let folder = folder.to_owned();
    let asked = thread::Builder::new().spawn(move || told.send(folder.is_dir()));
    asked.is_ok() && answer.recv_timeout(TO_ANSWER).unwrap_or(false)
}

/// All backups in a folder that somebody chose.
pub(super) fn find(folder: &Path) -> Vec<Backup> {
    if let Some(backup) = read(folder) {
        return vec![backup];
    }
    let mut found = Place::at(folder).list();
    found.extend(Place::at(&Layout::new(folder).backups()).list());
    for inner in folders(folder) {
        if name_of(&inner).starts_with(SECOND) {
            found.extend(Place::at(&inner).list());
        }
    }
    newest_first(&mut found);
    found
}

pub(super) fn newest_first(backups: &mut [Backup]) {
    backups.sort_by_cached_key(|backup| Reverse((backup.date, backup.number, backup.name())));
}

impl Place {
    pub fn at(folder: &Path) -> Self {
        Self(folder.to_owned())
    }

    /// In a folder that somebody chose, which has to be there: an empty mount point is not filled.
    pub fn second(chosen: &Path, workspace: WorkspaceId) -> Result<Self, StoreError> {
        if !is_reachable(chosen) {
            return Err(StoreError::Disk(DiskFault::Missing));
        }
        let folder = second_folder(chosen, workspace);
        match fs::create_dir(&folder) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error.into()),
            Ok(()) | Err(_) => Ok(Self(folder)),
        }
    }

    pub fn folder(&self) -> &Path {
        &self.0
    }

    pub fn attachments(&self) -> PathBuf {
        self.0.join("attachments")
    }

    /// What is whole, the newest first. A folder that cannot be read has nothing.
    pub fn list(&self) -> Vec<Backup> {
        let mut found: Vec<Backup> = folders(&self.0).iter().filter_map(|folder| read(folder)).collect();
        newest_first(&mut found);
        found
    }

    /// Its number comes after those of the day here, and after `last`, which is that of another place.
    pub fn begin(
        &self,
        today: Date,
        cause: Cause,
        last: u32,
        random: &mut dyn Random,
    ) -> Result<Begun, StoreError> {
        self.clear_parts();
        let number = self.last_of(today).max(last) + 1;
        let name = format!("{today}-{number}-{}-{}", word(cause), hex::encode(&draw::<4>(random)));
        self.open_part(name, today)
    }

    /// The highest number of a day; 0 where there is none.
    pub fn last_of(&self, day: Date) -> u32 {
        let of_day = self.list().into_iter().filter(|backup| backup.date == day);
        of_day.map(|backup| backup.number).max().unwrap_or(0)
    }

    fn open_part(&self, name: String, date: Date) -> Result<Begun, StoreError> {
        let part = files::part_of(&self.0.join(&name));
        fs::create_dir_all(&part)?;
        Ok(Begun { part, name, date, done: false })
    }

    /// Gives a backup its name. Its files are flushed already.
    pub fn finish(&self, mut begun: Begun) -> Result<Backup, StoreError> {
        let folder = self.0.join(&begun.name);
        files::flush_folder(&begun.part)?;
        fs::rename(&begun.part, &folder)?;
        begun.done = true;
        files::flush_folder_of(&folder)?;
        read(&folder).ok_or(StoreError::Disk(DiskFault::Other))
    }

    /// A copy of a whole backup from another place, with the attachments that it needs from there.
    pub fn take_over(&self, backup: &Backup, work: &mut Work<'_>) -> Result<Backup, StoreError> {
        let unlisted = StoreError::Damaged(Part::Database);
        let (manifest, folder) = (backup.manifest.as_ref().ok_or(unlisted)?, self.0.join(backup.name()));
        self.clear_parts();
        match read(&folder) {
            Some(there) if there.is_whole() && there.manifest == backup.manifest => return Ok(there),
            Some(_) | None => take_apart(&folder)?,
        }
        let begun = self.open_part(backup.name(), backup.date)?;
        for entry in fs::read_dir(backup.folder())? {
            let entry = entry?;
            copy::file(&entry.path(), &begun.part.join(entry.file_name()), work)?;
        }
        let source = backup.folder().parent().map(Self::at).ok_or(unlisted)?;
        for (name, content) in &manifest.attachments {
            let copied = self.attach(name, &source.attachments().join(name), Some(content), work)?;
            if copied.as_ref() != Some(content) {
                return Err(StoreError::Damaged(Part::Attachment));
            }
        }
        if Content::of(&Layout::new(&begun.part).database())? != manifest.database {
            return Err(unlisted);
        }
        self.finish(begun)
    }

    /// Copies a large attachment unless the copy that is known is there. Nothing, where `from` cannot be
    /// read or is not what is known: what a damaged copy holds becomes the truth of no list.
    pub fn attach(
        &self,
        name: &str,
        from: &Path,
        known: Option<&Content>,
        work: &mut Work<'_>,
    ) -> Result<Option<Content>, StoreError> {
        if let Some(known) = known.filter(|known| self.holds(name, known)) {
            return Ok(Some(known.clone()));
        }
        let Ok(content) = Content::of(from) else { return Ok(None) };
        if known.is_some_and(|known| *known != content) {
            return Ok(None);
        }
        fs::create_dir_all(self.attachments())?;
        work.expect(content.size);
        copy::file(from, &self.attachments().join(name), work).map(Some)
    }

    /// Whether the copy of a large attachment is there, by its size.
    pub fn holds(&self, name: &str, known: &Content) -> bool {
        self.attachments().join(name).metadata().is_ok_and(|there| there.len() == known.size)
    }

    /// What the lists here say about attachments.
    pub fn known_attachments(&self) -> BTreeMap<String, Content> {
        self.list().into_iter().filter_map(|backup| backup.manifest).flat_map(|it| it.attachments).collect()
    }

    pub fn remove(&self, backup: &Backup) -> Result<(), StoreError> {
        take_apart(backup.folder())
    }

    /// Removes what is past its time, and never `fresh`. Whose list cannot be read goes by its name alone.
    pub fn rotate(&self, today: Date, fresh: &Backup) -> Result<(), StoreError> {
        let (listed, unlisted): (Vec<_>, Vec<_>) =
            self.list().into_iter().partition(|it| it.manifest.is_some());
        let named: Vec<_> = listed.iter().map(|it| (it.date, it.cause, it.line())).collect();
        let past = listed.iter().zip(rotate::stays(&named, today)).filter(|(_, stays)| !stays);
        let past = past.map(|(backup, _)| backup);
        let past = past.chain(unlisted.iter().filter(|backup| rotate::is_past(backup.date, today)));
        past.filter(|backup| backup.name() != fresh.name()).try_for_each(|backup| self.remove(backup))?;
        // A day that is still to come was never one on which something was needed.
        self.prune(|backup| backup.date <= today)
    }

    /// Removes attachments that no backup needs. One whose list cannot be read may need any of them, if it
    /// `counts`.
    pub fn prune(&self, counts: impl Fn(&Backup) -> bool) -> Result<(), StoreError> {
        let unread = |backup: &Backup| backup.manifest.is_none() && counts(backup);
        if !self.attachments().exists() || self.list().iter().any(unread) {
            return Ok(());
        }
        let needed = self.known_attachments();
        for entry in fs::read_dir(self.attachments())? {
            let path = entry?.path();
            if !needed.contains_key(&name_of(&path)) {
                files::remove(&path)?;
            }
        }
        Ok(())
    }

    /// What is half written or half removed, and has a database.
    pub fn remnants(&self) -> Vec<Backup> {
        let parts = folders(&self.0);
        parts
            .iter()
            .filter(|part| is_part(part))
            .filter_map(|part| read_as(part, &part.with_extension("")))
            .collect()
    }

    /// What a dead program left half written, or half removed.
    pub fn clear_parts(&self) {
        for part in folders(&self.0).iter().filter(|folder| is_part(folder)) {
            let _left = fs::remove_dir_all(part);
        }
    }
}

/// Out of sight at once; the database, which is what somebody could read, goes first.
fn take_apart(backup: &Path) -> Result<(), StoreError> {
    let part = if is_part(backup) { backup.to_owned() } else { files::part_of(backup) };
    if part != backup
        && let Err(error) = fs::rename(backup, &part)
    {
        return if error.kind() == ErrorKind::NotFound { Ok(()) } else { Err(error.into()) };
    }
    files::remove(&Layout::new(&part).database())?;
    Ok(fs::remove_dir_all(&part)?)
}

fn is_part(folder: &Path) -> bool {
    folder.extension().is_some_and(|ending| ending == PART)
}

fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect()
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// A folder as a backup, if its name is that of one and a database is in it.
fn read(folder: &Path) -> Option<Backup> {
    read_as(folder, folder)
}

/// [`read`], with the name of another path.
fn read_as(folder: &Path, named: &Path) -> Option<Backup> {
    let (date, number, cause) = parse(&name_of(named))?;
    if !Layout::new(folder).database().is_file() {
        return None;
    }
    let files = fs::read_dir(folder).ok()?.flatten();
    let size = files.filter_map(|entry| entry.metadata().ok()).map(|file| file.len()).sum();
    let manifest = Manifest::read(folder);
    Some(Backup { folder: folder.to_owned(), date, number, cause, size, manifest })
}

fn parse(name: &str) -> Option<(Date, u32, Cause)> {
    let parts: Vec<&str> = name.split('-').collect();
    let [year, month, day, number, cause, chance] = parts.as_slice() else { return None };
    hex::decode(chance).filter(|chance| chance.len() == 4)?;
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    let cause = CAUSES.into_iter().find(|known| word(*known) == *cause)?;
    Some((date, number.parse().ok()?, cause))
}

const CAUSES: [Cause; 4] = [Cause::Lock, Cause::Upgrade, Cause::Asked, Cause::Restore];

fn word(cause: Cause) -> &'static str {
    match cause {
        Cause::Lock => "lock",
        Cause::Upgrade => "upgrade",
        Cause::Asked => "asked",
        Cause::Restore => "restore",
    }
}
