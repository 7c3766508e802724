//! The verdict over a bundle.

use std::fs;
use std::path::PathBuf;

use lernfall_app::env::Env;
use lernfall_app::error::Code;
use lernfall_app::session::Session;
use serde_json::{Value as Json, json};

use crate::support::{AGENCY, SEAL, Window, with};

fn handed_over(window: &mut Window) -> (PathBuf, Json) {
    let to = window.path("aus.lernfall");
    let done = window.hand_over("folder", json!({ "passphrase": SEAL }), &to).unwrap();
    (to, done)
}

fn check(window: &mut Window, file: Option<PathBuf>, passphrase: Option<&str>) -> Result<Json, Code> {
    let ask = json!({ "again": file.is_none(), "passphrase": passphrase });
    window.tried("check_bundle", ask, file).map_err(|error| error.code)
}

#[test]
fn a_bundle_of_one_s_own_is_known_and_shows_its_paper() {
    let mut window = Window::ready();
    let (file, done) = handed_over(&mut window);
    let page = check(&mut window, Some(file), Some(SEAL)).unwrap();
    assert_eq!(page["standing"], "intactOwn");
    assert_eq!(page["sender"], AGENCY);
    assert_eq!(page["recipients"], json!(["Sammelstelle"]));
    for fact in ["number", "date", "contentDigest", "container", "fingerprint", "encrypted"] {
        assert_eq!(page[fact], done[fact], "{fact}");
    }
    assert!(page["paper"].to_string().contains("Die Straße war gesperrt."));
    assert_eq!(page["faults"], json!([]));
    let covered: Vec<&Json> = with(&page["members"], "state", "covered");
    for member in done["members"].as_array().unwrap() {
        let there = |one: &&&Json| one["name"] == member["name"] && one["size"] == member["size"];
        assert_eq!(covered.iter().filter(there).count(), 1, "{member}");
    }
}

#[test]
fn without_the_workspace_that_sealed_it_the_sender_is_unknown() {
    let mut window = Window::ready();
    let (file, _) = handed_over(&mut window);
    let elsewhere = tempfile::tempdir().unwrap();
    window.session = Session::new(Env::for_tests(elsewhere.path()));
    let page = check(&mut window, Some(file.clone()), Some(SEAL)).unwrap();
    assert_eq!(page["standing"], "intactUnknown");
    assert!(page["paper"].to_string().contains("Die Straße war gesperrt."));
    let mut other = Window::ready();
    assert_eq!(check(&mut other, Some(file), Some(SEAL)).unwrap()["standing"], "intactUnknown");
}

#[test]
fn a_bundle_sealed_under_an_earlier_name_is_still_one_s_own() {
    let mut window = Window::ready();
    let (file, _) = handed_over(&mut window);
    window.ask("set_agency", json!({ "organisation": { "name": "Neues Amt", "level": "EB-K2" } }));
    assert_eq!(check(&mut window, Some(file), Some(SEAL)).unwrap()["standing"], "intactOwn");
}

#[test]
fn the_passphrase_is_asked_for_and_the_file_is_not_chosen_again() {
    let mut window = Window::ready();
    let (file, _) = handed_over(&mut window);
    assert_eq!(check(&mut window, Some(file.clone()), None).unwrap_err(), Code::BundleNeedsPassphrase);
    assert_eq!(window.ask("chosen_bundle", json!({}))["file"], file.display().to_string());
    assert_eq!(
        check(&mut window, None, Some("nicht das Kennwort")).unwrap_err(),
        Code::BundleWrongPassphrase
    );
    assert_eq!(check(&mut window, None, Some(SEAL)).unwrap()["standing"], "intactOwn");
}

#[test]
fn a_changed_bundle_is_told_on_the_page() {
    let mut window = Window::ready();
    let (file, _) = handed_over(&mut window);
    let mut bytes = fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(window.path("kaputt.lernfall"), &bytes).unwrap();
    let broken = Some(window.path("kaputt.lernfall"));
    let page = check(&mut window, broken, Some(SEAL)).unwrap();
    assert_eq!((&page["standing"], &page["faults"]), (&json!("broken"), &json!(["envelope"])));
    assert_eq!(page["paper"], Json::Null);
    fs::write(window.path("Brief.pdf"), "kein Paket").unwrap();
    let letter = Some(window.path("Brief.pdf"));
    let page = check(&mut window, letter, None).unwrap();
    assert_eq!(page["standing"], "unreadable");
    assert_eq!(page["faults"], json!(["container/no-end"]));
    let (ask, sheet) = (window.about(json!({})), window.path("Fallblatt.docx"));
    window.tried("save_sheet", ask, Some(sheet.clone())).unwrap();
    let page = check(&mut window, Some(sheet), None).unwrap();
    assert_eq!(page["standing"], "unsigned");
    let missing = Some(window.path("nicht da"));
    assert_eq!(check(&mut window, missing, None).unwrap_err(), Code::FileMissing);
}
