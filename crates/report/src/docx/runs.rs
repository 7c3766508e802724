//! Lines of pieces as runs of docx-rs.
//!
//! Every piece becomes runs of one direction; line breaks are `w:br`, tabs `w:tab`. docx-rs has no
//! place for a run's language: it travels behind an `@` in the name of the run's style, and the
//! pass makes `w:lang` of it.

use docx_rs::{BreakType, Paragraph, Run};
use lernfall_core::document::Weight;

use crate::direction;
use crate::lines::{Line, Piece};

/// Parts the style of a run from its language.
pub(super) const LANGUAGE_MARK: char = '@';

/// `paragraph` with `lines` in it.
pub(super) fn write(mut paragraph: Paragraph, lines: &[Line]) -> Paragraph {
    for (number, line) in lines.iter().enumerate() {
        let mut breaks = number > 0;
        if breaks && line.is_empty() {
            paragraph = paragraph.add_run(Run::new().add_break(BreakType::TextWrapping));
        }
        for piece in line {
            for (_, text) in direction::segments(&piece.text) {
                let mut run = styled(piece);
                if std::mem::take(&mut breaks) {
                    run = run.add_break(BreakType::TextWrapping);
                }
                paragraph = paragraph.add_run(with_tabs(run, &text));
            }
        }
    }
    paragraph
}

/// A paragraph of one plain line.
pub(super) fn line(style: &str, text: &str) -> Paragraph {
    let piece = Piece { text: text.to_owned(), weight: Weight::Plain, language: None };
    write(Paragraph::new().style(style), &[vec![piece]])
}

fn styled(piece: &Piece) -> Run {
    let style = match piece.weight {
        Weight::Plain => "",
        Weight::Strong => "Strong",
        Weight::Quiet => "SubtleEmphasis",
    };
    match piece.language {
        Some(language) => Run::new().style(&format!("{style}{LANGUAGE_MARK}{}", language.tag())),
        None if style.is_empty() => Run::new(),
        None => Run::new().style(style),
    }
}

fn with_tabs(mut run: Run, text: &str) -> Run {
    for (number, part) in text.split('\t').enumerate() {
        if number > 0 {
            run = run.add_tab();
        }
        if !part.is_empty() {
            run = run.add_text(part);
        }
    }
    run
}
