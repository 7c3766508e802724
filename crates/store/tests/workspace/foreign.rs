//! The database read by a program that is not ours.

use std::path::Path;
use std::process::Command;

use super::support::*;

/// `target/python`, into which `cargo xtask test` puts `tests/foreign/requirements.txt`.
fn python() -> std::path::PathBuf {
    let test = std::env::current_exe().unwrap();
    let target = test.ancestors().nth(3).unwrap();
    target.join("python/bin/python")
}

#[test]
fn pypis_sqlcipher_reads_a_case_with_key_and_salt() {
    let (folder, mut store) = with_case();
    answer(&mut store, "C2", "Der Plan hielt nicht, weil Größe fehlte.");
    store.close().unwrap();
    let before = files(folder.path());
    let (key, salt) = raw_key(folder.path(), PASSPHRASE);
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/foreign/read_workspace.py");
    let read = |key: &[u8]| {
        let run = Command::new(python())
            .env("PYTHONUTF8", "1")
            .arg(&script)
            .arg(folder.path().join("workspace.db"))
            .args([hex(key), hex(&salt)])
            .output();
        run.unwrap_or_else(|error| panic!("{error}: `cargo xtask test` installs this Python"))
    };
    let output = read(&key);
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(printed.contains(&format!("case 1 {CASE} of 2026-11-22")), "{printed}");
    assert!(printed.contains("talk C2: Der Plan hielt nicht, weil Größe fehlte."), "{printed}");
    assert!(!read(&[7; 32]).status.success(), "another key reads nothing");
    assert_eq!(files(folder.path()), before);
}
