//! The way back from an erasure, and that an older copy is none.

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use lernfall_core::answer::{AnswerKey, Value};
use lernfall_core::id::{AttachmentId, CaseId, InterviewId, PersonId};
use lernfall_core::interview::{Form, Occasion};
use lernfall_core::person::{Person, Pseudonym};
use lernfall_store::{
    Backup, Cause, Erased, ErasedList, Holds, ListUnread, Need, NewInterview, Op, Restoring, Store,
    StoreError,
};

use super::backing_up::back_up;
use super::support::*;

const OTHER: CaseId = CaseId(uuid::Uuid::from_u128(101));
const OTHER_TALK: InterviewId = InterviewId(uuid::Uuid::from_u128(201));
const SECOND_TALK: InterviewId = InterviewId(uuid::Uuid::from_u128(202));
const FILE: AttachmentId = AttachmentId(uuid::Uuid::from_u128(500));
const ANNA: PersonId = PersonId(uuid::Uuid::from_u128(400));

/// Text that belongs to what is erased later, and text that stays.
const GONE: &str = "Zwergkanarie";
const STAYS: &str = "Grünfink";

fn other(question: &str, interview: InterviewId) -> AnswerKey {
    AnswerKey { interview: Some(interview), question: question.into(), row: None }
}

/// A case to erase; another with a talk, a file and a person to erase, and a talk to stay.
fn filled() -> (tempfile::TempDir, Store) {
    let (folder, mut store) = with_case();
    add_case(&mut store, OTHER, OTHER_TALK);
    let second = NewInterview {
        id: SECOND_TALK,
        form: Form::Talk,
        occasion: Occasion::Single,
        date: today(),
        person: None,
    };
    let op = Op::AddInterview { case: OTHER, interview: SECOND_TALK };
    store.transact(op, today(), |tx| tx.add_interview(OTHER, &second)).unwrap();
    answer(&mut store, "A1", GONE);
    answer_in(&mut store, OTHER, &other("A1", OTHER_TALK), &text(STAYS));
    answer_in(&mut store, OTHER, &other("A1", SECOND_TALK), &text(GONE));
    let bytes = GONE.repeat(10_000);
    let staged =
        store.stage(&mut bytes.as_bytes(), &mut Seeded(1), &mut |_| ControlFlow::Continue(())).unwrap();
    let row = AnswerKey { row: in_row("P1", 7).row, ..other("P1", OTHER_TALK) };
    let list = lernfall_core::case::RowList { interview: Some(OTHER_TALK), question: "P1".into() };
    let mut with_file = text("");
    with_file.value = Some(Value::Fields(
        [("titel".into(), Value::Text(GONE.into())), ("datei".into(), Value::File(FILE))].into(),
    ));
    let op = Op::AttachFile { case: OTHER, attachment: FILE };
    let done: Result<(), StoreError> = store.transact(op, today(), |tx| {
        tx.attach(OTHER, FILE, GONE, "text/plain", &staged)?;
        tx.add_row(OTHER, &list, row.row.unwrap())?;
        tx.write_answer(OTHER, &row, &with_file)
    });
    done.unwrap();
    let anna = Person { id: ANNA, name: GONE.into(), contact: GONE.into() };
    let done: Result<(), StoreError> = store.transact(Op::AddPerson { person: ANNA }, today(), |tx| {
        tx.add_person(&anna)?;
        tx.add_pseudonym(OTHER, Some(ANNA)).map(drop)
    });
    done.unwrap();
    store.forget_undo().unwrap();
    (folder, store)
}

fn erase_case(store: &mut Store, case: CaseId) {
    store.transact(Op::EraseCase { case }, today(), |tx| tx.erase_case(case)).unwrap();
}

fn erase_all(store: &mut Store) {
    erase_case(store, CASE);
    let op = Op::RemoveInterview { case: OTHER, interview: SECOND_TALK };
    store.transact(op, today(), |tx| tx.remove_interview(OTHER, SECOND_TALK)).unwrap();
    let row = in_row("P1", 7).row.unwrap();
    let done: Result<(), StoreError> = store.transact(Op::RemoveRow { case: OTHER, row }, today(), |tx| {
        tx.remove_attachment(FILE)?;
        tx.remove_row(OTHER, row)
    });
    done.unwrap();
    store.transact(Op::RemovePerson { person: ANNA }, today(), |tx| tx.remove_person(ANNA)).unwrap();
}

/// How often a text is in the decrypted database, in any case of its letters.
fn in_pages(folder: &Path, text: &str) -> usize {
    let part = &text.as_bytes()[1..];
    let pages = decrypted_pages(folder);
    pages.iter().flat_map(|page| page.windows(part.len())).filter(|window| *window == part).count()
}

fn all_is_gone(store: &Store) {
    let reader = store.read();
    let cases: Vec<_> = reader.cases().unwrap().into_iter().map(|head| head.id).collect();
    assert_eq!(cases, [OTHER]);
    let case = reader.load_case(OTHER).unwrap();
    assert_eq!(case.interviews.iter().map(|one| one.id).collect::<Vec<_>>(), [OTHER_TALK]);
    assert_eq!(case.answers.len(), 1);
    assert!(case.attachments.is_empty() && case.rows.values().all(Vec::is_empty));
    assert_eq!(reader.people().unwrap(), []);
    assert_eq!(reader.pseudonyms(OTHER).unwrap(), [(Pseudonym(1), None)]);
    assert_eq!(reader.search(GONE, 10).unwrap(), []);
    assert_eq!(reader.search(STAYS, 10).unwrap().len(), 1);
}

#[test]
fn an_older_copy_does_not_bring_back_what_was_erased() {
    let (folder, mut store) = filled();
    store.close().unwrap();
    assert!(in_pages(folder.path(), GONE) > 10, "the look behind the encryption sees something");
    let old = fs::read(folder.path().join("workspace.db")).unwrap();
    store = open(folder.path()).unwrap();
    erase_all(&mut store);
    all_is_gone(&store);
    store.close().unwrap();
    assert_eq!(in_pages(folder.path(), GONE), 0);

    fs::write(folder.path().join("workspace.db"), &old).unwrap();
    assert!(in_pages(folder.path(), GONE) > 10);
    let store = open(folder.path()).unwrap();
    all_is_gone(&store);
    assert_eq!(store.check(&mut |_| ControlFlow::Continue(())).unwrap(), []);
    let lines = store.read().journal(0, 1000).unwrap();
    assert_eq!(lines.last().unwrap().operation, "erase-again");
    store.close().unwrap();
    assert_eq!(in_pages(folder.path(), GONE), 0);
    assert!(in_pages(folder.path(), STAYS) > 0);
    let list = ErasedList::read(folder.path()).unwrap().unwrap();
    assert_eq!(list.len(), 4);
}

#[test]
fn without_the_list_an_older_copy_would_bring_everything_back() {
    let (folder, mut store) = filled();
    store.close().unwrap();
    let old = fs::read(folder.path().join("workspace.db")).unwrap();
    store = open(folder.path()).unwrap();
    erase_all(&mut store);
    store.close().unwrap();
    fs::write(folder.path().join("workspace.db"), &old).unwrap();
    let list = fs::read(folder.path().join("erased.json")).unwrap();
    fs::remove_file(folder.path().join("erased.json")).unwrap();
    let mut store = open(folder.path()).unwrap();
    assert_eq!(store.read().search(GONE, 10).unwrap().len(), 3);

    let elsewhere = tempfile::tempdir().unwrap();
    fs::write(elsewhere.path().join("erased.json"), list).unwrap();
    let list = ErasedList::read(elsewhere.path()).unwrap().unwrap();
    assert_eq!(store.apply_erased(&list).unwrap(), 4);
    all_is_gone(&store);
    assert_eq!(store.apply_erased(&list).unwrap(), 0);
}

#[test]
fn the_list_holds_ids_and_days_and_nothing_else() {
    let (folder, mut store) = filled();
    erase_all(&mut store);
    assert!(!folder.path().join("erased.json").exists(), "nothing is listed that can come back");
    store.close().unwrap();
    let list: serde_json::Value =
        serde_json::from_slice(&fs::read(folder.path().join("erased.json")).unwrap()).unwrap();
    let entry = |kind: &str, id: String| serde_json::json!({"kind": kind, "id": id, "date": "2026-11-22"});
    assert_eq!(
        list["erased"],
        serde_json::json!([
            entry("case", CASE.to_string()),
            entry("interview", SECOND_TALK.to_string()),
            entry("attachment", FILE.to_string()),
            entry("person", ANNA.to_string()),
        ])
    );
    let mut names: Vec<_> = list.as_object().unwrap().keys().cloned().collect();
    names.sort();
    assert_eq!(names, ["checksum", "erased", "format", "workspace"]);
}

#[test]
fn what_was_taken_back_is_on_no_list_and_is_not_erased() {
    let (folder, mut store) = filled();
    erase_all(&mut store);
    for _ in 0..4 {
        store.undo(today()).unwrap().unwrap();
    }
    store.close().unwrap();
    assert!(!folder.path().join("erased.json").exists());
    let store = open(folder.path()).unwrap();
    assert_eq!(store.read().search(GONE, 10).unwrap().len(), 3);
    assert_eq!(store.read().cases().unwrap().len(), 2);
}

#[test]
fn after_a_crash_the_next_opening_erases_for_good() {
    let (folder, mut store) = filled();
    erase_all(&mut store);
    drop(store);
    assert!(in_pages(folder.path(), GONE) > 0, "it could have come back until then");
    let mut store = open(folder.path()).unwrap();
    assert_eq!(store.undo(today()).unwrap(), None);
    all_is_gone(&store);
    assert_eq!(ErasedList::read(folder.path()).unwrap().unwrap().len(), 4);
    // Dropped again: opening alone did it.
    drop(store);
    assert_eq!(in_pages(folder.path(), GONE), 0);
}

#[test]
fn an_erasure_is_taken_back_by_itself_whatever_was_written_since() {
    let (_folder, mut store) = filled();
    erase_case(&mut store, CASE);
    answer_in(&mut store, OTHER, &other("A2", OTHER_TALK), &text("später"));
    let waiting = store.read().waiting().unwrap();
    assert_eq!(waiting.len(), 1);
    assert_eq!((waiting[0].what, waiting[0].blocked), (Erased::Case(CASE), false));
    let back = store.take_back(waiting[0].number, today()).unwrap().unwrap();
    assert_eq!(back.operation, "erase-case");
    assert_eq!(store.read().answer(CASE, &key("A1")).unwrap(), Some(text(GONE)));
    assert_eq!(store.read().search("später", 10).unwrap().len(), 1);
    assert_eq!(store.read().waiting().unwrap(), []);
    assert_eq!(store.take_back(waiting[0].number, today()).unwrap(), None);
    // The other change can still be taken back.
    assert_eq!(store.undo(today()).unwrap().unwrap().operation, "answer-question");
    assert_eq!(store.check(&mut |_| ControlFlow::Continue(())).unwrap(), []);
}

#[test]
fn what_was_changed_since_is_not_overwritten_by_taking_back() {
    let (_folder, mut store) = filled();
    store.transact(Op::RemovePerson { person: ANNA }, today(), |tx| tx.remove_person(ANNA)).unwrap();
    let berta = Person { id: PersonId(uuid(401)), name: "Berta".into(), contact: String::new() };
    store.transact(Op::AddPerson { person: berta.id }, today(), |tx| tx.add_person(&berta)).unwrap();
    let op = Op::NamePseudonym { case: OTHER };
    store.transact(op, today(), |tx| tx.name_pseudonym(OTHER, Pseudonym(1), Some(berta.id))).unwrap();
    let waiting = store.read().waiting().unwrap();
    assert_eq!((waiting[0].what, waiting[0].blocked), (Erased::Person(ANNA), true));
    assert_eq!(store.take_back(waiting[0].number, today()).unwrap(), None);
    assert_eq!(store.read().pseudonyms(OTHER).unwrap(), [(Pseudonym(1), Some(berta.id))]);
}

#[test]
fn an_interview_does_not_come_back_without_its_case() {
    let (_folder, mut store) = filled();
    let op = Op::RemoveInterview { case: OTHER, interview: SECOND_TALK };
    store.transact(op, today(), |tx| tx.remove_interview(OTHER, SECOND_TALK)).unwrap();
    erase_case(&mut store, OTHER);
    let blocked = |store: &Store| {
        let waiting = store.read().waiting().unwrap();
        waiting.iter().map(|one| (one.what, one.blocked)).collect::<Vec<_>>()
    };
    assert_eq!(blocked(&store), [(Erased::Case(OTHER), false), (Erased::Interview(SECOND_TALK), true)],);
    let waiting = store.read().waiting().unwrap();
    assert_eq!(store.take_back(waiting[1].number, today()).unwrap(), None);
    // With its case back, it can come, too.
    store.take_back(waiting[0].number, today()).unwrap().unwrap();
    assert_eq!(blocked(&store), [(Erased::Interview(SECOND_TALK), false)]);
    store.take_back(waiting[1].number, today()).unwrap().unwrap();
    assert_eq!(store.read().load_case(OTHER).unwrap().interviews.len(), 2);
}

#[test]
fn what_goes_along_in_an_older_copy_stays_in_the_workspace_put_aside() {
    let (folder, mut store) = filled();
    // In this backup only the one case has her.
    let old = back_up(&store, Need::Always).fresh;
    store
        .transact(Op::NamePseudonym { case: CASE }, today(), |tx| tx.add_pseudonym(CASE, Some(ANNA)))
        .unwrap();
    erase_case(&mut store, OTHER);
    store.close().unwrap();
    let restore = |backup: &Backup| {
        let mut untold = |_, _| ControlFlow::Continue(());
        Restoring::begin(backup, folder.path(), &secret(PASSPHRASE), &opening(), &mut Seeded(9), &mut untold)
            .unwrap()
            .finish(&opening(), &mut Seeded(10))
            .unwrap();
        open(folder.path()).unwrap()
    };
    let store = restore(&old);
    assert_eq!(store.read().people().unwrap(), [], "in that copy she went with the case");
    let aside = store.backups().unwrap().into_iter().find(|it| it.cause == Cause::Restore).unwrap();
    store.close().unwrap();
    let list = ErasedList::read(folder.path()).unwrap().unwrap();
    assert!(list.contains(Erased::Case(OTHER)) && !list.contains(Erased::Person(ANNA)));
    let store = restore(&aside);
    assert_eq!(store.read().people().unwrap().len(), 1, "nobody had erased her");
    assert_eq!(store.read().pseudonyms(CASE).unwrap(), [(Pseudonym(1), Some(ANNA))]);
}

#[test]
fn what_came_later_under_the_same_id_is_left_alone() {
    let (folder, mut store) = filled();
    erase_case(&mut store, CASE);
    store.forget_undo().unwrap();
    add_case(&mut store, CASE, TALK);
    answer(&mut store, "A1", "neu");
    store.close().unwrap();
    let mut store = open(folder.path()).unwrap();
    assert_eq!(store.read().answer(CASE, &key("A1")).unwrap(), Some(text("neu")));
    // And erased once more, it is erased.
    erase_case(&mut store, CASE);
    store.close().unwrap();
    assert_eq!(open(folder.path()).unwrap().read().cases().unwrap().len(), 1);
}

#[test]
fn a_damaged_list_locks_nobody_out_and_is_written_anew_from_the_database() {
    let (folder, mut store) = filled();
    erase_case(&mut store, CASE);
    store.close().unwrap();
    let path = folder.path().join("erased.json");
    let sound = fs::read(&path).unwrap();
    let mut changed = sound.clone();
    changed[sound.len() / 2] ^= 1;
    fs::write(&path, &changed).unwrap();
    assert_eq!(ErasedList::read(folder.path()), Err(ListUnread));
    let mut store = open(folder.path()).unwrap();
    all_but_the_case_is_there(&store);
    store.transact(Op::RemovePerson { person: ANNA }, today(), |tx| tx.remove_person(ANNA)).unwrap();
    store.close().unwrap();
    assert_eq!(ErasedList::read(folder.path()).unwrap().unwrap().len(), 2);
    let aside = fs::read(folder.path().join("erased.json.damaged")).unwrap();
    assert!(aside == changed, "what was in it is not lost");
}

fn all_but_the_case_is_there(store: &Store) {
    assert_eq!(store.read().cases().unwrap().len(), 1);
    assert_eq!(store.read().people().unwrap().len(), 1);
}

#[test]
fn a_list_that_is_lost_is_written_anew_at_opening() {
    let (folder, mut store) = filled();
    erase_all(&mut store);
    store.close().unwrap();
    let list = ErasedList::read(folder.path()).unwrap();
    fs::remove_file(folder.path().join("erased.json")).unwrap();
    open(folder.path()).unwrap().close().unwrap();
    assert_eq!(ErasedList::read(folder.path()).unwrap(), list);
}

#[test]
fn a_list_of_another_workspace_erases_nothing() {
    let (folder, mut store) = filled();
    erase_all(&mut store);
    store.close().unwrap();
    let list = ErasedList::read(folder.path()).unwrap().unwrap();
    let other = tempfile::tempdir().unwrap();
    let passphrase = secrecy::SecretString::from(PASSPHRASE.to_owned());
    let new = lernfall_store::NewWorkspace {
        id: lernfall_core::id::WorkspaceId(uuid(2)),
        passphrase: &passphrase,
        cost: lernfall_store::KdfCost::for_tests(),
        today: today(),
    };
    let mut store = Store::create(other.path(), &new, &opening(), &mut Seeded(1)).unwrap().0;
    add_case(&mut store, CASE, TALK);
    assert_eq!(store.apply_erased(&list).unwrap(), 0);
    assert_eq!(store.read().cases().unwrap().len(), 1);
}

#[test]
fn it_is_known_which_copies_still_hold_what_was_erased() {
    let (folder, mut store) = workspace();
    let copies = tempfile::tempdir().unwrap();
    let take = |name: &str| {
        fs::copy(folder.path().join("workspace.db"), copies.path().join(name)).unwrap();
    };
    store.close().unwrap();
    take("before-the-case.db");
    store = open(folder.path()).unwrap();
    add_case(&mut store, CASE, TALK);
    add_case(&mut store, OTHER, OTHER_TALK);
    store.close().unwrap();
    take("with-the-case.db");
    store = open(folder.path()).unwrap();
    erase_case(&mut store, CASE);
    drop(store);
    take("waiting.db");
    store = open(folder.path()).unwrap();
    store.close().unwrap();
    take("after.db");
    fs::write(copies.path().join("noise.db"), [7; 8192]).unwrap();
    store = open(folder.path()).unwrap();
    let found = |name: &str| store.copy_holds(&copies.path().join(name), &[Erased::Case(CASE)]);
    assert_eq!(found("before-the-case.db"), Holds::No);
    assert_eq!(found("with-the-case.db"), Holds::Yes);
    assert_eq!(found("waiting.db"), Holds::Yes);
    assert_eq!(found("after.db"), Holds::No);
    assert_eq!(found("noise.db"), Holds::Unknown);
    assert_eq!(found("missing.db"), Holds::Unknown);
    let other = store.copy_holds(&copies.path().join("after.db"), &[Erased::Case(OTHER)]);
    assert_eq!(other, Holds::Yes);
}

#[test]
fn what_goes_is_counted_before_it_does() {
    let (_folder, store) = filled();
    let reader = store.read();
    let case = reader.effect_of(Erased::Case(OTHER)).unwrap();
    assert_eq!((case.interviews, case.answers, case.versions, case.attachments), (2, 3, 3, 1));
    assert_eq!((case.bytes, case.people), (10_000 * GONE.len() as u64, 1));
    let talk = reader.effect_of(Erased::Interview(SECOND_TALK)).unwrap();
    assert_eq!((talk.interviews, talk.answers, talk.versions, talk.attachments), (1, 1, 1, 0));
    let talk = reader.effect_of(Erased::Interview(OTHER_TALK)).unwrap();
    assert_eq!((talk.answers, talk.attachments), (2, 1));
    let file = reader.effect_of(Erased::Attachment(FILE)).unwrap();
    assert_eq!((file.answers, file.versions, file.attachments), (1, 1, 1));
    let person = reader.effect_of(Erased::Person(ANNA)).unwrap();
    assert_eq!((person.people, person.named_in), (1, vec![OTHER]));
    let nobody = Erased::Person(PersonId(uuid(999)));
    assert!(matches!(reader.effect_of(nobody), Err(StoreError::NotFound(_))));
}
