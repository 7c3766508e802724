//! Drawings of a [`lernfall_core::document::Document`]: a Word file and plain text.
//!
//! Adds no facts and hides none: it sees a document, never a case. The same document gives the
//! same bytes. The structure is real (titles, headings, lists, header rows, languages), because
//! the reader may be a screen reader. What a reader may see is decided in `core`; where the bytes
//! go is decided in `app`.

mod captions;
mod direction;
mod docx;
mod error;
mod lines;
mod text;

pub use docx::docx;
pub use error::ReportError;
pub use text::text;
