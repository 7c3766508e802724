//! Undo and redo of every operation that can be undone.

use std::ops::ControlFlow;

use lernfall_core::answer::{AnswerStatus, Value};
use lernfall_core::case::{Afterwards, RowList, Withdrawal, WithdrawalScope};
use lernfall_core::id::{AttachmentId, CaseId, InterviewId, PersonId, RowId, TemplateId};
use lernfall_core::interview::notes::Notes;
use lernfall_core::level::ReleaseLevel;
use lernfall_core::person::{Person, Pseudonym};
use lernfall_store::{Memory, Op, Store, StoreError, Tx};

use super::support::*;

/// Everything a person can see, as one text.
fn seen(store: &Store) -> String {
    let reader = store.read();
    let mut all = String::new();
    for head in reader.cases().unwrap() {
        let case = reader.load_case(head.id).unwrap();
        all += &format!("{head:?} {:?} {:?} {:?}\n", case.interviews, case.rows, case.withdrawals);
        for (key, answer) in &case.answers {
            let versions = reader.versions(head.id, key).unwrap();
            let versions: Vec<_> =
                versions.iter().map(|version| serde_json::to_string(&version.answer).unwrap()).collect();
            all += &format!("{key:?} {} {versions:?}\n", serde_json::to_string(answer).unwrap());
        }
        for attachment in case.attachments.values() {
            let mut bytes = Vec::new();
            let read = std::io::copy(&mut reader.open_attachment(attachment.id).unwrap(), &mut bytes);
            all += &format!("{attachment:?} {} {}\n", attachment.name, read.unwrap());
        }
        for talk in &case.interviews {
            let notes = reader.notes(head.id, talk.id).unwrap();
            all += &format!("{}\n", serde_json::to_string(&notes).unwrap());
        }
        all += &format!("{:?}\n", reader.pseudonyms(head.id).unwrap());
    }
    for person in reader.people().unwrap() {
        all += &format!("{person:?} {} {}\n", person.name, person.contact);
    }
    all += &format!("{:?} {:?}\n", reader.templates().unwrap(), reader.setting::<String>("farbe").unwrap());
    for word in ["erste", "zweite", "neue", "zeile"] {
        all += &format!("{word} {:?}\n", reader.search(word, 10).unwrap());
    }
    all
}

type Work = Box<dyn FnOnce(&Tx<'_>) -> Result<(), StoreError>>;

fn operations(store: &Store) -> Vec<(Op, Work)> {
    let (case, other) = (CASE, CaseId(uuid(150)));
    let row = |number| RowId(uuid(number));
    let list = RowList { interview: Some(TALK), question: "E1".into() };
    let stage = |size, seed| {
        let bytes = vec![seed as u8; size];
        store.stage(&mut &bytes[..], &mut Seeded(seed), &mut |_| ControlFlow::Continue(())).unwrap()
    };
    let (small, large) = (stage(70_000, 3), stage(lernfall_store::LARGE, 4));
    let file = |number| AttachmentId(uuid(number));
    let changed = |change: fn(&mut lernfall_core::answer::Answer)| -> Work {
        Box::new(move |tx| {
            let mut answer = tx.answer(CASE, &key("A1"))?.unwrap_or_default();
            change(&mut answer);
            tx.write_answer(CASE, &key("A1"), &answer)
        })
    };
    let key = key("A1");
    let anna = Person { id: PersonId(uuid(9)), name: "Anna".into(), contact: "-".into() };
    let berta = Person { name: "Berta".into(), ..anna.clone() };
    let withdrawal = Withdrawal { scope: WithdrawalScope::Case, date: today(), afterwards: Afterwards::Kept };
    let (first, second) = (list.clone(), list);
    vec![
        (
            Op::SaveTemplate { digest: lernfall_core::digest::Digest::of(b"{ }") },
            Box::new(|tx| tx.save_template(&TemplateId("zwei".into()), "2", b"{ }").map(drop)),
        ),
        (
            Op::CreateCase { case: other },
            Box::new(move |tx| {
                let template = tx.case_head(CASE)?.template;
                let language = lernfall_core::text::Language::En;
                tx.create_case(&lernfall_store::NewCase {
                    id: other,
                    language,
                    template,
                    cap: ReleaseLevel::Room,
                    organisation: None,
                })
                .map(drop)
            }),
        ),
        (
            Op::ChangeCase { case },
            Box::new(move |tx| {
                let mut head = tx.case_head(case)?;
                head.cap = ReleaseLevel::Analysis;
                tx.change_case(&head)
            }),
        ),
        (
            Op::AddInterview { case, interview: InterviewId(uuid(201)) },
            Box::new(move |tx| {
                let new = lernfall_store::NewInterview {
                    id: InterviewId(uuid(201)),
                    form: lernfall_core::interview::Form::Group,
                    occasion: lernfall_core::interview::Occasion::Closing,
                    date: today(),
                    person: Some(Pseudonym(1)),
                };
                tx.add_interview(case, &new).map(drop)
            }),
        ),
        (
            Op::ChangeInterview { case, interview: TALK },
            Box::new(move |tx| {
                let mut talk = tx.interviews(case)?.swap_remove(0);
                talk.person = Some(Pseudonym(2));
                tx.change_interview(&talk)
            }),
        ),
        (Op::AnswerQuestion { case, key: key.clone() }, changed(|answer| *answer = text("erste Fassung"))),
        (Op::AnswerQuestion { case, key: key.clone() }, changed(|answer| *answer = text("zweite Fassung"))),
        (Op::SetStatus { case, key: key.clone() }, changed(|a| a.status = Some(AnswerStatus::NotAsked))),
        (Op::SetLevel { case, key: key.clone() }, changed(|a| a.level = Some(ReleaseLevel::Report))),
        (
            Op::AnswerQuestions { case },
            Box::new(|tx| {
                tx.write_answer(CASE, &super::support::key("A2"), &text("neue Antwort"))?;
                tx.write_answer(CASE, &super::support::key("A3"), &text("neue Frage"))
            }),
        ),
        (
            Op::MarkQuotation { case, key: key.clone() },
            changed(|answer| {
                let range = lernfall_core::answer::TextRange { field: None, start: 0, end: 3 };
                let approval = lernfall_core::answer::Approval::Open;
                answer.quotations = vec![lernfall_core::answer::Quotation { range, approval }];
            }),
        ),
        (
            Op::MaskText { case, key: key.clone() },
            changed(|answer| {
                answer.masks = vec![lernfall_core::answer::TextRange { field: None, start: 1, end: 2 }];
            }),
        ),
        (Op::RestoreVersion { case, key: key.clone() }, changed(|answer| *answer = text("erste Fassung"))),
        (
            Op::AddRow { case, question: "E1".into(), row: row(1) },
            Box::new(move |tx| tx.add_row(CASE, &first, RowId(uuid(1)))),
        ),
        (
            Op::AddRow { case, question: "E1".into(), row: row(2) },
            Box::new(move |tx| {
                tx.add_row(CASE, &second, RowId(uuid(2)))?;
                tx.write_answer(CASE, &in_row("E1", 2), &text("in der Zeile"))
            }),
        ),
        (Op::MoveRow { case, row: row(2) }, Box::new(|tx| tx.move_row(CASE, RowId(uuid(2)), 0))),
        (Op::RemoveRow { case, row: row(2) }, Box::new(|tx| tx.remove_row(CASE, RowId(uuid(2))))),
        (
            Op::AttachFile { case, attachment: file(1) },
            Box::new(move |tx| tx.attach(CASE, AttachmentId(uuid(1)), "a", "text/plain", &small).map(drop)),
        ),
        (
            Op::AttachFile { case, attachment: file(2) },
            Box::new(move |tx| {
                tx.attach(CASE, AttachmentId(uuid(2)), "b", "text/plain", &large)?;
                let mut answer = text("");
                answer.value = Some(Value::File(AttachmentId(uuid(2))));
                tx.write_answer(CASE, &super::support::key("B1"), &answer)
            }),
        ),
        (
            Op::RemoveAttachment { case, attachment: file(1) },
            Box::new(|tx| tx.remove_attachment(AttachmentId(uuid(1)))),
        ),
        (Op::AddPerson { person: anna.id }, Box::new(move |tx| tx.add_person(&anna))),
        (Op::ChangePerson { person: berta.id }, Box::new(move |tx| tx.change_person(&berta))),
        (
            Op::NamePseudonym { case },
            Box::new(|tx| tx.add_pseudonym(CASE, Some(PersonId(uuid(9)))).map(drop)),
        ),
        (Op::NamePseudonym { case }, Box::new(|tx| tx.name_pseudonym(CASE, Pseudonym(1), None))),
        (
            Op::Withdraw { case, afterwards: Afterwards::Kept },
            Box::new(move |tx| tx.withdraw(CASE, &withdrawal)),
        ),
        (Op::RemoveInterview { case, interview: TALK }, Box::new(|tx| tx.remove_interview(CASE, TALK))),
        (Op::RemovePerson { person: PersonId(uuid(9)) }, Box::new(|tx| tx.remove_person(PersonId(uuid(9))))),
        (Op::EraseCase { case }, Box::new(|tx| tx.erase_case(CASE))),
    ]
}

#[test]
fn each_operation_is_undone_and_done_again() {
    let (_folder, mut store) = with_case();
    let notes = Notes { scratch: "Stichworte".into(), ..Notes::default() };
    let op = Op::SaveNotes { case: CASE, interview: TALK };
    store.transact(op, today(), |tx| tx.save_notes(CASE, TALK, &notes)).unwrap();
    let mut states = vec![seen(&store)];
    let mut codes = Vec::new();
    for (op, work) in operations(&store) {
        assert_eq!(op.memory(), Memory::Undoable);
        let code = op.code();
        store.transact(op, today(), work).unwrap();
        let before = states.last().unwrap().clone();
        let after = seen(&store);
        assert_ne!(before, after, "{code} does something");
        assert_eq!(store.undo(today()).unwrap().unwrap().operation, code);
        assert_eq!(seen(&store), before, "{code} undone");
        assert_eq!(store.redo(today()).unwrap().unwrap().operation, code);
        assert_eq!(seen(&store), after, "{code} done again");
        states.push(after);
        codes.push(code);
    }
    for (state, code) in states.iter().rev().skip(1).zip(codes.iter().rev()) {
        assert_eq!(store.undo(today()).unwrap().unwrap().operation, *code);
        assert_eq!(&seen(&store), state, "all undone, down to {code}");
    }
    for (state, code) in states.iter().skip(1).zip(&codes) {
        assert_eq!(store.redo(today()).unwrap().unwrap().operation, *code);
        assert_eq!(&seen(&store), state, "all done again, up to {code}");
    }
    assert_eq!(store.redo(today()).unwrap(), None);
    assert_eq!(store.check(&mut |_| ControlFlow::Continue(())).unwrap(), []);
}

#[test]
fn a_new_operation_ends_what_could_be_done_again() {
    let (_folder, mut store) = with_case();
    answer(&mut store, "A1", "eins");
    answer(&mut store, "A1", "zwei");
    store.undo(today()).unwrap();
    assert!(store.read().next_redo().unwrap().is_some());
    answer(&mut store, "A1", "drei");
    assert_eq!(store.redo(today()).unwrap(), None);
    store.undo(today()).unwrap();
    assert_eq!(store.read().answer(CASE, &key("A1")).unwrap(), Some(text("eins")));
}

#[test]
fn what_could_be_undone_is_forgotten_at_closing_and_after_a_crash() {
    for crash in [false, true] {
        let (folder, mut store) = with_case();
        answer(&mut store, "A1", "eins");
        assert!(store.read().next_undo().unwrap().is_some());
        if crash {
            drop(store)
        } else {
            store.close().unwrap()
        }
        if !crash {
            let rows: i64 = raw(folder.path())
                .query_row(
                    "SELECT (SELECT count(*) FROM undo_row) + (SELECT count(*) FROM undo_step)",
                    [],
                    |row| row.get(0),
                )
                .unwrap();
            assert_eq!(rows, 0);
        }
        let mut store = open(folder.path()).unwrap();
        assert_eq!(store.undo(today()).unwrap(), None);
        assert_eq!(store.read().answer(CASE, &key("A1")).unwrap(), Some(text("eins")));
    }
}

#[test]
fn a_draft_of_a_case_that_was_undone_comes_back_with_it() {
    let (folder, mut store) = with_case();
    let save = Op::SaveDraft { case: CASE, key: key("A1") };
    store.transact(save, today(), |tx| tx.save_draft(CASE, &key("A1"), &Value::Text("halb".into()))).unwrap();
    store.undo(today()).unwrap();
    assert_eq!(store.read().cases().unwrap(), []);
    store.redo(today()).unwrap();
    assert_eq!(store.read().drafts(CASE).unwrap().len(), 1);
    store.undo(today()).unwrap();
    store.close().unwrap();
    assert_eq!(open(folder.path()).unwrap().read().drafts(CASE).unwrap(), []);
}
