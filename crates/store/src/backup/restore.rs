//! The way back from a backup.
//!
//! Keeps two steps apart. First it is unpacked beside the workspace, brought to this version's format,
//! freed of what was erased since, and looked over to its last byte: that can be read like any workspace,
//! and given up without a trace. Then it takes the place of what was there, which is put aside as a backup
//! of its own; wherever that is cut off, the next opening has one of the two, whole ([`super::swap`]).

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use lernfall_core::id::{AttachmentId, WorkspaceId};

use super::copy::{self, Work};
use super::manifest::{Content, Manifest};
use super::place::Place;
use super::raw::{self, Unreadable};
use super::{Backup, BackupProgress, swap};
use crate::check::{self, Finding};
use crate::erase::list::{ErasedList, ListUnread};
use crate::error::{OpenError, Part, StoreError};
use crate::files::{self, Layout};
use crate::keys::KeyFile;
use crate::keys::change::AgencyWay;
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
    /// The salt at the beginning of the database, which stands in the key file too: harmless.
    Margin,
    /// The database is whole, and not the one that the list names.
    AnotherDatabase,
    /// Pages or structure of the database.
    Database,
    /// A large attachment is damaged or missing.
    Attachment(AttachmentId),
    /// A list of what was erased: what stands only there comes back.
    ErasedList,
    /// Not of the backup: a file of the workspace that is there now cannot be read, and is not put aside
    /// with the rest.
    Present(Part),
    /// Likewise a large attachment of it, told by the id that the backup has for it.
    PresentAttachment(Option<AttachmentId>),
}

/// A backup that was unpacked and not yet put in place.
#[derive(Debug)]
pub struct Restoring {
    target: Layout,
    store: Option<Store>,
    workspace: WorkspaceId,
    faults: Vec<BackupFault>,
    other_key: bool,
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
            match ErasedList::read(&folder) {
                Ok(Some(list)) => erased.merge(&list),
                Ok(None) => {}
                Err(ListUnread) => faults.push(BackupFault::ErasedList),
            }
        }
        // Opening erases what is on the list beside it.
        erased.write(part.folder())?;
        let store = open(&part, &keys, secret, opening, random)?;
        let known = backup.manifest.as_ref();
        let other_key = KeyFile::read(target).is_ok_and(|(present, _)| !present.has_key_of(&store.keys));
        let mut staged = Self {
            target: target.clone(),
            store: Some(store),
            workspace,
            faults: Vec::new(),
            other_key,
            made: false,
        };
        let differs = match known.filter(|manifest| manifest.database != database) {
            Some(manifest) => Some(staged.difference(&source, manifest)?),
            None => None,
        };
        staged.fetch_attachments(&place, &mut work)?;
        faults.extend(staged.look_over(differs, &mut work)?);
        faults.extend(staged.not_put_aside()?);
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

    /// Whether it can take the place of a workspace: what is damaged or not what it should be does not.
    pub fn is_sound(&self) -> bool {
        !self.faults.iter().any(|it| matches!(it, BackupFault::Database | BackupFault::AnotherDatabase))
    }

    /// Whether it has another key than the workspace whose place it takes: its key was renewed since, and
    /// what opened it then opens it again.
    pub fn has_other_key(&self) -> bool {
        self.other_key
    }

    /// The agency that could open it then.
    pub fn agency(&self) -> Result<Option<String>, StoreError> {
        Ok(match self.store.as_ref().map(Store::agency_way).transpose()? {
            Some(AgencyWay::Known(agency)) => Some(agency.to_string()),
            Some(AgencyWay::Unknown(_) | AgencyWay::None) | None => None,
        })
    }

    /// What would be there, to change it before it takes its place.
    pub fn store(&mut self) -> Option<&mut Store> {
        self.store.as_mut()
    }

    /// Puts it in place. What was there, which has to be closed, becomes a backup.
    pub fn finish(mut self, opening: &Opening, random: &mut dyn Random) -> Result<(), OpenError> {
        if !self.is_sound() {
            return Err(OpenError::Damaged(Part::Database));
        }
        let lock = Lock::take(&self.target, &opening.holder)?;
        if let Some(mut store) = self.store.take() {
            // What it came from may go on elsewhere, with the same second place.
            store.begin_line(opening.today, random)?;
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
            raw::put_aside(&self.target, self.workspace, opening.today, random)?;
        }
        swap::swap(&self.target)?;
        drop(lock);
        Ok(())
    }

    /// Large attachments: those of the workspace where they are what the database says, else those of the
    /// backup. Which of them is right the list does not decide. What is missing is found in looking over.
    fn fetch_attachments(&self, place: &Place, work: &mut Work<'_>) -> Result<(), StoreError> {
        let (Some(store), part) = (&self.store, swap::part(&self.target)) else { return Ok(()) };
        let live = self.target.attachments();
        for (id, name) in self.large_attachments()? {
            fs::create_dir_all(part.attachments())?;
            let staged = part.attachments().join(&name);
            for source in [live.join(&name), place.attachments().join(&name)] {
                // The same file under a second name, where the drive knows such; it is never written to.
                let linked = source.starts_with(&live) && fs::hard_link(&source, &staged).is_ok();
                if !linked {
                    let Ok(content) = Content::of(&source) else { continue };
                    work.expect(content.size);
                    copy::file(&source, &staged, work)?;
                }
                if check::is_right(&store.read(), id) {
                    break;
                }
                files::remove(&staged)?;
            }
        }
        Ok(())
    }

    fn large_attachments(&self) -> Result<Vec<(AttachmentId, String)>, StoreError> {
        let large = "SELECT id, file FROM attachment WHERE file IS NOT NULL ORDER BY file";
        let read = |store: &Store| store.read().sql.all(large, [], |row| Ok((row.id(0)?, row.text(1)?)));
        self.store.as_ref().map_or(Ok(Vec::new()), read)
    }

    /// What of the present workspace would not be put aside.
    fn not_put_aside(&self) -> Result<Vec<BackupFault>, StoreError> {
        let unreadable = raw::unreadable(&self.target);
        if unreadable.is_empty() {
            return Ok(Vec::new());
        }
        let known = self.large_attachments()?;
        let told = |one| match one {
            Unreadable::KeyFile => BackupFault::Present(Part::KeyFile),
            Unreadable::Database => BackupFault::Present(Part::Database),
            Unreadable::Attachment(file) => BackupFault::PresentAttachment(
                known.iter().find(|(_, known)| *known == file).map(|(id, _)| *id),
            ),
        };
        Ok(unreadable.into_iter().map(told).collect())
    }

    /// How a whole database differs from the one that the list names.
    fn difference(&self, source: &Layout, named: &Manifest) -> Result<BackupFault, StoreError> {
        let salt = self.store.as_ref().and_then(|store| store.keys.salt()).unwrap_or_default();
        let salted = Content::beginning_with(&salt, &source.database())?;
        let same = salted == named.database;
        Ok(if same { BackupFault::Margin } else { BackupFault::AnotherDatabase })
    }

    fn look_over(
        &self,
        differs: Option<BackupFault>,
        work: &mut Work<'_>,
    ) -> Result<Vec<BackupFault>, StoreError> {
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
        if !faults.contains(&BackupFault::Database) {
            faults.extend(differs);
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
