//! The way back from a backup.
//!
//! Keeps two steps apart. First it is unpacked beside the workspace, brought to this version's format,
//! freed of what was erased since, and looked over to its last byte: that can be read like any workspace,
//! and given up without a trace. Then it takes the place of what was there, which is put aside as a backup
//! of its own; wherever that is cut off, the next opening has one of the two, whole ([`super::swap`]).

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use lernfall_core::id::{AttachmentId, WorkspaceId};

use super::copy::{self, Work};
use super::manifest::Content;
use super::place::Place;
use super::{Backup, BackupProgress, Cause, raw, swap};
use crate::check::Finding;
use crate::erase::list::ErasedList;
use crate::error::{OpenError, Part, StoreError};
use crate::files::{self, Layout};
use crate::keys::KeyFile;
use crate::keys::slot::Secret;
use crate::lock::Lock;
use crate::open::{Opening, Store};
use crate::random::Random;
use crate::transact::Reader;

/// Something in a backup that is not as it was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BackupFault {
    /// The list of what belongs to it; the rest tells itself whether it is whole.
    List,
    /// One of the two key files; the other serves.
    KeyFile,
    /// The database, in a way that its own checks do not see: harmless.
    Margin,
    /// Pages or structure of the database.
    Database,
    /// A large attachment is damaged or missing.
    Attachment(AttachmentId),
}

/// A backup that was unpacked and not yet put in place.
#[derive(Debug)]
pub struct Restoring {
    target: Layout,
    store: Option<Store>,
    workspace: WorkspaceId,
    faults: Vec<BackupFault>,
    /// The folder was not there before.
    made: bool,
}

impl Restoring {
    /// Unpacks a backup beside the workspace in `target`, which may be open or not there at all. The secret
    /// is that of the workspace, or of the backup where that is older.
    pub fn begin(
        backup: &Backup,
        target: &Path,
        secret: &Secret,
        opening: &Opening,
        random: &mut dyn Random,
        progress: BackupProgress<'_>,
    ) -> Result<Self, OpenError> {
        let target = Layout::new(target);
        let made = !target.folder().exists();
        let begun = Self::unpack(backup, &target, secret, opening, random, progress);
        if begun.is_err() {
            give_up(&target, made);
        }
        begun.map(|mut begun| {
            begun.made = made;
            begun
        })
    }

    fn unpack(
        backup: &Backup,
        target: &Layout,
        secret: &Secret,
        opening: &Opening,
        random: &mut dyn Random,
        progress: BackupProgress<'_>,
    ) -> Result<Self, OpenError> {
        let (source, part) = (Layout::new(backup.folder()), swap::part(target));
        if part.folder().exists() {
            Lock::look(&part)?;
            swap::discard(target)?;
        }
        let (keys, workspace, mut faults) = keys_of(backup, &source, target)?;
        fs::create_dir_all(part.folder())?;
        let mut work = Work::new(backup.size, progress);
        let database = copy::file(&source.database(), &part.database(), &mut work)?;
        if source.journal().exists() {
            copy::file(&source.journal(), &part.journal(), &mut work)?;
        }
        let mut erased = ErasedList::new(workspace);
        let place = Place::at(backup.folder().parent().unwrap_or(backup.folder()));
        for folder in [target.folder().to_owned(), target.backups(), place.folder().to_owned()] {
            if let Ok(Some(list)) = ErasedList::read(&folder) {
                erased.merge(&list);
            }
        }
        // Opening erases what is on the list beside it.
        erased.write(part.folder())?;
        let store = open(&part, &keys, secret, opening, random)?;
        let known = backup.manifest.as_ref();
        let mut staged =
            Self { target: target.clone(), store: Some(store), workspace, faults: Vec::new(), made: false };
        let differs = known.is_some_and(|manifest| manifest.database != database);
        faults.extend(staged.fetch_attachments(&place, backup, &mut work)?);
        faults.extend(staged.look_over(differs, &mut work)?);
        faults.dedup();
        staged.faults = faults;
        Ok(staged)
    }

    /// What would be there.
    pub fn read(&self) -> Option<Reader<'_>> {
        self.store.as_ref().map(Store::read)
    }

    pub fn workspace(&self) -> WorkspaceId {
        self.workspace
    }

    pub fn faults(&self) -> &[BackupFault] {
        &self.faults
    }

    /// Whether it can take the place of a workspace: text that is damaged does not.
    pub fn is_sound(&self) -> bool {
        !self.faults.contains(&BackupFault::Database)
    }

    /// Puts it in place. What was there, which has to be closed, becomes a backup.
    pub fn finish(mut self, opening: &Opening, random: &mut dyn Random) -> Result<(), OpenError> {
        if !self.is_sound() {
            return Err(OpenError::Damaged(Part::Database));
        }
        let lock = Lock::take(&self.target, &opening.holder)?;
        if let Some(store) = self.store.take() {
            store.close()?;
        }
        let part = swap::part(&self.target);
        for file in [part.lock(), part.holder()] {
            files::remove(&file)?;
        }
        // The backup of its upgrade, if there was one: the backup that it is from is still there.
        match fs::remove_dir_all(part.backups()) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            Ok(()) | Err(_) => {}
        }
        if self.target.database().exists() || self.target.keys().exists() {
            raw::back_up(&self.target, self.workspace, Cause::Restore, opening.today, random)?;
        }
        swap::swap(&self.target)?;
        drop(lock);
        Ok(())
    }

    /// Large attachments: those of the workspace where they are the same, else those of the backup.
    fn fetch_attachments(
        &self,
        place: &Place,
        backup: &Backup,
        work: &mut Work<'_>,
    ) -> Result<Vec<BackupFault>, StoreError> {
        let (Some(store), part) = (&self.store, swap::part(&self.target)) else { return Ok(Vec::new()) };
        let needed = store.read().sql.all(
            "SELECT id, file FROM attachment WHERE file IS NOT NULL ORDER BY file",
            [],
            |row| Ok((row.id(0)?, row.text(1)?)),
        )?;
        let mut missing = Vec::new();
        for (id, name) in needed {
            fs::create_dir_all(part.attachments())?;
            let known = backup.manifest.as_ref().and_then(|manifest| manifest.attachments.get(&name));
            let fits = |path: &PathBuf| match known {
                Some(known) => Content::of(path).is_ok_and(|found| found == *known),
                None => path.is_file(),
            };
            let found = [self.target.attachments().join(&name), place.attachments().join(&name)]
                .into_iter()
                .find(fits);
            match found {
                // The same file under a second name, where the drive knows such; it is never written to.
                Some(path)
                    if path.starts_with(self.target.attachments())
                        && fs::hard_link(&path, part.attachments().join(&name)).is_ok() => {}
                Some(path) => {
                    work.expect(path.metadata()?.len());
                    copy::file(&path, &part.attachments().join(&name), work)?;
                }
                None => missing.push(BackupFault::Attachment(id)),
            }
        }
        Ok(missing)
    }

    fn look_over(&self, differs: bool, work: &mut Work<'_>) -> Result<Vec<BackupFault>, StoreError> {
        let Some(store) = &self.store else { return Ok(Vec::new()) };
        let findings = store.check(&mut |_| match work.advance(0) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        })?;
        let mut faults: Vec<BackupFault> = findings
            .into_iter()
            .map(|finding| match finding {
                Finding::ForgedPages { .. } | Finding::BrokenStructure { .. } => BackupFault::Database,
                Finding::KeyFileDamaged | Finding::KeyFilesDiffer => BackupFault::KeyFile,
                Finding::AttachmentDamaged(id) => BackupFault::Attachment(id),
            })
            .collect();
        if differs && !faults.contains(&BackupFault::Database) {
            faults.push(BackupFault::Margin);
        }
        Ok(faults)
    }
}

impl Drop for Restoring {
    fn drop(&mut self) {
        // Closed first: what is open is not removed.
        drop(self.store.take());
        give_up(&self.target, self.made);
    }
}

/// Removes what was unpacked, and a folder that was made for it. What cannot be removed now goes at the next
/// opening.
fn give_up(target: &Layout, made: bool) {
    let _left = swap::discard(target);
    if made {
        // A workspace that came to be there keeps it.
        let _kept = fs::remove_dir(target.folder());
    }
}

/// The key files that may open the backup, in the order in which they are tried: the one in force where it
/// has the same key, because an old passphrase stays what it is; then the backup's own.
fn keys_of(
    backup: &Backup,
    source: &Layout,
    target: &Layout,
) -> Result<(Vec<KeyFile>, WorkspaceId, Vec<BackupFault>), OpenError> {
    let mut faults = Vec::new();
    if backup.manifest.is_none() {
        faults.push(BackupFault::List);
    }
    let own = match KeyFile::read(source) {
        Ok((own, crate::keys::Twins::Alike)) => Some(own),
        Ok((own, crate::keys::Twins::OneDamaged | crate::keys::Twins::Different)) => {
            faults.push(BackupFault::KeyFile);
            Some(own)
        }
        Err(OpenError::Damaged(_)) => None,
        Err(error) => return Err(error),
    };
    let present = KeyFile::read(target).ok().map(|(keys, _)| keys);
    let workspace = backup.workspace().or(own.as_ref().map(|keys| keys.workspace));
    let workspace = workspace.or(present.as_ref().map(|keys| keys.workspace));
    let workspace = workspace.ok_or(OpenError::Damaged(Part::KeyFile))?;
    if present.as_ref().is_some_and(|present| present.workspace != workspace) {
        return Err(OpenError::AnotherWorkspace);
    }
    let fits = |present: &KeyFile| own.as_ref().is_none_or(|own| own.has_key_of(present));
    let keys: Vec<KeyFile> = present.filter(fits).into_iter().chain(own).collect();
    if keys.is_empty() { Err(OpenError::Damaged(Part::KeyFile)) } else { Ok((keys, workspace, faults)) }
}

/// Opens what was unpacked with the first key file that the secret opens.
fn open(
    part: &Layout,
    keys: &[KeyFile],
    secret: &Secret,
    opening: &Opening,
    random: &mut dyn Random,
) -> Result<Store, OpenError> {
    let mut refused = OpenError::Damaged(Part::KeyFile);
    for keys in keys {
        keys.write(part)?;
        match Store::open(part.folder(), secret, opening, random) {
            Err(error @ (OpenError::WrongPassphrase | OpenError::CostRefused)) => refused = error,
            opened => return opened,
        }
    }
    Err(refused)
}
