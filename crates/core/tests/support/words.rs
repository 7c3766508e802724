//! The words that every guide of these tests has: labels in both languages, and two vocabularies.
//!
//! Keeps to the wire form.

use serde_json::{Value, json};

/// Entries of the two vocabularies of every generated guide, with whether they take own words.
pub const CODES: [(&str, &[(&str, &str)]); 2] = [
    ("test.v1", &[("V1A", "none"), ("V1B", "optional"), ("V1C", "required"), ("V1D", "none")]),
    ("test.v2", &[("V2A", "none"), ("V2B", "none"), ("V2C", "optional")]),
];

pub fn texts(text: &str) -> Value {
    json!({ "de": text, "en": format!("{text} (en)") })
}

pub fn vocabularies() -> Value {
    let entries = |entries: &[(&str, &str)]| -> Vec<Value> {
        let entry = |(code, own_words): &(&str, &str)| {
            let effect = match *code {
                "V1D" => "blocks",
                "V2A" => "confirms",
                _ => "none",
            };
            json!({ "code": code, "label": texts(&format!("Wert {code}")), "ownWords": own_words, "effect": effect })
        };
        entries.iter().map(entry).collect()
    };
    let list = |(id, of): &(&str, &[(&str, &str)])| json!({ "id": id, "version": "1", "title": texts(id), "entries": entries(of) });
    CODES.iter().map(list).collect()
}
