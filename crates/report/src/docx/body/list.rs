//! Lists: real ones, each with a numbering of its own, so that every list starts anew.

use docx_rs::{
    AbstractNumbering, Docx, IndentLevel, Level, LevelJc, LevelOverride, LevelText, NumberFormat, Numbering,
    NumberingId, Paragraph, SpecialIndentType, Start,
};
use lernfall_core::document::{ListOrder, Run};

use super::{Body, Space};
use crate::docx::runs::write;
use crate::lines::Line;

const BULLETS: usize = 2;
const NUMBERS: usize = 3;

/// The two kinds of lists that there are. docx-rs keeps kind 1 and list 1 for itself.
pub(super) fn kinds(docx: Docx) -> Docx {
    docx.add_abstract_numbering(kind(BULLETS, "bullet", "•"))
        .add_abstract_numbering(kind(NUMBERS, "decimal", "%1)"))
}

fn kind(id: usize, format: &str, text: &str) -> AbstractNumbering {
    let level =
        Level::new(0, Start::new(1), NumberFormat::new(format), LevelText::new(text), LevelJc::new("left"))
            .indent(Some(397), Some(SpecialIndentType::Hanging(397)), None, None);
    AbstractNumbering::new(id).add_level(level)
}

impl Body<'_> {
    pub(super) fn list(&mut self, order: ListOrder, items: &[Vec<Run>]) {
        let items: Vec<Vec<Line>> =
            items.iter().map(|item| self.lines(item)).filter(|lines| !lines.is_empty()).collect();
        if items.is_empty() {
            return;
        }
        let id = self.lists + 2;
        self.lists += 1;
        let (style, kind) = match order {
            ListOrder::Bulleted => ("ListBullet", BULLETS),
            ListOrder::Numbered => ("ListNumber", NUMBERS),
        };
        self.change(|docx| {
            docx.add_numbering(Numbering::new(id, kind).add_override(LevelOverride::new(0).start(1)))
        });
        let last = items.len() - 1;
        for (number, item) in items.iter().enumerate() {
            let paragraph =
                Paragraph::new().style(style).numbering(NumberingId::new(id), IndentLevel::new(0));
            self.add(write(paragraph, item), Space::within(number == last));
        }
    }
}
