//! XML as a small tree that can be changed and written again.
//!
//! Reading and writing keeps every name, attribute and character (ECMA-376 parts have no comments
//! or instructions that matter; they go). Meaning is left to the pass.

use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use quick_xml::{Reader, Writer, XmlVersion};

use crate::ReportError;

/// An element with names as written, prefix included.
#[derive(Clone, Default)]
pub(super) struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
}

#[derive(Clone)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    pub fn new(name: &str, attributes: &[(&str, &str)]) -> Self {
        let attributes =
            attributes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Self { name: name.to_owned(), attributes, children: Vec::new() }
    }

    pub fn with(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.children.extend(children.into_iter().map(Node::Element));
        self
    }

    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    pub fn elements_mut(&mut self) -> impl Iterator<Item = &mut Self> {
        self.children.iter_mut().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first child of that name, made at the front where there is none.
    pub fn child_at_front(&mut self, name: &str) -> Option<&mut Self> {
        if !self.elements().any(|child| child.name == name) {
            self.children.insert(0, Node::Element(Self::new(name, &[])));
        }
        self.elements_mut().find(|child| child.name == name)
    }

    /// All text of elements called `name` below this one, in order.
    pub fn text_of(&self, name: &str) -> String {
        let mut text = String::new();
        for child in self.elements() {
            if child.name == name {
                text.extend(child.children.iter().filter_map(|node| match node {
                    Node::Text(text) => Some(text.as_str()),
                    Node::Element(_) => None,
                }));
            } else {
                text.push_str(&child.text_of(name));
            }
        }
        text
    }
}

/// Reads one part.
pub(super) fn read(part: &[u8]) -> Result<Element, ReportError> {
    let mut reader = Reader::from_reader(part);
    let mut open = vec![Element::default()];
    loop {
        let event = reader.read_event().map_err(ReportError::Xml)?;
        match event {
            Event::Start(start) => open.push(element(&start)?),
            Event::Empty(start) => append(&mut open, Node::Element(element(&start)?)),
            Event::End(_) => {
                let closed = open.pop().unwrap_or_default();
                append(&mut open, Node::Element(closed));
            }
            Event::Text(text) => {
                let text = text.decode().map_err(|error| ReportError::Xml(error.into()))?;
                append(&mut open, Node::Text(text.into_owned()));
            }
            Event::CData(text) => {
                let text = text.decode().map_err(|error| ReportError::Xml(error.into()))?;
                append(&mut open, Node::Text(text.into_owned()));
            }
            Event::GeneralRef(reference) => {
                let name = reference.decode().map_err(|error| ReportError::Xml(error.into()))?;
                let text =
                    quick_xml::escape::unescape(&format!("&{name};")).map(std::borrow::Cow::into_owned);
                append(&mut open, Node::Text(text.map_err(|error| ReportError::Xml(error.into()))?));
            }
            Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Comment(_) => {}
            Event::Eof => break,
        }
    }
    let root = open.pop().and_then(|top| {
        top.children.into_iter().find_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    });
    root.ok_or(ReportError::Missing("root"))
}

/// Writes one part, with its declaration.
pub(super) fn write(root: &Element) -> Result<Vec<u8>, ReportError> {
    let mut writer = Writer::new(Vec::new());
    let declaration = Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes")));
    writer.write_event(declaration).map_err(|error| ReportError::Xml(error.into()))?;
    write_element(&mut writer, root).map_err(|error| ReportError::Xml(error.into()))?;
    Ok(writer.into_inner())
}

fn write_element(writer: &mut Writer<Vec<u8>>, element: &Element) -> std::io::Result<()> {
    let attributes = element.attributes.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let start = BytesStart::new(element.name.as_str()).with_attributes(attributes);
    if element.children.is_empty() {
        return writer.write_event(Event::Empty(start));
    }
    writer.write_event(Event::Start(start))?;
    for child in &element.children {
        match child {
            Node::Element(element) => write_element(writer, element)?,
            Node::Text(text) => writer.write_event(Event::Text(BytesText::new(text)))?,
        }
    }
    writer.write_event(Event::End(BytesEnd::new(element.name.as_str())))
}

fn element(start: &BytesStart<'_>) -> Result<Element, ReportError> {
    let mut element = Element { name: text(start.name().as_ref()), ..Element::default() };
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| ReportError::Xml(error.into()))?;
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(ReportError::Xml)?;
        element.attributes.push((text(attribute.key.as_ref()), value.into_owned()));
    }
    Ok(element)
}

fn text(name: &[u8]) -> String {
    String::from_utf8_lossy(name).into_owned()
}

fn append(open: &mut [Element], node: Node) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(node);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_is_written_again() {
        let part = r#"<w:a w:v="x &lt; &quot;y&quot;"><w:b/><w:t xml:space="preserve"> Maß &amp; Ziel &lt;😀&gt; </w:t></w:a>"#;
        let written = write(&read(part.as_bytes()).unwrap()).unwrap();
        let again = write(&read(&written).unwrap()).unwrap();
        assert_eq!(written, again);
        assert_eq!(read(&written).unwrap().text_of("w:t"), " Maß & Ziel <😀> ");
        assert_eq!(read(&written).unwrap().attribute("w:v"), Some("x < \"y\""));
    }

    #[test]
    fn torn_xml_is_an_error() {
        assert!(read(b"<w:a><w:b></w:a>").is_err());
        assert!(read(b"").is_err());
    }
}
