//! What an answers file would change about a case: worked out before anything is written.
//!
//! All or nothing: either every id in the file is known, or the file is refused with every id that is
//! not. What does not fit its question in another way (a text too long, own words missing) is taken in all
//! the same and told as an objection.

use std::collections::{BTreeMap, BTreeSet};

use lernfall_core::answer::check::{Objection, ObjectionCode, objections};
use lernfall_core::answer::{Answer, AnswerKey, AnswerStatus, Link, Quotation, Value};
use lernfall_core::case::{Case, RowList};
use lernfall_core::id::{FieldId, InterviewId, QuestionId, RowId, SectionId};
use lernfall_core::interview::{Form, Interview};
use lernfall_core::level::ReleaseLevel;
use lernfall_core::template::{Question, Scope, Selected, Template};

use crate::answers_file::{AnswerEntry, AnswersFile, FORMAT, NamedLink, RowEntry};
use crate::error::{AnswersProblem, AnswersProblemCode as Of, ApiError, Code};

/// The changes, in the order in which they are to be written.
#[derive(Debug, Default)]
pub struct Plan {
    pub rows: Vec<(RowList, RowId)>,
    pub answers: Vec<(AnswerKey, Answer)>,
}

const UNKNOWN: [(ObjectionCode, Of); 3] = [
    (ObjectionCode::UnknownCode, Of::UnknownCode),
    (ObjectionCode::UnknownField, Of::UnknownField),
    (ObjectionCode::WrongKind, Of::WrongValue),
];

/// The file, if it has the published shape.
pub fn read(bytes: &[u8]) -> Result<AnswersFile, ApiError> {
    let file: AnswersFile = serde_json::from_slice(bytes).map_err(|error| refused(vec![shape(&error)]))?;
    if file.format == FORMAT {
        return Ok(file);
    }
    let place = "/format".to_owned();
    let subject = spoken(&file.format);
    Err(refused(vec![AnswersProblem { place, code: Of::UnknownFormat, subject }]))
}

fn refused(answers: Vec<AnswersProblem>) -> ApiError {
    ApiError { answers, ..ApiError::new(Code::BrokenAnswers) }
}

/// An id from the file as it may be repeated: what has not the form of one may be content.
fn spoken(id: &str) -> String {
    let plain = id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_/".contains(&byte));
    if plain && id.len() <= 64 { id.to_owned() } else { "…".to_owned() }
}

/// Where the reader stopped (line and column) and which names it expected, without what it found: that
/// may be content.
fn shape(error: &serde_json::Error) -> AnswersProblem {
    let place = format!("{}:{}", error.line(), error.column());
    if !error.is_data() {
        return AnswersProblem { place: String::new(), code: Of::NotJson, subject: place };
    }
    let message = error.to_string();
    let of_ours = ["missing field", "duplicate field"].iter().any(|start| message.starts_with(start));
    let told = if of_ours {
        message.as_str()
    } else {
        message.rsplit_once(", expected ").map_or("", |(_, expected)| expected)
    };
    let names: Vec<&str> = told.split('`').skip(1).step_by(2).collect();
    let subject = if names.is_empty() { SCHEMA.to_owned() } else { names.join(", ") };
    AnswersProblem { place, code: Of::WrongShape, subject }
}

/// Says what the file has to look like.
const SCHEMA: &str = "schemas/answers.schema.json";

/// Works out the plan. `interviews` are the interviews for the file's entries, in their order;
/// `draw` gives ids for new rows.
pub fn plan(
    template: &Template,
    case: &Case,
    file: &AnswersFile,
    interviews: &[Interview],
    draw: &mut dyn FnMut() -> RowId,
) -> Result<Plan, ApiError> {
    let mut taking = Taking {
        template,
        case,
        forms: interviews.iter().map(|interview| (interview.id, interview.form)).collect(),
        plan: Plan::default(),
        named: BTreeMap::new(),
        placed: BTreeMap::new(),
        told: BTreeSet::new(),
        problems: Vec::new(),
    };
    let of_interviews = || file.interviews.iter().zip(interviews).enumerate();
    taking.rows("/case/answers", None, &file.case.answers, draw);
    for (at, (entry, interview)) in of_interviews() {
        taking.rows(&format!("/interviews/{at}/answers"), Some(interview.id), &entry.answers, draw);
    }
    taking.answers("/case/answers", None, &file.case.answers);
    taking.levels("/case/levels", None, &file.case.levels);
    for (at, (entry, interview)) in of_interviews() {
        taking.answers(&format!("/interviews/{at}/answers"), Some(interview.id), &entry.answers);
        taking.levels(&format!("/interviews/{at}/levels"), Some(interview.id), &entry.levels);
    }
    if taking.problems.is_empty() { Ok(taking.plan) } else { Err(refused(taking.problems)) }
}

struct Taking<'a> {
    template: &'a Template,
    case: &'a Case,
    forms: BTreeMap<InterviewId, Form>,
    plan: Plan,
    /// The rows that the file names, by question and name.
    named: BTreeMap<(QuestionId, String), RowId>,
    /// The ids of the file's rows, by their place in the file.
    placed: BTreeMap<String, RowId>,
    /// Keys whose level the file names itself.
    told: BTreeSet<AnswerKey>,
    problems: Vec<AnswersProblem>,
}

impl<'a> Taking<'a> {
    fn problem(&mut self, place: &str, code: Of, subject: impl ToString) {
        let subject = spoken(&subject.to_string());
        self.problems.push(AnswersProblem { place: place.to_owned(), code, subject });
    }

    /// Gives every new row an id, so that links can point anywhere.
    fn rows(
        &mut self,
        place: &str,
        interview: Option<InterviewId>,
        entries: &[AnswerEntry],
        draw: &mut dyn FnMut() -> RowId,
    ) {
        for (at, entry) in entries.iter().enumerate().filter(|(_, entry)| !entry.rows.is_empty()) {
            let place = format!("{place}/{at}");
            let Some(question) = self.template.question(&entry.question) else { continue };
            let Some(most) = question.kind.max_repeats() else {
                self.problem(&place, Of::NoRows, &entry.question);
                continue;
            };
            let asked = interview.and_then(|interview| self.asked(interview, question));
            let most = asked.and_then(|asked| asked.max_repeats).unwrap_or(most);
            let list = RowList { interview, question: entry.question.clone() };
            let there = self.case.rows_of(&list).to_vec();
            let mut count = there.len();
            for (row_at, row) in entry.rows.iter().enumerate() {
                let named: Option<RowId> = row.row.as_deref().and_then(|name| name.parse().ok());
                if let Some(id) = named.filter(|id| !there.contains(id)) {
                    self.problem(&format!("{place}/rows/{row_at}"), Of::UnknownRow, id);
                    continue;
                }
                let old = named.or_else(|| self.same(&list, row));
                let id = old.unwrap_or_else(|| {
                    let id = draw();
                    self.plan.rows.push((list.clone(), id));
                    count += 1;
                    id
                });
                let place = format!("{place}/rows/{row_at}");
                if let Some(name) = &row.row
                    && self.named.insert((entry.question.clone(), name.clone()), id).is_some()
                {
                    self.problem(&place, Of::NamedTwice, name);
                }
                self.placed.insert(place, id);
            }
            if count > usize::try_from(most).unwrap_or(usize::MAX) {
                self.problem(&place, Of::TooManyRows, &entry.question);
            }
        }
    }

    /// How the form of the interview asks the question; nothing where it does not.
    fn asked(&self, interview: InterviewId, question: &Question) -> Option<Selected> {
        let form = self.forms.get(&interview)?;
        self.template.form(*form)?.asks(&question.id)
    }

    /// The row that says the same already, so that a file taken in twice adds nothing.
    fn same(&self, list: &RowList, row: &RowEntry) -> Option<RowId> {
        let said = |value: Option<&Value>| -> Option<BTreeMap<FieldId, Value>> {
            let fields = value?.as_fields()?.iter().filter(|(_, value)| !matches!(value, Value::Links(_)));
            Some(fields.map(|(field, value)| (field.clone(), value.clone())).collect())
        };
        let new = said(row.value.as_ref()).filter(|fields| !fields.is_empty())?;
        self.case.rows_of(list).iter().copied().find(|id| {
            let key =
                AnswerKey { interview: list.interview, question: list.question.clone(), row: Some(*id) };
            let there = self.case.answer(&key).and_then(|answer| said(answer.value.as_ref()));
            there.as_ref() == Some(&new)
        })
    }

    /// The question, if the guide has it in this place.
    fn question(
        &mut self,
        place: &str,
        interview: Option<InterviewId>,
        entry: &AnswerEntry,
    ) -> Option<&'a Question> {
        let Some(question) = self.template.question(&entry.question) else {
            self.problem(place, Of::UnknownQuestion, &entry.question);
            return None;
        };
        match (question.scope, interview) {
            (Scope::Case, None) => {}
            (Scope::Case, Some(_)) => {
                self.problem(place, Of::OfTheCase, &entry.question);
                return None;
            }
            (Scope::Interview, None) => {
                self.problem(place, Of::OfInterviews, &entry.question);
                return None;
            }
            (Scope::Interview, Some(id)) => {
                if self.asked(id, question).is_none() {
                    self.problem(place, Of::NotInForm, &entry.question);
                    return None;
                }
            }
        }
        Some(question)
    }

    fn answers(&mut self, place: &str, interview: Option<InterviewId>, entries: &[AnswerEntry]) {
        for (at, entry) in entries.iter().enumerate() {
            let place = format!("{place}/{at}");
            let Some(question) = self.question(&place, interview, entry) else { continue };
            let key = AnswerKey { interview, question: entry.question.clone(), row: None };
            let said = entry.value.is_some() || entry.status.is_some() || entry.level.is_some();
            if said || !entry.quotations.is_empty() {
                let given = Given {
                    value: entry.value.clone(),
                    status: entry.status,
                    level: entry.level,
                    quotations: &entry.quotations,
                };
                self.one(&place, question, key.clone(), given);
            }
            for (row_at, row) in entry.rows.iter().enumerate() {
                let place = format!("{place}/rows/{row_at}");
                let Some(id) = self.placed.get(&place).copied() else { continue };
                let key = AnswerKey { row: Some(id), ..key.clone() };
                let value = self.linked(&place, &key, row);
                let given =
                    Given { value, status: row.status, level: row.level, quotations: &row.quotations };
                self.one(&place, question, key, given);
            }
        }
    }

    /// The row's value with its links resolved; links alone are added to what the row says already.
    fn linked(&mut self, place: &str, key: &AnswerKey, row: &RowEntry) -> Option<Value> {
        if row.links.is_empty() {
            return row.value.clone();
        }
        let before = self.case.answer(key).and_then(|answer| answer.value.as_ref());
        let mut fields = match row.value.as_ref().or(before) {
            None => BTreeMap::new(),
            Some(Value::Fields(fields)) => fields.clone(),
            Some(_) => {
                self.problem(place, Of::WrongShape, &key.question);
                return None;
            }
        };
        for (field, links) in &row.links {
            let resolved = links.iter().filter_map(|link| self.resolved(place, link)).collect();
            fields.insert(field.clone(), Value::Links(resolved));
        }
        Some(Value::Fields(fields))
    }

    fn resolved(&mut self, place: &str, link: &NamedLink) -> Option<Link> {
        let named = self.named.get(&(link.question.clone(), link.row.clone())).copied();
        let there = || {
            let id: RowId = link.row.parse().ok()?;
            let lists = self.case.rows.iter().filter(|(list, _)| list.question == link.question);
            lists.flat_map(|(_, rows)| rows).any(|row| *row == id).then_some(id)
        };
        let found = named.or_else(there);
        if found.is_none() {
            let subject = format!("{} {}", spoken(link.question.as_str()), spoken(&link.row));
            let place = place.to_owned();
            self.problems.push(AnswersProblem { place, code: Of::UnknownRow, subject });
        }
        found.map(|row| Link { question: link.question.clone(), row })
    }

    fn one(&mut self, place: &str, question: &Question, key: AnswerKey, given: Given<'_>) {
        if let Some(value) = &given.value {
            for objection in objections(self.template, question, value) {
                self.object(place, &objection);
            }
        }
        if self.plan.answers.iter().any(|(planned, _)| *planned == key) {
            return self.problem(place, Of::NamedTwice, &key.question);
        }
        if given.level.is_some() {
            self.told.insert(key.clone());
        }
        let before = self.case.answer(&key).cloned().unwrap_or_default();
        let said = match given.value {
            Some(value) => before.saying(Some(value)),
            None => before,
        };
        let answer = Answer {
            status: given.status.or(said.status),
            level: given.level.map(|level| level.min(question.max_level)).or(said.level),
            quotations: if given.quotations.is_empty() {
                said.quotations.clone()
            } else {
                given.quotations.to_vec()
            },
            ..said
        };
        self.plan.answers.push((key, answer));
    }

    /// What the guide does not have refuses the file; everything else is kept and told later.
    fn object(&mut self, place: &str, objection: &Objection) {
        let unknown = UNKNOWN.into_iter().find(|(of, _)| *of == objection.code);
        if let Some((_, code)) = unknown {
            let field = objection.field.as_ref().map(ToString::to_string);
            let subject = if objection.subject.is_empty() {
                field.unwrap_or_default()
            } else {
                objection.subject.clone()
            };
            self.problem(place, code, subject);
        }
    }

    /// Decides a level for everything in a section that has an answer now.
    fn levels(
        &mut self,
        place: &str,
        interview: Option<InterviewId>,
        levels: &BTreeMap<SectionId, ReleaseLevel>,
    ) {
        for (section, level) in levels {
            let Some(section) = self.template.sections().iter().find(|one| one.id == *section) else {
                self.problem(place, Of::UnknownSection, section);
                continue;
            };
            for question in &section.questions {
                let of_question = |key: &AnswerKey| key.interview == interview && key.question == question.id;
                let there = self.case.answers.keys().filter(|key| of_question(key));
                let new = self.plan.answers.iter().map(|(key, _)| key).filter(|key| of_question(key));
                let keys: BTreeSet<AnswerKey> = there.chain(new).cloned().collect();
                for key in keys.into_iter().filter(|key| !self.told.contains(key)).collect::<Vec<_>>() {
                    self.decide(&key, (*level).min(question.max_level));
                }
            }
        }
    }

    fn decide(&mut self, key: &AnswerKey, level: ReleaseLevel) {
        match self.plan.answers.iter_mut().rev().find(|(of, _)| of == key) {
            Some((_, answer)) => answer.level = Some(level),
            None => {
                let Some(before) = self.case.answer(key).cloned() else { return };
                self.plan.answers.push((key.clone(), Answer { level: Some(level), ..before }));
            }
        }
    }
}

struct Given<'a> {
    value: Option<Value>,
    status: Option<AnswerStatus>,
    level: Option<ReleaseLevel>,
    quotations: &'a [Quotation],
}
