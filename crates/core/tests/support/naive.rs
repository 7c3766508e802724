//! A second, slow implementation of what may leave, from the rules in words:
//!
//! - An answer counts when its question is asked by the form, its section, its question and its field
//!   are reachable by answers that count themselves, nobody took it back, and nobody said that there
//!   is no answer.
//! - It goes as far as the lowest of: what was decided for it, its question's highest level, the case's
//!   cap, the consent of its interview, what it draws on. Undecided goes nowhere, but for a
//!   classification in nobody's own words, which goes as far as its text.
//! - On the paper for one's own house, what was written alone counts as decided for it.
//! - What leaves has its masks applied, its dates as coarse as the guide says, no links to what does not
//!   leave, and no text that could not be read.
//!
//! Knows nothing of the core: it reads the wire forms and works every question out again and again.
//! What of a value leaves is in [`super::naive_values`], expressions in [`super::naive_truth`].

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::notes::{Notes, Spot};

pub struct Naive<'a> {
    pub guide: &'a Value,
    pub notes: &'a Notes,
    pub audience: &'a str,
}

/// How far an answer goes that nobody decided on.
#[derive(Clone, Copy, PartialEq)]
pub enum Undecided {
    Stays,
    /// Written alone, for one's own house.
    OwnPaper,
}

impl<'a> Naive<'a> {
    pub fn questions(&self) -> Vec<&'a Value> {
        let sections = self.guide["sections"].as_array().unwrap();
        sections.iter().flat_map(|section| section["questions"].as_array().unwrap()).collect()
    }

    pub fn question(&self, id: &str) -> &'a Value {
        self.questions().into_iter().find(|question| question["id"] == id).unwrap()
    }

    fn section_of(&self, id: &str) -> &'a Value {
        let sections = self.guide["sections"].as_array().unwrap();
        let holds = |section: &&Value| {
            section["questions"].as_array().unwrap().iter().any(|question| question["id"] == id)
        };
        sections.iter().find(holds).unwrap()
    }

    pub fn talk(&self, id: &str) -> &'a Value {
        self.notes.talks.iter().find(|talk| talk["id"] == id).unwrap_or(&Value::Null)
    }

    /// How the form of the talk asks the question.
    pub fn selected(&self, talk: &str, id: &str) -> Option<Value> {
        if talk.is_empty() {
            return Some(json!({}));
        }
        let forms = self.guide["forms"].as_array().unwrap();
        let form = forms.iter().find(|form| form["form"] == self.talk(talk)["form"])?;
        match form["questions"].as_array() {
            None => Some(json!({})),
            Some(asked) => asked.iter().find(|one| one["question"] == id).cloned(),
        }
    }

    pub fn asked(&self, talk: &str, id: &str) -> bool {
        let question = self.question(id);
        let scope = if talk.is_empty() { "case" } else { "interview" };
        question["scope"] == scope
            && self.selected(talk, id).is_some()
            && self.holds(&self.section_of(id)["reachable"], talk, None)
            && self.holds(&question["reachable"], talk, None)
    }

    /// The rows that are looked at: no more than the form offers.
    pub fn rows(&self, talk: &str, id: &str) -> Vec<String> {
        let selected = self.selected(talk, id).unwrap_or_default();
        let own = self.question(id)["kind"]["maxRepeats"].as_u64();
        let Some(most) = selected["maxRepeats"].as_u64().or(own) else { return Vec::new() };
        let rows = self.notes.rows.get(&(talk.to_owned(), id.to_owned())).cloned().unwrap_or_default();
        rows.into_iter().take(usize::try_from(most).unwrap()).collect()
    }

    pub fn taken_back(&self, (talk, id, row): &Spot) -> bool {
        self.notes.taken_back.iter().any(|scope| {
            if scope == "case" {
                return true;
            }
            if let Some(interview) = scope["interview"].as_str() {
                return interview == talk;
            }
            let of = &scope["answer"];
            let same_row = of["row"].is_null() || of["row"] == row.as_str();
            of["interview"].as_str().unwrap_or("") == talk && of["question"] == id.as_str() && same_row
        })
    }

    pub fn status(&self, spot: &Spot) -> Option<String> {
        let answer = self.notes.answers.get(spot)?;
        if let Some(said) = answer["status"].as_str() {
            return Some(said.to_owned());
        }
        (!is_blank(&answer["value"])).then(|| "answered".to_owned())
    }

    /// What of the value counts; nothing where the answer does not.
    pub fn counted(&self, spot: &Spot) -> Option<Value> {
        let (talk, id, row) = spot;
        if !self.asked(talk, id) || self.taken_back(spot) || self.status(spot)? != "answered" {
            return None;
        }
        if !row.is_empty() && !self.rows(talk, id).contains(row) {
            return None;
        }
        let value = &self.notes.answers.get(spot)?["value"];
        let kind = &self.question(id)["kind"];
        let mut value = value.clone();
        if kind["type"] != "consent" {
            if value["fields"].is_object() {
                value = json!({ "fields": self.counted_fields(talk, id, &value["fields"]) });
            } else if let Some(rows) = value["matrix"].as_object() {
                let counted =
                    rows.iter().map(|(code, fields)| (code.clone(), self.counted_fields(talk, id, fields)));
                value = json!({ "matrix": counted.collect::<Map<_, _>>() });
            }
        }
        (!is_blank(&value)).then_some(value)
    }

    fn counted_fields(&self, talk: &str, id: &str, given: &Value) -> Value {
        let mut counted = Map::new();
        for field in self.question(id)["kind"]["fields"].as_array().into_iter().flatten() {
            let name = field["id"].as_str().unwrap();
            if self.asks_field(talk, id, field, &counted) && !is_blank(&given[name]) {
                counted.insert(name.to_owned(), given[name].clone());
            }
        }
        Value::Object(counted)
    }

    pub fn asks_field(&self, talk: &str, id: &str, field: &Value, others: &Map<String, Value>) -> bool {
        let selected = self.selected(talk, id).unwrap_or_default();
        let by_form = selected["fields"].as_array().is_none_or(|asked| asked.contains(&field["id"]));
        by_form && self.holds(&field["reachable"], talk, Some(others))
    }

    /// All places of the head or of a talk that are looked at, in order.
    pub fn spots(&self, talk: &str) -> Vec<Spot> {
        let mut spots = Vec::new();
        for question in self.questions() {
            let id = question["id"].as_str().unwrap();
            if self.asked(talk, id) {
                spots.push((talk.to_owned(), id.to_owned(), String::new()));
                spots
                    .extend(self.rows(talk, id).into_iter().map(|row| (talk.to_owned(), id.to_owned(), row)));
            }
        }
        spots
    }

    pub fn talks(&self) -> Vec<String> {
        let talks = self.notes.talks.iter().map(|talk| talk["id"].as_str().unwrap().to_owned());
        std::iter::once(String::new()).chain(talks).collect()
    }

    pub fn level(&self, spot: &Spot, undecided: Undecided) -> u64 {
        let (talk, id, _) = spot;
        let question = self.question(id);
        let alone = talk.is_empty() || self.talk(talk)["form"] == "own";
        let said = self.notes.answers.get(spot).and_then(|answer| answer["level"].as_u64());
        let said = said.or((alone && undecided == Undecided::OwnPaper).then_some(1));
        let mut lowest = vec![
            question["maxLevel"].as_u64().unwrap(),
            self.notes.head["cap"].as_u64().unwrap(),
            if self.may_hand_over(talk) { 3 } else { 0 },
        ];
        let drawn = self.drawn(talk, question, undecided);
        let classifies = !drawn.is_empty() && self.counted(spot).is_some_and(|value| !has_own_words(&value));
        lowest.extend(drawn);
        match said {
            Some(said) => lowest.push(said),
            None if classifies => {}
            None => lowest.push(0),
        }
        lowest.into_iter().min().unwrap()
    }

    /// The levels of all answers that the question draws on: of the same talk and of the head, and for
    /// a question of the head of every talk.
    fn drawn(&self, talk: &str, question: &Value, undecided: Undecided) -> Vec<u64> {
        let mut levels = Vec::new();
        for from in question["drawsOn"].as_array().into_iter().flatten() {
            let from = self.question(from.as_str().unwrap());
            for other in self.talks() {
                if talk.is_empty() || other.is_empty() || other == talk {
                    let spots = self.spots(&other).into_iter().filter(|spot| from["id"] == spot.1.as_str());
                    let given = spots.filter(|spot| self.counted(spot).is_some() || self.taken_back(spot));
                    let level =
                        |spot: Spot| if self.taken_back(&spot) { 0 } else { self.level(&spot, undecided) };
                    levels.extend(given.map(level));
                }
            }
        }
        levels
    }

    /// Whether everything that asks for a permission in the talk got a yes; nothing where it is not asked.
    pub fn permitted(&self, talk: &str, permits: &str) -> Option<bool> {
        let mut all = None;
        for question in self.questions() {
            let id = question["id"].as_str().unwrap();
            let purposes = question["kind"]["purposes"].as_array().into_iter().flatten();
            for purpose in purposes.filter(|purpose| purpose["permits"] == permits) {
                if !talk.is_empty() && self.asked(talk, id) {
                    let said = self.counted(&(talk.to_owned(), id.to_owned(), String::new()));
                    let said = said.unwrap_or_default()["fields"][purpose["id"].as_str().unwrap()].clone();
                    all = Some(all != Some(false) && said["yesNo"] == true);
                }
            }
        }
        all
    }

    fn may_hand_over(&self, talk: &str) -> bool {
        self.permitted(talk, "handOver").unwrap_or(true)
    }

    /// Everything that may leave, before it is known which links hold.
    pub fn candidates(&self) -> BTreeSet<Spot> {
        let needed = match self.audience {
            "report" => 3,
            "room" => 2,
            _ => 1,
        };
        let undecided = if self.audience == "house" { Undecided::OwnPaper } else { Undecided::Stays };
        let spots = self.talks().into_iter().flat_map(|talk| self.spots(&talk));
        spots
            .filter(|spot| self.notes.answers.contains_key(spot))
            .filter(|spot| !self.taken_back(spot) && self.status(spot).is_some())
            .filter(|spot| self.level(spot, undecided) >= needed)
            .collect()
    }
}

pub fn is_blank(value: &Value) -> bool {
    let Some((kind, said)) = value.as_object().and_then(|value| value.iter().next()) else {
        return true;
    };
    match kind.as_str() {
        "text" | "number" | "unread" => said.as_str().unwrap().trim().is_empty(),
        "choices" | "ranked" | "ticked" | "links" => said.as_array().unwrap().is_empty(),
        "fields" => said.as_object().unwrap().values().all(is_blank),
        "matrix" => {
            said.as_object().unwrap().values().all(|row| row.as_object().unwrap().values().all(is_blank))
        }
        _ => false,
    }
}

/// Whether somebody's own words are anywhere in it.
fn has_own_words(value: &Value) -> bool {
    match value {
        Value::Object(members) => members.iter().any(|(name, member)| match name.as_str() {
            "text" | "unread" => !member.as_str().unwrap_or("").trim().is_empty(),
            "ownWords" | "file" => true,
            _ => has_own_words(member),
        }),
        Value::Array(members) => members.iter().any(has_own_words),
        _ => false,
    }
}
