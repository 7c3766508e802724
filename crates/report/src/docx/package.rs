//! The zip around the parts (ECMA-376 part 2), and the properties of the file.
//!
//! Seven or eight parts, in one order, stored, with the time 1980-01-01: bytes depend neither on
//! the clock nor on a compressor's version. There is no date and no person in the properties.

use std::io::{Cursor, Write};

use lernfall_core::text::Language;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::tree::{self, Element, Node};
use crate::ReportError;

/// Everything in the package that says something.
pub(super) struct Parts {
    pub properties: Element,
    pub document: Vec<u8>,
    pub footer: Vec<u8>,
    pub numbering: Option<Vec<u8>>,
    pub settings: String,
    pub styles: String,
}

/// `docProps/core.xml`: title, who made it, language (Dublin Core).
pub(super) fn properties(title: &str, creator: &str, language: Language) -> Element {
    let said = |name: &str, text: &str| Element {
        children: vec![Node::Text(text.to_owned())],
        ..Element::new(name, &[])
    };
    let names = [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ];
    let root = Element::new("cp:coreProperties", &names);
    let creator = (!creator.is_empty()).then(|| said("dc:creator", creator));
    root.with([said("dc:title", title)]).with(creator).with([said("dc:language", language.tag())])
}

/// The bytes of the file.
pub(super) fn pack(parts: Parts) -> Result<Vec<u8>, ReportError> {
    let has_numbering = parts.numbering.is_some();
    let members = [
        ("[Content_Types].xml", Some(content_types(has_numbering).into_bytes())),
        ("_rels/.rels", Some(relationships(PACKAGE_RELATIONSHIPS, true).into_bytes())),
        ("docProps/core.xml", Some(tree::write(&parts.properties)?)),
        (
            "word/_rels/document.xml.rels",
            Some(relationships(DOCUMENT_RELATIONSHIPS, has_numbering).into_bytes()),
        ),
        ("word/document.xml", Some(parts.document)),
        ("word/footer1.xml", Some(parts.footer)),
        ("word/numbering.xml", parts.numbering),
        ("word/settings.xml", Some(parts.settings.into_bytes())),
        ("word/styles.xml", Some(parts.styles.into_bytes())),
    ];
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        if let Some(bytes) = bytes {
            zip.start_file(name, options).map_err(ReportError::Pack)?;
            zip.write_all(&bytes).map_err(|error| ReportError::Pack(error.into()))?;
        }
    }
    Ok(zip.finish().map_err(ReportError::Pack)?.into_inner())
}

pub(super) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

type Relationship = (&'static str, &'static str, &'static str);

const PACKAGE_RELATIONSHIPS: &[Relationship] = &[
    ("rId1", "officeDocument/2006/relationships/officeDocument", "word/document.xml"),
    ("rId2", "package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
];

/// `rIdFooter1` is the name that docx-rs writes into the section.
const DOCUMENT_RELATIONSHIPS: &[Relationship] = &[
    ("rId1", "officeDocument/2006/relationships/styles", "styles.xml"),
    ("rId2", "officeDocument/2006/relationships/settings", "settings.xml"),
    ("rIdFooter1", "officeDocument/2006/relationships/footer", "footer1.xml"),
    ("rId3", "officeDocument/2006/relationships/numbering", NUMBERING),
];

const NUMBERING: &str = "numbering.xml";

fn relationships(list: &[Relationship], has_numbering: bool) -> String {
    let kept = list.iter().filter(|(_, _, target)| has_numbering || *target != NUMBERING);
    let list: String = kept
        .map(|(id, kind, target)| {
            format!(
                r#"<Relationship Id="{id}" Type="http://schemas.openxmlformats.org/{kind}" Target="{target}"/>"#
            )
        })
        .collect();
    let space = "http://schemas.openxmlformats.org/package/2006/relationships";
    format!(r#"{DECLARATION}<Relationships xmlns="{space}">{list}</Relationships>"#)
}

fn content_types(has_numbering: bool) -> String {
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    let parts = [
        ("/word/document.xml", "document.main"),
        ("/word/footer1.xml", "footer"),
        ("/word/numbering.xml", "numbering"),
        ("/word/settings.xml", "settings"),
        ("/word/styles.xml", "styles"),
    ];
    let kept = parts.iter().filter(|(_, kind)| has_numbering || *kind != "numbering");
    let parts: String = kept
        .map(|(name, kind)| format!(r#"<Override PartName="{name}" ContentType="{word}{kind}+xml"/>"#))
        .collect();
    let package = "application/vnd.openxmlformats-package.";
    format!(
        r#"{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="{package}relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/docProps/core.xml" ContentType="{package}core-properties+xml"/>{parts}</Types>"#
    )
}
