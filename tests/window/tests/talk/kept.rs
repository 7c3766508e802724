//! What the command line reads from the workspace, beside what was entered: every value, and no other.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use lernfall_window_tests::{Home, cli};
use serde_json::{Map, Value, json};

use crate::given::Told;
use crate::guide::list;

/// Values by question and row.
pub type Values = BTreeMap<(String, usize), Value>;

/// What the command line prints as JSON.
pub fn told(words: &[&str]) -> Value {
    let output = Command::new(cli()).args(words).arg("--json").env("LERNFALL_TEST_COST", "1").output();
    let output = output.expect("the command line runs");
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{words:?}: {error}{}", String::from_utf8_lossy(&output.stdout));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// The first case of the workspace.
pub fn case(home: &Home, workspace: &Path, passphrase: &str) -> Value {
    let file = secret(home, passphrase);
    told(&["case", "show", "--passphrase-file", &file, &workspace.to_string_lossy(), "1"])
}

/// A file that holds a passphrase.
pub fn secret(home: &Home, passphrase: &str) -> String {
    let file = home.path("tmp/geheim");
    std::fs::write(&file, passphrase).expect("a file");
    file.to_string_lossy().into_owned()
}

/// Everything that has a value, with rows and files as a person means them: by number and by name.
pub fn values(case: &Value) -> Values {
    let mut numbers = BTreeMap::new();
    let mut counts = BTreeMap::new();
    for answer in answers(case) {
        if let Some(row) = answer["row"].as_str() {
            let count = counts.entry(question(answer)).or_insert(0);
            *count += 1;
            numbers.insert(row.to_owned(), *count);
        }
    }
    let with_value = answers(case).filter(|it| !it["value"].is_null());
    with_value
        .map(|answer| {
            let row = answer["row"].as_str().map_or(0, |row| numbers.get(row).copied().unwrap_or(0));
            ((question(answer), row), as_meant(&answer["value"], &numbers, case))
        })
        .collect()
}

/// What the table says.
pub fn expected(table: &[Told]) -> Values {
    let mut all = Values::new();
    for told in table {
        let key = (told.question.to_owned(), told.row);
        if told.field.is_empty() {
            all.insert(key, told.kept());
        } else {
            let value = all.entry(key).or_insert_with(|| json!({ "fields": {} }));
            value["fields"][told.field] = told.kept();
        }
    }
    all
}

/// Says every difference at once.
pub fn compare(kept: &Values, expected: &Values) {
    let keys: std::collections::BTreeSet<_> = kept.keys().chain(expected.keys()).collect();
    let differ = keys.into_iter().filter(|key| kept.get(*key) != expected.get(*key));
    let told: Vec<String> = differ
        .map(|key| format!("{key:?}\n  kept:    {:?}\n  entered: {:?}", kept.get(key), expected.get(key)))
        .collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

/// Every question that is asked, those of the case and those of the talk.
pub fn answers(case: &Value) -> impl Iterator<Item = &Value> {
    let talks = list(&case["interviews"]).iter().flat_map(|talk| list(&talk["answers"]));
    list(&case["answers"]).iter().chain(talks)
}

fn question(answer: &Value) -> String {
    answer["question"].as_str().expect("a question").to_owned()
}

fn as_meant(value: &Value, numbers: &BTreeMap<String, usize>, case: &Value) -> Value {
    let again = |value: &Value| as_meant(value, numbers, case);
    match value {
        Value::Object(parts) if parts.contains_key("row") && parts.contains_key("question") => {
            let row = parts["row"].as_str().and_then(|row| numbers.get(row)).copied();
            json!({ "question": parts["question"], "row": row })
        }
        Value::Object(parts) if parts.len() == 1 && parts.contains_key("file") => {
            let file = list(&case["attachments"]).iter().find(|it| it["id"] == parts["file"]);
            json!({ "file": file.map(|it| &it["name"]) })
        }
        Value::Object(parts) => {
            let parts: Map<String, Value> =
                parts.iter().map(|(name, part)| (name.clone(), again(part))).collect();
            Value::Object(parts)
        }
        Value::Array(parts) => parts.iter().map(again).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.clone(),
    }
}
