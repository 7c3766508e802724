//! Reads a manifest by whomever: namespaces and not prefixes, URIs decoded.
//!
//! Keeps true: a document type is refused, so no entity can expand; only direct children of the
//! root count as references; every reference has one digest method and one value.
//! Leaves to others: which members exist, and their digests.

use std::borrow::Cow;

use base64::{
    Engine,
    alphabet::STANDARD,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use quick_xml::{
    NsReader,
    events::{BytesStart, Event},
    name::ResolveResult,
};

use super::{DigestAlgorithm, Manifest, Reference};
use crate::ManifestFault;

/// EN 319 162-1 kept the namespace of TS 102 918; a few writers left out its leading zero.
const ASIC: [&[u8]; 2] = [b"http://uri.etsi.org/02918/v1.2.1#", b"http://uri.etsi.org/2918/v1.2.1#"];
const DSIG: &[u8] = b"http://www.w3.org/2000/09/xmldsig#";
/// More references than any container may have members.
const MAX_REFERENCES: usize = 20_000;
/// Deeper nesting than extensions of a reference need.
const MAX_DEPTH: usize = 64;

const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// An element, by what it means here.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Element {
    Root,
    Signature,
    Data,
    Method,
    Value,
    Other,
}

/// A reference that is being read.
#[derive(Default)]
struct Draft {
    name: String,
    media_type: String,
    algorithm: Option<DigestAlgorithm>,
    value: Option<String>,
}

impl Draft {
    fn finish(self) -> Result<Reference, ManifestFault> {
        let Self { name, media_type, algorithm, value } = self;
        let value: String = value.ok_or(ManifestFault::Form)?.split_ascii_whitespace().collect();
        Ok(Reference {
            name,
            media_type,
            algorithm: algorithm.ok_or(ManifestFault::Form)?,
            digest: LENIENT.decode(value).map_err(|_| ManifestFault::Form)?,
        })
    }
}

/// What was read so far.
#[derive(Default)]
struct Parser {
    path: Vec<Element>,
    rooted: bool,
    signature: Option<String>,
    references: Vec<Reference>,
    draft: Option<Draft>,
}

/// Parses a manifest.
///
/// # Errors
/// [`ManifestFault`], without content.
pub(crate) fn manifest(bytes: &[u8]) -> Result<Manifest, ManifestFault> {
    let text = str::from_utf8(bytes).map_err(|_| ManifestFault::NotXml)?;
    let mut reader = NsReader::from_str(text.trim_start_matches('\u{feff}'));
    let mut parser = Parser::default();
    loop {
        let (namespace, event) = reader.read_resolved_event().map_err(|_| ManifestFault::NotXml)?;
        match event {
            Event::Start(tag) => parser.enter(&namespace, &tag)?,
            Event::Empty(tag) => {
                parser.enter(&namespace, &tag)?;
                parser.leave()?;
            }
            Event::End(_) => parser.leave()?,
            Event::Text(text) => {
                parser.text(&text.decode().map_err(|_| ManifestFault::NotXml)?)?;
            }
            Event::CData(text) => {
                parser.text(&text.decode().map_err(|_| ManifestFault::NotXml)?)?;
            }
            // Base64 needs no references; the sign makes decoding fail.
            Event::GeneralRef(_) => parser.text("&")?,
            Event::DocType(_) => return Err(ManifestFault::DocumentType),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::Eof => return parser.finish(),
        }
    }
}

impl Parser {
    fn enter(&mut self, namespace: &ResolveResult<'_>, tag: &BytesStart<'_>) -> Result<(), ManifestFault> {
        let element = classify(namespace, tag);
        match (self.path.as_slice(), element) {
            ([], Element::Root) if !self.rooted => self.rooted = true,
            ([], _) => return Err(ManifestFault::Form),
            ([Element::Root], Element::Signature) => {
                let name = decode_uri(&attribute(tag, b"URI")?.ok_or(ManifestFault::Form)?)?;
                once(&mut self.signature, name)?;
            }
            ([Element::Root], Element::Data) => {
                self.draft = Some(Draft {
                    name: decode_uri(&attribute(tag, b"URI")?.ok_or(ManifestFault::Form)?)?,
                    media_type: attribute(tag, b"MimeType")?.unwrap_or_default(),
                    ..Draft::default()
                });
            }
            ([Element::Root, Element::Data], Element::Method) => {
                let uri = attribute(tag, b"Algorithm")?.ok_or(ManifestFault::Form)?;
                let algorithm = DigestAlgorithm::from_uri(&uri).ok_or(ManifestFault::Algorithm)?;
                once(&mut self.draft()?.algorithm, algorithm)?;
            }
            ([Element::Root, Element::Data], Element::Value) => {
                once(&mut self.draft()?.value, String::new())?;
            }
            (_, _) => {}
        }
        if self.path.len() == MAX_DEPTH || self.references.len() > MAX_REFERENCES {
            return Err(ManifestFault::Form);
        }
        self.path.push(element);
        Ok(())
    }

    fn leave(&mut self) -> Result<(), ManifestFault> {
        self.path.pop();
        if self.path.len() == 1
            && let Some(draft) = self.draft.take()
        {
            self.references.push(draft.finish()?);
        }
        Ok(())
    }

    /// Text counts inside a digest value; between the elements of a manifest only space may stand.
    fn text(&mut self, text: &str) -> Result<(), ManifestFault> {
        match self.path.as_slice() {
            [Element::Root, Element::Data, Element::Value] => {
                self.draft()?.value.as_mut().ok_or(ManifestFault::Form)?.push_str(text);
                Ok(())
            }
            [] | [Element::Root] | [Element::Root, Element::Data] if !text.trim_ascii().is_empty() => {
                Err(ManifestFault::Form)
            }
            [..] => Ok(()),
        }
    }

    fn draft(&mut self) -> Result<&mut Draft, ManifestFault> {
        self.draft.as_mut().ok_or(ManifestFault::Form)
    }

    fn finish(self) -> Result<Manifest, ManifestFault> {
        let Self { path, rooted, signature, references, draft: _ } = self;
        match signature {
            Some(signature) if path.is_empty() && rooted => Ok(Manifest { signature, references }),
            Some(_) | None => Err(ManifestFault::Form),
        }
    }
}

fn once<T>(place: &mut Option<T>, value: T) -> Result<(), ManifestFault> {
    match place.replace(value) {
        None => Ok(()),
        Some(_) => Err(ManifestFault::Form),
    }
}

fn classify(namespace: &ResolveResult<'_>, tag: &BytesStart<'_>) -> Element {
    let ResolveResult::Bound(namespace) = namespace else { return Element::Other };
    let asic = ASIC.contains(&namespace.0);
    match tag.local_name().as_ref() {
        b"ASiCManifest" if asic => Element::Root,
        b"SigReference" if asic => Element::Signature,
        b"DataObjectReference" if asic => Element::Data,
        b"DigestMethod" if namespace.0 == DSIG => Element::Method,
        b"DigestValue" if namespace.0 == DSIG => Element::Value,
        _ => Element::Other,
    }
}

fn attribute(tag: &BytesStart<'_>, name: &[u8]) -> Result<Option<String>, ManifestFault> {
    let mut found = None;
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|_| ManifestFault::NotXml)?;
        if attribute.key.as_ref() == name {
            let value = attribute
                .normalized_value(quick_xml::XmlVersion::Implicit1_0)
                .map_err(|_| ManifestFault::NotXml)?;
            found = Some(Cow::into_owned(value));
        }
    }
    Ok(found)
}

/// Percent-decodes a relative URI into the name of a member (RFC 3986, clause 2.1).
fn decode_uri(uri: &str) -> Result<String, ManifestFault> {
    let mut bytes = Vec::with_capacity(uri.len());
    let mut rest = uri.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let escape = match (first, after) {
            (b'%', [high, low, after @ ..]) => {
                let digit = |byte: u8| char::from(byte).to_digit(16);
                digit(*high).zip(digit(*low)).map(|(high, low)| ((high << 4 | low) as u8, after))
            }
            (_, _) => None,
        };
        // A stray percent sign is taken as itself: some writers do not encode at all.
        let (byte, after) = escape.unwrap_or((first, after));
        bytes.push(byte);
        rest = after;
    }
    let name = String::from_utf8(bytes).map_err(|_| ManifestFault::Form)?;
    Ok(name.trim_start_matches("./").trim_start_matches('/').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrap(inner: &str) -> String {
        format!(
            "<m:ASiCManifest xmlns:m='http://uri.etsi.org/02918/v1.2.1#' \
             xmlns='http://www.w3.org/2000/09/xmldsig#'>\
             <m:SigReference URI='META-INF/signature.p7s'/>{inner}</m:ASiCManifest>"
        )
    }

    const DIGEST: &str = "<DigestMethod Algorithm='http://www.w3.org/2001/04/xmlenc#sha256'/>\
                          <DigestValue> AA== </DigestValue>";

    #[test]
    fn prefixes_do_not_matter_and_uris_are_decoded() {
        let text = wrap(&format!(
            "<m:DataObjectReference URI='Gr%C3%B6%C3%9Fe%20%25.txt'>{DIGEST}</m:DataObjectReference>"
        ));
        let manifest = manifest(text.as_bytes()).unwrap();
        assert_eq!(manifest.references[0].name, "Größe %.txt");
        assert_eq!(manifest.references[0].digest, [0]);
    }

    #[test]
    fn only_direct_children_of_the_root_are_references() {
        let text = wrap(&format!(
            "<m:Extensions><m:DataObjectReference URI='a'>{DIGEST}</m:DataObjectReference>\
             </m:Extensions>"
        ));
        assert_eq!(manifest(text.as_bytes()).unwrap().references, []);
    }

    #[test]
    fn a_document_type_is_refused() {
        let text = format!("<!DOCTYPE a [<!ENTITY b 'c'>]>{}", wrap(""));
        assert_eq!(manifest(text.as_bytes()), Err(ManifestFault::DocumentType));
    }

    #[test]
    fn an_incomplete_or_doubled_reference_is_refused() {
        for inner in [
            "<m:DataObjectReference URI='a'/>".to_owned(),
            format!("<m:DataObjectReference>{DIGEST}</m:DataObjectReference>"),
            format!("<m:DataObjectReference URI='a'>{DIGEST}{DIGEST}</m:DataObjectReference>"),
            "<m:SigReference URI='b'/>".to_owned(),
            "text".to_owned(),
        ] {
            assert!(manifest(wrap(&inner).as_bytes()).is_err(), "{inner}");
        }
    }
}
