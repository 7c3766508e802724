//! Answers, versions, drafts, journal.

use lernfall_core::answer::{AnswerStatus, Approval, Quotation, TextRange, Value};
use lernfall_core::case::{Afterwards, Organisation, RowList, Withdrawal, WithdrawalScope};
use lernfall_core::id::{AttachmentId, CaseId, InterviewId, RowId};
use lernfall_core::level::ReleaseLevel;
use lernfall_store::{Op, StoreError, Thing};

use super::support::*;

#[test]
fn a_case_comes_back_as_it_was_written() {
    let (folder, mut store) = with_case();
    let agency = Organisation { name: "Stadt Musterhafen".into(), level: "kommune".into() };
    store
        .transact(Op::ChangeSetting { name: "organisation".into() }, today(), |tx| {
            tx.set_organisation(&agency)
        })
        .unwrap();
    let mut full = text("Es dauerte zu lange.");
    full.status = Some(AnswerStatus::NoComment);
    full.level = Some(ReleaseLevel::Room);
    full.masks = vec![TextRange { field: None, start: 0, end: 2 }];
    full.quotations =
        vec![Quotation { range: TextRange { field: None, start: 3, end: 9 }, approval: Approval::Approved }];
    answer_in(&mut store, CASE, &key("C2"), &full);
    answer_in(&mut store, CASE, &in_row("E1", 7), &text("in der Zeile"));
    let list = RowList { interview: Some(TALK), question: "E1".into() };
    for row in [7, 8, 9] {
        let op = Op::AddRow { case: CASE, question: "E1".into(), row: RowId(uuid(row)) };
        store.transact(op, today(), |tx| tx.add_row(CASE, &list, RowId(uuid(row)))).unwrap();
    }
    let op = Op::MoveRow { case: CASE, row: RowId(uuid(9)) };
    store.transact(op, today(), |tx| tx.move_row(CASE, RowId(uuid(9)), 0)).unwrap();
    let withdrawal =
        Withdrawal { scope: WithdrawalScope::Answer(key("C3")), date: today(), afterwards: Afterwards::Kept };
    let op = Op::Withdraw { case: CASE, afterwards: Afterwards::Kept };
    store.transact(op, today(), |tx| tx.withdraw(CASE, &withdrawal)).unwrap();
    store.close().unwrap();

    let store = open(folder.path()).unwrap();
    let case = store.read().load_case(CASE).unwrap();
    assert_eq!(case.head.number, 1);
    assert_eq!(case.head.created, today());
    assert_eq!(case.organisation, agency);
    assert_eq!(case.interviews.len(), 1);
    assert_eq!(case.answer(&key("C2")), Some(&full));
    assert_eq!(case.answer(&in_row("E1", 7)), Some(&text("in der Zeile")));
    assert_eq!(case.rows_of(&list), [9, 7, 8].map(|row| RowId(uuid(row))));
    assert_eq!(case.withdrawals, [withdrawal]);
    assert_eq!(store.read().load_case(CaseId(uuid(5))), Err(StoreError::NotFound(Thing::Case)));
}

#[test]
fn a_workspace_without_agency_and_identity_has_cases_and_gives_them_the_agency_once_it_is_told() {
    let (folder, mut store) = with_case();
    let blank = Organisation { name: String::new(), level: "".into() };
    assert_eq!(store.read().organisation().unwrap(), None);
    assert!(store.read().identity().unwrap().is_none());
    assert_eq!(store.read().load_case(CASE).unwrap().organisation, blank);

    let elsewhere = Organisation { name: "Kreis Nordland".into(), level: "V1B".into() };
    let second = CaseId(uuid(101));
    let template = store.read().case_head(CASE).unwrap().template;
    let new = lernfall_store::NewCase {
        id: second,
        language: lernfall_core::text::Language::De,
        template,
        cap: ReleaseLevel::Report,
        organisation: Some(elsewhere.clone()),
    };
    store.transact(Op::CreateCase { case: second }, today(), |tx| tx.create_case(&new)).unwrap();
    let agency = Organisation { name: "Stadt Musterhafen".into(), level: "V1A".into() };
    let op = Op::ChangeSetting { name: "organisation".into() };
    store.transact(op, today(), |tx| tx.set_organisation(&agency)).unwrap();
    store.close().unwrap();

    let store = open(folder.path()).unwrap();
    assert_eq!(store.read().load_case(CASE).unwrap().organisation, agency);
    assert_eq!(store.read().load_case(second).unwrap().organisation, elsewhere);
}

#[test]
fn every_version_is_kept_and_an_equal_one_is_not_counted() {
    let (_folder, mut store) = with_case();
    for words in ["eins", "zwei", "zwei", "drei"] {
        answer(&mut store, "C2", words);
    }
    answer_in(&mut store, CASE, &key("C3"), &text("anderswo"));
    let versions = store.read().versions(CASE, &key("C2")).unwrap();
    let found: Vec<_> = versions.iter().map(|version| (version.number, version.answer.clone())).collect();
    assert_eq!(found, [(1, text("eins")), (2, text("zwei")), (3, text("drei"))]);
    let old = versions[0].answer.clone();
    let op = Op::RestoreVersion { case: CASE, key: key("C2") };
    store.transact(op, today(), |tx| tx.write_answer(CASE, &key("C2"), &old)).unwrap();
    assert_eq!(store.read().versions(CASE, &key("C2")).unwrap().len(), 4);
    assert_eq!(store.read().answer(CASE, &key("C2")).unwrap(), Some(text("eins")));
}

#[test]
fn a_draft_survives_a_crash_and_ends_with_the_version() {
    let (folder, mut store) = with_case();
    let save = |store: &mut lernfall_store::Store, words: &str| {
        let op = Op::SaveDraft { case: CASE, key: key("C2") };
        let value = Value::Text(words.into());
        store.transact(op, today(), |tx| tx.save_draft(CASE, &key("C2"), &value)).unwrap();
    };
    let lines = |store: &lernfall_store::Store| store.read().journal(0, 1000).unwrap().len();
    save(&mut store, "E");
    let after_first = lines(&store);
    for words in ["Es", "Es w", "Es war", "Es war so"] {
        save(&mut store, words);
    }
    assert_eq!(lines(&store), after_first);
    drop(store);

    let mut store = open(folder.path()).unwrap();
    assert_eq!(store.read().draft(CASE, &key("C2")).unwrap(), Some(Value::Text("Es war so".into())));
    assert_eq!(store.read().drafts(CASE).unwrap().len(), 1);
    assert_eq!(store.read().answer(CASE, &key("C2")).unwrap(), None);
    answer(&mut store, "C2", "Es war so.");
    assert_eq!(store.read().draft(CASE, &key("C2")).unwrap(), None);
    let after_answer = lines(&store);
    save(&mut store, "Es war so. Aber");
    assert_eq!(lines(&store), after_answer + 1);
}

#[test]
fn a_failed_operation_leaves_nothing_not_even_a_line() {
    let (_folder, mut store) = with_case();
    let before = store.read().journal(0, 1000).unwrap();
    let op = Op::AnswerQuestions { case: CASE };
    let failed = store.transact(op, today(), |tx| {
        tx.write_answer(CASE, &key("C2"), &text("halb"))?;
        tx.remove_attachment(AttachmentId(uuid(1)))
    });
    assert_eq!(failed, Err(StoreError::NotFound(Thing::Attachment)));
    assert_eq!(store.read().answer(CASE, &key("C2")).unwrap(), None);
    assert_eq!(store.read().journal(0, 1000).unwrap(), before);
    assert_eq!(store.read().next_undo().unwrap().unwrap().operation, "create-case");
}

#[test]
fn the_journal_names_operation_and_ids_but_no_content() {
    let (_folder, mut store) = with_case();
    answer(&mut store, "C2", "Geheimnis");
    let line = store.read().journal(0, 1000).unwrap().pop().unwrap();
    assert_eq!(line.operation, "answer-question");
    assert_eq!(line.ids["question"], "C2");
    assert_eq!(line.ids["case"], CASE.to_string());
    assert!(!line.ids.to_string().contains("Geheimnis"));
}

#[test]
fn numbers_of_cases_are_never_given_again() {
    let (_folder, mut store) = with_case();
    let second = CaseId(uuid(101));
    add_case(&mut store, second, InterviewId(uuid(201)));
    store.transact(Op::EraseCase { case: second }, today(), |tx| tx.erase_case(second)).unwrap();
    let third = CaseId(uuid(102));
    add_case(&mut store, third, InterviewId(uuid(202)));
    let numbers: Vec<_> = store.read().cases().unwrap().iter().map(|head| head.number).collect();
    assert_eq!(numbers, [3, 1]);
}

#[test]
fn titles_are_read_in_one_go() {
    let (_folder, mut store) = with_case();
    let title = lernfall_core::answer::AnswerKey { interview: None, question: "K1".into(), row: None };
    answer_in(&mut store, CASE, &title, &text("Bauantrag digital"));
    answer(&mut store, "K1", "ein Gespräch hat keinen Titel");
    let titles = store.read().head_answers(&"K1".into()).unwrap();
    assert_eq!(titles.into_iter().collect::<Vec<_>>(), [(CASE, text("Bauantrag digital"))]);
}
