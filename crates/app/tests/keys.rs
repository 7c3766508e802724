//! The ways into a workspace, as the page asks for them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};

use lernfall_app::agency_key;
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
        Self { home, session }
    }

    fn with_workspace() -> Self {
        let mut window = Self::new();
        window.ask("create_desk", json!({ "passphrase": PASSPHRASE }));
        window.ask("begin_case", json!({ "form": "own", "title": "Einführung der E-Akte" }));
        window
    }

    fn try_with(&mut self, name: &str, ask: Value, picked: Option<PathBuf>) -> Result<Value, ApiError> {
        let mut job = Job::new(Cancel::default(), |_| {});
        let reply = dispatch(&mut self.session, name, Language::De, ask, picked, &mut job)?;
        Ok(serde_json::from_str(&reply).unwrap())
    }

    fn ask(&mut self, name: &str, ask: Value) -> Value {
        self.try_with(name, ask, None).unwrap()
    }

    fn folder(&mut self) -> PathBuf {
        PathBuf::from(self.ask("recovery_sheet", json!({}))["folder"].as_str().unwrap())
    }

    fn code(&mut self) -> String {
        let sheet = self.ask("recovery_sheet", json!({}));
        let groups: Vec<&str> =
            sheet["groups"].as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect();
        groups.join(" ")
    }

    fn open(&mut self, folder: &Path, secret: &str) -> Result<Value, ApiError> {
        self.session.lock();
        self.try_with("choose_folder", json!({ "purpose": "openWorkspace" }), Some(folder.to_owned()))
            .unwrap();
        self.try_with("open_desk", json!({ "workspace": "chosen", "passphrase": secret }), None)
    }
}

/// The workspace alone on another computer.
fn carried(folder: &Path) -> (Window, PathBuf) {
    let elsewhere = Window::new();
    let copy = elsewhere.home.path().join("mitgebracht");
    fs::create_dir(&copy).unwrap();
    for name in ["workspace.db", "keys.json", "keys.json.bak"] {
        fs::copy(folder.join(name), copy.join(name)).unwrap();
    }
    (elsewhere, copy)
}

fn titles(window: &mut Window) -> Vec<String> {
    let page = window.ask("cases", json!({}));
    page["cases"].as_array().unwrap().iter().map(|case| case["title"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn after_a_renewal_the_old_code_and_the_old_backups_open_nothing_any_more() {
    let mut window = Window::with_workspace();
    let (folder, old_code) = (window.folder(), window.code());
    window.ask("back_up", json!({}));
    assert_eq!(window.ask("ways_in", json!({}))["backups"].as_array().unwrap().len(), 1);

    let wrong = json!({ "passphrase": old_code, "oldBackups": "remove" });
    assert_eq!(window.try_with("renew_key", wrong, None).unwrap_err().code, Code::WrongPassphrase);
    let renewed = window.ask("renew_key", json!({ "passphrase": PASSPHRASE, "oldBackups": "remove" }));
    assert_eq!(renewed, json!({ "removed": 1, "left": [], "secondAway": false }));
    assert_eq!(window.ask("ways_in", json!({}))["backups"].as_array().unwrap().len(), 1, "the new one");
    let new_code = window.code();
    assert_ne!(new_code, old_code);

    let (mut elsewhere, copy) = carried(&folder);
    assert_eq!(elsewhere.open(&copy, &old_code).unwrap_err().code, Code::WrongPassphrase);
    let opened = elsewhere.open(&copy, &new_code).unwrap();
    assert_eq!(opened["recoveryDue"], true, "the new sheet has to be written down");
    assert_eq!(titles(&mut elsewhere), ["Einführung der E-Akte"]);
    assert!(window.open(&folder, PASSPHRASE).is_ok());
}

#[test]
fn backups_that_are_kept_are_named_as_opening_with_the_old_key() {
    let mut window = Window::with_workspace();
    window.ask("back_up", json!({}));
    let renewed = window.ask("renew_key", json!({ "passphrase": PASSPHRASE, "oldBackups": "keep" }));
    assert_eq!(renewed["removed"], 0);
    assert_eq!(renewed["left"].as_array().unwrap().len(), 1);
}

#[test]
fn the_agency_opens_on_a_fresh_profile_and_sets_another_passphrase() {
    let mut window = Window::with_workspace();
    let folder = window.folder();
    let key_file = window.home.path().join("behoerde.key");
    let public = agency_key::make(&key_file).unwrap();
    assert!(fs::read_to_string(&key_file).unwrap().contains("AGE-SECRET-KEY-1"));
    assert_eq!(window.ask("ways_in", json!({}))["agency"], Value::Null);

    let ask = |recipient: &str, passphrase: &str| json!({ "agency": { "recipient": recipient, "passphrase": passphrase } });
    let refused = |window: &mut Window, ask| window.try_with("let_agency_open", ask, None).unwrap_err().code;
    assert_eq!(refused(&mut window, ask("age1quatsch", PASSPHRASE)), Code::NotAnAgencyKey);
    assert_eq!(refused(&mut window, ask(&public, "nicht diese Passphrase")), Code::WrongPassphrase);
    assert_eq!(window.ask("ways_in", json!({}))["agency"], Value::Null);
    assert_eq!(window.ask("let_agency_open", ask(&public, PASSPHRASE))["agency"], json!(public));

    let (mut elsewhere, copy) = carried(&folder);
    elsewhere.try_with("choose_folder", json!({ "purpose": "openWorkspace" }), Some(copy.clone())).unwrap();
    let chosen = json!({ "workspace": "chosen" });
    let no_key = elsewhere.try_with("open_by_key_file", chosen.clone(), Some(copy.join("keys.json")));
    assert_eq!(no_key.unwrap_err().code, Code::NotAnAgencyKey);
    elsewhere.try_with("open_by_key_file", chosen, Some(key_file.clone())).unwrap();
    assert_eq!(titles(&mut elsewhere), ["Einführung der E-Akte"]);
    assert_eq!(elsewhere.ask("ways_in", json!({}))["agency"], json!(public), "whoever works in it is told");

    let fresh = json!({ "passphrase": "vier ganz andere Wörter" });
    elsewhere.try_with("set_passphrase", fresh.clone(), Some(key_file.clone())).unwrap();
    let other = elsewhere.home.path().join("andere.key");
    agency_key::make(&other).unwrap();
    let refused = elsewhere.try_with("set_passphrase", fresh, Some(other)).unwrap_err();
    assert_eq!(refused.code, Code::WrongPassphrase);
    assert_eq!(elsewhere.open(&copy, PASSPHRASE).unwrap_err().code, Code::WrongPassphrase);
    assert!(elsewhere.open(&copy, "vier ganz andere Wörter").is_ok());

    assert_eq!(window.ask("let_agency_open", json!({ "agency": null }))["agency"], Value::Null);
}

#[test]
fn a_backup_from_before_a_renewal_says_that_the_old_key_comes_back_with_it() {
    let mut window = Window::with_workspace();
    let key_file = window.home.path().join("behoerde.key");
    let public = agency_key::make(&key_file).unwrap();
    let agency = json!({ "agency": { "recipient": public, "passphrase": PASSPHRASE } });
    window.ask("let_agency_open", agency);
    window.ask("back_up", json!({}));
    window.ask("let_agency_open", json!({ "agency": null }));
    let look = json!({ "backup": 0, "passphrase": PASSPHRASE });
    window.ask("backups", json!({ "of": "open" }));
    assert!(window.ask("preview_restore", look.clone()).get("oldKey").is_none(), "it has the same key");
    window.ask("renew_key", json!({ "passphrase": PASSPHRASE, "oldBackups": "keep" }));
    let code = window.code();
    let groups: Vec<&str> = code.split(' ').collect();
    let asked = window.ask("recovery_sheet", json!({}))["asked"].clone();
    let typed = [0_usize, 1].map(|place| groups[usize::try_from(asked[place].as_u64().unwrap()).unwrap()]);
    window.ask("confirm_recovery", json!({ "groups": typed }));

    window.ask("backups", json!({ "of": "open" }));
    let preview = window.ask("preview_restore", look);
    assert_eq!(preview["oldKey"], json!({ "agency": public }));
    let opened = window.ask("restore", json!({}));
    assert_eq!(opened["recoveryDue"], true, "the sheet that was written down opens nothing of it");
    assert_eq!(window.ask("ways_in", json!({}))["agency"], json!(public));
    let folder = window.folder();
    assert_eq!(window.open(&folder, &code).unwrap_err().code, Code::WrongPassphrase);
}

#[test]
fn backups_under_an_old_key_are_told_apart_and_go_only_on_a_wish_of_their_own() {
    let mut window = Window::with_workspace();
    window.ask("back_up", json!({}));
    window.ask("renew_key", json!({ "passphrase": PASSPHRASE, "oldBackups": "keep" }));
    let case = window.ask("cases", json!({}))["cases"][0]["id"].clone();
    window.ask("erase", json!({ "kind": "case", "case": case }));
    let page = window.ask("erased", json!({}));
    assert_eq!((&page["backups"], page["unseen"].as_array().unwrap().len()), (&json!([]), 1));
    assert_eq!(page["unseen"][0]["aside"], false);
    let kept = window.ask("purge_backups", json!({ "unseen": "keep" }));
    assert_eq!((&kept["removed"], &kept["left"]), (&json!(0), &json!([])));
    assert_eq!(kept["unseen"].as_array().unwrap().len(), 1);
    let gone = window.ask("purge_backups", json!({ "unseen": "remove" }));
    assert_eq!((&gone["removed"], &gone["unseen"]), (&json!(1), &json!([])));
    let backups = window.ask("backups", json!({ "of": "open" }))["backups"].clone();
    assert_eq!(backups.as_array().unwrap().len(), 1, "the fresh one");
}

#[test]
fn a_damaged_key_file_serves_by_its_twin_and_is_whole_again_after_opening() {
    let mut window = Window::with_workspace();
    let folder = window.folder();
    for name in ["keys.json", "keys.json.bak"] {
        window.session.lock();
        let whole = fs::read(folder.join(name)).unwrap();
        let mut broken = whole.clone();
        broken[100] ^= 1;
        fs::write(folder.join(name), &broken).unwrap();
        window.open(&folder, PASSPHRASE).unwrap();
        assert!(fs::read(folder.join(name)).unwrap() == whole, "{name}");
    }
}

#[test]
fn a_damaged_workspace_is_salvaged_into_a_new_one_beside_it() {
    let mut window = Window::with_workspace();
    let folder = window.folder();
    window.session.lock();
    let database = folder.join("workspace.db");
    let mut bytes = fs::read(&database).unwrap();
    bytes[300] ^= 1;
    fs::write(&database, &bytes).unwrap();
    let error = window.open(&folder, PASSPHRASE).unwrap_err();
    assert_eq!((error.code, error.facts["part"].as_str()), (Code::WorkspaceDamaged, "workspace.db"));

    let ask = |secret: &str| json!({ "workspace": "chosen", "passphrase": secret });
    let wrong = window.try_with("salvage_desk", ask("nicht diese Passphrase"), None).unwrap_err();
    assert_eq!(wrong.code, Code::WrongPassphrase);
    let page = window.ask("salvage_desk", ask(PASSPHRASE));
    assert_eq!(page["salvaged"]["lostPages"], 1);
    assert_eq!(page["salvaged"]["cases"], 1);
    assert_eq!(page["salvaged"]["affected"], json!([]));
    assert_eq!(titles(&mut window), ["Einführung der E-Akte"]);
    assert!(fs::read(&database).unwrap() == bytes, "the damaged one stays as it is");
    let list = window.home.path().join("Liste.txt");
    window.try_with("save_salvaged", json!({ "text": "Was fehlt" }), Some(list.clone())).unwrap();
    assert_eq!(fs::read_to_string(list).unwrap(), "Was fehlt");
    let new = PathBuf::from(page["salvaged"]["folder"].as_str().unwrap());
    assert_eq!(new.parent(), folder.parent());
    assert!(window.open(&new, PASSPHRASE).is_ok());
}
