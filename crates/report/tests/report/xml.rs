//! Parts of a package, and their XML as elements.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Names and contents of all parts.
pub type Parts = BTreeMap<String, String>;

pub fn parts(file: &[u8]) -> Parts {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    (0..archive.len())
        .map(|number| {
            let mut member = archive.by_index(number).unwrap();
            let mut content = String::new();
            member.read_to_string(&mut content).unwrap();
            (member.name().to_owned(), content)
        })
        .collect()
}

#[derive(Default, Debug)]
pub struct Element {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    pub children: Vec<Element>,
    /// Own text, without that of children.
    pub text: String,
}

impl Element {
    pub fn read(part: &str) -> Self {
        let mut reader = Reader::from_str(part);
        let mut open = vec![Self::default()];
        loop {
            match reader.read_event().unwrap() {
                Event::Start(start) => open.push(Self::start(&start)),
                Event::Empty(start) => open.last_mut().unwrap().children.push(Self::start(&start)),
                Event::End(_) => {
                    let closed = open.pop().unwrap();
                    open.last_mut().unwrap().children.push(closed);
                }
                Event::Text(text) => open.last_mut().unwrap().text += &text.decode().unwrap(),
                Event::GeneralRef(name) => {
                    let reference = format!("&{};", name.decode().unwrap());
                    open.last_mut().unwrap().text += &quick_xml::escape::unescape(&reference).unwrap();
                }
                Event::Eof => return open.pop().unwrap().children.remove(0),
                _ => {}
            }
        }
    }

    fn start(start: &BytesStart<'_>) -> Self {
        let name = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let attributes = start.attributes().map(|attribute| {
            let attribute = attribute.unwrap();
            let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).unwrap();
            (name(attribute.key.as_ref()), value.into_owned())
        });
        Self { name: name(start.name().as_ref()), attributes: attributes.collect(), ..Self::default() }
    }

    pub fn value(&self) -> Option<&str> {
        self.attributes.get("w:val").map(String::as_str)
    }

    pub fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// Follows a path of names.
    pub fn at(&self, path: &[&str]) -> Option<&Self> {
        path.iter().try_fold(self, |element, name| element.child(name))
    }

    pub fn all(&self, name: &str) -> Vec<&Self> {
        let mut found = Vec::new();
        for child in &self.children {
            if child.name == name {
                found.push(child);
            }
            found.extend(child.all(name));
        }
        found
    }

    pub fn words(&self) -> String {
        self.all("w:t").iter().map(|text| text.text.as_str()).collect()
    }
}
