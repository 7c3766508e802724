//! Files of every kind as attachments.

use std::fs;

use crate::support::{CANARY, FAILED, Locale, REUSED, Room, person};

fn attached(room: &Room, file: &str) -> serde_json::Value {
    room.json(&["case", "attach", &room.dir(), "1", "H4", file])
}

#[test]
fn what_is_no_ordinary_file_is_told() {
    let room = Room::with_case(FAILED);
    fs::create_dir(room.path("folder")).unwrap();
    let (folder, missing, pipe) = (room.at("folder"), room.at("missing"), room.at("pipe"));
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
    assert!(made.success());
    let unreadable = person("fileUnreadable", &["nicht lesen", "nichts geändert", "gewöhnliche Datei"]);
    let dir = room.dir();
    for file in [folder.as_str(), "/dev/zero", &pipe] {
        room.refused(&["case", "attach", &dir, "1", "H4", file], unreadable);
    }
    room.refused(&["case", "attach", &dir, "1", "H4", &missing], person("fileMissing", &["nichts geändert"]));
}

#[test]
fn an_empty_file_is_an_attachment() {
    let room = Room::with_case(FAILED);
    let empty = attached(&room, &room.put("empty", ""));
    assert_eq!(empty["size"], 0);
    assert!(room.good(&["workspace", "check", &room.dir()]).out.contains("Anlagen 1"));
}

#[test]
fn names_in_any_script_are_kept() {
    let room = Room::with_case(FAILED);
    let names = ["Übersicht Größe.txt", "📎 Foto.txt", "تقرير.txt", "zwei\nZeilen.txt", "a\u{202e}txt.exe"];
    for name in names {
        let file = room.put(name, format!("Vermerk {CANARY}"));
        assert_eq!(attached(&room, &file)["mediaType"], "text/plain", "{name}");
    }
    let shown = room.json(&["case", "show", &room.dir(), "1"]);
    for name in names {
        let found = shown["attachments"].as_array().unwrap().iter().any(|one| one["name"] == name);
        assert!(found, "{name:?} in {}", shown["attachments"]);
    }
    let lines = room.good(&["case", "show", &room.dir(), "1"]).out;
    let listed = lines.lines().filter(|line| line.contains("(text/plain, ")).count();
    assert_eq!(listed, names.len(), "one line each: {lines}");
}

#[test]
fn a_large_file_lies_encrypted_and_travels_unchanged() {
    let room = Room::with_case(REUSED);
    let line = format!("{CANARY} steht in jeder Zeile dieser Anlage.\n");
    let bytes = line.repeat((3 << 20) / line.len() + 1);
    let file = room.put("gross.txt", &bytes);
    let row = attached(&room, &file)["row"].clone();
    let levels = serde_json::json!({"format": "lernfall-answers/1", "interviews": [{"answers": [
        {"question": "H4", "rows": [{"row": row, "level": 3}]}
    ]}]});
    let patch = room.put("patch.json", levels.to_string());
    room.good(&["case", "answer", &room.dir(), "1", "--answers", &patch]);
    let folder = fs::read_dir(room.path("workspace/attachments")).unwrap();
    let stored: Vec<_> = folder.map(|entry| entry.unwrap().path()).collect();
    assert_eq!(stored.len(), 1);
    assert!(fs::metadata(&stored[0]).unwrap().len() > 3 << 20);
    for (path, bytes) in room.everything().iter().filter(|(path, _)| path.starts_with(room.path("workspace")))
    {
        let leaks = bytes.windows(CANARY.len()).any(|window| window == CANARY.as_bytes());
        assert!(!leaks, "{path:?} holds content in clear");
    }
    let sealed = room.at("1.lernfall");
    let seal = room.at("seal");
    room.good(&["case", "export", &room.dir(), "1", "--to", &sealed, "--seal-passphrase-file", &seal]);
    let container = room.at("1.asice");
    room.good(&["bundle", "decrypt", &sealed, "--to", &container, "--seal-passphrase-file", &seal]);
    let whole = fs::read(container).unwrap();
    let at = whole.windows(line.len()).position(|window| window == line.as_bytes()).unwrap();
    assert!(&whole[at..at + bytes.len()] == bytes.as_bytes(), "stored as it is");
}

#[test]
fn damaged_missing_and_cut_off_attachments_are_found_by_the_check() {
    let room = Room::with_case(FAILED);
    let file = room.put("gross.bin", vec![7; 2 << 20]);
    let id = attached(&room, &file)["attachment"].as_str().unwrap().to_owned();
    let stored = fs::read_dir(room.path("workspace/attachments")).unwrap().next().unwrap().unwrap().path();
    let whole = fs::read(&stored).unwrap();
    let mut flipped = whole.clone();
    flipped[1 << 20] ^= 1;
    for damage in [Some(&flipped[..]), Some(&whole[..whole.len() - 1]), Some(&[]), None] {
        match damage {
            Some(bytes) => fs::write(&stored, bytes).unwrap(),
            None => fs::remove_file(&stored).unwrap(),
        }
        let told = room.run(Locale::German, &["workspace", "check", &room.dir()]);
        assert_eq!(told.exit, 3, "{told:?}");
        assert!(told.out.contains(&id) && told.out.contains("beschädigt oder fehlt"), "{told:?}");
        let seal = room.at("seal");
        let to = room.at("nie.lernfall");
        room.good(&["case", "show", &room.dir(), "1"]);
        let export = ["case", "export", &room.dir(), "1", "--to", &to, "--seal-passphrase-file", &seal];
        // At level 0 it does not leave, so that its damage is no reason not to hand over.
        room.good(&export);
        fs::remove_file(to).unwrap();
    }
    fs::write(&stored, whole).unwrap();
    assert!(room.good(&["workspace", "check", &room.dir()]).out.contains("unversehrt"));
}

#[test]
fn a_damaged_attachment_that_would_leave_stops_the_hand_over() {
    let room = Room::with_case(REUSED);
    let row = attached(&room, &room.put("gross.bin", vec![7; 2 << 20]))["row"].clone();
    let levels = serde_json::json!({"format": "lernfall-answers/1", "interviews": [{"answers": [
        {"question": "H4", "rows": [{"row": row, "level": 3}]}
    ]}]});
    let patch = room.put("patch.json", levels.to_string());
    room.good(&["case", "answer", &room.dir(), "1", "--answers", &patch]);
    let stored = fs::read_dir(room.path("workspace/attachments")).unwrap().next().unwrap().unwrap().path();
    let mut bytes = fs::read(&stored).unwrap();
    bytes[1 << 20] ^= 1;
    fs::write(&stored, bytes).unwrap();
    let (seal, to) = (room.at("seal"), room.at("nie.lernfall"));
    let told = room.run(
        Locale::German,
        &["case", "export", &room.dir(), "1", "--to", &to, "--seal-passphrase-file", &seal],
    );
    assert_eq!(told.exit, 3, "{told:?}");
    assert!(told.err.contains("attachments") && told.err.contains("Sicherung"), "{told:?}");
    assert!(!room.path("nie.lernfall").exists());
    assert!(room.everything().keys().all(|path| path.extension().is_none_or(|end| end != "part")));
}
