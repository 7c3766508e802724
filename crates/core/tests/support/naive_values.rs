//! The naive implementation of what of a value leaves, and of the whole record.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::naive::{Naive, Undecided, is_blank};
use super::notes::Spot;

impl Naive<'_> {
    /// The record as it is on the wire, but for its revision and the names of its members.
    pub fn record(&self) -> Value {
        let going = self.going();
        let answers = |talk: &str| -> Vec<Value> {
            let spots = self.spots(talk).into_iter().filter(|spot| going.contains(spot));
            spots.map(|spot| self.line(&spot, &going).unwrap()).collect()
        };
        let mut all = answers("");
        let mut interviews = Vec::new();
        let everybody = self
            .notes
            .talks
            .iter()
            .all(|talk| self.permits(talk["id"].as_str().unwrap())["nameAgency"] == true);
        let permits = |talk: &str| {
            let mut permits = self.permits(talk);
            permits["nameAgency"] = json!(everybody);
            permits
        };
        for talk in &self.notes.talks {
            let id = talk["id"].as_str().unwrap();
            let given = answers(id);
            if !given.is_empty() {
                all.extend(given.iter().cloned());
                interviews.push(json!({
                    "id": id, "number": interviews.len() + 1, "form": talk["form"], "occasion": talk["occasion"],
                    "month": talk["date"].as_str().unwrap()[..7], "permits": permits(id), "answers": given,
                }));
            }
        }
        let mut files = Vec::new();
        all.iter().for_each(|line| gather(&line["value"], &mut files));
        let head = &self.notes.head;
        json!({
            "format": "lernfall-record/0.1", "critical": [], "case": head["id"], "parent": null,
            "audience": self.audience, "language": head["language"], "organisation": self.notes.organisation,
            "template": head["template"], "answers": answers(""), "interviews": interviews,
            "attachments": files.iter().map(|id| self.notes.attachments[id].clone()).collect::<Vec<_>>(),
        })
    }

    /// What leaves: answers go until no link, and so no answer, is left that hangs in the air.
    fn going(&self) -> BTreeSet<Spot> {
        let mut going = self.candidates();
        loop {
            let still: BTreeSet<Spot> =
                going.iter().filter(|spot| self.line(spot, &going).is_some()).cloned().collect();
            if still == going {
                return going;
            }
            going = still;
        }
    }

    fn line(&self, spot: &Spot, going: &BTreeSet<Spot>) -> Option<Value> {
        let (talk, id, row) = spot;
        let answer = &self.notes.answers[spot];
        let status = self.status(spot)?;
        let kind = &self.question(id)["kind"];
        let value = self.counted(spot).and_then(|value| leaving(kind, &value, &answer["masks"], None, going));
        if status == "answered" && value.is_none() {
            return None;
        }
        let mut line =
            json!({ "question": id, "status": status, "level": self.level(spot, Undecided::Stays) });
        if !row.is_empty() {
            line["row"] = json!(row);
        }
        if let Some(mut value) = value {
            let quotations = self.quotations(talk, answer, &value);
            if !quotations.is_empty() {
                line["quotations"] = json!(quotations);
            }
            self.fill(spot, kind, &mut value);
            line["value"] = value;
        }
        Some(line)
    }

    /// The fields that the program fills, where they are asked.
    fn fill(&self, spot: &Spot, kind: &Value, value: &mut Value) {
        let (talk, id, _) = spot;
        let counted = self.counted(spot).unwrap_or_default()["fields"].as_object().cloned();
        let (Some(counted), Some(person)) = (counted, self.talk(talk)["person"].as_u64()) else { return };
        for (at, field) in kind["fields"].as_array().into_iter().flatten().enumerate() {
            let earlier =
                kind["fields"].as_array().unwrap()[..at].iter().map(|field| field["id"].as_str().unwrap());
            let earlier: Vec<&str> = earlier.collect();
            let before: Map<String, Value> =
                counted.clone().into_iter().filter(|(name, _)| earlier.contains(&name.as_str())).collect();
            if field["kind"]["type"] == "automatic" && self.asks_field(talk, id, field, &before) {
                value["fields"][field["id"].as_str().unwrap()] =
                    json!({ "text": format!("Person {person}") });
            }
        }
    }

    /// The passages that may be quoted: approved, permitted, read back, not masked, and there.
    fn quotations(&self, talk: &str, answer: &Value, value: &Value) -> Vec<Value> {
        if self.permits(talk)["quotation"] != true {
            return Vec::new();
        }
        let mut ranges = Vec::new();
        for quotation in answer["quotations"].as_array().unwrap() {
            let range = &quotation["range"];
            let field = range["field"].as_str();
            let (start, end) = (range["start"].as_u64().unwrap(), range["end"].as_u64().unwrap());
            let hidden = |at: u64| is_hidden(&answer["masks"], field, at);
            let there = texts_at(value, field).iter().any(|text| text.chars().count() as u64 >= 1);
            if quotation["approval"] != "approved" || start >= end || !there || (start..end).any(hidden) {
                continue;
            }
            // Every masked passage before it has become three characters.
            let mut before = 0;
            for at in 0..start {
                if !hidden(at) {
                    before += 1;
                } else if at == 0 || !hidden(at - 1) {
                    before += 3;
                }
            }
            let mut moved = json!({ "start": before, "end": before + (end - start) });
            if let Some(field) = field {
                moved["field"] = json!(field);
            }
            ranges.push(moved);
        }
        ranges
    }

    fn permits(&self, talk: &str) -> Value {
        let confirms = |value: &Value| value.to_string().contains(r#""code":"V2A""#);
        let (mut read_back, mut agency, mut undertaking) = (false, false, false);
        for spot in self.spots(talk).into_iter().filter(|_| !talk.is_empty()) {
            let question = self.question(&spot.1);
            let value = self.counted(&spot).unwrap_or_default();
            read_back |= question["gate"] == "readBack" && confirms(&value);
            if question["kind"]["type"] == "clearance" && spot.2.is_empty() {
                agency |= confirms(&value["fields"]["agency"]);
                undertaking |= confirms(&value["fields"]["undertaking"]);
            }
        }
        let quotation = read_back && self.permitted(talk, "quotation") == Some(true);
        json!({ "quotation": quotation, "nameAgency": agency, "nameUndertaking": undertaking })
    }
}

fn leaving(
    kind: &Value,
    value: &Value,
    masks: &Value,
    field: Option<&str>,
    going: &BTreeSet<Spot>,
) -> Option<Value> {
    let (name, said) = value.as_object()?.iter().next()?;
    let masked = |choice: &Value| {
        let mut choice = choice.clone();
        if let Some(words) = choice["ownWords"].as_str() {
            choice["ownWords"] = json!(without(words, masks, field));
        } else {
            choice.as_object_mut().unwrap().remove("ownWords");
        }
        choice
    };
    let left = match name.as_str() {
        "unread" => return None,
        "text" => json!({ "text": without(said.as_str()?, masks, field) }),
        "choice" => json!({ "choice": masked(said) }),
        "choices" | "ranked" => {
            let masked: Vec<Value> = said.as_array()?.iter().map(masked).collect();
            json!({ name: masked })
        }
        "date" => match kind["leaves"].as_str() {
            Some("month") => json!({ "month": said.as_str()?[..7] }),
            Some("year") => json!({ "month": said.as_str()?[..4] }),
            _ => value.clone(),
        },
        "links" => {
            let there = |link: &&Value| {
                going
                    .iter()
                    .any(|(_, id, row)| link["question"] == id.as_str() && link["row"] == row.as_str())
            };
            let kept: Vec<&Value> = said.as_array()?.iter().filter(there).collect();
            json!({ "links": kept })
        }
        "fields" => json!({ "fields": leaving_fields(kind, said, masks, going) }),
        "matrix" => {
            let rows = said.as_object()?.iter();
            let rows = rows.map(|(code, row)| (code.clone(), leaving_fields(kind, row, masks, going)));
            let said: Map<String, Value> = rows.filter(|(_, row)| *row != json!({})).collect();
            json!({ "matrix": said })
        }
        _ => value.clone(),
    };
    (!is_blank(&left)).then_some(left)
}

fn leaving_fields(kind: &Value, given: &Value, masks: &Value, going: &BTreeSet<Spot>) -> Value {
    let mut left = Map::new();
    for (name, value) in given.as_object().unwrap() {
        let fields = kind["fields"].as_array();
        let field = fields.into_iter().flatten().find(|field| field["id"] == name.as_str()).unwrap_or(kind);
        if let Some(value) = leaving(&field["kind"], value, masks, Some(name), going) {
            left.insert(name.clone(), value);
        }
    }
    Value::Object(left)
}

fn is_hidden(masks: &Value, field: Option<&str>, at: u64) -> bool {
    masks.as_array().unwrap().iter().any(|mask| {
        let inside = (mask["start"].as_u64().unwrap()..mask["end"].as_u64().unwrap()).contains(&at);
        mask["field"].as_str() == field && inside
    })
}

/// The text with every masked passage as one sign.
fn without(text: &str, masks: &Value, field: Option<&str>) -> String {
    let mut left = String::new();
    let mut was_hidden = false;
    for (at, character) in (0..).zip(text.chars()) {
        let hidden = is_hidden(masks, field, at);
        if !hidden {
            left.push(character);
        } else if !was_hidden {
            left.push_str("[…]");
        }
        was_hidden = hidden;
    }
    left
}

/// The texts of a field, or of the answer itself.
fn texts_at<'v>(value: &'v Value, field: Option<&str>) -> Vec<&'v str> {
    let Some(field) = field else { return own_texts(value) };
    let rows = value["matrix"].as_object().into_iter().flat_map(Map::values);
    let maps = rows.chain(std::iter::once(&value["fields"]));
    maps.flat_map(|fields| own_texts(&fields[field])).collect()
}

fn own_texts(value: &Value) -> Vec<&str> {
    let choices =
        ["choices", "ranked"].into_iter().flat_map(|many| value[many].as_array().into_iter().flatten());
    let words =
        choices.chain(std::iter::once(&value["choice"])).filter_map(|choice| choice["ownWords"].as_str());
    words.chain(value["text"].as_str()).collect()
}

fn gather(value: &Value, files: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                match member.as_str() {
                    Some(id) if name == "file" => files.push(id.to_owned()),
                    _ => gather(member, files),
                }
            }
        }
        Value::Array(members) => members.iter().for_each(|member| gather(member, files)),
        _ => {}
    }
}
