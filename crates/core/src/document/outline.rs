//! What a reader sees of a record, and in which order.
//!
//! The one place that decides it: preview, Word file and command line draw what comes out here. How one
//! answer is laid out stands in [`answers`]; the words of values are found in [`super::words`].

mod answers;

use super::{Block, Document, Run};
use crate::answer::Value;
use crate::document::words::{Words, file_kind};
use crate::interview::Occasion;
use crate::level::{Audience, ReleaseLevel};
use crate::record::{Record, RecordAnswer, RecordInterview};
use crate::template::{Kind, OnSheet, Question, Role, Scope, Template};
use crate::wording::{Wording, wording};

/// How much of a record a paper shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Extent {
    /// *Fallblatt*: the head, the summary and what the guide puts on the sheet, about two pages.
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

impl<'a> Outline<'a> {
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
        let mut pairs = Vec::new();
        // A workspace that never handed anything over may not know its agency yet.
        if !self.record.organisation.name.is_empty() {
            let agency = self.named_agency().unwrap_or(self.wording.agency_unnamed);
            pairs.push((self.wording.agency.to_owned(), vec![Run::plain(agency)]));
        }
        if self.extent == Extent::Whole {
            let audience = self.wording.audience(self.record.audience);
            pairs.push((self.wording.made_for.to_owned(), vec![Run::plain(audience)]));
        }
        for answer in &self.record.answers {
            let Some(question) = self.template.question(&answer.question) else { continue };
            let is_fact = self.in_head(question) && question.role != Some(Role::Title);
            if let Some(value) = answer.value.as_ref().filter(|_| is_fact) {
                let label = self.words.read(question.called()).to_owned();
                pairs.push((label, self.words.runs(&question.kind, value)));
            }
        }
        if let [only] = self.record.interviews.as_slice() {
            pairs.push(self.about(only));
        }
        self.blocks.push(Block::Facts { caption: self.wording.at_a_glance.to_owned(), pairs });
        if let (Extent::Whole, Some(level)) = (self.extent, self.common_level()) {
            let text = format!("{} {}.", self.wording.all_at_level, self.wording.level(level));
            self.blocks.push(Block::Note(text));
        }
        self.summary();
    }

    /// The summary stands before everything else that was told.
    fn summary(&mut self) {
        let Some(question) = self.summary_question() else { return };
        let answers: Vec<&RecordAnswer> = answers_to(self.record, question).collect();
        if !answers.is_empty() {
            let text = self.words.read(question.called()).to_owned();
            self.blocks.push(Block::Heading { level: 1, text });
            self.answers(question, &answers, 2);
        }
    }

    fn summary_question(&self) -> Option<&'a Question> {
        self.template.with_role(Role::Summary).filter(|question| question.scope == Scope::Case)
    }

    fn has_summary(&self) -> bool {
        let question = self.summary_question();
        question
            .is_some_and(|question| answers_to(self.record, question).any(|answer| answer.value.is_some()))
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

    /// One line on an interview: its form, its occasion, its month.
    fn about(&self, interview: &RecordInterview) -> (String, Vec<Run>) {
        let month = self.words.month_of(&interview.month);
        let told = match interview.occasion {
            Occasion::SelfWritten => month,
            Occasion::Single
            | Occasion::KickOff
            | Occasion::DeepDive
            | Occasion::NetworkMeeting
            | Occasion::Closing
            | Occasion::PeerConsultation => format!("{}, {month}", self.wording.occasion(interview.occasion)),
        };
        (self.wording.form(interview.form).to_owned(), vec![Run::plain(told)])
    }

    /// The level, where every answer has the same.
    fn common_level(&self) -> Option<ReleaseLevel> {
        let told = |answer: &&RecordAnswer| {
            let question = self.template.question(&answer.question);
            question.is_none_or(|question| !question.is_assurance())
        };
        let mut levels = self.record.all_answers().filter(told).map(|answer| answer.level);
        let first = levels.next()?;
        levels.all(|level| level == first).then_some(first)
    }

    fn body(&mut self) {
        let before = self.blocks.len();
        let record = self.record;
        match record.interviews.as_slice() {
            [only] => {
                let all: Vec<&RecordAnswer> = record.answers.iter().chain(&only.answers).collect();
                self.sections(&all, 1);
            }
            several => {
                self.sections(&record.answers.iter().collect::<Vec<_>>(), 1);
                for interview in several {
                    let text = format!("{} {}", self.wording.interview, interview.number);
                    self.blocks.push(Block::Heading { level: 1, text: text.clone() });
                    let pairs = vec![self.about(interview)];
                    self.blocks.push(Block::Facts { caption: text, pairs });
                    self.sections(&interview.answers.iter().collect::<Vec<_>>(), 2);
                }
            }
        }
        if self.blocks.len() == before && !self.has_summary() {
            self.blocks.push(Block::Paragraph(vec![Run::plain(self.wording.nothing_yet)]));
        }
    }

    /// What was told, section by section; what was settled before and after comes last.
    fn sections(&mut self, answers: &[&RecordAnswer], level: u8) {
        let (template, wording) = (self.template, self.wording);
        let shown = |of: &Self, question: &Question, is_gate: bool| {
            question.gate.is_some() == is_gate && of.shows(question, answers)
        };
        for section in template.sections() {
            let told = section.questions.iter().filter(|question| shown(self, question, false));
            let told: Vec<&Question> = told.collect();
            self.section(self.words.read(&section.title).to_owned(), &told, answers, level);
        }
        let gates = template.questions().map(|(_, question)| question);
        let gates: Vec<&Question> = gates.filter(|question| shown(self, question, true)).collect();
        self.section(wording.on_hand_over.to_owned(), &gates, answers, level);
    }

    fn section(&mut self, text: String, shown: &[&Question], answers: &[&RecordAnswer], level: u8) {
        if shown.is_empty() {
            return;
        }
        // A sheet is too short to be parted twice.
        let level = match self.extent {
            Extent::Sheet => level,
            Extent::Whole => {
                self.blocks.push(Block::Heading { level, text });
                level + 1
            }
        };
        for question in shown {
            let name = self.words.read(question.called()).to_owned();
            let asked = self.words.read(&question.text).to_owned();
            let named = name != asked;
            self.blocks.push(Block::Heading { level, text: name });
            if named && self.extent == Extent::Whole {
                self.blocks.push(Block::Note(asked));
            }
            let of_question: Vec<&RecordAnswer> =
                answers.iter().copied().filter(|answer| answer.question == question.id).collect();
            self.answers(question, &of_question, level + 1);
        }
    }

    fn shows(&self, question: &Question, answers: &[&RecordAnswer]) -> bool {
        let given = answers.iter().any(|answer| answer.question == question.id);
        let in_head = self.in_head(question) && !self.only_status(question, answers);
        let on_sheet = match question.sheet {
            OnSheet::Nothing => false,
            OnSheet::Whole | OnSheet::Headings => true,
            OnSheet::WithoutSummary => !self.has_summary(),
        };
        given
            && !in_head
            && self.summary_question().is_none_or(|summary| summary.id != question.id)
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

    fn only_status(&self, question: &Question, answers: &[&RecordAnswer]) -> bool {
        answers.iter().filter(|answer| answer.question == question.id).all(|answer| answer.value.is_none())
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
                vec![Run::plain(file_kind(&attachment.media_type))],
                vec![Run::plain(format!("{}\u{a0}{}", attachment.size, self.wording.bytes))],
                vec![Run::quiet(attachment.sha256.grouped())],
            ]
        });
        let rows = rows.collect();
        self.blocks.push(Block::Table { caption, header, rows });
    }
}

/// The answers to a question of the case.
fn answers_to<'a>(record: &'a Record, question: &'a Question) -> impl Iterator<Item = &'a RecordAnswer> {
    record.answers.iter().filter(|answer| answer.question == question.id)
}
