//! Case sheet, preview, hand-over.

use std::fs;
use std::path::{Path, PathBuf};

use lernfall_app::error::Code;
use serde_json::{Value as Json, json};

use crate::support::{AGENCY, SEAL, Window, counts, only};

fn passphrase() -> Json {
    json!({ "passphrase": SEAL })
}

#[test]
fn the_preview_shows_exactly_the_members_that_are_sealed() {
    let mut window = Window::ready();
    fs::write(window.path("Vermerk von Frau Krämer.txt"), "Der Vermerk.").unwrap();
    let ask = window.about(json!({ "question": "H4" }));
    let mut talk = Window::with("talk");
    assert!(window.tried("attach_file", ask, None).is_err(), "one's own notes take no files");
    talk.consent();
    fs::write(talk.path("Vermerk von Frau Krämer.txt"), "Der Vermerk.").unwrap();
    let (ask, file) = (talk.about(json!({ "question": "H4" })), talk.path("Vermerk von Frau Krämer.txt"));
    talk.tried("attach_file", ask, Some(file)).unwrap();
    talk.level_of_section("H", 3);
    talk.of("confirm_levels", json!({ "confirmed": true }));
    talk.name_agency();
    for mut window in [window, talk] {
        let preview = window.preview("office");
        assert_eq!((&preview["ready"], &preview["something"]), (&json!(true), &json!(true)));
        let to = window.path("aus.lernfall");
        let done = window.hand_over("folder", passphrase(), &to).unwrap();
        assert_eq!(done["members"], preview["members"]);
        assert_eq!(done["contentDigest"], preview["contentDigest"]);
        assert_eq!(done["fingerprint"], preview["fingerprint"]);
        let stays: u64 = counts(&preview["stays"]).iter().map(|(_, count)| count).sum();
        assert_eq!(done["staysBehind"], stays);
    }
}

/// The large attachment somewhere below.
fn large_in(folder: &Path) -> Option<PathBuf> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).find_map(|path| {
        if path.is_dir() {
            large_in(&path)
        } else {
            path.extension().is_some_and(|it| it == "age").then_some(path)
        }
    })
}

#[test]
fn an_attachment_that_cannot_be_read_is_told_to_be_missing_from_the_backup() {
    let mut window = Window::with("talk");
    window.consent();
    let file = window.path("Vermerk.txt");
    fs::write(&file, "Der Vermerk. ".repeat(100_000)).unwrap();
    let ask = window.about(json!({ "question": "H4" }));
    window.tried("attach_file", ask, Some(file)).unwrap();
    let large = large_in(window.home.path()).unwrap();
    let aside = window.path("beiseite");
    fs::rename(&large, &aside).unwrap();
    assert_eq!(window.ask("back_up", json!({}))["own"]["due"], "leftOut");
    fs::rename(&aside, &large).unwrap();
    assert_eq!(window.ask("back_up", json!({}))["own"]["due"], Json::Null);
}

#[test]
fn an_attachment_is_known_by_its_name_here_and_leaves_without_it() {
    let mut window = Window::with("talk");
    window.consent();
    let file = window.path("Vermerk von Frau Krämer.txt");
    fs::write(&file, "Der Vermerk.").unwrap();
    let ask = window.about(json!({ "question": "H4" }));
    window.tried("attach_file", ask, Some(file)).unwrap();
    let page = window.of("page", json!({ "stage": "talk", "question": "H4" }));
    let key = page["questions"][0]["rows"]["rows"][0]["key"].clone();
    window.say_to(&key, json!({ "fields": { "titel": { "text": "Ein Vermerk" } } }));
    window.level_of_section("H", 3);
    window.of("confirm_levels", json!({ "confirmed": true }));
    window.name_agency();
    let preview = window.preview("office");
    let member = only(&preview["members"], "name", "attachments/1.txt");
    assert_eq!(member["knownAs"], "Vermerk von Frau Krämer.txt");
    let to = window.path("aus.asice");
    window.hand_over("folder", json!({ "nothing": "Auf einem Stick im Haus." }), &to).unwrap_err();
    let to = window.path("aus.lernfall");
    window.hand_over("folder", passphrase(), &to).unwrap();
    let checked = window.tried(
        "check_bundle",
        json!({ "again": false, "passphrase": SEAL }),
        Some(window.path("aus.lernfall")),
    );
    assert!(!checked.unwrap().to_string().contains("Krämer"));
}

#[test]
fn what_stays_is_counted_by_reason_and_is_not_on_the_paper() {
    let mut window = Window::ready();
    window.say("E1", json!({ "text": "Die Kollegin aus Zimmer 12." }));
    window.say("F1", json!({ "text": "Der Referatsleiter." }));
    window.of("set_stays", json!({ "stage": "talk", "key": window.key("F1"), "stays": true }));
    let preview = window.preview("office");
    assert_eq!(counts(&preview["stays"]), [("staysHere".to_owned(), 1), ("undecided".to_owned(), 1)]);
    let paper = preview["paper"].to_string();
    assert!(paper.contains("Die Straße war gesperrt."));
    assert!(!paper.contains("Zimmer 12") && !paper.contains("Referatsleiter"));
    let key = window.key("B1");
    window.level_of(&key, 1);
    window.of("confirm_levels", json!({ "confirmed": true }));
    let report = window.preview("report");
    assert!(counts(&report["stays"]).contains(&("belowAudience".to_owned(), 1)), "{}", report["stays"]);
    assert!(!report["paper"].to_string().contains("im März umziehen"));
}

#[test]
fn a_preview_takes_no_number_and_writes_nothing() {
    let mut window = Window::ready();
    let files = window.files();
    for _ in 0..3 {
        window.preview("office");
    }
    assert_eq!(window.files(), files);
    let to = window.path("aus.lernfall");
    assert_eq!(window.hand_over("folder", passphrase(), &to).unwrap()["number"], 1);
}

#[test]
fn the_second_preview_is_of_the_next_revision() {
    let mut window = Window::ready();
    let to = window.path("erste.lernfall");
    window.hand_over("folder", passphrase(), &to).unwrap();
    window.say("B1", json!({ "text": "Wir wollten im Mai umziehen." }));
    window.level_of_section("B", 3);
    assert_eq!(window.preview("office")["ready"], false, "decided anew, and not together yet");
    window.of("confirm_levels", json!({ "confirmed": true }));
    let preview = window.preview("office");
    let to = window.path("zweite.lernfall");
    let done = window.hand_over("folder", passphrase(), &to).unwrap();
    assert_eq!(done["replaces"], 1);
    let to = window.path("noch einmal.lernfall");
    let again = window.hand_over("folder", passphrase(), &to).unwrap();
    assert_eq!(again["replaces"], Json::Null, "they have it already");
    let to = window.path("anderswohin.lernfall");
    let elsewhere = window.hand_over_to("Andere Stelle", "folder", passphrase(), &to).unwrap();
    assert_eq!(elsewhere["replaces"], Json::Null, "nobody else had it");
    assert_eq!(done["contentDigest"], preview["contentDigest"]);
    assert_eq!(done["number"], 2);
}

#[test]
fn each_office_is_told_which_of_its_own_bundles_is_replaced() {
    let mut window = Window::ready();
    let mut replaced = |month: &str, recipient: &str| {
        window.say("B1", json!({ "text": format!("Wir wollten im {month} umziehen.") }));
        window.level_of_section("B", 3);
        window.of("confirm_levels", json!({ "confirmed": true }));
        let to = window.path(&format!("{month} {recipient}.lernfall"));
        window.hand_over_to(recipient, "folder", passphrase(), &to).unwrap()["replaces"].clone()
    };
    assert_eq!(replaced("April", "Sammelstelle"), Json::Null);
    assert_eq!(replaced("Mai", "Andere Stelle"), Json::Null);
    assert_eq!(replaced("Juni", "Sammelstelle"), 1, "what others got meanwhile is not theirs");
    assert_eq!(replaced("Juli", ""), Json::Null);
    assert_eq!(replaced("August", ""), Json::Null, "nobody knows who had it");
    let rows = window.of("case", json!({}))["handOvers"].clone();
    let replaced: Vec<Json> = rows.as_array().unwrap().iter().map(|row| row["replacedBy"].clone()).collect();
    assert_eq!(replaced, [json!(3), Json::Null, Json::Null, Json::Null, Json::Null]);
    let last = |recipient: &str, number: u32| json!({ "recipient": recipient, "number": number });
    assert_eq!(
        window.preview("office")["wouldReplace"],
        json!([last("Andere Stelle", 2), last("Sammelstelle", 3)]),
        "it is told before"
    );
}

#[test]
fn what_went_out_before_something_else_did_is_not_the_last_word() {
    let mut window = Window::ready();
    let first = window.path("erste.lernfall");
    window.hand_over("folder", passphrase(), &first).unwrap();
    assert_eq!(window.preview("office")["handedOver"]["number"], 1);
    let say = |window: &mut Window, text: &str| {
        window.say("B1", json!({ "text": text }));
        window.level_of_section("B", 3);
        window.of("confirm_levels", json!({ "confirmed": true }));
    };
    let before = window.preview("office")["paper"].clone();
    say(&mut window, "Wir wollten im Mai umziehen.");
    let second = window.path("zweite.lernfall");
    window.hand_over("folder", passphrase(), &second).unwrap();
    assert_eq!(window.preview("office")["handedOver"]["number"], 2);
    say(&mut window, "Wir wollten im März umziehen.");
    assert_eq!(window.preview("office")["paper"], before, "it says what the first one said");
    assert_eq!(window.preview("office")["handedOver"], Json::Null);
}

#[test]
fn a_gate_names_what_blocks_and_the_way_out() {
    let mut window = Window::with("talk");
    window.consent();
    window.say("A3", json!({ "fields": { "status": { "choice": { "code": "DF3" } } } }));
    let preview = window.preview("office");
    assert_eq!(preview["ready"], false);
    let clearance = only(&preview["gates"], "question", "A3");
    assert_eq!(clearance["standing"], "blocked");
    assert_eq!(clearance["blockedBy"], json!(["beantragt"]));
    assert_eq!((&clearance["needed"], &clearance["stage"]), (&json!(true), &json!("before")));
    assert_eq!(only(&preview["gates"], "question", "H5")["needed"], true);
    let read_back = only(&preview["gates"], "question", "N3");
    assert_eq!((&read_back["standing"], &read_back["needed"]), (&json!("open"), &json!(false)));
    assert_eq!(only(&preview["gates"], "question", "A2")["standing"], "settled");
    window.name_agency();
    let to = window.path("aus.lernfall");
    assert_eq!(window.hand_over("folder", passphrase(), &to).unwrap_err().code, Code::HandOverBlocked);
    window.say("A3", json!({ "fields": { "status": { "choice": { "code": "DF2" } } } }));
    assert_eq!(window.hand_over("folder", passphrase(), &to).unwrap_err().code, Code::LevelsUndecided);
    window.of("confirm_levels", json!({ "confirmed": true }));
    assert_eq!(window.preview("office")["ready"], true);
}

#[test]
fn the_agency_is_asked_for_before_the_first_hand_over() {
    let mut window = Window::with("own");
    window.say("B1", json!({ "text": "Es begann im März." }));
    window.level_of_section("B", 3);
    window.of("confirm_levels", json!({ "confirmed": true }));
    let preview = window.preview("office");
    assert_eq!((&preview["organisation"], &preview["fingerprint"]), (&Json::Null, &Json::Null));
    assert!(preview["agencyLevels"].as_array().unwrap().iter().any(|one| one["code"] == "EB-K2"));
    let to = window.path("aus.lernfall");
    assert_eq!(window.hand_over("folder", passphrase(), &to).unwrap_err().code, Code::AgencyMissing);
    assert!(window.files().iter().all(|name| !name.contains("aus")));
    window.name_agency();
    assert_eq!(window.preview("office")["organisation"]["name"], AGENCY);
    window.hand_over("folder", passphrase(), &to).unwrap();
}

#[test]
fn a_draft_has_its_bundle_beside_it_under_the_same_name() {
    let mut window = Window::ready();
    let to = window.path("An die Sammelstelle.eml");
    let done = window.hand_over("mail", passphrase(), &to).unwrap();
    assert_eq!(done["mail"], to.display().to_string());
    assert_eq!(done["file"], window.path("An die Sammelstelle.lernfall").display().to_string());
    let draft = fs::read_to_string(&to).unwrap();
    assert!(draft.contains("Lernfall-Uebergabe-1.lernfall"));
    assert!(!draft.contains("Sammelstelle.lernfall") && !draft.contains(AGENCY));
    let taken = window.hand_over("mail", passphrase(), &to).unwrap_err();
    assert_eq!(taken.code, Code::TargetExists);
}

#[test]
fn a_hand_over_that_fails_leaves_nothing() {
    let mut window = Window::ready();
    let before = window.files();
    let there = window.path("Draft.lernfall");
    fs::write(&there, "etwas anderes").unwrap();
    let to = window.path("Draft.eml");
    assert_eq!(window.hand_over("mail", passphrase(), &to).unwrap_err().code, Code::TargetExists);
    assert_eq!(fs::read_to_string(&there).unwrap(), "etwas anderes");
    fs::remove_file(&there).unwrap();
    let short = json!({ "passphrase": "kurz" });
    let to = window.path("aus.lernfall");
    assert_eq!(window.hand_over("folder", short, &to).unwrap_err().code, Code::PassphraseTooShort);
    let plain = json!({ "nothing": "  " });
    assert_eq!(window.hand_over("folder", plain, &to).unwrap_err().code, Code::ReasonMissing);
    let away = window.path("nicht/da/aus.lernfall");
    assert_eq!(window.hand_over("folder", passphrase(), &away).unwrap_err().code, Code::TargetMissing);
    assert_eq!(window.files(), before);
}

#[test]
fn only_what_may_be_in_the_report_leaves_without_encryption() {
    let mut window = Window::ready();
    assert_eq!(
        window.preview("office")["plainAllowed"],
        false,
        "that levels were decided goes no further than 1"
    );
    assert_eq!(window.preview("report")["plainAllowed"], true);
    let plain = json!({ "nothing": "Das Netz lässt nur offene Dateien durch." });
    let to = window.path("aus.asice");
    assert_eq!(window.hand_over("folder", plain, &to).unwrap_err().code, Code::NotAllForReport);
}

#[test]
fn a_name_without_an_ending_gets_one() {
    let mut window = Window::ready();
    let to = window.path("Stick 3.1");
    let done = window.hand_over("upload", passphrase(), &to).unwrap();
    assert_eq!(done["file"], window.path("Stick 3.1.lernfall").display().to_string());
    assert_eq!(done["way"], "upload");
}

#[test]
fn one_s_own_sheet_shows_what_its_author_did_not_keep_back() {
    let mut window = Window::with("own");
    assert_eq!(window.of("sheet", json!({}))["empty"], true);
    window.say("B1", json!({ "text": "Es begann im März." }));
    let row = window.row("C2", json!({ "lage": { "text": "Die Straße war gesperrt." } }));
    let sheet = window.of("sheet", json!({}));
    assert_eq!((&sheet["empty"], &sheet["stays"]), (&json!(false), &json!([])));
    let told =
        |sheet: &Json| (sheet.to_string().contains("im März."), sheet.to_string().contains("gesperrt"));
    assert_eq!(told(&sheet["paper"]), (true, true));
    window.of("set_stays", json!({ "stage": "talk", "key": row, "stays": true }));
    let sheet = window.of("sheet", json!({}));
    assert_eq!(told(&sheet["paper"]), (true, false));
    assert_eq!(counts(&sheet["stays"]), [("staysHere".to_owned(), 1)]);
    let ask = window.about(json!({}));
    let to = window.path("Fallblatt.docx");
    let saved = window.tried("save_sheet", ask.clone(), Some(to.clone())).unwrap();
    assert_eq!(saved["size"], fs::metadata(&to).unwrap().len());
    assert_eq!(window.tried("save_sheet", ask, Some(to)).unwrap_err().code, Code::TargetExists);
}
