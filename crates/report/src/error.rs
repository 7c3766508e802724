//! Why a document could not be drawn.
//!
//! No error carries content of the document.

/// Why there is no Word file.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// Every file needs a title in its properties (EN 301 549, 10.2.4.2).
    #[error("the document has no title")]
    Untitled,
    /// What docx-rs wrote could not be read as XML, or ours could not be written.
    #[error("a part of the file is not well-formed")]
    Xml(#[source] quick_xml::Error),
    /// What docx-rs wrote is XML, but not the structure that the pass builds on.
    #[error("a part of the file lacks <{0}>")]
    Missing(&'static str),
    /// The parts could not be packed.
    #[error("the parts of the file could not be packed")]
    Pack(#[source] zip::result::ZipError),
}
