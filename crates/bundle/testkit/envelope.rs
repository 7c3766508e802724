//! The envelope: what opens it, what does not, and what damage looks like.

use std::io::{Cursor, Seek, SeekFrom};

use lernfall_bundle::{
    DecryptionKey, Envelope, EnvelopeError, Fault, Lock, MAX_WORK_FACTOR, Overall, Recipient, Sealed, Secret,
    Sha256,
};

use crate::make::{content, delivery, on, seal_with};

fn secret(text: &str) -> Secret {
    Secret::Passphrase(text.into())
}

fn with_passphrase() -> Vec<u8> {
    let content = content();
    let envelope = Envelope::Passphrase { passphrase: "zwölf Wörter".into(), work_factor: 4 };
    seal_with(&content, &delivery(&content), &envelope).unwrap().0
}

fn open_error(bytes: &[u8], secret: &Secret) -> Option<EnvelopeError> {
    match Sealed::new(Cursor::new(bytes)) {
        Ok(sealed) => sealed.decrypt(Some(secret)).err(),
        Err(error) => Some(error),
    }
}

#[test]
fn a_passphrase_opens_what_it_closed() {
    let content = content();
    let envelope = Envelope::Passphrase { passphrase: "zwölf Wörter".into(), work_factor: 4 };
    let (bytes, receipt) = seal_with(&content, &delivery(&content), &envelope).unwrap();
    let sealed = Sealed::new(Cursor::new(&bytes)).unwrap();
    assert_eq!(sealed.lock(), Lock::Passphrase);
    let mut decrypted = sealed.decrypt(Some(&secret("zwölf Wörter"))).unwrap();
    assert_eq!(decrypted.size(), receipt.container_size);
    assert_eq!(decrypted.verify(&mut on).unwrap().overall, Overall::Intact);
    let mut plain = Vec::new();
    assert_eq!(decrypted.copy_to(&mut plain, &mut on).unwrap(), receipt.container);
    assert_eq!(Sha256::of(&plain), receipt.container);
    let verified = decrypted.open().unwrap().unwrap();
    assert_eq!(verified.bytes("template.json"), Some(&b"{}"[..]));
}

#[test]
fn a_passphrase_is_the_same_however_a_system_spells_its_umlauts() {
    let bytes = with_passphrase();
    assert_eq!(open_error(&bytes, &secret("zwo\u{308}lf Wo\u{308}rter")), None);
    let content = content();
    let envelope = Envelope::Passphrase { passphrase: "zwo\u{308}lf Wo\u{308}rter".into(), work_factor: 4 };
    let (bytes, _) = seal_with(&content, &delivery(&content), &envelope).unwrap();
    assert_eq!(open_error(&bytes, &secret("zwölf Wörter")), None);
    // Nothing else is evened out.
    for other in ["zwölf Wörter ", "zwölf wörter", "zwölf  Wörter", "zwolf Worter"] {
        assert_eq!(open_error(&bytes, &secret(other)), Some(EnvelopeError::WrongPassphrase), "{other}");
    }
}

#[test]
fn each_of_two_keys_opens_and_a_third_does_not() {
    let keys = [DecryptionKey::generate(), DecryptionKey::generate(), DecryptionKey::generate()];
    let recipients: Vec<Recipient> = keys[..2].iter().map(DecryptionKey::recipient).collect();
    let again: Recipient = recipients[0].to_string().parse().unwrap();
    assert_eq!(again, recipients[0]);
    let content = content();
    let envelope = Envelope::Recipients(recipients);
    let (bytes, _) = seal_with(&content, &delivery(&content), &envelope).unwrap();
    for key in &keys[..2] {
        let sealed = Sealed::new(Cursor::new(&bytes)).unwrap();
        assert_eq!(sealed.lock(), Lock::Key);
        let mut decrypted = sealed.decrypt(Some(&Secret::Key(key.clone()))).unwrap();
        assert_eq!(decrypted.verify(&mut on).unwrap().overall, Overall::Intact);
    }
    let third = Secret::Key(keys[2].clone());
    assert_eq!(open_error(&bytes, &third), Some(EnvelopeError::NotForThisKey));
    assert_eq!(open_error(&bytes, &secret("x")), Some(EnvelopeError::WantsKey));
}

#[test]
fn the_reasons_for_not_opening_are_told_apart() {
    let bytes = with_passphrase();
    assert_eq!(open_error(&bytes, &secret("falsch")), Some(EnvelopeError::WrongPassphrase));
    let key = Secret::Key(DecryptionKey::generate());
    assert_eq!(open_error(&bytes, &key), Some(EnvelopeError::WantsPassphrase));
    let none = Sealed::new(Cursor::new(&bytes)).unwrap().decrypt(None).err();
    assert_eq!(none, Some(EnvelopeError::WantsPassphrase));
    let text = b"age-encryption.org/v1\n-> X25519 ";
    assert_eq!(open_error(text, &key), Some(EnvelopeError::Damaged));
    let newer = b"age-encryption.org/v9\n--- x\n";
    assert_eq!(open_error(newer, &key), Some(EnvelopeError::Unknown));
    // What is no envelope is a container, or none; that is for the verdict to say.
    let plain = Sealed::new(Cursor::new(b"PK")).unwrap();
    assert_eq!(plain.lock(), Lock::Open);
}

#[test]
fn a_header_that_asks_for_too_much_work_is_refused_at_once() {
    let bytes = with_passphrase();
    let text = b"-> scrypt ";
    let at = bytes.windows(text.len()).position(|window| window == text).unwrap();
    let line = at + bytes[at..].iter().position(|byte| *byte == b'\n').unwrap();
    let without = [&bytes[..line - 1], b"0", &bytes[line..]].concat();
    assert_eq!(open_error(&without, &secret("zwölf Wörter")), Some(EnvelopeError::Damaged));
    for (factor, stated) in [("19", 19), ("30", 30), ("63", 63)] {
        let hostile = [&bytes[..line - 1], factor.as_bytes(), &bytes[line..]].concat();
        let error = open_error(&hostile, &secret("zwölf Wörter"));
        assert_eq!(error, Some(EnvelopeError::TooMuchWork(stated)));
    }
    let content = content();
    let envelope = Envelope::Passphrase { passphrase: "x".into(), work_factor: MAX_WORK_FACTOR + 1 };
    assert!(seal_with(&content, &delivery(&content), &envelope).is_err());
}

#[test]
fn a_header_without_an_end_is_refused_in_bounded_memory() {
    let mut endless = b"age-encryption.org/v1\n".to_vec();
    while endless.len() < 10 << 20 {
        endless.extend(b"-> x yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\n\n");
    }
    let error = Sealed::new(Cursor::new(&endless)).err();
    assert_eq!(error, Some(EnvelopeError::Damaged));
}

/// Every place of the header, and every seventh of the payload, which is all alike.
fn places(length: usize) -> impl Iterator<Item = usize> {
    (0..300).chain((300..length).step_by(7))
}

#[test]
fn a_flipped_byte_of_the_envelope_is_noticed() {
    let good = with_passphrase();
    let passphrase = secret("zwölf Wörter");
    let mut bytes = good.clone();
    for at in places(bytes.len()) {
        bytes[at] ^= 1;
        match Sealed::new(Cursor::new(&bytes)).and_then(|sealed| sealed.decrypt(Some(&passphrase))) {
            Err(_) => {}
            Ok(mut decrypted) => {
                let verdict = decrypted.verify(&mut on).unwrap();
                assert_ne!(verdict.overall, Overall::Intact, "byte {at}");
                assert!(decrypted.open().unwrap().is_err(), "byte {at}");
            }
        }
        bytes[at] ^= 1;
    }
}

#[test]
fn a_cut_envelope_is_damaged() {
    let good = with_passphrase();
    let passphrase = secret("zwölf Wörter");
    for length in places(good.len()) {
        match Sealed::new(Cursor::new(&good[..length])).and_then(|sealed| sealed.decrypt(Some(&passphrase))) {
            Err(_) => {}
            Ok(mut decrypted) => {
                assert_ne!(decrypted.verify(&mut on).unwrap().overall, Overall::Intact);
            }
        }
    }
}

#[test]
fn damage_behind_the_first_pieces_is_part_of_the_verdict() {
    use crate::make::member;
    use lernfall_bundle::Content;
    let members = vec![member("attachments/1.bin", &vec![b'x'; 300_000])];
    let content = Content::survey(members, &mut on).unwrap();
    let envelope = Envelope::Passphrase { passphrase: "x".into(), work_factor: 4 };
    let (mut bytes, _) = seal_with(&content, &delivery(&content), &envelope).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    let sealed = Sealed::new(Cursor::new(&bytes)).unwrap();
    let mut decrypted = sealed.decrypt(Some(&secret("x"))).unwrap();
    let verdict = decrypted.verify(&mut on).unwrap();
    assert_eq!((verdict.overall, verdict.faults), (Overall::Broken, vec![Fault::Envelope]));
    let mut reader = Cursor::new(&bytes);
    reader.seek(SeekFrom::End(0)).unwrap();
    assert_eq!(Sealed::new(reader).unwrap().lock(), Lock::Passphrase);
}

#[test]
fn secrets_do_not_show() {
    let shown = format!(
        "{:?} {:?} {:?}",
        secret("geheim"),
        Envelope::Passphrase { passphrase: "geheim".into(), work_factor: 4 },
        DecryptionKey::generate(),
    );
    assert!(!shown.contains("geheim") && !shown.contains("SECRET"));
}
