//! What a reader sees of a record, and in which order.
//!
//! The one place that decides it: preview, Word file and command line draw what comes out here. The
//! words of values are found in [`super::words`].

use std::collections::BTreeMap;

use super::{Block, Document, ListOrder, Run};
use crate::answer::{AnswerStatus, TextRange, Value};
use crate::document::words::Words;
use crate::id::{Code, FieldId};
use crate::level::{Audience, ReleaseLevel};
use crate::record::{Record, RecordAnswer, RecordInterview};
use crate::template::{Field, Kind, Question, Role, Scope, Section, Template, Weight};
use crate::wording::{Wording, wording};

/// How much of a record a paper shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Extent {
    /// *Fallblatt*: the head, the summary and the core questions, about two pages.
    Sheet,
    /// Everything in the record.
    Whole,
}

/// The paper of `record` in the record's own language.
pub fn outline(template: &Template, record: &Record, extent: Extent) -> Document {
    let wording = wording(record.language);
    let words = named_rows(template, record);
    let mut outline = Outline { template, record, wording, words, extent, blocks: Vec::new() };
    outline.head();
    outline.body();
    outline.attachments();
    let title = outline.title();
    let creator = outline.named_agency().unwrap_or_default().to_owned();
    let footer = match record.audience {
        Audience::House => wording.footer_house,
        Audience::Office | Audience::Room | Audience::Report => wording.footer,
    };
    let revision: String = record.revision.chars().take(8).collect();
    Document {
        language: record.language,
        title,
        creator,
        footer: format!("{footer} · {} {revision}", wording.revision),
        blocks: outline.blocks,
    }
}

fn named_rows<'a>(template: &'a Template, record: &Record) -> Words<'a> {
    let mut words = Words::new(template, record.language);
    let interviews = record.interviews.iter().flat_map(|interview| &interview.answers);
    for answer in record.answers.iter().chain(interviews) {
        let question = template.question(&answer.question);
        if let (Some(row), Some(value), Some(question)) = (answer.row, &answer.value, question) {
            words.name_row(question, row, value);
        }
    }
    words
}

struct Outline<'a> {
    template: &'a Template,
    record: &'a Record,
    wording: &'static Wording,
    words: Words<'a>,
    extent: Extent,
    blocks: Vec<Block>,
}

impl Outline<'_> {
    fn title(&self) -> String {
        let question = self.template.with_role(Role::Title);
        let answers = self.record.answers.iter();
        let value = question.and_then(|question| {
            answers.filter(|answer| answer.question == question.id).find_map(|answer| answer.value.as_ref())
        });
        value.and_then(Value::as_text).unwrap_or(self.wording.untitled).to_owned()
    }

    fn head(&mut self) {
        let title = self.title();
        self.blocks.push(Block::Title(title));
        let kind = match self.extent {
            Extent::Sheet => self.wording.case_sheet,
            Extent::Whole => self.wording.case_record,
        };
        self.blocks.push(Block::Note(kind.to_owned()));
        let agency = self.named_agency().unwrap_or(self.wording.agency_unnamed);
        let mut pairs = vec![
            (self.wording.agency.to_owned(), vec![Run::plain(agency)]),
            (self.wording.made_for.to_owned(), vec![Run::plain(self.wording.audience(self.record.audience))]),
        ];
        for answer in &self.record.answers {
            let Some(question) = self.template.question(&answer.question) else {
                continue;
            };
            let is_fact = self.in_head(question) && question.role != Some(Role::Title);
            if let Some(value) = answer.value.as_ref().filter(|_| is_fact) {
                let label = self.words.read(&question.text).to_owned();
                pairs.push((label, self.words.runs(&question.kind, value)));
            }
        }
        if let [only] = self.record.interviews.as_slice() {
            pairs.extend(self.about(only));
        }
        self.blocks.push(Block::Facts { caption: kind.to_owned(), pairs });
        if let (Extent::Whole, Some(level)) = (self.extent, self.common_level()) {
            let text = format!("{} {}.", self.wording.all_at_level, self.wording.level(level));
            self.blocks.push(Block::Note(text));
        }
    }

    /// The agency is named in one's own house and to the office that receives the case anyway; elsewhere
    /// only where every interview permits it.
    fn named_agency(&self) -> Option<&str> {
        let permitted = match self.record.audience {
            Audience::House | Audience::Office => true,
            Audience::Room | Audience::Report => {
                !self.record.interviews.is_empty()
                    && self.record.interviews.iter().all(|interview| interview.permits.name_agency)
            }
        };
        permitted.then_some(self.record.organisation.name.as_str())
    }

    fn about(&self, interview: &RecordInterview) -> Vec<(String, Vec<Run>)> {
        let pair = |label: &str, text: &str| (label.to_owned(), vec![Run::plain(text)]);
        vec![
            pair(self.wording.form, self.wording.form(interview.form)),
            pair(self.wording.occasion, self.wording.occasion(interview.occasion)),
            pair(self.wording.held, &self.words.month_of(&interview.month)),
        ]
    }

    /// The level, where every answer has the same.
    fn common_level(&self) -> Option<ReleaseLevel> {
        let interviews = self.record.interviews.iter().flat_map(|interview| &interview.answers);
        let mut levels = self.record.answers.iter().chain(interviews).map(|answer| answer.level);
        let first = levels.next()?;
        levels.all(|level| level == first).then_some(first)
    }

    fn body(&mut self) {
        let before = self.blocks.len();
        let record = self.record;
        self.sections(&record.answers, 1);
        match record.interviews.as_slice() {
            [only] => self.sections(&only.answers, 1),
            several => {
                for interview in several {
                    let text = format!("{} {}", self.wording.interview, interview.number);
                    self.blocks.push(Block::Heading { level: 1, text: text.clone() });
                    let pairs = self.about(interview);
                    self.blocks.push(Block::Facts { caption: text, pairs });
                    self.sections(&interview.answers, 2);
                }
            }
        }
        if self.blocks.len() == before {
            self.blocks.push(Block::Paragraph(vec![Run::plain(self.wording.nothing_yet)]));
        }
    }

    fn sections(&mut self, answers: &[RecordAnswer], level: u8) {
        let template = self.template;
        for section in template.sections() {
            let shown: Vec<&Question> =
                section.questions.iter().filter(|question| self.shows(question, answers)).collect();
            if !shown.is_empty() {
                self.section(section, &shown, answers, level);
            }
        }
    }

    fn section(&mut self, section: &Section, shown: &[&Question], answers: &[RecordAnswer], level: u8) {
        let text = self.words.read(&section.title).to_owned();
        self.blocks.push(Block::Heading { level, text });
        for question in shown {
            let text = self.words.read(&question.text).to_owned();
            self.blocks.push(Block::Heading { level: level + 1, text });
            let of_question: Vec<&RecordAnswer> =
                answers.iter().filter(|answer| answer.question == question.id).collect();
            self.answers(question, &of_question, level + 2);
        }
    }

    fn shows(&self, question: &Question, answers: &[RecordAnswer]) -> bool {
        let given = answers.iter().any(|answer| answer.question == question.id);
        let in_head = self.in_head(question) && !self.only_status(question, answers);
        let on_sheet = question.gate.is_none()
            && (question.weight == Weight::Core || question.role == Some(Role::Summary));
        given
            && !in_head
            && match self.extent {
                Extent::Sheet => on_sheet,
                Extent::Whole => true,
            }
    }

    /// Whether the values of a question stand in the head, and so not in the body: those of the case
    /// that fit into a line.
    fn in_head(&self, question: &Question) -> bool {
        let fits = match question.role {
            None | Some(Role::Summary) => false,
            Some(Role::Title) => {
                let title = self.template.with_role(Role::Title);
                matches!(question.kind, Kind::Text { .. }) && title.is_some_and(|one| one.id == question.id)
            }
            Some(
                Role::AdministrativeLevels | Role::Topics | Role::Undertaking | Role::Phase | Role::Period,
            ) => question.kind.is_leaf(),
        };
        fits && question.scope == Scope::Case
    }

    fn only_status(&self, question: &Question, answers: &[RecordAnswer]) -> bool {
        answers.iter().filter(|answer| answer.question == question.id).all(|answer| answer.value.is_none())
    }

    fn answers(&mut self, question: &Question, answers: &[&RecordAnswer], level: u8) {
        let mut number = 0;
        for answer in answers {
            match &answer.value {
                None => {
                    let status = self.wording.status(answer.status);
                    self.blocks.push(Block::Paragraph(vec![Run::quiet(status)]));
                }
                Some(value) if answer.row.is_some() => {
                    number += 1;
                    self.row(question, value, number, level);
                }
                Some(value) => self.value(question, value),
            }
            self.quotations(answer);
            self.level_of(answer);
        }
    }

    fn row(&mut self, question: &Question, value: &Value, number: usize, level: u8) {
        let Value::Fields(fields) = value else { return };
        let text = format!("{number}. {}", self.words.row_heading(&question.kind, fields));
        self.blocks.push(Block::Heading { level, text: text.clone() });
        let heading = self.words.whole_heading(&question.kind, fields);
        let others: Vec<&Field> =
            question.kind.fields().iter().filter(|field| Some(&field.id) != heading).collect();
        self.facts(text, &others, fields);
    }

    fn value(&mut self, question: &Question, value: &Value) {
        match (&question.kind, value) {
            (_, Value::Text(text)) => self.paragraphs(text),
            (kind, Value::Ranked(choices)) => {
                let items = choices.iter().map(|choice| vec![self.words.choice(kind, choice)]).collect();
                self.blocks.push(Block::List { order: ListOrder::Numbered, items });
            }
            (kind, Value::Choices(choices)) => {
                let items = choices.iter().map(|choice| vec![self.words.choice(kind, choice)]).collect();
                self.blocks.push(Block::List { order: ListOrder::Bulleted, items });
            }
            (Kind::Checklist { items }, Value::Ticked(ticked)) => {
                let ticked = items.iter().filter(|item| ticked.contains(&item.id));
                let items = ticked.map(|item| vec![Run::plain(self.words.read(&item.label))]).collect();
                self.blocks.push(Block::List { order: ListOrder::Bulleted, items });
            }
            (Kind::Matrix { vocabulary, fields }, Value::Matrix(rows)) => {
                let caption = self.words.read(&question.text).to_owned();
                let header = self.words.matrix_header(vocabulary, fields);
                let rows =
                    rows.iter().map(|(code, given)| self.matrix_row(&question.kind, code, fields, given));
                let rows = rows.collect();
                self.blocks.push(Block::Table { caption, header, rows });
            }
            (Kind::Consent { .. }, Value::Fields(given)) => {
                let caption = self.words.read(&question.text).to_owned();
                let pairs = self.words.consent(&question.kind, given);
                self.blocks.push(Block::Facts { caption, pairs });
            }
            (kind, Value::Fields(given)) => {
                let caption = self.words.read(&question.text).to_owned();
                let fields: Vec<&Field> = kind.fields().iter().collect();
                self.facts(caption, &fields, given);
            }
            (kind, value) => {
                let runs = self.words.runs(kind, value);
                self.blocks.push(Block::Paragraph(runs));
            }
        }
    }

    fn matrix_row(
        &self,
        kind: &Kind,
        code: &Code,
        fields: &[Field],
        given: &BTreeMap<FieldId, Value>,
    ) -> Vec<Vec<Run>> {
        let mut cells = vec![vec![Run::plain(self.words.label_of(kind, code))]];
        cells.extend(fields.iter().map(|field| {
            given.get(&field.id).map_or_else(Vec::new, |value| self.words.runs(&field.kind, value))
        }));
        cells
    }

    fn facts(&mut self, caption: String, fields: &[&Field], given: &BTreeMap<FieldId, Value>) {
        let pairs: Vec<(String, Vec<Run>)> = fields
            .iter()
            .filter_map(|field| {
                let value = given.get(&field.id)?;
                Some((self.words.read(&field.label).to_owned(), self.words.runs(&field.kind, value)))
            })
            .collect();
        if !pairs.is_empty() {
            self.blocks.push(Block::Facts { caption, pairs });
        }
    }

    /// Blank lines part paragraphs; single line breaks stay line breaks.
    fn paragraphs(&mut self, text: &str) {
        let normal = text.replace("\r\n", "\n").replace('\r', "\n");
        for paragraph in normal.split("\n\n").map(|part| part.trim_matches('\n')) {
            if !paragraph.trim().is_empty() {
                self.blocks.push(Block::Paragraph(vec![Run::plain(paragraph)]));
            }
        }
    }

    fn quotations(&mut self, answer: &RecordAnswer) {
        for range in &answer.quotations {
            let Some(passage) = answer.value.as_ref().and_then(|value| passage(value, range)) else {
                continue;
            };
            let quoted = format!("{}{passage}{}", self.wording.opening_quote, self.wording.closing_quote);
            self.blocks.push(Block::Quotation(vec![
                Run::plain(quoted),
                Run::quiet(format!(" – {}", self.wording.quotation)),
            ]));
        }
    }

    fn level_of(&mut self, answer: &RecordAnswer) {
        let told = self.common_level().is_some() || self.extent == Extent::Sheet;
        if !told && (answer.status != AnswerStatus::Answered || answer.value.is_some()) {
            let text = format!("{}: {}", self.wording.level, self.wording.level(answer.level));
            self.blocks.push(Block::Note(text));
        }
    }

    fn attachments(&mut self) {
        if self.extent == Extent::Sheet || self.record.attachments.is_empty() {
            return;
        }
        let caption = self.wording.attachments.to_owned();
        self.blocks.push(Block::Heading { level: 1, text: caption.clone() });
        let words =
            [self.wording.attachment, self.wording.media_type, self.wording.size, self.wording.digest];
        let header = words.map(str::to_owned).to_vec();
        let rows = self.record.attachments.iter().map(|attachment| {
            vec![
                vec![Run::plain(&attachment.member)],
                vec![Run::plain(&attachment.media_type)],
                vec![Run::plain(format!("{} {}", attachment.size, self.wording.bytes))],
                vec![Run::quiet(attachment.sha256.grouped())],
            ]
        });
        let rows = rows.collect();
        self.blocks.push(Block::Table { caption, header, rows });
    }
}

fn passage(value: &Value, range: &TextRange) -> Option<String> {
    let text = match &range.field {
        None => value.as_text()?,
        Some(field) => value.as_fields()?.get(field)?.as_text()?,
    };
    let start = usize::try_from(range.start).ok()?;
    let length = usize::try_from(range.end.checked_sub(range.start)?).ok()?;
    Some(text.chars().skip(start).take(length).collect())
}
