//! The programs that are tortured, and one run of one of them.
//!
//! What was sent and what was acknowledged is known from outside alone. A command on the command line is
//! acknowledged by exit 0, a command of a session by its reply.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::RecvTimeoutError;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::room::Room;

/// What is run.
pub struct Programs {
    pub root: PathBuf,
    pub lernfall: PathBuf,
    /// Ours: a session without a window, and the upgrade.
    pub torture: PathBuf,
    /// What makes calls fail, to be preloaded.
    pub faults: PathBuf,
}

impl Programs {
    /// Builds what is missing. `torture` is this crate's own program.
    pub fn built(torture: &Path) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the whole project").to_owned();
        let target = torture.parent().expect("a folder of programs").to_owned();
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let built = Command::new(cargo)
            .args(["build", "--quiet", "--package", "lernfall-cli"])
            .current_dir(&root)
            .status();
        assert!(built.expect("cargo starts").success(), "lernfall-cli does not build");
        let faults = target.join("libfaults.so");
        let compiled = Command::new("cc")
            .args(["-Wall", "-Wextra", "-Werror", "-O1", "-shared", "-fPIC", "-o"])
            .arg(&faults)
            .arg(root.join("tests/faults/faults.c"))
            .arg("-ldl")
            .status();
        assert!(compiled.expect("cc starts").success(), "faults.c does not compile");
        Self { root, lernfall: target.join("lernfall"), torture: torture.to_owned(), faults }
    }
}

/// One process and what it is told.
#[derive(Clone)]
pub struct Script {
    pub program: PathBuf,
    pub words: Vec<String>,
    /// For a session: what comes before, then the steps that count.
    pub before: Vec<Value>,
    pub steps: Vec<Value>,
}

impl Script {
    /// Whether its steps are lines to a session, not the run as a whole.
    pub fn is_session(&self) -> bool {
        !self.steps.is_empty()
    }
}

/// How a call is made to fail.
#[derive(Clone, Copy, Default)]
pub struct Fault {
    /// As `faults.c` calls it; empty to count only.
    pub kind: &'static str,
    /// Which call, from 1.
    pub at: usize,
}

/// How a run ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum End {
    ByItself,
    /// Killed so long after its first step began.
    KilledAfter(Duration),
    /// A session is killed when its last step is acknowledged; a command ends by itself.
    OnceAcknowledged,
}

/// What was seen of a run from outside.
pub struct Run {
    pub status: ExitStatus,
    /// Steps that were begun.
    pub sent: usize,
    /// Steps that were said to be done.
    pub acknowledged: usize,
    /// Codes of errors, as told.
    pub codes: Vec<String>,
    /// From the first step to the last acknowledgement.
    pub took: Duration,
    /// Calls that changed the room, in their order, with "!" at the one that failed.
    pub calls: Vec<String>,
}

impl Run {
    /// Whether it was killed while a step was under way.
    pub fn was_killed(&self) -> bool {
        self.status.code().is_none()
    }

    /// The call that was made to fail.
    pub fn failed(&self) -> Option<&str> {
        self.calls.iter().map(String::as_str).find(|call| call.contains(" ! "))
    }
}

/// Runs `script` in `room`, at most the first `most` of its steps.
pub fn run(programs: &Programs, room: &Room, script: &Script, most: usize, fault: Fault, end: End) -> Run {
    let log = room.path("calls.log");
    let _none_yet = std::fs::remove_file(&log);
    let mut command = room.command(&script.program);
    command
        .args(&script.words)
        .env("LD_PRELOAD", &programs.faults)
        .env("LERNFALL_FAULT_BELOW", room.folder())
        .env("LERNFALL_FAULT_LOG", &log)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    if !fault.kind.is_empty() {
        command.env("LERNFALL_FAULT_KIND", fault.kind).env("LERNFALL_FAULT_AT", fault.at.to_string());
    }
    let child = command.spawn().expect("the program starts");
    let mut run =
        if script.is_session() { converse(child, script, most, end) } else { watch(child, &log, end) };
    run.calls = std::fs::read_to_string(&log).unwrap_or_default().lines().map(str::to_owned).collect();
    run
}

/// Kills the process after a while, from another thread.
fn kill_later(process: u32, after: Duration) -> thread::JoinHandle<()> {
    let moment = Instant::now() + after;
    thread::spawn(move || kill_at(process, moment))
}

/// The process is not waited for before this has ended, so its number is still its own.
fn kill_at(process: u32, moment: Instant) {
    // Sleeping alone is too coarse for moments within a millisecond.
    if let Some(most) = moment.checked_sub(Duration::from_micros(300)) {
        thread::sleep(most.saturating_duration_since(Instant::now()));
    }
    while Instant::now() < moment {
        std::hint::spin_loop();
    }
    let process = rustix::process::Pid::from_raw(i32::try_from(process).expect("a number"));
    let _gone = rustix::process::kill_process(process.expect("a process"), rustix::process::Signal::KILL);
}

/// How many calls opening a workspace takes at least: its lock and the note of who holds it.
pub const OPENING: usize = 6;

/// A run that is acknowledged by its end. It is told to have begun by its first call after opening.
fn watch(child: Child, log: &Path, end: End) -> Run {
    let started = Instant::now();
    let (process, log) = (child.id(), log.to_owned());
    let (stop, stopped) = std::sync::mpsc::channel::<()>();
    let watcher = thread::spawn(move || {
        let begun = |log: &Path| {
            let lines = std::fs::read(log).unwrap_or_default();
            lines.iter().filter(|byte| **byte == b'\n').count() > OPENING
        };
        while !begun(&log) {
            if stopped.recv_timeout(Duration::from_micros(100)) != Err(RecvTimeoutError::Timeout) {
                return started;
            }
        }
        let begun = Instant::now();
        if let End::KilledAfter(after) = end {
            kill_at(process, begun + after);
        }
        begun
    });
    let (said, mut child) = said(child);
    // It has closed its outputs: dead or as good as that.
    drop(stop);
    let begun = watcher.join().expect("a watcher");
    let status = child.wait().expect("an end");
    Run {
        status,
        sent: 1,
        acknowledged: usize::from(status.success()),
        codes: codes(&said),
        took: begun.elapsed(),
        calls: Vec::new(),
    }
}

/// Everything that it still says.
fn said(mut child: Child) -> (String, Child) {
    drop(child.stdin.take());
    let error = child.stderr.take().expect("a standard error");
    let told = thread::spawn(move || std::io::read_to_string(error).unwrap_or_default());
    let mut said = child.stdout.take().map(std::io::read_to_string).and_then(Result::ok).unwrap_or_default();
    said.push_str(&told.join().expect("a reader"));
    (said, child)
}

/// A session that is told line by line, each after the reply to the one before.
fn converse(mut child: Child, script: &Script, most: usize, end: End) -> Run {
    let mut input = child.stdin.take().expect("an input");
    let mut replies = BufReader::new(child.stdout.take().expect("an output"));
    let mut killer = None;
    let (mut sent, mut acknowledged, mut codes) = (0, 0, Vec::new());
    let mut begun = Instant::now();
    let mut took = Duration::ZERO;
    let lines = script
        .before
        .iter()
        .map(|line| (line, false))
        .chain(script.steps.iter().take(most).map(|line| (line, true)));
    for (line, counts) in lines {
        if counts && sent == 0 {
            begun = Instant::now();
            if let End::KilledAfter(after) = end {
                killer = Some(kill_later(child.id(), after));
            }
        }
        sent += usize::from(counts);
        let told = writeln!(input, "{line}").and_then(|()| input.flush());
        let mut reply = String::new();
        // Half a line is what a killed process was about to say: nobody was told.
        if told.is_err() || replies.read_line(&mut reply).is_err() || !reply.ends_with('\n') {
            break;
        }
        let reply: Value = serde_json::from_str(&reply).expect("a reply in JSON");
        if let Some(code) = reply["error"].as_str() {
            codes.push(code.to_owned());
            break;
        }
        acknowledged += usize::from(counts);
        took = begun.elapsed();
    }
    if end == End::OnceAcknowledged {
        child.kill().expect("it was there");
    }
    drop(input);
    child.stdout = None;
    let (_, mut child) = said(child);
    if let Some(killer) = killer {
        killer.join().expect("a killer");
    }
    let status = child.wait().expect("an end");
    Run { status, sent, acknowledged, codes, took, calls: Vec::new() }
}

/// The codes in what was said as JSON; a run may tell of more than one error.
fn codes(said: &str) -> Vec<String> {
    let mut found = Vec::new();
    for after in said.split("\"code\":").skip(1) {
        found.extend(after.split('"').nth(1).map(str::to_owned));
    }
    found
}

/// A log that is only ever appended to and flushed: what was sent and what was acknowledged.
#[derive(Clone)]
pub struct Log(Arc<Mutex<std::fs::File>>);

impl Log {
    pub fn at(path: &Path) -> Self {
        let file = std::fs::File::options().create(true).append(true).open(path);
        Self(Arc::new(Mutex::new(file.expect("a log"))))
    }

    pub fn line(&self, line: &str) {
        let mut file = self.0.lock().expect("the log");
        writeln!(file, "{line}").expect("a line in the log");
    }
}
