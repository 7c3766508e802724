//! The pass over what docx-rs wrote: what a screen reader needs, and nothing that changes.
//!
//! Adds header rows, table looks, captions and descriptions, the language of runs and the
//! direction of runs and paragraphs; sorts properties; takes away the paragraph ids, which count
//! through the whole process, and definitions that nothing uses (A11Y-15, EN 301 549 chapter 10).
//! Which words these are was decided in the body.

use super::order;
use super::runs::LANGUAGE_MARK;
use super::table::TableText;
use super::tree::{self, Element, Node};
use crate::ReportError;
use crate::direction::{Direction, first_strong};

/// `word/document.xml`; `tables` describes its tables in their order.
pub(super) fn document(part: &[u8], tables: &[TableText]) -> Result<Vec<u8>, ReportError> {
    let mut root = tree::read(part)?;
    let body =
        root.elements_mut().find(|child| child.name == "w:body").ok_or(ReportError::Missing("w:body"))?;
    let mut tables = tables.iter();
    for table in body.elements_mut().filter(|child| child.name == "w:tbl") {
        describe(table, tables.next().ok_or(ReportError::Missing("w:tblCaption"))?);
    }
    if tables.next().is_some() {
        return Err(ReportError::Missing("w:tbl"));
    }
    settle(&mut root);
    tree::write(&root)
}

/// `word/footer1.xml`.
pub(super) fn footer(part: &[u8]) -> Result<Vec<u8>, ReportError> {
    let mut root = tree::read(part)?;
    settle(&mut root);
    tree::write(&root)
}

/// `word/numbering.xml`, without the list that docx-rs defines for itself.
pub(super) fn numbering(part: &[u8]) -> Result<Vec<u8>, ReportError> {
    let mut root = tree::read(part)?;
    root.children.retain(|node| match node {
        Node::Element(child) => {
            child.attribute("w:abstractNumId") != Some("1") && child.attribute("w:numId") != Some("1")
        }
        Node::Text(_) => false,
    });
    settle(&mut root);
    tree::write(&root)
}

/// Header row and properties of one table (ECMA-376 part 1, 17.4.59 and 17.4.78).
fn describe(table: &mut Element, text: &TableText) {
    let width = text.width.to_string();
    let element = Element::new;
    let properties = element("w:tblPr", &[]).with([
        element("w:tblStyle", &[("w:val", "Lernfall")]),
        element("w:tblW", &[("w:w", &width), ("w:type", "dxa")]),
        element("w:tblLayout", &[("w:type", "fixed")]),
        // The first row is a header; of the first column nothing is known.
        element(
            "w:tblLook",
            &[
                ("w:val", "0620"),
                ("w:firstRow", "1"),
                ("w:lastRow", "0"),
                ("w:firstColumn", "0"),
                ("w:lastColumn", "0"),
                ("w:noHBand", "1"),
                ("w:noVBand", "1"),
            ],
        ),
        element("w:tblCaption", &[("w:val", &text.caption)]),
        element("w:tblDescription", &[("w:val", &text.description)]),
    ]);
    table.children.retain(|node| !matches!(node, Node::Element(child) if child.name == "w:tblPr"));
    table.children.insert(0, Node::Element(properties));
    let header = table.elements_mut().find(|child| child.name == "w:tr");
    if let Some(properties) = header.and_then(|row| row.child_at_front("w:trPr")) {
        properties.children.push(Node::Element(element("w:tblHeader", &[])));
    }
}

/// What holds for every element, from the inside out.
fn settle(element: &mut Element) {
    for child in element.elements_mut() {
        settle(child);
    }
    element.attributes.retain(|(name, _)| !matches!(name.as_str(), "w14:paraId" | "w14:textId" | "w:dirty"));
    let runs_right_to_left = || first_strong(&element.text_of("w:t")) == Some(Direction::RightToLeft);
    match element.name.as_str() {
        "w:p" if runs_right_to_left() => mark(element, "w:pPr", "w:bidi"),
        "w:r" if runs_right_to_left() => mark(element, "w:rPr", "w:rtl"),
        "w:rPr" => language(element),
        // The schema knows no unit here (17.4.16); docx-rs writes one.
        "w:gridCol" => element.attributes.retain(|(name, _)| name != "w:type"),
        _ => {}
    }
    order::sort(element);
    let is_void =
        |child: &Element| matches!(child.name.as_str(), "w:rPr" | "w:pPr") && child.children.is_empty();
    element.children.retain(|node| !matches!(node, Node::Element(child) if is_void(child)));
}

fn mark(element: &mut Element, properties: &str, flag: &str) {
    if let Some(properties) = element.child_at_front(properties) {
        properties.children.push(Node::Element(Element::new(flag, &[])));
        order::sort(properties);
    }
}

/// Parts the style of a run from the language that travelled in its name.
fn language(properties: &mut Element) {
    let marked = properties
        .elements()
        .find(|child| child.name == "w:rStyle")
        .and_then(|style| style.attribute("w:val"));
    let Some((style, tag)) = marked.and_then(|value| value.split_once(LANGUAGE_MARK)) else {
        return;
    };
    let (style, tag) = (style.to_owned(), tag.to_owned());
    properties.children.retain(|node| !matches!(node, Node::Element(child) if child.name == "w:rStyle"));
    if !style.is_empty() {
        properties.children.push(Node::Element(Element::new("w:rStyle", &[("w:val", &style)])));
    }
    properties.children.push(Node::Element(Element::new("w:lang", &[("w:val", &tag)])));
}
