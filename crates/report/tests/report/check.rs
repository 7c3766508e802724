//! The accessibility checker: every point of A11Y-15 as a sentence about a file.

use std::collections::BTreeSet;

use crate::xml::{Element, Parts};

/// What is wrong with a file, if anything.
pub fn findings(parts: &Parts) -> Vec<String> {
    let mut found = Vec::new();
    let part = |name: &str| parts.get(name).map(|part| Element::read(part)).unwrap_or_default();
    let document = part("word/document.xml");
    properties(&part("docProps/core.xml"), &mut found);
    styles(&part("word/styles.xml"), &document, &mut found);
    headings(&document, &mut found);
    lists(&document, &part("word/numbering.xml"), &mut found);
    tables(&document, &mut found);
    paragraphs(&document, "document", &mut found);
    paragraphs(&part("word/footer1.xml"), "footer", &mut found);
    let settings = part("word/settings.xml");
    for protection in ["w:documentProtection", "w:writeProtection"] {
        if !settings.all(protection).is_empty() {
            found.push(format!("protected by {protection}"));
        }
    }
    found
}

fn properties(core: &Element, found: &mut Vec<String>) {
    for name in ["dc:title", "dc:language"] {
        if core.child(name).is_none_or(|child| child.text.trim().is_empty()) {
            found.push(format!("properties lack {name}"));
        }
    }
}

fn styles(styles: &Element, document: &Element, found: &mut Vec<String>) {
    if styles.at(&["w:docDefaults", "w:rPrDefault", "w:rPr", "w:lang"]).and_then(Element::value).is_none() {
        found.push("styles have no language".to_owned());
    }
    let all = styles.all("w:style");
    let id = |style: &Element| style.attributes.get("w:styleId").cloned().unwrap_or_default();
    let known: BTreeSet<String> = all.iter().map(|style| id(style)).collect();
    for level in 1..=6 {
        let style = all.iter().find(|style| id(style) == format!("Heading{level}"));
        let name = style.and_then(|style| style.child("w:name")).and_then(Element::value);
        let outline = style.and_then(|style| style.at(&["w:pPr", "w:outlineLvl"])).and_then(Element::value);
        if name != Some(&format!("heading {level}")) || outline != Some(&(level - 1).to_string()) {
            found.push(format!("heading {level} is no heading"));
        }
    }
    for used in ["w:pStyle", "w:rStyle", "w:tblStyle"].iter().flat_map(|name| document.all(name)) {
        let name = used.value().unwrap_or_default();
        if !known.contains(name) {
            found.push(format!("style {name} does not exist"));
        }
    }
}

fn headings(document: &Element, found: &mut Vec<String>) {
    let mut last = 0;
    for style in document.all("w:pStyle") {
        let Some(level) = style.value().and_then(|name| name.strip_prefix("Heading")) else {
            continue;
        };
        let level: u8 = level.parse().unwrap();
        if level > last + 1 {
            found.push(format!("heading {level} follows heading {last}"));
        }
        last = level;
    }
}

fn lists(document: &Element, numbering: &Element, found: &mut Vec<String>) {
    let starts_anew = |id: &str| {
        let number = numbering
            .children
            .iter()
            .find(|child| child.attributes.get("w:numId").is_some_and(|own| own == id));
        number.is_some_and(|number| number.at(&["w:lvlOverride", "w:startOverride"]).is_some())
    };
    let mut ended = BTreeSet::new();
    let mut last = None;
    for paragraph in document.all("w:p") {
        let style = paragraph.at(&["w:pPr", "w:pStyle"]).and_then(Element::value).unwrap_or_default();
        let id = paragraph.at(&["w:pPr", "w:numPr", "w:numId"]).and_then(Element::value);
        if style.starts_with("List") && id.is_none() {
            found.push("a list item is in no list".to_owned());
        }
        if last != id {
            ended.extend(last);
            last = id;
        }
        let Some(id) = id else { continue };
        if ended.contains(id) {
            found.push(format!("list {id} goes on in another list"));
        }
        if !starts_anew(id) {
            found.push(format!("list {id} does not start anew"));
        }
    }
}

fn tables(document: &Element, found: &mut Vec<String>) {
    for (number, table) in document.all("w:tbl").iter().enumerate() {
        let mut expect = |holds: bool, what: &str| {
            if !holds {
                found.push(format!("table {} has {what}", number + 1));
            }
        };
        let has = |name: &str| {
            table
                .at(&["w:tblPr", name])
                .and_then(Element::value)
                .is_some_and(|value| !value.trim().is_empty())
        };
        expect(has("w:tblCaption"), "no caption");
        expect(has("w:tblDescription"), "no description");
        let look = table.at(&["w:tblPr", "w:tblLook"]);
        let flag = |name: &str| look.and_then(|look| look.attributes.get(name)).map(String::as_str);
        expect(flag("w:firstRow") == Some("1") && flag("w:firstColumn").is_some(), "no look");
        let rows: Vec<_> = table.children.iter().filter(|child| child.name == "w:tr").collect();
        let header = rows.first().and_then(|row| row.at(&["w:trPr", "w:tblHeader"]));
        expect(header.is_some(), "no header row");
        expect(rows.iter().all(|row| row.at(&["w:trPr", "w:cantSplit"]).is_some()), "a row that may be torn");
        let grid = table.child("w:tblGrid").map_or(0, |grid| grid.children.len());
        let is_even =
            |row: &&&Element| row.children.iter().filter(|cell| cell.name == "w:tc").count() == grid;
        expect(rows.iter().filter(is_even).count() == rows.len(), "uneven rows");
    }
}

fn paragraphs(part: &Element, name: &str, found: &mut Vec<String>) {
    if part.all("w:p").iter().any(|paragraph| paragraph.words().trim().is_empty()) {
        found.push(format!("{name} has an empty paragraph"));
    }
    for object in ["w:txbxContent", "w:pict", "w:object", "w:framePr", "mc:AlternateContent"] {
        if !part.all(object).is_empty() {
            found.push(format!("{name} has a {object}"));
        }
    }
    if part.all("wp:docPr").iter().any(|picture| picture.attributes.get("descr").is_none_or(String::is_empty))
    {
        found.push(format!("{name} has a picture without description"));
    }
    let Some(body) = part.child("w:body") else {
        return;
    };
    let kinds: Vec<&str> =
        body.children.iter().map(|child| child.name.as_str()).filter(|kind| *kind != "w:sectPr").collect();
    if kinds.last() != Some(&"w:p") {
        found.push(format!("{name} does not end with a paragraph"));
    }
    if kinds.windows(2).any(|pair| pair == ["w:tbl", "w:tbl"]) {
        found.push(format!("{name} has tables that touch"));
    }
}
