//! What could be read and what not, by what people know: cases, answers, attachments.
//!
//! Also puts back what a second place still has: an answer whose row is lost comes back from its newest
//! version, and the index of what can be found is made anew.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use lernfall_core::answer::AnswerKey;
use lernfall_core::id::{AttachmentId, CaseId, InterviewId, QuestionId};
use lernfall_core::time::Date;

use super::Filled;
use super::found::Known;
use super::rows::{Copied, text};
use crate::answers::Place;
use crate::check::Finding;
use crate::error::StoreError;
use crate::op::Op;
use crate::open::Store;
use crate::{answers, search};

/// What a salvage gave.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Salvaged {
    pub pages: u32,
    /// Pages of which nothing could be read.
    pub lost_pages: u32,
    pub rows: u64,
    /// What is lost by the kind of thing; kinds of which nothing is lost are left out.
    pub losses: Vec<TableLoss>,
    /// The cases that miss something, by what is known of it.
    pub cases: BTreeMap<CaseId, CaseLoss>,
}

/// What is lost of one kind of thing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TableLoss {
    pub matter: Matter,
    /// As far as they are known.
    pub rows: u64,
    /// Whether there may have been more on pages that cannot be read.
    pub more: bool,
}

/// Kinds of things in a workspace.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Matter {
    Cases,
    Interviews,
    Rows,
    Answers,
    Versions,
    Drafts,
    Notes,
    Attachments,
    Withdrawals,
    People,
    HandOvers,
    Templates,
    Identity,
    Settings,
    Journal,
}

/// What a case misses.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CaseLoss {
    /// Number, day and guide of the case had to be guessed in part.
    pub head: bool,
    /// Interviews whose form and day had to be guessed.
    pub interviews: BTreeSet<InterviewId>,
    /// Answers that are lost.
    pub answers: BTreeSet<AnswerKey>,
    /// Answers that came back from their newest version; marks and masks as they were then.
    pub from_version: BTreeSet<AnswerKey>,
    /// Files that are lost or damaged.
    pub attachments: BTreeSet<AttachmentId>,
}

impl Matter {
    fn of(table: &str) -> Self {
        match table {
            "case_head" => Self::Cases,
            "interview" => Self::Interviews,
            "row_entry" => Self::Rows,
            "answer" => Self::Answers,
            "answer_version" => Self::Versions,
            "draft" => Self::Drafts,
            "interview_notes" => Self::Notes,
            "attachment" | "attachment_chunk" => Self::Attachments,
            "withdrawal" => Self::Withdrawals,
            "person" | "pseudonym" => Self::People,
            "hand_over" => Self::HandOvers,
            "template" => Self::Templates,
            "identity" => Self::Identity,
            "journal" => Self::Journal,
            _ => Self::Settings,
        }
    }
}

pub(super) fn tell(store: &mut Store, filled: Filled, today: Date) -> Result<Salvaged, StoreError> {
    let Filled { pages, lost_pages, tables, made } = filled;
    let mut cases: BTreeMap<CaseId, CaseLoss> = BTreeMap::new();
    let rows = tables.iter().map(|(_, copied)| copied.rows).sum::<u64>() - made.dropped;
    for case in made.heads.iter().filter_map(|id| id.parse().ok()) {
        cases.entry(case).or_default().head = true;
    }
    for (case, talk) in &made.interviews {
        if let (Ok(case), Ok(talk)) = (case.parse(), talk.parse()) {
            cases.entry(case).or_default().interviews.insert(talk);
        }
    }
    let lost = |name: &str| tables.iter().find(|(table, _)| table.name == name).map(|(_, copied)| copied);
    let answers: Vec<(CaseId, AnswerKey)> = known(lost("answer"), answer_of);
    restore(store, &answers, &mut cases, today)?;
    for (case, attachment) in known(lost("attachment"), attachment_of) {
        cases.entry(case).or_default().attachments.insert(attachment);
    }
    for finding in store.check(&mut |_| ControlFlow::Continue(()))? {
        if let Finding::AttachmentDamaged(attachment) = finding {
            let case = store.read().case_of(attachment)?;
            cases.entry(case).or_default().attachments.insert(attachment);
        }
    }
    let mut losses: BTreeMap<Matter, TableLoss> = BTreeMap::new();
    for (table, copied) in &tables {
        let matter = Matter::of(&table.name);
        let loss = losses.entry(matter).or_insert(TableLoss { matter, rows: 0, more: false });
        loss.rows += copied.lost.len() as u64 + copied.nameless;
        loss.more |= copied.more;
    }
    let losses = losses.into_values().filter(|loss| loss.rows > 0 || loss.more).collect();
    Ok(Salvaged { pages, lost_pages, rows, losses, cases })
}

/// Answers from their versions, and the index anew.
fn restore(
    store: &mut Store,
    lost: &[(CaseId, AnswerKey)],
    cases: &mut BTreeMap<CaseId, CaseLoss>,
    today: Date,
) -> Result<(), StoreError> {
    let workspace = store.id();
    store.transact(Op::Salvage { workspace }, today, |tx| {
        for (case, key) in lost {
            let newest = tx.versions(*case, key)?.pop();
            let there = tx.case_head(*case).is_ok();
            match newest {
                Some(version) if there => {
                    answers::put(tx, &Place::new(*case, key), &version.answer)?;
                    cases.entry(*case).or_default().from_version.insert(key.clone());
                }
                Some(_) | None => {
                    cases.entry(*case).or_default().answers.insert(key.clone());
                }
            }
        }
        for head in tx.cases()? {
            for (key, answer) in tx.answers(head.id)? {
                search::index(tx, head.id, &key, &answer)?;
            }
        }
        Ok(())
    })
}

fn known<T>(lost: Option<&Copied>, read: impl Fn(&Known) -> Option<T>) -> Vec<T> {
    lost.into_iter().flat_map(|copied| copied.lost.values()).filter_map(read).collect()
}

fn answer_of(known: &Known) -> Option<(CaseId, AnswerKey)> {
    let (interview, row) = (text(known, "interview")?, text(known, "row")?);
    let key = AnswerKey {
        interview: if interview.is_empty() { None } else { Some(interview.parse().ok()?) },
        question: QuestionId(text(known, "question")?.to_owned()),
        row: if row.is_empty() { None } else { Some(row.parse().ok()?) },
    };
    Some((text(known, "case_id")?.parse().ok()?, key))
}

fn attachment_of(known: &Known) -> Option<(CaseId, AttachmentId)> {
    Some((text(known, "case_id")?.parse().ok()?, text(known, "id")?.parse().ok()?))
}
