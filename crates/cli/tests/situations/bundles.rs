//! Files that are no bundles, and bundles that were changed.

use std::fs;

use crate::support::{CANARY, Locale, REUSED, Refusal, Room, person, verdict};

const NONE: &[&str] = &["kein Übergabepaket", "Prüfen Sie, ob Sie die richtige Datei"];
const CHANGED: &[&str] = &["verändert oder", "Verwenden Sie", "nicht"];

/// A room with a sealed bundle of a whole case.
fn room() -> (Room, Vec<u8>) {
    let room = Room::with_case(REUSED);
    let (to, seal) = (room.at("1.lernfall"), room.at("seal"));
    room.good(&["case", "export", &room.dir(), "1", "--to", &to, "--seal-passphrase-file", &seal]);
    let bytes = fs::read(to).unwrap();
    (room, bytes)
}

/// Neither shown nor decrypted.
fn refuse(room: &Room, file: &str, expected: Refusal<'_>) {
    let (seal, to) = (room.at("seal"), room.at("never.asice"));
    room.refused(&["bundle", "show", file, "--seal-passphrase-file", &seal], expected);
    room.refused(&["bundle", "decrypt", file, "--to", &to, "--seal-passphrase-file", &seal], expected);
}

/// The verdict of `verify` in words, with exit 3.
fn verdict_on(room: &Room, file: &str) -> String {
    let seal = room.at("seal");
    let args = ["bundle", "verify", file, "--seal-passphrase-file", &seal];
    let told = room.run(Locale::German, &args);
    assert_eq!(told.exit, 3, "{told:?}");
    let json = room.run(Locale::German, &[&args[..], &["--json"]].concat());
    assert_eq!(json.exit, 3, "{json:?}");
    let english = room.run(Locale::English, &args);
    assert!(crate::languages::german_in(&english.err).is_empty(), "{english:?}");
    format!("{}{}", told.out, told.err)
}

#[test]
fn files_that_are_no_bundles_are_told() {
    let room = Room::bare();
    let noise: Vec<u8> =
        (0..9000_u32).map(|number| (number.wrapping_mul(2_654_435_761) >> 11) as u8).collect();
    let files: &[(&str, &[u8])] = &[
        ("a.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n%%EOF\n"),
        ("empty", b""),
        ("noise", &noise),
        ("text", CANARY.as_bytes()),
    ];
    for (name, bytes) in files {
        let file = room.put(name, bytes);
        let said = verdict_on(&room, &file);
        assert!(NONE.iter().all(|piece| said.contains(piece)), "{name}: {said}");
        assert!(!said.contains("Siegel") && !said.contains(CANARY), "{name}: {said}");
        refuse(&room, &file, verdict("notABundle", NONE));
    }
}

#[test]
fn folders_and_missing_files_are_told() {
    let room = Room::bare();
    fs::create_dir(room.path("folder")).unwrap();
    let (folder, missing) = (room.at("folder"), room.at("missing"));
    for (file, expected) in [
        (&folder, person("fileUnreadable", &["nicht lesen", "nichts geändert", "gewöhnliche Datei"])),
        (&missing, person("fileMissing", &["gibt es nicht", "nichts geändert", "Prüfen Sie den Pfad"])),
    ] {
        refuse(&room, file, expected);
        room.refused(&["bundle", "verify", file], expected);
    }
}

#[test]
fn a_cut_off_bundle_is_never_intact() {
    let (room, whole) = room();
    let lengths = [1, 30, 100, 200, 250, 1000, 65_536, whole.len() / 2, whole.len() - 1];
    for length in lengths {
        let file = room.put("cut.lernfall", &whole[..length]);
        let (seal, to) = (room.at("seal"), room.at("never.asice"));
        for args in [
            vec!["bundle", "verify", &file, "--seal-passphrase-file", &seal],
            vec!["bundle", "show", &file, "--seal-passphrase-file", &seal],
            vec!["bundle", "decrypt", &file, "--to", &to, "--seal-passphrase-file", &seal],
        ] {
            let told = room.run(Locale::German, &args);
            assert_eq!(told.exit, 3, "{length}: {args:?} {told:?}");
            assert!(!room.path("never.asice").exists(), "{length}");
        }
    }
    let file = room.put("cut.lernfall", &whole[..whole.len() / 2]);
    refuse(&room, &file, verdict("bundleDamaged", CHANGED));
}

#[test]
fn a_flipped_bit_in_a_sealed_bundle_is_told() {
    let (room, whole) = room();
    for at in [400, whole.len() / 3, whole.len() - 5] {
        let mut bytes = whole.clone();
        bytes[at] ^= 8;
        let file = room.put("flipped.lernfall", &bytes);
        refuse(&room, &file, verdict("bundleDamaged", CHANGED));
        let said = verdict_on(&room, &file);
        assert!(
            said.contains("Verändert oder beschädigt") || said.contains("verändert oder beschädigt"),
            "{said}"
        );
    }
}

#[test]
fn a_wrong_or_missing_seal_passphrase_is_told() {
    let (room, _) = room();
    let wrong = room.put("wrong", "nicht am Telefon genannt\n");
    let (file, to) = (room.at("1.lernfall"), room.at("never.asice"));
    let says = &["öffnet dieses Paket nicht", "Nichts wurde verändert", "Fragen Sie beim Absender"];
    for args in [
        vec!["bundle", "verify", &file, "--seal-passphrase-file", &wrong],
        vec!["bundle", "show", &file, "--seal-passphrase-file", &wrong],
        vec!["bundle", "decrypt", &file, "--to", &to, "--seal-passphrase-file", &wrong],
    ] {
        room.refused(&args, person("bundleWrongPassphrase", says));
    }
    let says = &["Passphrase des Pakets", "nichts geschrieben", "--seal-passphrase-file"];
    room.refused(&["bundle", "verify", &file], person("bundleNeedsPassphrase", says));
}

#[test]
fn an_envelope_for_the_key_of_others_is_told() {
    let room = Room::bare();
    // An age file to one X25519 recipient, as another program would write it.
    let foreign = "age-encryption.org/v1\n-> X25519 TEiF0ypqr+bpvcqXNyCVJpL7OuwPdVwPL7KQEbFDOCc\n\
                   EmECAEcKN+n/Vs9SbWiV+Hu0r+E8R77DdWYyd83nw7U\n--- Vn+54jqiiUCE+WZcEVY3f1sqHjlu/z1LCQ/T7Xm7qI0\n";
    let file = room.put("foreign.age", [foreign.as_bytes(), &[7; 100]].concat());
    let says = &["für einen Schlüssel verschlüsselt", "Wenden Sie sich an die Stelle"];
    refuse(&room, &file, person("bundleNeedsKey", says));
}

#[test]
fn a_changed_member_of_an_open_container_is_named() {
    let room = Room::with_case(REUSED);
    let to = room.at("1.asice");
    let export = ["case", "export", &room.dir(), "1", "--to", &to, "--plain", "--reason", "Erprobung"];
    room.good(&export);
    let mut bytes = fs::read(&to).unwrap();
    let at = bytes.windows(15).position(|window| window == b"lernfall-record").unwrap();
    bytes[at] ^= 1;
    let file = room.put("changed.asice", bytes);
    let said = verdict_on(&room, &file);
    assert!(said.contains("Verändert oder beschädigt") && said.contains("record.json: VERÄNDERT"), "{said}");
    room.refused(&["bundle", "show", &file], verdict("bundleDamaged", CHANGED));
}

#[test]
fn a_huge_file_that_is_no_bundle_is_told() {
    let room = Room::bare();
    let big = tempfile::NamedTempFile::new().unwrap();
    big.as_file().set_len(200 << 20).unwrap();
    let file = big.path().to_str().unwrap();
    assert!(NONE.iter().all(|piece| verdict_on(&room, file).contains(piece)));
    refuse(&room, file, verdict("notABundle", NONE));
}
