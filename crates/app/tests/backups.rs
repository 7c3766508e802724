//! Backups, as the page asks for them: by themselves, by hand, in a second place, and back.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};

use lernfall_app::dispatch::dispatch;
use lernfall_app::env::Env;
use lernfall_app::error::{ApiError, Code};
use lernfall_app::jobs::{Cancel, Job};
use lernfall_app::session::Session;
use lernfall_core::text::Language;
use serde_json::{Value, json};
use tempfile::TempDir;

const PASSPHRASE: &str = "vier zufällige Wörter";

struct Window {
    home: TempDir,
    session: Session,
}

impl Window {
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let session = Session::new(Env::for_tests(home.path()));
        let mut window = Self { home, session };
        window.ask("create_desk", json!({ "passphrase": PASSPHRASE }));
        window
    }

    fn folder(&self) -> PathBuf {
        self.home.path().join("Arbeitsbereich")
    }

    fn restart(&mut self) {
        self.session.lock();
        self.session = Session::new(Env::for_tests(self.home.path()));
    }

    fn try_with(&mut self, name: &str, ask: Value, picked: Option<&Path>) -> Result<Value, ApiError> {
        let mut job = Job::new(Cancel::default(), |_| {});
        let picked = picked.map(Path::to_owned);
        let reply = dispatch(&mut self.session, name, Language::De, ask, picked, &mut job)?;
        Ok(serde_json::from_str(&reply).unwrap())
    }

    fn ask(&mut self, name: &str, ask: Value) -> Value {
        self.try_with(name, ask, None).unwrap()
    }

    fn open(&mut self) -> Value {
        self.ask("open_desk", json!({ "workspace": { "recent": 0 }, "passphrase": PASSPHRASE }))
    }

    fn begin_case(&mut self, title: &str) {
        self.ask("begin_case", json!({ "title": title, "form": "own" }));
    }

    fn titles(&mut self) -> Vec<String> {
        let page = self.ask("cases", json!({}));
        page["cases"]
            .as_array()
            .unwrap()
            .iter()
            .map(|case| case["title"].as_str().unwrap().to_owned())
            .collect()
    }

    fn backups(&mut self) -> Value {
        self.ask("backups", json!({ "of": "open" }))
    }
}

fn causes(page: &Value) -> Vec<&str> {
    page["backups"].as_array().unwrap().iter().map(|line| line["cause"].as_str().unwrap()).collect()
}

#[test]
fn locking_backs_up_what_has_changed_and_nothing_else() {
    let mut window = Window::new();
    window.begin_case("Erster Fall");
    assert_eq!(window.backups()["backups"], json!([]));
    window.restart();
    window.open();
    assert_eq!(causes(&window.backups()), ["lock"]);
    window.restart();
    window.open();
    assert_eq!(causes(&window.backups()), ["lock"], "nothing had changed");
    window.begin_case("Zweiter Fall");
    window.restart();
    window.open();
    let page = window.backups();
    assert_eq!(causes(&page), ["lock"], "of a day the newest stays");
    assert_eq!(page["backups"][0]["number"], 2);
    assert!(page["own"]["due"].is_null());
}

#[test]
fn a_backup_that_fails_keeps_nobody_from_locking_and_is_told_at_the_next_opening() {
    let mut window = Window::new();
    window.begin_case("Erster Fall");
    let place = window.folder().join("backups");
    fs::write(&place, b"in the way").unwrap();
    window.restart();
    assert!(window.ask("start", json!({}))["open"].is_null());
    assert_eq!(window.open()["backupDue"], "lastTime");
    assert_eq!(window.titles(), ["Erster Fall"]);

    fs::remove_file(&place).unwrap();
    let page = window.ask("back_up", json!({}));
    assert_eq!(causes(&page), ["asked"]);
    assert!(page["own"]["due"].is_null());
    window.restart();
    assert!(window.open()["backupDue"].is_null());
}

#[test]
fn a_session_that_was_killed_is_told_to_be_behind() {
    let mut window = Window::new();
    window.begin_case("Erster Fall");
    window.restart();
    window.open();
    window.begin_case("Zweiter Fall");
    // As a program dies: nothing is closed in order.
    let dead = std::mem::replace(&mut window.session, Session::new(Env::for_tests(window.home.path())));
    let copy = window.home.path().join("Kopie");
    copy_all(&window.folder(), &copy);
    drop(dead);
    window.try_with("choose_folder", json!({ "purpose": "openWorkspace" }), Some(&copy)).unwrap();
    let opened = window.ask("open_desk", json!({ "workspace": "chosen", "passphrase": PASSPHRASE }));
    assert_eq!(opened["backupDue"], "lastTime");
}

#[test]
fn the_second_place_is_told_when_it_is_away() {
    let mut window = Window::new();
    window.begin_case("Erster Fall");
    let stick = tempfile::tempdir().unwrap();
    let page = window.try_with("choose_second_place", json!({}), Some(stick.path())).unwrap();
    assert_eq!(page["own"]["second"]["reachable"], true);
    let page = window.ask("back_up", json!({}));
    assert_eq!(page["backups"].as_array().unwrap().len(), 2);

    let away = stick.path().with_extension("weg");
    fs::rename(stick.path(), &away).unwrap();
    window.begin_case("Zweiter Fall");
    window.restart();
    assert_eq!(window.open()["backupDue"], "secondPlace");
    let page = window.backups();
    assert_eq!(page["own"]["second"]["reachable"], false);
    assert_eq!(causes(&page), ["lock", "asked"]);

    fs::rename(&away, stick.path()).unwrap();
    window.restart();
    assert!(window.open()["backupDue"].is_null(), "it caught up without a change");
    let page = window.ask("end_second_place", json!({}));
    assert!(page["own"]["second"].is_null());
    assert!(fs::read_dir(stick.path()).unwrap().next().is_some(), "what is there stays there");
}

#[test]
fn the_whole_way_back_and_forth() {
    let mut window = Window::new();
    window.begin_case("Erster Fall");
    window.ask("back_up", json!({}));
    window.begin_case("Zweiter Fall");
    window.backups();

    let ask = json!({ "backup": 0, "passphrase": "ganz andere Wörter" });
    assert_eq!(window.try_with("preview_restore", ask, None).unwrap_err().code, Code::WrongPassphrase);
    assert_eq!(window.try_with("restore", json!({}), None).unwrap_err().code, Code::BackupGone);
    let preview = window.ask("preview_restore", json!({ "backup": 0, "passphrase": PASSPHRASE }));
    assert_eq!(preview["cases"].as_array().unwrap().len(), 1);
    assert_eq!(preview["cases"][0]["title"], "Erster Fall");
    assert_eq!(
        (&preview["newer"], &preview["replaces"]),
        (&json!({ "cases": 1, "answers": 0 }), &json!(true))
    );
    assert_eq!((&preview["sound"], &preview["faults"]), (&json!(true), &json!([])));
    assert_eq!(window.titles(), ["Zweiter Fall", "Erster Fall"], "looking changes nothing");

    let opened = window.ask("restore", json!({}));
    assert_eq!(opened["cases"], 1);
    assert_eq!(window.titles(), ["Erster Fall"]);
    assert!(!window.folder().join("restore.part").exists() && !window.folder().join("restored").exists());

    let page = window.backups();
    let aside = causes(&page).iter().position(|cause| *cause == "restore").unwrap();
    let preview = window.ask("preview_restore", json!({ "backup": aside, "passphrase": PASSPHRASE }));
    assert_eq!(preview["newer"], json!({ "cases": 0, "answers": 0 }));
    window.ask("restore", json!({}));
    assert_eq!(window.titles(), ["Zweiter Fall", "Erster Fall"]);
}

#[test]
fn leaving_a_preview_leaves_nothing() {
    let mut window = Window::new();
    window.begin_case("Erster Fall");
    window.ask("back_up", json!({}));
    let part = window.folder().join("restore.part");
    for end in ["end_restore", "lock_desk"] {
        window.backups();
        window.ask("preview_restore", json!({ "backup": 0, "passphrase": PASSPHRASE }));
        assert!(part.exists());
        window.ask(end, json!({}));
        assert!(!part.exists(), "{end}");
    }
}

#[test]
fn a_fresh_profile_gets_everything_from_a_stick() {
    let mut window = Window::new();
    window.begin_case("Erster Fall");
    let stick = tempfile::tempdir().unwrap();
    window.try_with("choose_second_place", json!({}), Some(stick.path())).unwrap();
    window.ask("back_up", json!({}));
    window.session.lock();

    let home = tempfile::tempdir().unwrap();
    let mut fresh = Window { session: Session::new(Env::for_tests(home.path())), home };
    let page = fresh.ask("backups", json!({ "of": "nobody" }));
    assert_eq!((&page["backups"], &page["own"]), (&json!([]), &Value::Null));
    let page = fresh.try_with("choose_backups", json!({ "of": "nobody" }), Some(stick.path())).unwrap();
    assert_eq!(causes(&page), ["asked"]);
    let preview = fresh.ask("preview_restore", json!({ "backup": 0, "passphrase": PASSPHRASE }));
    assert!(preview.get("newer").is_none() && preview["replaces"] == false);
    assert_eq!(fresh.ask("restore", json!({}))["cases"], 1);
    assert_eq!(fresh.titles(), ["Erster Fall"]);
    assert_eq!(fresh.ask("start", json!({}))["recent"][0]["present"], true);
}

#[test]
fn a_workspace_that_does_not_open_is_restored_from_the_start() {
    let mut window = Window::new();
    window.begin_case("Erster Fall");
    window.restart();
    fs::write(window.folder().join("workspace.db"), vec![7; 40_960]).unwrap();
    let ask = json!({ "workspace": { "recent": 0 }, "passphrase": PASSPHRASE });
    assert_eq!(window.try_with("open_desk", ask, None).unwrap_err().code, Code::WorkspaceDamaged);
    let page = window.ask("backups", json!({ "of": { "closed": { "recent": 0 } } }));
    assert_eq!(causes(&page), ["lock"]);
    window.ask("preview_restore", json!({ "backup": 0, "passphrase": PASSPHRASE }));
    window.ask("restore", json!({}));
    assert_eq!(window.titles(), ["Erster Fall"]);
}

#[test]
fn a_damaged_backup_is_named_and_refused() {
    let mut window = Window::new();
    window.begin_case("Erster Fall");
    window.ask("back_up", json!({}));
    let folder = fs::read_dir(window.folder().join("backups")).unwrap().flatten().next().unwrap().path();
    let path = folder.join("workspace.db");
    let mut bytes = fs::read(&path).unwrap();
    let last = bytes.len() - 2048;
    bytes[last] ^= 1;
    fs::write(&path, bytes).unwrap();
    window.backups();
    let preview = window.ask("preview_restore", json!({ "backup": 0, "passphrase": PASSPHRASE }));
    assert_eq!((&preview["sound"], &preview["faults"][0]["part"]), (&json!(false), &json!("database")));
    assert_eq!(window.try_with("restore", json!({}), None).unwrap_err().code, Code::BackupDamaged);
    assert_eq!(window.titles(), ["Erster Fall"], "it is still open");
}

#[test]
fn of_the_examples_nothing_is_backed_up() {
    let home = tempfile::tempdir().unwrap();
    let mut window = Window { session: Session::new(Env::for_tests(home.path())), home };
    assert!(window.ask("open_examples", json!({}))["backupDue"].is_null());
    assert_eq!(window.backups()["own"]["examples"], true);
    let folder = window.home.path().join("Beispiele");
    assert!(folder.exists());
    window.session.lock();
    assert!(!folder.exists());
}

fn copy_all(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_all(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn locking_at_once_makes_no_backup_and_the_next_lock_does() {
    let mut window = Window::new();
    window.begin_case("Erster Fall");
    window.restart();
    window.open();
    window.begin_case("Zweiter Fall");
    window.ask("lock_desk", json!({ "why": "away" }));
    assert_eq!(window.open()["backupDue"], "lastTime");
    assert_eq!(window.titles(), ["Zweiter Fall", "Erster Fall"]);
    assert_eq!(window.backups()["backups"][0]["number"], 1);
    window.ask("lock_desk", json!({ "why": "idle" }));
    assert!(window.open()["backupDue"].is_null());
    assert_eq!(window.backups()["backups"][0]["number"], 2);
}

#[test]
fn a_backup_that_is_broken_off_locks_and_is_told_at_the_next_opening() {
    let mut window = Window::new();
    window.begin_case("Erster Fall");
    let cancel = Cancel::default();
    cancel.now();
    let mut job = Job::new(cancel, |_| {});
    dispatch(&mut window.session, "lock_desk", Language::De, json!({}), None, &mut job).unwrap();
    assert!(window.session.may_rest().is_none());
    assert_eq!(window.open()["backupDue"], "lastTime");
    assert_eq!(window.backups()["backups"], json!([]));
}

#[test]
fn a_backup_that_is_looked_into_with_nothing_open_locks_like_a_workspace() {
    let mut window = Window::new();
    window.begin_case("Erster Fall");
    window.restart();
    assert!(window.session.may_rest().is_none());
    window.ask("backups", json!({ "of": { "closed": { "recent": 0 } } }));
    window.ask("preview_restore", json!({ "backup": 0, "passphrase": PASSPHRASE }));
    assert!(window.session.may_rest().is_some());
    window.ask("lock_desk", json!({ "why": "away" }));
    assert!(window.session.may_rest().is_none());
    assert!(!window.folder().join("restore.part").exists());
    assert_eq!(window.try_with("restore", json!({}), None).unwrap_err().code, Code::BackupGone);
}
