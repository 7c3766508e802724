//! Copies of a closed workspace, file by file: before an upgrade, and before a backup takes its place.
//!
//! Keeps the files as they are, damaged or not: nothing of them is opened. (A database that is open must
//! not be copied like this: closing any copy of its file would drop the locks of the open one, POSIX.)

use std::collections::BTreeMap;
use std::fs;
use std::ops::ControlFlow;

use lernfall_core::id::WorkspaceId;
use lernfall_core::time::Date;

use super::copy::{self, Work};
use super::place::Place;
use super::{Cause, finish};
use crate::error::StoreError;
use crate::files::{self, Layout};
use crate::random::Random;

/// Copies the workspace, which is closed. A damaged key file may not tell whose it is: it is
/// `workspace`'s.
pub(crate) fn back_up(
    layout: &Layout,
    workspace: WorkspaceId,
    cause: Cause,
    today: Date,
    random: &mut dyn Random,
) -> Result<(), StoreError> {
    let mut untold = |_, _| ControlFlow::Continue(());
    let mut work = Work::new(0, &mut untold);
    let place = Place::at(&layout.backups());
    let begun = place.begin(today, cause, random)?;
    let copy = Layout::new(begun.part());
    let files = [
        (layout.database(), copy.database()),
        (layout.journal(), copy.journal()),
        (layout.keys(), copy.keys()),
        (layout.keys_twin(), copy.keys_twin()),
    ];
    for (from, to) in files {
        // An empty journal is what a clean end leaves.
        if from.metadata().is_ok_and(|found| found.len() > 0) {
            copy::file(&from, &to, &mut work)?;
        }
    }
    let known = place.known_attachments();
    let mut copied = BTreeMap::new();
    for entry in fs::read_dir(layout.attachments()).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.ends_with(".age")
            && let Some(content) = place.attach(&name, &entry.path(), known.get(&name), &mut work)?
        {
            copied.insert(name, content);
        }
    }
    if copy.database().exists() {
        finish(&place, begun, workspace, cause, None, copied)?;
    }
    Ok(())
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
        let begun = place.begin(today, Cause::Upgrade, random)?;
        let copy = Layout::new(begun.part());
        let mut untold = |_, _| ControlFlow::Continue(());
        let mut work = Work::new(0, &mut untold);
        copy::file(&entry.path(), &copy.database(), &mut work)?;
        copy::file(&keys, &copy.keys(), &mut work)?;
        copy::file(&keys, &copy.keys_twin(), &mut work)?;
        finish(&place, begun, workspace, Cause::Upgrade, None, BTreeMap::new())?;
        files::remove(&entry.path())?;
        files::remove(&keys)?;
    }
    Ok(())
}
