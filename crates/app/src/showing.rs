//! From a case to what shells show of it.

use std::collections::BTreeMap;

use lernfall_core::answer::check::Objection;
use lernfall_core::answer::{AnswerKey, Value};
use lernfall_core::case::Case;
use lernfall_core::document::words::Words;
use lernfall_core::id::InterviewId;
use lernfall_core::interview::Form;
use lernfall_core::interview::objections;
use lernfall_core::interview::path::{Place, walk};
use lernfall_core::level::ReleaseLevel;
use lernfall_core::record::effective;
use lernfall_core::record::gate::gates;
use lernfall_core::template::{Kind, Role, Template, Weight};
use lernfall_core::text::Language;
use lernfall_core::traces;

use crate::view::{AnswerView, AttachmentView, CaseLine, CaseView, InterviewView};

/// The working title; blank where there is none.
pub fn title(template: &Template, case: &Case) -> String {
    let question = template.with_role(Role::Title);
    let key =
        question.map(|question| AnswerKey { interview: None, question: question.id.clone(), row: None });
    let value = key.and_then(|key| case.answer(&key)).and_then(|answer| answer.value.as_ref());
    value.and_then(Value::as_text).unwrap_or_default().to_owned()
}

/// The words of `language` for what a case says, rows named.
pub fn words<'a>(template: &'a Template, case: &Case, language: Language) -> Words<'a> {
    let mut words = Words::new(template, language);
    for (key, answer) in &case.answers {
        let question = template.question(&key.question);
        if let (Some(row), Some(value), Some(question)) = (key.row, &answer.value, question) {
            words.name_row(question, row, value);
        }
    }
    words
}

/// What in these lines looks as if it told who somebody is.
pub fn traces(lines: &[String]) -> Vec<String> {
    lines.iter().flat_map(|line| traces::traces(line)).map(str::to_owned).collect()
}

/// The title of a section, without what is added in brackets about a talk where there is none.
pub fn section_title(title: &str, form: Form) -> String {
    let bare = title.split_once(" (").filter(|_| title.ends_with(')')).map_or(title, |(bare, _)| bare);
    match form {
        Form::Own => bare.to_owned(),
        Form::Talk | Form::Group => title.to_owned(),
    }
}

/// A case in the list.
pub fn line(template: &Template, case: &Case) -> CaseLine {
    let path = walk(template, case);
    let (core_answered, core) = progress(case, &path);
    CaseLine {
        id: case.head.id,
        number: case.head.number,
        title: title(template, case),
        created: case.head.created,
        interviews: case.interviews.len(),
        core_answered,
        core,
    }
}

/// How many core questions have a status, and how many there are.
fn progress(case: &Case, path: &[Place<'_>]) -> (usize, usize) {
    // Deciding the levels is no question that somebody tells something to.
    let told = path.iter().filter(|place| !matches!(place.question.kind, Kind::ReleaseReview));
    let core = told.filter(|place| place.question.weight == Weight::Core);
    let mut count = (0, 0);
    for place in core {
        count.1 += 1;
        let mut statuses = place.answers.iter().filter_map(|answer| case.answer(&answer.key)?.status());
        count.0 += usize::from(statuses.next().is_some());
    }
    count
}

/// A case with everything in it.
pub fn view(template: &Template, case: &Case) -> CaseView {
    let path = walk(template, case);
    let (core_answered, core) = progress(case, &path);
    let levels = effective::levels(template, case, &path);
    let objections = objections::all(template, case, &path);
    let words = words(template, case, case.head.language);
    let shown = |interview: Option<InterviewId>| -> Vec<AnswerView> {
        let showing = Showing { case, levels: &levels, objections: &objections, words: &words };
        let places = path.iter().filter(|place| place.interview.map(|one| one.id) == interview);
        places.flat_map(|place| showing.of_place(place)).collect()
    };
    CaseView {
        id: case.head.id,
        number: case.head.number,
        title: title(template, case),
        created: case.head.created,
        language: case.head.language,
        template: case.head.template.clone(),
        answers: shown(None),
        interviews: case
            .interviews
            .iter()
            .map(|interview| InterviewView {
                id: interview.id,
                number: interview.number,
                form: interview.form,
                occasion: interview.occasion,
                date: interview.date,
                answers: shown(Some(interview.id)),
            })
            .collect(),
        attachments: case
            .attachments
            .values()
            .map(|attachment| AttachmentView {
                id: attachment.id,
                name: attachment.name.clone(),
                media_type: attachment.media_type.clone(),
                size: attachment.size,
                sha256: attachment.digest.clone(),
            })
            .collect(),
        gates: gates(template, &path),
        core_answered,
        core,
    }
}

struct Showing<'a> {
    case: &'a Case,
    objections: &'a BTreeMap<AnswerKey, Vec<Objection>>,
    levels: &'a BTreeMap<AnswerKey, ReleaseLevel>,
    words: &'a Words<'a>,
}

impl Showing<'_> {
    /// The question itself, unless only its rows have anything, and its rows.
    fn of_place(&self, place: &Place<'_>) -> Vec<AnswerView> {
        let with_rows = place.answers.len() > 1;
        let shown = place.answers.iter().filter(|answer| {
            answer.key.row.is_some() || !with_rows || self.case.answer(&answer.key).is_some()
        });
        shown.map(|answer| self.one(place, &answer.key)).collect()
    }

    fn one(&self, place: &Place<'_>, key: &AnswerKey) -> AnswerView {
        let question = place.question;
        let kept =
            self.case.answer(key).filter(|_| !self.case.is_withdrawn(key)).cloned().unwrap_or_default();
        let value = kept.value.as_ref();
        AnswerView {
            section: place.section.id.clone(),
            question: question.id.clone(),
            row: key.row,
            status: kept.status(),
            level: kept.level,
            effective_level: self.levels.get(key).copied().unwrap_or_default(),
            words: value.map(|value| self.words.lines(question, value)).unwrap_or_default(),
            objections: self.objections.get(key).cloned().unwrap_or_default(),
            value: kept.value,
            quotations: kept.quotations,
            masks: kept.masks,
        }
    }
}
