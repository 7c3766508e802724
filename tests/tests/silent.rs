//! No error says what somebody typed (SEC-12): every command of the window is asked in every shape that
//! its types allow and in shapes that they do not, with a canary in each text, without a workspace and
//! with one, with files that are missing, broken or of another kind. Nothing of it may be in a refusal, in
//! anything printed for debugging, in a panic or on standard error; and nothing may panic.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "a test stops with what went wrong"
)]

#[path = "silent/types.rs"]
mod types;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::Command;

use lernfall_app::dispatch::{CANCEL, LISTEN, STAY, command_names, dispatch, pick};
use lernfall_app::env::Env;
use lernfall_app::jobs::{Cancel, Job};
use lernfall_app::session::Session;
use lernfall_core::text::Language;
use lernfall_tests::canary::{Canary, Search};
use serde_json::{Value, json};

use types::{Types, spoilt};

const OWN: &str = "no_refusal_tells_what_somebody_typed";

/// Set where this test runs a second time, with its output on record.
const INSIDE: &str = "LERNFALL_ON_RECORD";

const TYPES: &str = include_str!("../../ui/src/lib/api/generated.ts");

/// No type has more choices.
const SHAPES: usize = 16;

/// The only thing typed: what is found is a leak, whichever it is.
fn canary() -> Canary {
    Canary::new(11, "an ask")
}

#[test]
fn no_refusal_tells_what_somebody_typed() {
    if std::env::var_os(INSIDE).is_some() {
        let (asked, refused) = ask_everything();
        println!("asked {asked} times, {refused} refused");
        return;
    }
    let own = std::env::current_exe().unwrap();
    let done = Command::new(own).args(["--exact", OWN, "--nocapture"]).env(INSIDE, "1").output().unwrap();
    let said = [done.stdout, done.stderr].concat();
    let text = String::from_utf8_lossy(&said);
    assert!(done.status.success(), "{text}");
    assert_eq!(Search::new(vec![canary()]).bytes(&said), [], "it is printed");
    let told = text.lines().find(|line| line.starts_with("asked ")).expect("it says how often");
    println!("{told}");
}

/// The looking itself: an error that tells what was typed is found, as is a panic.
#[test]
fn a_refusal_that_tells_it_would_be_found() {
    let search = Search::new(vec![canary()]);
    let error =
        lernfall_app::error::ApiError::new(lernfall_app::error::Code::Bug).with("what", canary().word);
    assert!(!told(&search, &error).is_empty());
}

/// Without a workspace, then with a new one for each command. Gives how many calls there were, and how
/// many of them were refused.
fn ask_everything() -> (usize, usize) {
    let types = Types::read(TYPES);
    let names: Vec<&str> = types.asks.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, command_names(), "the page's types name other commands");
    let (mut asked, mut refused) = (0, 0);
    for (name, ask) in &types.asks {
        // The shell takes these; they reach no desk.
        if [LISTEN, CANCEL, STAY].contains(&name.as_str()) {
            continue;
        }
        let mut room = Room::new();
        let ids = json!({});
        for whole in asks(&types, ask, &ids) {
            refused += room.ask(name, whole, None);
            asked += 1;
        }
        let ids = room.open();
        for whole in asks(&types, ask, &ids) {
            let files = if pick(name, &whole).is_some() { room.files() } else { vec![None] };
            for file in files {
                refused += room.ask(name, whole.clone(), file);
                asked += 1;
                if room.is_locked() {
                    room.open_again();
                }
            }
        }
    }
    assert!(refused > asked / 4 && refused < asked, "{refused} of {asked} were refused");
    (asked, refused)
}

fn asks(types: &Types, ask: &str, ids: &Value) -> Vec<Value> {
    let word = canary().word;
    let mut text = || word.clone();
    let questions = ["B1", "C2", "H4", "V1"];
    let mut all = Vec::new();
    for shape in 0..SHAPES {
        let known = |name: &str| match name {
            "QuestionId" => Some(json!(questions[shape % questions.len()])),
            "CaseId" | "InterviewId" => ids.get(name).cloned(),
            _ => None,
        };
        let whole = types.sample(ask, shape, &known, &mut text);
        if !all.contains(&whole) {
            all.push(whole);
        }
    }
    let bad: Vec<Value> =
        all.iter().take(2).flat_map(|whole| spoilt(whole, &types.ids(), &mut text)).collect();
    all.extend(bad);
    all
}

/// A session of its own, in a folder of its own.
struct Room {
    folder: tempfile::TempDir,
    session: Session,
    search: Search,
}

impl Room {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let session = Session::new(Env::for_tests(folder.path()));
        Self { folder, session, search: Search::new(vec![canary()]) }
    }

    /// Asks, and gives 1 where it was refused.
    fn ask(&mut self, name: &str, ask: Value, file: Option<PathBuf>) -> usize {
        let shown = format!("{name} {ask} {file:?}").replace(&canary().word, "…");
        let session = &mut self.session;
        let mut job = Job::new(Cancel::default(), |_| {});
        let answer =
            catch_unwind(AssertUnwindSafe(|| dispatch(session, name, Language::De, ask, file, &mut job)));
        let debug = format!("{:?} {job:?}", self.session);
        assert_eq!(self.search.bytes(debug.as_bytes()), [], "{shown} shows in what is printed for debugging");
        match answer {
            Ok(Ok(_)) => 0,
            Ok(Err(error)) => {
                let told = told(&self.search, &error);
                assert!(told.is_empty(), "{shown} is refused with what was typed: {told:?}");
                1
            }
            Err(_) => panic!("{shown} panics"),
        }
    }

    /// As somebody does who means it.
    fn does(&mut self, name: &str, ask: Value) -> Value {
        let mut job = Job::new(Cancel::default(), |_| {});
        let done = dispatch(&mut self.session, name, Language::De, ask, None, &mut job);
        serde_json::from_str(&done.unwrap_or_else(|error| panic!("{name}: {error}"))).unwrap()
    }

    /// A workspace with a case in which everything is called like the canary.
    fn open(&mut self) -> Value {
        let word = canary().word;
        self.session.lock();
        self.does("create_desk", json!({ "passphrase": word }));
        let begun = self.does("begin_case", json!({ "title": word, "form": "talk" }));
        let (case, interview) = (begun["case"].clone(), begun["interview"].clone());
        let key = json!({ "interview": interview, "question": "B1", "row": null });
        let value = json!({ "text": word });
        let draft =
            json!({ "case": case, "interview": interview, "stage": "talk", "key": key, "value": value });
        self.does("save_draft", draft);
        json!({ "CaseId": case, "InterviewId": interview })
    }

    fn is_locked(&mut self) -> bool {
        let mut job = Job::new(Cancel::default(), |_| {});
        dispatch(&mut self.session, "cases", Language::De, json!({}), None, &mut job).is_err()
    }

    /// The workspace made last, where the passphrase is still the same; else another.
    fn open_again(&mut self) {
        let ask = json!({ "workspace": { "recent": 0 }, "passphrase": canary().word });
        let mut job = Job::new(Cancel::default(), |_| {});
        if dispatch(&mut self.session, "open_desk", Language::De, ask, None, &mut job).is_err() {
            self.open();
        }
    }

    /// What may be chosen in a dialog: a file that holds the canary, one that is not there, a folder, a
    /// place below a file. All of them are called like it.
    fn files(&self) -> Vec<Option<PathBuf>> {
        let word = canary().word;
        let place = |name: &str| self.folder.path().join(name).join(&word);
        let write = |path: &Path| {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, &word).unwrap();
        };
        let file = place("file");
        write(&file);
        let folder = place("folder");
        fs::create_dir_all(&folder).unwrap();
        [file.clone(), place("missing"), folder, file.join(&word)]
            .into_iter()
            .map(Some)
            .chain([None])
            .collect()
    }
}

/// Where a refusal tells what was typed.
fn told(search: &Search, error: &lernfall_app::error::ApiError) -> Vec<String> {
    let ways = [
        serde_json::to_string(error).unwrap(),
        format!("{error:?}"),
        format!("{error:#?}"),
        error.to_string(),
    ];
    let found = ways.iter().filter(|way| !search.bytes(way.as_bytes()).is_empty());
    found.map(|way| way.replace(&canary().word, "…")).collect()
}
