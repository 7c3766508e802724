//! What is assured before a hand-over: that levels were decided, that nobody can be recognised.

use lernfall_app::error::Code;
use serde_json::{Value as Json, json};

use crate::support::{PASSPHRASE, SEAL, Window, only};

#[test]
fn a_check_opens_nothing_again_and_shows_what_leaves() {
    let mut window = Window::ready();
    window.say("E1", json!({ "text": "Das bleibt unter uns, Frau Weiß." }));
    window.say("B3", json!({ "text": "Die Prüfung fehlte, sagte Frau Hansen." }));
    let (kept, told) = (window.key("E1"), window.key("B3"));
    window.level_of(&kept, 0);
    window.level_of(&told, 1);
    window.of("confirm_levels", json!({ "confirmed": true }));
    let before = window.of("check", json!({}));
    let page = window.of("page", json!({ "stage": "after", "question": "N4" }));
    let question = &page["questions"][0];
    assert_eq!(question["assurance"], true);
    assert_eq!(question["whole"]["fields"][0]["kind"]["oneByOne"], true);
    let said = question["said"].to_string();
    assert!(said.contains("Wir wollten im März umziehen.") && said.contains("Die Straße war gesperrt."));
    assert!(!said.contains("Das bleibt unter uns"));
    assert_eq!(only(&question["said"], "question", "B3")["traces"], json!(["Frau Hansen"]));

    let answers: Vec<Json> = before["sections"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|it| it["answers"].as_array().unwrap().clone())
        .collect();
    let found = |question: &str| {
        answers.iter().find(|it| it["key"]["question"] == question).unwrap()["traces"].clone()
    };
    assert_eq!(found("B3"), json!(["Frau Hansen"]));
    assert_eq!(found("E1"), json!([]), "what stays tells nobody");
    assert_eq!(window.preview("office")["traced"], 1);
    assert_eq!(window.preview("report")["traced"], 0);

    window.say("N4", json!({ "ticked": ["n1", "n2", "n3", "n4", "n5", "n6", "n7"] }));
    let preview = window.preview("office");
    assert_eq!((&preview["undecided"], &preview["ready"]), (&json!(0), &json!(true)));
    assert_eq!(only(&preview["gates"], "question", "N4")["standing"], "settled");
    assert!(preview["paper"].to_string().contains("Prüfung auf Rückschlüsse"));
    let after = window.of("check", json!({}));
    assert_eq!((&after["leaves"], &after["stays"]), (&before["leaves"], &before["stays"]));
    assert!(!window.of("levels", json!({})).to_string().contains("Prüfung auf Rückschlüsse"));
}

#[test]
fn to_decide_nothing_keeps_everything_here_and_says_so_before() {
    let mut window = Window::with("own");
    window.name_agency();
    window.say("B1", json!({ "text": "Wir wollten im März umziehen." }));
    window.say("B3", json!({ "text": "Die Prüfung fehlte." }));
    assert_eq!(window.of("levels", json!({}))["allWouldStay"], true);
    assert_eq!(window.level_of_section("B", 1)["allWouldStay"], false);
    assert_eq!(window.level_of_section("B", 0)["allWouldStay"], true);
    window.of("confirm_levels", json!({ "confirmed": true }));
    assert_eq!(window.of("levels", json!({}))["allWouldStay"], false);
    assert_eq!(window.of("check", json!({}))["leaves"], 0);
    assert_eq!(window.preview("office")["something"], false);
    let to = window.path("1.lernfall");
    let refused = window.hand_over("folder", json!({ "passphrase": SEAL }), &to).unwrap_err();
    assert_eq!(refused.code, Code::NothingToHandOver);
}

#[test]
fn only_a_check_that_is_done_is_told() {
    let mut window = Window::ready();
    let on_paper = |window: &mut Window| {
        window.preview("office")["paper"].to_string().contains("Prüfung auf Rückschlüsse")
    };
    let all = json!({ "ticked": ["n1", "n2", "n3", "n4", "n5", "n6", "n7"] });
    window.say("N4", json!({ "ticked": ["n1", "n2"] }));
    assert!(!on_paper(&mut window));
    let page = window.of("page", json!({ "stage": "after", "question": "N4" }));
    let sections = page["outline"].as_array().unwrap().iter();
    let lines: Vec<Json> = sections.flat_map(|it| it["questions"].as_array().unwrap().clone()).collect();
    let line = lines.iter().find(|line| line["id"] == "N4").unwrap();
    assert_eq!(
        (&line["standing"], &line["stays"]),
        (&json!("open"), &json!(false)),
        "half a check assures nothing"
    );
    window.say("N4", all.clone());
    assert!(on_paper(&mut window));
    let key = window.key("N4");
    window.of("set_status", json!({ "stage": "after", "key": key, "status": "noComment" }));
    assert!(!on_paper(&mut window));
    window.of("set_status", json!({ "stage": "after", "key": key, "status": null }));
    window.of("set_stays", json!({ "stage": "after", "key": key, "stays": true }));
    assert!(!on_paper(&mut window));
    window.of("set_stays", json!({ "stage": "after", "key": key, "stays": false }));
    assert!(on_paper(&mut window));
    window.say("N4", json!({ "ticked": [] }));
    assert!(!on_paper(&mut window));
}

#[test]
fn nothing_that_opens_the_workspace_closes_a_bundle() {
    let mut window = Window::ready();
    let sheet = window.ask("recovery_sheet", json!({}));
    let code: Vec<&str> =
        sheet["groups"].as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect();
    let to = window.path("1.lernfall");
    for secret in [PASSPHRASE.to_owned(), code.join(" "), code.concat().to_lowercase()] {
        let refused = window.hand_over("folder", json!({ "passphrase": secret }), &to).unwrap_err();
        assert_eq!(refused.code, Code::PassphraseOfWorkspace, "{secret}");
    }
    assert!(!to.exists());
    assert_eq!(window.hand_over("folder", json!({ "passphrase": SEAL }), &to).unwrap()["number"], 1);
}

#[test]
fn a_check_does_not_outlast_what_was_checked() {
    let mut window = Window::ready();
    let all = json!({ "ticked": ["n1", "n2", "n3", "n4", "n5", "n6", "n7"] });
    let gate = |window: &mut Window| only(&window.preview("office")["gates"], "question", "N4").clone();
    let standing = |window: &mut Window| {
        let gate = gate(window);
        (gate["standing"].as_str().unwrap().to_owned(), gate["again"].as_bool().unwrap())
    };
    let settled = ("settled".to_owned(), false);
    let again = ("open".to_owned(), true);
    assert_eq!(standing(&mut window), ("open".to_owned(), false));
    window.say("N4", all.clone());
    assert_eq!(standing(&mut window), settled);

    let (stays, told) = (window.key("E1"), window.key("B1"));
    window.say("E1", json!({ "text": "Das bleibt unter uns." }));
    assert_eq!(standing(&mut window), again, "nobody said yet that it stays");
    window.level_of(&stays, 0);
    window.say("N4", all.clone());
    window.say("E1", json!({ "text": "Das bleibt unter uns, auch so." }));
    window.level_of(&told, 0);
    assert_eq!(standing(&mut window), settled, "nothing more goes out than was checked");
    window.level_of(&told, 2);
    assert_eq!(standing(&mut window), again);
    assert!(!window.preview("office")["paper"].to_string().contains("Prüfung auf Rückschlüsse"));

    window.say("N4", all);
    window.say("B1", json!({ "text": "Wir wollten im April umziehen." }));
    assert_eq!(standing(&mut window), again);
    window.ask("undo", json!({ "within": window.case }));
    assert_eq!(standing(&mut window), settled, "with the words the check is there again");
}

#[test]
fn a_consent_lets_out_what_was_not_checked() {
    let mut window = Window::with("talk");
    window.name_agency();
    window.say("B1", json!({ "text": "Es begann im März." }));
    window.say("N4", json!({ "ticked": ["n1", "n2", "n3", "n4", "n5", "n6", "n7"] }));
    let gates = window.preview("office")["gates"].clone();
    assert_eq!(only(&gates, "question", "N4")["standing"], "settled");
    let open =
        |question: &str| (gates_of(&gates, question, "standing"), gates_of(&gates, question, "voluntary"));
    assert_eq!(open("A2"), (json!("open"), json!(false)), "without it nothing leaves");
    window.consent();
    assert_eq!(only(&window.preview("office")["gates"], "question", "N4")["again"], true);
}

fn gates_of(gates: &Json, question: &str, member: &str) -> Json {
    only(gates, "question", question)[member].clone()
}

fn ticked() -> Json {
    json!({ "ticked": ["n1", "n2", "n3", "n4", "n5", "n6", "n7"] })
}

fn is_open_again(window: &mut Window) -> bool {
    let gates = window.preview("office")["gates"].clone();
    let gate = only(&gates, "question", "N4");
    assert_eq!(gate["standing"], if gate["again"] == true { "open" } else { "settled" });
    gate["again"] == true
}

/// A talk with consent and everything checked.
fn checked_talk() -> Window {
    let mut window = Window::with("talk");
    window.name_agency();
    window.consent();
    window.say("B1", json!({ "text": "Es begann im März." }));
    let told = window.key("B1");
    window.level_of(&told, 3);
    window
}

#[test]
fn what_was_held_back_by_what_it_draws_on_is_checked_before_it_leaves() {
    let mut window = checked_talk();
    let held = window.row("C2", json!({ "lage": { "text": "Das bleibt unter uns." } }));
    window.level_of(&held, 0);
    window.say("N2", json!({ "text": "Kurz gesagt: die Kämmerei." }));
    let summary = window.key("N2");
    window.level_of(&summary, 3);
    window.say("N4", ticked());
    assert!(!window.preview("office")["paper"].to_string().contains("Kämmerei"));
    assert!(!is_open_again(&mut window));
    window.of("remove_row", json!({ "stage": "talk", "row": held["row"] }));
    assert!(window.preview("office")["paper"].to_string().contains("Kämmerei"));
    assert!(is_open_again(&mut window));
    window.ask("undo", json!({ "within": window.case }));
    assert!(!is_open_again(&mut window));
}

#[test]
fn a_permission_to_name_is_checked_and_a_proof_of_it_is_not() {
    let mut window = checked_talk();
    let named = |code: &str, note: &str| {
        let named = json!({ "choice": { "code": code } });
        json!({ "fields": { "n_behoerde": named, "vermerk": { "text": note } } })
    };
    let (clearance, consent) = (window.key("A3"), window.key("A2"));
    window.say("A3", named("NEN3", "Aktenvermerk"));
    window.level_of(&clearance, 0);
    window.level_of(&consent, 0);
    window.say("N4", ticked());
    window.say("A3", named("NEN3", "Aktenvermerk vom Mai"));
    window.say("A2", json!({ "fields": { "mitschrift": { "yesNo": true }, "aufnahme": { "yesNo": true } } }));
    assert!(!is_open_again(&mut window), "nothing more goes out");
    window.say("A3", named("NEN1", "Aktenvermerk vom Mai"));
    assert!(is_open_again(&mut window));
}

#[test]
fn a_talk_that_comes_back_is_checked_again() {
    let mut window = checked_talk();
    let second = window.of("add_interview", json!({ "form": "talk", "occasion": "single" }));
    let talk = json!({ "kind": "interview", "case": window.case, "interview": window.interview });
    let taken = window.ask("erase", talk);
    window.interview = second["interview"].clone();
    window.say("N4", ticked());
    assert!(!is_open_again(&mut window));
    window.ask("bring_back", json!({ "number": taken["number"] }));
    assert!(is_open_again(&mut window));
}

#[test]
fn what_one_talk_permits_is_not_permitted_in_another() {
    let mut window = checked_talk();
    let named = json!({ "fields": { "n_vorhaben": { "choice": { "code": "NEN1" } } } });
    window.say("A3", named.clone());
    let clearance = window.key("A3");
    window.level_of(&clearance, 0);
    window.interview =
        window.of("add_interview", json!({ "form": "talk", "occasion": "single" }))["interview"].clone();
    window.say("A3", json!({ "fields": { "n_vorhaben": { "choice": { "code": "NEN3" } } } }));
    let clearance = window.key("A3");
    window.level_of(&clearance, 0);
    window.say("N4", ticked());
    assert!(!is_open_again(&mut window));
    window.say("A3", named);
    assert!(is_open_again(&mut window));
}

#[test]
fn whatever_adds_to_what_goes_out_is_checked() {
    let mut window = checked_talk();
    let told = window.key("B1");
    window.say("B1", json!({ "text": "Es begann im Mai." }));
    window.level_of(&told, 3);

    window.say("N4", ticked());
    window.of("restore_version", json!({ "key": told, "number": 1 }));
    assert!(is_open_again(&mut window), "words of an earlier version");

    window.say("N4", ticked());
    window.of("save_scratch", json!({ "text": "Das Archiv fragen" }));
    assert!(!is_open_again(&mut window), "notes never leave");
    window.of("move_passage", json!({ "passage": "Das Archiv fragen", "question": "B3" }));
    assert!(is_open_again(&mut window), "a passage of the notes");

    window.say("N4", ticked());
    let file = window.path("Vermerk.txt");
    std::fs::write(&file, "Der Vermerk.").unwrap();
    let ask = window.about(json!({ "question": "H4" }));
    window.tried("attach_file", ask, Some(file)).unwrap();
    assert!(is_open_again(&mut window), "a file");
}
