//! Objections as a page shows them: with labels in the place of codes, and the sentences of the guide's rules.

use lernfall_core::answer::check::{Objection, ObjectionCode};
use lernfall_core::document::words::Words;
use lernfall_core::id::Code;
use lernfall_core::template::{Kind, Question};

use crate::pages::guide::ObjectionOnPage;

pub(crate) fn on_page(words: &Words<'_>, question: &Question, objection: &Objection) -> ObjectionOnPage {
    let subject = || objection.subject.clone();
    let rule = || {
        let rule = objection.subject.parse().ok().and_then(|at: usize| question.constraints.get(at));
        rule.map(|rule| words.read(&rule.message).to_owned())
    };
    let label = || words.label_of(kind(question, objection), &Code::from(objection.subject.as_str()));
    let (subject, message) = match objection.code {
        ObjectionCode::RuleBroken => (String::new(), rule()),
        ObjectionCode::RetiredCode
        | ObjectionCode::NamedTwice
        | ObjectionCode::OwnWordsMissing
        | ObjectionCode::OwnWordsNotTaken
        | ObjectionCode::NotOffered => (label(), None),
        ObjectionCode::NotReadable => (kind(question, objection).name().to_owned(), None),
        ObjectionCode::WrongKind
        | ObjectionCode::UnknownField
        | ObjectionCode::UnknownCode
        | ObjectionCode::TooLong
        | ObjectionCode::TooMany
        | ObjectionCode::TooManyDecimals
        | ObjectionCode::OutOfBounds => (subject(), None),
    };
    ObjectionOnPage { code: objection.code, subject, message }
}

/// The kind of the field that it is about, else of the question.
fn kind<'a>(question: &'a Question, objection: &Objection) -> &'a Kind {
    let fields = question.kind.fields();
    let field = fields.iter().find(|field| Some(&field.id) == objection.field.as_ref());
    field.map_or(&question.kind, |field| &field.kind)
}
