//! Copies of a closed workspace, file by file: before an upgrade, and before a backup takes its place.
//!
//! Keeps the files as they are, damaged or not: nothing of them is opened, and what cannot be read keeps
//! nobody from a restore. (A database that is open must
//! not be copied like this: closing any copy of its file would drop the locks of the open one, POSIX.)

use std::collections::BTreeMap;
use std::fs;
use std::ops::ControlFlow;
use std::path::PathBuf;

use lernfall_core::id::WorkspaceId;
use lernfall_core::time::Date;

use super::copy::{self, Work};
use super::manifest::{Content, Stamp};
use super::place::Place;
use super::{Cause, finish};
use crate::error::StoreError;
use crate::files::{self, Layout};
use crate::lock::Lock;
use crate::random::Random;

/// A file of a workspace that cannot be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Unreadable {
    KeyFile,
    Database,
    /// By its name in `attachments/`.
    Attachment(String),
}

/// Copies database and key files: an upgrade changes no attachment, and copies of
/// those that are there already are kept for this one too.
pub(crate) fn back_up_for_upgrade(
    layout: &Layout,
    workspace: WorkspaceId,
    today: Date,
    random: &mut dyn Random,
) -> Result<(), StoreError> {
    let mut untold = |_, _| ControlFlow::Continue(());
    let mut work = Work::new(0, &mut untold);
    let place = Place::at(&layout.backups());
    let begun = place.begin(today, Cause::Upgrade, 0, random)?;
    for (kind, from, to) in core_files(layout, &Layout::new(begun.part())) {
        // One key file is enough, and one has opened the workspace.
        if kind != Unreadable::KeyFile || Content::of(&from).is_ok() {
            copy::file(&from, &to, &mut work)?;
        }
    }
    let mut listed = place.known_attachments();
    listed.retain(|name, content| layout.attachments().join(name).exists() && place.holds(name, content));
    finish(&place, begun, workspace, Cause::Upgrade, Stamp::default(), listed).map(drop)
}

/// Puts the workspace aside, which is closed, as far as it can be read. A damaged key file may not tell
/// whose it is: it is `workspace`'s.
pub(super) fn put_aside(
    layout: &Layout,
    workspace: WorkspaceId,
    today: Date,
    random: &mut dyn Random,
) -> Result<(), StoreError> {
    let mut untold = |_, _| ControlFlow::Continue(());
    let mut work = Work::new(0, &mut untold);
    let place = Place::at(&layout.backups());
    let begun = place.begin(today, Cause::Restore, 0, random)?;
    for (_, from, to) in core_files(layout, &Layout::new(begun.part())) {
        if Content::of(&from).is_ok() {
            copy::file(&from, &to, &mut work)?;
        } else {
            // The same file under a second name, where the drive knows such: parts of it may be readable.
            let _left_out = fs::hard_link(&from, &to);
        }
    }
    let known = place.known_attachments();
    let mut copied = BTreeMap::new();
    for (name, path) in attachments(layout) {
        if let Some(content) = place.attach(&name, &path, known.get(&name), &mut work)? {
            copied.insert(name, content);
        }
    }
    let database = Layout::new(begun.part()).database();
    if !database.exists() {
        return Ok(());
    }
    match Content::of(&database) {
        Ok(_) => finish(&place, begun, workspace, Cause::Restore, Stamp::default(), copied).map(drop),
        // There is no list of what cannot be read.
        Err(_) => place.finish(begun).map(drop),
    }
}

/// What [`put_aside`] would leave out. Of a workspace that is open only attachments are looked at.
pub(super) fn unreadable(layout: &Layout) -> Vec<Unreadable> {
    let closed = Lock::look(layout).is_ok();
    let core = core_files(layout, layout).filter(|(_, from, _)| closed && Content::of(from).is_err());
    let mut found: Vec<Unreadable> = core.map(|(kind, _, _)| kind).collect();
    let place = Place::at(&layout.backups());
    let known = place.known_attachments();
    for (name, path) in attachments(layout) {
        let fits = |content: &Content| known.get(&name).is_none_or(|known| known == content);
        let is_held = known.get(&name).is_some_and(|known| place.holds(&name, known));
        if !is_held && !Content::of(&path).is_ok_and(|content| fits(&content)) {
            found.push(Unreadable::Attachment(name));
        }
    }
    found.dedup();
    found
}

/// From where to where; those that are there. An empty journal is what a clean end leaves.
fn core_files(layout: &Layout, copy: &Layout) -> impl Iterator<Item = (Unreadable, PathBuf, PathBuf)> {
    let files = [
        (Unreadable::Database, layout.database(), copy.database()),
        (Unreadable::Database, layout.journal(), copy.journal()),
        (Unreadable::KeyFile, layout.keys(), copy.keys()),
        (Unreadable::KeyFile, layout.keys_twin(), copy.keys_twin()),
    ];
    files.into_iter().filter(|(_, from, _)| from.metadata().is_ok_and(|found| found.len() > 0))
}

fn attachments(layout: &Layout) -> impl Iterator<Item = (String, PathBuf)> {
    let entries = fs::read_dir(layout.attachments()).into_iter().flatten().flatten();
    let named = entries.map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.path()));
    named.filter(|(name, _)| name.ends_with(".age"))
}

/// Makes backups of the copies that earlier versions of the program put into `backups/` before an upgrade.
pub(crate) fn adopt(
    layout: &Layout,
    workspace: WorkspaceId,
    today: Date,
    random: &mut dyn Random,
) -> Result<(), StoreError> {
    for entry in fs::read_dir(layout.backups()).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let Some(stem) = name.strip_suffix(".db").filter(|stem| stem.starts_with("before-")) else {
            continue;
        };
        let keys = layout.backups().join(format!("{stem}.keys.json"));
        let place = Place::at(&layout.backups());
        let begun = place.begin(today, Cause::Upgrade, 0, random)?;
        let copy = Layout::new(begun.part());
        let mut untold = |_, _| ControlFlow::Continue(());
        let mut work = Work::new(0, &mut untold);
        copy::file(&entry.path(), &copy.database(), &mut work)?;
        copy::file(&keys, &copy.keys(), &mut work)?;
        copy::file(&keys, &copy.keys_twin(), &mut work)?;
        finish(&place, begun, workspace, Cause::Upgrade, Stamp::default(), BTreeMap::new())?;
        files::remove(&entry.path())?;
        files::remove(&keys)?;
    }
    Ok(())
}
