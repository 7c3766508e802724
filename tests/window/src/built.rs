//! What was built before the tests: the window for driving, and the command line.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// The folder that holds the whole project.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).expect("the workspace is above").to_path_buf()
}

/// Where Cargo puts what it builds.
pub fn target() -> PathBuf {
    profile().parent().expect("target is above").to_path_buf()
}

/// The command line, to compare with what the window did.
pub fn cli() -> PathBuf {
    profile().join("lernfall")
}

/// The window, built with the feature for driving.
pub fn window() -> &'static Path {
    static CHECKED: OnceLock<PathBuf> = OnceLock::new();
    CHECKED.get_or_init(|| {
        let window = profile().join("lernfall-window");
        let told = Command::new(&window).arg("--version").output();
        let told = told.map(|it| String::from_utf8_lossy(&it.stdout).into_owned()).unwrap_or_default();
        assert!(
            told.contains("(driven)"),
            "the window for tests is not built; `cargo xtask window` builds it"
        );
        window
    })
}

/// This test runs from `<target>/<profile>/deps`.
fn profile() -> PathBuf {
    let own = std::env::current_exe().expect("a test is a program");
    own.ancestors().nth(2).expect("the profile is above").to_path_buf()
}
