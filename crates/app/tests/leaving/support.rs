//! A window with one case in it, asked by commands as the page asks.

use std::path::{Path, PathBuf};

use lernfall_app::dispatch::dispatch;
use lernfall_app::env::Env;
use lernfall_app::error::ApiError;
use lernfall_app::jobs::{Cancel, Job};
use lernfall_app::session::Session;
use lernfall_core::text::Language;
use serde_json::{Value as Json, json};
use tempfile::TempDir;

pub const PASSPHRASE: &str = "vier zufällige Wörter";
pub const SEAL: &str = "noch vier andere Wörter";
pub const AGENCY: &str = "Amt für Beispiele";

pub struct Window {
    pub home: TempDir,
    pub session: Session,
    pub case: Json,
    pub interview: Json,
}

impl Window {
    pub fn with(form: &str) -> Self {
        let home = tempfile::tempdir().unwrap();
        let session = Session::new(Env::for_tests(home.path()));
        let mut window = Self { home, session, case: Json::Null, interview: Json::Null };
        window.ask("create_desk", json!({ "passphrase": PASSPHRASE }));
        let begun = window.ask("begin_case", json!({ "title": "Umzug der Fachanwendung", "form": form }));
        (window.case, window.interview) = (begun["case"].clone(), begun["interview"].clone());
        window
    }

    /// An own experience of a named agency with everything decided, so that it can be handed over.
    pub fn ready() -> Self {
        let mut window = Self::with("own");
        window.say("B1", json!({ "text": "Wir wollten im März umziehen." }));
        window.say("B3", json!({ "text": "Die Prüfung fehlte." }));
        window.row("C2", json!({ "lage": { "text": "Die Straße war gesperrt." } }));
        for section in ["V", "B", "C"] {
            window.level_of_section(section, 3);
        }
        window.of("confirm_levels", json!({ "confirmed": true }));
        window.name_agency();
        window
    }

    pub fn name_agency(&mut self) {
        self.ask("set_agency", json!({ "organisation": { "name": AGENCY, "level": "EB-K2" } }));
    }

    pub fn tried(&mut self, name: &str, ask: Json, picked: Option<PathBuf>) -> Result<Json, ApiError> {
        let mut job = Job::new(Cancel::default(), |_| ());
        let reply = dispatch(&mut self.session, name, Language::De, ask, picked, &mut job)?;
        Ok(serde_json::from_str(&reply).unwrap())
    }

    pub fn ask(&mut self, name: &str, ask: Json) -> Json {
        self.tried(name, ask, None).unwrap_or_else(|error| panic!("{name}: {error:?}"))
    }

    /// The ask with the case and its first interview.
    pub fn about(&self, more: Json) -> Json {
        let mut ask = json!({ "case": self.case, "interview": self.interview });
        ask.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        ask
    }

    pub fn of(&mut self, name: &str, more: Json) -> Json {
        let ask = self.about(more);
        self.ask(name, ask)
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// What lies beside the workspace.
    pub fn files(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.home.path()).unwrap().map(|entry| entry.unwrap());
        let mut names: Vec<String> = entries
            .filter(|entry| entry.path().is_file())
            .map(|entry| entry.file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    pub fn key(&self, question: &str) -> Json {
        let of_case = question.starts_with('V') && question != "V8" || ["N2", "N4"].contains(&question);
        let interview = if of_case { Json::Null } else { self.interview.clone() };
        json!({ "interview": interview, "question": question, "row": null })
    }

    pub fn say_to(&mut self, key: &Json, value: Json) {
        let stage = match key["question"].as_str().unwrap() {
            question if question.starts_with('V') || question == "A3" => "before",
            question if question.starts_with('N') || question == "D2" => "after",
            _ => "talk",
        };
        self.of("save_draft", json!({ "stage": stage, "key": key, "value": value }));
        self.of("leave_page", json!({}));
    }

    pub fn say(&mut self, question: &str, value: Json) {
        let key = self.key(question);
        self.say_to(&key, value);
    }

    /// A new row, and its key.
    pub fn row(&mut self, question: &str, fields: Json) -> Json {
        let added = self.of("add_row", json!({ "stage": "talk", "question": question }));
        let mut key = self.key(question);
        key["row"] = added["row"].clone();
        self.say_to(&key, json!({ "fields": fields }));
        key
    }

    pub fn level_of_section(&mut self, section: &str, level: u8) -> Json {
        self.of("set_level", json!({ "of": { "section": section }, "level": level }))
    }

    pub fn level_of(&mut self, key: &Json, level: u8) -> Json {
        self.of("set_level", json!({ "of": { "answer": key }, "level": level }))
    }

    pub fn consent(&mut self) {
        let purposes = ["mitschrift", "aufnahme", "zitat", "kontakt"];
        let fields: Json = purposes.iter().map(|id| ((*id).to_owned(), json!({ "yesNo": true }))).collect();
        self.say("A2", json!({ "fields": fields }));
    }

    pub fn preview(&mut self, audience: &str) -> Json {
        self.of("preview", json!({ "audience": audience }))
    }

    pub fn hand_over(&mut self, way: &str, closed: Json, to: &Path) -> Result<Json, ApiError> {
        self.hand_over_to("Sammelstelle", way, closed, to)
    }

    pub fn hand_over_to(
        &mut self,
        recipient: &str,
        way: &str,
        closed: Json,
        to: &Path,
    ) -> Result<Json, ApiError> {
        let preview = self.preview("office");
        let mail = json!({ "subject": "Übergabe {number}", "body": "Anbei ein Paket." });
        let more = json!({
            "audience": "office", "way": way, "closed": closed, "recipient": recipient, "mail": mail,
            "number": preview["nextNumber"], "contentDigest": preview["contentDigest"],
        });
        let ask = self.about(more);
        self.tried("hand_over", ask, Some(to.to_owned()))
    }
}

/// The entries of a list in which `field` is `value`.
pub fn with<'a>(list: &'a Json, field: &str, value: impl Into<Json>) -> Vec<&'a Json> {
    let value = value.into();
    list.as_array().unwrap().iter().filter(|entry| entry[field] == value).collect()
}

pub fn only<'a>(list: &'a Json, field: &str, value: impl Into<Json>) -> &'a Json {
    let found = with(list, field, value);
    assert_eq!(found.len(), 1, "{list:#}");
    found[0]
}

/// The reasons and how often each holds.
pub fn counts(stays: &Json) -> Vec<(String, u64)> {
    let counts = stays.as_array().unwrap().iter();
    counts.map(|one| (one["reason"].as_str().unwrap().to_owned(), one["count"].as_u64().unwrap())).collect()
}
