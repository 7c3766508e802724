//! Whether every text is there in every language of the guide (A11Y-16).

use super::super::parse::problem;
use super::super::{Field, Kind, Problem, ProblemCode, Question, TemplateFile};
use crate::text::Texts;

enum Presence {
    Required,
    /// Left out altogether, or there in every language.
    Optional,
}

struct Reading<'a> {
    file: &'a TemplateFile,
    problems: &'a mut Vec<Problem>,
}

pub(super) fn all(file: &TemplateFile, problems: &mut Vec<Problem>) {
    let mut reading = Reading { file, problems };
    reading.one("/title", &file.title, Presence::Required);
    reading.many("/principles", &file.principles);
    reading.many("/universalProbes", &file.universal_probes);
    for (at, form) in file.forms.iter().enumerate() {
        reading.one(&format!("/forms/{at}/title"), &form.title, Presence::Required);
    }
    for (at, vocabulary) in file.vocabularies.iter().enumerate() {
        let place = format!("/vocabularies/{at}");
        reading.one(&format!("{place}/title"), &vocabulary.title, Presence::Required);
        for (entry_at, entry) in vocabulary.entries.iter().enumerate() {
            reading.one(&format!("{place}/entries/{entry_at}/label"), &entry.label, Presence::Required);
            reading.one(&format!("{place}/entries/{entry_at}/hint"), &entry.hint, Presence::Optional);
        }
    }
    for (at, section) in file.sections.iter().enumerate() {
        let place = format!("/sections/{at}");
        reading.one(&format!("{place}/title"), &section.title, Presence::Required);
        reading.one(&format!("{place}/intro"), &section.intro, Presence::Optional);
        reading.one(&format!("{place}/preparation"), &section.preparation, Presence::Optional);
        for (question_at, question) in section.questions.iter().enumerate() {
            reading.question(&format!("{place}/questions/{question_at}"), question);
        }
    }
}

impl Reading<'_> {
    fn one(&mut self, place: &str, texts: &Texts, presence: Presence) {
        let may_be_absent = match presence {
            Presence::Required => false,
            Presence::Optional => texts.0.is_empty(),
        };
        if may_be_absent {
            return;
        }
        for language in &self.file.languages {
            if texts.0.get(language).is_none_or(|text| text.trim().is_empty()) {
                let place = format!("{place}/{}", language.code());
                self.problems.push(problem(&place, ProblemCode::MissingText, language.code()));
            }
        }
    }

    fn many(&mut self, place: &str, texts: &[Texts]) {
        for (at, one) in texts.iter().enumerate() {
            self.one(&format!("{place}/{at}"), one, Presence::Required);
        }
    }

    fn question(&mut self, place: &str, question: &Question) {
        self.one(&format!("{place}/text"), &question.text, Presence::Required);
        self.one(&format!("{place}/name"), &question.name, Presence::Optional);
        self.one(&format!("{place}/entry"), &question.entry, Presence::Optional);
        self.one(&format!("{place}/hint"), &question.hint, Presence::Optional);
        self.many(&format!("{place}/probes"), &question.probes);
        for (at, constraint) in question.constraints.iter().enumerate() {
            self.one(&format!("{place}/constraints/{at}/message"), &constraint.message, Presence::Required);
        }
        self.kind(&format!("{place}/kind"), &question.kind);
        for (at, field) in question.kind.fields().iter().enumerate() {
            self.field(&format!("{place}/kind/fields/{at}"), field);
        }
    }

    fn field(&mut self, place: &str, field: &Field) {
        self.one(&format!("{place}/label"), &field.label, Presence::Required);
        self.one(&format!("{place}/hint"), &field.hint, Presence::Optional);
        self.kind(&format!("{place}/kind"), &field.kind);
    }

    fn kind(&mut self, place: &str, kind: &Kind) {
        if let Kind::Number { unit: Some(unit), .. } = kind {
            self.one(&format!("{place}/unit"), unit, Presence::Required);
        }
        if let Kind::Checklist { items } = kind {
            for (at, item) in items.iter().enumerate() {
                self.one(&format!("{place}/items/{at}/label"), &item.label, Presence::Required);
            }
        }
        if let Kind::Consent { purposes, .. } = kind {
            for (at, purpose) in purposes.iter().enumerate() {
                self.one(&format!("{place}/purposes/{at}/label"), &purpose.label, Presence::Required);
            }
        }
    }
}
