//! Going through the guide as the page does: by commands, with plain data.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::disallowed_methods)]

use lernfall_app::dispatch::dispatch;
use lernfall_app::env::Env;
use lernfall_app::error::Code;
use lernfall_app::jobs::{Cancel, Job};
use lernfall_app::session::Session;
use lernfall_core::text::Language;
use serde_json::{Value as Json, json};

struct Talk {
    session: Session,
    case: Json,
    interview: Json,
    _folder: tempfile::TempDir,
}

fn call(session: &mut Session, name: &str, ask: Json) -> Json {
    let mut job = Job::new(Cancel::default(), |_| ());
    let reply = dispatch(session, name, Language::De, ask, None, &mut job).unwrap();
    serde_json::from_str(&reply).unwrap()
}

fn begin(form: &str) -> Talk {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::new(Env::for_tests(folder.path()));
    call(&mut session, "create_desk", json!({ "passphrase": "vier Wörter reichen hier" }));
    let begun = call(&mut session, "begin_case", json!({ "title": "Umzug der Fachanwendung", "form": form }));
    Talk { session, case: begun["case"].clone(), interview: begun["interview"].clone(), _folder: folder }
}

impl Talk {
    fn ask(&mut self, name: &str, more: Json) -> Json {
        let mut ask = json!({ "case": self.case, "interview": self.interview });
        ask.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        call(&mut self.session, name, ask)
    }

    fn page(&mut self, stage: &str, question: &str) -> Json {
        self.ask("page", json!({ "stage": stage, "question": question }))
    }

    fn key(&self, question: &str, row: &Json) -> Json {
        json!({ "interview": self.interview, "question": question, "row": row })
    }

    fn save(&mut self, question: &str, row: &Json, value: Json) -> Json {
        let key = self.key(question, row);
        self.ask("save_draft", json!({ "stage": "talk", "key": key, "value": value }))
    }
}

#[test]
fn one_s_own_experience_begins_at_its_first_question() {
    let mut talk = begin("own");
    let page = talk.ask("page", json!({ "stage": "talk" }));
    assert_eq!(page["questions"][0]["id"], "B1");
    let ids: Vec<&str> = page["outline"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|section| section["questions"].as_array().unwrap())
        .map(|question| question["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids, ["B1", "B3", "C2", "E1", "F1", "G3", "H3"]);
    assert_eq!(page["openCore"], 7);
}

#[test]
fn what_is_typed_is_there_before_and_after_it_becomes_a_version() {
    let mut talk = begin("own");
    talk.save("B1", &Json::Null, json!({ "text": "Es begann im März." }));
    let page = talk.page("talk", "B1");
    assert_eq!(page["questions"][0]["whole"]["fields"][0]["typed"], "Es begann im März.");
    assert_eq!(page["questions"][0]["whole"]["versions"], 1);
    talk.save("B1", &Json::Null, json!({ "text": "Es begann im März. Niemand wusste davon." }));
    talk.page("talk", "B3");
    let page = talk.page("talk", "B1");
    assert_eq!(page["questions"][0]["whole"]["versions"], 2);
    talk.save("B1", &Json::Null, Json::Null);
    let page = talk.page("talk", "B1");
    assert_eq!(page["questions"][0]["whole"]["fields"][0]["typed"], "");
    assert_eq!(page["questions"][0]["whole"]["status"], Json::Null);
}

#[test]
fn a_field_that_the_page_does_not_name_keeps_what_it_holds() {
    let mut talk = begin("talk");
    let added = talk.ask("add_row", json!({ "stage": "talk", "question": "C2" }));
    let row = added["row"].clone();
    talk.save("C2", &row, json!({ "fields": { "lage": { "text": "Die Ausschreibung wurde aufgehoben" } } }));
    let key = talk.key("C2", &row);
    let page = talk.ask(
        "save_draft",
        json!({ "stage": "after", "key": key, "value": { "fields": { "wann": { "unread": "3/2021" } } } }),
    );
    let form = &page["questions"][0]["rows"]["rows"][0];
    assert_eq!(form["heading"], "Die Ausschreibung wurde aufgehoben");
    assert_eq!(form["fields"][0]["id"], "wann");
    assert_eq!(form["fields"][0]["typed"], "03/2021");
    assert_eq!(form["fields"][0]["value"], json!({ "month": "2021-03" }));
    assert!(form["said"].as_array().unwrap().iter().any(|said| said["label"] == "Was geschah?"));
}

#[test]
fn what_cannot_be_read_is_kept_as_it_was_typed_and_objected_to() {
    let mut talk = begin("talk");
    let key = json!({ "interview": null, "question": "V7", "row": null });
    let page =
        talk.ask("save_draft", json!({ "stage": "before", "key": key, "value": { "unread": "um Ostern" } }));
    let question = page["questions"].as_array().unwrap().iter().find(|one| one["id"] == "V7").unwrap();
    assert_eq!(question["whole"]["fields"][0]["typed"], "um Ostern");
    assert_eq!(question["whole"]["fields"][0]["objections"][0]["code"], "notReadable");
}

#[test]
fn no_answer_is_a_status_that_new_words_take_back() {
    let mut talk = begin("talk");
    let key = talk.key("B2", &Json::Null);
    let page = talk.ask("set_status", json!({ "stage": "talk", "key": key, "status": "doesNotKnow" }));
    assert_eq!(page["questions"][0]["whole"]["status"], "doesNotKnow");
    let page = talk.save("B2", &Json::Null, json!({ "text": "Doch, das Geld." }));
    assert_eq!(page["questions"][0]["whole"]["status"], "answered");
}

#[test]
fn what_stays_here_stays_whatever_is_typed_and_so_do_new_rows() {
    let mut talk = begin("talk");
    let key = talk.key("B1", &Json::Null);
    talk.ask("set_stays", json!({ "stage": "talk", "key": key, "stays": true }));
    let page = talk.save("B1", &Json::Null, json!({ "text": "Unter uns" }));
    assert_eq!(page["questions"][0]["whole"]["level"], 0);
    let key = talk.key("C2", &Json::Null);
    talk.ask("set_stays", json!({ "stage": "talk", "key": key, "stays": true }));
    let row = talk.ask("add_row", json!({ "stage": "talk", "question": "C2" }))["row"].clone();
    let page = talk.save("C2", &row, json!({ "fields": { "lage": { "text": "x" } } }));
    assert_eq!(page["questions"][0]["rows"]["rows"][0]["level"], 0);
}

#[test]
fn a_row_comes_back_with_undo_and_so_does_what_was_being_typed() {
    let mut talk = begin("talk");
    let row = talk.ask("add_row", json!({ "stage": "talk", "question": "C2" }))["row"].clone();
    talk.save("C2", &row, json!({ "fields": { "lage": { "text": "noch nicht verlassen" } } }));
    let page = talk.ask("remove_row", json!({ "stage": "talk", "row": row }));
    assert_eq!(page["questions"][0]["rows"]["rows"][0]["heading"], "");
    let undone = call(&mut talk.session, "undo", json!({}));
    assert_eq!(undone["operation"], "remove-row");
    let page = talk.page("talk", "C2");
    assert_eq!(page["questions"][0]["rows"]["rows"][0]["heading"], "noch nicht verlassen");
}

#[test]
fn a_passage_moves_into_an_answer_and_stays_marked_in_the_scratch_field() {
    let mut talk = begin("talk");
    talk.save("B1", &Json::Null, json!({ "text": "Anfang" }));
    talk.ask("save_scratch", json!({ "text": "Der Server stand\n\nzweite Notiz" }));
    talk.ask("move_passage", json!({ "passage": "Der Server stand", "question": "B1" }));
    let page = talk.page("talk", "B1");
    assert_eq!(page["questions"][0]["whole"]["fields"][0]["typed"], "Anfang\n\nDer Server stand");
    assert_eq!(page["scratch"]["passages"][0], json!({ "text": "Der Server stand", "taken": true }));
    assert_eq!(page["scratch"]["passages"][1]["taken"], false);
}

#[test]
fn open_questions_are_set_to_not_asked_at_once_and_taken_back_at_once() {
    let mut talk = begin("talk");
    talk.save("B1", &Json::Null, json!({ "text": "Anfang" }));
    talk.ask("not_asked", json!({}));
    let page = talk.page("talk", "B2");
    assert_eq!((page["openCore"].clone(), page["open"].clone()), (json!(0), json!(0)));
    assert_eq!(page["questions"][0]["whole"]["status"], "notAsked");
    let page = talk.page("talk", "B1");
    assert_eq!(page["questions"][0]["whole"]["status"], "answered");
    call(&mut talk.session, "undo", json!({}));
    let page = talk.page("talk", "B2");
    assert_eq!(page["questions"][0]["whole"]["status"], Json::Null);
}

#[test]
fn put_off_questions_and_ticked_probes_are_remembered_until_answered() {
    let mut talk = begin("talk");
    talk.ask("set_later", json!({ "question": "B2", "later": true }));
    talk.ask("tick_probe", json!({ "question": "B1", "probe": 0, "asked": true }));
    let page = talk.page("talk", "B1");
    assert_eq!(page["later"], json!(["B2"]));
    assert_eq!(page["questions"][0]["probes"][0]["asked"], true);
    talk.save("B2", &Json::Null, json!({ "text": "Nun doch" }));
    assert_eq!(talk.page("talk", "B1")["later"], json!([]));
}

#[test]
fn lines_of_the_consent_that_are_left_are_due_at_the_end_until_they_are_answered() {
    let mut talk = begin("talk");
    talk.save("A2", &Json::Null, json!({ "fields": { "mitschrift": { "yesNo": true } } }));
    let page = talk.page("talk", "A2");
    assert_eq!((page["later"].clone(), page["questions"][0]["later"].clone()), (json!(["A2"]), json!(false)));
    let all = ["mitschrift", "aufnahme", "zitat", "kontakt"];
    let said: serde_json::Map<_, _> =
        all.iter().map(|line| ((*line).to_owned(), json!({ "yesNo": *line == "mitschrift" }))).collect();
    talk.save("A2", &Json::Null, json!({ "fields": said }));
    assert_eq!(talk.page("talk", "A2")["later"], json!([]));
}

#[test]
fn what_has_to_be_ready_is_said_before_the_talk_and_what_is_spoken_in_it() {
    let mut talk = begin("talk");
    let before = talk.page("before", "A3");
    assert!(before["section"]["intro"].as_str().unwrap().contains("das Informationsblatt"));
    let spoken = talk.page("talk", "A1");
    assert!(spoken["section"]["intro"].as_str().unwrap().starts_with("„Vielen Dank"));
}

#[test]
fn own_notes_grow_into_the_whole_guide_with_everything_that_was_said() {
    let mut talk = begin("own");
    talk.save("B1", &Json::Null, json!({ "text": "Anfang" }));
    let page = talk.ask("change_interview", json!({ "form": "talk" }));
    assert_eq!(page["interviews"][0]["form"], "talk");
    assert_eq!(page["interviews"][0]["occasion"], "single");
    assert_eq!(page["interviews"][0]["person"], "Person 1");
    assert_eq!(talk.page("talk", "B1")["questions"][0]["whole"]["fields"][0]["typed"], "Anfang");
}

#[test]
fn the_day_of_a_talk_is_read_as_people_type_it_and_stays_where_it_cannot_be_read() {
    let mut talk = begin("talk");
    for (typed, day) in
        [("3.11.26", "2026-11-03"), (" 04.11.2026 ", "2026-11-04"), ("2026-11-05", "2026-11-05")]
    {
        let page = talk.ask("change_interview", json!({ "date": typed }));
        assert_eq!(page["interviews"][0]["date"], day, "{typed:?}");
    }
    for typed in ["", "31.2.2026", "gestern", "11/2026"] {
        let ask =
            json!({ "case": talk.case, "interview": talk.interview, "date": typed, "occasion": "closing" });
        let mut job = Job::new(Cancel::default(), |_| ());
        let refused = dispatch(&mut talk.session, "change_interview", Language::De, ask, None, &mut job);
        assert_eq!(refused.unwrap_err().code, Code::DateNotReadable, "{typed:?}");
    }
    let page = call(&mut talk.session, "case", json!({ "case": talk.case }));
    assert_eq!(page["interviews"][0]["date"], "2026-11-05");
    assert_eq!(page["interviews"][0]["occasion"], "single");
}

#[test]
fn a_talk_begins_with_its_preparation_and_the_case_says_what_comes_next() {
    let mut talk = begin("talk");
    let case = talk.case.clone();
    let page = call(&mut talk.session, "case", json!({ "case": case }));
    assert_eq!(page["next"]["step"], "prepare");
    let before = talk.ask("page", json!({ "stage": "before" }));
    let ids: Vec<&str> =
        before["questions"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["V1", "V2", "V3", "V4", "V5", "V6", "V7", "V8"]);
    assert_eq!(before["next"], "A3");
    talk.save("B1", &Json::Null, json!({ "text": "Anfang" }));
    let page = call(&mut talk.session, "case", json!({ "case": case }));
    assert_eq!(page["next"]["step"], "continue");
    assert_eq!(page["way"], "record");
}

#[test]
fn a_blank_row_is_there_to_type_into_and_looking_at_it_writes_nothing() {
    let mut talk = begin("talk");
    talk.save("B1", &Json::Null, json!({ "text": "Anfang" }));
    talk.page("talk", "B2");
    assert_eq!(call(&mut talk.session, "undo", json!({}))["operation"], "answer-question");
    let blank = talk.page("talk", "C2")["questions"][0]["rows"]["rows"][0]["key"]["row"].clone();
    let again = talk.page("talk", "C2")["questions"][0]["rows"]["rows"][0]["key"]["row"].clone();
    assert_eq!(blank, again);
    let redone = call(&mut talk.session, "redo", json!({}));
    assert_eq!(redone["operation"], "answer-question");
    assert_eq!(talk.page("talk", "B1")["questions"][0]["whole"]["fields"][0]["typed"], "Anfang");
    let page = talk.save("C2", &blank, json!({ "fields": { "lage": { "text": "Getippt" } } }));
    let rows = page["questions"][0]["rows"]["rows"].as_array().unwrap().clone();
    assert_eq!((rows.len(), rows[0]["key"]["row"].clone()), (1, blank));
}

#[test]
fn what_is_new_since_levels_were_decided_is_told_and_keeps_the_case_from_leaving() {
    let mut talk = begin("own");
    talk.save("B1", &Json::Null, json!({ "text": "Anfang" }));
    talk.page("talk", "B3");
    talk.ask("set_level", json!({ "of": { "section": "B" }, "level": 1 }));
    talk.ask("confirm_levels", json!({ "confirmed": true }));
    let case = talk.case.clone();
    let ready = |talk: &mut Talk| {
        let page = call(&mut talk.session, "preview", json!({ "case": case, "audience": "office" }));
        (page["ready"].clone(), page["undecided"].clone())
    };
    assert_eq!(ready(&mut talk), (json!(true), json!(0)));
    let page = talk.save("B1", &Json::Null, json!({ "text": "Anfang, anders" }));
    assert_eq!(page["questions"][0]["whole"]["undecided"], true);
    talk.save("B3", &Json::Null, json!({ "text": "Neu" }));
    assert_eq!(ready(&mut talk), (json!(false), json!(2)));
    talk.ask("confirm_levels", json!({ "confirmed": true }));
    assert_eq!(ready(&mut talk), (json!(true), json!(0)));
}

#[test]
fn a_passage_in_a_question_that_stays_here_stays_too() {
    let mut talk = begin("talk");
    let key = talk.key("C2", &Json::Null);
    talk.ask("set_stays", json!({ "stage": "talk", "key": key, "stays": true }));
    talk.ask("save_scratch", json!({ "text": "unter uns" }));
    let page = talk.ask("move_passage", json!({ "passage": "unter uns", "question": "C2" }));
    assert_eq!(page["questions"][0]["rows"]["rows"][0]["level"], 0);
    let sections = page["outline"].as_array().unwrap().iter();
    let lines = sections.flat_map(|section| section["questions"].as_array().unwrap());
    let staying: Vec<&Json> = lines.filter(|line| line["stays"] == true).map(|line| &line["id"]).collect();
    assert_eq!(staying, ["C2"]);
    call(&mut talk.session, "undo", json!({}));
    assert_eq!(talk.page("talk", "C2")["scratch"]["passages"][0]["taken"], false);
}

#[test]
fn what_is_taken_back_from_within_a_case_is_neither_its_beginning_nor_another_case() {
    let mut talk = begin("own");
    let within = json!({ "within": talk.case });
    assert_eq!(call(&mut talk.session, "undo", within.clone())["operation"], Json::Null);
    talk.save("B1", &Json::Null, json!({ "text": "Anfang" }));
    talk.page("talk", "B3");
    let case = talk.case.clone();
    let next = |talk: &mut Talk| call(&mut talk.session, "case", json!({ "case": case }))["nextUndo"].clone();
    let told = next(&mut talk);
    assert_eq!((&told["operation"], &told["elsewhere"]), (&json!("answer-question"), &Json::Null));
    assert_eq!(told["question"], "Wie es dazu kam");
    let all = call(&mut talk.session, "cases", json!({}))["nextUndo"].clone();
    assert_eq!(
        (&all["question"], &all["elsewhere"]),
        (&told["question"], &json!({ "title": "Umzug der Fachanwendung" })),
        "no case is shown"
    );
    call(&mut talk.session, "begin_case", json!({ "title": "Ein anderer", "form": "own" }));
    assert_eq!(
        (&next(&mut talk)["operation"], &next(&mut talk)["elsewhere"]),
        (&json!("create-case"), &json!({ "number": 2 }))
    );
    assert_eq!(call(&mut talk.session, "undo", within.clone())["operation"], Json::Null);
    assert_eq!(call(&mut talk.session, "cases", json!({}))["cases"].as_array().unwrap().len(), 2);
    assert_eq!(call(&mut talk.session, "undo", json!({}))["operation"], "create-case");
    assert_eq!(call(&mut talk.session, "undo", within)["operation"], "answer-question");
    assert_eq!(talk.page("talk", "B1")["questions"][0]["whole"]["fields"][0]["typed"], "");
}
