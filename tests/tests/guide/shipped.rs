//! The shipped guide, read place by place.
//!
//! Leaves nothing out that a reader or a maintainer of the guide sees.

use std::collections::BTreeMap;

use lernfall_core::template::{Field, Kind, Need, Question, Section, Template, Vocabulary, Weight};
use lernfall_core::text::{Language, Texts};
use serde_json::{Value, json};

/// Every German text with its place: texts, and the sources and notes, which are German alone.
pub fn german(template: &Template) -> BTreeMap<String, String> {
    let mut all: BTreeMap<String, String> = BTreeMap::new();
    let mut add = |place: String, text: String| {
        assert!(all.insert(place.clone(), text).is_none(), "{place} twice");
    };
    for (place, german, _) in pairs(template) {
        // Names are the product's own: they are compared with their table.
        if !place.ends_with(".name") {
            add(place, german);
        }
    }
    for vocabulary in &template.file().vocabularies {
        let place = place_of(vocabulary);
        for (member, text) in [("source", &vocabulary.source), ("note", &vocabulary.note)] {
            text.iter().for_each(|text| add(format!("{place}.{member}"), text.clone()));
        }
        for entry in &vocabulary.entries {
            let place = format!("{place}.{}.source", entry.code);
            entry.source.iter().for_each(|text| add(place.clone(), text.clone()));
        }
    }
    for (_, question) in template.questions() {
        let place = format!("question.{}.source", question.id);
        question.source.iter().for_each(|text| add(place.clone(), text.clone()));
    }
    all
}

/// Every text in both languages: place, German, English.
pub fn pairs(template: &Template) -> Vec<(String, String, String)> {
    let mut pairs = Pairs(Vec::new());
    let file = template.file();
    pairs.add("template.title".into(), &file.title);
    pairs.each("template.principles", &file.principles);
    pairs.each("template.universalProbes", &file.universal_probes);
    for form in &file.forms {
        pairs.add(format!("form.{:?}.title", form.form), &form.title);
    }
    for vocabulary in &file.vocabularies {
        let place = place_of(vocabulary);
        pairs.add(format!("{place}.title"), &vocabulary.title);
        for entry in &vocabulary.entries {
            pairs.add(format!("{place}.{}.label", entry.code), &entry.label);
            pairs.add(format!("{place}.{}.hint", entry.code), &entry.hint);
        }
    }
    for section in template.sections() {
        pairs.add(format!("section.{}.title", section.id), &section.title);
        pairs.add(format!("section.{}.intro", section.id), &section.intro);
        pairs.add(format!("section.{}.preparation", section.id), &section.preparation);
    }
    for (_, question) in template.questions() {
        pairs.question(question);
    }
    pairs.0
}

struct Pairs(Vec<(String, String, String)>);

impl Pairs {
    fn add(&mut self, place: String, texts: &Texts) {
        let read = |language| texts.0.get(&language).cloned().unwrap_or_default();
        let (german, english) = (read(Language::De), read(Language::En));
        if !(german.is_empty() && english.is_empty()) {
            self.0.push((place, german, english));
        }
    }

    fn each(&mut self, place: &str, texts: &[Texts]) {
        for (at, one) in texts.iter().enumerate() {
            self.add(format!("{place}.{at}"), one);
        }
    }

    fn question(&mut self, question: &Question) {
        let place = format!("question.{}", question.id);
        self.add(format!("{place}.text"), &question.text);
        self.add(format!("{place}.hint"), &question.hint);
        self.add(format!("{place}.name"), &question.name);
        self.each(&format!("{place}.probes"), &question.probes);
        for (at, constraint) in question.constraints.iter().enumerate() {
            self.add(format!("{place}.constraints.{at}"), &constraint.message);
        }
        for field in question.kind.fields() {
            self.add(format!("{place}.field.{}.label", field.id), &field.label);
            self.add(format!("{place}.field.{}.hint", field.id), &field.hint);
        }
        if let Kind::Checklist { items } = &question.kind {
            for (at, item) in items.iter().enumerate() {
                self.add(format!("{place}.items.{at}"), &item.label);
            }
        }
        if let Kind::Consent { purposes, .. } = &question.kind {
            for purpose in purposes {
                self.add(format!("{place}.field.{}.label", purpose.id), &purpose.label);
            }
        }
    }
}

/// What is to be kept of a question besides its texts; the counterpart of [`super::raw::questions`].
pub fn shape(section: &Section, question: &Question) -> Value {
    json!({
        "section": section.id,
        "id": question.id,
        "scope": question.scope,
        "when": question.when,
        "core": question.weight == Weight::Core,
        "required": question.need == Need::Required,
        "levels": [question.default_level, question.max_level],
        "kind": bare(&question.kind),
        "fields": fields(&question.kind),
    })
}

fn fields(kind: &Kind) -> Vec<Value> {
    if let Kind::Consent { purposes, .. } = kind {
        let purpose = |permits| json!({"permits": permits});
        return purposes
            .iter()
            .map(|one| json!({"id": one.id, "when": null, "kind": purpose(one.permits)}))
            .collect();
    }
    let one = |field: &Field| json!({"id": field.id, "when": field.when, "kind": bare(&field.kind)});
    kind.fields().iter().map(one).collect()
}

/// The kind without its parts, which are compared on their own.
fn bare(kind: &Kind) -> Value {
    let mut kind = serde_json::to_value(kind).unwrap();
    let members = kind.as_object_mut().unwrap();
    for part in ["fields", "items", "purposes", "proof", "heading"] {
        members.remove(part);
    }
    kind
}

fn place_of(vocabulary: &Vocabulary) -> String {
    let id = vocabulary.id.as_str();
    format!("vocabulary.{}", id.strip_prefix("lernfall.").unwrap_or(id))
}
