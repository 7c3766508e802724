//! What goes into a bundle: named members, and the content digest over them.
//!
//! Keeps true: names are neutral, lower-case and cannot leave the container; the same content has
//! the same digest, in whatever order it was handed over.
//! Leaves to others: what the members say.

use std::{
    collections::BTreeMap,
    fmt,
    io::{self, Read},
    ops::ControlFlow,
};

use crate::{
    Progress,
    digest::{Sha256, Tally},
};

/// Bytes read at a time, everywhere in this crate.
pub(crate) const CHUNK: usize = 128 * 1024;

/// The name of a content member: `record.json`, `case.docx`, `attachments/1.pdf`.
///
/// At the root a lower-case ASCII stem of letters, digits and hyphens that begins with a letter;
/// below `attachments/` a number from 1 without leading zeros; then one extension of one to eight
/// letters or digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MemberName(String);

/// The media type of a member, such as `application/json`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MediaType(String);

/// Why a name or media type was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    #[error("a member name is lower-case ASCII: `name.ext` or `attachments/<number>.<ext>`")]
    Form,
    #[error("this member name is reserved for the bundle itself")]
    Reserved,
    #[error("two members have the same name")]
    Twice,
    #[error("a bundle has at most {} members", crate::MAX_MEMBERS)]
    TooMany,
    #[error("a media type is `type/subtype` in ASCII")]
    MediaType,
    #[error("reading a member failed")]
    Read(io::ErrorKind),
    #[error("stopped on request")]
    Stopped,
}

/// Names that the bundle itself uses at the root and that are not content.
pub(crate) const DELIVERY: &str = "delivery.json";
pub(crate) const RELEASE: &str = "release.json";
/// Members of a bundle that are not content: these two, `mimetype`, manifest and signature.
const BESIDES_CONTENT: usize = 5;

impl MemberName {
    /// Checks a name for a content member.
    ///
    /// # Errors
    /// [`NameError::Form`] or [`NameError::Reserved`].
    pub fn new(name: &str) -> Result<Self, NameError> {
        if name == DELIVERY || name == RELEASE {
            return Err(NameError::Reserved);
        }
        if !is_well_formed(name) {
            return Err(NameError::Form);
        }
        Ok(Self(name.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for MemberName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl MediaType {
    /// Checks a media type (RFC 6838, clause 4.2, without parameters).
    ///
    /// # Errors
    /// [`NameError::MediaType`].
    pub fn new(text: &str) -> Result<Self, NameError> {
        let token = |part: &str| {
            (1..=127).contains(&part.len())
                && part.starts_with(|c: char| c.is_ascii_alphanumeric())
                && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$^_.+-".contains(&b))
        };
        match text.split_once('/') {
            Some((kind, subtype)) if token(kind) && token(subtype) => Ok(Self(text.to_owned())),
            Some(_) | None => Err(NameError::MediaType),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a name has the form of a member of ours; also used on what others hand in.
pub(crate) fn is_well_formed(name: &str) -> bool {
    let Some((stem, extension)) = name.split_once('.') else { return false };
    let extension_is_good = (1..=8).contains(&extension.len())
        && extension.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    let stem_is_good = match stem.strip_prefix("attachments/") {
        Some(number) => {
            (1..=6).contains(&number.len())
                && number.bytes().all(|b| b.is_ascii_digit())
                && !number.starts_with('0')
        }
        None => {
            (1..=40).contains(&stem.len())
                && stem.starts_with(|c: char| c.is_ascii_lowercase())
                && stem.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        }
    };
    extension_is_good && stem_is_good
}

/// Where the bytes of a member come from; opened once to survey and once to seal.
pub trait MemberSource {
    /// A reader from the first byte on; each call starts anew.
    ///
    /// # Errors
    /// Whatever the place of the bytes answers.
    fn open(&self) -> io::Result<Box<dyn Read + '_>>;
}

impl MemberSource for Vec<u8> {
    fn open(&self) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(self.as_slice()))
    }
}

/// One member before it was surveyed.
pub struct Member<'a> {
    pub name: MemberName,
    pub media_type: MediaType,
    pub source: Box<dyn MemberSource + 'a>,
}

impl fmt::Debug for Member<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Member").field("name", &self.name).finish_non_exhaustive()
    }
}

/// What is known of a content member: enough for a preview, a receipt and the digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentEntry {
    pub name: MemberName,
    pub media_type: MediaType,
    /// In bytes.
    pub size: u64,
    pub sha256: Sha256,
}

pub(crate) struct Surveyed<'a> {
    pub(crate) entry: ContentEntry,
    pub(crate) crc: u32,
    pub(crate) source: Box<dyn MemberSource + 'a>,
}

/// The content members of a bundle, each read once, in ascending order of their names.
pub struct Content<'a> {
    pub(crate) members: Vec<Surveyed<'a>>,
}

impl fmt::Debug for Content<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.entries()).finish()
    }
}

impl<'a> Content<'a> {
    /// Reads every member once, to know size and digest before anything is sealed.
    ///
    /// # Errors
    /// [`NameError::Twice`], [`NameError::TooMany`], [`NameError::Read`] or [`NameError::Stopped`].
    pub fn survey(members: Vec<Member<'a>>, progress: Progress<'_>) -> Result<Self, NameError> {
        if members.len() > crate::MAX_MEMBERS - BESIDES_CONTENT {
            return Err(NameError::TooMany);
        }
        let mut by_name = BTreeMap::new();
        let mut done = 0;
        for Member { name, media_type, source } in members {
            let mut tally = Tally::new();
            let stopped = source
                .open()
                .and_then(|reader| {
                    each_chunk(reader, |chunk| {
                        tally.update(chunk);
                        done += chunk.len() as u64;
                        Ok(progress(done))
                    })
                })
                .map_err(|error| NameError::Read(error.kind()))?;
            if stopped.is_break() {
                return Err(NameError::Stopped);
            }
            let size = tally.size;
            let (sha256, crc) = tally.finish();
            let entry = ContentEntry { name: name.clone(), media_type, size, sha256 };
            if by_name.insert(name, Surveyed { entry, crc, source }).is_some() {
                return Err(NameError::Twice);
            }
        }
        Ok(Self { members: by_name.into_values().collect() })
    }

    /// The members in ascending order of their names.
    pub fn entries(&self) -> impl Iterator<Item = &ContentEntry> {
        self.members.iter().map(|member| &member.entry)
    }

    /// What a preview shows and a release signs, see [`content_digest`].
    pub fn digest(&self) -> Sha256 {
        content_digest(self.entries().map(|entry| (entry.name.as_str(), entry.size, entry.sha256)))
    }
}

/// SHA-256 over the canonical list of content members.
///
/// The list is the line `lernfall-content-1`, then one line for each member in ascending order of
/// the bytes of its name: 64 hexadecimal digits of its SHA-256, two spaces, its size in bytes as a
/// decimal number, two spaces, its name. Every line ends with a line feed.
pub fn content_digest<'n>(members: impl IntoIterator<Item = (&'n str, u64, Sha256)>) -> Sha256 {
    let mut sorted: Vec<_> = members.into_iter().collect();
    sorted.sort_unstable();
    let mut list = String::from("lernfall-content-1\n");
    for (name, size, sha256) in sorted {
        list.push_str(&format!("{sha256}  {size}  {name}\n"));
    }
    Sha256::of(list.as_bytes())
}

/// Feeds a reader to `take` until its end or until `take` breaks off.
pub(crate) fn each_chunk(
    mut reader: impl Read,
    mut take: impl FnMut(&[u8]) -> io::Result<ControlFlow<()>>,
) -> io::Result<ControlFlow<()>> {
    let mut buffer = vec![0; CHUNK];
    loop {
        let chunk = match reader.read(&mut buffer) {
            Ok(0) => return Ok(ControlFlow::Continue(())),
            Ok(count) => buffer.get(..count).unwrap_or_default(),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if take(chunk)?.is_break() {
            return Ok(ControlFlow::Break(()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_leave_the_container_or_speak_are_refused() {
        for good in ["record.json", "case.docx", "attachments/1.pdf", "attachments/120.x"] {
            assert_eq!(MemberName::new(good).map(|name| name.0), Ok(good.to_owned()));
        }
        for bad in [
            "",
            ".",
            "..",
            "a",
            "a.",
            ".a",
            "../a.json",
            "/a.json",
            "a/b.json",
            "A.json",
            "ä.json",
            "attachments/0.pdf",
            "attachments/01.pdf",
            "attachments/x.pdf",
            "attachments/../1.pdf",
            "META-INF/a.xml",
            "mimetype",
            "a b.json",
            "a.tar.gz",
            "a\\b.json",
            "a.json\0",
        ] {
            assert_eq!(MemberName::new(bad), Err(NameError::Form), "{bad}");
        }
        assert_eq!(MemberName::new("delivery.json"), Err(NameError::Reserved));
    }

    #[test]
    fn a_media_type_needs_no_escaping_and_no_parameters() {
        for good in ["application/json", "image/svg+xml", "application/vnd.oasis.opendocument.text"] {
            assert!(MediaType::new(good).is_ok(), "{good}");
        }
        for bad in
            ["", "text", "text/", "/plain", "text/.x", "text/a&b", "text/plain; charset=utf-8", "a/b/c"]
        {
            assert_eq!(MediaType::new(bad), Err(NameError::MediaType), "{bad}");
        }
    }

    #[test]
    fn the_content_digest_does_not_depend_on_the_order_of_members() {
        let one = ("a.json", 1, Sha256::of(b"1"));
        let two = ("b.json", 2, Sha256::of(b"22"));
        assert_eq!(content_digest([one, two]), content_digest([two, one]));
        assert_ne!(content_digest([one, two]), content_digest([one]));
    }
}
