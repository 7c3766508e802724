//! Which workspaces were open, and where a new one goes.
//!
//! Knows folders only, nothing of what is in them.

use std::fs;
use std::path::{Path, PathBuf};

use lernfall_core::text::Language;
use lernfall_core::wording::wording;
use lernfall_store::Store;
use serde::{Deserialize, Serialize};

use crate::env::Env;
use crate::kept;

const FILE: &str = "recent.json";

/// The most that are remembered.
const MOST: usize = 8;

const MOST_OF_A_NAME: u32 = 999;

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Recent {
    workspaces: Vec<PathBuf>,
}

/// The folders of recent workspaces, the last one first.
pub(crate) fn list(env: &Env) -> Vec<PathBuf> {
    let mut folders = kept::read::<Recent>(env, FILE).workspaces;
    folders.truncate(MOST);
    folders
}

/// The workspace in `folder` is open now. A list that cannot be kept is no reason not to work.
pub(crate) fn add(env: &Env, folder: &Path) {
    // A path that is no text cannot be written down.
    let Some(folder) = std::path::absolute(folder).ok().filter(|folder| folder.to_str().is_some()) else {
        return;
    };
    let mut workspaces = vec![folder.clone()];
    workspaces.extend(list(env).into_iter().filter(|other| *other != folder));
    workspaces.truncate(MOST);
    let _forgotten = kept::write(env, FILE, &Recent { workspaces });
}

/// What a workspace is called: the last part of its folder's path.
pub(crate) fn name(folder: &Path) -> String {
    let last = folder.file_name().unwrap_or(folder.as_os_str());
    last.to_string_lossy().into_owned()
}

/// Where a new workspace goes unless another folder is chosen.
pub(crate) fn usual_folder(env: &Env, language: Language) -> PathBuf {
    free_in(env.data_folder(), language)
}

/// A folder for a new workspace in `parent` that is not taken.
pub(crate) fn free_in(parent: &Path, language: Language) -> PathBuf {
    let name = wording(language).workspace;
    let first = parent.join(name);
    if is_empty(&first) {
        return first;
    }
    // Where nothing can be looked at, the first one is as good as any: making it tells why.
    let mut numbered = (2..=MOST_OF_A_NAME).map(|number| parent.join(format!("{name} {number}")));
    numbered.find(|folder| is_empty(folder)).unwrap_or(first)
}

/// Whether nothing is there, or a folder with nothing in it but what a dead program began to make.
pub(crate) fn is_empty(folder: &Path) -> bool {
    if Store::is_unfinished(folder) {
        return true;
    }
    match fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) => error.kind() == std::io::ErrorKind::NotFound,
    }
}
