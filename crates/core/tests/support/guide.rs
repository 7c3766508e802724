//! Generated guides: any mixture of sections, kinds, forms, gates and expressions that the reader of
//! templates accepts.
//!
//! Keeps to the wire form, as an author of guides would write it. Expressions are made in
//! [`super::expressions`]; whether the guide is accepted is asserted by the tests.

use serde_json::{Value, json};

use super::dice::Dice;
use super::expressions::{Visible, truth};
use super::words::{CODES, texts, vocabularies};

/// A guide from one tape for its head and one for each question.
pub fn guide(head: &[u16], tapes: &[Vec<u16>]) -> Value {
    let mut dice = Dice::new(head);
    // Quoting needs both consent and reading back, which by chance seldom meet.
    let settling = tapes.len() > 2 && dice.chance(50);
    let mut consents = 0;
    let mut questions: Vec<Value> = tapes
        .iter()
        .enumerate()
        .map(|(at, tape)| question(at, &mut Dice::new(&tape[..tape.len() / 2]), settling, &mut consents))
        .collect();
    aim_links(&mut questions);
    let plain = questions.clone();
    for (at, question) in questions.iter_mut().enumerate() {
        let tape = &tapes[at];
        conditions(at, question, &plain, &mut Dice::new(&tape[tape.len() / 2..]));
    }
    let sections = sections(questions, &plain, tapes);
    json!({
        "format": "lernfall-template/1", "id": "test.guide", "version": "1.2.3", "languages": ["de", "en"],
        "title": texts("Leitfaden"),
        "forms": forms(&plain, &mut dice),
        "vocabularies": vocabularies(),
        "sections": sections,
    })
}

fn question(at: usize, dice: &mut Dice<'_>, settling: bool, consents: &mut usize) -> Value {
    let mut kind = if settling && at == 0 { consent(dice) } else { kind(dice) };
    let mut named = kind["type"].as_str().unwrap_or("").to_owned();
    if named == "consent" {
        *consents += 1;
        if *consents > 2 {
            kind = json!({ "type": "yesNo" });
            named = "yesNo".to_owned();
        }
    }
    let reads_back = dice.chance(10) || (settling && at == 1);
    if reads_back {
        let confirmed = json!({ "id": "read", "label": texts("Gelesen"), "kind": { "type": "choice", "vocabulary": "test.v2" } });
        let note =
            json!({ "id": "note", "label": texts("Notiz"), "kind": { "type": "text", "length": "long" } });
        kind = json!({ "type": "group", "fields": [confirmed, note] });
    }
    let of_talk = reads_back || ["consent", "clearance", "releaseReview"].contains(&named.as_str());
    let scope = if of_talk || dice.chance(60) { "interview" } else { "case" };
    let mut question = json!({
        "id": format!("Q{}", at + 1), "scope": scope, "when": "talk",
        "text": texts(&format!("Frage {}", at + 1)),
        "defaultLevel": 0, "maxLevel": *dice.pick(&[3, 3, 3, 2, 1, 0]),
        "kind": kind,
    });
    if dice.chance(40) {
        question["weight"] = json!("core");
    }
    if of_talk || dice.chance(15) {
        question["gate"] = json!(match named.as_str() {
            _ if reads_back => "readBack",
            "consent" => "consent",
            "releaseReview" => "levels",
            _ => *dice.pick(&["readBack", "clearance", "information"]),
        });
    }
    if dice.chance(25) {
        question["role"] =
            json!(*dice.pick(&["title", "summary", "period", "phase", "topics", "undertaking"]));
    }
    question
}

fn kind(dice: &mut Dice<'_>) -> Value {
    match dice.below(18) {
        0..=6 => leaf(dice, 11),
        7 | 8 => json!({ "type": "group", "fields": fields(dice, 11, false) }),
        9 | 10 => {
            json!({ "type": "rows", "maxRepeats": 1 + dice.below(4), "heading": "f0", "fields": fields(dice, 11, true) })
        }
        11 => {
            let mut fields = fields(dice, 10, true);
            fields.push(json!({ "id": "file", "label": texts("Datei"), "kind": { "type": "file" } }));
            json!({ "type": "attachments", "maxRepeats": 1 + dice.below(3), "heading": "f0", "fields": fields })
        }
        12 => {
            json!({ "type": "matrix", "vocabulary": dice.pick(&CODES).0, "fields": fields(dice, 10, false) })
        }
        13 | 14 => consent(dice),
        15 => {
            let mut fields = fields(dice, 10, false);
            for (id, label) in [("agency", "Behörde"), ("undertaking", "Vorhaben")] {
                let kind = json!({ "type": "choice", "vocabulary": "test.v2" });
                fields.push(json!({ "id": id, "label": texts(label), "kind": kind }));
            }
            json!({ "type": "clearance", "fields": fields, "namesAgency": "agency", "namesUndertaking": "undertaking" })
        }
        16 => json!({ "type": "releaseReview" }),
        _ => {
            let item = |id: &str| json!({ "id": id, "label": texts(&format!("Zeile {id}")) });
            json!({ "type": "checklist", "items": [item("i1"), item("i2"), item("i3")] })
        }
    }
}

fn consent(dice: &mut Dice<'_>) -> Value {
    let mut purposes = vec![json!({ "id": "handing", "label": texts("Übergabe"), "permits": "handOver" })];
    for (id, permits) in [("quoting", "quotation"), ("asking", "contact")] {
        if !dice.chance(20) {
            purposes.push(json!({ "id": id, "label": texts(id), "permits": permits }));
        }
    }
    json!({ "type": "consent", "purposes": purposes, "proof": "test.v1" })
}

/// The first kinds are for every field; the link, the tenth, and what the program fills come last.
fn leaf(dice: &mut Dice<'_>, kinds: usize) -> Value {
    match dice.below(kinds) {
        0 | 1 => json!({ "type": "text", "length": *dice.pick(&["short", "long"]) }),
        2 => json!({ "type": "choice", "vocabulary": dice.pick(&CODES).0 }),
        3 => json!({ "type": "choices", "vocabulary": dice.pick(&CODES).0 }),
        4 => json!({ "type": "ranked", "vocabulary": dice.pick(&CODES).0, "max": 3 }),
        5 => json!({ "type": "number", "decimals": 2, "unit": texts("Tage") }),
        6 => json!({ "type": "date", "leaves": *dice.pick(&["day", "month", "year"]) }),
        7 => json!({ "type": "month" }),
        8 => json!({ "type": "period" }),
        9 => json!({ "type": "yesNo" }),
        _ => json!({ "type": "link", "targets": [] }),
    }
}

fn fields(dice: &mut Dice<'_>, kinds: usize, headed: bool) -> Vec<Value> {
    let count = 1 + dice.below(3);
    let mut fields: Vec<Value> = (0..count)
        .map(|at| {
            let kind = if headed && at == 0 {
                json!({ "type": "text", "length": "short" })
            } else {
                leaf(dice, kinds)
            };
            json!({ "id": format!("f{at}"), "label": texts(&format!("Feld {at}")), "kind": kind })
        })
        .collect();
    if dice.chance(25) {
        let kind = json!({ "type": "automatic", "source": "pseudonym" });
        fields.push(json!({ "id": "auto", "label": texts("Kennung"), "kind": kind }));
    }
    if kinds > 10 && dice.chance(45) {
        fields.push(
            json!({ "id": "link", "label": texts("Bezug"), "kind": { "type": "link", "targets": [] } }),
        );
    }
    fields
}

/// Links refer to all questions with rows; where there is none they become a yes or no.
fn aim_links(questions: &mut [Value]) {
    let rows: Vec<Value> =
        questions.iter().filter(|one| has_rows(&one["kind"])).map(|one| one["id"].clone()).collect();
    let aim = |kind: &mut Value| {
        if kind["type"] == "link" {
            *kind = if rows.is_empty() {
                json!({ "type": "yesNo" })
            } else {
                json!({ "type": "link", "targets": rows })
            };
        }
    };
    for question in questions {
        aim(&mut question["kind"]);
        for field in fields_mut(question) {
            aim(&mut field["kind"]);
        }
    }
}

fn fields_mut(question: &mut Value) -> impl Iterator<Item = &mut Value> {
    question["kind"].get_mut("fields").and_then(Value::as_array_mut).into_iter().flatten()
}

pub fn has_rows(kind: &Value) -> bool {
    kind["type"] == "rows" || kind["type"] == "attachments"
}

/// Reachability, what is drawn on, constraints and filters.
fn conditions(at: usize, question: &mut Value, all: &[Value], dice: &mut Dice<'_>) {
    let of_talk = question["scope"] == "interview";
    let visible = Visible::from(at, of_talk, all);
    let mostly_asked = question.get("gate").is_some();
    if dice.chance(if mostly_asked { 8 } else { 40 }) {
        question["reachable"] = truth(&visible, dice, 2);
    }
    if at > 0 && dice.chance(30) {
        let drawn: Vec<Value> = (0..=dice.below(2)).map(|_| all[dice.below(at)]["id"].clone()).collect();
        question["drawsOn"] = json!(drawn);
    }
    if dice.chance(10) {
        question["constraints"] =
            json!([{ "holds": truth(&visible, dice, 1), "message": texts("Bitte prüfen.") }]);
    }
    if question["kind"]["type"] == "choice" && dice.chance(20) {
        question["kind"]["filter"] =
            json!({ "compare": { "left": "entry", "is": "notEqual", "right": { "text": "V1A" } } });
    }
    let plain = all[at]["kind"]["fields"].as_array().cloned().unwrap_or_default();
    for (field_at, field) in fields_mut(question).enumerate() {
        if dice.chance(25) {
            field["reachable"] = truth(&visible.with_fields(&plain[..field_at]), dice, 1);
        }
    }
}

fn sections(questions: Vec<Value>, plain: &[Value], tapes: &[Vec<u16>]) -> Vec<Value> {
    let mut sections: Vec<Value> = Vec::new();
    for (at, question) in questions.into_iter().enumerate() {
        let mut dice = Dice::new(&tapes[at][tapes[at].len() - 8..]);
        if at == 0 || dice.chance(35) {
            let number = sections.len() + 1;
            let mut section = json!({ "id": format!("S{number}"), "title": texts(&format!("Abschnitt {number}")), "questions": [] });
            if dice.chance(if at == 0 { 10 } else { 35 }) {
                // Questions of the case may follow, so only such are looked at.
                section["reachable"] = truth(&Visible::from(at, false, plain), &mut dice, 1);
            }
            sections.push(section);
        }
        let last = sections.len() - 1;
        sections[last]["questions"].as_array_mut().unwrap().push(question);
    }
    sections
}

fn forms(questions: &[Value], dice: &mut Dice<'_>) -> Vec<Value> {
    let mut forms = Vec::new();
    for form in ["own", "talk", "group"] {
        if form == "group" && dice.chance(20) {
            continue;
        }
        let mut selection = json!({ "form": form, "title": texts(form) });
        if dice.chance(40) {
            let asked = questions.iter().filter(|one| one["scope"] == "interview");
            let asked: Vec<Value> = asked.filter_map(|one| selected(one, dice)).collect();
            selection["questions"] = json!(asked);
        }
        forms.push(selection);
    }
    forms
}

fn selected(question: &Value, dice: &mut Dice<'_>) -> Option<Value> {
    let mostly_asked = question.get("gate").is_some();
    if dice.chance(if mostly_asked { 5 } else { 25 }) {
        return None;
    }
    let mut selected = json!({ "question": question["id"] });
    if has_rows(&question["kind"]) && dice.chance(30) {
        selected["maxRepeats"] = json!(1);
    }
    if let Some(fields) = question["kind"]["fields"].as_array().filter(|_| dice.chance(30)) {
        let kept = fields.iter().map(|field| field["id"].clone()).filter(|_| !dice.chance(40));
        selected["fields"] = kept.collect();
    }
    Some(selected)
}
