//! What leaves for an audience: record, paper and content members.
//!
//! Preview and hand-over are both made from this, so that what is shown is what is sealed. Nothing is
//! written here and no number is taken.

use std::collections::BTreeMap;
use std::sync::Arc;

use lernfall_bundle::{MediaType, Member, MemberName, MemberSource};
use lernfall_core::answer::AnswerKey;
use lernfall_core::case::Case;
use lernfall_core::document::Document;
use lernfall_core::document::outline::{Extent, outline};
use lernfall_core::id::{CaseId, InterviewId};
use lernfall_core::interview::path::walk;
use lernfall_core::level::{Audience, ReleaseLevel};
use lernfall_core::record::Record;
use lernfall_core::record::gate::{GateState, Standing, gates};
use lernfall_core::record::staying::staying;
use lernfall_core::template::{Gate, Template};
use lernfall_store::HandOver;

use crate::deciding::{tells, undecided};
use crate::desk::Desk;
use crate::error::{ApiError, Code};
use crate::pages::handing::OlderBundle;

/// A case as it leaves for an audience.
#[derive(Debug)]
pub(crate) struct Leaving {
    pub template: Arc<Template>,
    pub case: Case,
    pub record: Record,
}

/// A content member that is made here, with its bytes.
pub(crate) struct Made {
    pub name: &'static str,
    pub media_type: &'static str,
    pub bytes: Vec<u8>,
}

const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

impl Desk {
    /// What of the case leaves for `audience`; nothing but papers is made for the own house.
    pub(crate) fn leaving(&self, id: CaseId, audience: Audience) -> Result<Leaving, ApiError> {
        if audience == Audience::House {
            return Err(ApiError::new(Code::Bug));
        }
        let (template, case) = self.case_with_template(id)?;
        let mut record = Record::build(&template, &case, audience).map_err(|_| ApiError::new(Code::Bug))?;
        record.parent = self.other_revisions(id, &record)?.next().map(|line| line.what.revision);
        Ok(Leaving { template, case, record })
    }

    /// The lines of the register on other revisions for the same audience, the last one first.
    pub(crate) fn other_revisions(
        &self,
        case: CaseId,
        record: &Record,
    ) -> Result<impl Iterator<Item = HandOver> + use<>, ApiError> {
        let (audience, revision) = (record.audience, record.revision.clone());
        let lines = self.store.read().hand_overs_of(case)?.into_iter().rev();
        Ok(lines
            .filter(move |line| line.what.audience == audience && line.what.revision.as_str() != revision))
    }

    /// What each recipient has of it, where that says something else.
    pub(crate) fn would_replace(&self, leaving: &Leaving) -> Result<Vec<OlderBundle>, ApiError> {
        let Record { case, audience, ref revision, .. } = leaving.record;
        let mut last: BTreeMap<String, HandOver> = BTreeMap::new();
        for line in self.store.read().hand_overs_of(case)? {
            if line.what.audience == audience && !line.what.recipient.is_empty() {
                last.insert(line.what.recipient.clone(), line);
            }
        }
        let other = last.into_iter().filter(|(_, line)| line.what.revision.as_str() != revision);
        Ok(other.map(|(recipient, line)| OlderBundle { recipient, number: line.number }).collect())
    }

    /// The content members, each opened anew whenever it is read.
    pub(crate) fn members(&self, leaving: &Leaving) -> Result<Vec<Member<'_>>, ApiError> {
        let made = leaving.made()?.into_iter();
        let mut members = made
            .map(|made| member(made.name, made.media_type, Box::new(made.bytes)))
            .collect::<Result<Vec<_>, _>>()?;
        for attachment in &leaving.record.attachments {
            let source = self.attachment_source(attachment.id);
            members.push(member(&attachment.member, &attachment.media_type, source)?);
        }
        Ok(members)
    }
}

impl Leaving {
    pub fn paper(&self) -> Document {
        outline(&self.template, &self.record, Extent::Whole)
    }

    /// The members besides attachments.
    pub fn made(&self) -> Result<[Made; 3], ApiError> {
        let bug = || ApiError::new(Code::Bug);
        let paper = lernfall_report::docx(&self.paper()).map_err(|_| bug())?;
        let json = self.record.canonical().map_err(|_| bug())?;
        let guide = self.template.canonical().to_vec();
        Ok([
            Made { name: "record.json", media_type: "application/json", bytes: json },
            Made { name: "template.json", media_type: "application/json", bytes: guide },
            Made { name: "case.docx", media_type: DOCX, bytes: paper },
        ])
    }

    /// What the attachments are called here, by the neutral names under which they leave.
    pub fn known_names(&self) -> BTreeMap<String, String> {
        let known = self.record.attachments.iter().filter_map(|attachment| {
            let name = self.case.attachments.get(&attachment.id)?.name.clone();
            Some((attachment.member.clone(), name))
        });
        known.collect()
    }

    /// Nothing that was told leaves.
    pub fn is_empty(&self) -> bool {
        !self.record.keys().any(|key| tells(&self.template, &key))
    }

    /// How many answers do not leave.
    pub fn stays_behind(&self) -> usize {
        let staying = staying(&self.template, &self.case, &self.record);
        staying.keys().filter(|key| tells(&self.template, key)).count()
    }

    /// How many answers may not be in the report, for which a bundle has to be encrypted.
    pub fn not_for_report(&self) -> usize {
        self.record.all_answers().filter(|answer| answer.level < ReleaseLevel::Report).count()
    }

    /// What is new or changed since the levels were decided.
    pub fn undecided(&self) -> Vec<(InterviewId, AnswerKey)> {
        undecided(&self.template, &self.case, &walk(&self.template, &self.case))
    }

    pub fn gates(&self) -> Vec<GateState> {
        gates(&self.template, &walk(&self.template, &self.case))
    }
}

/// The number of the last bundle that took the place of `of` with the same recipient.
pub(crate) fn replaced_by(register: &[HandOver], of: &HandOver) -> Option<u32> {
    let known = !of.what.recipient.is_empty();
    let same = |line: &&HandOver| {
        (line.what.case, line.what.audience) == (of.what.case, of.what.audience)
            && line.what.recipient == of.what.recipient
            && line.what.revision != of.what.revision
    };
    let later = register.iter().filter(|line| known && line.number > of.number).filter(same);
    later.map(|line| line.number).max()
}

/// Why a hand-over waits for this gate; nothing where it does not.
pub(crate) fn waits_for(state: &GateState) -> Option<Code> {
    match &state.standing {
        Standing::Blocked(_) => Some(Code::HandOverBlocked),
        Standing::Open if state.gate == Some(Gate::Levels) => Some(Code::LevelsUndecided),
        Standing::Open | Standing::Settled => None,
    }
}

fn member<'a>(
    name: &str,
    media_type: &str,
    source: Box<dyn MemberSource + 'a>,
) -> Result<Member<'a>, ApiError> {
    let bug = |_| ApiError::new(Code::Bug);
    Ok(Member {
        name: MemberName::new(name).map_err(bug)?,
        media_type: MediaType::new(media_type).map_err(bug)?,
        source,
    })
}

impl std::fmt::Debug for Made {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Made({}, {} bytes)", self.name, self.bytes.len())
    }
}
