//! Long work in the window: the page hears how far it is.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops with what went wrong")]

use std::fs;
use std::process::Command;

use lernfall_window_tests::{Home, PATIENCE, Verbs, Window, cli, root, until};
use serde_json::{Value, json};

const SEAL: &str = "am Telefon genannt 7";

/// Runs the command line, which has to succeed.
fn lernfall(words: &[&str]) {
    let told = Command::new(cli()).args(words).env("LERNFALL_TEST_COST", "1").output().expect("it starts");
    assert!(told.status.success(), "{words:?}: {}", String::from_utf8_lossy(&told.stderr));
}

/// A bundle by the command line, with an attachment that takes a while.
fn bundle(home: &Home) -> String {
    let at = |name: &str| home.path(name).to_str().expect("a path").to_owned();
    fs::write(at("pass"), "vier ganz zufällige Wörter\n").expect("a file");
    fs::write(at("seal"), format!("{SEAL}\n")).expect("a file");
    fs::write(at("Anlage.txt"), "Zeile für Zeile.\n".repeat(600_000)).expect("a file");
    let answers = root().join("crates/app/examples/onlinedienst-nachgenutzt.json");
    let answers = answers.to_str().expect("a path");
    let (desk, pass) = (at("desk"), at("pass"));
    let key = ["--passphrase-file", &pass];
    let made = ["--agency", "Amt für Erprobung", "--level", "EB-K2", "--recovery-file", &at("code")];
    lernfall(&[&["workspace", "create", &desk], &made[..], &key[..]].concat());
    lernfall(&[&["case", "new", &desk, "--title", "Erprobung", "--answers", answers], &key[..]].concat());
    lernfall(&[&["case", "attach", &desk, "1", "H4", &at("Anlage.txt")], &key[..]].concat());
    let to = at("Dokumente/Übergabe.lernfall");
    let seal = ["--to", &to, "--seal-passphrase-file", &at("seal")];
    lernfall(&[&["case", "export", &desk, "1"], &seal[..], &key[..]].concat());
    to
}

#[test]
fn the_page_hears_how_far_a_check_is() {
    let home = Home::new();
    let bundle = bundle(&home);
    let window = Window::open(&home);
    window.at("Willkommen bei Lernfall");
    // The page's own channel gives way to one that keeps what it hears.
    let listen = "window.heard = [];
        const id = window.__TAURI_INTERNALS__.transformCallback((told) => window.heard.push(told.message));
        window.__TAURI_INTERNALS__.invoke('listen',
          { language: 'de', call: 1, ask: { channel: `__CHANNEL__:${id}` } });";
    window.script(listen, &[]).expect("the page listens");
    let check = "const [passphrase] = arguments; window.asked = null;
        const given = { language: 'de', call: 77, ask: { again: false, passphrase } };
        window.__TAURI_INTERNALS__.invoke('check_bundle', given)
          .then((reply) => { window.asked = { reply }; }, (refused) => { window.asked = { refused }; });";
    window.script(check, &[SEAL.into()]).expect("the page asks");
    window.dialog_takes(bundle.as_ref());
    let answer = until(PATIENCE, || {
        let told = window.script("return window.asked", &[])?;
        if told.is_null() { Err("no answer yet".to_owned()) } else { Ok(told) }
    });
    let answer = answer.expect("a verdict");
    assert!(answer.get("reply").is_some(), "{answer}");
    let heard = window.script("return window.heard", &[]).expect("what was heard");
    let heard = heard.as_array().expect("a list");
    let steps = heard.iter().filter(|it| it.get("event") == Some(&json!("progress")));
    let steps: Vec<&Value> = steps.filter(|it| it.get("call") == Some(&json!(77))).collect();
    assert!(steps.len() > 2 && steps.len() < 1_000, "{steps:?}");
    let done: Vec<u64> = steps.iter().filter_map(|it| it.get("done")?.as_u64()).collect();
    assert!(done.is_sorted(), "{done:?}");
}

#[test]
fn attaching_a_large_file_can_be_stopped_and_leaves_nothing() {
    let home = Home::new();
    let large = home.path("Dokumente/Aufzeichnung.bin");
    let file = fs::File::create(&large).expect("a file");
    file.set_len(3 << 30).expect("a large file");
    let window = Window::open(&home);
    window.fill("Passphrase", "vier ganz zufällige Wörter");
    window.click_button("Arbeitsbereich anlegen");
    window.click("Gespräch führen");
    window.fill("Titel", "Erprobung");
    window.click("Zur Vorbereitung");
    window.at("Kopfdaten");
    window.click_button("Weiter");
    window.at("Rahmen");
    window.click("Gespräch beginnen");
    window.at("Haben Sie das Informationsblatt");
    window.press("Control+k");
    window.fill("Frage", "H4");
    window.press("Enter");
    window.at("Welche Unterlagen");
    window.click("Datei auswählen");
    window.dialog_takes(&large);
    window.click("Abbrechen");
    window.sees_no("Abbrechen");
    window.sees_no("Aufzeichnung.bin");
    let kept = home.path(".local/share/lernfall/Arbeitsbereich/attachments");
    let left: Vec<_> = fs::read_dir(kept).into_iter().flatten().flatten().map(|it| it.path()).collect();
    assert!(left.is_empty(), "{left:?}");
    window.close();
}
