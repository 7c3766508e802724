//! Generated expressions that look only at what may be looked at from where they stand.
//!
//! Keeps them well typed by asking each answer only what its kind can say.

use serde_json::{Value, json};

use super::dice::Dice;
use super::words::CODES;

/// What an expression may refer to: each reference with the kind behind it.
#[derive(Clone)]
pub struct Visible(Vec<(Value, Value)>);

impl Visible {
    /// What question `at` of `all` sees: what comes earlier, and from a talk all of the case.
    pub fn from(at: usize, of_talk: bool, all: &[Value]) -> Self {
        let mut seen = Vec::new();
        for (other_at, other) in all.iter().enumerate() {
            let of_case = other["scope"] == "case";
            let may = if of_talk { of_case || other_at < at } else { of_case && other_at < at };
            if !may || (other_at == at) {
                continue;
            }
            seen.push((json!({ "question": other["id"] }), other["kind"].clone()));
            if other["kind"]["type"] == "group" || other["kind"]["type"] == "clearance" {
                for field in other["kind"]["fields"].as_array().into_iter().flatten() {
                    let reference = json!({ "question": other["id"], "field": field["id"] });
                    seen.push((reference, field["kind"].clone()));
                }
            }
        }
        Self(seen)
    }

    /// And the earlier fields of the same row.
    pub fn with_fields(&self, fields: &[Value]) -> Self {
        let mut all = self.clone();
        for field in fields {
            // Twice, because a field mostly depends on its neighbours.
            for _ in 0..2 {
                all.0.push((json!({ "field": field["id"] }), field["kind"].clone()));
            }
        }
        all
    }
}

/// Something that holds or does not.
pub fn truth(visible: &Visible, dice: &mut Dice<'_>, depth: usize) -> Value {
    if depth > 0 {
        match dice.below(8) {
            5 => return json!({ "not": truth(visible, dice, depth - 1) }),
            6 => return json!({ "all": [truth(visible, dice, depth - 1), truth(visible, dice, depth - 1)] }),
            7 => return json!({ "any": [truth(visible, dice, depth - 1), truth(visible, dice, depth - 1)] }),
            _ => {}
        }
    }
    if visible.0.is_empty() {
        return match dice.below(3) {
            0 => json!({ "truth": true }),
            1 => json!({ "truth": false }),
            _ => compared(json!("today"), dice, json!({ "date": "2024-06-15" })),
        };
    }
    let (of, kind) = dice.pick(&visible.0).clone();
    about(of, &kind, dice)
}

fn about(of: Value, kind: &Value, dice: &mut Dice<'_>) -> Value {
    let named = kind["type"].as_str().unwrap_or("");
    if dice.chance(35) {
        return json!({ "answered": of });
    }
    match named {
        "text" if dice.chance(50) => equality(of, dice, json!({ "text": "V1A" })),
        "text" => {
            let least = dice.below(30).to_string();
            compared(json!({ "length": of }), dice, json!({ "number": least }))
        }
        "choice" if dice.chance(40) => {
            let code = code(kind, dice);
            equality(of, dice, json!({ "text": code }))
        }
        "choice" => json!({ "selected": { "of": of, "code": code(kind, dice) } }),
        "choices" | "ranked" if dice.chance(50) => {
            json!({ "selected": { "of": of, "code": code(kind, dice) } })
        }
        "choices" | "ranked" | "rows" | "attachments" => {
            let least = dice.below(3).to_string();
            compared(json!({ "count": of }), dice, json!({ "number": least }))
        }
        "checklist" => json!({ "selected": { "of": of, "code": *dice.pick(&["i1", "i2", "i3"]) } }),
        "number" => {
            let than = *dice.pick(&["2", "-3.5", "0.25", "12"]);
            compared(json!({ "value": of }), dice, json!({ "number": than }))
        }
        "date" | "month" => {
            let than = if dice.chance(30) {
                json!("today")
            } else {
                json!({ "date": *dice.pick(&["2024-06", "2023"]) })
            };
            compared(json!({ "value": of }), dice, than)
        }
        "yesNo" | "releaseReview" if dice.chance(50) => equality(of, dice, json!({ "truth": false })),
        "yesNo" | "releaseReview" => json!({ "value": of }),
        _ => json!({ "answered": of }),
    }
}

fn code(kind: &Value, dice: &mut Dice<'_>) -> &'static str {
    let entries = CODES.iter().find(|(id, _)| kind["vocabulary"] == **id).map_or(CODES[0].1, |found| found.1);
    dice.pick(entries).0
}

fn equality(of: Value, dice: &mut Dice<'_>, right: Value) -> Value {
    let is = *dice.pick(&["equal", "notEqual"]);
    json!({ "compare": { "left": { "value": of }, "is": is, "right": right } })
}

fn compared(left: Value, dice: &mut Dice<'_>, right: Value) -> Value {
    let is = *dice.pick(&["greater", "greaterOrEqual", "less", "lessOrEqual", "equal", "notEqual"]);
    json!({ "compare": { "left": left, "is": is, "right": right } })
}
