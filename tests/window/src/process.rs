//! Programs that are started for a test and end with it, together with all that they started.

use std::fs::File;
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};

use rustix::process::{Pid, Signal, kill_process, kill_process_group};

/// A program in a process group of its own; killed with the whole group when dropped, and by the
/// system when the test itself is killed.
#[derive(Debug)]
pub struct Owned(Child);

impl Owned {
    /// Starts `program`; what it prints goes to `log`, or to the pipe that `prepare` sets.
    pub fn start(program: &str, log: &Path, prepare: impl FnOnce(&mut Command)) -> Self {
        let out = File::options().create(true).append(true).open(log).expect("a log can be opened");
        let mut command = Command::new("setpriv");
        command.args(["--pdeathsig", "KILL", program]).stdin(Stdio::null());
        command.stdout(out.try_clone().expect("a log twice")).stderr(out);
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        prepare(&mut command);
        let child = command.spawn();
        Self(child.unwrap_or_else(|error| {
            panic!("{program} cannot be started ({error}); `cargo xtask window` installs it")
        }))
    }

    pub fn id(&self) -> u32 {
        self.0.id()
    }

    pub fn input(&mut self) -> ChildStdin {
        self.0.stdin.take().expect("the input was piped")
    }

    pub fn output(&mut self) -> impl std::io::Read + use<> {
        self.0.stdout.take().expect("the output was piped")
    }
}

impl Drop for Owned {
    fn drop(&mut self) {
        if let Some(group) = Pid::from_raw(self.0.id().cast_signed()) {
            let _ended = kill_process_group(group, Signal::KILL);
        }
        let _waited = self.0.wait();
    }
}

/// Kills one process as `kill -9` does.
pub fn kill(id: u32) {
    if let Some(id) = Pid::from_raw(id.cast_signed()) {
        let _ended = kill_process(id, Signal::KILL);
    }
}

/// Asks one process to end.
pub fn terminate(id: u32) {
    if let Some(id) = Pid::from_raw(id.cast_signed()) {
        let _ended = kill_process(id, Signal::TERM);
    }
}

/// Whether the process still runs; one that nobody has waited for does not. Its first thread may have ended
/// while another one still holds its files.
pub fn runs(id: u32) -> bool {
    let threads = || std::fs::read_dir(format!("/proc/{id}/task")).map_or(0, Iterator::count);
    stat(id).is_some_and(|(_, state, _)| state != "Z" || threads() > 1)
}

/// The processes that `parent` started, with their names.
pub fn children(parent: u32) -> Vec<(u32, String)> {
    let numbers = std::fs::read_dir("/proc").expect("/proc").flatten();
    let numbers = numbers.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    numbers
        .filter_map(|id: u32| {
            let (name, _, of) = stat(id)?;
            (of == parent).then_some((id, name))
        })
        .collect()
}

/// Name, state and parent of a process.
fn stat(id: u32) -> Option<(String, String, u32)> {
    let told = std::fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    let (begin, rest) = told.rsplit_once(')')?;
    let (_, name) = begin.split_once('(')?;
    let mut words = rest.split_whitespace();
    let state = words.next()?.to_owned();
    Some((name.to_owned(), state, words.next()?.parse().ok()?))
}
