//! Runs of a document as lines of pieces, the common ground of both drawings.
//!
//! Every character of a run is in exactly one piece; line breaks of any spelling end a line; blank
//! lines at the edges go; what no reader can show (control characters, non-characters) becomes
//! U+FFFD, so that neither XML 1.0 (clause 2.2) nor a terminal is harmed. How pieces look is left
//! to the drawings.

use lernfall_core::document::{Run, Weight};
use lernfall_core::text::Language;

/// Stands where nothing was said but something must stand, e. g. in an empty cell.
pub(crate) const NOTHING: &str = "–";

/// Text without line breaks, of one weight and one language.
#[derive(Clone)]
pub(crate) struct Piece {
    pub text: String,
    pub weight: Weight,
    /// Only where it differs from the document's.
    pub language: Option<Language>,
}

pub(crate) type Line = Vec<Piece>;

/// The lines of `runs` in a document in `main`, without blank ones at the edges.
pub(crate) fn lines(runs: &[Run], main: Language) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut line = Line::new();
    for run in runs {
        let language = run.language.filter(|language| *language != main);
        for (number, text) in split(&run.text).into_iter().enumerate() {
            if number > 0 {
                lines.push(std::mem::take(&mut line));
            }
            if !text.is_empty() {
                line.push(Piece { text, weight: run.weight, language });
            }
        }
    }
    lines.push(line);
    let first = lines.iter().position(|line| !is_blank(line)).unwrap_or(lines.len());
    let end = lines.iter().rposition(|line| !is_blank(line)).map_or(first, |last| last + 1);
    lines.drain(first..end).collect()
}

/// The same lines grouped where blank ones part them.
pub(crate) fn paragraphs(lines: Vec<Line>) -> Vec<Vec<Line>> {
    let mut groups: Vec<Vec<Line>> = Vec::new();
    let mut open = false;
    for line in lines {
        let blank = is_blank(&line);
        match groups.last_mut().filter(|_| open && !blank) {
            Some(group) => group.push(line),
            None if blank => {}
            None => groups.push(vec![line]),
        }
        open = !blank;
    }
    groups
}

/// A text for a place where only one line fits: breaks become spaces.
pub(crate) fn one_line(text: &str) -> String {
    let parts = split(text);
    let parts: Vec<&str> = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

/// A name before its value: with a colon, unless it ends with a sign of its own.
pub(crate) fn label(name: &str) -> String {
    let name = one_line(name);
    match name.chars().last() {
        Some('.' | ':' | '?' | '!' | ';' | ',' | '…') | None => name,
        Some(_) => format!("{name}:"),
    }
}

/// Without anything that a reader would see or hear.
pub(crate) fn is_blank(line: &[Piece]) -> bool {
    line.iter().all(|piece| piece.text.trim().is_empty())
}

/// What the lines say, without weight and language.
pub(crate) fn plain(line: &[Piece]) -> String {
    line.iter().map(|piece| piece.text.as_str()).collect()
}

/// Splits at CR, LF, CR LF, NEL, VT, FF, U+2028 and U+2029 (Unicode, section 5.8).
fn split(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' if characters.peek() == Some(&'\n') => {}
            '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => lines.push(String::new()),
            other => {
                if let Some(line) = lines.last_mut() {
                    line.push(shown(other));
                }
            }
        }
    }
    lines
}

fn shown(character: char) -> char {
    let nowhere = character.is_control() && character != '\t'
        || matches!(u32::from(character) & 0xFFFF, 0xFFFE | 0xFFFF)
        || ('\u{FDD0}'..='\u{FDEF}').contains(&character);
    if nowhere { char::REPLACEMENT_CHARACTER } else { character }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<String> {
        lines(&[Run::plain(text)], Language::De).iter().map(|line| plain(line)).collect()
    }

    #[test]
    fn every_spelling_of_a_line_break_ends_a_line() {
        assert_eq!(said("a\nb\r\nc\rd\u{2028}e\u{85}f"), ["a", "b", "c", "d", "e", "f"]);
    }

    #[test]
    fn blank_lines_at_the_edges_go_and_inner_ones_part_paragraphs() {
        assert_eq!(said("\n \na\n\nb\n\n"), ["a", "", "b"]);
        let groups = paragraphs(lines(&[Run::plain("a\nb\n\n\nc")], Language::De));
        assert_eq!(groups.iter().map(Vec::len).collect::<Vec<_>>(), [2, 1]);
    }

    #[test]
    fn control_characters_and_non_characters_are_replaced() {
        assert_eq!(
            said("a\u{1B}[31mb\u{0}\u{9B}\u{FFFE}\t😀"),
            ["a\u{FFFD}[31mb\u{FFFD}\u{FFFD}\u{FFFD}\t😀"]
        );
    }

    #[test]
    fn the_documents_own_language_is_not_repeated() {
        let runs = [
            Run { language: Some(Language::De), ..Run::plain("hier ") },
            Run { language: Some(Language::En), ..Run::plain("there") },
        ];
        let languages: Vec<_> =
            lines(&runs, Language::De).concat().into_iter().map(|piece| piece.language).collect();
        assert_eq!(languages, [None, Some(Language::En)]);
    }

    #[test]
    fn one_line_joins_breaks_with_spaces() {
        assert_eq!(one_line(" a\n\n b\r\nc "), "a b c");
    }
}
