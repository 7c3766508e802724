//! The command line is killed at any moment; what it had acknowledged is there, and nothing is half done.
//!
//! `LERNFALL_KILLS` says how often (16, a quarter for each command). The seed is printed; `LERNFALL_SEED`
//! repeats one. A call is acknowledged when it ended with exit 0; the killer keeps its own log of that,
//! which it only ever appends to.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::disallowed_methods,
    dead_code,
    reason = "everything here is a test or serves one, some of it for other tests too"
)]

#[path = "support/program.rs"]
mod program;

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Write;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use program::{Workspace, json, lernfall, root, run};
use serde_json::{Value, json as literal};

const REUSED: &str = "onlinedienst-nachgenutzt.json";
const OWN: &str = "eigene-erfahrung.json";

fn number_from(name: &str, default: u64) -> u64 {
    std::env::var_os(name).map_or(default, |text| text.to_str().unwrap().parse().unwrap())
}

fn kills() -> u64 {
    number_from("LERNFALL_KILLS", 16).div_ceil(4)
}

/// Kills calls at moments that are spread over a little more than the time that one takes.
struct Killer {
    workspace: Workspace,
    log: File,
    state: u64,
    whole: Duration,
    done: u64,
    killed: u64,
}

impl Killer {
    fn new() -> Self {
        let seed = number_from("LERNFALL_SEED", u64::from(std::process::id()));
        println!("LERNFALL_SEED={seed}");
        let workspace = Workspace::new();
        let log = File::options().create(true).append(true).open(workspace.path("acknowledged.log")).unwrap();
        Self { workspace, log, state: seed, whole: Duration::ZERO, done: 0, killed: 0 }
    }

    /// A number below `below`, by SplitMix64.
    fn chance(&mut self, below: u64) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % below
    }

    /// Takes the time of a call that nobody kills.
    fn measure(&mut self, parts: &[&str]) {
        let begun = Instant::now();
        self.workspace.good(parts);
        self.whole = begun.elapsed();
    }

    /// Whether the call ended well before it was killed; then it is in the log.
    fn call(&mut self, number: u64, parts: &[&str]) -> bool {
        let most = u64::try_from(self.whole.as_micros()).unwrap() * 8 / 5;
        let wait = Duration::from_micros(self.chance(most.max(1)));
        let mut child = Command::new(lernfall())
            .args(self.workspace.args(parts))
            .env("LERNFALL_TEST_COST", "1")
            .env("LC_ALL", "de_DE.UTF-8")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(wait);
        // Nothing happens to one that has ended already.
        child.kill().unwrap();
        let status = child.wait().unwrap();
        assert!(status.success() || status.code().is_none(), "neither done nor killed: {status}");
        if status.success() {
            writeln!(self.log, "{number}").unwrap();
            self.log.sync_all().unwrap();
            self.done += 1;
        } else {
            self.killed += 1;
        }
        status.success()
    }

    fn acknowledged(&self) -> BTreeSet<u64> {
        let text = fs::read_to_string(self.workspace.path("acknowledged.log")).unwrap();
        text.lines().map(|line| line.parse().unwrap()).collect()
    }

    /// The workspace opens, and nothing in it is damaged or left over.
    fn sound(&self) {
        let checked = self.workspace.json(&["workspace", "check", &self.workspace.dir()]);
        assert_eq!(checked["findings"], literal!([]));
        let stored = fs::read_dir(self.workspace.path("workspace/attachments")).unwrap();
        let stored: Vec<_> = stored.map(|entry| entry.unwrap().path()).collect();
        assert!(stored.iter().all(|path| path.extension().unwrap() == "age"), "{stored:?}");
        let large = checked["attachments"].as_u64().unwrap();
        assert_eq!(stored.len() as u64, large, "a file without its attachment, or the other way round");
    }

    fn show(&self, case: &str) -> Value {
        self.workspace.json(&["case", "show", &self.workspace.dir(), case])
    }
}

impl Drop for Killer {
    fn drop(&mut self) {
        println!("{} acknowledged, {} killed", self.done, self.killed);
    }
}

fn answered<'a>(case: &'a Value, question: &str) -> Option<&'a str> {
    let all = case["interviews"][0]["answers"].as_array().unwrap();
    all.iter().find(|answer| answer["question"] == question)?["value"]["text"].as_str()
}

#[test]
fn a_patch_is_taken_whole_or_not_at_all() {
    let mut killer = Killer::new();
    let id = killer.workspace.case(OWN);
    let dir = killer.workspace.dir();
    let patch = killer.workspace.text("patch.json");
    let answer = ["case", "answer", &dir, &id, "--answers", &patch];
    let text = |number: u64| format!("Antwort {number} ").repeat(2000);
    let mut there = 0;
    for number in 0..=kills() {
        let both = ["B1", "B3"].map(|id| literal!({"question": id, "value": {"text": text(number)}}));
        let file = literal!({"format": "lernfall-answers/1", "interviews": [{"answers": both}]});
        fs::write(&patch, file.to_string()).unwrap();
        let done = if number == 0 {
            killer.measure(&answer);
            true
        } else {
            killer.call(number, &answer)
        };
        killer.sound();
        let case = killer.show(&id);
        let (b1, b3) = (answered(&case, "B1").unwrap(), answered(&case, "B3").unwrap());
        assert!(b1 == b3, "one half of patch {number}");
        let is_new = b1 == text(number);
        assert!(is_new || b1 == text(there), "after patch {number}: neither the old nor the new text");
        assert!(is_new || !done, "patch {number} was acknowledged and is missing");
        if is_new {
            there = number;
        }
    }
}

#[test]
fn a_case_is_made_whole_or_not_at_all() {
    let mut killer = Killer::new();
    let dir = killer.workspace.dir();
    let answers = root().join("crates/app/examples").join(REUSED);
    let answers = answers.to_str().unwrap();
    killer.measure(&["case", "new", &dir, "--title", "Fall 0", "--answers", answers]);
    let reference = killer.show("1");
    let count = |case: &Value| case["interviews"][0]["answers"].as_array().unwrap().len();
    for number in 1..=kills() {
        let title = format!("Fall {number}");
        killer.call(number, &["case", "new", &dir, "--title", &title, "--answers", answers]);
        killer.sound();
        let listed = killer.workspace.json(&["case", "list", &dir]);
        let listed = listed.as_array().unwrap();
        let titles: BTreeSet<&str> = listed.iter().map(|line| line["title"].as_str().unwrap()).collect();
        assert_eq!(titles.len(), listed.len(), "{titles:?}");
        for acknowledged in killer.acknowledged() {
            assert!(
                titles.contains(format!("Fall {acknowledged}").as_str()),
                "case {acknowledged} is missing"
            );
        }
        for line in listed {
            assert!(line["title"].as_str().unwrap().starts_with("Fall "), "{line}");
            assert_eq!(line["coreAnswered"], reference["coreAnswered"], "{line}");
        }
        let newest = killer.show(listed[0]["id"].as_str().unwrap());
        assert_eq!(count(&newest), count(&reference));
    }
}

#[test]
fn a_file_is_attached_whole_or_not_at_all() {
    let mut killer = Killer::new();
    let dir = killer.workspace.dir();
    for number in 0..=kills() {
        let id = killer.workspace.case(REUSED);
        let bytes = vec![u8::try_from(number % 251).unwrap(); (3 << 20) + usize::try_from(number).unwrap()];
        let file = killer.workspace.text("anlage.bin");
        fs::write(&file, &bytes).unwrap();
        let attach = ["case", "attach", &dir, &id, "H4", &file];
        let done = if number == 0 {
            killer.measure(&attach);
            true
        } else {
            killer.call(number, &attach)
        };
        killer.sound();
        let case = killer.show(&id);
        let attachments = case["attachments"].as_array().unwrap();
        let rows = case["interviews"][0]["answers"].as_array().unwrap().iter();
        let holds_file = |answer: &&Value| {
            let fields = answer["value"]["fields"].as_object();
            fields.is_some_and(|fields| fields.values().any(|value| value.get("file").is_some()))
        };
        let rows = rows.filter(holds_file).count();
        assert_eq!(rows, attachments.len(), "a row without its file, or the other way round");
        assert!(!done || attachments.len() == 1, "attachment {number} was acknowledged and is missing");
        for attachment in attachments {
            assert_eq!(attachment["size"], bytes.len());
        }
    }
}

#[test]
fn a_bundle_has_its_name_only_when_it_is_whole() {
    let mut killer = Killer::new();
    let id = killer.workspace.case(REUSED);
    let dir = killer.workspace.dir();
    let out = killer.workspace.path("out");
    fs::create_dir(&out).unwrap();
    let seal = killer.workspace.text("seal");
    let (mut bundles, mut parts) = (0, 0);
    for number in 0..=kills() {
        let to = out.join(format!("{number}.lernfall"));
        let mail = out.join(format!("{number}.eml"));
        let (to, mail) = (to.to_str().unwrap(), mail.to_str().unwrap());
        let export =
            ["case", "export", &dir, &id, "--to", to, "--mail", mail, "--seal-passphrase-file", &seal];
        let done = if number == 0 {
            killer.measure(&export);
            true
        } else {
            killer.call(number, &export)
        };
        killer.sound();
        assert!(!done || (fs::exists(to).unwrap() && fs::exists(mail).unwrap()), "{number} is missing");
        let left: Vec<_> = fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().path()).collect();
        for path in &left {
            match path.extension().unwrap().to_str().unwrap() {
                "part" => parts += 1,
                "lernfall" => {
                    let file = path.to_str().unwrap();
                    let verdict = run(&["bundle", "verify", file, "--seal-passphrase-file", &seal]);
                    assert_eq!(verdict.status.code(), Some(0), "{file} is not whole");
                    bundles += 1;
                }
                "eml" => {
                    let draft = fs::read(path).unwrap();
                    assert!(draft.ends_with(b"--\r\n"), "{path:?} is cut off");
                    assert!(path.with_extension("lernfall").exists(), "a draft without its bundle");
                }
                other => panic!("nobody made a .{other}"),
            }
        }
        left.iter().for_each(|path| fs::remove_file(path).unwrap());
    }
    println!("{bundles} whole bundles, {parts} unfinished parts");
    let last = out.join("last.lernfall");
    let exported = killer.workspace.args(&[
        "case",
        "export",
        &dir,
        &id,
        "--to",
        last.to_str().unwrap(),
        "--seal-passphrase-file",
        &seal,
    ]);
    let exported = json(&exported.iter().map(String::as_str).collect::<Vec<_>>());
    assert!(exported["number"].as_u64().unwrap() > killer.done, "an acknowledged hand-over has no number");
}
