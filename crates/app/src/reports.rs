//! Papers for one's own agency.

use std::path::Path;

use lernfall_core::case::Case;
use lernfall_core::document::outline::{Extent, outline};
use lernfall_core::document::{Block, Document};
use lernfall_core::id::CaseId;
use lernfall_core::level::Audience;
use lernfall_core::record::Record;
use lernfall_core::template::Template;

use crate::desk::Desk;
use crate::error::{ApiError, Code};
use crate::target::Target;
use crate::view::SheetMade;

impl Desk {
    /// Writes the *Fallblatt* as a Word file.
    pub fn sheet(&mut self, id: CaseId, to: &Path) -> Result<SheetMade, ApiError> {
        let (template, case) = self.case_with_template(id)?;
        let (_, paper) = case_sheet(&template, &case)?;
        let bytes = lernfall_report::docx(&paper).map_err(|_| ApiError::new(Code::Bug))?;
        Target::write_whole(to, &bytes)?;
        Ok(SheetMade { file: to.display().to_string(), size: bytes.len() as u64 })
    }
}

/// What the own house may see, and the *Fallblatt* drawn from it.
pub(crate) fn case_sheet(template: &Template, case: &Case) -> Result<(Record, Document), ApiError> {
    let record = Record::build(template, case, Audience::House).map_err(|_| ApiError::new(Code::Bug))?;
    let paper = outline(template, &record, Extent::Sheet);
    Ok((record, paper))
}

/// Whether a sheet has anything to read below its head.
pub(crate) fn has_something(sheet: &Document) -> bool {
    sheet.blocks.iter().any(|block| matches!(block, Block::Heading { .. }))
}
