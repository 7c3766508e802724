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

use lernfall_core::id::WorkspaceId;
use lernfall_core::time::Date;

use super::copy::{self, Work};
use super::manifest::{Content, Manifest};
use super::{Backup, Cause, rotate};
use crate::error::{DiskFault, StoreError};
use crate::files::{self, Layout};
use crate::hex;
use crate::random::{Random, draw};

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
        if !chosen.is_dir() {
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

    pub fn begin(&self, today: Date, cause: Cause, random: &mut dyn Random) -> Result<Begun, StoreError> {
        self.clear_parts();
        let of_today = self.list().into_iter().filter(|backup| backup.date == today);
        let number = of_today.map(|backup| backup.number).max().unwrap_or(0) + 1;
        let name = format!("{today}-{number}-{}-{}", word(cause), hex::encode(&draw::<4>(random)));
        self.open_part(name, today)
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

    /// A copy of a backup that is in the folder of the workspace.
    pub fn take_over(&self, backup: &Backup, live: &Layout, work: &mut Work<'_>) -> Result<(), StoreError> {
        self.clear_parts();
        if self.0.join(backup.name()).exists() {
            return Ok(());
        }
        let begun = self.open_part(backup.name(), backup.date)?;
        for entry in fs::read_dir(backup.folder())? {
            let entry = entry?;
            copy::file(&entry.path(), &begun.part.join(entry.file_name()), work)?;
        }
        let attachments = backup.manifest.iter().flat_map(|manifest| &manifest.attachments);
        for (name, content) in attachments {
            self.attach(name, &live.attachments().join(name), Some(content), work)?;
        }
        self.finish(begun).map(drop)
    }

    /// Copies a large attachment unless it is there. Nothing, where neither is.
    pub fn attach(
        &self,
        name: &str,
        live: &Path,
        known: Option<&Content>,
        work: &mut Work<'_>,
    ) -> Result<Option<Content>, StoreError> {
        let copy = self.attachments().join(name);
        if let Ok(there) = copy.metadata() {
            return match known {
                Some(known) if known.size == there.len() => Ok(Some(known.clone())),
                Some(_) | None => Ok(Some(Content::of(&copy)?)),
            };
        }
        let Ok(there) = live.metadata() else { return Ok(None) };
        fs::create_dir_all(self.attachments())?;
        work.expect(there.len());
        copy::file(live, &copy, work).map(Some)
    }

    /// What the lists here say about attachments.
    pub fn known_attachments(&self) -> BTreeMap<String, Content> {
        self.list().into_iter().filter_map(|backup| backup.manifest).flat_map(|it| it.attachments).collect()
    }

    pub fn remove(&self, backup: &Backup) -> Result<(), StoreError> {
        let part = files::part_of(backup.folder());
        match fs::rename(backup.folder(), &part) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            renamed => Ok(renamed.and_then(|()| fs::remove_dir_all(&part))?),
        }
    }

    /// Removes what is past its time. Whose list cannot be read is left to people.
    pub fn rotate(&self, today: Date) -> Result<(), StoreError> {
        let backups: Vec<Backup> = self.list().into_iter().filter(|it| it.manifest.is_some()).collect();
        let named: Vec<_> = backups.iter().map(|backup| (backup.date, backup.cause)).collect();
        let past = backups.iter().zip(rotate::stays(&named, today)).filter(|(_, stays)| !stays);
        past.map(|(backup, _)| backup).try_for_each(|backup| self.remove(backup))?;
        self.prune()
    }

    /// Removes attachments that no backup needs.
    pub fn prune(&self) -> Result<(), StoreError> {
        let backups = self.list();
        if !self.attachments().exists() || backups.iter().any(|backup| backup.manifest.is_none()) {
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

    /// What a dead program left half written, or half removed.
    pub fn clear_parts(&self) {
        let is_part = |folder: &PathBuf| folder.extension().is_some_and(|ending| ending == PART);
        for part in folders(&self.0).iter().filter(|folder| is_part(folder)) {
            let _left = fs::remove_dir_all(part);
        }
    }
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
    let (date, number, cause) = parse(&name_of(folder))?;
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
