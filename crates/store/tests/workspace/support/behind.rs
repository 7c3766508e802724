//! A look behind the encryption of a workspace by a second hand: from the files and the passphrase alone.

use std::fs;
use std::path::Path;

use lernfall_core::digest::canonical_json;

/// The raw key and the salt of a workspace with a passphrase in NFC, from its key file alone, as the format says.
pub fn raw_key(folder: &Path, passphrase: &str) -> (Vec<u8>, Vec<u8>) {
    let json: serde_json::Value =
        serde_json::from_slice(&fs::read(folder.join("keys.json")).unwrap()).unwrap();
    let slot =
        json["slots"].as_array().unwrap().iter().find(|slot| slot["terms"]["kind"] == "passphrase").unwrap();
    let (terms, kdf) = (&slot["terms"], &slot["terms"]["kdf"]);
    let number = |name: &str| u32::try_from(kdf[name].as_u64().unwrap()).unwrap();
    let params =
        argon2::Params::new(number("memoryKib"), number("passes"), number("lanes"), Some(32)).unwrap();
    let mut stretched = [0; 32];
    argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params)
        .hash_password_into(passphrase.as_bytes(), &unhex(&kdf["salt"]), &mut stretched)
        .unwrap();
    let bound = serde_json::json!({
        "format": json["format"], "workspace": json["workspace"], "key": json["key"],
        "cipher": json["cipher"], "slot": terms,
    });
    let wrapped = unhex(&slot["wrapped"]);
    let (body, tag) = wrapped.split_at(32);
    let key = openssl::symm::decrypt_aead(
        openssl::symm::Cipher::aes_256_gcm(),
        &stretched,
        Some(&unhex(&terms["nonce"])),
        &canonical_json(&bound).unwrap(),
        body,
        tag,
    )
    .unwrap();
    (key, unhex(&json["cipher"]["salt"]))
}

fn unhex(text: &serde_json::Value) -> Vec<u8> {
    let text = text.as_str().unwrap();
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
}

/// Every page of a closed database, decrypted by hand: SQLCipher 4 ends a page of 4096 bytes with an IV of
/// 16 and a MAC of 64; the first page begins with the salt.
pub fn pages_of(folder: &Path, passphrase: &str) -> Vec<Vec<u8>> {
    let (key, salt) = raw_key(folder, passphrase);
    let bytes = fs::read(folder.join("workspace.db")).unwrap();
    assert_eq!(bytes[..16], salt);
    let pages: Vec<Vec<u8>> = bytes
        .chunks(4096)
        .enumerate()
        .map(|(number, page)| {
            let start = if number == 0 { 16 } else { 0 };
            let cipher = openssl::symm::Cipher::aes_256_cbc();
            let mut crypter = openssl::symm::Crypter::new(
                cipher,
                openssl::symm::Mode::Decrypt,
                &key,
                Some(&page[4016..4032]),
            )
            .unwrap();
            crypter.pad(false);
            let mut out = vec![0; 4096 + 16];
            let mut len = crypter.update(&page[start..4016], &mut out).unwrap();
            len += crypter.finalize(&mut out[len..]).unwrap();
            out.truncate(len);
            out
        })
        .collect();
    assert!(matches!(pages[0][100 - 16], 5 | 13), "page 1 is a page of a table, so it was decrypted");
    pages
}
