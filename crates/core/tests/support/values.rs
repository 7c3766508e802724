//! Values at random that fit their kind, in their wire form.
//!
//! Keeps every text and every own words a token that occurs nowhere else.

use lernfall_core::case::{Attachment, Case};
use lernfall_core::id::AttachmentId;
use serde_json::{Map, Value, json};

use super::dice::{Dice, Pen};
use super::steps::digest;
use super::words::CODES;

/// An answer to a question, or to one of its rows, of `kind`.
pub fn value(kind: &Value, case: &mut Case, pen: &mut Pen, dice: &mut Dice<'_>) -> Value {
    match kind["type"].as_str().unwrap_or("") {
        "group" | "rows" | "attachments" | "clearance" => json!({ "fields": fields(kind, case, pen, dice) }),
        "matrix" => {
            let mut rows = Map::new();
            for (code, _) in entries(kind) {
                if !dice.chance(40) {
                    rows.insert((*code).to_owned(), fields(kind, case, pen, dice));
                }
            }
            json!({ "matrix": rows })
        }
        "consent" => {
            let mut given = Map::new();
            for purpose in kind["purposes"].as_array().into_iter().flatten() {
                if !dice.chance(10) {
                    let id = purpose["id"].as_str().unwrap_or("").to_owned();
                    given.insert(id, json!({ "yesNo": !dice.chance(15) }));
                }
            }
            if dice.chance(30) {
                given.insert("proof".into(), json!({ "choice": { "code": "V1B", "ownWords": pen.token() } }));
            }
            json!({ "fields": given })
        }
        "checklist" => {
            let ticked: Vec<&str> = ["i1", "i2", "i3"].into_iter().filter(|_| !dice.chance(40)).collect();
            json!({ "ticked": ticked })
        }
        "releaseReview" => json!({ "yesNo": !dice.chance(20) }),
        _ => leaf(kind, case, pen, dice),
    }
}

fn fields(kind: &Value, case: &mut Case, pen: &mut Pen, dice: &mut Dice<'_>) -> Value {
    let mut given = Map::new();
    let nothing_but_links = dice.chance(15);
    for field in kind["fields"].as_array().into_iter().flatten() {
        let named = field["kind"]["type"].as_str().unwrap_or("");
        let left_out = if nothing_but_links { named != "link" } else { dice.chance(20) };
        if named != "automatic" && !left_out {
            let id = field["id"].as_str().unwrap_or("").to_owned();
            given.insert(id, leaf(&field["kind"], case, pen, dice));
        }
    }
    Value::Object(given)
}

fn leaf(kind: &Value, case: &mut Case, pen: &mut Pen, dice: &mut Dice<'_>) -> Value {
    if kind["type"] != "text" && kind["type"] != "file" && dice.chance(6) {
        return json!({ "unread": pen.text(dice) });
    }
    match kind["type"].as_str().unwrap_or("") {
        "choice" => json!({ "choice": choice(kind, pen, dice) }),
        "choices" => json!({ "choices": choices(kind, pen, dice) }),
        "ranked" => json!({ "ranked": choices(kind, pen, dice) }),
        "number" => json!({ "number": *dice.pick(&["12", "-3.5", "0.25", "2", "1000000"]) }),
        "date" => json!({ "date": *dice.pick(&["2024-06-15", "2023-12-31", "2025-02-03"]) }),
        "month" => json!({ "month": *dice.pick(&["2024-06", "2023~", "2025-02~", "2024"]) }),
        "period" => json!({ "period": *dice.pick(&["2021-03~/2023", "2022-10/..", "2020/2021~"]) }),
        "yesNo" => json!({ "yesNo": dice.chance(50) }),
        "link" => json!({ "links": links(kind, case, dice) }),
        "file" => json!({ "file": file(case, pen, dice) }),
        _ => json!({ "text": pen.text(dice) }),
    }
}

fn entries(kind: &Value) -> &'static [(&'static str, &'static str)] {
    CODES.iter().find(|(id, _)| kind["vocabulary"] == **id).map_or(&[], |found| found.1)
}

fn choice(kind: &Value, pen: &mut Pen, dice: &mut Dice<'_>) -> Value {
    let (code, takes) = *dice.pick(entries(kind));
    if takes == "required" || (takes == "optional" && dice.chance(50)) {
        json!({ "code": code, "ownWords": pen.text(dice) })
    } else {
        json!({ "code": code })
    }
}

fn choices(kind: &Value, pen: &mut Pen, dice: &mut Dice<'_>) -> Vec<Value> {
    (0..dice.below(4)).map(|_| choice(kind, pen, dice)).collect()
}

/// Any rows of the case, those not asked for now included.
fn links(kind: &Value, case: &Case, dice: &mut Dice<'_>) -> Vec<Value> {
    let targets = kind["targets"].as_array().cloned().unwrap_or_default();
    let rows: Vec<Value> = case
        .rows
        .iter()
        .filter(|(list, _)| targets.iter().any(|target| *target == *list.question.as_str()))
        .flat_map(|(list, rows)| {
            rows.iter().map(|row| json!({ "question": list.question.as_str(), "row": row.to_string() }))
        })
        .collect();
    if rows.is_empty() { rows } else { (0..1 + dice.below(3)).map(|_| dice.pick(&rows).clone()).collect() }
}

fn file(case: &mut Case, pen: &mut Pen, dice: &mut Dice<'_>) -> String {
    let id = AttachmentId(pen.id());
    let name = pen.token();
    let media_type = *dice.pick(&["application/pdf", "image/png", "text/plain", "application/octet-stream"]);
    let attachment = Attachment {
        id,
        digest: digest(&name),
        name,
        media_type: media_type.to_owned(),
        size: u64::from(pen.number()),
    };
    case.attachments.insert(id, attachment);
    id.to_string()
}
