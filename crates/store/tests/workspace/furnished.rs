//! A workspace with something in every table, and the question whether it is still there.

use std::collections::BTreeMap;
use std::io::Read;
use std::ops::ControlFlow;
use std::path::Path;

use lernfall_core::answer::{AnswerKey, Value};
use lernfall_core::case::{Case, Organisation};
use lernfall_core::id::{AttachmentId, CaseId, InterviewId, PersonId, RowId};
use lernfall_core::interview::notes::Notes;
use lernfall_core::person::Person;
use lernfall_store::{CaseLoss, LARGE, Matter, Op, Salvaged, Store, StoreError};

use super::support::*;

pub const CASES: u128 = 3;

pub fn case(number: u128) -> CaseId {
    CaseId(uuid(1_000 * number))
}

pub fn talk(number: u128) -> InterviewId {
    InterviewId(uuid(1_000 * number + 1))
}

pub fn file(number: u128, place: u128) -> AttachmentId {
    AttachmentId(uuid(1_000 * number + 500 + place))
}

fn bytes(size: usize, seed: usize) -> Vec<u8> {
    (0..size).map(|place| ((place + seed) * 31 % 251) as u8).collect()
}

/// How much there is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Size {
    Usual,
    /// So that ten thousand tries take minutes.
    Small,
}

pub fn furnish(store: &mut Store, size: Size) {
    let (questions, of_file) = match size {
        Size::Usual => (24, 70_000),
        Size::Small => (8, 5_000),
    };
    for number in 1..=CASES {
        add_case(store, case(number), talk(number));
        for question in 0..questions {
            let key = AnswerKey { interview: Some(talk(number)), ..key(&format!("Q{question}")) };
            let words = format!("Antwort {question} in Fall {number}. ").repeat(1 + question * question / 3);
            answer_in(store, case(number), &key, &text("Erste Fassung"));
            answer_in(store, case(number), &key, &text(&words));
        }
        rows(store, number);
        attach(store, number, 0, of_file);
        let key = AnswerKey { interview: Some(talk(number)), ..key("Q5") };
        let draft = Value::Text("Noch nicht fertig".into());
        let op = Op::SaveDraft { case: case(number), key: key.clone() };
        store.transact(op, today(), |tx| tx.save_draft(case(number), &key, &draft)).unwrap();
        let notes = Notes { scratch: "Stichworte".into(), ..Notes::default() };
        let op = Op::SaveNotes { case: case(number), interview: talk(number) };
        store.transact(op, today(), |tx| tx.save_notes(case(number), talk(number), &notes)).unwrap();
        let person = PersonId(uuid(1_000 * number + 900));
        let named: Result<(), StoreError> = store.transact(Op::AddPerson { person }, today(), |tx| {
            tx.add_person(&Person {
                id: person,
                name: format!("Person {number}"),
                contact: "Flur 3".into(),
            })?;
            tx.add_pseudonym(case(number), Some(person)).map(drop)
        });
        named.unwrap();
    }
    if size == Size::Usual {
        attach(store, 1, 1, LARGE + 5);
    }
    let organisation = Organisation { name: "Amt für Proben".into(), level: "municipal".into() };
    let op = Op::ChangeSetting { name: "organisation".into() };
    store.transact(op, today(), |tx| tx.set_organisation(&organisation)).unwrap();
}

fn rows(store: &mut Store, number: u128) {
    let list = lernfall_core::case::RowList { interview: Some(talk(number)), question: "L".into() };
    for row in 0..6 {
        let row = RowId(uuid(1_000 * number + 100 + row));
        let op = Op::AddRow { case: case(number), question: "L".into(), row };
        let key = AnswerKey { interview: Some(talk(number)), question: "L".into(), row: Some(row) };
        let added = store.transact(op, today(), |tx| {
            tx.add_row(case(number), &list, row)?;
            tx.write_answer(case(number), &key, &text("Zeile"))
        });
        added.unwrap();
    }
}

fn attach(store: &mut Store, number: u128, place: u128, size: usize) {
    let id = file(number, place);
    let source = bytes(size, number as usize);
    let staged =
        store.stage(&mut source.as_slice(), &mut Seeded(8), &mut |_| ControlFlow::Continue(())).unwrap();
    let op = Op::AttachFile { case: case(number), attachment: id };
    store
        .transact(op, today(), |tx| tx.attach(case(number), id, "Plan.pdf", "application/pdf", &staged))
        .unwrap();
}

/// Everything that people put into it.
#[derive(Clone, PartialEq, Debug)]
pub struct Content {
    pub cases: BTreeMap<CaseId, Case>,
    files: BTreeMap<AttachmentId, Option<Vec<u8>>>,
    drafts: BTreeMap<CaseId, Vec<(AnswerKey, Value)>>,
    notes: BTreeMap<CaseId, Option<Notes>>,
    people: Vec<Person>,
    journal: usize,
}

impl Content {
    pub fn of(store: &Store) -> Self {
        let reader = store.read();
        let heads = reader.cases().unwrap();
        let cases: BTreeMap<_, _> =
            heads.iter().map(|head| (head.id, reader.load_case(head.id).unwrap())).collect();
        let files = cases.values().flat_map(|case| case.attachments.keys()).map(|id| {
            let mut bytes = Vec::new();
            let read = reader.open_attachment(*id).map(|mut file| file.read_to_end(&mut bytes).is_ok());
            (*id, (read == Ok(true)).then_some(bytes))
        });
        Self {
            files: files.collect(),
            drafts: cases.keys().map(|id| (*id, reader.drafts(*id).unwrap())).collect(),
            notes: (1..=CASES)
                .map(|number| (case(number), reader.notes(case(number), talk(number)).unwrap()))
                .collect(),
            people: reader.people().unwrap(),
            // But for settings: a restore draws one anew.
            journal: reader
                .journal(0, 10_000)
                .unwrap()
                .iter()
                .filter(|line| line.operation != "change-setting")
                .count(),
            cases,
        }
    }

    /// Fails if something is missing or other than it was and `salvaged` does not say so.
    pub fn assert_told(&self, after: &Self, salvaged: &Salvaged, note: &str) {
        let lost = |matter: Matter| salvaged.losses.iter().any(|loss| loss.matter == matter);
        for (id, before) in &self.cases {
            let none = CaseLoss::default();
            let loss = salvaged.cases.get(id).unwrap_or(&none);
            let Some(now) = after.cases.get(id) else {
                panic!("{note}: a case is gone");
            };
            assert!(loss.head || now.head == before.head, "{note}: {:?}", now.head);
            for (key, answer) in &before.answers {
                let named = loss.answers.contains(key) || loss.from_version.contains(key);
                let same = now.answers.get(key) == Some(answer);
                assert!(same || named || unknown(salvaged, Matter::Answers), "{note}: {key:?}");
                assert!(now.answers.contains_key(key) || !loss.from_version.contains(key), "{note}: {key:?}");
            }
            assert!(now.answers.keys().all(|key| before.answers.contains_key(key)), "{note}");
            let same = now.interviews == before.interviews;
            assert!(
                same || !loss.interviews.is_empty() || lost(Matter::Interviews) || lost(Matter::People),
                "{note}"
            );
            assert!(
                now.rows == before.rows || lost(Matter::Rows),
                "{note}: {:?} {:?}",
                now.rows,
                before.rows
            );
            for id in before.attachments.keys() {
                let whole = after.files.get(id) == self.files.get(id);
                let named = loss.attachments.contains(id) || unknown(salvaged, Matter::Attachments);
                assert!(whole || named, "{note}: {id}");
            }
        }
        assert!(after.drafts == self.drafts || lost(Matter::Drafts), "{note}");
        assert!(after.notes == self.notes || lost(Matter::Notes), "{note}");
        assert!(after.people == self.people || lost(Matter::People), "{note}");
        assert!(after.journal >= self.journal || lost(Matter::Journal), "{note}");
    }

    /// How many answers are as they were, of how many.
    pub fn answers_kept(&self, after: &Self) -> (usize, usize) {
        let all = self
            .cases
            .iter()
            .flat_map(|(id, case)| case.answers.iter().map(move |(key, answer)| (id, key, answer)));
        all.fold((0, 0), |(kept, of), (id, key, answer)| {
            let same = after.cases.get(id).and_then(|case| case.answers.get(key)) == Some(answer);
            (kept + usize::from(same), of + 1)
        })
    }
}

/// Pages were lost and no index tells of which rows.
fn unknown(salvaged: &Salvaged, matter: Matter) -> bool {
    salvaged.losses.iter().any(|loss| loss.matter == matter && loss.more)
}

/// A furnished workspace, closed, and what is in it.
pub fn furnished(folder: &Path) -> Content {
    furnished_with(folder, Size::Usual)
}

pub fn furnished_with(folder: &Path, size: Size) -> Content {
    let mut store = create(folder);
    furnish(&mut store, size);
    store.close().unwrap();
    let store = open(folder).unwrap();
    let content = Content::of(&store);
    store.close().unwrap();
    content
}
