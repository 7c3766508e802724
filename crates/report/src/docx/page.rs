//! The paper itself: A4, margins, and what stands under every page.
//!
//! The text column is 16 cm wide. Page numbers are fields; figures need no language.

use docx_rs::{
    BreakType, Docx, FieldCharType, Footer, InstrNUMPAGES, InstrPAGE, InstrText, PageMargin, Paragraph, Run,
};

use super::runs::line;
use crate::lines::one_line;

/// A footer longer than this does not fit beside the page number.
const FOOTER_CHARACTERS: usize = 85;

/// A4 upright, in twentieths of a point (ISO 216), with `small_print` in the footer.
pub(super) fn set(docx: Docx, small_print: &str) -> Docx {
    let margin =
        PageMargin { top: 1247, right: 1417, bottom: 1247, left: 1417, header: 680, footer: 624, gutter: 0 };
    docx.page_size(11906, 16838).page_margin(margin).footer(Footer::new().add_paragraph(footer(small_print)))
}

/// Small print on the left, page and number of pages on the right.
fn footer(text: &str) -> Paragraph {
    let text = one_line(text);
    let mut numbers = Run::new();
    if text.chars().count() > FOOTER_CHARACTERS {
        numbers = numbers.add_break(BreakType::TextWrapping);
    }
    let numbers = field(numbers.add_tab(), InstrText::PAGE(InstrPAGE {}));
    let numbers = field(numbers.add_text("\u{A0}/\u{A0}"), InstrText::NUMPAGES(InstrNUMPAGES {}));
    line("Footer", &text).add_run(numbers)
}

fn field(run: Run, instruction: InstrText) -> Run {
    run.add_field_char(FieldCharType::Begin, false)
        .add_instr_text(instruction)
        .add_field_char(FieldCharType::Separate, false)
        .add_text("1")
        .add_field_char(FieldCharType::End, false)
}
