//! Restoring a backup: looking at what is in it, then putting it in place.
//!
//! Keeps looking without effect, and the present workspace as a backup of its own.

use std::path::Path;

use lernfall_core::id::AttachmentId;
use lernfall_store::{Backup, BackupFault, DiskFault, OpenError, Part, Reader, Restoring, Store};
use secrecy::SecretString;

use crate::desk::secrets::note_recovery;
use crate::desk::{Chance, Desk, opening, with_secret};
use crate::env::Env;
use crate::error::{ApiError, Code};
use crate::guides::Guides;
use crate::jobs::{Job, Stage};
use crate::showing;
use crate::view::backups::{
    BackupCase, BackupLine, BackupPlace, FaultyPart, Newer, OldKey, RestoreFault, RestorePreview,
};

/// A backup that can be looked at, and put in place.
#[derive(Debug)]
pub struct Unpacked {
    restoring: Restoring,
    preview: RestorePreview,
}

/// All backups in a folder, the newest first: of a workspace, of a place, or a single one.
pub fn in_folder(folder: &Path) -> Vec<Backup> {
    Backup::find(folder)
}

/// What is shown of backups, which would be restored into `target`.
pub fn lines(backups: &[Backup], target: &Path) -> Vec<BackupLine> {
    backups.iter().map(|backup| BackupLine::of(backup, place(backup, target))).collect()
}

fn place(backup: &Backup, target: &Path) -> BackupPlace {
    let inside = backup.folder().parent() == Some(&target.join("backups"));
    if inside { BackupPlace::Workspace } else { BackupPlace::Elsewhere }
}

/// Unpacks `backup` beside the workspace in `target`, which need not be there. `present` is that
/// workspace, where it is open.
pub fn unpack(
    env: &Env,
    backup: &Backup,
    target: &Path,
    typed: &SecretString,
    present: Option<&Desk>,
    job: &mut Job<'_>,
) -> Result<Unpacked, ApiError> {
    let mut progress = |done, total| job.step(Stage::Restoring, done, Some(total));
    let restoring = with_secret(typed, |secret| {
        Restoring::begin(backup, target, secret, &opening(env), &mut Chance(env), &mut progress)
    })
    .map_err(of_backup)?;
    let reader = restoring.read().ok_or_else(|| ApiError::new(Code::Bug))?;
    let preview = RestorePreview {
        backup: BackupLine::of(backup, place(backup, target)),
        folder: target.display().to_string(),
        replaces: Store::is_in(target),
        // What is damaged may end in the middle of a case.
        cases: if restoring.is_sound() { cases(&reader)? } else { Vec::new() },
        newer: match present {
            Some(desk) if restoring.is_sound() => Some(newer(&desk.store.read(), &reader)?),
            Some(_) | None => None,
        },
        faults: restoring.faults().iter().map(|fault| told(&reader, *fault)).collect(),
        old_key: match restoring.has_other_key() {
            true => Some(OldKey { agency: restoring.agency()? }),
            false => None,
        },
        sound: restoring.is_sound(),
    };
    Ok(Unpacked { restoring, preview })
}

impl Unpacked {
    pub fn preview(&self) -> &RestorePreview {
        &self.preview
    }

    /// Puts it in place. What was there, which has to be closed, becomes a backup.
    pub fn put_in_place(mut self, env: &Env) -> Result<(), ApiError> {
        if self.preview.old_key.is_some()
            && let Some(store) = self.restoring.store()
        {
            // The sheet that was written down last opens nothing of it.
            note_recovery(store, false, env.today())?;
        }
        self.restoring.finish(&opening(env), &mut Chance(env)).map_err(of_backup)
    }
}

/// What is damaged here is the backup.
fn of_backup(error: OpenError) -> ApiError {
    let part = |name| ApiError::new(Code::BackupDamaged).with("part", name);
    match error {
        OpenError::Damaged(Part::KeyFile) | OpenError::CostRefused => part("keys.json"),
        OpenError::Damaged(Part::Database) => part("workspace.db"),
        OpenError::Damaged(Part::Attachment) => part("attachments"),
        OpenError::Disk(DiskFault::Missing) | OpenError::NotAWorkspace => ApiError::new(Code::BackupGone),
        OpenError::WrongPassphrase
        | OpenError::TooNew { .. }
        | OpenError::Held(_)
        | OpenError::NotEmpty
        | OpenError::AnotherWorkspace
        | OpenError::Cancelled
        | OpenError::Disk(_)
        | OpenError::Database(_) => error.into(),
    }
}

fn cases(reader: &Reader<'_>) -> Result<Vec<BackupCase>, ApiError> {
    let (guides, changes) = (Guides::default(), reader.last_changes()?);
    let mut cases = Vec::new();
    for head in reader.cases()? {
        let case = reader.load_case(head.id)?;
        let template = guides.of(reader, &head.template.digest)?;
        let changed = changes.get(&head.id).copied().unwrap_or(head.created);
        cases.push(BackupCase { title: showing::title(&template, &case), changed });
    }
    Ok(cases)
}

/// What `present` has and `backup` has not, or has otherwise.
fn newer(present: &Reader<'_>, backup: &Reader<'_>) -> Result<Newer, ApiError> {
    let old: Vec<_> = backup.cases()?.into_iter().map(|head| head.id).collect();
    let mut newer = Newer::default();
    for head in present.cases()? {
        if !old.contains(&head.id) {
            newer.cases += 1;
            continue;
        }
        let before = backup.answers(head.id)?;
        let now = present.answers(head.id)?;
        newer.answers += now.iter().filter(|(key, answer)| before.get(key) != Some(answer)).count();
    }
    Ok(newer)
}

fn told(reader: &Reader<'_>, fault: BackupFault) -> RestoreFault {
    let part = match fault {
        BackupFault::List => FaultyPart::List,
        BackupFault::KeyFile => FaultyPart::KeyFile,
        BackupFault::Margin => FaultyPart::Margin,
        BackupFault::AnotherDatabase => FaultyPart::AnotherDatabase,
        BackupFault::Database => FaultyPart::Database,
        BackupFault::Attachment(_) => FaultyPart::Attachment,
        BackupFault::ErasedList => FaultyPart::ErasedList,
        BackupFault::Present(_) | BackupFault::PresentAttachment(_) => FaultyPart::Present,
    };
    let name = match fault {
        BackupFault::Attachment(id) => name_of(reader, id),
        BackupFault::PresentAttachment(id) => id.and_then(|id| name_of(reader, id)),
        BackupFault::Present(part) => Some(crate::error::file_of(part).to_owned()),
        BackupFault::List
        | BackupFault::KeyFile
        | BackupFault::Margin
        | BackupFault::AnotherDatabase
        | BackupFault::Database
        | BackupFault::ErasedList => None,
    };
    RestoreFault { part, name }
}

fn name_of(reader: &Reader<'_>, id: AttachmentId) -> Option<String> {
    let cases = reader.cases().unwrap_or_default();
    let mut all = cases.iter().filter_map(|head| reader.attachments(head.id).ok());
    all.find_map(|of_case| of_case.get(&id).map(|attachment| attachment.name.clone()))
}
