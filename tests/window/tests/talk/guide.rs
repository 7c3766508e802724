//! The built-in guide as its file says: what is asked, in which words, and which control a field of
//! each kind has to be on the screen. Read past the program, so that the two can be compared.

use serde_json::Value;

/// More entries than these are a list that unfolds, fewer are buttons.
const GLANCE: usize = 7;

pub struct Guide(Value);

/// When something is asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stage {
    Before,
    Talk,
    After,
}

impl Stage {
    fn of(part: &Value) -> Option<Self> {
        match part["when"].as_str()? {
            "before" => Some(Self::Before),
            "talk" => Some(Self::Talk),
            _ => Some(Self::After),
        }
    }
}

impl Guide {
    pub fn read() -> Self {
        let file = "crates/core/src/template/builtin/umsetzungserfahrung.json";
        let file = lernfall_window_tests::root().join(file);
        let text = std::fs::read_to_string(file).expect("the built-in guide");
        Self(serde_json::from_str(&text).expect("a guide in JSON"))
    }

    /// Every question in the guide's order.
    pub fn questions(&self) -> impl Iterator<Item = &Value> {
        list(&self.0["sections"]).iter().flat_map(|section| list(&section["questions"]))
    }

    /// The ids of what is asked in the talk itself, deciding the levels left out.
    pub fn talk(&self) -> Vec<&str> {
        let asked = self.questions().filter(|it| Stage::of(it) == Some(Stage::Talk));
        let asked = asked.filter(|it| it["kind"]["type"] != "releaseReview");
        asked.map(|it| it["id"].as_str().expect("an id")).collect()
    }

    pub fn is_core(&self, id: &str) -> bool {
        self.question(id)["weight"] == "core"
    }

    pub fn question(&self, id: &str) -> &Value {
        self.questions().find(|it| it["id"] == id).unwrap_or_else(|| panic!("no question {id}"))
    }

    /// The words to be spoken.
    pub fn text(&self, id: &str) -> &str {
        german(&self.question(id)["text"])
    }

    /// The short name, as outline and cards have it.
    pub fn name(&self, id: &str) -> &str {
        german(&self.question(id)["name"])
    }

    /// What one row is called.
    pub fn row(&self, id: &str) -> &str {
        german(&self.question(id)["entry"])
    }

    pub fn section(&self, id: &str) -> &str {
        let found = list(&self.0["sections"]).iter().find(|it| it["id"] == id);
        german(&found.unwrap_or_else(|| panic!("no section {id}"))["title"])
    }

    pub fn probe(&self, id: &str, number: usize) -> &str {
        german(list(&self.question(id)["probes"]).get(number).expect("a probe"))
    }

    /// The label of a field; of the one field of a question, the question itself.
    pub fn label(&self, id: &str, field: &str) -> &str {
        if field.is_empty() { self.text(id) } else { german(&self.field(id, field)["label"]) }
    }

    pub fn kind(&self, id: &str, field: &str) -> &Value {
        if field.is_empty() { &self.question(id)["kind"] } else { &self.field(id, field)["kind"] }
    }

    pub fn stage(&self, id: &str, field: &str) -> Stage {
        let question = self.question(id);
        let own = if field.is_empty() { None } else { Stage::of(self.field(id, field)) };
        own.or_else(|| Stage::of(question)).expect("every question says when")
    }

    /// The words of an entry of the vocabulary that the kind offers.
    pub fn entry(&self, kind: &Value, code: &str) -> &str {
        let vocabulary = kind["vocabulary"].as_str().or(kind["proof"].as_str()).expect("a vocabulary");
        let found = self.vocabulary(vocabulary).iter().find(|it| it["code"] == code);
        german(&found.unwrap_or_else(|| panic!("no entry {code} in {vocabulary}"))["label"])
    }

    pub fn unfolds(&self, kind: &Value) -> bool {
        self.vocabulary(kind["vocabulary"].as_str().expect("a vocabulary")).len() > GLANCE
    }

    /// Which controls the fields of a question have to be in a stage, in their order.
    pub fn controls(&self, id: &str, stage: Stage) -> Vec<&'static str> {
        let question = self.question(id);
        let Some(fields) = question["kind"]["fields"].as_array() else {
            return vec![self.control(&question["kind"])];
        };
        if question["kind"]["type"] == "matrix" {
            return vec!["matrix"];
        }
        let own = Stage::of(question);
        // What depends on another field is not there at first.
        let asked = fields.iter().filter(|it| it["reachable"].is_null());
        let asked = asked.filter(|it| Stage::of(it).or(own) == Some(stage));
        asked.map(|it| self.control(&it["kind"])).collect()
    }

    fn control(&self, kind: &Value) -> &'static str {
        match kind["type"].as_str().expect("a kind") {
            "text" => "area",
            "choice" if self.unfolds(kind) => "list",
            "choice" | "yesNo" => "radios",
            "choices" | "checklist" | "link" => "boxes",
            "ranked" => "ranked",
            "period" => "period",
            "date" | "month" | "number" => "line",
            "consent" => "consent",
            "matrix" => "matrix",
            "file" | "automatic" => "shown",
            other => panic!("no control is known for {other}"),
        }
    }

    fn field(&self, id: &str, field: &str) -> &Value {
        let found = list(&self.question(id)["kind"]["fields"]).iter().find(|it| it["id"] == field);
        found.unwrap_or_else(|| panic!("no field {field} in {id}"))
    }

    fn vocabulary(&self, id: &str) -> &[Value] {
        let found = list(&self.0["vocabularies"]).iter().find(|it| it["id"] == id);
        list(&found.unwrap_or_else(|| panic!("no vocabulary {id}"))["entries"])
    }
}

pub fn german(text: &Value) -> &str {
    text["de"].as_str().expect("German words")
}

pub fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}
