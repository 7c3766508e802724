//! Where things are: the folder of the workspace and what lies in it.

use std::path::{Path, PathBuf};

/// The folder of the workspace. Cargo names this crate's folder to what it runs; a program
/// started by hand is expected to be started in the workspace.
pub fn workspace() -> PathBuf {
    std::env::var_os("CARGO_MANIFEST_DIR")
        .and_then(|own| Path::new(&own).ancestors().nth(2).map(Path::to_path_buf))
        .unwrap_or_else(|| PathBuf::from("."))
}

pub fn ui() -> PathBuf {
    workspace().join("ui")
}

/// What is built or installed, and can be deleted without loss.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| workspace().join("target"), PathBuf::from)
}
