//! The programs that are packed, and what must be true of them before they are.

use std::path::{Path, PathBuf};

use super::{Build, told};
use crate::place;
use crate::step::{Outcome, Step, Stop};

/// The command line, and the window.
const NAMES: [&str; 2] = ["lernfall", "lernfall-window"];

/// Programs that have been built and looked at.
#[derive(Debug)]
pub struct Programs {
    pub command_line: PathBuf,
    pub window: PathBuf,
}

impl Programs {
    pub fn both(&self) -> [&Path; 2] {
        [&self.command_line, &self.window]
    }
}

pub fn build(build: Build) -> Outcome<Programs> {
    let folder = match build {
        Build::Release => {
            // This variable, even when empty, makes the build take the system's OpenSSL.
            let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
            let mut words = vec!["-u".into(), "OPENSSL_NO_VENDOR".into(), cargo];
            let crates = ["-p", "lernfall-cli", "-p", "lernfall-window"];
            words.extend(["build", "--locked", "--release"].map(Into::into));
            words.extend(crates.map(Into::into));
            words.extend(["--features", "lernfall-cli/vendored,lernfall-window/vendored"].map(Into::into));
            Step::new("env", words).quiet("Building both programs for release, which takes long")?;
            "release"
        }
        Build::Debug => {
            // One after the other, as they are built while working on them: nothing is built twice.
            for package in ["lernfall-cli", "lernfall-window"] {
                Step::cargo(["build", "-p", package]).quiet(&format!("Building {package} for a trial"))?;
            }
            "debug"
        }
    };
    let [command_line, window] = NAMES.map(|name| place::target().join(folder).join(name));
    let programs = Programs { command_line, window };
    is_not_driven(&programs.window)?;
    for program in programs.both() {
        keeps_its_sqlite_to_itself(program)?;
        if build == Build::Release {
            brings_its_openssl(program)?;
        }
    }
    Ok(programs)
}

/// A window that was built to be driven by tests obeys any program of the same person.
fn is_not_driven(window: &Path) -> Outcome {
    let version = told(Step::new(window, ["--version"]), "which window was built")?;
    match is_driven(&version) {
        false => Ok(()),
        true => Err(Stop(format!("{} was built to be driven by tests.", window.display()))),
    }
}

/// As the window says it of itself.
fn is_driven(version: &str) -> bool {
    version.trim_end().ends_with("(driven)")
}

/// WebKitGTK would bind to our SQLite if a program showed it, and both would share state.
fn keeps_its_sqlite_to_itself(program: &Path) -> Outcome {
    let names = told(
        Step::new("nm", ["-D".as_ref(), "--defined-only".as_ref(), program.as_os_str()]),
        "which symbols a program shows",
    )?;
    if names.contains("sqlite3_") {
        return Err(Stop(format!("{} shows its SQLite to the libraries that it loads.", program.display())));
    }
    Ok(())
}

/// Nothing that is loaded with it is OpenSSL, which differs from system to system.
fn brings_its_openssl(program: &Path) -> Outcome {
    let loaded = told(Step::new("ldd", [program]), "which libraries a program loads")?;
    match openssl_in(&loaded) {
        None => Ok(()),
        Some(line) => Err(Stop(format!("{} loads the system's OpenSSL: {line}", program.display()))),
    }
}

/// OpenSSL's line in a list of loaded libraries; others have names that sound like it.
fn openssl_in(loaded: &str) -> Option<&str> {
    let is = |line: &&str| line.starts_with("libcrypto.") || line.starts_with("libssl.");
    loaded.lines().map(str::trim).find(is)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_that_tests_drive_is_told_from_others() {
        assert!(is_driven("Lernfall 0.1.0 (driven)\n"));
        assert!(!is_driven("Lernfall 0.1.0\n"));
    }

    #[test]
    fn only_openssl_itself_is_taken_for_it() {
        let without =
            "\tlibk5crypto.so.3 => /lib/libk5crypto.so.3 (0x1)\n\tlibc.so.6 => /lib/libc.so.6 (0x2)\n";
        assert_eq!(openssl_in(without), None);
        let with = format!("{without}\tlibcrypto.so.3 => /lib/libcrypto.so.3 (0x3)\n");
        assert_eq!(openssl_in(&with), Some("libcrypto.so.3 => /lib/libcrypto.so.3 (0x3)"));
    }
}
