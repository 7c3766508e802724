//! Passphrases and the recovery code stay where they belong.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::support::{Locale, PASSPHRASE, REUSED, Room, SEAL_PASSPHRASE, call, person};

fn create<'a>(dir: &'a str, recovery: &'a [&'a str]) -> Vec<&'a str> {
    [&["workspace", "create", dir, "--agency", "Amt", "--level", "EB-K2"], recovery].concat()
}

#[test]
fn the_recovery_file_is_its_owners_alone_and_holds_nothing_else() {
    let room = Room::new();
    let file = room.path("workspace.recovery");
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let text = fs::read_to_string(&file).unwrap();
    assert_eq!(text.lines().count(), 1, "{text:?}");
    assert_eq!(text.trim_end().len() + 1, text.len(), "{text:?}");
}

#[test]
fn the_recovery_code_is_said_nowhere_but_in_its_file() {
    let room = Room::bare();
    for more in [&[][..], &["--json"]] {
        for locale in [Locale::German, Locale::English] {
            let name = format!("{locale:?}{}", more.len());
            let (dir, recovery) = (room.at(&name), room.at(&format!("{name}.recovery")));
            let place = ["--recovery-file", recovery.as_str()];
            let told = room.run(locale, &[&create(&dir, &place)[..], more].concat());
            assert_eq!(told.exit, 0, "{told:?}");
            let code = fs::read_to_string(recovery).unwrap().trim().to_owned();
            let said = format!("{}{}", told.out, told.err);
            let groups = code.split(|c: char| !c.is_alphanumeric()).filter(|group| group.len() > 3);
            assert!(code.len() > 20);
            for group in groups {
                assert!(!said.contains(group), "{said}");
            }
            for (path, bytes) in
                room.everything().iter().filter(|(path, _)| path.starts_with(room.path(&name)))
            {
                let found = bytes.windows(code.len()).any(|window| window == code.as_bytes());
                assert!(!found, "{path:?}");
            }
        }
    }
}

#[test]
fn a_recovery_file_that_is_there_is_never_overwritten_and_nothing_is_made() {
    let room = Room::bare();
    let recovery = room.put("recovery", "the code of another workspace\n");
    let dir = room.dir();
    let says = &["gibt es schon", "Nichts wurde geändert", "Wählen Sie einen anderen Namen"];
    room.refused(&create(&dir, &["--recovery-file", &recovery]), person("targetExists", says));
    let nowhere = room.at("nowhere/recovery");
    let says =
        &["ließ sich nicht schreiben", "Nichts wurde geändert", "Prüfen Sie Datenträger, Ordner und Rechte"];
    room.refused(&create(&dir, &["--recovery-file", &nowhere]), person("targetReadOnly", says));
}

#[test]
fn without_a_file_or_a_terminal_the_code_goes_nowhere_and_nothing_is_made() {
    let room = Room::bare();
    let says =
        &["nur in eine eigene Datei oder auf ein Terminal", "--recovery-file", "Nichts wurde geändert"];
    room.refused(&create(&room.dir(), &[]), person("targetMissing", says));
}

#[test]
fn no_argument_takes_a_passphrase() {
    for option in ["--passphrase", "--seal-passphrase", "--recovery-code", "--password", "-p"] {
        for command in [["workspace", "check"], ["case", "export"], ["bundle", "verify"]] {
            let told = call(Locale::German, &[command[0], command[1], "x", option, "geheimes Wort"]);
            assert_eq!(told.exit, 2, "{option}: {told:?}");
            assert!(!told.err.contains("geheimes Wort"), "{told:?}");
        }
    }
}

#[test]
fn secrets_are_in_no_output_of_a_whole_hand_over() {
    let room = Room::with_case(REUSED);
    let (dir, to, seal) = (room.dir(), room.at("1.lernfall"), room.at("seal"));
    let (mail, container) = (room.at("1.eml"), room.at("1.asice"));
    let code = fs::read_to_string(room.path("workspace.recovery")).unwrap();
    let calls: &[&[&str]] = &[
        &["case", "export", &dir, "1", "--to", &to, "--seal-passphrase-file", &seal, "--mail", &mail],
        &["bundle", "verify", &to, "--seal-passphrase-file", &seal],
        &["bundle", "show", &to, "--seal-passphrase-file", &seal],
        &["bundle", "decrypt", &to, "--to", &container, "--seal-passphrase-file", &seal],
        &["case", "show", &dir, "1"],
        &["workspace", "check", &dir],
    ];
    for (number, args) in calls.iter().enumerate() {
        let json: &[&str] = if number % 2 == 0 { &["--json"] } else { &[] };
        let told = room.good(&[args, json].concat());
        for secret in [PASSPHRASE, SEAL_PASSPHRASE, code.trim()] {
            assert!(!told.out.contains(secret) && !told.err.contains(secret), "{args:?}");
        }
    }
    let draft = fs::read_to_string(mail).unwrap();
    assert!(!draft.contains(SEAL_PASSPHRASE) && !draft.contains("Amt für Erprobung"));
}
