//! How the answers to one question are laid out.

use std::collections::BTreeMap;

use super::{Extent, Outline};
use crate::answer::{TextRange, Value};
use crate::document::{Block, ListOrder, Run};
use crate::id::{Code, FieldId};
use crate::record::RecordAnswer;
use crate::template::{Field, Kind, OnSheet, Question};

impl Outline<'_> {
    pub(super) fn answers(&mut self, question: &Question, answers: &[&RecordAnswer], level: u8) {
        if self.as_list(question, answers) {
            self.row_list(question, answers);
            return;
        }
        let several = answers.iter().filter(|answer| answer.row.is_some()).count() > 1;
        let mut number = 0;
        for answer in answers {
            match &answer.value {
                None => {
                    let status = self.wording.status(answer.status);
                    self.blocks.push(Block::Paragraph(vec![Run::quiet(status)]));
                }
                Some(value) if answer.row.is_some() => {
                    number += 1;
                    self.row(question, value, several.then_some(number), level);
                }
                Some(value) if is_quoted_whole(answer, value) => {}
                Some(value) => self.value(question, value),
            }
            self.quotations(answer);
            if !question.is_assurance() {
                self.level_of(answer);
            }
        }
    }

    /// Rows become a plain list on the sheet where there are several, and anywhere where each says nothing
    /// but what names it.
    fn as_list(&self, question: &Question, answers: &[&RecordAnswer]) -> bool {
        let rows = answers.iter().filter(|answer| answer.row.is_some()).count();
        let short = self.extent == Extent::Sheet && question.sheet == OnSheet::Headings && rows > 1;
        let only_named = |answer: &&RecordAnswer| {
            let fields = answer.value.as_ref().and_then(Value::as_fields);
            fields.is_some_and(|fields| {
                fields.len() == 1 && self.words.heading_text(&question.kind, fields).is_some()
            })
        };
        rows == answers.len() && rows > 0 && (short || (self.told_level() && answers.iter().all(only_named)))
    }

    fn row_list(&mut self, question: &Question, answers: &[&RecordAnswer]) {
        let items = answers.iter().filter_map(|answer| {
            let fields = answer.value.as_ref()?.as_fields()?;
            let text = self.words.heading_text(&question.kind, fields).map(str::to_owned);
            Some(vec![Run::plain(text.unwrap_or_else(|| self.words.row_heading(&question.kind, fields)))])
        });
        let items = items.collect();
        self.blocks.push(Block::List { order: ListOrder::Numbered, items });
        for answer in answers {
            self.quotations(answer);
        }
    }

    fn row(&mut self, question: &Question, value: &Value, number: Option<u32>, level: u8) {
        let Value::Fields(fields) = value else { return };
        let text = self.words.row_title(question, fields, number);
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
                let caption = self.caption(question);
                let header = self.words.matrix_header(vocabulary, fields);
                let rows =
                    rows.iter().map(|(code, given)| self.matrix_row(&question.kind, code, fields, given));
                let rows = rows.collect();
                self.blocks.push(Block::Table { caption, header, rows });
            }
            (Kind::Consent { .. }, Value::Fields(given)) => {
                let caption = self.caption(question);
                let pairs = self.words.consent(&question.kind, given);
                self.blocks.push(Block::Facts { caption, pairs });
            }
            (kind, Value::Fields(given)) => {
                let caption = self.caption(question);
                let fields: Vec<&Field> = kind.fields().iter().collect();
                self.facts(caption, &fields, given);
            }
            (kind, value) => {
                let runs = self.words.runs(kind, value);
                self.blocks.push(Block::Paragraph(runs));
            }
        }
    }

    /// What stands above the answer already, so that it is not written twice.
    fn caption(&self, question: &Question) -> String {
        let above = match self.extent {
            Extent::Sheet => question.called(),
            Extent::Whole => &question.text,
        };
        self.words.read(above).to_owned()
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
                Some((self.words.field_name(field).to_owned(), self.words.runs(&field.kind, value)))
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
        if !self.told_level() {
            let text = format!("{}: {}", self.wording.level, self.wording.level(answer.level));
            self.blocks.push(Block::Note(text));
        }
    }

    /// Whether levels are told once for all, or not at all.
    fn told_level(&self) -> bool {
        self.extent == Extent::Sheet || self.common_level().is_some()
    }
}

/// Whether the whole text stands below as a quotation anyway.
fn is_quoted_whole(answer: &RecordAnswer, value: &Value) -> bool {
    let whole = value.as_text();
    whole.is_some() && answer.quotations.iter().any(|range| passage(value, range).as_deref() == whole)
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
