//! Whether the parts of a template fit together.
//!
//! Collects every problem instead of stopping at the first. Expressions are checked in
//! [`expressions`], texts in [`texts`].

mod expressions;
mod texts;

use std::collections::{BTreeMap, BTreeSet};

use super::parse::problem;
use super::{FORMAT, Field, Kind, Problem, ProblemCode as Code, Question, Scope, TemplateFile, Vocabulary};
use crate::answer::check::PROOF;
use crate::id::{FieldId, QuestionId, VocabularyId, is_short_id};
use crate::number::Decimal;

/// The file with an index of what can be referred to.
pub(super) struct Whole<'a> {
    pub file: &'a TemplateFile,
    /// Every question with its place in the guide's order.
    pub questions: BTreeMap<&'a QuestionId, (usize, &'a Question)>,
    pub vocabularies: BTreeMap<&'a VocabularyId, &'a Vocabulary>,
}

pub(super) fn all(file: &TemplateFile, problems: &mut Vec<Problem>) {
    let questions = file.sections.iter().flat_map(|section| &section.questions);
    let whole = Whole {
        file,
        questions: questions.enumerate().map(|(at, question)| (&question.id, (at, question))).collect(),
        vocabularies: file.vocabularies.iter().map(|vocabulary| (&vocabulary.id, vocabulary)).collect(),
    };
    head(&whole, problems);
    ids(&whole, problems);
    forms(&whole, problems);
    texts::all(file, problems);
    for (section_at, section) in file.sections.iter().enumerate() {
        let place = format!("/sections/{section_at}");
        if section.questions.is_empty() {
            problems.push(problem(&format!("{place}/questions"), Code::Empty, section.id.as_str()));
        }
        expressions::of_section(&whole, section, &place, problems);
        for (at, question) in section.questions.iter().enumerate() {
            let place = format!("{place}/questions/{at}");
            one_question(&whole, question, &place, problems);
            expressions::of_question(&whole, question, &place, problems);
        }
    }
}

fn head(whole: &Whole<'_>, problems: &mut Vec<Problem>) {
    let file = whole.file;
    if file.format != FORMAT {
        problems.push(problem("/format", Code::UnknownFormat, &file.format));
    }
    let numbers: Vec<&str> = file.version.split('.').collect();
    let number =
        |part: &&str| !part.is_empty() && part.len() < 10 && part.bytes().all(|b| b.is_ascii_digit());
    if numbers.len() != 3 || !numbers.iter().all(number) {
        problems.push(problem("/version", Code::BadVersion, &file.version));
    }
    let different: BTreeSet<_> = file.languages.iter().collect();
    if different.is_empty() || different.len() != file.languages.len() {
        problems.push(problem("/languages", Code::BadLanguages, ""));
    }
    for (name, empty) in [("forms", file.forms.is_empty()), ("sections", file.sections.is_empty())] {
        if empty {
            problems.push(problem(&format!("/{name}"), Code::Empty, name));
        }
    }
}

fn ids(whole: &Whole<'_>, problems: &mut Vec<Problem>) {
    let file = whole.file;
    one_id("/id", file.id.as_str(), problems);
    let mut seen = Seen::default();
    for (at, section) in file.sections.iter().enumerate() {
        seen.once(&format!("/sections/{at}/id"), section.id.as_str(), problems);
        for (question_at, question) in section.questions.iter().enumerate() {
            let place = format!("/sections/{at}/questions/{question_at}/id");
            seen.once(&place, question.id.as_str(), problems);
            if file.retired.contains(&question.id) {
                problems.push(problem(&place, Code::RetiredId, question.id.as_str()));
            }
        }
    }
    let mut names = Seen::default();
    for (at, vocabulary) in file.vocabularies.iter().enumerate() {
        let place = format!("/vocabularies/{at}");
        names.once(&format!("{place}/id"), vocabulary.id.as_str(), problems);
        if vocabulary.entries.is_empty() {
            problems.push(problem(&format!("{place}/entries"), Code::Empty, vocabulary.id.as_str()));
        }
        for (entry_at, entry) in vocabulary.entries.iter().enumerate() {
            seen.once(&format!("{place}/entries/{entry_at}/code"), entry.code.as_str(), problems);
        }
    }
}

/// Ids that were seen already. Codes share one space with sections and questions, so that a code
/// alone says what it is.
#[derive(Default)]
struct Seen(BTreeSet<String>);

impl Seen {
    fn once(&mut self, place: &str, id: &str, problems: &mut Vec<Problem>) {
        one_id(place, id, problems);
        if !self.0.insert(id.to_owned()) {
            problems.push(problem(place, Code::DuplicateId, id));
        }
    }
}

fn one_id(place: &str, id: &str, problems: &mut Vec<Problem>) {
    if !is_short_id(id) {
        problems.push(problem(place, Code::BadId, id));
    }
}

fn forms(whole: &Whole<'_>, problems: &mut Vec<Problem>) {
    let mut seen = BTreeSet::new();
    for (at, form) in whole.file.forms.iter().enumerate() {
        if !seen.insert(form.form) {
            problems.push(problem(&format!("/forms/{at}/form"), Code::DuplicateId, ""));
        }
        for (selected_at, selected) in form.questions.iter().flatten().enumerate() {
            let place = format!("/forms/{at}/questions/{selected_at}");
            let Some((_, question)) = whole.questions.get(&selected.question) else {
                problems.push(problem(&place, Code::UnknownQuestion, selected.question.as_str()));
                continue;
            };
            if question.scope == Scope::Case {
                problems.push(problem(&place, Code::ScopeMismatch, selected.question.as_str()));
            }
            for field in selected.fields.iter().flatten() {
                if !question.kind.fields().iter().any(|one| one.id == *field) {
                    problems.push(problem(&place, Code::UnknownField, field.as_str()));
                }
            }
            let most = question.kind.max_repeats().unwrap_or(0);
            if selected.max_repeats.is_some_and(|max| max == 0 || max > most) {
                problems.push(problem(&place, Code::BadBounds, selected.question.as_str()));
            }
        }
    }
}

fn one_question(whole: &Whole<'_>, question: &Question, place: &str, problems: &mut Vec<Problem>) {
    if question.default_level > question.max_level {
        problems.push(problem(
            &format!("{place}/defaultLevel"),
            Code::DefaultAboveMaximum,
            question.id.as_str(),
        ));
    }
    let here = whole.questions.get(&question.id).map_or(0, |(at, _)| *at);
    for drawn in &question.draws_on {
        match whole.questions.get(drawn) {
            None => {
                problems.push(problem(&format!("{place}/drawsOn"), Code::UnknownQuestion, drawn.as_str()))
            }
            Some((at, _)) if *at >= here => {
                problems.push(problem(&format!("{place}/drawsOn"), Code::NotEarlier, drawn.as_str()));
            }
            Some(_) => {}
        }
    }
    let kind_place = format!("{place}/kind");
    one_kind(whole, &question.kind, &kind_place, problems);
    if matches!(question.kind, Kind::Consent { .. }) && question.scope == Scope::Case {
        // It caps the interview that it is given in, and no other.
        problems.push(problem(&format!("{place}/scope"), Code::ScopeMismatch, question.id.as_str()));
    }
    if matches!(question.kind, Kind::File) {
        problems.push(problem(&kind_place, Code::KindNotAllowed, question.id.as_str()));
    }
    let takes_files = matches!(question.kind, Kind::Attachments { .. });
    let mut seen = Seen::default();
    for (at, field) in question.kind.fields().iter().enumerate() {
        let place = format!("{kind_place}/fields/{at}");
        seen.once(&format!("{place}/id"), field.id.as_str(), problems);
        one_field(whole, field, &place, problems);
        if matches!(field.kind, Kind::File) && !takes_files {
            problems.push(problem(&place, Code::KindNotAllowed, field.id.as_str()));
        }
    }
    if let Kind::Rows { heading, fields, .. } | Kind::Attachments { heading, fields, .. } = &question.kind {
        let text = |field: &&Field| field.id == *heading && matches!(field.kind, Kind::Text { .. });
        if !fields.iter().any(|field| text(&field)) {
            problems.push(problem(&format!("{kind_place}/heading"), Code::UnknownField, heading.as_str()));
        }
    }
}

fn one_field(whole: &Whole<'_>, field: &Field, place: &str, problems: &mut Vec<Problem>) {
    if !field.kind.is_leaf() {
        problems.push(problem(&format!("{place}/kind"), Code::KindNotAllowed, field.id.as_str()));
    }
    one_kind(whole, &field.kind, &format!("{place}/kind"), problems);
}

fn one_kind(whole: &Whole<'_>, kind: &Kind, place: &str, problems: &mut Vec<Problem>) {
    if let Some(vocabulary) = kind.vocabulary()
        && !whole.vocabularies.contains_key(vocabulary)
    {
        problems.push(problem(&format!("{place}/vocabulary"), Code::UnknownVocabulary, vocabulary.as_str()));
    }
    let mut empty = |name: &str, is_empty: bool| {
        if is_empty {
            problems.push(problem(&format!("{place}/{name}"), Code::Empty, name));
        }
    };
    match kind {
        Kind::Text { limit, .. } => empty("limit", *limit == Some(0)),
        Kind::Choices { max, .. } => empty("max", *max == Some(0)),
        Kind::Ranked { max, .. } => empty("max", *max == 0),
        Kind::Number { decimals, min, max, .. } => number_bounds(*decimals, min, max, place, problems),
        Kind::Checklist { items } => {
            empty("items", items.is_empty());
            unique(items.iter().map(|item| &item.id), &format!("{place}/items"), problems);
        }
        Kind::Consent { purposes, .. } => {
            empty("purposes", purposes.is_empty());
            let proof = FieldId::from(PROOF);
            let ids = std::iter::once(&proof).chain(purposes.iter().map(|purpose| &purpose.id));
            unique(ids, &format!("{place}/purposes"), problems);
        }
        Kind::Rows { max_repeats, fields, .. } | Kind::Attachments { max_repeats, fields, .. } => {
            empty("maxRepeats", *max_repeats == 0);
            empty("fields", fields.is_empty());
        }
        Kind::Matrix { fields, .. } | Kind::Group { fields } => empty("fields", fields.is_empty()),
        Kind::Clearance { fields, names_agency, names_undertaking } => {
            empty("fields", fields.is_empty());
            for (name, named) in [("namesAgency", names_agency), ("namesUndertaking", names_undertaking)] {
                if let Some(named) =
                    named.as_ref().filter(|named| !fields.iter().any(|one| one.id == **named))
                {
                    problems.push(problem(&format!("{place}/{name}"), Code::UnknownField, named.as_str()));
                }
            }
        }
        Kind::Link { targets } => {
            empty("targets", targets.is_empty());
            link_targets(whole, targets, place, problems);
        }
        Kind::Choice { .. }
        | Kind::Date { .. }
        | Kind::Month
        | Kind::Period
        | Kind::YesNo
        | Kind::File
        | Kind::Automatic { .. }
        | Kind::ReleaseReview => {}
    }
}

fn number_bounds(
    decimals: u8,
    min: &Option<String>,
    max: &Option<String>,
    place: &str,
    problems: &mut Vec<Problem>,
) {
    let read = |bound: &Option<String>| bound.as_deref().map(Decimal::read_wire).transpose();
    let sound = decimals <= 9
        && match (read(min), read(max)) {
            (Ok(Some(min)), Ok(Some(max))) => min <= max,
            (Ok(_), Ok(_)) => true,
            (Err(_), _) | (_, Err(_)) => false,
        };
    if !sound {
        problems.push(problem(place, Code::BadBounds, ""));
    }
}

fn link_targets(whole: &Whole<'_>, targets: &[QuestionId], place: &str, problems: &mut Vec<Problem>) {
    for target in targets {
        let place = format!("{place}/targets");
        match whole.questions.get(target) {
            None => problems.push(problem(&place, Code::UnknownQuestion, target.as_str())),
            Some((_, question)) if question.kind.max_repeats().is_none() => {
                problems.push(problem(&place, Code::KindNotAllowed, target.as_str()));
            }
            Some(_) => {}
        }
    }
}

fn unique<'a>(ids: impl Iterator<Item = &'a FieldId>, place: &str, problems: &mut Vec<Problem>) {
    let mut seen = Seen::default();
    for id in ids {
        seen.once(place, id.as_str(), problems);
    }
}
