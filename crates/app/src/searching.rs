//! Finding passages in all cases, with enough around them to know them again.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use lernfall_core::case::Case;
use lernfall_core::id::CaseId;
use lernfall_core::template::Template;

use crate::cutting::around;
use crate::desk::Desk;
use crate::error::ApiError;
use crate::showing;
use crate::view::Found;

/// The most passages that a search shows.
const MOST_FOUND: usize = 50;

/// How many characters of a text are shown before the first place found, and from there on.
const BEFORE: usize = 40;
const AFTER: usize = 120;

/// What was found, with the cases that it was found in.
#[derive(Debug, Default)]
pub(crate) struct Search {
    pub found: Vec<Found>,
    /// There is more than is told.
    pub more: bool,
    pub cases: BTreeMap<CaseId, (Arc<Template>, Case)>,
}

impl Desk {
    /// Passages in all cases that hold `text`.
    pub fn search(&mut self, text: &str) -> Result<Vec<Found>, ApiError> {
        Ok(self.find(text)?.found)
    }

    pub(crate) fn find(&mut self, text: &str) -> Result<Search, ApiError> {
        let limit = u32::try_from(MOST_FOUND + 1).unwrap_or(u32::MAX);
        let hits = self.store.read().search(text, limit)?;
        let mut search = Search { more: hits.len() > MOST_FOUND, ..Search::default() };
        for hit in hits.into_iter().take(MOST_FOUND) {
            let (template, case) = match search.cases.entry(hit.case) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(new) => new.insert(self.case_with_template(hit.case)?),
            };
            let (passage, places) = around(&hit.text, &hit.places, BEFORE, AFTER);
            search.found.push(Found {
                case: hit.case,
                case_number: case.head.number,
                case_title: showing::title(template, case),
                question: hit.key.question,
                interview: hit.key.interview,
                row: hit.key.row,
                passage,
                matches: places.into_iter().map(|place| [place.start, place.end]).collect(),
            });
        }
        Ok(search)
    }
}
