//! The order that the schema asks of properties (ECMA-376 part 1, annex A.1).
//!
//! docx-rs writes properties in an order of its own. Readers differ in what they forgive, so the
//! children of a property element are sorted; elements without a place keep theirs at the end.

use super::tree::{Element, Node};

/// Sorts `element`'s children where the schema orders them.
pub(super) fn sort(element: &mut Element) {
    if let Some(order) = order_of(&element.name) {
        let place = |node: &Node| match node {
            Node::Element(child) => order.iter().position(|name| *name == child.name).unwrap_or(order.len()),
            Node::Text(_) => order.len(),
        };
        element.children.sort_by_key(place);
    }
}

fn order_of(name: &str) -> Option<&'static [&'static str]> {
    match name {
        "w:pPr" => Some(&[
            "w:pStyle",
            "w:keepNext",
            "w:keepLines",
            "w:pageBreakBefore",
            "w:widowControl",
            "w:numPr",
            "w:pBdr",
            "w:shd",
            "w:tabs",
            "w:bidi",
            "w:spacing",
            "w:ind",
            "w:contextualSpacing",
            "w:jc",
            "w:outlineLvl",
            "w:rPr",
            "w:sectPr",
        ]),
        "w:numPr" => Some(&["w:ilvl", "w:numId"]),
        "w:rPr" => {
            Some(&["w:rStyle", "w:rFonts", "w:b", "w:bCs", "w:color", "w:sz", "w:szCs", "w:rtl", "w:lang"])
        }
        "w:sectPr" => {
            Some(&["w:headerReference", "w:footerReference", "w:pgSz", "w:pgMar", "w:cols", "w:docGrid"])
        }
        "w:tcPr" => Some(&["w:tcW", "w:gridSpan", "w:vMerge", "w:tcBorders", "w:shd", "w:vAlign"]),
        _ => None,
    }
}
