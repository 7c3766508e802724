//! The rows that pages show before there are any.
//!
//! A question that asks for rows has a first one to type into at once. It becomes a row of the case with
//! the first thing said in it; looking at a question writes nothing. Kept for as long as the workspace is
//! open, so that the row that is typed into is the row that was shown.

use std::cell::RefCell;
use std::collections::BTreeMap;

use lernfall_core::case::RowList;
use lernfall_core::id::{CaseId, RowId};

#[derive(Debug, Default)]
pub(crate) struct Blanks(RefCell<BTreeMap<(CaseId, RowList), RowId>>);

impl Blanks {
    /// The blank row of a list; `draw` gives its id where there was none.
    pub fn of(&self, case: CaseId, list: RowList, draw: impl FnOnce() -> RowId) -> RowId {
        *self.0.borrow_mut().entry((case, list)).or_insert_with(draw)
    }

    pub fn is(&self, case: CaseId, list: &RowList, row: RowId) -> bool {
        self.0.borrow().get(&(case, list.clone())) == Some(&row)
    }

    /// The list whose blank row it is.
    pub fn list_of(&self, case: CaseId, row: RowId) -> Option<RowList> {
        let blanks = self.0.borrow();
        blanks
            .iter()
            .find(|((of, _), blank)| *of == case && **blank == row)
            .map(|((_, list), _)| list.clone())
    }

    /// It is a row of the case now.
    pub fn used(&self, case: CaseId, list: &RowList) {
        self.0.borrow_mut().remove(&(case, list.clone()));
    }
}
