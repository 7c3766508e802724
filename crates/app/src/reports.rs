//! Papers for one's own agency.

use std::path::Path;

use lernfall_core::document::outline::{Extent, outline};
use lernfall_core::id::CaseId;
use lernfall_core::level::Audience;
use lernfall_core::record::Record;

use crate::desk::Desk;
use crate::error::{ApiError, Code};
use crate::target::Target;
use crate::view::SheetMade;

impl Desk {
    /// Writes the *Fallblatt* as a Word file.
    pub fn sheet(&mut self, id: CaseId, to: &Path) -> Result<SheetMade, ApiError> {
        let (template, case) = self.case_with_template(id)?;
        let record =
            Record::build(&template, &case, Audience::House).map_err(|_| ApiError::new(Code::Bug))?;
        let paper = outline(&template, &record, Extent::Sheet);
        let bytes = lernfall_report::docx(&paper).map_err(|_| ApiError::new(Code::Bug))?;
        Target::write_whole(to, &bytes)?;
        Ok(SheetMade { file: to.display().to_string(), size: bytes.len() as u64 })
    }
}
