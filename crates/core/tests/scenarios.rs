//! What leaves in single, told cases: `scenarios/*.txt`, each with a guide, steps and what an audience
//! then reads.
//!
//! A file has parts that begin with `--`. `-- guide`: a question a line: id, `case` or `talk`, its kind
//! as JSON, then further members as `name=JSON`. `-- steps`: `write PLACE VALUE`, `clear PLACE`,
//! `row PLACE`, `remove PLACE`, `status PLACE JSON`, `level PLACE N`, `cap N`, `mask PLACE RANGE`,
//! `quote PLACE RANGE`, `withdraw PLACE`, `withdraw talk`, `withdraw case`. `-- house`, `-- office`,
//! `-- room`, `-- report`: every answer that is in the record, in order: place, level, value or status;
//! it may stand several times, between more steps. A place is `Q1` in the head, `talk:Q1` or `own:Q1` in
//! an interview, with `/a` for the row called a. Values are in the wire form of answers; vocabularies
//! are `test.v1` and `test.v2`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm,
    reason = "everything here is a test or serves one"
)]

#[path = "support/start.rs"]
mod start;
#[path = "support/words.rs"]
mod words;

use std::collections::BTreeMap;
use std::path::Path;

use lernfall_core::answer::{Answer, AnswerKey, Approval, Quotation};
use lernfall_core::case::{Afterwards, Case, RowList, Withdrawal, WithdrawalScope};
use lernfall_core::id::RowId;
use lernfall_core::interview::Form;
use lernfall_core::level::{Audience, ReleaseLevel};
use lernfall_core::record::{Record, RecordAnswer};
use lernfall_core::template::Template;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

struct Story {
    template: Template,
    case: Case,
    rows: BTreeMap<String, RowId>,
}

#[test]
fn every_scenario_ends_as_it_is_told() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|end| end == "txt")).collect();
    files.sort();
    assert!(!files.is_empty());
    for file in files {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        play(&name, &std::fs::read_to_string(&file).unwrap());
    }
}

fn play(name: &str, text: &str) {
    let mut questions = Vec::new();
    let mut story = None;
    for part in text.split("\n-- ").skip(1) {
        let (title, lines) = part.split_once('\n').unwrap();
        let lines = lines.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let lines: Vec<&str> = lines.collect();
        match title.trim() {
            "guide" => questions.extend(lines.into_iter().map(question)),
            "steps" => {
                let story = story.get_or_insert_with(|| Story::new(&questions));
                lines.into_iter().for_each(|line| story.step(line));
            }
            audience => {
                let read = story.as_ref().expect("steps before what is read").read_by(audience);
                assert_eq!(read, lines, "{name}, {audience}");
            }
        }
    }
}

/// A word, and what comes after it.
fn word(line: &str) -> (&str, &str) {
    let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
    (word, rest.trim())
}

/// A JSON value, and what comes after it.
fn value(line: &str) -> (Value, &str) {
    let mut values = serde_json::Deserializer::from_str(line).into_iter::<Value>();
    let value = values.next().expect("a value").unwrap_or_else(|error| panic!("{line}: {error}"));
    (value, line[values.byte_offset()..].trim())
}

fn read<T: DeserializeOwned>(line: &str) -> T {
    serde_json::from_value(value(line).0).unwrap_or_else(|error| panic!("{line}: {error}"))
}

fn question(line: &str) -> Value {
    let (id, rest) = word(line);
    let (scope, rest) = word(rest);
    let (kind, mut rest) = value(rest);
    let scope = if scope == "case" { "case" } else { "interview" };
    let mut question = json!({ "id": id, "scope": scope, "when": "talk", "text": words::texts(id),
        "defaultLevel": 0, "maxLevel": 3, "kind": kind });
    while let Some((name, member)) = rest.split_once('=') {
        let (member, after) = value(member);
        question[name] = member;
        rest = after;
    }
    for field in question["kind"].get_mut("fields").and_then(Value::as_array_mut).into_iter().flatten() {
        field["label"] = words::texts("Feld");
    }
    for purpose in question["kind"].get_mut("purposes").and_then(Value::as_array_mut).into_iter().flatten() {
        purpose["label"] = words::texts("Zweck");
    }
    question
}

impl Story {
    fn new(questions: &[Value]) -> Self {
        let guide = json!({
            "format": "lernfall-template/1", "id": "test.story", "version": "1.0.0", "languages": ["de", "en"],
            "title": words::texts("Leitfaden"), "vocabularies": words::vocabularies(),
            "forms": [{ "form": "own", "title": words::texts("Eigene") }, { "form": "talk", "title": words::texts("Gespräch") }],
            "sections": [{ "id": "S1", "title": words::texts("Abschnitt"), "questions": questions }],
        });
        let template = Template::parse(guide.to_string().as_bytes()).unwrap_or_else(|all| panic!("{all:?}"));
        let mut last = 0;
        let next = || {
            last += 1;
            uuid::Uuid::from_u128(last)
        };
        let case = start::case(&template, "Behörde".to_owned(), next);
        Self { template, case, rows: BTreeMap::new() }
    }

    fn key(&mut self, place: &str) -> AnswerKey {
        let (interview, place) = place.split_once(':').unwrap_or(("", place));
        let (question, row) = place.split_once('/').unwrap_or((place, ""));
        let form = if interview == "own" { Form::Own } else { Form::Talk };
        let interview = self.case.interviews.iter().find(|one| !interview.is_empty() && one.form == form);
        let interview = interview.map(|one| one.id);
        let next = RowId(uuid::Uuid::from_u128(0xabc0_0000 + self.rows.len() as u128));
        let row = (!row.is_empty()).then(|| *self.rows.entry(row.to_owned()).or_insert(next));
        AnswerKey { interview, question: question.into(), row }
    }

    fn answer(&mut self, key: AnswerKey) -> &mut Answer {
        self.case.answers.entry(key).or_default()
    }

    fn step(&mut self, line: &str) {
        let (verb, rest) = word(line);
        let (place, said) = word(rest);
        if verb == "cap" {
            self.case.head.cap = read(place);
            return;
        }
        let key = self.key(place);
        let list = RowList { interview: key.interview, question: key.question.clone() };
        match verb {
            // Links name rows by the words of this file.
            "write" => {
                let named = self.rows.iter().map(|(name, row)| (format!("\"row\":\"{name}\""), row));
                let said = named.fold(said.to_owned(), |said, (name, row)| {
                    said.replace(&name, &format!("\"row\":\"{row}\""))
                });
                self.answer(key).value = Some(read(&said));
            }
            "clear" => self.answer(key).value = None,
            "row" => self.case.rows.entry(list).or_default().extend(key.row),
            "remove" => self.case.rows.entry(list).or_default().retain(|row| Some(*row) != key.row),
            "status" => self.answer(key).status = read(said),
            "level" => self.answer(key).level = Some(read::<ReleaseLevel>(said)),
            "mask" => self.answer(key).masks.push(read(said)),
            "quote" => {
                let quotation = Quotation { range: read(said), approval: Approval::Approved };
                self.answer(key).quotations.push(quotation);
            }
            "withdraw" => {
                let scope = match place {
                    "case" => WithdrawalScope::Case,
                    "talk" => WithdrawalScope::Interview(self.key("talk:").interview.unwrap()),
                    _ => WithdrawalScope::Answer(key),
                };
                let date = self.case.head.created;
                self.case.withdrawals.push(Withdrawal { scope, date, afterwards: Afterwards::Kept });
            }
            _ => panic!("no such step: {line}"),
        }
    }

    fn read_by(&self, audience: &str) -> Vec<String> {
        let audience: Audience = serde_json::from_value(json!(audience)).expect("an audience");
        let record = Record::build(&self.template, &self.case, audience).unwrap();
        let mut lines: Vec<String> = record.answers.iter().map(|answer| self.line("", answer)).collect();
        for interview in &record.interviews {
            let form = if interview.form == Form::Own { "own:" } else { "talk:" };
            lines.extend(interview.answers.iter().map(|answer| self.line(form, answer)));
        }
        lines
    }

    fn line(&self, form: &str, answer: &RecordAnswer) -> String {
        let row = answer.row.and_then(|row| self.rows.iter().find(|(_, one)| **one == row));
        let row = row.map_or_else(String::new, |(name, _)| format!("/{name}"));
        let said = match &answer.value {
            Some(value) => serde_json::to_value(value).unwrap(),
            None => serde_json::to_value(answer.status).unwrap(),
        };
        let quoted = answer.quotations.iter().map(|range| format!(" \"{}..{}\"", range.start, range.end));
        let quoted: String = quoted.collect();
        let named =
            self.rows.iter().fold(said.to_string(), |said, (name, row)| said.replace(&row.to_string(), name));
        format!("{form}{}{row} {} {named}{quoted}", answer.question, u8::from(answer.level))
    }
}
