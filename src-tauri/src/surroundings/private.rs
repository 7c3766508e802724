//! A folder for what libraries write on their own account. It keeps true that only its owner can read
//! it, that it goes when the window goes, and that one left by a window that was killed goes with the
//! next. Whatever it holds was never the program's: nothing here is read.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

/// What the folders are called, before the number of the process.
const NAME: &str = "lernfall-window-";

/// How often the folder is removed, and how long it has to stay away.
const TIMES: u32 = 100;
const PAUSE: Duration = Duration::from_millis(20);

/// The folder of this process; gone when dropped.
#[derive(Debug)]
pub struct Private(PathBuf);

/// Where the folder of a process lies: in memory where the system has such a place.
pub fn folder(process: u32) -> PathBuf {
    let place = std::env::var_os("XDG_RUNTIME_DIR").filter(|it| !it.is_empty());
    let place = place.map_or_else(std::env::temp_dir, PathBuf::from);
    place.join(format!("{NAME}{process}"))
}

impl Private {
    /// Makes the folder, and takes those away that nobody uses.
    ///
    /// # Errors
    /// Fails when it cannot be made for its owner alone.
    pub fn make(folder: &Path) -> io::Result<()> {
        if let Some(place) = folder.parent() {
            for left in left_behind(place, runs) {
                let _somebody_elses = fs::remove_dir_all(left);
            }
        }
        // The number of a process can come again.
        let _was_not_there = fs::remove_dir_all(folder);
        create(folder)
    }

    /// The folder that was made before.
    pub fn own(folder: PathBuf) -> Self {
        Self(folder)
    }
}

impl Drop for Private {
    fn drop(&mut self) {
        // The web view's own processes end after this one and would write again; the window is gone.
        end_children();
        for _ in 0..TIMES {
            let _being_written = fs::remove_dir_all(&self.0);
            thread::sleep(PAUSE);
            if !self.0.exists() {
                return;
            }
        }
    }
}

/// Ends the processes that this one started.
#[cfg(target_os = "linux")]
fn end_children() {
    let threads = fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let told = threads.filter_map(|thread| fs::read_to_string(thread.path().join("children")).ok());
    let numbers: Vec<i32> = told
        .flat_map(|line| line.split_whitespace().filter_map(|it| it.parse().ok()).collect::<Vec<_>>())
        .collect();
    for child in numbers.into_iter().filter_map(rustix::process::Pid::from_raw) {
        let _has_ended = rustix::process::kill_process(child, rustix::process::Signal::KILL);
    }
}

#[cfg(not(target_os = "linux"))]
fn end_children() {}

#[cfg(unix)]
fn create(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().mode(0o700).create(folder)
}

#[cfg(not(unix))]
fn create(folder: &Path) -> io::Result<()> {
    fs::DirBuilder::new().create(folder)
}

/// Whether a process runs. One that has ended but was not waited for still has a number. What others may
/// not look into, as our own windows, still tells its state (proc(5), /proc/pid/stat).
fn runs(process: &str) -> bool {
    let told = fs::read_to_string(Path::new("/proc").join(process).join("stat")).unwrap_or_default();
    let state = told.rsplit_once(") ").and_then(|(_, rest)| rest.chars().next());
    state.is_some_and(|state| !matches!(state, 'Z' | 'X'))
}

/// Folders of processes that are no more.
fn left_behind(place: &Path, runs: impl Fn(&str) -> bool) -> Vec<PathBuf> {
    let entries = fs::read_dir(place).into_iter().flatten().flatten();
    entries
        .filter(|entry| {
            let name = entry.file_name();
            let process = name.to_str().and_then(|name| name.strip_prefix(NAME));
            process.is_some_and(|it| it.bytes().all(|byte| byte.is_ascii_digit()) && !runs(it))
        })
        .map(|entry| entry.path())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_folders_of_ended_processes_are_left_behind() {
        let place = std::env::temp_dir().join(format!("lernfall-test-{}", std::process::id()));
        for name in ["lernfall-window-1", "lernfall-window-2", "lernfall-window-x", "else-3"] {
            fs::create_dir_all(place.join(name)).unwrap();
        }
        let left = left_behind(&place, |process| process == "1");
        fs::remove_dir_all(&place).unwrap();
        assert_eq!(left, [place.join("lernfall-window-2")]);
    }

    #[test]
    fn this_process_runs_and_one_that_has_ended_does_not() {
        let mut ended = std::process::Command::new("true").spawn().unwrap();
        let number = ended.id().to_string();
        // Until it is waited for, it is there and has ended.
        while runs(&number) {
            thread::sleep(Duration::from_millis(5));
        }
        assert!(Path::new("/proc").join(&number).exists());
        ended.wait().unwrap();
        assert!(!runs(&number));
        assert!(runs(&std::process::id().to_string()));
    }

    #[test]
    fn the_folder_goes_with_the_window() {
        let folder = std::env::temp_dir().join(format!("lernfall-test-own-{}", std::process::id()));
        Private::make(&folder).unwrap();
        fs::write(folder.join("salt"), "x").unwrap();
        drop(Private::own(folder.clone()));
        assert!(!folder.exists());
    }
}
