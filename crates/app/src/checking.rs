//! Looking a whole workspace over.

use lernfall_store::Finding as Found;

use crate::desk::Desk;
use crate::error::ApiError;
use crate::jobs::{Job, Stage};
use crate::view::{Finding, Part, WorkspaceChecked};

impl Desk {
    /// Checks database, key files and every attachment; changes nothing.
    pub fn check(&mut self, job: &mut Job<'_>) -> Result<WorkspaceChecked, ApiError> {
        let found = self.store.check(&mut |step| job.step(Stage::Checking, step.done, Some(step.total)))?;
        let findings = found.iter().map(finding).collect();
        let (cases, attachments) = match self.counts() {
            Ok(counts) => counts,
            // What was found tells why they cannot be counted.
            Err(_) if !found.is_empty() => (0, 0),
            Err(error) => return Err(error),
        };
        Ok(WorkspaceChecked { cases, attachments, findings })
    }

    fn counts(&self) -> Result<(usize, usize), ApiError> {
        let reader = self.store.read();
        let heads = reader.cases()?;
        let mut attachments = 0;
        for head in &heads {
            attachments += reader.attachments(head.id)?.len();
        }
        Ok((heads.len(), attachments))
    }
}

fn finding(found: &Found) -> Finding {
    let (part, attachment) = match found {
        Found::ForgedPages { .. } | Found::BrokenStructure { .. } => (Part::Database, None),
        Found::KeyFileDamaged => (Part::KeyFile, None),
        Found::KeyFilesDiffer => (Part::KeyFilesDiffer, None),
        Found::AttachmentDamaged(id) => (Part::Attachment, Some(*id)),
    };
    Finding { part, attachment }
}
