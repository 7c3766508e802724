//! A11Y-15: the sheet has no finding, and every planted fault is found.

use lernfall_core::document::{Block, Document, ListOrder, Run};
use lernfall_core::text::Language;
use lernfall_report::{ReportError, docx};

use crate::check::findings;
use crate::sample::{document, heading, paragraph, sheet, table};
use crate::xml::{Element, parts};

fn body(document: &Document) -> Element {
    Element::read(&parts(&docx(document).unwrap())["word/document.xml"])
}

fn styles_of(document: &Document) -> Vec<String> {
    body(document).all("w:pStyle").iter().map(|style| style.value().unwrap().to_owned()).collect()
}

#[test]
fn the_sheet_has_no_finding() {
    let file = docx(&sheet()).unwrap();
    std::fs::write(concat!(env!("CARGO_TARGET_TMPDIR"), "/sheet.docx"), &file).unwrap();
    assert_eq!(findings(&parts(&file)), Vec::<String>::new());
}

#[test]
fn every_planted_fault_is_found() {
    let good = parts(&docx(&sheet()).unwrap());
    let (body, styles) = ("word/document.xml", "word/styles.xml");
    let empty = "<w:p><w:pPr><w:pStyle w:val=\"Normal\"/></w:pPr></w:p>";
    let faults: [(&str, &str, &str, &str); 22] = [
        (
            "docProps/core.xml",
            "<dc:title>Elektronische Akte im Bauamt",
            "<dc:title>",
            "properties lack dc:title",
        ),
        ("docProps/core.xml", ">de-DE<", "> <", "properties lack dc:language"),
        (styles, "<w:lang w:val=\"de-DE\" w:eastAsia=\"de-DE\"/>", "", "styles have no language"),
        (styles, "<w:outlineLvl w:val=\"1\"/>", "", "heading 2 is no heading"),
        (styles, "\"heading 1\"", "\"Kapitel\"", "heading 1 is no heading"),
        (body, "\"Heading1\"", "\"Heading2\"", "heading 2 follows heading 0"),
        (body, "\"Heading1\"", "\"Kapitel\"", "style Kapitel does not exist"),
        (body, "<w:numId w:val=\"2\"/>", "<w:numId w:val=\"9\"/>", "list 9 does not start anew"),
        (body, "<w:numId w:val=\"4\"/>", "<w:numId w:val=\"2\"/>", "list 2 goes on in another list"),
        (
            body,
            "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/></w:numPr>",
            "",
            "a list item is in no list",
        ),
        (body, "<w:tblHeader/>", "", "table 1 has no header row"),
        (body, "<w:cantSplit/>", "", "table 1 has a row that may be torn"),
        (body, "w:firstRow=\"1\"", "w:firstRow=\"0\"", "table 1 has no look"),
        (body, "\"Was getragen und was gebremst hat\"", "\"\"", "table 1 has no caption"),
        (body, "<w:tblDescription w:val=\"Bedingung, Wirkung, Beleg\"/>", "", "table 1 has no description"),
        (body, "<w:gridCol ", "<w:gridCol/><w:gridCol ", "table 1 has uneven rows"),
        (body, "<w:sectPr>", &format!("{empty}<w:sectPr>"), "document has an empty paragraph"),
        (body, "<w:sectPr>", "<w:tbl/><w:sectPr>", "document does not end with a paragraph"),
        (body, "<w:tbl>", "<w:tbl/><w:tbl>", "document has tables that touch"),
        (body, "<w:sectPr>", "<w:pict/><w:sectPr>", "document has a w:pict"),
        (body, "<w:sectPr>", "<wp:docPr/><w:sectPr>", "document has a picture without description"),
        (
            "word/settings.xml",
            "<w:zoom",
            "<w:documentProtection/><w:zoom",
            "protected by w:documentProtection",
        ),
    ];
    for (name, from, to, finding) in faults {
        let mut bad = good.clone();
        let part = bad.get_mut(name).unwrap();
        assert!(part.contains(from), "{name} has no {from}");
        *part = part.replacen(from, to, 1);
        assert!(
            findings(&bad).iter().any(|found| found == finding),
            "not found: {finding}; {:?}",
            findings(&bad)
        );
    }
}

#[test]
fn heading_levels_have_no_gap_even_where_the_document_has() {
    let document =
        document(vec![heading(3, "a"), heading(9, "b"), heading(1, "c"), heading(0, "d"), heading(4, "e")]);
    assert_eq!(styles_of(&document), ["Heading1", "Heading2", "Heading1", "Heading1", "Heading2"]);
}

#[test]
fn only_a_note_that_explains_a_heading_stays_with_what_follows() {
    let note = || Block::Note("Was geschah?".into());
    let blocks = vec![heading(1, "Verlauf"), note(), paragraph("Es begann spät."), note()];
    let styles = styles_of(&document(blocks));
    assert_eq!(styles.iter().filter(|style| *style == "NoteAbove").count(), 1);
    assert_eq!(styles.iter().filter(|style| *style == "Note").count(), 1);
}

#[test]
fn only_runs_in_another_language_carry_one() {
    let body = body(&sheet());
    let foreign: Vec<_> = body
        .all("w:r")
        .into_iter()
        .filter_map(|run| {
            run.at(&["w:rPr", "w:lang"]).map(|lang| (run.words(), lang.value().unwrap().to_owned()))
        })
        .collect();
    assert_eq!(foreign, [("Digital First".to_owned(), "en-GB".to_owned())]);
}

#[test]
fn a_foreign_run_keeps_its_weight() {
    let run = Run { language: Some(Language::En), ..Run::strong("bold") };
    let body = body(&document(vec![Block::Paragraph(vec![run])]));
    let properties = body.all("w:rPr")[0];
    let shape: Vec<_> =
        properties.children.iter().map(|child| (child.name.as_str(), child.value().unwrap())).collect();
    assert_eq!(shape, [("w:rStyle", "Strong"), ("w:lang", "en-GB")]);
}

#[test]
fn an_english_document_says_so_everywhere() {
    let english = Document { language: Language::En, ..sheet() };
    let parts = parts(&docx(&english).unwrap());
    assert!(parts["docProps/core.xml"].contains("<dc:language>en-GB</dc:language>"));
    assert!(parts["word/styles.xml"].contains("<w:lang w:val=\"en-GB\""));
    assert!(parts["word/settings.xml"].contains("<w:decimalSymbol w:val=\".\"/>"));
    assert!(!parts.values().any(|part| part.contains("de-DE")));
}

#[test]
fn right_to_left_text_is_marked_and_nothing_else() {
    let body = body(&document(vec![paragraph("Ein „שלום“ aus Haifa"), paragraph("مرحبا بكم")]));
    let marked: Vec<_> = body
        .all("w:r")
        .into_iter()
        .filter(|run| run.at(&["w:rPr", "w:rtl"]).is_some())
        .map(Element::words)
        .collect();
    assert_eq!(marked, ["שלום", "مرحبا بكم"]);
    let turned = body.all("w:p").iter().map(|p| p.at(&["w:pPr", "w:bidi"]).is_some()).collect::<Vec<_>>();
    assert_eq!(turned, [false, true]);
}

#[test]
fn blank_parts_of_a_document_leave_no_empty_paragraph() {
    let blank = document(vec![
        Block::Title(" \n".into()),
        heading(1, ""),
        paragraph("\n\n"),
        Block::Note(String::new()),
        Block::Quotation(vec![]),
        Block::List { order: ListOrder::Numbered, items: vec![vec![], vec![Run::plain(" ")]] },
        Block::Facts { caption: String::new(), pairs: vec![(String::new(), vec![])] },
        table("", &[], &[]),
        table("", &["", "b"], &[&[], &["x", "y", "z"]]),
        table("", &["a"], &[]),
        table("", &[], &[&["x"]]),
    ]);
    for document in [
        blank,
        document(vec![]),
        Document { footer: String::new(), ..document(vec![table("", &["a"], &[])]) },
    ] {
        let parts = parts(&docx(&document).unwrap());
        assert_eq!(findings(&parts), Vec::<String>::new(), "{document:?}");
    }
}

#[test]
fn a_paper_that_ends_with_a_table_ends_with_its_small_print() {
    let file = document(vec![table("Zahlen", &["a"], &[&["1"]])]);
    let last = body(&file).all("w:p").last().map(|paragraph| paragraph.words());
    assert_eq!(last.as_deref(), Some(file.footer.as_str()));
}

#[test]
fn a_document_without_a_title_is_refused() {
    let untitled = Document { title: " \n".into(), ..sheet() };
    assert!(matches!(docx(&untitled), Err(ReportError::Untitled)));
}

#[test]
fn properties_stand_in_the_order_of_the_schema() {
    let body = body(&sheet());
    let order = ["w:pStyle", "w:numPr", "w:bidi", "w:spacing", "w:jc"];
    for properties in body.all("w:pPr") {
        let places: Vec<_> = properties
            .children
            .iter()
            .map(|child| order.iter().position(|name| *name == child.name).unwrap())
            .collect();
        assert!(places.is_sorted(), "{properties:?}");
    }
    assert_eq!(body.all("w:numPr")[0].children[0].name, "w:ilvl");
    assert_eq!(body.all("w:sectPr")[0].children[0].name, "w:footerReference");
}

#[test]
fn only_lists_of_the_document_are_defined() {
    let numbering = Element::read(&parts(&docx(&sheet()).unwrap())["word/numbering.xml"]);
    let ids: Vec<_> = numbering.all("w:num").iter().map(|list| list.attributes["w:numId"].clone()).collect();
    assert_eq!(ids, ["2", "3", "4"]);
    assert_eq!(numbering.all("w:abstractNum").len(), 2);
    assert!(!parts(&docx(&document(vec![])).unwrap()).contains_key("word/numbering.xml"));
}
