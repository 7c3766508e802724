//! A document as a Word file (ECMA-376, transitional), for people and for their screen readers.
//!
//! docx-rs draws text, lists and tables; a pass over its XML adds what it cannot write and takes
//! away what differs between two runs. Styles and package are our own, because docx-rs writes
//! neither languages nor a default style. The same document gives the same bytes.

mod accessible;
mod body;
mod order;
mod package;
mod page;
mod runs;
mod styles;
mod table;
mod tree;
mod widths;

use lernfall_core::document::Document;

use crate::ReportError;

/// The bytes of a `.docx` file.
///
/// # Errors
/// [`ReportError::Untitled`] where the document has no title; the other errors are faults of the
/// program or of docx-rs.
pub fn docx(document: &Document) -> Result<Vec<u8>, ReportError> {
    let title = crate::lines::one_line(&document.title);
    if title.is_empty() {
        return Err(ReportError::Untitled);
    }
    let drawn = body::draw(document, &title);
    let parts = package::Parts {
        properties: package::properties(
            &title,
            &crate::lines::one_line(&document.creator),
            document.language,
        ),
        document: accessible::document(&drawn.document, &drawn.tables)?,
        footer: accessible::footer(&drawn.footer)?,
        numbering: drawn.numbering.map(|part| accessible::numbering(&part)).transpose()?,
        settings: styles::settings(document.language),
        styles: styles::styles(document.language),
    };
    package::pack(parts)
}
