//! Beginning, as the page asks for it: making, opening and closing workspaces, recovery, settings, examples.
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
        Self { home, session }
    }

    fn with_workspace() -> Self {
        let mut window = Self::new();
        window.ask("create_desk", json!({ "passphrase": PASSPHRASE }));
        window
    }

    /// The program is started anew; nothing is left but what is on the disk.
    fn restart(&mut self) {
        self.session.lock();
        self.session = Session::new(Env::for_tests(self.home.path()));
    }

    fn try_with(&mut self, name: &str, ask: Value, picked: Option<PathBuf>) -> Result<Value, ApiError> {
        let mut job = Job::new(Cancel::default(), |_| {});
        let reply = dispatch(&mut self.session, name, Language::De, ask, picked, &mut job)?;
        Ok(serde_json::from_str(&reply).unwrap())
    }

    fn ask(&mut self, name: &str, ask: Value) -> Value {
        self.try_with(name, ask, None).unwrap()
    }

    fn refused(&mut self, name: &str, ask: Value) -> Code {
        self.try_with(name, ask, None).unwrap_err().code
    }

    fn choose(&mut self, purpose: &str, folder: &Path) -> Value {
        self.try_with("choose_folder", json!({ "purpose": purpose }), Some(folder.to_owned())).unwrap()
    }

    fn open_recent(&mut self, passphrase: &str) -> Result<Value, ApiError> {
        self.try_with("open_desk", json!({ "workspace": { "recent": 0 }, "passphrase": passphrase }), None)
    }

    fn start(&mut self) -> Value {
        self.ask("start", json!({}))
    }

    fn groups(&mut self) -> Vec<String> {
        let sheet = self.ask("recovery_sheet", json!({}));
        sheet["groups"].as_array().unwrap().iter().map(|group| group.as_str().unwrap().to_owned()).collect()
    }

    /// The two groups that are asked for.
    fn asked(&mut self) -> [String; 2] {
        let sheet = self.ask("recovery_sheet", json!({}));
        let group = |at: usize| {
            let place = usize::try_from(sheet["asked"][at].as_u64().unwrap()).unwrap();
            sheet["groups"][place].as_str().unwrap().to_owned()
        };
        [group(0), group(1)]
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { open.push(path) } else { found.push(path) }
        }
    }
    found
}

#[test]
fn a_new_workspace_needs_nothing_but_a_passphrase() {
    let mut window = Window::new();
    let start = window.start();
    assert_eq!(start["recent"], json!([]));
    assert_eq!(start["shortestPassphrase"], 12);
    assert!(start["open"].is_null());
    assert!(start["usualFolder"].as_str().unwrap().ends_with("/Arbeitsbereich"));

    let opened = window.ask("create_desk", json!({ "passphrase": PASSPHRASE }));
    let expected = json!({
        "name": "Arbeitsbereich", "recoveryDue": true, "backupDue": null, "agencyCanOpen": false,
        "byCode": false, "examples": false, "organisation": null, "cases": 0
    });
    assert_eq!(opened, expected);
    let start = window.start();
    assert_eq!(start["open"], expected);
    assert_eq!(start["recent"], json!([{ "name": "Arbeitsbereich", "present": true }]));
    assert!(start["usualFolder"].as_str().unwrap().ends_with("/Arbeitsbereich 2"));
}

#[test]
fn a_short_passphrase_makes_nothing() {
    let mut window = Window::new();
    assert_eq!(window.refused("create_desk", json!({ "passphrase": "zu kurz" })), Code::PassphraseTooShort);
    assert!(files(window.home.path()).is_empty());
}

#[test]
fn a_locked_workspace_opens_with_its_passphrase_and_no_other() {
    let mut window = Window::with_workspace();
    window.ask("lock_desk", json!({}));
    assert!(window.start()["open"].is_null());
    assert_eq!(window.open_recent("eine andere Passphrase").unwrap_err().code, Code::WrongPassphrase);
    let opened = window.open_recent(PASSPHRASE).unwrap();
    assert_eq!(opened["name"], "Arbeitsbereich");
}

#[test]
fn the_recovery_code_opens_and_gives_a_new_passphrase() {
    let mut window = Window::with_workspace();
    let code = window.groups().join(" ").to_lowercase();
    window.restart();
    assert_eq!(window.open_recent(&code).unwrap()["byCode"], true);
    let change = json!({ "old": code, "new": "ganz andere neue Wörter" });
    window.ask("change_passphrase", change);
    assert_eq!(window.start()["open"]["byCode"], false, "nobody is asked for a passphrase again");
    window.restart();
    assert_eq!(window.open_recent(PASSPHRASE).unwrap_err().code, Code::WrongPassphrase);
    window.open_recent("ganz andere neue Wörter").unwrap();
}

#[test]
fn only_who_knows_the_passphrase_changes_it() {
    let mut window = Window::with_workspace();
    let wrong = json!({ "old": "geraten und falsch", "new": "ganz andere neue Wörter" });
    assert_eq!(window.refused("change_passphrase", wrong), Code::WrongPassphrase);
    let short = json!({ "old": PASSPHRASE, "new": "kurz" });
    assert_eq!(window.refused("change_passphrase", short), Code::PassphraseTooShort);
    window.restart();
    window.open_recent(PASSPHRASE).unwrap();
}

#[test]
fn the_sheet_is_due_until_two_groups_of_it_were_typed_back() {
    let mut window = Window::with_workspace();
    assert_eq!(
        window.refused("confirm_recovery", json!({ "groups": ["0000", "0000"] })),
        Code::RecoveryDiffers
    );
    let [one, other] = window.asked();
    let swapped = json!({ "groups": [&other, &one] });
    assert_eq!(window.refused("confirm_recovery", swapped), Code::RecoveryDiffers);
    let half = json!({ "groups": [&one, "0000"] });
    let refused = window.try_with("confirm_recovery", half, None).unwrap_err();
    assert_eq!(refused.facts.get("places").map(String::as_str), Some("1"), "which of the two differs");
    assert_eq!(window.start()["open"]["recoveryDue"], true);
    let typed = [format!(" {} ", one.to_lowercase().replace('0', "o").replace('1', "l")), other];
    window.ask("confirm_recovery", json!({ "groups": typed }));
    assert_eq!(window.start()["open"]["recoveryDue"], false);
    window.restart();
    assert_eq!(window.open_recent(PASSPHRASE).unwrap()["recoveryDue"], false);
}

#[test]
fn a_code_that_was_not_written_down_in_time_is_replaced() {
    let mut window = Window::with_workspace();
    let lost = window.groups();
    assert_eq!(lost.len(), 7);
    assert_eq!(window.groups(), lost, "the same sheet as long as it is not confirmed");
    window.restart();
    assert_eq!(window.open_recent(PASSPHRASE).unwrap()["recoveryDue"], true);
    let code = window.groups();
    assert_ne!(code, lost);
    window.restart();
    assert_eq!(window.open_recent(&lost.join("-")).unwrap_err().code, Code::WrongPassphrase);
    window.open_recent(&code.join("-")).unwrap();
}

#[test]
fn another_code_has_to_be_typed_back_again() {
    let mut window = Window::with_workspace();
    let groups = window.asked();
    window.ask("confirm_recovery", json!({ "groups": groups }));
    window.groups();
    assert_eq!(window.start()["open"]["recoveryDue"], true);
}

#[test]
fn the_saved_sheet_has_the_code_and_says_what_it_is_for() {
    let mut window = Window::with_workspace();
    let code = window.groups().join("-");
    let place = window.home.path().join("blatt.txt");
    let saved = window.try_with("save_recovery_sheet", json!({}), Some(place.clone())).unwrap();
    let text = fs::read_to_string(&place).unwrap();
    assert_eq!(saved["size"], text.len());
    assert!(text.contains(&code) && text.contains("Wiederherstellungsblatt"), "{text}");
    assert!(!text.contains(PASSPHRASE));
    for (place, group) in window.groups().iter().enumerate() {
        assert!(text.contains(&format!("{}  {group}", place + 1)), "{text}");
    }
    let again = window.try_with("save_recovery_sheet", json!({}), Some(place));
    assert_eq!(again.unwrap_err().code, Code::TargetExists);
}

#[test]
fn a_folder_with_other_things_in_it_gets_a_folder_of_its_own() {
    let mut window = Window::new();
    let documents = window.home.path().join("Dokumente");
    fs::create_dir(&documents).unwrap();
    fs::write(documents.join("brief.txt"), "").unwrap();
    let chosen = window.choose("newWorkspace", &documents);
    let folder = documents.join("Arbeitsbereich");
    assert_eq!(chosen["folder"], folder.to_str().unwrap());
    assert_eq!(window.start()["usualFolder"], folder.to_str().unwrap());
    window.ask("create_desk", json!({ "passphrase": PASSPHRASE }));
    assert!(folder.join("workspace.db").is_file());
}

#[test]
fn no_workspace_is_made_where_the_examples_are_removed() {
    let mut window = Window::new();
    let folder = window.home.path().join("Beispiele");
    fs::create_dir(&folder).unwrap();
    assert_eq!(window.choose("newWorkspace", &folder)["name"], "Arbeitsbereich");
    window.ask("create_desk", json!({ "passphrase": PASSPHRASE }));
    window.ask("open_examples", json!({}));
    window.open_recent(PASSPHRASE).unwrap();
}

#[test]
fn a_workspace_is_not_made_over_another() {
    let mut window = Window::with_workspace();
    window.ask("lock_desk", json!({}));
    let folder = window.home.path().join("Arbeitsbereich");
    assert_eq!(window.choose("newWorkspace", &folder)["workspace"], true);
    let refused = window.refused("create_desk", json!({ "passphrase": PASSPHRASE }));
    assert_eq!(refused, Code::WorkspaceExists);
    window.open_recent(PASSPHRASE).unwrap();
}

#[test]
fn a_chosen_workspace_can_be_tried_again_after_a_mistyped_passphrase() {
    let mut window = Window::with_workspace();
    window.ask("lock_desk", json!({}));
    let moved = window.home.path().join("Umgezogen");
    fs::rename(window.home.path().join("Arbeitsbereich"), &moved).unwrap();
    assert_eq!(window.start()["recent"][0]["present"], false);
    assert_eq!(window.open_recent(PASSPHRASE).unwrap_err().code, Code::NotAWorkspace);
    assert_eq!(window.choose("openWorkspace", &moved)["workspace"], true);
    let open = |passphrase: &str| json!({ "workspace": "chosen", "passphrase": passphrase });
    assert_eq!(window.refused("open_desk", open("daneben getippt")), Code::WrongPassphrase);
    assert_eq!(window.ask("open_desk", open(PASSPHRASE))["name"], "Umgezogen");
    assert_eq!(window.start()["recent"][0], json!({ "name": "Umgezogen", "present": true }));
}

#[test]
fn a_folder_without_a_workspace_is_told() {
    let mut window = Window::new();
    let folder = window.home.path().to_owned();
    assert_eq!(window.choose("openWorkspace", &folder)["workspace"], false);
    let open = json!({ "workspace": "chosen", "passphrase": PASSPHRASE });
    assert_eq!(window.refused("open_desk", open), Code::NotAWorkspace);
    assert!(files(&folder).is_empty());
}

#[test]
fn a_damaged_list_of_recent_workspaces_is_no_error() {
    let mut window = Window::with_workspace();
    for damaged in ["", "{", "[1, 2]", r#"{"workspaces": 7}"#, "\u{0}"] {
        fs::write(window.home.path().join("recent.json"), damaged).unwrap();
        fs::write(window.home.path().join("settings.json"), damaged).unwrap();
        window.restart();
        let start = window.start();
        assert_eq!(start["recent"], json!([]), "{damaged}");
        assert_eq!(start["settings"]["lockAfter"], 10, "{damaged}");
        assert_eq!(window.open_recent(PASSPHRASE).unwrap_err().code, Code::NotAWorkspace);
    }
}

#[test]
fn the_last_opened_workspace_is_the_first_of_the_list() {
    let mut window = Window::with_workspace();
    window.ask("create_desk", json!({ "passphrase": PASSPHRASE }));
    let names = |window: &mut Window| {
        let recent = window.start()["recent"].clone();
        recent.as_array().unwrap().iter().map(|one| one["name"].to_string()).collect::<Vec<_>>()
    };
    assert_eq!(names(&mut window), [r#""Arbeitsbereich 2""#, r#""Arbeitsbereich""#]);
    let older = json!({ "workspace": { "recent": 1 }, "passphrase": PASSPHRASE });
    window.ask("open_desk", older);
    assert_eq!(names(&mut window), [r#""Arbeitsbereich""#, r#""Arbeitsbereich 2""#]);
}

#[test]
fn what_is_kept_beside_workspaces_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let mut window = Window::with_workspace();
    window.ask("change_settings", json!({ "theme": "dark" }));
    for name in ["recent.json", "settings.json"] {
        let mode = fs::metadata(window.home.path().join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
    let left = files(window.home.path());
    assert!(left.iter().all(|file| file.extension().is_none_or(|end| end != "part")), "{left:?}");
}

#[test]
fn settings_last_and_what_is_not_named_stays() {
    let mut window = Window::new();
    window.ask("change_settings", json!({ "theme": "dark", "lockAfter": 5 }));
    let both = window.ask("change_settings", json!({ "language": "en", "textSize": "large" }));
    let expected =
        json!({ "language": "en", "theme": "dark", "textSize": "large", "lockAfter": 5, "keys": {} });
    assert_eq!(both, expected);
    window.restart();
    assert_eq!(window.start()["settings"], expected);
}

#[test]
fn two_windows_do_not_take_back_each_others_settings() {
    let mut window = Window::new();
    let mut other = Session::new(Env::for_tests(window.home.path()));
    window.ask("change_settings", json!({ "lockAfter": 2 }));
    std::mem::swap(&mut window.session, &mut other);
    let here = window.ask("change_settings", json!({ "theme": "dark" }));
    assert_eq!(here["lockAfter"], 10, "a window changes by what is done in it");
    window.restart();
    let kept = &window.start()["settings"];
    assert_eq!((kept["theme"].as_str(), kept["lockAfter"].as_u64()), (Some("dark"), Some(2)));
}

#[test]
fn changed_keys_last_until_they_are_the_usual_ones_again() {
    let mut window = Window::new();
    let keys = json!({ "jump": "Control+g", "stays": "Control+Alt+Shift++" });
    window.ask("change_settings", json!({ "keys": keys }));
    assert_eq!(window.ask("change_settings", json!({ "theme": "dark" }))["keys"], keys);
    window.restart();
    assert_eq!(window.start()["settings"]["keys"], keys);
    assert_eq!(window.ask("change_settings", json!({ "keys": {} }))["keys"], json!({}));
    window.restart();
    assert_eq!(window.start()["settings"]["keys"], json!({}));
}

#[test]
fn keys_that_no_page_writes_are_not_kept() {
    let mut window = Window::new();
    let long = "x".repeat(41);
    let keys = json!({ "jump": "Control+g", "back": &long, &long: "Control+h" });
    let kept = json!({ "jump": "Control+g" });
    assert_eq!(window.ask("change_settings", json!({ "keys": &keys }))["keys"], kept);
    fs::write(window.home.path().join("settings.json"), json!({ "keys": keys }).to_string()).unwrap();
    window.restart();
    assert_eq!(window.start()["settings"]["keys"], kept);
    let many: Value = (0..1000).map(|at| (format!("action {at}"), json!("Control+g"))).collect();
    let changed = window.ask("change_settings", json!({ "keys": many }));
    assert_eq!(changed["keys"].as_object().unwrap().len(), 20);
}

#[test]
fn a_lock_time_without_end_is_not_taken() {
    let mut window = Window::new();
    assert_eq!(window.ask("change_settings", json!({ "lockAfter": 0 }))["lockAfter"], 1);
    assert_eq!(window.ask("change_settings", json!({ "lockAfter": 100_000 }))["lockAfter"], 120);
}

#[test]
fn settings_hold_where_they_cannot_be_kept() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("file"), "").unwrap();
    let session = Session::new(Env::for_tests(&home.path().join("file")));
    let mut window = Window { home, session };
    window.ask("change_settings", json!({ "theme": "dark" }));
    let settings = window.ask("change_settings", json!({ "lockAfter": 3 }));
    assert_eq!((settings["theme"].as_str(), settings["lockAfter"].as_u64()), (Some("dark"), Some(3)));
}

#[test]
fn locking_forgets_everything_of_the_workspace() {
    let mut window = Window::with_workspace();
    let code = window.groups();
    window.session.dropped(vec![PathBuf::from("/tmp/abgelegt.txt")]);
    window.ask("lock_desk", json!({}));
    for (name, ask) in [
        ("recovery_sheet", json!({})),
        ("confirm_recovery", json!({ "groups": ["0000", "0000"] })),
        ("change_passphrase", json!({ "old": PASSPHRASE, "new": "ganz andere neue Wörter" })),
        ("cases", json!({})),
    ] {
        assert_eq!(window.refused(name, ask), Code::Locked, "{name}");
    }
    let held = format!("{:?}", window.session);
    assert!(!held.contains("abgelegt"), "{held}");
    window.open_recent(PASSPHRASE).unwrap();
    assert_ne!(window.groups(), code, "the code was kept in memory");
}

#[test]
fn a_second_window_is_told_who_holds_the_workspace() {
    let mut window = Window::with_workspace();
    let mut second = Session::new(Env::for_tests(window.home.path()));
    std::mem::swap(&mut window.session, &mut second);
    assert_eq!(window.open_recent(PASSPHRASE).unwrap_err().code, Code::WorkspaceHeld);
    drop(second);
    window.open_recent(PASSPHRASE).unwrap();
}

#[test]
fn the_examples_show_cases_in_different_states() {
    let mut window = Window::new();
    let opened = window.ask("open_examples", json!({}));
    assert_eq!((&opened["examples"], &opened["cases"]), (&json!(true), &json!(3)));
    assert_eq!(
        (&opened["recoveryDue"], &opened["organisation"]["name"]),
        (&json!(false), &json!("Stadt Musterstadt"))
    );
    assert_eq!(window.start()["recent"], json!([]), "the examples are no workspace of one's own");
    let cases = window.ask("cases", json!({}));
    assert_eq!(cases["nextUndo"], Value::Null);
    let cases = cases["cases"].as_array().unwrap().clone();
    let answered = |case: &Value| (case["coreAnswered"].as_u64().unwrap(), case["core"].as_u64().unwrap());
    let complete = cases.iter().filter(|case| answered(case).0 == answered(case).1).count();
    let begun =
        cases.iter().filter(|case| answered(case).0 < answered(case).1 && answered(case).0 > 4).count();
    assert!(complete >= 1 && begun >= 1, "{cases:?}");
}

#[test]
fn examples_are_made_anew_and_removed() {
    let mut window = Window::new();
    window.ask("open_examples", json!({}));
    let folder = window.home.path().join("Beispiele");
    window.ask("begin_case", json!({ "title": "Ausprobiert", "form": "own" }));
    assert_eq!(window.start()["open"]["cases"], 4);
    assert!(folder.join("workspace.db").is_file());
    window.ask("lock_desk", json!({}));
    assert!(!folder.exists());

    // As after a crash: what was left is not in the way.
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("workspace.db"), "Rest").unwrap();
    assert_eq!(window.ask("open_examples", json!({}))["cases"], 3);
}

#[test]
fn examples_that_another_window_shows_are_left_alone() {
    let mut window = Window::new();
    window.ask("open_examples", json!({}));
    let second = Session::demo(Env::for_tests(window.home.path()));
    assert_eq!(second.unwrap_err().code, Code::WorkspaceHeld);
    assert_eq!(window.start()["open"]["cases"], 3);
}

#[test]
fn nothing_of_the_examples_can_be_read_on_the_disk() {
    let mut window = Window::new();
    window.ask("open_examples", json!({}));
    for file in files(window.home.path()) {
        let bytes = fs::read(&file).unwrap();
        let found = bytes.windows(10).any(|part| part == b"Pruefliste" || part == b"Musterstad");
        assert!(!found, "{}", file.display());
    }
}

#[test]
fn a_page_that_begins_anew_is_told_that_it_was_locked_over() {
    let mut window = Window::with_workspace();
    window.session.lock_over_page();
    let page = window.start();
    assert_eq!((&page["lockedOver"], &page["open"]), (&json!(true), &Value::Null));
    window.open_recent(PASSPHRASE).unwrap();
    assert_eq!(window.start()["lockedOver"], false);
}
