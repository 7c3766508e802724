//! The home folder of somebody who has never started the program. It outlives a window, so that a
//! journey can close or kill one and open the next.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// A home folder; gone when dropped.
#[derive(Debug)]
pub struct Home(TempDir);

impl Home {
    /// An empty one, with the folders that a desktop makes.
    pub fn new() -> Self {
        let home = Self(tempfile::Builder::new().prefix("heim-").tempdir().expect("a folder"));
        for name in ["run", "tmp", "log", ".config", "Dokumente"] {
            fs::create_dir(home.path(name)).expect("a folder");
        }
        let own = fs::Permissions::from_mode(0o700);
        fs::set_permissions(home.path("run"), own).expect("a folder of one's own");
        let places = "XDG_DOCUMENTS_DIR=\"$HOME/Dokumente\"\n";
        fs::write(home.path(".config/user-dirs.dirs"), places).expect("the places are named");
        home
    }

    /// A path below the home folder.
    pub fn path(&self, name: impl AsRef<Path>) -> PathBuf {
        self.0.path().join(name)
    }

    /// Every file below the home folder, relative to it, in order; logs of the harness left out.
    pub fn files(&self) -> Vec<PathBuf> {
        let mut found = Vec::new();
        let mut open = vec![self.0.path().to_owned()];
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                let kind = entry.file_type();
                if kind.as_ref().is_ok_and(fs::FileType::is_dir) {
                    open.push(entry.path());
                } else if kind.is_ok_and(|kind| kind.is_file())
                    && let Ok(path) = entry.path().strip_prefix(self.0.path())
                    && !path.starts_with("log")
                {
                    found.push(path.to_owned());
                }
            }
        }
        found.sort();
        found
    }

    /// The folder of the workspace.
    ///
    /// # Panics
    /// Stops when there is none.
    pub fn workspace(&self) -> PathBuf {
        let folder = self.workspace_and_backups().into_iter().next();
        folder.unwrap_or_else(|| panic!("no workspace among {:#?}", self.files()))
    }

    /// The folders that hold a database: the workspace, then the backups that lie in it.
    pub fn workspace_and_backups(&self) -> Vec<PathBuf> {
        let databases = self.files().into_iter().filter(|path| path.ends_with("workspace.db"));
        let mut folders: Vec<PathBuf> =
            databases.filter_map(|path| Some(self.path(path).parent()?.to_owned())).collect();
        folders.sort_by_key(|folder| folder.components().count());
        folders
    }

    /// The variables that make a folder somebody's home.
    pub(crate) fn moves_in(&self, command: &mut Command) {
        command
            .env("HOME", self.0.path())
            .env("XDG_RUNTIME_DIR", self.path("run"))
            .env("TMPDIR", self.path("tmp"))
            .env_remove("XDG_DATA_DIRS");
        for name in
            ["XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "LERNFALL_DATA_HOME"]
        {
            command.env_remove(name);
        }
    }
}

impl Default for Home {
    fn default() -> Self {
        Self::new()
    }
}
