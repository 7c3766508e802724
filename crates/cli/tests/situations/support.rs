//! A room with a workspace, and the ways to call the program in it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::languages::{english_in, german_in};

pub const PASSPHRASE: &str = "vier ganz zufällige Wörter";
pub const SEAL_PASSPHRASE: &str = "am Telefon genannt 7";

/// Stands in answers, files and broken input; nothing that is refused repeats it.
pub const CANARY: &str = "Kanarienvogel7f3a";

pub const OWN: &str = "eigene-erfahrung.json";
pub const FAILED: &str = "einfuehrung-abgebrochen.json";
pub const REUSED: &str = "onlinedienst-nachgenutzt.json";

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Locale {
    German,
    English,
}

/// What a call said and how it ended.
#[derive(Debug)]
pub struct Told {
    pub exit: i32,
    pub out: String,
    pub err: String,
}

/// A call of the program at the cost for tests, without a terminal.
pub fn command(locale: Locale, args: &[&str]) -> Command {
    let locale = match locale {
        Locale::German => "de_DE.UTF-8",
        Locale::English => "en_GB.UTF-8",
    };
    let mut command = Command::new(env!("CARGO_BIN_EXE_lernfall"));
    command.args(args).env("LERNFALL_TEST_COST", "1").env("LC_ALL", locale).stdin(Stdio::null());
    command
}

pub fn call(locale: Locale, args: &[&str]) -> Told {
    ended(&mut command(locale, args))
}

pub fn ended(command: &mut Command) -> Told {
    let output = command.output().unwrap();
    Told {
        exit: output.status.code().expect("it ends by itself"),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// The folder that holds the whole project.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap().to_owned()
}

pub fn fixture(name: &str) -> String {
    root().join("crates/app/examples").join(name).to_str().unwrap().to_owned()
}

/// How a call has to be refused.
#[derive(Clone, Copy, Debug)]
pub struct Refusal<'a> {
    pub exit: i32,
    /// The code in the JSON.
    pub code: &'a str,
    /// Pieces of the German sentence: what happened, what is safe, what to do.
    pub says: &'a [&'a str],
}

pub fn person<'a>(code: &'a str, says: &'a [&'a str]) -> Refusal<'a> {
    Refusal { exit: 1, code, says }
}

pub fn verdict<'a>(code: &'a str, says: &'a [&'a str]) -> Refusal<'a> {
    Refusal { exit: 3, code, says }
}

/// A folder with a workspace `workspace`, the passphrase files `passphrase` and `seal`, and whatever a test
/// puts there.
pub struct Room {
    pub folder: tempfile::TempDir,
}

impl Room {
    /// Without a workspace.
    pub fn bare() -> Self {
        let room = Self { folder: tempfile::tempdir().unwrap() };
        room.put("passphrase", format!("{PASSPHRASE}\n"));
        room.put("seal", format!("{SEAL_PASSPHRASE}\n"));
        room
    }

    pub fn new() -> Self {
        let room = Self::bare();
        room.make("workspace");
        room
    }

    /// With a case whose answers are those of a fixture.
    pub fn with_case(name: &str) -> Self {
        let room = Self::new();
        room.case(name);
        room
    }

    pub fn make(&self, name: &str) {
        let (dir, recovery) = (self.at(name), self.at(&format!("{name}.recovery")));
        self.good(&[
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
    }

    pub fn case(&self, name: &str) -> String {
        let title = format!("Erprobung {CANARY}");
        let args = ["case", "new", &self.dir(), "--title", &title, "--answers", &fixture(name)];
        self.good(&args).out.trim().to_owned()
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn at(&self, name: &str) -> String {
        self.path(name).to_str().unwrap().to_owned()
    }

    pub fn dir(&self) -> String {
        self.at("workspace")
    }

    pub fn put(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        fs::write(self.path(name), bytes).unwrap();
        self.at(name)
    }

    /// Adds the passphrase file where the command takes one.
    pub fn args(&self, args: &[&str]) -> Vec<String> {
        let mut all: Vec<String> = args.iter().map(|arg| (*arg).to_owned()).collect();
        let takes = ["workspace", "case", "person", "search"].contains(&args[0]);
        // Listing backups opens nothing.
        let takes = takes && args.get(1) != Some(&"backups");
        if takes && !args.contains(&"--passphrase-file") {
            all.extend(["--passphrase-file".to_owned(), self.at("passphrase")]);
        }
        all
    }

    pub fn run(&self, locale: Locale, args: &[&str]) -> Told {
        let args = self.args(args);
        call(locale, &args.iter().map(String::as_str).collect::<Vec<_>>())
    }

    pub fn good(&self, args: &[&str]) -> Told {
        let told = self.run(Locale::German, args);
        assert_eq!(told.exit, 0, "{args:?}: {told:?}");
        told
    }

    pub fn json(&self, args: &[&str]) -> Value {
        serde_json::from_str(&self.good(&[args, &["--json"]].concat()).out).unwrap()
    }

    /// Everything under the room, by its path.
    pub fn everything(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut found = BTreeMap::new();
        let mut folders = vec![self.folder.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
                let kind = entry.file_type().unwrap();
                if kind.is_dir() {
                    found.insert(entry.path(), b"folder".to_vec());
                    folders.push(entry.path());
                } else if kind.is_file() {
                    found.insert(entry.path(), fs::read(entry.path()).unwrap());
                }
            }
        }
        found
    }

    /// The call is refused as documented, in German, English and JSON, repeats nothing of the content, and
    /// no file is made, changed or removed.
    pub fn refused(&self, args: &[&str], expected: Refusal<'_>) {
        let args = self.args(args);
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let before = self.everything();
        refused_by(&mut |locale, more| ended(&mut command(locale, &[&args, more].concat())), expected);
        let after = self.everything();
        let changed: Vec<_> =
            before.keys().chain(after.keys()).filter(|path| before.get(*path) != after.get(*path)).collect();
        assert!(changed.is_empty(), "{args:?} changed {changed:?}");
    }
}

/// The heart of [`Room::refused`], for calls that need more around them.
pub fn refused_by(call: &mut dyn FnMut(Locale, &[&str]) -> Told, expected: Refusal<'_>) {
    let german = call(Locale::German, &[]);
    assert_eq!(german.exit, expected.exit, "{german:?}");
    assert!(german.err.starts_with("Fehler: "), "{german:?}");
    for piece in expected.says {
        assert!(german.err.contains(piece), "“{piece}” is not in: {}", german.err);
    }
    assert_eq!(english_in(&german.err), Vec::<&str>::new(), "{}", german.err);
    let english = call(Locale::English, &[]);
    assert_eq!(english.exit, expected.exit, "{english:?}");
    assert!(english.err.starts_with("Error: "), "{english:?}");
    assert_eq!(german_in(&english.err), Vec::<&str>::new(), "{}", english.err);
    let json = call(Locale::German, &["--json"]);
    assert_eq!(json.exit, expected.exit, "{json:?}");
    let error: Value = serde_json::from_str(&json.err).expect(&json.err);
    assert_eq!(error["code"], expected.code, "{error}");
    for told in [&german, &english, &json] {
        assert!(told.out.is_empty(), "{told:?}");
        for secret in [CANARY, PASSPHRASE, SEAL_PASSPHRASE] {
            assert!(!told.err.contains(secret), "{secret} in {}", told.err);
        }
    }
}
