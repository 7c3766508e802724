//! Journey d: what the window says when something does not work, each produced for real.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test stops with what went wrong"
)]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use lernfall_window_tests::{Home, Verbs, Window, cli};

const PASSPHRASE: &str = "vier ganz zufällige Wörter";
const SEAL: &str = "am Telefon genannt 7";

/// A workspace with a case that can be handed over, made on the command line in the usual folder.
fn prepared(home: &Home) -> PathBuf {
    let folder = home.path(".local/share/lernfall/Arbeitsbereich");
    fs::create_dir_all(folder.parent().expect("a parent")).expect("a folder");
    fs::write(home.path("passphrase"), format!("{PASSPHRASE}\n")).expect("written");
    fs::write(home.path("seal"), format!("{SEAL}\n")).expect("written");
    let (ws, pass) = (folder.display().to_string(), home.path("passphrase").display().to_string());
    let recovery = home.path("recovery").display().to_string();
    run(
        &["workspace", "create", &ws, "--agency", "Amt für Erprobung", "--level", "EB-K2"],
        &pass,
        &["--recovery-file", &recovery],
    );
    let answers =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../crates/app/examples/onlinedienst-nachgenutzt.json");
    run(
        &["case", "new", &ws, "--title", "Onlinedienst", "--answers", &answers.display().to_string()],
        &pass,
        &[],
    );
    folder
}

fn run(words: &[&str], passphrase: &str, more: &[&str]) {
    let done = Command::new(cli())
        .args(words)
        .args(["--passphrase-file", passphrase])
        .args(more)
        .env("LERNFALL_TEST_COST", "1")
        .output()
        .expect("the command line");
    assert!(done.status.success(), "{words:?}: {}", String::from_utf8_lossy(&done.stderr));
}

/// Opens the prepared workspace's folder by the dialog, up to the passphrase.
fn choose(window: &Window, folder: &Path) {
    window.click("Vorhandenen Arbeitsbereich öffnen");
    window.dialog_takes(folder);
}

fn unlock(window: &Window) {
    window.sees("Arbeitsbereich öffnen");
    window.fill("Passphrase", PASSPHRASE);
    window.press("Enter");
}

#[test]
fn a_wrong_passphrase_is_told_and_can_be_typed_again() {
    let home = Home::new();
    let folder = prepared(&home);
    let window = Window::open(&home);
    choose(&window, &folder);
    window.at("Arbeitsbereich öffnen");
    window.fill("Passphrase", "eine ganz falsche Passphrase");
    window.press("Enter");
    window.sees("Die Passphrase öffnet diesen Arbeitsbereich nicht.");
    assert!(window.title().starts_with("Fehler: "), "{}", window.title());
    window.is_accessible();
    // What is typed now takes the place of what was wrong, wherever the focus went.
    window.types(PASSPHRASE);
    window.press("Enter");
    window.at("Fälle");
    window.close();
}

#[test]
fn a_workspace_that_is_open_elsewhere_is_not_opened_twice() {
    let home = Home::new();
    let folder = prepared(&home);
    let first = Window::open(&home);
    choose(&first, &folder);
    unlock(&first);
    first.at("Fälle");
    let second = Window::open(&home);
    second.at("Willkommen bei Lernfall");
    second.click("Arbeitsbereich");
    unlock(&second);
    second.sees("Der Arbeitsbereich ist schon geöffnet");
    second.sees(&first.process().to_string());
    second.close();
    first.at("Fälle");
    first.close();
}

#[test]
fn damaged_newer_missing_and_other_folders_are_four_sentences_and_stay_as_they_are() {
    let home = Home::new();
    let folder = prepared(&home);
    let keys = [folder.join("keys.json"), folder.join("keys.json.bak")];
    let sound = fs::read(&keys[0]).expect("keys");
    let window = Window::open(&home);

    choose(&window, &home.path("Dokumente"));
    window.sees("liegt kein Arbeitsbereich");

    for key in &keys {
        fs::write(key, &sound[..sound.len() / 2]).expect("cut");
    }
    choose(&window, &folder);
    unlock(&window);
    window.sees("Der Arbeitsbereich ist beschädigt (keys.json).");
    assert_eq!(fs::read(&keys[0]).expect("keys"), &sound[..sound.len() / 2]);

    for key in &keys {
        fs::write(key, newer(&sound)).expect("newer");
    }
    window.press("Enter");
    window.sees("aus einer neueren Fassung von Lernfall");

    for key in &keys {
        fs::write(key, &sound).expect("sound again");
    }
    let database = folder.join("workspace.db");
    let whole = fs::read(&database).expect("database");
    let mut damaged = whole.clone();
    damaged.iter_mut().skip(100).take(400).for_each(|byte| *byte ^= 0x5a);
    fs::write(&database, &damaged).expect("damaged");
    window.press("Enter");
    window.sees("Der Arbeitsbereich ist beschädigt (workspace.db).");
    assert_eq!(fs::read(&database).expect("database"), damaged);

    fs::write(&database, &whole).expect("whole again");
    window.press("Enter");
    window.at("Fälle");
    window.close();

    fs::rename(&folder, home.path("weg")).expect("moved away");
    let window = Window::open(&home);
    window.sees("nicht mehr da");
    window.close();
}

/// The key file as a later version might write it: another number, and the checksum that belongs to it.
fn newer(sound: &[u8]) -> String {
    let text = String::from_utf8(sound.to_vec()).expect("text");
    let (_, rest) = text.split_once("\",").expect("the checksum comes first");
    let rest = format!("{{{rest}").replace("lernfall-keys/1", "lernfall-keys/9");
    let mut sum =
        Command::new("sha256sum").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("sha256sum");
    sum.stdin.take().expect("open").write_all(rest.as_bytes()).expect("written");
    let told = sum.wait_with_output().expect("its sum").stdout;
    let hex: String = String::from_utf8_lossy(&told).chars().take(64).collect();
    rest.replacen('{', &format!("{{\"checksum\":\"{hex}\","), 1)
}

/// A small medium, made for real; gone when dropped.
struct Stick(PathBuf);

impl Stick {
    /// Nothing where there is no right to mount.
    fn plugged_in(folder: &Path, options: &str) -> Option<Self> {
        fs::create_dir_all(folder).expect("a folder");
        let done = Command::new("mount").args(["-t", "tmpfs", "-o", options, "none"]).arg(folder).output();
        if done.is_ok_and(|done| done.status.success()) {
            return Some(Self(folder.to_owned()));
        }
        eprintln!("SKIPPED: no right to mount; full and read-only media were not tried in the window");
        None
    }
}

impl Drop for Stick {
    fn drop(&mut self) {
        let _done = Command::new("umount").arg("--lazy").arg(&self.0).status();
    }
}

#[test]
fn full_and_read_only_media_have_their_own_sentences_and_keep_nothing_of_ours() {
    let home = Home::new();
    let folder = prepared(&home);
    let Some(full) = Stick::plugged_in(&home.path("Voll"), "size=8k") else { return };
    let Some(locked) = Stick::plugged_in(&home.path("Schreibschutz"), "ro") else { return };
    let window = Window::open(&home);
    choose(&window, &folder);
    unlock(&window);
    window.click("Onlinedienst");
    window.click("Fallblatt ansehen");
    window.at("Fallblatt");
    for (stick, sentence) in [(&full, "kein Platz"), (&locked, "Auf das Ziel lässt sich nicht schreiben")] {
        window.click("Als Word-Datei speichern");
        window.dialog_takes(&stick.0.join("Blatt.docx"));
        window.sees(sentence);
        let left: Vec<_> = fs::read_dir(&stick.0).expect("a folder").collect();
        assert!(left.is_empty(), "{left:?}");
    }
    let taken = home.path("Dokumente/Blatt.docx");
    fs::write(&taken, "von jemand anderem").expect("written");
    window.close();
}

#[test]
fn a_damaged_bundle_is_found_out_and_says_what_to_do() {
    let home = Home::new();
    let folder = prepared(&home);
    let (ws, pass) = (folder.display().to_string(), home.path("passphrase").display().to_string());
    let (seal, bundle) = (home.path("seal").display().to_string(), home.path("Dokumente/fall.lernfall"));
    let file = bundle.display().to_string();
    run(&["case", "export", &ws, "1", "--to", &file], &pass, &["--seal-passphrase-file", &seal]);
    let plain = home.path("Dokumente/fall.asice");
    let done = Command::new(cli())
        .args([
            "bundle",
            "decrypt",
            &file,
            "--to",
            &plain.display().to_string(),
            "--seal-passphrase-file",
            &seal,
        ])
        .env("LERNFALL_TEST_COST", "1")
        .output()
        .expect("the command line");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let window = Window::open(&home);
    window.click("Ein Übergabepaket prüfen");
    window.at("Übergabepaket prüfen");
    window.click("Datei auswählen");
    window.dialog_takes(&bundle);
    window.fill("Passphrase des Pakets", "nicht diese Passphrase");
    window.press("Enter");
    window.sees("Diese Passphrase öffnet das Paket nicht");
    window.fill("Passphrase des Pakets", SEAL);
    window.press("Enter");
    window.sees("Unverändert, Absender unbekannt");
    window.is_accessible();

    let mut bytes = fs::read(&plain).expect("the container");
    let middle = bytes.len() / 2;
    if let Some(byte) = bytes.get_mut(middle) {
        *byte ^= 1;
    }
    fs::write(&plain, &bytes).expect("damaged");
    window.click("Weiteres Paket prüfen");
    window.click("Datei auswählen");
    window.dialog_takes(&plain);
    window.sees("Verändert oder beschädigt");
    window.sees("Verwenden Sie ihn nicht");

    let envelope = fs::read(&bundle).expect("the bundle");
    fs::write(&bundle, &envelope[..envelope.len() - 40]).expect("cut off");
    window.click("Weiteres Paket prüfen");
    window.click("Datei auswählen");
    window.dialog_takes(&bundle);
    window.fill("Passphrase des Pakets", SEAL);
    window.press("Enter");
    window.sees("beschädigt");
    window.close();
}
