//! Pairs of name and value as paragraphs.
//!
//! Not a table: nothing has to be announced twice, and no header row has to be invented. Names
//! that fit stand beside their values; in a group with a longer name, long values stand below theirs.

use docx_rs::Paragraph;
use lernfall_core::document::{Run, Weight};

use super::{Body, Space};
use crate::docx::runs::write;
use crate::lines::{NOTHING, Piece, label, plain};

/// A label longer than this does not fit before its value (5 cm in bold 11 pt).
const LABEL_CHARACTERS: usize = 26;
/// Fits on one line of 11 pt.
const LINE_CHARACTERS: usize = 80;

impl Body<'_> {
    pub(super) fn facts(&mut self, caption: &str, pairs: &[(String, Vec<Run>)]) {
        self.titled("Caption", caption);
        let pairs: Vec<(String, &[Run])> =
            pairs.iter().map(|(name, value)| (label(name), value.as_slice())).collect();
        let long = pairs.iter().any(|(label, _)| label.chars().count() > LABEL_CHARACTERS);
        let style = if long { "FactsLong" } else { "Facts" };
        let last = pairs.len().saturating_sub(1);
        for (number, (label, value)) in pairs.iter().enumerate() {
            let mut value = self.lines(value);
            if value.is_empty() {
                value = self.lines(&[Run::plain(NOTHING)]);
            }
            let mut all = self.lines(&[Run::strong(label.as_str())]);
            let gap = match (long, value.as_slice()) {
                (false, _) => Some("\t"),
                (true, [only]) if only_line(label, &plain(only)) => Some(" "),
                (true, _) => None,
            };
            match (all.first_mut(), gap) {
                (Some(first), Some(gap)) => {
                    let mut value = value.into_iter();
                    first.push(Piece { text: gap.to_owned(), weight: Weight::Plain, language: None });
                    first.extend(value.next().unwrap_or_default());
                    all.extend(value);
                }
                (Some(_), None) | (None, _) => all.extend(value),
            }
            self.add(write(Paragraph::new().style(style), &all), Space::within(number == last));
        }
    }
}

/// A short name and a short value need no line each.
fn only_line(label: &str, value: &str) -> bool {
    label.chars().count() + value.chars().count() <= LINE_CHARACTERS
}
