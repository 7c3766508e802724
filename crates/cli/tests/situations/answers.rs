//! Answers files and guides that are none, and texts that are unusual but fine.

use std::fs;

use serde_json::{Value, json};

use crate::support::{CANARY, FAILED, Locale, OWN, REUSED, Room, person};

const REFUSED: &[&str] = &["lässt sich nicht übernehmen", "Es wurde nichts geändert", "Gründe:"];

fn answers(question: &str, value: Value) -> Value {
    let answer = json!({"question": question, "value": value});
    json!({"format": "lernfall-answers/1", "interviews": [{"answers": [answer]}]})
}

fn refuse(room: &Room, says: &[&str]) {
    let (dir, file) = (room.dir(), room.at("answers.json"));
    let says = [REFUSED, says].concat();
    room.refused(&["case", "answer", &dir, "1", "--answers", &file], person("brokenAnswers", &says));
    room.refused(
        &["case", "new", &dir, "--title", "Titel", "--answers", &file],
        person("brokenAnswers", &says),
    );
}

#[test]
fn rubbish_as_answers_is_refused_with_its_place() {
    let room = Room::with_case(OWN);
    let noise: Vec<u8> =
        (0..5000_u32).map(|number| (number.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let nested = "[".repeat(200_000);
    let rubbish: &[(&[u8], &str)] = &[
        (b"", "1:0"),
        (&noise, "Kein lesbares JSON in UTF-8 (Zeile und Zeichen: 1:"),
        (CANARY.as_bytes(), "Kein lesbares JSON in UTF-8 (Zeile und Zeichen: 1:1"),
        (b"{", "Kein lesbares JSON in UTF-8 (Zeile und Zeichen: 1:1"),
        (b"[1, 2]", "answers.schema.json"),
        (b"{}", "format"),
        (b"\xff\xfe{\x00}\x00", "1:1"),
        (nested.as_bytes(), "1:"),
        (br#"{"format": "lernfall-answers/1", "format": "lernfall-answers/1"}"#, "format"),
    ];
    for (bytes, says) in rubbish {
        room.put("answers.json", bytes);
        refuse(&room, &[says]);
    }
}

#[test]
fn deeply_nested_answers_are_refused() {
    let room = Room::with_case(OWN);
    let deep = format!("{}1{}", "{\"fields\": {\"a\": ".repeat(50_000), "}}".repeat(50_000));
    let text = answers("B1", Value::Null).to_string().replace("null", &deep);
    room.put("answers.json", text);
    refuse(&room, &[]);
}

#[test]
fn what_does_not_fit_is_named_without_repeating_content() {
    let room = Room::with_case(OWN);
    let speech = format!("Frau {CANARY} sagte, expected war das nicht, expected {CANARY}");
    let cases = [
        (json!({"format": speech}), "/format"),
        (json!({"format": "lernfall-answers/2"}), "lernfall-answers/2"),
        (json!({"format": "lernfall-answers/1", "zusatz": speech}), "case, interviews"),
        (json!({"format": "lernfall-answers/1", "case": speech}), "answers.schema.json"),
        (answers("B1", json!(speech)), "text, choice"),
        (answers("B1", json!({"text": [speech]})), "answers.schema.json"),
        (answers("B1", json!({speech.clone(): "x"})), "text, choice"),
        (answers(&speech, json!({"text": "x"})), "/interviews/0/answers/0"),
        (answers("D2", json!({"choice": {"code": speech}})), "/interviews/0/answers/0"),
        (answers("V1", json!({"text": speech})), "V1"),
    ];
    for (file, says) in cases {
        room.put("answers.json", file.to_string());
        refuse(&room, &[says]);
    }
}

#[test]
fn a_patch_with_one_unknown_id_changes_nothing_else() {
    let room = Room::with_case(OWN);
    let dir = room.dir();
    let before = room.json(&["case", "show", &dir, "1"]);
    let mut file = answers("B1", json!({"text": format!("anders {CANARY}")}));
    let unknown = json!({"question": "ZZ9", "value": {"text": "x"}});
    file["interviews"][0]["answers"].as_array_mut().unwrap().push(unknown);
    room.put("answers.json", file.to_string());
    refuse(&room, &["ZZ9"]);
    assert_eq!(room.json(&["case", "show", &dir, "1"]), before);
    assert_eq!(room.json(&["case", "list", &dir]).as_array().unwrap().len(), 1, "a case was half made");
}

#[test]
fn files_that_are_missing_folders_too_large_or_endless_are_told() {
    let room = Room::with_case(OWN);
    let dir = room.dir();
    fs::create_dir(room.path("folder")).unwrap();
    let big = tempfile::NamedTempFile::new().unwrap();
    big.as_file().set_len(100 << 20).unwrap();
    let big = big.path().to_str().unwrap();
    let (missing, folder) = (room.at("missing"), room.at("folder"));
    let files = [
        (
            missing.as_str(),
            person("fileMissing", &["gibt es nicht", "nichts geändert", "Prüfen Sie den Pfad"]),
        ),
        (folder.as_str(), person("fileUnreadable", &["nicht lesen", "nichts geändert", "Prüfen Sie"])),
        (big, person("fileTooLarge", &["zu groß", "nichts geändert", "richtige Datei"])),
        ("/dev/zero", person("fileTooLarge", &["zu groß"])),
    ];
    for (file, expected) in files {
        room.refused(&["case", "answer", &dir, "1", "--answers", file], expected);
        room.refused(&["template", "check", file], expected);
    }
}

#[test]
fn a_broken_guide_makes_no_case() {
    let room = Room::new();
    let dir = room.dir();
    let file = room.put("guide.json", r#"{"format": "lernfall-template/1", "vocabularies": 5}"#);
    let told = room.run(Locale::German, &["case", "new", &dir, "--title", "Titel", "--template", &file]);
    assert_eq!(told.exit, 1);
    for piece in ["nicht verwendbar", "Es wurde nichts geändert", "/vocabularies", "/sections"] {
        assert!(told.err.contains(piece), "{piece}: {}", told.err);
    }
    assert_eq!(room.json(&["case", "list", &dir]), json!([]));
}

#[test]
fn unusual_texts_come_back_as_they_went_in() {
    let room = Room::with_case(REUSED);
    let (dir, seal) = (room.dir(), room.at("seal"));
    let long = "Wir haben es anders gemacht, als es im Konzept stand. \n".repeat(20_000);
    assert!(long.len() > 1_000_000);
    let texts = [
        "👩🏽‍💻 fährt 🚲 nach Ǿstfold – 😀",
        "שלום עולם und مرحبا بالعالم",
        "Zeile\nZeile\r\n\tEingerückt",
        "a\u{301}\u{323} \u{202e}umgekehrt\u{202c} \u{200b}leer",
        "\u{1}\u{b}\u{c}\u{1b}[31m\u{7f}\u{85}\u{fffe} Steuerzeichen",
        "<w:t>&amp; \"quoted\" 'x' {title} %s $(id)",
        long.as_str(),
    ];
    for text in texts {
        let mut file = answers("B1", json!({"text": text}));
        file["interviews"][0]["answers"][0]["level"] = json!(3);
        room.put("answers.json", file.to_string());
        room.good(&["case", "answer", &dir, "1", "--answers", &room.at("answers.json")]);
        let shown = room.json(&["case", "show", &dir, "1"]);
        let all = shown["interviews"][0]["answers"].as_array().unwrap();
        let b1 = all.iter().find(|answer| answer["question"] == "B1").unwrap();
        assert!(b1["value"]["text"] == text, "{}", &text[..20.min(text.len())]);
        let sheet = room.at("sheet.docx");
        room.good(&["case", "sheet", &dir, "1", "--to", &sheet]);
        assert!(fs::metadata(&sheet).unwrap().len() > 10_000);
        let sealed = room.at("1.lernfall");
        room.good(&["case", "export", &dir, "1", "--to", &sealed, "--seal-passphrase-file", &seal]);
        let bundle = room.json(&["bundle", "show", &sealed, "--seal-passphrase-file", &seal]);
        let said = bundle["record"]["interviews"][0]["answers"].as_array().unwrap();
        let b1 = said.iter().find(|answer| answer["question"] == "B1").unwrap();
        assert!(b1["value"]["text"] == text, "{}", b1["value"]);
        fs::remove_file(sheet).unwrap();
        fs::remove_file(sealed).unwrap();
    }
    assert!(room.good(&["workspace", "check", &dir]).out.contains("unversehrt"));
}

#[test]
fn nothing_shown_commands_the_terminal() {
    let room = Room::new();
    let dir = room.dir();
    let title = "Titel \u{1b}[2J\u{1b}]0;neu\u{7} Rest\nzweite Zeile \u{9b}31m";
    room.good(&["case", "new", &dir, "--title", title]);
    for args in [vec!["case", "list", &dir], vec!["case", "show", &dir, "1"], vec!["search", &dir, "Rest"]] {
        let told = room.good(&args);
        assert!(told.out.contains("Rest"), "{args:?} {told:?}");
        assert!(!told.out.chars().any(|c| c.is_control() && c != '\n'), "{args:?} {told:?}");
    }
    assert_eq!(room.good(&["case", "list", &dir]).out.lines().count(), 1, "a title makes no second line");
    let listed = room.json(&["case", "list", &dir]);
    assert_eq!(listed[0]["title"], title);
}

#[test]
fn a_search_takes_any_text() {
    let room = Room::with_case(FAILED);
    let dir = room.dir();
    let long = "q".repeat(50_000);
    for text in
        ["", " ", "\"", "*", "AND", "a OR", "(", "NEAR(a b)", "^a", "text:a", "'; --", "%", "_", "😀", &long]
    {
        let told = room.run(Locale::German, &["search", &dir, text]);
        assert_eq!(told.exit, 0, "{text:.20}: {told:?}");
    }
    assert_eq!(room.json(&["search", &dir, &long]), json!([]));
}
