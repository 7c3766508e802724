//! The package on this machine: there as long as its value is, whatever goes wrong meanwhile.

use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;

/// What it brings for people to start: the command line, and the window.
pub const COMMANDS: [&str; 2] = ["/usr/bin/lernfall", "/usr/bin/lernfall-window"];

/// An installed package; removed when dropped.
pub struct Installed;

impl Installed {
    pub fn from(package: &OsStr) -> Self {
        for command in COMMANDS {
            assert!(!Path::new(command).exists(), "{command} is there already, and would be lost");
        }
        let installed = Self;
        dpkg("--install", package);
        for command in COMMANDS {
            assert!(Path::new(command).exists(), "{command} is not there");
        }
        installed
    }

    /// Removes it, and looks whether all that it brought is gone; gives how many files that were.
    pub fn remove(self) -> usize {
        let told = Command::new("dpkg").args(["--listfiles", "lernfall"]).output().expect("dpkg");
        let listed = String::from_utf8_lossy(&told.stdout).into_owned();
        let brought: Vec<&Path> = listed.lines().map(Path::new).filter(|path| path.is_file()).collect();
        assert!(COMMANDS.iter().all(|command| brought.contains(&Path::new(command))), "{brought:?}");
        drop(self);
        let left: Vec<&&Path> = brought.iter().filter(|path| path.exists()).collect();
        assert!(left.is_empty(), "{left:?}");
        brought.len()
    }
}

impl Drop for Installed {
    fn drop(&mut self) {
        dpkg("--remove", OsStr::new("lernfall"));
    }
}

fn dpkg(action: &str, what: &OsStr) {
    let told = Command::new("dpkg").arg(action).arg(what).output().expect("dpkg is started");
    let said = String::from_utf8_lossy(&told.stderr);
    assert!(told.status.success(), "dpkg {action}: {said}");
}
