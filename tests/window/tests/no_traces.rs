//! What is left in the home folder after a whole journey: the files that the person saved, and nothing
//! else in which a typed word or the name of a saved file can be read.
#![allow(clippy::expect_used, clippy::panic, reason = "a test stops with what went wrong")]

use std::fs;
use std::path::{Path, PathBuf};

use lernfall_window_tests::Home;

#[path = "alone/journey.rs"]
mod journey;
use journey::{Typed, from_start_to_hand_over};

/// One word of each that nobody else writes, without letters that some format would write otherwise.
const TYPED: Typed = Typed {
    passphrase: "vier Quarzbiber ganz zufällige Wörter",
    title: "Einführung des Zimtkranichs",
    answer: "Zuerst war da der Moosfalter – „so hieß es“.",
    agency: "Landkreis Haselunke",
    office: "Sammelstelle Birkenlurch",
    seal: "andere Dornhummel zufällige Wörter",
};
const SHEET: &str = "Blatt Kieselotter.docx";
const BUNDLE: &str = "Paket Schilfdachs.lernfall";
const WORDS: [&str; 8] = [
    "Quarzbiber",
    "Zimtkranich",
    "Moosfalter",
    "Haselunke",
    "Birkenlurch",
    "Dornhummel",
    "Kieselotter",
    "Schilfdachs",
];

#[test]
fn no_word_typed_and_no_name_chosen_can_be_read_after_closing() {
    let home = Home::new();
    let saved = [SHEET, BUNDLE].map(|name| Path::new("Dokumente").join(name));
    let [sheet, bundle] = saved.each_ref().map(|path| home.path(path));
    from_start_to_hand_over(&home, &TYPED, &sheet, &bundle).close();

    let files = home.files();
    for path in &saved {
        assert!(files.contains(path), "{files:#?}");
    }
    assert!(files.iter().any(|path| path.ends_with("workspace.db")), "{files:#?}");
    let found = readable(&home, &saved);
    assert!(found.is_empty(), "{found:#?}");

    // The looking itself: each way to write a word, and a name.
    let plants: [(&str, Vec<u8>); 4] = [
        ("run/plain", b"<bookmark href=\"file:///x/Blatt%20Kieselotter.docx\">".to_vec()),
        (".config/wide", wide("der Moosfalter", u16::to_le_bytes)),
        ("tmp/big", wide("der Moosfalter", u16::to_be_bytes)),
        (".config/Schilfdachs.lnk", Vec::new()),
    ];
    for (path, bytes) in &plants {
        fs::write(home.path(path), bytes).expect("a planted file");
    }
    let found: Vec<PathBuf> = readable(&home, &saved).into_iter().map(|(path, _)| path).collect();
    let mut planted = plants.map(|(path, _)| PathBuf::from(path));
    planted.sort();
    assert_eq!(found, planted);
}

/// Files in whose bytes or name one of the words can be read, with the word. The workspace is among
/// them; what the person saved is not.
fn readable(home: &Home, saved: &[PathBuf]) -> Vec<(PathBuf, &'static str)> {
    let holds = |path: &PathBuf| {
        let bytes = fs::read(home.path(path)).unwrap_or_default();
        let name = path.to_string_lossy();
        WORDS.into_iter().find(|word| {
            let ways = [word.as_bytes().to_vec(), wide(word, u16::to_le_bytes), wide(word, u16::to_be_bytes)];
            name.contains(word) || ways.iter().any(|way| bytes.windows(way.len()).any(|here| here == way))
        })
    };
    let files = home.files().into_iter().filter(|path| !saved.contains(path));
    files.filter_map(|path| holds(&path).map(|word| (path, word))).collect()
}

/// A text in UTF-16.
fn wide(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}
