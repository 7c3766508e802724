//! Backups: copies of a workspace with everything that is needed to open them.
//!
//! Each is a folder with database, key files and a list of what belongs to it ([`manifest`]); it gets its
//! name when it is whole and flushed, so that half a backup is never offered. Large attachments are copied
//! once for all backups of a place ([`place`]). Keeps names neutral (day, number within the day, cause,
//! chance), everything encrypted, and what is there until something newer is whole. Which ones go is a
//! pure function ([`rotate`]); the way back is in [`restore`]. When to make one is left to the app.

mod copy;
mod manifest;
pub(crate) mod mark;
mod place;
pub(crate) mod raw;
pub(crate) mod restore;
mod rotate;
pub(crate) mod swap;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use lernfall_core::id::WorkspaceId;
use lernfall_core::time::Date;
use serde::{Deserialize, Serialize};

use self::copy::Work;
use self::manifest::{Content, Manifest};
use self::place::{Begun, Place};
use crate::error::{DiskFault, StoreError};
use crate::files::{self, Layout};
use crate::open::Store;
use crate::random::Random;
use crate::transact::{Reader, Tx};

const SECOND_PLACE: &str = "backup-place";

/// Told bytes done and bytes in all; may break off.
pub type BackupProgress<'a> = &'a mut dyn FnMut(u64, u64) -> std::ops::ControlFlow<()>;

/// Why a backup was made.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Cause {
    /// Something had changed when the workspace was closed.
    Lock,
    /// Before a later version of the program changed the format.
    Upgrade,
    /// Somebody wished it.
    Asked,
    /// Put aside before a backup took its place.
    Restore,
}

/// A backup that is whole, as far as one can tell without opening it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Backup {
    folder: PathBuf,
    pub date: Date,
    /// Within its day, from 1.
    pub number: u32,
    pub cause: Cause,
    /// In bytes, without large attachments.
    pub size: u64,
    manifest: Option<Manifest>,
}

/// What was made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BackedUp {
    /// In the folder of the workspace; nothing where the newest there holds everything already.
    pub first: Option<Backup>,
    /// In the second place, where there is one.
    pub second: Option<Result<(), StoreError>>,
}

/// Whether a backup is made that would equal the newest one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Need {
    Always,
    IfChanged,
}

impl Backup {
    /// All backups in a folder that somebody chose, the newest first: a backup itself, a workspace, or a
    /// place of backups of one or more workspaces.
    pub fn find(folder: &Path) -> Vec<Self> {
        place::find(folder)
    }

    /// Whose backup it is; nothing where its list is damaged.
    pub fn workspace(&self) -> Option<WorkspaceId> {
        self.manifest.as_ref().map(|manifest| manifest.workspace)
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Its name, which is unique within its place.
    pub fn name(&self) -> String {
        self.folder.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// Removes it, and the large attachments that no other backup of its place needs.
    pub fn remove(&self) -> Result<(), StoreError> {
        let Some(place) = self.folder.parent().map(Place::at) else { return Ok(()) };
        place.remove(self)?;
        place.prune()
    }
}

/// Removes what a dead program left of a backup in the workspace.
pub(crate) fn clear_parts(layout: &Layout) {
    Place::at(&layout.backups()).clear_parts();
}

impl Reader<'_> {
    /// The folder in which each backup is kept a second time.
    pub fn second_place(&self) -> Result<Option<PathBuf>, StoreError> {
        Ok(self.setting::<Option<String>>(SECOND_PLACE)?.flatten().map(PathBuf::from))
    }
}

impl Tx<'_> {
    /// Keeps a second copy of each backup in a folder, or no longer.
    pub fn set_second_place(&self, folder: Option<&Path>) -> Result<(), StoreError> {
        let text = folder.map(|folder| folder.to_str().ok_or(StoreError::NotRepresentable)).transpose()?;
        self.set(SECOND_PLACE, &text)
    }
}

impl Store {
    /// Makes a backup in the folder of the workspace and in the second place, and removes those that are
    /// past their time. An error is about the first; the second place has its own.
    pub fn back_up(
        &self,
        cause: Cause,
        need: Need,
        today: Date,
        random: &mut dyn Random,
        progress: BackupProgress<'_>,
    ) -> Result<BackedUp, StoreError> {
        let mark = mark::of(self.read().sql, &self.key)?;
        let is_current = |place: &Place| {
            let newest = place.list().into_iter().find(|backup| backup.workspace() == Some(self.id()));
            need == Need::IfChanged
                && newest.and_then(|it| it.manifest).is_some_and(|it| it.mark.as_ref() == Some(&mark))
        };
        let attachments = self.large_attachments()?;
        let first = Place::at(&self.layout.backups());
        let (first_due, second) = (!is_current(&first), self.read().second_place()?);
        let copies = u64::from(first_due) + u64::from(second.is_some());
        let pages = self
            .read()
            .sql
            .number("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size", [])?;
        let total = u64::try_from(pages).unwrap_or_default() * copies.max(1);
        let mut work = Work::new(total, progress);
        let made = if first_due {
            fs::create_dir_all(self.layout.backups())?;
            let made = self.write_backup(&first, cause, today, &mark, &attachments, random, &mut work)?;
            first.rotate(today)?;
            Some(made)
        } else {
            None
        };
        let second = second.map(|folder| {
            let place = Place::second(&folder, self.id())?;
            if !is_current(&place) {
                let newest = first.list().into_iter().find(|backup| backup.workspace() == Some(self.id()));
                let newest = newest.ok_or(StoreError::Disk(DiskFault::Other))?;
                place.take_over(&newest, &self.layout, &mut work)?;
                place.rotate(today)?;
            }
            self.copy_erased_list(place.folder())
        });
        Ok(BackedUp { first: made, second })
    }

    /// Whether the newest backup in the folder of the workspace holds everything. A workspace without any
    /// backup counts as new.
    pub fn is_backed_up(&self) -> Result<bool, StoreError> {
        let mark = mark::of(self.read().sql, &self.key)?;
        let newest = Place::at(&self.layout.backups()).list().into_iter().find_map(|it| it.manifest);
        Ok(newest.is_none_or(|manifest| manifest.mark.is_none_or(|made| made == mark)))
    }

    /// All backups of this workspace that can be reached, the newest first.
    pub fn backups(&self) -> Result<Vec<Backup>, StoreError> {
        let mut found = Vec::new();
        for place in self.backup_places()? {
            found.extend(Place::at(&place).list());
        }
        found.retain(|backup| backup.workspace().is_none_or(|workspace| workspace == self.id()));
        place::newest_first(&mut found);
        Ok(found)
    }

    /// The folders that hold backups of this workspace: in its own folder, and in the second place where
    /// that can be reached.
    pub fn backup_places(&self) -> Result<Vec<PathBuf>, StoreError> {
        let second = self.read().second_place()?.map(|folder| place::second_folder(&folder, self.id()));
        Ok([Some(self.layout.backups()), second].into_iter().flatten().filter(|it| it.is_dir()).collect())
    }

    #[expect(clippy::too_many_arguments, reason = "all of it belongs to one backup")]
    fn write_backup(
        &self,
        place: &Place,
        cause: Cause,
        today: Date,
        mark: &str,
        attachments: &[String],
        random: &mut dyn Random,
        work: &mut Work<'_>,
    ) -> Result<Backup, StoreError> {
        let begun = place.begin(today, cause, random)?;
        let layout = Layout::new(begun.part());
        copy::database(&self.connection, &layout.database(), &self.keys.pragma(&self.key), work)?;
        self.keys.write(&layout)?;
        let known = place.known_attachments();
        let mut copied = BTreeMap::new();
        for name in attachments {
            let live = self.layout.attachments().join(name);
            if let Some(content) = place.attach(name, &live, known.get(name), work)? {
                copied.insert(name.clone(), content);
            }
        }
        finish(place, begun, self.id(), cause, Some(mark.to_owned()), copied)
    }

    /// The names of attachments that are files of their own.
    fn large_attachments(&self) -> Result<Vec<String>, StoreError> {
        let names = "SELECT file FROM attachment WHERE file IS NOT NULL ORDER BY file";
        self.read().sql.all(names, [], |row| row.text(0))
    }
}

/// Writes the list of what is in a backup, and gives the backup its name.
fn finish(
    place: &Place,
    begun: Begun,
    workspace: WorkspaceId,
    cause: Cause,
    mark: Option<String>,
    attachments: BTreeMap<String, Content>,
) -> Result<Backup, StoreError> {
    let database = Content::of(&Layout::new(begun.part()).database())?;
    let manifest = Manifest::new(workspace, begun.date, cause, database, mark, attachments);
    files::replace(&begun.part().join(manifest::NAME), &manifest.bytes()?)?;
    place.finish(begun)
}
