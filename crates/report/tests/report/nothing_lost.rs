//! A drawing adds no facts and hides none.

use lernfall_core::document::{Block, Document, ListOrder, Run, Weight};
use lernfall_core::text::Language;
use lernfall_report::{docx, text};

use crate::sample::{document, heading, paragraph, sheet, table};
use crate::xml::{Element, parts};

/// Every text of a document, in reading order.
fn said(document: &Document) -> Vec<String> {
    let join = |runs: &[Run]| runs.iter().map(|run| run.text.as_str()).collect::<String>();
    let mut said = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Title(text) | Block::Note(text) | Block::Heading { text, .. } => said.push(text.clone()),
            Block::Paragraph(runs) | Block::Quotation(runs) => said.push(join(runs)),
            Block::List { items, .. } => said.extend(items.iter().map(|item| join(item))),
            Block::Facts { caption, pairs } => {
                said.extend(said.last().is_none_or(|above| above != caption).then(|| caption.clone()));
                said.extend(pairs.iter().flat_map(|(name, value)| [name.clone(), join(value)]));
            }
            Block::Table { caption, header, rows } => {
                said.push(caption.clone());
                said.extend(header.iter().cloned());
                said.extend(rows.iter().flatten().map(|cell| join(cell)));
            }
        }
    }
    said
}

fn letters(text: &str) -> String {
    text.chars().filter(|character| character.is_alphanumeric()).collect()
}

#[test]
fn the_word_file_says_exactly_what_the_document_says() {
    let sheet = sheet();
    let body = Element::read(&parts(&docx(&sheet).unwrap())["word/document.xml"]);
    assert_eq!(letters(&body.words()), letters(&said(&sheet).concat()));
}

#[test]
fn the_plain_text_says_exactly_what_the_document_says() {
    let mut sheet = sheet();
    // A table that is too wide repeats its header, and a numbered list shows its numbers.
    sheet.blocks.retain(|block| !matches!(block, Block::Table { .. } | Block::List { .. }));
    let expected = format!("{}{}", said(&sheet).concat(), sheet.footer);
    for width in [24, 40, 80, 200] {
        assert_eq!(letters(&text(&sheet, width)), letters(&expected));
    }
}

#[test]
fn every_text_of_a_table_and_a_list_is_in_the_plain_text() {
    let sheet = sheet();
    let drawn = letters(&text(&sheet, 60));
    for text in said(&sheet) {
        assert!(drawn.contains(&letters(&text)), "{text}");
    }
}

#[test]
fn a_caption_that_repeats_its_heading_is_drawn_once() {
    let document = document(vec![heading(1, "Aufwand"), table("Aufwand", &["a"], &[&["1"]]), paragraph("b")]);
    let body = Element::read(&parts(&docx(&document).unwrap())["word/document.xml"]);
    assert_eq!(body.words().matches("Aufwand").count(), 1);
    assert_eq!(body.all("w:tblCaption")[0].value(), Some("Aufwand"));
    assert_eq!(text(&document, 80).matches("Aufwand").count(), 1);
}

#[test]
fn line_breaks_are_kept_and_blank_lines_part_paragraphs() {
    let body = Element::read(
        &parts(&docx(&document(vec![paragraph("eins\nzwei\r\n\r\ndrei\tvier")])).unwrap())["word/document.xml"],
    );
    let paragraphs = body.all("w:p");
    assert_eq!(
        paragraphs.iter().map(|paragraph| paragraph.words()).collect::<Vec<_>>(),
        ["einszwei", "dreivier"]
    );
    assert_eq!(paragraphs[0].all("w:br").len(), 1);
    assert_eq!(paragraphs[1].all("w:tab").len(), 1);
}

#[test]
fn no_text_breaks_the_file_or_the_terminal() {
    let odd: String =
        (0..0x300).chain(0xFDD0..0xFDD2).chain(0xFFFD..0x1_0002).filter_map(char::from_u32).collect();
    let odd = format!("{odd}]]>&#0;<w:p/>\u{202E}");
    let run = Run { text: odd.clone(), weight: Weight::Quiet, language: Some(Language::En) };
    let mut document = document(vec![
        Block::Title(odd.clone()),
        heading(1, &odd),
        Block::Note(odd.clone()),
        Block::List { order: ListOrder::Bulleted, items: vec![vec![run.clone()]] },
        Block::Facts { caption: odd.clone(), pairs: vec![(odd.clone(), vec![run])] },
        table(&odd, &[&odd], &[&[&odd]]),
    ]);
    document.title = odd.clone();
    document.creator = odd.clone();
    document.footer = odd;
    let parts = parts(&docx(&document).unwrap());
    assert_eq!(crate::check::findings(&parts), Vec::<String>::new());
    let forbidden = |text: &str| text.chars().any(|sign| sign.is_control() && !matches!(sign, '\n' | '\t'));
    assert!(parts.values().all(|part| !forbidden(part) && !part.contains('\u{FFFE}')));
    let drawn = text(&document, 80);
    assert!(!forbidden(&drawn) && !drawn.contains('\t') && drawn.contains("]]>&#0;<w:p/>"));
}
