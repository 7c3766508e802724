//! Erasing, and that nothing lies in the clear.

use std::collections::HashSet;
use std::fs;
use std::ops::ControlFlow;

use lernfall_core::answer::{AnswerKey, Value};
use lernfall_core::case::{Afterwards, Withdrawal, WithdrawalScope};
use lernfall_core::id::{AttachmentId, CaseId, InterviewId, PersonId};
use lernfall_core::interview::notes::Notes;
use lernfall_core::interview::{Form, Occasion};
use lernfall_core::person::Person;
use lernfall_store::{LARGE, NewInterview, Op, Store};

use super::support::*;

/// A text of letters that occur nowhere else; every trigram of it is six bytes of its own.
fn telling(seed: u32, length: u32) -> String {
    let letters: Vec<char> = ('ҋ'..='ӿ').filter(|c| c.is_lowercase()).collect();
    (0..length)
        .map(|place| match place % 9 {
            8 => ' ',
            _ => letters[((place * place + seed * 7 + place / 3) as usize) % letters.len()],
        })
        .collect()
}

fn trigrams(text: &str) -> Vec<Vec<u8>> {
    let chars: Vec<char> = text.chars().collect();
    chars
        .windows(3)
        .filter(|three| !three.contains(&' '))
        .map(|three| three.iter().collect::<String>().into_bytes())
        .collect()
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// How many of the trigrams are somewhere in the decrypted database. Each is six bytes long.
fn left_over(folder: &std::path::Path, trigrams: &[Vec<u8>]) -> usize {
    let wanted: HashSet<&[u8]> = trigrams.iter().map(Vec::as_slice).collect();
    let pages = decrypted_pages(folder);
    let found: HashSet<&[u8]> =
        pages.iter().flat_map(|page| page.windows(6)).filter(|window| wanted.contains(window)).collect();
    found.len()
}

fn fill(store: &mut Store, case: CaseId, talk: InterviewId, words: &dyn Fn(u32) -> String) {
    let written = store.transact(Op::AnswerQuestions { case }, today(), |tx| {
        (0..120).try_for_each(|number| {
            let question = format!("Q{}", number % 40).as_str().into();
            let key = AnswerKey { interview: Some(talk), question, row: None };
            tx.write_answer(case, &key, &text(&words(number)))
        })
    });
    written.unwrap();
}

fn note(store: &mut Store, talk: InterviewId, scratch: String, taken: String) {
    let notes = Notes { scratch, taken: vec![taken], ..Notes::default() };
    let op = Op::SaveNotes { case: CASE, interview: talk };
    store.transact(op, today(), |tx| tx.save_notes(CASE, talk, &notes)).unwrap();
}

#[test]
fn no_trigram_of_an_erased_case_is_left_in_the_decrypted_pages() {
    let (folder, mut store) = with_case();
    let (other, other_talk) = (CaseId(uuid(101)), InterviewId(uuid(201)));
    add_case(&mut store, other, other_talk);
    let kept =
        |number: u32| format!("Gewöhnliche Worte über Vorgang {number}. ").repeat(1 + number as usize % 30);
    let erased = |number: u32| telling(number, 40 + number * 23 % 900);
    // Both grow side by side, so that pages are split and joined with both in them.
    for number in 0..3 {
        fill(&mut store, other, other_talk, &|place| kept(place + number));
        fill(&mut store, CASE, TALK, &|place| erased(place + number * 17));
    }
    let draft = telling(9999, 300);
    let op = Op::SaveDraft { case: CASE, key: key("Entwurf") };
    store.transact(op, today(), |tx| tx.save_draft(CASE, &key("Entwurf"), &Value::Text(draft))).unwrap();
    for number in [30, 31] {
        note(&mut store, TALK, telling(number, 700), telling(number + 2, 200));
    }
    let person = Person { id: PersonId(uuid(400)), name: telling(5, 30), contact: telling(6, 30) };
    store.transact(Op::AddPerson { person: person.id }, today(), |tx| tx.add_person(&person)).unwrap();
    let op = Op::NamePseudonym { case: CASE };
    store.transact(op, today(), |tx| tx.add_pseudonym(CASE, Some(person.id))).unwrap();
    let file = telling(77, 20_000).into_bytes();
    let staged = store.stage(&mut &file[..], &mut Seeded(1), &mut |_| ControlFlow::Continue(())).unwrap();
    let large =
        store.stage(&mut &vec![7; LARGE][..], &mut Seeded(2), &mut |_| ControlFlow::Continue(())).unwrap();
    for (number, staged) in [(500, &staged), (501, &large)] {
        let id = AttachmentId(uuid(number));
        let op = Op::AttachFile { case: CASE, attachment: id };
        store.transact(op, today(), |tx| tx.attach(CASE, id, &telling(8, 20), "text/plain", staged)).unwrap();
    }
    store.close().unwrap();
    let all: Vec<_> = (0..220).flat_map(|number| trigrams(&telling(number, 900))).collect();
    assert!(left_over(folder.path(), &all) > 100, "the look behind the encryption sees something");

    let mut store = open(folder.path()).unwrap();
    answer(&mut store, "Q1", &erased(3));
    let gone = NewInterview {
        id: InterviewId(uuid(202)),
        form: Form::Group,
        occasion: Occasion::Closing,
        date: today(),
        person: None,
    };
    let op = Op::AddInterview { case: CASE, interview: gone.id };
    store.transact(op, today(), |tx| tx.add_interview(CASE, &gone)).unwrap();
    note(&mut store, gone.id, telling(34, 700), telling(35, 200));
    let op = Op::RemoveInterview { case: CASE, interview: gone.id };
    store.transact(op, today(), |tx| tx.remove_interview(CASE, gone.id)).unwrap();
    store.transact(Op::EraseCase { case: CASE }, today(), |tx| tx.erase_case(CASE)).unwrap();
    assert_eq!(store.read().cases().unwrap().len(), 1);
    assert_eq!(store.read().search(&erased(3), 5).unwrap(), []);
    assert_eq!(store.read().search("vorgang", 500).unwrap().len(), 40);
    assert_eq!(store.read().people().unwrap(), []);
    store.forget_undo().unwrap();
    assert_eq!(store.undo(today()).unwrap(), None);
    assert_eq!(fs::read_dir(folder.path().join("attachments")).unwrap().count(), 0);
    assert_eq!(store.check(&mut |_| ControlFlow::Continue(())).unwrap(), []);
    assert!(store.read().journal(0, 10_000).unwrap().iter().any(|line| line.operation == "erase-case"));
    store.close().unwrap();
    assert_eq!(left_over(folder.path(), &all), 0);
}

#[test]
fn an_erased_withdrawal_takes_value_versions_drafts_and_files_and_leaves_the_fact() {
    let (folder, mut store) = with_case();
    let file = AttachmentId(uuid(500));
    let bytes = telling(3, 5000).into_bytes();
    let staged = store.stage(&mut &bytes[..], &mut Seeded(1), &mut |_| ControlFlow::Continue(())).unwrap();
    let op = Op::AttachFile { case: CASE, attachment: file };
    store.transact(op, today(), |tx| tx.attach(CASE, file, "a.txt", "text/plain", &staged)).unwrap();
    let mut with_file = text("");
    with_file.value = Some(Value::File(file));
    answer_in(&mut store, CASE, &in_row("A1", 7), &with_file);
    answer(&mut store, "A1", &telling(1, 400));
    answer(&mut store, "A1", &telling(2, 400));
    answer(&mut store, "A2", "bleibt");
    note(&mut store, TALK, format!("frei {}", telling(1, 200)), telling(1, 200));
    let withdrawal = Withdrawal {
        scope: WithdrawalScope::Answer(key("A1")),
        date: today(),
        afterwards: Afterwards::Erased,
    };
    let op = Op::Withdraw { case: CASE, afterwards: Afterwards::Erased };
    store.transact(op, today(), |tx| tx.withdraw(CASE, &withdrawal)).unwrap();
    let case = store.read().load_case(CASE).unwrap();
    assert_eq!(case.answers.len(), 1);
    assert!(case.is_withdrawn(&key("A1")));
    assert!(case.attachments.is_empty());
    assert_eq!(store.read().versions(CASE, &key("A1")).unwrap(), []);
    assert_eq!(store.undo(today()).unwrap(), None);
    store.close().unwrap();
    let all: Vec<_> = [(1, 400), (2, 400), (3, 5000)]
        .iter()
        .flat_map(|(seed, long)| trigrams(&telling(*seed, *long)))
        .collect();
    assert_eq!(left_over(folder.path(), &all), 0);
}

#[test]
fn what_a_crash_left_to_overwrite_is_overwritten_at_opening() {
    let (folder, mut store) = with_case();
    answer(&mut store, "A1", "Worte");
    store.close().unwrap();
    raw(folder.path()).execute_batch("INSERT INTO counter VALUES ('scrub', 1)").unwrap();
    open(folder.path()).unwrap().close().unwrap();
    let due: i64 = raw(folder.path())
        .query_row("SELECT count(*) FROM counter WHERE name = 'scrub'", [], |row| row.get(0))
        .unwrap();
    assert_eq!(due, 0);
}

#[test]
fn nothing_that_was_typed_lies_in_the_clear() {
    let (folder, mut store) = with_case();
    let canary = "KanarienvogelPieptLaut";
    answer(&mut store, "A1", canary);
    let op = Op::SaveDraft { case: CASE, key: key("A2") };
    store.transact(op, today(), |tx| tx.save_draft(CASE, &key("A2"), &Value::Text(canary.into()))).unwrap();
    note(&mut store, TALK, canary.into(), canary.into());
    let person = Person { id: PersonId(uuid(9)), name: canary.into(), contact: canary.into() };
    store.transact(Op::AddPerson { person: person.id }, today(), |tx| tx.add_person(&person)).unwrap();
    for (number, size) in [(500, 100), (501, LARGE + 1)] {
        let bytes = canary.repeat(1 + size / canary.len());
        let staged = store
            .stage(&mut bytes.as_bytes(), &mut Seeded(number as u64), &mut |_| ControlFlow::Continue(()));
        let (staged, id) = (staged.unwrap(), AttachmentId(uuid(number)));
        let op = Op::AttachFile { case: CASE, attachment: id };
        store.transact(op, today(), |tx| tx.attach(CASE, id, canary, "text/plain", &staged)).unwrap();
    }
    store.undo(today()).unwrap();
    store.redo(today()).unwrap();
    let search = |folder: &std::path::Path| {
        for (name, bytes) in files(folder) {
            for part in [canary, "Kanarienvogel", "kanarienvogel"] {
                assert!(!holds(&bytes, part.as_bytes()), "{name}");
            }
            assert!(!holds(&bytes, PASSPHRASE.as_bytes()), "{name}");
        }
    };
    search(folder.path());
    store.close().unwrap();
    search(folder.path());
}
