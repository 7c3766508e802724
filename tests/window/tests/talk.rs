//! Journey b: a talk with every question of the guide, from the first start to the bundle that the
//! other side checks. The program is killed once on the way. Every value is compared with what the
//! command line reads from the workspace.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test stops with what went wrong, and tells what it counted"
)]

#[path = "talk/after.rs"]
mod after;
#[path = "talk/content.rs"]
mod content;
#[path = "talk/given.rs"]
mod given;
#[path = "talk/guide.rs"]
mod guide;
#[path = "talk/kept.rs"]
mod kept;
#[path = "talk/leaving.rs"]
mod leaving;
#[path = "talk/talking.rs"]
mod talking;

use lernfall_window_tests::{Home, Verbs, Window};
use serde_json::{Value, json};

use guide::{Guide, Stage};

const PASSPHRASE: &str = "vier ganz zufällige Wörter";

#[test]
fn a_talk_with_every_question_is_kept_and_handed_over() {
    let (home, guide) = (Home::new(), Guide::read());
    std::fs::write(home.path(content::FILE), "Ämter, Straßen, Öffnungszeiten").unwrap();
    let window = begin(&home, content::TITLE);
    talking::prepare(&window, &guide);
    let window = talking::talk(window, &home, &guide);
    after::decide(&window, &guide);
    after::sort(&window, &guide);
    after::decide_again(&window, &guide);
    window.close();
    everything_is_kept(&home);

    let window = open(&home);
    window.click(content::TITLE);
    leaving::check(&window);
    leaving::hand_over(&window, &home);
    leaving::verify(window, &home);
}

#[test]
fn the_core_of_a_talk_needs_little_beside_the_text() {
    let (home, guide) = (Home::new(), Guide::read());
    let window = begin(&home, content::TITLE);
    window.at(guide.section("V"));
    window.press("Control+Enter");
    window.at(guide.section("A"));
    window.press("Control+Enter");
    let core: Vec<&str> = guide.talk().into_iter().filter(|id| guide.is_core(id)).collect();
    let (mut choices, mut steps) = (0, 0);
    for (place, id) in core.iter().enumerate() {
        window.at(guide.text(id));
        let before = window.inputs();
        let mut typed = false;
        for told in talking::of(&guide, id, Stage::Talk).filter(|it| it.row < 2) {
            if let given::Given::Text(text) = told.given {
                // Who looks at the person types on; the field of a question takes it.
                if !typed {
                    window.types(text.split('.').next().unwrap_or(text));
                    typed = true;
                }
            } else if matches!(told.given, given::Given::Ticked(_)) {
                window.click("Alle abhaken");
            } else {
                talking::place(&window, &guide, told, |place| told.enter(place, &guide));
            }
        }
        choices += window.inputs() - before;
        let more = guide
            .talk()
            .into_iter()
            .skip_while(|it| it != id)
            .nth(1)
            .is_some_and(|next| !guide.is_core(next));
        let last = place + 1 == core.len();
        window.press(if more && !last { "Control+Alt+Enter" } else { "Control+Enter" });
        steps += 1;
    }
    println!("core of a talk: {steps} steps, {choices} choices beside the text");
    assert!(steps + choices <= 24, "{steps} steps, {choices} choices");
}

/// The command line reads every value that was entered, and no other.
fn everything_is_kept(home: &Home) {
    let case = kept::case(home, &home.workspace(), PASSPHRASE);
    let mut expected = kept::expected(content::TALK);
    // A passage of the notes went into this answer, and the levels were decided.
    let with_passage = format!("{}\n\n{}", expected_text("B4"), content::PASSAGE);
    expected.insert(("B4".to_owned(), 0), json!({ "text": with_passage }));
    expected.insert(("H5".to_owned(), 0), json!({ "yesNo": true }));
    kept::compare(&kept::values(&case), &expected);
    for (question, _, status) in content::WITHOUT {
        let answer = kept::answers(&case).find(|it| it["question"] == *question).expect("it is asked");
        assert_eq!(answer["status"], *status, "{question}");
    }
    for (question, level) in content::DECIDED {
        let has_value = |it: &&Value| it["question"] == *question && !it["value"].is_null();
        let answer = kept::answers(&case).find(has_value).expect("it has a value");
        assert_eq!(answer["level"], *level, "{question}");
    }
}

/// From the first start to the preparation of a talk.
fn begin(home: &Home, title: &str) -> Window {
    let window = Window::open(home);
    window.at("Willkommen bei Lernfall");
    window.fill("Passphrase", PASSPHRASE);
    window.click_button("Arbeitsbereich anlegen");
    window.at("Womit möchten Sie beginnen?");
    window.click("Gespräch führen");
    window.at("Fall anlegen");
    window.fill("Titel des Falls", title);
    window.click("Zur Vorbereitung");
    window
}

/// Another window on the workspace of before, unlocked.
fn open(home: &Home) -> Window {
    let window = Window::open(home);
    window.at("Willkommen bei Lernfall");
    window.click("Arbeitsbereich");
    window.at("Arbeitsbereich öffnen");
    window.fill("Passphrase", PASSPHRASE);
    window.press("Enter");
    window.at("Fälle");
    window
}

fn expected_text(question: &str) -> String {
    let told = content::TALK.iter().find(|it| it.question == question);
    let text = told.map(|it| it.kept()["text"].clone());
    text.and_then(|it| it.as_str().map(str::to_owned)).unwrap_or_default()
}
