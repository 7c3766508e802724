//! The guides of an open workspace, each read once.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use lernfall_core::digest::Digest;
use lernfall_core::template::Template;
use lernfall_store::Reader;

use crate::error::{ApiError, Code};

/// What was read so far, by digest; a digest names one wording for ever.
#[derive(Debug, Default)]
pub(crate) struct Guides(RefCell<BTreeMap<Digest, Arc<Template>>>);

impl Guides {
    pub fn of(&self, reader: &Reader<'_>, digest: &Digest) -> Result<Arc<Template>, ApiError> {
        if let Some(template) = self.0.borrow().get(digest) {
            return Ok(Arc::clone(template));
        }
        let bytes = reader.template(digest)?.ok_or_else(|| ApiError::new(Code::Bug))?;
        let template = Template::parse(&bytes)
            .map_err(|problems| ApiError { problems, ..ApiError::new(Code::BrokenTemplate) })?;
        let template = Arc::new(template);
        self.0.borrow_mut().insert(digest.clone(), Arc::clone(&template));
        Ok(template)
    }
}
