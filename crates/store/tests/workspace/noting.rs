//! Working notes of interviews.

use std::collections::{BTreeMap, BTreeSet};

use lernfall_core::case::{Afterwards, Withdrawal, WithdrawalScope};
use lernfall_core::id::{CaseId, InterviewId};
use lernfall_core::interview::notes::Notes;
use lernfall_core::time::Date;
use lernfall_store::{Op, Store, StoreError, Thing};

use super::support::*;

fn noted(scratch: &str) -> Notes {
    Notes {
        scratch: scratch.into(),
        taken: vec!["ein Satz".into(), "ein Satz mehr".into()],
        later: BTreeSet::from(["C3".into()]),
        probes: BTreeMap::from([("C2".into(), BTreeSet::from([0, 3]))]),
        place: Some("C2".into()),
    }
}

fn save(store: &mut Store, notes: &Notes, date: Date) -> Result<(), StoreError> {
    let op = Op::SaveNotes { case: CASE, interview: TALK };
    store.transact(op, date, |tx| tx.save_notes(CASE, TALK, notes))
}

fn kept(store: &Store) -> Option<Notes> {
    store.read().notes(CASE, TALK).unwrap()
}

fn remove_talk(store: &mut Store) {
    let op = Op::RemoveInterview { case: CASE, interview: TALK };
    store.transact(op, today(), |tx| tx.remove_interview(CASE, TALK)).unwrap();
}

fn lines_in_table(folder: &std::path::Path) -> i64 {
    raw(folder).query_row("SELECT count(*) FROM interview_notes", [], |row| row.get(0)).unwrap()
}

#[test]
fn notes_survive_a_crash_and_the_last_ones_count() {
    let (folder, mut store) = with_case();
    assert_eq!(kept(&store), None);
    for scratch in ["Es", "Es war", "Es war so"] {
        save(&mut store, &noted(scratch), today()).unwrap();
    }
    drop(store);
    let store = open(folder.path()).unwrap();
    assert_eq!(kept(&store), Some(noted("Es war so")));
    assert_eq!(store.read().search("war", 5).unwrap(), []);
}

#[test]
fn notes_share_a_line_of_the_journal_within_a_day_and_have_no_part_in_undo() {
    let (_folder, mut store) = with_case();
    answer(&mut store, "A1", "eins");
    let lines = |store: &Store| store.read().journal(0, 1000).unwrap();
    let before = lines(&store).len();
    for scratch in ["a", "b", "c"] {
        save(&mut store, &noted(scratch), today()).unwrap();
    }
    assert_eq!(lines(&store).len(), before + 1);
    let tomorrow = Date::new(2026, 11, 23).unwrap();
    for scratch in ["d", "Geheimnis"] {
        save(&mut store, &noted(scratch), tomorrow).unwrap();
    }
    let found = lines(&store);
    assert_eq!(found.len(), before + 2);
    assert_eq!(found.iter().rev().map(|line| line.date).take(2).collect::<Vec<_>>(), [tomorrow, today()]);
    let line = found.last().unwrap();
    assert_eq!((line.operation.as_str(), &line.ids["interview"]), ("save-notes", &TALK.to_string().into()));
    assert!(!line.ids.to_string().contains("Geheimnis"));
    assert_eq!(store.undo(tomorrow).unwrap().unwrap().operation, "answer-question");
    assert_eq!(kept(&store), Some(noted("Geheimnis")));
    assert!(store.read().next_redo().unwrap().is_some());
    save(&mut store, &noted("weiter"), tomorrow).unwrap();
    assert!(store.read().next_redo().unwrap().is_some(), "saving notes takes no redo away");
}

#[test]
fn an_interview_that_is_not_there_has_no_notes() {
    let (_folder, mut store) = with_case();
    save(&mut store, &noted("x"), today()).unwrap();
    let (case, talk) = (CaseId(uuid(101)), InterviewId(uuid(201)));
    add_case(&mut store, case, talk);
    assert_eq!(store.read().notes(case, TALK).unwrap(), None);
    let op = Op::SaveNotes { case, interview: TALK };
    let failed = store.transact(op, today(), |tx| tx.save_notes(case, TALK, &noted("y")));
    assert_eq!(failed, Err(StoreError::NotFound(Thing::Interview)));
    remove_talk(&mut store);
    assert_eq!(kept(&store), None);
    assert_eq!(save(&mut store, &noted("z"), today()), Err(StoreError::NotFound(Thing::Interview)));
}

#[test]
fn notes_come_back_with_an_interview_or_a_case_that_does() {
    let (_folder, mut store) = with_case();
    save(&mut store, &noted("Stichworte"), today()).unwrap();
    remove_talk(&mut store);
    store.undo(today()).unwrap();
    assert_eq!(kept(&store), Some(noted("Stichworte")));
    store.undo(today()).unwrap();
    assert_eq!((store.read().cases().unwrap().len(), kept(&store)), (0, None));
    store.redo(today()).unwrap();
    assert_eq!(kept(&store), Some(noted("Stichworte")));
}

#[test]
fn notes_of_a_removed_interview_are_gone_once_it_cannot_come_back() {
    type End = fn(Store);
    let lock: End = |mut store| store.forget_undo().unwrap();
    for end in [lock, |store| store.close().unwrap()] {
        let (folder, mut store) = with_case();
        save(&mut store, &noted("Stichworte"), today()).unwrap();
        remove_talk(&mut store);
        end(store);
        assert_eq!(lines_in_table(folder.path()), 0);
    }
    let (folder, mut store) = with_case();
    save(&mut store, &noted("Stichworte"), today()).unwrap();
    remove_talk(&mut store);
    drop(store);
    assert_eq!(lines_in_table(folder.path()), 1);
    drop(open(folder.path()).unwrap());
    assert_eq!(lines_in_table(folder.path()), 0, "after a crash, opening removes them");
}

#[test]
fn an_erased_withdrawal_takes_notes_and_a_kept_one_leaves_them() {
    let moved = "ein Satz mehr. Und ein Satz, und was frei steht.";
    let left = Notes { scratch: ". Und , und was frei steht.".into(), taken: vec![], ..noted("") };
    let other = lernfall_core::answer::AnswerKey { interview: Some(InterviewId(uuid(777))), ..key("C2") };
    let head = lernfall_core::answer::AnswerKey { interview: None, ..key("K1") };
    for (scope, afterwards, expected) in [
        (WithdrawalScope::Case, Afterwards::Erased, None),
        (WithdrawalScope::Interview(TALK), Afterwards::Erased, None),
        (WithdrawalScope::Interview(InterviewId(uuid(777))), Afterwards::Erased, Some(noted(moved))),
        (WithdrawalScope::Answer(key("C2")), Afterwards::Erased, Some(left.clone())),
        (WithdrawalScope::Answer(head), Afterwards::Erased, Some(left)),
        (WithdrawalScope::Answer(other), Afterwards::Erased, Some(noted(moved))),
        (WithdrawalScope::Case, Afterwards::Kept, Some(noted(moved))),
    ] {
        let (_folder, mut store) = with_case();
        save(&mut store, &noted(moved), today()).unwrap();
        let withdrawal = Withdrawal { scope, date: today(), afterwards };
        let op = Op::Withdraw { case: CASE, afterwards };
        store.transact(op, today(), |tx| tx.withdraw(CASE, &withdrawal)).unwrap();
        assert!(kept(&store) == expected, "{withdrawal:?}");
    }
}
