//! Looking for what must not be there: tokens in raw bytes, closed values by their path.
//!
//! Compares with what the naive implementation allows; knows nothing of how a record is built.

use std::collections::BTreeSet;

use lernfall_core::document::outline::{Extent, outline};
use lernfall_core::document::{Block, Document, Run};
use lernfall_core::level::Audience;
use lernfall_core::record::Record;
use lernfall_core::template::Template;
use serde_json::Value;

use super::dice::tokens;
use super::naive::Naive;
use super::notes::Notes;

pub const AUDIENCES: [(Audience, &str); 4] = [
    (Audience::House, "house"),
    (Audience::Office, "office"),
    (Audience::Room, "room"),
    (Audience::Report, "report"),
];

/// What the naive implementation lets through.
pub struct Allowed {
    pub record: Value,
    pub tokens: BTreeSet<String>,
    paths: BTreeSet<String>,
}

pub fn allowed(guide: &Value, notes: &Notes, audience: &str) -> Allowed {
    let record = Naive { guide, notes, audience }.record();
    Allowed { tokens: tokens(&record.to_string()), paths: closed_values(&record), record }
}

/// The first thing in the record or in one of its papers that may not be there.
pub fn leak(template: &Template, allowed: &Allowed, record: &Record) -> Option<String> {
    let bytes = record.canonical().unwrap();
    let text = std::str::from_utf8(&bytes).unwrap();
    if let Some(token) = tokens(text).difference(&allowed.tokens).next() {
        return Some(format!("{token} in the record"));
    }
    let wire: Value = serde_json::from_slice(&bytes).unwrap();
    if let Some(path) = closed_values(&wire).difference(&allowed.paths).next() {
        return Some(format!("{path} in the record"));
    }
    for extent in [Extent::Sheet, Extent::Whole] {
        let written = strings(&outline(template, record, extent));
        if let Some(token) = tokens(&written).difference(&content_tokens(allowed)).next() {
            return Some(format!("{token} in the {extent:?}"));
        }
    }
    None
}

/// The tokens of answers, and the agency's name where a paper may give it.
fn content_tokens(allowed: &Allowed) -> BTreeSet<String> {
    let mut content = answer_tokens(allowed);
    let interviews = allowed.record["interviews"].as_array().unwrap();
    let named = !interviews.is_empty() && interviews.iter().all(|one| one["permits"]["nameAgency"] == true);
    if named || allowed.record["audience"] == "house" || allowed.record["audience"] == "office" {
        content.extend(tokens(&allowed.record["organisation"].to_string()));
    }
    content
}

pub fn answer_tokens(allowed: &Allowed) -> BTreeSet<String> {
    let (head, talks) = (&allowed.record["answers"], &allowed.record["interviews"]);
    tokens(&format!("{head}{talks}"))
}

/// Every value and status in a record with the place of its answer: question, row, path inside.
fn closed_values(record: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let interviews = record["interviews"].as_array().unwrap().iter();
    let lists = interviews.map(|one| (one["id"].as_str().unwrap(), &one["answers"]));
    for (talk, answers) in lists.chain(std::iter::once(("", &record["answers"]))) {
        for answer in answers.as_array().unwrap() {
            let place = format!("{talk}/{}/{}", answer["question"], answer["row"]);
            for part in ["status", "value", "quotations"] {
                flatten(&format!("{place}/{part}"), &answer[part], &mut found);
            }
        }
    }
    for file in record["attachments"].as_array().unwrap() {
        found.insert(format!("attachment {}", file["id"]));
    }
    found
}

fn flatten(path: &str, value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            found.insert(path.to_owned());
            members.iter().for_each(|(name, member)| flatten(&format!("{path}/{name}"), member, found));
        }
        Value::Array(members) => members.iter().for_each(|member| flatten(path, member, found)),
        Value::Null => {}
        scalar => {
            found.insert(format!("{path} = {scalar}"));
        }
    }
}

/// All text of a paper.
pub fn strings(document: &Document) -> String {
    let runs = |runs: &[Run]| runs.iter().map(|run| run.text.clone()).collect::<Vec<_>>();
    let mut all = vec![document.title.clone(), document.creator.clone(), document.footer.clone()];
    for block in &document.blocks {
        match block {
            Block::Title(text) | Block::Note(text) | Block::Heading { text, .. } => all.push(text.clone()),
            Block::Paragraph(line) | Block::Quotation(line) => all.extend(runs(line)),
            Block::List { items, .. } => all.extend(items.iter().flat_map(|item| runs(item))),
            Block::Facts { caption, pairs } => {
                all.push(caption.clone());
                for (name, value) in pairs {
                    all.push(name.clone());
                    all.extend(runs(value));
                }
            }
            Block::Table { caption, header, rows } => {
                all.push(caption.clone());
                all.extend(header.iter().cloned());
                all.extend(rows.iter().flatten().flat_map(|cell| runs(cell)));
            }
        }
    }
    all.join("\n")
}

/// Where two JSON values differ first.
pub fn difference(place: &str, left: &Value, right: &Value) -> Option<String> {
    match (left, right) {
        (Value::Object(left_members), Value::Object(right_members)) => {
            let names: BTreeSet<&String> = left_members.keys().chain(right_members.keys()).collect();
            names
                .into_iter()
                .find_map(|name| difference(&format!("{place}/{name}"), &left[name], &right[name]))
        }
        (Value::Array(lefts), Value::Array(rights)) if lefts.len() == rights.len() => {
            let pairs = lefts.iter().zip(rights).enumerate();
            pairs
                .into_iter()
                .find_map(|(at, (left, right))| difference(&format!("{place}/{at}"), left, right))
        }
        (left, right) => (left != right).then(|| format!("{place}: {left} but expected {right}")),
    }
}
