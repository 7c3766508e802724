//! A case as plain maps of strings and JSON, for the naive implementation.
//!
//! Copies what was said and decided and draws no conclusion.

use std::collections::BTreeMap;

use lernfall_core::case::Case;
use serde_json::{Value, json, to_value};

/// Interview (nothing for the head), question, row (nothing for the question as a whole).
pub type Spot = (String, String, String);

#[derive(Clone)]
pub struct Notes {
    pub head: Value,
    pub organisation: Value,
    pub talks: Vec<Value>,
    pub rows: BTreeMap<(String, String), Vec<String>>,
    pub answers: BTreeMap<Spot, Value>,
    pub attachments: BTreeMap<String, Value>,
    /// The scopes of the withdrawals.
    pub taken_back: Vec<Value>,
}

pub fn notes(case: &Case) -> Notes {
    let text = |id: Option<String>| id.unwrap_or_default();
    Notes {
        head: to_value(&case.head).unwrap(),
        organisation: to_value(&case.organisation).unwrap(),
        talks: case.interviews.iter().map(|one| to_value(one).unwrap()).collect(),
        rows: case
            .rows
            .iter()
            .map(|(list, rows)| {
                let key = (text(list.interview.map(|id| id.to_string())), list.question.to_string());
                (key, rows.iter().map(ToString::to_string).collect())
            })
            .collect(),
        answers: case
            .answers
            .iter()
            .map(|(key, answer)| {
                let talk = text(key.interview.map(|id| id.to_string()));
                let row = text(key.row.map(|id| id.to_string()));
                ((talk, key.question.to_string(), row), to_value(answer).unwrap())
            })
            .collect(),
        attachments: case
            .attachments
            .values()
            .map(|one| {
                let told = json!({ "id": one.id.to_string(), "mediaType": one.media_type, "size": one.size,
                    "sha256": one.digest.to_string() });
                (one.id.to_string(), told)
            })
            .collect(),
        taken_back: case.withdrawals.iter().map(|one| to_value(&one.scope).unwrap()).collect(),
    }
}
