//! The program under test and the tools of others that look at what it makes.
//!
//! A tool that is missing fails the test and says how to get it: `cargo xtask test` installs them all.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

pub const PASSPHRASE: &str = "vier ganz zufällige Wörter";
pub const SEAL_PASSPHRASE: &str = "am Telefon genannt 7";

/// The folder that holds the whole project.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// The built command line.
pub fn lernfall() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let built = Command::new(env!("CARGO"))
            .args(["build", "--quiet", "--package", "lernfall-cli"])
            .current_dir(root())
            .status()
            .unwrap();
        assert!(built.success(), "lernfall-cli does not build");
        // This test runs from <target>/debug/deps.
        let deps = std::env::current_exe().unwrap();
        deps.ancestors().nth(2).unwrap().join("lernfall")
    })
}

/// Runs `lernfall` in German at the cost for tests.
pub fn run(args: &[&str]) -> Output {
    Command::new(lernfall())
        .args(args)
        .env("LERNFALL_TEST_COST", "1")
        .env("LC_ALL", "de_DE.UTF-8")
        .output()
        .unwrap()
}

/// Runs `lernfall`, expects it to succeed, and gives what it printed.
pub fn good(args: &[&str]) -> String {
    let output = run(args);
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "lernfall {args:?} → {:?}\n{error}", output.status.code());
    String::from_utf8(output.stdout).unwrap()
}

/// [`good`] with `--json`, as JSON.
pub fn json(args: &[&str]) -> serde_json::Value {
    let args: Vec<&str> = [args, &["--json"]].concat();
    serde_json::from_str(&good(&args)).unwrap()
}

/// Runs a tool of others and expects it to succeed.
pub fn tool(name: &str, args: &[&str], folder: &Path) -> String {
    let output = Command::new(name).args(args).current_dir(folder).output().unwrap_or_else(|error| {
        panic!("{name} is missing ({error}); `cargo xtask test` installs it");
    });
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{name} {args:?} → {:?}\n{told}\n{error}", output.status.code());
    told
}

/// The Python that has the packages of `tests/foreign/requirements.txt`.
pub fn python(script: &str, args: &[&str]) -> String {
    let target = lernfall().ancestors().nth(2).unwrap();
    let python = target.join("python/bin/python");
    let script = root().join("tests/foreign").join(script);
    let args: Vec<&str> = [&[script.to_str().unwrap()], args].concat();
    tool(python.to_str().unwrap(), &args, &root())
}

/// A new workspace in a new folder, with the files that its commands need.
pub struct Workspace {
    pub folder: tempfile::TempDir,
}

impl Workspace {
    pub fn new() -> Self {
        let workspace = Self { folder: tempfile::tempdir().unwrap() };
        std::fs::write(workspace.path("passphrase"), format!("{PASSPHRASE}\n")).unwrap();
        std::fs::write(workspace.path("seal"), format!("{SEAL_PASSPHRASE}\n")).unwrap();
        good(&[
            "workspace",
            "create",
            &workspace.dir(),
            "--agency",
            "Amt für Erprobung",
            "--level",
            "EB-K2",
            "--passphrase-file",
            &workspace.text("passphrase"),
            "--recovery-file",
            &workspace.text("recovery"),
        ]);
        workspace
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn text(&self, name: &str) -> String {
        self.path(name).to_str().unwrap().to_owned()
    }

    pub fn dir(&self) -> String {
        self.text("workspace")
    }

    /// `lernfall WORDS… DIR REST… --passphrase-file …`
    pub fn args<'a>(&'a self, parts: &[&'a str]) -> Vec<String> {
        let mut args: Vec<String> = parts.iter().map(|part| (*part).to_owned()).collect();
        args.extend(["--passphrase-file".to_owned(), self.text("passphrase")]);
        args
    }

    pub fn good(&self, parts: &[&str]) -> String {
        let args = self.args(parts);
        good(&args.iter().map(String::as_str).collect::<Vec<_>>())
    }

    pub fn json(&self, parts: &[&str]) -> serde_json::Value {
        let args = self.args(parts);
        json(&args.iter().map(String::as_str).collect::<Vec<_>>())
    }

    pub fn run(&self, parts: &[&str]) -> Output {
        let args = self.args(parts);
        run(&args.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// A case from one of the fixtures.
    pub fn case(&self, fixture: &str) -> String {
        let answers = root().join("crates/app/examples").join(fixture);
        let dir = self.dir();
        let id =
            self.good(&["case", "new", &dir, "--title", "Erprobung", "--answers", answers.to_str().unwrap()]);
        id.trim().to_owned()
    }
}
