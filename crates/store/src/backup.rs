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
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use lernfall_core::id::{AttachmentId, WorkspaceId};
use lernfall_core::time::Date;
use serde::{Deserialize, Serialize};

use self::copy::Work;
use self::manifest::{Content, Manifest, Stamp};
use self::place::{Begun, Place};
use crate::error::StoreError;
use crate::files::{self, Layout};
use crate::hex;
use crate::op::Op;
use crate::open::Store;
use crate::random::{Random, draw};
use crate::transact::{Reader, Tx};

/// The setting that names the second place.
pub const SECOND_PLACE: &str = "backup-place";

/// The setting that keeps the backups of workspaces apart that came from the same one, by a restore or a
/// salvage: they may share a second place. Missing in the first of them.
const LINE: &str = "backup-line";

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

/// What holds everything now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BackedUp {
    /// In the folder of the workspace, made now or earlier.
    pub fresh: Backup,
    /// [`Self::fresh`], if it was made now; nothing where one there held everything already.
    pub first: Option<Backup>,
    /// In the second place, where there is one: the same backup, or an earlier one with the same content.
    pub second: Option<Result<Backup, StoreError>>,
    /// Large attachments that could not be read and are not in it.
    pub left_out: Vec<AttachmentId>,
}

/// Whether a backup is made that would equal one that is there.
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

    fn line(&self) -> Option<&str> {
        self.manifest.as_ref()?.line.as_deref()
    }

    /// Its name, which is unique within its place.
    pub fn name(&self) -> String {
        self.folder.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// Whether the backup is in the same place.
    pub fn is_beside(&self, other: &Self) -> bool {
        self.folder.parent() == other.folder.parent()
    }

    /// Whether it is on the drive now, byte for byte as its list says, with the large attachments that it
    /// needs (those by their size).
    pub fn is_whole(&self) -> bool {
        let Some(manifest) = Manifest::read(&self.folder).filter(|read| Some(read) == self.manifest.as_ref())
        else {
            return false;
        };
        let database = Content::of(&Layout::new(&self.folder).database());
        let place = self.folder.parent().map(Place::at);
        database.is_ok_and(|database| database == manifest.database)
            && Layout::new(&self.folder).keys().is_file()
            && place.is_some_and(|place| {
                manifest.attachments.iter().all(|(name, content)| place.holds(name, content))
            })
    }

    /// Removes it, and the large attachments that no other backup of its place needs.
    pub fn remove(&self) -> Result<(), StoreError> {
        let Some(place) = self.folder.parent().map(Place::at) else { return Ok(()) };
        place.remove(self)?;
        place.prune(|_| true)
    }

    /// Whether its content is that of the mark, the attachments that it lists are there, and it leaves out
    /// none that could be read.
    fn holds_all(&self, place: &Place, mark: &str, attachments: &[Large], live: &Layout) -> bool {
        let Some(manifest) = &self.manifest else { return false };
        let is_in = |Large { file, .. }: &Large| match manifest.attachments.get(file) {
            Some(content) => place.holds(file, content),
            None => File::open(live.attachments().join(file)).is_err(),
        };
        manifest.mark.as_deref() == Some(mark) && attachments.iter().all(is_in)
    }
}

/// An attachment that is a file of its own.
struct Large {
    id: AttachmentId,
    file: String,
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
        let mark = mark::of(self.read().sql, &self.keys, &self.key)?;
        let attachments = self.large_attachments()?;
        // Whatever day is in its name: that of a clock that was wrong tells nothing.
        let current = |place: &Place| match need {
            Need::Always => None,
            Need::IfChanged => {
                let holds = |it: &Backup| it.holds_all(place, &mark, &attachments, &self.layout);
                place.list().into_iter().find(|it| it.workspace() == Some(self.id()) && holds(it))
            }
        };
        let first = Place::at(&self.layout.backups());
        let there = current(&first);
        let second = self.read().second_place()?.map(|folder| Place::second(&folder, self.id()));
        let copies = u64::from(there.is_none()) + u64::from(second.is_some());
        let pages = self
            .read()
            .sql
            .number("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size", [])?;
        let total = u64::try_from(pages).unwrap_or_default() * copies.max(1);
        let mut work = Work::new(total, progress);
        let (fresh, made) = match there {
            Some(there) => (there, None),
            None => {
                fs::create_dir_all(self.layout.backups())?;
                let last = second.iter().flatten().map(|place| place.last_of(today)).max();
                let begun = first.begin(today, cause, last.unwrap_or(0), random)?;
                let made = self.write_backup(&first, begun, cause, &mark, &attachments, &mut work)?;
                (made.clone(), Some(made))
            }
        };
        // What cannot be removed now goes another time: the backup stands.
        let _later = first.rotate(today, &fresh);
        let second = second.map(|place| {
            let place = place?;
            let copy = match current(&place) {
                Some(there) => there,
                None => place.take_over(&fresh, &mut work)?,
            };
            let _later = place.rotate(today, &copy);
            self.copy_erased_list(place.folder())?;
            Ok(copy)
        });
        let is_in =
            |it: &Large| fresh.manifest.as_ref().is_some_and(|own| own.attachments.contains_key(&it.file));
        let left_out = attachments.iter().filter(|it| !is_in(it)).map(|it| it.id).collect();
        Ok(BackedUp { fresh, first: made, second, left_out })
    }

    /// Whether a backup in the folder of the workspace holds everything. A workspace without any backup
    /// counts as new, and so does one that was upgraded or restored last.
    pub fn is_backed_up(&self) -> Result<bool, StoreError> {
        let mark = mark::of(self.read().sql, &self.keys, &self.key)?;
        let list = Place::at(&self.layout.backups()).list();
        let known: Vec<_> = list.into_iter().filter_map(|it| it.manifest).map(|it| it.mark).collect();
        Ok(known.first().is_none_or(Option::is_none) || known.iter().flatten().any(|made| *made == mark))
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

    /// [`Self::backups`], and those that are half written or half removed: their databases are readable to
    /// whoever has the key.
    pub fn all_copies(&self) -> Result<Vec<Backup>, StoreError> {
        let mut found = self.backups()?;
        for place in self.backup_places()? {
            found.extend(Place::at(&place).remnants());
        }
        Ok(found)
    }

    /// The folders that hold backups of this workspace: in its own folder, and in the second place where
    /// that can be reached.
    pub fn backup_places(&self) -> Result<Vec<PathBuf>, StoreError> {
        let second = self.read().second_place()?.map(|folder| place::second_folder(&folder, self.id()));
        Ok([Some(self.layout.backups()), second].into_iter().flatten().filter(|it| it.is_dir()).collect())
    }

    /// From now on backups are of another line: none of them takes the place of one that was made before.
    pub(crate) fn begin_line(&mut self, today: Date, random: &mut dyn Random) -> Result<(), StoreError> {
        let line = hex::encode(&draw::<4>(random));
        self.transact(Op::ChangeSetting { name: LINE.to_owned() }, today, |tx| tx.set(LINE, &line))
    }

    fn write_backup(
        &self,
        place: &Place,
        begun: Begun,
        cause: Cause,
        mark: &str,
        attachments: &[Large],
        work: &mut Work<'_>,
    ) -> Result<Backup, StoreError> {
        let layout = Layout::new(begun.part());
        copy::database(&self.connection, &layout.database(), &self.keys.pragma(&self.key), work)?;
        self.keys.write(&layout)?;
        let known = place.known_attachments();
        let mut copied = BTreeMap::new();
        for Large { file, .. } in attachments {
            let live = self.layout.attachments().join(file);
            if let Some(content) = place.attach(file, &live, known.get(file), work)? {
                copied.insert(file.clone(), content);
            }
        }
        let stamp = Stamp { mark: Some(mark.to_owned()), line: self.read().setting(LINE)? };
        finish(place, begun, self.id(), cause, stamp, copied)
    }

    fn large_attachments(&self) -> Result<Vec<Large>, StoreError> {
        let large = "SELECT id, file FROM attachment WHERE file IS NOT NULL ORDER BY file";
        self.read().sql.all(large, [], |row| Ok(Large { id: row.id(0)?, file: row.text(1)? }))
    }
}

/// Writes the list of what is in a backup, and gives the backup its name.
fn finish(
    place: &Place,
    begun: Begun,
    workspace: WorkspaceId,
    cause: Cause,
    stamp: Stamp,
    attachments: BTreeMap<String, Content>,
) -> Result<Backup, StoreError> {
    let database = Content::of(&Layout::new(begun.part()).database())?;
    let manifest = Manifest::new(workspace, begun.date, cause, database, stamp, attachments);
    files::replace(&begun.part().join(manifest::NAME), &manifest.bytes()?)?;
    place.finish(begun)
}
