//! The working notes of an interview: what belongs to conducting it and is no answer.
//!
//! Keeps them out of everything that is handed over: no case and no record has a place for them. Which
//! passage went into which answer is not known here.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::id::QuestionId;

/// Absent fields are empty ones, so that notes of an older version can be read.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Notes {
    /// The free notepad of a talk.
    pub scratch: String,
    /// Passages of the notepad that were moved into answers.
    pub taken: Vec<String>,
    /// *Später fragen*.
    pub later: BTreeSet<QuestionId>,
    /// Which probes of a question were asked, by their place in the guide, from 0.
    pub probes: BTreeMap<QuestionId, BTreeSet<u32>>,
    /// Where the person was last.
    pub place: Option<QuestionId>,
}

impl std::fmt::Debug for Notes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Notes({} taken, {} later, at {:?})", self.taken.len(), self.later.len(), self.place)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a failing test panics")]
mod tests {
    use super::*;

    #[test]
    fn notes_come_back_as_they_were_and_absent_fields_are_empty() {
        let full = Notes {
            scratch: "Stichworte".into(),
            taken: vec!["ein Satz".into()],
            later: BTreeSet::from(["C3".into()]),
            probes: BTreeMap::from([("C2".into(), BTreeSet::from([0, 2]))]),
            place: Some("C2".into()),
        };
        let json = serde_json::to_string(&full).unwrap();
        assert_eq!(serde_json::from_str::<Notes>(&json).unwrap(), full);
        assert_eq!(serde_json::from_str::<Notes>("{}").unwrap(), Notes::default());
    }

    #[test]
    fn debug_tells_nothing_that_was_noted() {
        let notes =
            Notes { scratch: "Geheimnis".into(), taken: vec!["Frau Krämer".into()], ..Notes::default() };
        let told = format!("{notes:?}");
        assert!(!told.contains("Geheimnis") && !told.contains("Krämer"), "{told}");
    }
}
