//! From bytes to a template, or to all of its problems.
//!
//! Reads vocabularies, sections and questions one by one, so that one broken part does not hide the
//! problems of the others. What the parts must mean together is checked in [`super::check`].

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::{Problem, ProblemCode, Question, Section, Template, TemplateFile, Vocabulary, check};
use crate::digest::{Digest, canonical_json};

/// No guide is larger.
const MOST_BYTES: usize = 4 << 20;

impl Template {
    /// The template in `bytes`, or everything that is wrong with it, in the order of the file.
    pub fn parse(bytes: &[u8]) -> Result<Self, Vec<Problem>> {
        if bytes.len() > MOST_BYTES {
            return Err(vec![problem("", ProblemCode::TooLarge, &bytes.len().to_string())]);
        }
        let value: Value = serde_json::from_slice(bytes)
            .map_err(|error| vec![problem("", ProblemCode::NotJson, &error.to_string())])?;
        let Value::Object(object) = value else {
            return Err(vec![problem("", ProblemCode::WrongShape, "object")]);
        };
        let mut problems = Vec::new();
        let file = read_file(object, &mut problems);
        if let Some(file) = &file {
            check::all(file, &mut problems);
        }
        match file {
            Some(file) if problems.is_empty() => Self::of(file),
            _ => Err(problems),
        }
    }

    fn of(file: TemplateFile) -> Result<Self, Vec<Problem>> {
        let canonical = canonical_json(&file).map_err(|_| vec![problem("", ProblemCode::WrongShape, "")])?;
        let mut places = BTreeMap::new();
        for (section_at, section) in file.sections.iter().enumerate() {
            for (question_at, question) in section.questions.iter().enumerate() {
                places.insert(question.id.clone(), (section_at, question_at));
            }
        }
        Ok(Self { digest: Digest::of(&canonical), canonical, places, file })
    }
}

pub(super) fn problem(place: &str, code: ProblemCode, subject: &str) -> Problem {
    Problem { place: place.to_owned(), code, subject: subject.to_owned() }
}

fn read_file(mut object: Map<String, Value>, problems: &mut Vec<Problem>) -> Option<TemplateFile> {
    let vocabularies = list(&mut object, "", "vocabularies", problems);
    let sections = list(&mut object, "", "sections", problems);
    object.insert("vocabularies".into(), Value::Array(Vec::new()));
    object.insert("sections".into(), Value::Array(Vec::new()));
    let head: Option<TemplateFile> = part("", Value::Object(object), problems);
    let vocabularies: Vec<Vocabulary> = vocabularies
        .into_iter()
        .enumerate()
        .filter_map(|(at, value)| part(&format!("/vocabularies/{at}"), value, problems))
        .collect();
    let sections: Vec<Section> = sections
        .into_iter()
        .enumerate()
        .filter_map(|(at, value)| read_section(&format!("/sections/{at}"), value, problems))
        .collect();
    head.map(|head| TemplateFile { vocabularies, sections, ..head })
}

fn read_section(place: &str, value: Value, problems: &mut Vec<Problem>) -> Option<Section> {
    let Value::Object(mut object) = value else {
        problems.push(problem(place, ProblemCode::WrongShape, "object"));
        return None;
    };
    let questions = list(&mut object, place, "questions", problems);
    object.insert("questions".into(), Value::Array(Vec::new()));
    let section: Option<Section> = part(place, Value::Object(object), problems);
    let questions: Vec<Question> = questions
        .into_iter()
        .enumerate()
        .filter_map(|(at, value)| part(&format!("{place}/questions/{at}"), value, problems))
        .collect();
    section.map(|section| Section { questions, ..section })
}

fn list(object: &mut Map<String, Value>, place: &str, name: &str, problems: &mut Vec<Problem>) -> Vec<Value> {
    match object.remove(name) {
        Some(Value::Array(values)) => values,
        Some(_) | None => {
            problems.push(problem(&format!("{place}/{name}"), ProblemCode::WrongShape, "array"));
            Vec::new()
        }
    }
}

fn part<T: DeserializeOwned>(place: &str, value: Value, problems: &mut Vec<Problem>) -> Option<T> {
    serde_json::from_value(value)
        .map_err(|error| problems.push(problem(place, ProblemCode::WrongShape, &error.to_string())))
        .ok()
}
