//! The raw material, read as the shipped guide would have it.
//!
//! Every rule of the carrying over is here: new codes, vocabularies of their own for inline choices,
//! hints that are sources. What no rule covers is listed in [`super::differences`].

use serde_json::{Value, json};

const RAW: &str = include_str!("../../fixtures/guide/raw.json");

/// Raw vocabulary, what its codes began with, what they begin with now.
const PREFIXES: [(&str, &str, &str); 24] = [
    ("ebene", "", "EB-"),
    ("themencluster", "C", "TC"),
    ("community", "N", "NC"),
    ("phase", "P", "PH"),
    ("vorhabenart", "A", "ART"),
    ("rolle", "R", "ROL"),
    ("wirkung", "W", "WIR"),
    ("richtung", "", "RI-"),
    ("bedingung", "F", "BD"),
    ("beeinflussbarkeit", "", "BEE"),
    ("umgang", "", "UMG"),
    ("gewicht", "", "GEW"),
    ("beleg", "E", "BEL"),
    ("adressat", "Z", "ADR"),
    ("hebel", "H", "HEB"),
    ("digitalcheck", "DC", "DC"),
    ("lehrestatus", "S", "LST"),
    ("zielerreichung", "", "ZE"),
    ("freigabe", "", "FRG"),
    ("antwortstatus", "", "AST-"),
    ("gespraechsform", "", "GF"),
    ("nennung", "", "NEN"),
    ("rechtsgrundlage", "", "RG"),
    ("dienstfreigabe", "", "DF"),
];

/// Codes that were signs.
const SIGNS: [(&str, &str, &str); 7] = [
    ("richtung", "+", "RI-plus"),
    ("richtung", "0", "RI-same"),
    ("richtung", "-", "RI-minus"),
    ("richtung", "±", "RI-mixed"),
    ("richtung", "?", "RI-unknown"),
    ("beeinflussbarkeit", "?", "BEE-unknown"),
    ("umgang", "?", "UMG-unknown"),
];

/// Inline choices: question, field, the vocabulary they became, what its codes begin with.
const INLINE: [(&str, &str, &str, &str); 6] = [
    ("A2", "form", "nachweis", "NW"),
    ("A3", "vs", "verschlusssache", "VSS"),
    ("G2", "geltung", "geltung", "GLT"),
    ("G3", "horizont", "horizont", "HOR"),
    ("N3", "status", "gegenlesen", "GL"),
    ("N3", "aenderung", "aenderung", "AEN"),
];

/// Members whose strings are structure: compared as codes and shapes, not as texts.
const STRUCTURE: [&str; 8] = ["id", "code", "version", "type", "vocabulary", "scope", "when", "language"];

pub fn file() -> Value {
    serde_json::from_str(RAW).unwrap()
}

/// Every text of the raw file that is not blank, with the place it belongs to in the shipped guide.
pub fn texts(file: &Value) -> Vec<(String, String)> {
    let mut texts = Texts(Vec::new());
    let meta = &file["meta"];
    texts.add("template.title".into(), &meta["title"]);
    texts.each("template.principles", &meta["principles"]);
    texts.each("template.universalProbes", &file["universalProbes"]);
    texts.add("meta.durationMinutes.note".into(), &meta["durationMinutes"]["note"]);
    for (name, note) in meta["typeNotes"].as_object().unwrap() {
        texts.add(format!("meta.typeNotes.{name}"), note);
    }
    for (id, vocabulary) in file["vocabularies"].as_object().unwrap() {
        texts.vocabulary(id, vocabulary);
    }
    for section in list(&file["sections"]) {
        let place = format!("section.{}", string(&section["id"]));
        texts.add(format!("{place}.title"), &section["title"]);
        texts.add(format!("{place}.intro"), &section["intro"]);
        for question in list(&section["items"]) {
            texts.question(question);
        }
    }
    texts.0
}

struct Texts(Vec<(String, String)>);

impl Texts {
    fn add(&mut self, place: String, text: &Value) {
        let text = string(text);
        if !text.is_empty() {
            self.0.push((place, text.to_owned()));
        }
    }

    fn each(&mut self, place: &str, texts: &Value) {
        for (at, text) in list(texts).iter().enumerate() {
            self.add(format!("{place}.{at}"), text);
        }
    }

    fn vocabulary(&mut self, id: &str, vocabulary: &Value) {
        for member in ["title", "source", "note"] {
            self.add(format!("vocabulary.{id}.{member}"), &vocabulary[member]);
        }
        for entry in list(&vocabulary["entries"]) {
            let raw_code = string(&entry["code"]);
            let place = format!("vocabulary.{id}.{}", code(id, raw_code));
            self.add(format!("{place}.label"), &entry["label"]);
            // The list of conditions kept its sources under `hint`; only its last hint is one.
            let is_source = id == "bedingung" && raw_code != "F99";
            let member = if is_source { "source" } else { "hint" };
            self.add(format!("{place}.{member}"), &entry["hint"]);
        }
    }

    fn question(&mut self, question: &Value) {
        let id = string(&question["id"]);
        let place = format!("question.{id}");
        self.add(format!("{place}.text"), &question["question"]);
        self.add(format!("{place}.hint"), &question["hint"]);
        self.add(format!("{place}.source"), &question["source"]);
        self.each(&format!("{place}.probes"), &question["probes"]);
        self.each(&format!("{place}.items"), &question["checklist"]);
        for field in list(&question["fields"]) {
            let name = string(&field["id"]);
            // The proof of a consent is a vocabulary, and its label the title of that.
            let label = match (id, name) {
                ("A2", "form") => "vocabulary.nachweis.title".to_owned(),
                _ => format!("{place}.field.{name}.label"),
            };
            self.add(label, &field["label"]);
            self.add(format!("{place}.field.{name}.hint"), &field["hint"]);
            if let Some(options) = options(field) {
                let (vocabulary, prefix) = inline(id, name);
                for (at, option) in options.enumerate() {
                    let place = format!("vocabulary.{vocabulary}.{prefix}{}.label", at + 1);
                    self.0.push((place, option.to_owned()));
                }
            }
        }
    }
}

/// Every string of the raw file that is text, found without knowing the file's build.
pub fn every_string(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::String(text) if !text.is_empty() => into.push(text.clone()),
        Value::Array(parts) => parts.iter().for_each(|part| every_string(part, into)),
        Value::Object(members) => {
            if let Some(options) = options(value) {
                into.extend(options.map(str::to_owned));
            }
            for (name, part) in members {
                if !STRUCTURE.contains(&name.as_str()) {
                    every_string(part, into);
                }
            }
        }
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The vocabularies, inline ones too, and the codes they are to have.
pub fn codes(file: &Value) -> Vec<(String, Vec<String>)> {
    let mut all = Vec::new();
    for (id, vocabulary) in file["vocabularies"].as_object().unwrap() {
        let entries = list(&vocabulary["entries"]).iter();
        all.push((id.clone(), entries.map(|entry| code(id, string(&entry["code"]))).collect()));
    }
    for question in raw_questions(file).map(|(_, question)| question) {
        for field in list(&question["fields"]) {
            if let Some(options) = options(field) {
                let (vocabulary, prefix) = inline(string(&question["id"]), string(&field["id"]));
                let codes = (1..=options.count()).map(|at| format!("{prefix}{at}"));
                all.push((vocabulary.to_owned(), codes.collect()));
            }
        }
    }
    all
}

/// What is to be kept of each question besides its texts; the counterpart of
/// [`super::shipped::shape`].
pub fn questions(file: &Value) -> Vec<Value> {
    raw_questions(file)
        .map(|(section, question)| {
            let id = string(&question["id"]);
            json!({
                "section": section["id"],
                "id": id,
                "scope": question["scope"],
                "when": question["when"],
                "core": question["core"],
                "required": question["required"],
                "levels": [question["defaultRelease"], question["maxRelease"]],
                "kind": kind(id, question),
                "fields": fields(id, question),
            })
        })
        .collect()
}

fn kind(id: &str, question: &Value) -> Value {
    let vocabulary = || format!("lernfall.{}", string(&question["vocabulary"]));
    let raw_type = string(&question["type"]);
    match (id, raw_type) {
        ("A3", _) => json!({
            "type": "clearance",
            "namesAgency": "n_behoerde",
            "namesUndertaking": "n_vorhaben",
        }),
        ("N2", _) => json!({"type": "text", "length": "short", "limit": 600}),
        (_, "group" | "checklist" | "consent") => json!({"type": raw_type}),
        (_, "release_review") => json!({"type": "releaseReview"}),
        (_, "matrix") => json!({"type": "matrix", "vocabulary": vocabulary()}),
        (_, "repeat") => json!({"type": "rows", "maxRepeats": question["maxRepeats"]}),
        (_, "attachments") => json!({"type": "attachments", "maxRepeats": 10}),
        _ => leaf(id, question),
    }
}

fn leaf(id: &str, field: &Value) -> Value {
    let name = string(&field["id"]);
    let vocabulary = || format!("lernfall.{}", string(&field["vocabulary"]));
    match string(&field["type"]) {
        "text_short" | "text_short|file" => json!({"type": "text", "length": "short"}),
        "text_long" => json!({"type": "text", "length": "long"}),
        "choice_one" => json!({"type": "choice", "vocabulary": vocabulary()}),
        "choice_multi" => json!({"type": "choices", "vocabulary": vocabulary()}),
        "choice_ranked_3" => json!({"type": "ranked", "vocabulary": vocabulary(), "max": 3}),
        "month" => json!({"type": "month"}),
        "period_month" => json!({"type": "period"}),
        "date" => json!({"type": "date", "leaves": "month"}),
        "yes_no" => json!({"type": "yesNo"}),
        "auto" => json!({"type": "automatic", "source": "pseudonym"}),
        "link" => json!({"type": "link", "targets": ["G2"]}),
        "link+text_long" => json!({"type": "link", "targets": ["C2", "E2", "F2"]}),
        inline_choice if inline_choice.starts_with("choice_inline:") => {
            json!({"type": "choice", "vocabulary": format!("lernfall.{}", inline(id, name).0)})
        }
        other => panic!("{id}: a raw type without a rule: {other}"),
    }
}

fn fields(id: &str, question: &Value) -> Vec<Value> {
    let mut fields = Vec::new();
    for field in list(&question["fields"]) {
        let name = string(&field["id"]);
        let mut add = |name: &str, kind: Value| {
            fields.push(json!({"id": name, "when": field["when"], "kind": kind}));
        };
        match (id, name) {
            ("A2", "form") => {}
            ("A2", purpose) => add(purpose, json!({"permits": permission(purpose)})),
            _ => add(name, leaf(id, field)),
        }
        match (id, name) {
            ("G2", "beobachtung") => {
                add("beobachtung_text", json!({"type": "text", "length": "long"}));
            }
            ("H4", "fundstelle") => add("datei", json!({"type": "file"})),
            _ => {}
        }
    }
    fields
}

fn permission(purpose: &str) -> &'static str {
    match purpose {
        "mitschrift" => "notes",
        "aufnahme" => "handOver",
        "zitat" => "quotation",
        "kontakt" => "contact",
        other => panic!("a purpose without a rule: {other}"),
    }
}

fn code(vocabulary: &str, raw: &str) -> String {
    if let Some((_, _, code)) = SIGNS.iter().find(|(id, sign, _)| *id == vocabulary && *sign == raw) {
        return (*code).to_owned();
    }
    let (_, before, after) = PREFIXES
        .iter()
        .find(|(id, _, _)| *id == vocabulary)
        .unwrap_or_else(|| panic!("a vocabulary without a rule: {vocabulary}"));
    let rest = raw.strip_prefix(before).unwrap_or_else(|| panic!("{vocabulary}: {raw}"));
    format!("{after}{rest}")
}

fn inline(question: &str, field: &str) -> (&'static str, &'static str) {
    INLINE
        .iter()
        .find(|(one, other, _, _)| *one == question && *other == field)
        .map(|(_, _, vocabulary, prefix)| (*vocabulary, *prefix))
        .unwrap_or_else(|| panic!("an inline choice without a rule: {question}.{field}"))
}

fn options(field: &Value) -> Option<impl Iterator<Item = &str>> {
    field["type"].as_str()?.strip_prefix("choice_inline:").map(|options| options.split('|'))
}

fn raw_questions(file: &Value) -> impl Iterator<Item = (&Value, &Value)> {
    list(&file["sections"])
        .iter()
        .flat_map(|section| list(&section["items"]).iter().map(move |question| (section, question)))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn string(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
