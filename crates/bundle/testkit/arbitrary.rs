//! Any bytes give a value or an error.

use std::io::Cursor;

use lernfall_bundle::{Certificate, Delivery, Overall, Sealed, Secret};
use proptest::prelude::*;

use crate::{
    make::{bundle, on, verify},
    rawzip::{Raw, members, raw, zip},
};

proptest! {
    #[test]
    fn arbitrary_bytes_give_a_value_or_an_error(bytes: Vec<u8>) {
        prop_assert_ne!(verify(&bytes).overall, Overall::Intact);
        let _ = Certificate::from_der(&bytes);
        let _ = Delivery::from_bytes(&bytes);
    }

    #[test]
    fn arbitrary_envelopes_give_a_value_or_an_error(rest: Vec<u8>, line in "[ -~\n]{0,200}") {
        let mut bytes = b"age-encryption.org/v1\n-> X25519 ".to_vec();
        bytes.extend(line.as_bytes());
        bytes.extend(b"\n--- ");
        bytes.extend(rest);
        if let Ok(sealed) = Sealed::new(Cursor::new(&bytes)) {
            let _ = sealed.decrypt(Some(&Secret::Passphrase("x".into())));
        }
    }

    #[test]
    fn arbitrary_members_are_never_intact(
        parts in proptest::collection::vec(("[a-zA-Z/.]{0,12}", any::<Vec<u8>>()), 0..6),
    ) {
        let parts: Vec<Raw> = parts.iter().map(|(name, data)| raw(name, data)).collect();
        prop_assert_ne!(verify(&zip(&parts)).overall, Overall::Intact);
    }

    #[test]
    fn several_changed_bytes_are_never_intact(
        changes in proptest::collection::vec((any::<proptest::sample::Index>(), 1u8..), 1..8),
    ) {
        let good = bundle();
        let mut bytes = good.clone();
        for (at, with) in changes {
            let at = at.index(bytes.len());
            bytes[at] ^= with;
        }
        if bytes != good {
            prop_assert_ne!(verify(&bytes).overall, Overall::Intact);
        }
    }

    #[test]
    fn changed_signatures_and_manifests_with_right_metadata_are_never_intact(
        which in 0usize..2,
        at: proptest::sample::Index,
        with in 1u8..,
        cut: bool,
    ) {
        let mut parts = members(&bundle());
        let last = parts.len() - 1;
        let data = &mut parts[last - which].data;
        let at = at.index(data.len());
        if cut {
            data.truncate(at);
        } else {
            data[at] ^= with;
        }
        prop_assert_ne!(verify(&zip(&parts)).overall, Overall::Intact);
    }
}

#[test]
fn arbitrary_bytes_do_not_open() {
    let sealed = Sealed::new(Cursor::new(b"nothing")).unwrap();
    let mut decrypted = sealed.decrypt(None).unwrap();
    assert_eq!(decrypted.verify(&mut on).unwrap().overall, Overall::Unreadable);
    assert!(decrypted.open().unwrap().is_err());
}
