//! Journey e: one's own experience in English, from the first start to the verdict over the bundle.
#![allow(clippy::expect_used, clippy::panic, reason = "a test stops with what went wrong")]

use lernfall_window_tests::{Home, Language, Verbs, Wanted, Window};

const PASSPHRASE: &str = "four quite random words";
const SEAL: &str = "told on the telephone 7";

/// Words that every German sentence is made of.
const GERMAN: [&str; 14] =
    ["und", "oder", "nicht", "ist", "wird", "der", "das", "ein", "eine", "mit", "für", "Sie", "noch", "Fall"];

/// What the question begins with, its field where that has a label of its own, the answer.
const ANSWERS: [(&str, &str, &str); 7] = [
    ("To begin with", "", "It began with a decree."),
    ("What was", "", "All committees work without paper."),
    ("Which moments", "What happened?", "The training was cancelled"),
    ("What helped", "", "Two colleagues from the next town."),
    ("What made", "", "The contract allowed no changes."),
    ("What do you", "Recommendation", "The state should provide model contracts."),
    ("What have I", "", "It takes more time than courage."),
];

const SECTIONS: [&str; 7] = [
    "Key data",
    "Opening and starting point",
    "Course of events",
    "What helped",
    "What hindered",
    "Lessons",
    "Change of perspective",
];

#[test]
fn everything_is_in_english_up_to_the_verdict() {
    let home = Home::new();
    let window = Window::open_as(&home, &Wanted { language: Language::En, ..Wanted::default() });
    let at = |heading: &str| {
        window.at(heading);
        speaks_english(&window);
    };
    at("Welcome to Lernfall");
    window.fill("Passphrase", PASSPHRASE);
    window.click_button("Create workspace");
    at("What would you like to begin with?");
    window.click("Record your own experience");
    at("Create a case");
    window.fill("Title of the case", "Council information system");
    window.click("To the first question");
    for (question, field, answer) in ANSWERS {
        at(question);
        window.fill(if field.is_empty() { question } else { field }, answer);
        window.press("Control+Enter");
    }
    at("Case sheet");
    window.click("Decide on the use");
    at("What may be done with which answer?");
    for section in SECTIONS {
        window.within(section).choose("Report");
    }
    window.sees("Everything is decided.");
    window.click("Decide and continue");
    at("Check answers");
    window.click("Continue to the preview");
    at("Exactly this leaves the house");
    window.fill("Name of the agency", "Office for Trials");
    window
        .within("Administrative level")
        .choose("Local government – town or municipality within a rural district");
    window.click("Take over the agency");
    window.sees("Nothing stands against the hand-over.");
    window.click("Go on to hand over");
    at("Hand over");
    window.fill("Receiving office", "Collecting office");
    window.choose("Drive or folder");
    window.fill("Passphrase of the bundle", SEAL);
    window.is_accessible();
    window.click("Seal and save");
    let bundle = home.path("Dokumente/first hand-over.lernfall");
    window.dialog_takes(&bundle);
    at("Bundle");
    window.sees("It was written, read back and checked.");
    window.sees("first hand-over.lernfall");
    window.is_accessible();

    for (link, heading) in [("Settings", "Settings"), ("Help", "Help"), ("Version", "About")] {
        window.click(link);
        at(heading);
    }
    window.click("Cases");
    at("Cases");
    window.fill("Search all cases", "courage");
    window.sees("It takes more time than");
    window.close();

    let window = Window::open_as(&home, &Wanted { language: Language::En, ..Wanted::default() });
    window.click("Check a bundle");
    window.click("Choose a file");
    window.dialog_takes(&bundle);
    window.fill("Passphrase of the bundle", SEAL);
    window.press("Enter");
    window.sees("Unchanged, sender unknown");
    speaks_english(&window);
    window.close();
}

/// No German sentence stands on the page, and the page says that it is English.
fn speaks_english(window: &Window) {
    let language = window.script("return document.documentElement.lang", &[]);
    assert_eq!(language, Ok("en".into()));
    let reads = window.reads();
    let words: Vec<&str> = reads.split(|letter: char| !letter.is_alphabetic()).collect();
    let found: Vec<&&str> = GERMAN.iter().filter(|german| words.contains(german)).collect();
    assert!(found.is_empty(), "{found:?} in:\n{reads}");
}
