//! What was erased, as a list beside the database: `erased.json`, with a copy in each place of backups.
//!
//! Keeps ids and days, no content and no time of day. It is there so that a backup from before an erasure
//! does not bring back what was erased: whatever the list knows and a database does not is erased from it
//! when it is opened ([`super::again`]). The format is `lernfall-erased/1`, canonical JSON (RFC 8785) with
//! a checksum; a list that is not byte for byte what would be written counts as damaged. The database
//! keeps its own list, from which this one is made.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::{fs, iter};

use lernfall_core::id::{AttachmentId, CaseId, InterviewId, PersonId, WorkspaceId};
use lernfall_core::time::Date;
use serde::{Deserialize, Serialize};

use crate::checked;
use crate::error::StoreError;
use crate::files::{self, Layout};

const FORMAT: &str = "lernfall-erased/1";
pub(crate) const NAME: &str = "erased.json";
/// What a list that cannot be read is called when another takes its place, with a number where there is
/// one already.
const ASIDE: &str = "erased.json.damaged";

/// A list is there, and is damaged or cannot be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the list of what was erased cannot be read")]
pub struct ListUnread;

/// Something that can be erased with all that belongs to it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(tag = "kind", content = "id", rename_all = "camelCase")]
pub enum Erased {
    Case(CaseId),
    Interview(InterviewId),
    Attachment(AttachmentId),
    Person(PersonId),
}

/// What was erased from a workspace for good, and on which day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ErasedList {
    workspace: WorkspaceId,
    entries: BTreeMap<Erased, Date>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    format: String,
    workspace: WorkspaceId,
    erased: Vec<Entry>,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    #[serde(flatten)]
    what: Erased,
    date: Date,
}

impl ErasedList {
    pub(crate) fn new(workspace: WorkspaceId) -> Self {
        Self { workspace, entries: BTreeMap::new() }
    }

    /// The list in a folder: a workspace, or a place of its backups. Nothing, if there is none.
    pub fn read(place: &Path) -> Result<Option<Self>, ListUnread> {
        match fs::read(place.join(NAME)) {
            Ok(bytes) => Self::parse(&bytes).map(Some),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(_) => Err(ListUnread),
        }
    }

    /// Adds what another list knows, if it is of the same workspace.
    pub fn merge(&mut self, other: &Self) {
        if other.workspace == self.workspace {
            for (what, date) in &other.entries {
                self.entries.entry(*what).or_insert(*date);
            }
        }
    }

    pub fn workspace(&self) -> WorkspaceId {
        self.workspace
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub fn contains(&self, what: Erased) -> bool {
        self.entries.contains_key(&what)
    }

    pub(crate) fn entries(&self) -> impl Iterator<Item = (Erased, Date)> {
        self.entries.iter().map(|(what, date)| (*what, *date))
    }

    pub(crate) fn add(&mut self, what: Erased, date: Date) {
        self.entries.insert(what, date);
    }

    /// Puts the list into a folder, in the place of the one there; one that cannot be read is kept aside.
    /// An empty list is not written.
    pub(crate) fn write(&self, place: &Path) -> Result<(), StoreError> {
        let path = place.join(NAME);
        if self.is_empty() {
            return Ok(());
        }
        match Self::read(place) {
            Ok(Some(there)) if there == *self => return Ok(()),
            Ok(_) => {}
            Err(ListUnread) => fs::rename(&path, aside(place))?,
        }
        Ok(files::replace(&path, &self.bytes()?)?)
    }

    fn parse(bytes: &[u8]) -> Result<Self, ListUnread> {
        let rest = checked::read(bytes).ok_or(ListUnread)?;
        let Written { format, workspace, erased } = serde_json::from_value(rest).map_err(|_| ListUnread)?;
        if format != FORMAT {
            return Err(ListUnread);
        }
        Ok(Self { workspace, entries: erased.into_iter().map(|Entry { what, date }| (what, date)).collect() })
    }

    fn bytes(&self) -> Result<Vec<u8>, StoreError> {
        let erased = self.entries().map(|(what, date)| Entry { what, date }).collect();
        let written = Written { format: FORMAT.to_owned(), workspace: self.workspace, erased };
        checked::bytes(&written)
    }
}

fn aside(place: &Path) -> PathBuf {
    let first = place.join(ASIDE);
    let more = (2..).map(|number: u32| place.join(format!("{ASIDE}-{number}")));
    iter::once(first.clone()).chain(more).find(|path| !path.exists()).unwrap_or(first)
}

/// What the lists in a workspace's folder know together; a damaged one knows nothing.
pub(crate) fn beside(layout: &Layout, workspace: WorkspaceId) -> ErasedList {
    let mut known = ErasedList::new(workspace);
    for place in [layout.folder().to_owned(), layout.backups()] {
        if let Ok(Some(list)) = ErasedList::read(&place) {
            known.merge(&list);
        }
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_changed_bit_of_a_list_is_noticed() {
        let mut list = ErasedList::new(WorkspaceId(uuid::Uuid::from_u128(1)));
        list.add(Erased::Person(PersonId(uuid::Uuid::from_u128(2))), Date::EPOCH);
        let bytes = list.bytes().unwrap();
        assert_eq!(ErasedList::parse(&bytes), Ok(list));
        for bit in 0..bytes.len() * 8 {
            let mut changed = bytes.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(ErasedList::parse(&changed), Err(ListUnread), "bit {bit}");
        }
    }
}
