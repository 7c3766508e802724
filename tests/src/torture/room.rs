//! A folder with a workspace in use, its secrets, the files that are attached, and a place for papers.
//!
//! One is made; every attempt gets a copy, so that each starts from the same state.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::process::Programs;

pub const PASSPHRASE: &str = "vier ganz zufällige Wörter";
pub const NEW_PASSPHRASE: &str = "fünf andere ganz zufällige Wörter";
pub const SEAL_PASSPHRASE: &str = "am Telefon genannt 7";

/// Whether there is a workspace at the start.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Start {
    Empty,
    InUse,
}

pub struct Room {
    folder: TempDir,
}

impl Room {
    /// Where memory serves as the medium, if there is such a place. Nothing here tells anything about a power
    /// cut, on a drive as little: what a killed program wrote and never flushed is there all the same.
    fn new() -> Self {
        let memory = Path::new("/dev/shm");
        let folder =
            if memory.is_dir() { TempDir::with_prefix_in("lernfall-", memory) } else { TempDir::new() };
        let room = Self { folder: folder.expect("a folder for the attempt") };
        ["home", "out"].iter().for_each(|name| fs::create_dir(room.path(name)).expect("a folder"));
        room
    }

    /// A room with two cases, one of them in a backup, a small and a large attachment, and a hand-over.
    pub fn in_use(programs: &Programs) -> Self {
        let room = Self::bare();
        let examples = programs.root.join("crates/app/examples");
        let call = |words: &[&str]| {
            let mut words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
            words.extend(["--passphrase-file".to_owned(), room.text("passphrase")]);
            let output = room.command(&programs.lernfall).args(&words).output().expect("lernfall starts");
            let error = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{words:?}: {error}");
        };
        let (dir, recovery) = (room.text("workspace"), room.text("recovery"));
        call(&[
            "workspace",
            "create",
            &dir,
            "--agency",
            "Amt für Erprobung",
            "--level",
            "EB-K2",
            "--recovery-file",
            &recovery,
        ]);
        let begin = |title: &str, file: &str| {
            let answers = examples.join(file);
            call(&["case", "new", &dir, "--title", title, "--answers", answers.to_str().expect("UTF-8")]);
        };
        begin("Erster", "onlinedienst-nachgenutzt.json");
        call(&["workspace", "backup", &dir]);
        begin("Zweiter", "eigene-erfahrung.json");
        for file in ["small", "large"] {
            call(&["case", "attach", &dir, "1", "H4", &room.text(file)]);
        }
        let (to, seal) = (room.text("earlier.lernfall"), room.text("seal"));
        call(&["case", "export", &dir, "1", "--to", &to, "--seal-passphrase-file", &seal]);
        room
    }

    /// A room without a workspace.
    pub fn bare() -> Self {
        let room = Self::new();
        fs::create_dir(room.path("workspace")).expect("a folder");
        let put = |name: &str, bytes: &[u8]| fs::write(room.path(name), bytes).expect("a file");
        put("passphrase", PASSPHRASE.as_bytes());
        put("new-passphrase", NEW_PASSPHRASE.as_bytes());
        put("seal", SEAL_PASSPHRASE.as_bytes());
        let noise = |length: usize, seed: u64| {
            let mut chance = super::chance::Chance::new(seed);
            (0..length).map(|_| u8::try_from(chance.number(256)).expect("a byte")).collect::<Vec<_>>()
        };
        put("small", &noise(150_000, 1));
        put("large", &noise(1_200_000, 2));
        put("small-too", &noise(90_000, 3));
        put("large-too", &noise(2_000_000, 4));
        let text =
            |question: &str| json!({ "question": question, "value": { "text": "Anders. ".repeat(900) } });
        let both = json!([text("B1"), text("B3")]);
        let patch = json!({ "format": "lernfall-answers/1", "interviews": [{ "answers": both }] });
        put("patch", patch.to_string().as_bytes());
        let examples = Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("crates/app/examples");
        let copied = fs::copy(examples.join("einfuehrung-abgebrochen.json"), room.path("answers"));
        copied.expect("an example");
        room
    }

    /// Another room with the same in it.
    pub fn copied(&self) -> Self {
        let room = Self::new();
        copy(self.folder.path(), room.folder.path());
        room
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn text(&self, name: &str) -> String {
        self.path(name).to_str().expect("UTF-8").to_owned()
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// A program at the cost for tests, in German, whose person lives in this room.
    pub fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        for name in ["XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"] {
            command.env_remove(name);
        }
        command
            .env("HOME", self.path("home"))
            .env("LERNFALL_TEST_COST", "1")
            .env("LC_ALL", "de_DE.UTF-8")
            .current_dir(self.folder.path());
        command
    }

    /// Every file below `part`, as seen from there.
    pub fn files(&self, part: &str) -> Vec<String> {
        let (start, mut found) = (self.path(part), Vec::new());
        let mut folders = vec![start.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten() {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    found
                        .push(path.strip_prefix(&start).expect("inside").to_str().expect("UTF-8").to_owned());
                }
            }
        }
        found.sort();
        found
    }

    /// The id of the key of the database, as the key file says it.
    pub fn key(&self) -> Option<String> {
        let bytes = fs::read(self.path("workspace/keys.json")).ok()?;
        let file: Value = serde_json::from_slice(&bytes).ok()?;
        Some(file["key"].as_str()?.to_owned())
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), &to).expect("a copy");
        }
    }
}
