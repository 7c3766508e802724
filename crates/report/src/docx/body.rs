//! Blocks as paragraphs, lists and tables of docx-rs.
//!
//! Heading levels have no gaps, no paragraph is empty, every numbered list starts anew, and the
//! last thing on the paper is a paragraph. Header rows, languages and descriptions are left to
//! the pass; looks are left to the styles.

mod facts;
mod list;

use docx_rs::{Docx, LineSpacing, Paragraph};
use lernfall_core::document::{Block, Document, Run};

use super::page;
use super::runs::{line, write};
use super::table::{self, TableText};
use crate::captions::shown;
use crate::lines::{Line, lines, one_line, paragraphs};

/// What docx-rs made of a document.
pub(super) struct Drawn {
    pub document: Vec<u8>,
    pub footer: Vec<u8>,
    /// Only where there is a list: Word refuses an empty part.
    pub numbering: Option<Vec<u8>>,
    /// One per table, in their order.
    pub tables: Vec<TableText>,
}

/// Space after the last paragraph of a group, in twentieths of a point.
const GROUP_END: u32 = 180;
/// Space between a table and the text below it; tables have none of their own.
const AFTER_TABLE: u32 = 240;

/// Where a paragraph gets its space from.
#[derive(Clone, Copy)]
enum Space {
    /// Headings and captions keep theirs, also below a table.
    OfStyle,
    Text,
    InGroup,
    EndsGroup,
}

impl Space {
    fn within(is_last: bool) -> Self {
        if is_last { Self::EndsGroup } else { Self::InGroup }
    }
}

/// Draws `document`, whose title in one line is `title`.
pub(super) fn draw(document: &Document, title: &str) -> Drawn {
    let mut body = Body {
        document,
        title,
        docx: Docx::new(),
        lists: 0,
        heading: title.to_owned(),
        level: 0,
        tables: Vec::new(),
        after_table: false,
        is_empty: true,
    };
    let above = std::iter::once(None).chain(document.blocks.iter().map(Some));
    for (block, above) in document.blocks.iter().zip(above) {
        body.block(block, above);
    }
    body.close();
    body.finish()
}

struct Body<'d> {
    document: &'d Document,
    title: &'d str,
    docx: Docx,
    lists: usize,
    /// The last heading, or the title.
    heading: String,
    level: u8,
    tables: Vec<TableText>,
    after_table: bool,
    is_empty: bool,
}

impl Body<'_> {
    fn block(&mut self, block: &Block, above: Option<&Block>) {
        match block {
            Block::Title(text) => self.titled("Title", text),
            Block::Heading { level, text } => self.heading(*level, text),
            Block::Paragraph(runs) => self.text("Normal", runs),
            Block::Note(text) => {
                // What explains a heading is not left alone with it at the foot of a page.
                let style = if matches!(above, Some(Block::Heading { .. })) { "NoteAbove" } else { "Note" };
                self.text(style, &[Run::plain(text.as_str())]);
            }
            Block::Quotation(runs) => self.text("Quote", runs),
            Block::List { order, items } => self.list(*order, items),
            Block::Facts { caption, pairs } => self.facts(&shown(caption, above), pairs),
            Block::Table { caption, header, rows } => {
                self.table(&shown(caption, above), caption, header, rows)
            }
        }
    }

    /// One line in a style that stands above something.
    fn titled(&mut self, style: &str, text: &str) {
        let text = one_line(text);
        if !text.is_empty() {
            self.add(line(style, &text), Space::OfStyle);
        }
    }

    /// A level never lies more than one below the last (WCAG 2.2, technique G141).
    fn heading(&mut self, level: u8, text: &str) {
        let text = one_line(text);
        if text.is_empty() {
            return;
        }
        self.level = level.clamp(1, 6).min(self.level + 1);
        self.add(line(&format!("Heading{}", self.level), &text), Space::OfStyle);
        self.heading = text;
    }

    fn text(&mut self, style: &str, runs: &[Run]) {
        for group in paragraphs(self.lines(runs)) {
            self.add(write(Paragraph::new().style(style), &group), Space::Text);
        }
    }

    fn table(&mut self, shown: &str, caption: &str, header: &[String], rows: &[Vec<Vec<Run>>]) {
        let Some((table, width)) = table::draw(header, rows, self.document.language) else {
            self.titled("Caption", shown);
            return;
        };
        let caption = one_line(caption);
        let named = if caption.is_empty() { self.heading.clone() } else { caption };
        if !shown.is_empty() || self.after_table {
            // Two tables that touch become one.
            self.add(line("Caption", &named), Space::OfStyle);
        }
        let columns: Vec<String> =
            header.iter().map(|cell| one_line(cell)).filter(|cell| !cell.is_empty()).collect();
        let description = if columns.is_empty() { named.clone() } else { columns.join(", ") };
        self.tables.push(TableText { caption: named, description, width });
        self.change(|docx| docx.add_table(table));
        self.after_table = true;
        self.is_empty = false;
    }

    /// Word adds an empty paragraph after a table at the end; the small print stands there instead.
    fn close(&mut self) {
        if self.after_table || self.is_empty {
            let footer = one_line(&self.document.footer);
            let text = if footer.is_empty() { self.title.to_owned() } else { footer };
            self.text("Note", &[Run::plain(text)]);
        }
    }

    fn lines(&self, runs: &[Run]) -> Vec<Line> {
        lines(runs, self.document.language)
    }

    fn add(&mut self, paragraph: Paragraph, space: Space) {
        let before = std::mem::take(&mut self.after_table).then_some(AFTER_TABLE);
        let paragraph = match (space, before) {
            (Space::OfStyle, _) | (Space::Text | Space::InGroup, None) => paragraph,
            (Space::Text | Space::InGroup, Some(before)) => {
                paragraph.line_spacing(LineSpacing::new().before(before))
            }
            (Space::EndsGroup, None) => paragraph.line_spacing(LineSpacing::new().after(GROUP_END)),
            (Space::EndsGroup, Some(before)) => {
                paragraph.line_spacing(LineSpacing::new().before(before).after(GROUP_END))
            }
        };
        self.change(|docx| docx.add_paragraph(paragraph));
        self.is_empty = false;
    }

    fn change(&mut self, change: impl FnOnce(Docx) -> Docx) {
        self.docx = change(std::mem::take(&mut self.docx));
    }

    fn finish(self) -> Drawn {
        let has_lists = self.lists > 0;
        let mut parts = list::kinds(page::set(self.docx, &self.document.footer)).build();
        Drawn {
            document: parts.document,
            footer: parts.footers.pop().unwrap_or_default(),
            numbering: has_lists.then_some(parts.numberings),
            tables: self.tables,
        }
    }
}
