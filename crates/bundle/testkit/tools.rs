//! Bundles before the tools of others: `openssl`, `unzip`, `age`, where they are installed.
//!
//! Leaves to others: libraries in other languages, which need more than a program.

use std::{
    fs, io,
    path::Path,
    process::{Command, Stdio},
};

use lernfall_bundle::{DecryptionKey, Envelope};
use secrecy::ExposeSecret;

use crate::{
    make::{IDENTITY, content, delivery, seal_with},
    rawzip,
};

/// Runs a program in a folder; nothing if it is not installed.
fn run(program: &str, arguments: &[&str], folder: &Path) -> Option<bool> {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(folder).stdout(Stdio::null()).stderr(Stdio::null());
    match command.status() {
        Ok(status) => Some(status.success()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            crate::skipped(&format!("{program} is not installed"));
            None
        }
        Err(error) => panic!("{program}: {error}"),
    }
}

#[test]
fn openssl_and_unzip_accept_a_bundle() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = crate::make::bundle();
    fs::write(folder.path().join("bundle.asice"), &bytes).unwrap();
    fs::create_dir(folder.path().join("META-INF")).unwrap();
    for part in rawzip::members(&bytes) {
        let name = String::from_utf8(part.name).unwrap();
        if name.starts_with("META-INF/") {
            fs::write(folder.path().join(name), part.data).unwrap();
        }
    }
    fs::write(folder.path().join("signer.pem"), IDENTITY.certificate().pem().unwrap()).unwrap();
    let arguments = "cms -verify -cades -binary -inform DER -in META-INF/signature001.p7s \
                     -content META-INF/ASiCManifest.xml -CAfile signer.pem";
    let arguments: Vec<&str> = arguments.split_whitespace().collect();
    assert_ne!(run("openssl", &arguments, folder.path()), Some(false));
    assert_ne!(run("unzip", &["-t", "bundle.asice"], folder.path()), Some(false));
}

#[test]
fn age_decrypts_a_bundle() {
    let folder = tempfile::tempdir().unwrap();
    let key = DecryptionKey::generate();
    let content = content();
    let envelope = Envelope::Recipients(vec![key.recipient()]);
    let (bytes, receipt) = seal_with(&content, &delivery(&content), &envelope).unwrap();
    fs::write(folder.path().join("bundle.age"), bytes).unwrap();
    fs::write(folder.path().join("key"), key.secret().expose_secret()).unwrap();
    let arguments = ["-d", "-i", "key", "-o", "bundle.asice", "bundle.age"];
    if let Some(success) = run("age", &arguments, folder.path()) {
        assert!(success);
        let plain = fs::read(folder.path().join("bundle.asice")).unwrap();
        assert_eq!(lernfall_bundle::Sha256::of(&plain), receipt.container);
    }
}
