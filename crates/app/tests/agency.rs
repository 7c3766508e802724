//! Whose workspace it is can be said at any time.
#![allow(clippy::unwrap_used)]

use lernfall_app::desk::Desk;
use lernfall_app::env::Env;
use lernfall_app::error::{ApiError, Code};
use lernfall_core::case::Organisation;
use secrecy::{ExposeSecret, SecretString};
use tempfile::TempDir;

fn desk() -> (TempDir, Desk) {
    let home = tempfile::tempdir().unwrap();
    let env = Env::for_tests(home.path());
    let passphrase = SecretString::from("vier zufällige Wörter");
    let (desk, _) = Desk::create(&env, &home.path().join("neu"), &passphrase, None).unwrap();
    (home, desk)
}

#[test]
fn a_workspace_whose_recovery_code_cannot_be_kept_is_none() {
    let home = tempfile::tempdir().unwrap();
    let (env, folder) = (Env::for_tests(home.path()), home.path().join("neu"));
    let passphrase = SecretString::from("vier zufällige Wörter");
    let create = |kept: Result<(), ApiError>| {
        Desk::create_keeping(&env, &folder, &passphrase, agency("Amt", "EB-K2"), |code| {
            assert!(!code.expose_secret().is_empty());
            kept
        })
    };
    let refused = create(Err(ApiError::new(Code::TargetReadOnly)));
    assert_eq!(refused.err().map(|error| error.code), Some(Code::TargetReadOnly));
    assert!(std::fs::read_dir(&folder).unwrap().next().is_none());
    let desk = create(Ok(())).unwrap();
    assert!(desk.recovery_is_kept().unwrap());
}

fn agency(name: &str, level: &str) -> Organisation {
    Organisation { name: name.to_owned(), level: level.into() }
}

#[test]
fn a_workspace_without_an_agency_signs_nothing() {
    let (_home, desk) = desk();
    assert_eq!(desk.made().unwrap_err().code, Code::AgencyMissing);
}

#[test]
fn an_agency_that_is_named_later_signs_from_then_on() {
    let (_home, mut desk) = desk();
    desk.set_agency(&agency(" Stadt Musterstadt ", "EB-K2")).unwrap();
    assert_eq!(desk.made().unwrap().organisation, agency("Stadt Musterstadt", "EB-K2"));
}

#[test]
fn another_name_is_signed_by_another_key_and_the_same_name_by_the_same() {
    let (_home, mut desk) = desk();
    desk.set_agency(&agency("Stadt Musterstadt", "EB-K2")).unwrap();
    let first = desk.made().unwrap();
    desk.set_agency(&agency("Stadt Musterstadt", "EB-K1")).unwrap();
    let moved = desk.made().unwrap();
    assert_eq!((moved.fingerprint, moved.organisation.level), (first.fingerprint.clone(), "EB-K1".into()));
    desk.set_agency(&agency("Kreis Beispielland", "EB-K1")).unwrap();
    assert_ne!(desk.made().unwrap().fingerprint, first.fingerprint);
}

#[test]
fn an_agency_without_a_name_or_of_no_known_level_is_refused() {
    let (_home, mut desk) = desk();
    assert_eq!(desk.set_agency(&agency("  ", "EB-K2")).unwrap_err().code, Code::AgencyMissing);
    assert_eq!(desk.set_agency(&agency("Amt", "XY")).unwrap_err().code, Code::UnknownAgencyLevel);
    assert_eq!(desk.made().unwrap_err().code, Code::AgencyMissing);
}
