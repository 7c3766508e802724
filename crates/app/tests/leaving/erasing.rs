//! Deleting: what is said before, the way back, and what is gone after.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value as Json, json};

use crate::support::{PASSPHRASE, SEAL, Window, only};

const CANARY: &str = "Zwergkanarie";

/// A talk in which the canary was typed, with a second case beside it.
fn told() -> Window {
    let mut window = Window::with("talk");
    window.say("B1", json!({ "text": format!("Ein {CANARY} piept.") }));
    window.of("save_scratch", json!({ "text": CANARY }));
    let other = window.ask("begin_case", json!({ "title": "Bleibt", "form": "own" }));
    let key = json!({ "interview": other["interview"], "question": "B1", "row": null });
    let ask = json!({ "case": other["case"], "interview": other["interview"], "stage": "talk", "key": key,
        "value": { "text": "Grünfink" } });
    window.ask("save_draft", ask);
    window.ask("leave_page", json!({ "case": other["case"], "interview": other["interview"] }));
    window
}

fn whole(window: &Window) -> Json {
    json!({ "kind": "case", "case": window.case })
}

fn titles(window: &mut Window) -> Vec<String> {
    let page = window.ask("cases", json!({}));
    page["cases"].as_array().unwrap().iter().map(|row| row["title"].as_str().unwrap().to_owned()).collect()
}

fn found(window: &mut Window, text: &str) -> usize {
    let page = window.ask("search", json!({ "text": text }));
    page["found"].as_array().unwrap().len()
}

fn reopen(window: &mut Window) {
    window.session.lock();
    window.ask("open_desk", json!({ "workspace": { "recent": 0 }, "passphrase": PASSPHRASE }));
}

/// The folder of the workspace.
fn workspace(window: &Window) -> PathBuf {
    let mut folders = vec![window.home.path().to_owned()];
    while let Some(next) = folders.pop() {
        if next.join("workspace.db").exists() && next.join("lock").exists() {
            return next;
        }
        let entries = fs::read_dir(next).unwrap().map(|entry| entry.unwrap().path());
        folders.extend(entries.filter(|path| path.is_dir()));
    }
    panic!("there is a workspace");
}

fn backups(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder.join("backups")).unwrap().map(|entry| entry.unwrap());
    let kept = entries.filter(|entry| entry.path().join("workspace.db").exists());
    kept.map(|entry| entry.file_name().into_string().unwrap()).collect()
}

#[test]
fn what_goes_and_what_stays_is_said_before() {
    let mut window = told();
    window.ask("back_up", json!({}));
    let ask = whole(&window);
    let said = window.ask("erasure", ask);
    assert_eq!(said["subject"]["title"], "Umzug der Fachanwendung");
    assert_eq!(said["goes"]["interviews"], 1);
    assert_eq!(said["goes"]["answers"], 2);
    assert_eq!(said["goes"]["notes"], 1);
    assert_eq!(said["backups"].as_array().unwrap().len(), 1);
    assert_eq!(titles(&mut window).len(), 2, "nothing was done yet");
}

#[test]
fn a_hand_over_that_was_made_is_named_and_stays_in_the_register() {
    let mut window = Window::ready();
    let to = window.path("1.lernfall");
    window.hand_over("folder", json!({ "passphrase": SEAL }), &to).unwrap();
    let ask = whole(&window);
    let said = window.ask("erasure", ask.clone());
    assert_eq!(said["handOvers"][0]["recipient"], "Sammelstelle");
    window.ask("erase", ask);
    reopen(&mut window);
    assert_eq!(titles(&mut window), [] as [&str; 0]);
}

#[test]
fn a_deleted_case_is_nowhere_and_comes_back_whole() {
    let mut window = told();
    let before = window.ask("cases", json!({}))["cases"].clone();
    assert!(found(&mut window, CANARY) > 0);
    let ask = whole(&window);
    let taken = window.ask("erase", ask);
    assert_eq!(titles(&mut window), ["Bleibt"]);
    assert_eq!(found(&mut window, CANARY), 0);
    let refused = window.tried("case", json!({ "case": window.case }), None).unwrap_err();
    assert_eq!(refused.code, lernfall_app::error::Code::UnknownCase);
    // Somebody writes on, and then remembers.
    let page = window.ask("erased", json!({}));
    assert_eq!(page["waiting"][0]["subject"]["title"], "Umzug der Fachanwendung");
    assert_eq!(page["waiting"][0]["blocked"], false);
    let back = window.ask("bring_back", json!({ "number": taken["number"] }));
    assert_eq!(back["done"], true);
    assert_eq!(window.ask("cases", json!({}))["cases"], before);
    assert!(found(&mut window, CANARY) > 0);
    let again = window.ask("bring_back", json!({ "number": taken["number"] }));
    assert_eq!(again["done"], false);
    assert_eq!(window.ask("erased", json!({}))["waiting"], json!([]));
}

#[test]
fn the_usual_undo_brings_a_deleted_case_back_too() {
    let mut window = told();
    let ask = whole(&window);
    window.ask("erase", ask);
    let undone = window.ask("undo", json!({ "within": null }));
    assert_eq!(undone["operation"], "erase-case");
    assert_eq!(titles(&mut window).len(), 2);
}

#[test]
fn what_was_being_typed_comes_back_with_its_case() {
    let mut window = told();
    let key = window.key("B3");
    let value = json!({ "text": "halb getippt" });
    window.of("save_draft", json!({ "stage": "talk", "key": key, "value": value }));
    let ask = whole(&window);
    let taken = window.ask("erase", ask);
    window.ask("bring_back", json!({ "number": taken["number"] }));
    assert_eq!(found(&mut window, "getippt"), 1);
}

#[test]
fn after_locking_it_is_gone_for_good() {
    let mut window = told();
    let ask = whole(&window);
    window.ask("erase", ask);
    reopen(&mut window);
    assert_eq!(titles(&mut window), ["Bleibt"]);
    let undone = window.ask("undo", json!({ "within": null }));
    assert_eq!(undone["operation"], Json::Null);
    let page = window.ask("erased", json!({}));
    assert_eq!(page["waiting"], json!([]));
    assert_eq!(page["backups"], json!([]), "the backup made at locking does not hold it: {page:#}");
    assert_eq!(found(&mut window, "Grünfink"), 1);
}

#[test]
fn one_of_two_talks_is_deleted_and_the_last_is_not() {
    let mut window = told();
    let added = window.of("add_interview", json!({ "form": "talk", "occasion": "single" }));
    let first = json!({ "kind": "interview", "case": window.case, "interview": window.interview });
    let said = window.ask("erasure", first.clone());
    assert_eq!(said["subject"]["number"], 1);
    window.ask("erase", first);
    assert_eq!(found(&mut window, CANARY), 0);
    let second = json!({ "kind": "interview", "case": window.case, "interview": added["interview"] });
    let refused = window.tried("erase", second, None).unwrap_err();
    assert_eq!(refused.code, lernfall_app::error::Code::LastInterview);
}

#[test]
fn backups_that_hold_it_are_named_and_cleaned_up_after_a_fresh_one() {
    let mut window = told();
    let folder = workspace(&window);
    window.ask("back_up", json!({}));
    let old = backups(&folder);
    assert_eq!(old.len(), 1);
    let ask = whole(&window);
    window.ask("erase", ask);
    let page = window.ask("erased", json!({}));
    assert_eq!(page["backups"].as_array().unwrap().len(), 1);
    let purged = window.ask("purge_backups", json!({ "unseen": "keep" }));
    assert_eq!((&purged["removed"], &purged["left"]), (&json!(1), &json!([])));
    let now = backups(&folder);
    assert_eq!(now.len(), 1);
    assert_ne!(now, old);
    assert_eq!(window.ask("erased", json!({}))["backups"], json!([]));
    assert_eq!(window.ask("erased", json!({}))["waiting"], json!([]), "it is gone for good with it");
    let again = window.ask("purge_backups", json!({ "unseen": "keep" }));
    assert_eq!(again["removed"], 0);
    assert_eq!(backups(&folder), now, "nothing to do, nothing done");
}

#[test]
fn the_word_for_a_second_place_that_is_away_is_said() {
    let mut window = told();
    let second = window.path("stick");
    fs::create_dir(&second).unwrap();
    window.tried("choose_second_place", json!({}), Some(second.clone())).unwrap();
    window.ask("back_up", json!({}));
    let ask = whole(&window);
    window.ask("erase", ask);
    let page = window.ask("erased", json!({}));
    assert_eq!(only(&page["backups"], "elsewhere", true)["number"], 1);
    assert_eq!(page["secondAway"], false);
    fs::rename(&second, window.path("weg")).unwrap();
    let page = window.ask("erased", json!({}));
    assert_eq!((page["backups"].as_array().unwrap().len(), &page["secondAway"]), (1, &json!(true)));
    let purged = window.ask("purge_backups", json!({ "unseen": "keep" }));
    assert_eq!((&purged["removed"], &purged["secondAway"]), (&json!(1), &json!(true)));
    fs::rename(window.path("weg"), &second).unwrap();
    let page = window.ask("erased", json!({}));
    assert_eq!(only(&page["backups"], "elsewhere", true)["number"], 1, "what was away is still there");
    let purged = window.ask("purge_backups", json!({ "unseen": "keep" }));
    assert_eq!((&purged["removed"], &purged["left"]), (&json!(1), &json!([])));
}
