//! The plain drawing keeps its shape.

use lernfall_core::document::{Block, ListOrder, Run};
use lernfall_report::text;

use crate::sample::{document, heading, paragraph, sheet, table};

#[test]
fn a_small_document_is_drawn_like_this() {
    let facts = vec![
        ("Ort".to_owned(), vec![Run::plain("Musterhausen")]),
        ("Zeitraum".to_owned(), vec![Run::plain("2023 bis 2025, mit einer langen Pause")]),
        ("Offen?".to_owned(), vec![]),
    ];
    let drawn = text(
        &document(vec![
            Block::Title("Akte".into()),
            Block::Facts { caption: String::new(), pairs: facts },
            heading(1, "Was geschah"),
            paragraph("Erst lief es nicht.\nDann doch."),
            heading(2, "Zitat"),
            Block::Quotation(vec![Run::plain("Wir haben angefangen zu fragen, wer es kann.")]),
            Block::List {
                order: ListOrder::Numbered,
                items: vec![vec![Run::plain("Beschluss")], vec![Run::plain("Vergabe")]],
            },
            table("Tage", &["Phase", "Zahl"], &[&["Vergabe", "60"], &["Rest", ""]]),
        ]),
        40,
    );
    let expected = "\
Akte
====

Ort:       Musterhausen
Zeitraum:  2023 bis 2025, mit einer
           langen Pause
Offen?     –

Was geschah
-----------

Erst lief es nicht.
Dann doch.

## Zitat

> Wir haben angefangen zu fragen, wer es
> kann.

1) Beschluss
2) Vergabe

Tage
Phase    Zahl
-------  ----
Vergabe  60
Rest     –

Fallblatt · Stadt Musterhausen ·
Verwendung: Bericht
";
    assert_eq!(drawn, expected);
}

#[test]
fn a_table_that_does_not_fit_is_drawn_row_by_row() {
    let row: &[&str] = &["Rückhalt", "Die Leitung stellte eine halbe Stelle frei."];
    let drawn = text(&document(vec![table("", &["Was", "Beleg"], &[row, row])]), 30);
    let rows = "Was:    Rückhalt\nBeleg:  Die Leitung stellte\n        eine halbe Stelle\n        frei.\n";
    assert!(drawn.starts_with(&format!("{rows}\n{rows}")), "{drawn}");
}

#[test]
fn no_line_is_wider_than_asked_for() {
    for width in [40, 60, 100] {
        for line in text(&sheet(), width).lines() {
            assert!(line.chars().count() <= width, "{line}");
        }
    }
}
