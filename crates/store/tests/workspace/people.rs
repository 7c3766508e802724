//! The register of names, the identity, the register of hand-overs.

use lernfall_core::digest::Digest;
use lernfall_core::id::{IdentityId, PersonId};
use lernfall_core::level::Audience;
use lernfall_core::person::{Person, Pseudonym};
use lernfall_store::{NewHandOver, Op, StoredIdentity};
use secrecy::{ExposeSecret, SecretSlice};

use super::support::*;

fn person(number: u128, name: &str) -> Person {
    Person { id: PersonId(uuid(number)), name: name.into(), contact: String::new() }
}

#[test]
fn a_name_is_behind_a_pseudonym_until_it_is_taken_out() {
    let (_folder, mut store) = with_case();
    let anna = person(1, "Anna Beispiel");
    store.transact(Op::AddPerson { person: anna.id }, today(), |tx| tx.add_person(&anna)).unwrap();
    let op = || Op::NamePseudonym { case: CASE };
    let first = store.transact(op(), today(), |tx| tx.add_pseudonym(CASE, None)).unwrap();
    let second = store.transact(op(), today(), |tx| tx.add_pseudonym(CASE, Some(anna.id))).unwrap();
    assert_eq!((first, second), (Pseudonym(1), Pseudonym(2)));
    store.transact(op(), today(), |tx| tx.name_pseudonym(CASE, first, Some(anna.id))).unwrap();
    let named = [(first, Some(anna.id)), (second, Some(anna.id))];
    assert_eq!(store.read().pseudonyms(CASE).unwrap(), named);
    store.transact(Op::RemovePerson { person: anna.id }, today(), |tx| tx.remove_person(anna.id)).unwrap();
    assert_eq!(store.read().people().unwrap(), []);
    assert_eq!(store.read().pseudonyms(CASE).unwrap(), [(first, None), (second, None)]);
}

#[test]
fn an_identity_comes_back_and_the_last_one_counts() {
    let (folder, mut store) = workspace();
    for number in [1_u8, 2] {
        let identity = StoredIdentity {
            id: IdentityId(uuid(number.into())),
            secret: SecretSlice::from(vec![number; 40]),
            certificates: vec![vec![number, 1], vec![0x30, 0]],
            created: today(),
        };
        let op = Op::SaveIdentity { identity: identity.id };
        store.transact(op, today(), |tx| tx.save_identity(&identity)).unwrap();
    }
    store.close().unwrap();
    let found = open(folder.path()).unwrap().read().identity().unwrap().unwrap();
    assert_eq!(found.id, IdentityId(uuid(2)));
    assert_eq!(found.secret.expose_secret(), [2; 40]);
    assert_eq!(found.certificates, [vec![2, 1], vec![0x30, 0]]);
    assert!(!format!("{found:?}").contains("2, 2"));
}

#[test]
fn a_hand_over_is_registered_under_a_number_that_is_never_given_twice() {
    let (_folder, mut store) = with_case();
    let new = NewHandOver {
        case: CASE,
        audience: Audience::Office,
        revision: Digest::of(b"revision"),
        container: Digest::of(b"container"),
        file: Digest::of(b"file"),
        recipient: "Sammelstelle".into(),
        plain_reason: None,
    };
    let mut reserve =
        || store.transact(Op::ReserveHandOver { case: CASE }, today(), |tx| tx.reserve_hand_over());
    assert_eq!((reserve().unwrap(), reserve().unwrap()), (1, 2));
    let op = Op::RegisterHandOver { case: CASE };
    let line = store.transact(op, today(), |tx| tx.register_hand_over(2, &new)).unwrap();
    assert_eq!((line.number, &line.what), (2, &new));
    let receipt = Digest::of(b"receipt");
    store.transact(Op::NoteReceipt { number: 2 }, today(), |tx| tx.note_receipt(2, &receipt)).unwrap();
    assert_eq!(store.read().hand_overs_of(CASE).unwrap()[0].receipt, Some(receipt));
    assert!(!format!("{line:?}").contains("Sammelstelle"));
    assert_eq!(store.read().next_undo().unwrap().unwrap().operation, "create-case");
    store.transact(Op::EraseCase { case: CASE }, today(), |tx| tx.erase_case(CASE)).unwrap();
    assert_eq!(store.read().hand_overs().unwrap().len(), 1);
}
