//! One undertaking, seen through own notes or one or more talks.
//!
//! Keeps all that is known of a case in one value, as a pure input: reading it from a workspace is
//! left to the store.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::answer::{Answer, AnswerKey};
use crate::digest::Digest;
use crate::id::{AttachmentId, CaseId, Code, InterviewId, QuestionId, RowId, TemplateId};
use crate::interview::{Form, Interview};
use crate::level::ReleaseLevel;
use crate::text::Language;
use crate::time::Date;

/// What is known of a case besides its interviews and answers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CaseHead {
    pub id: CaseId,
    /// Counts up within the workspace, from 1.
    pub number: u32,
    /// The language in which it is written down.
    pub language: Language,
    /// The day it was made.
    pub created: Date,
    pub template: TemplateReference,
    /// No answer of the case goes further than this.
    pub cap: ReleaseLevel,
}

/// One exact wording of a guide.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TemplateReference {
    pub id: TemplateId,
    pub version: String,
    pub digest: Digest,
}

/// The agency that keeps the workspace.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Organisation {
    pub name: String,
    /// A code of the vocabulary of administrative levels.
    pub level: Code,
}

/// A repeating question of an interview or of the head: whose rows are listed.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct RowList {
    pub interview: Option<InterviewId>,
    pub question: QuestionId,
}

/// A file that was attached; its bytes stay in the workspace.
#[derive(Clone, PartialEq, Eq)]
pub struct Attachment {
    pub id: AttachmentId,
    /// As the person's file was called.
    pub name: String,
    /// As found in the bytes, never as claimed by the name.
    pub media_type: String,
    /// In bytes.
    pub size: u64,
    pub digest: Digest,
}

impl std::fmt::Debug for Attachment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Attachment({}, {} bytes)", self.id, self.size)
    }
}

/// What was taken back; outranks every level and status.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Withdrawal {
    pub scope: WithdrawalScope,
    pub date: Date,
    pub afterwards: Afterwards,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum WithdrawalScope {
    Case,
    Interview(InterviewId),
    Answer(AnswerKey),
}

impl WithdrawalScope {
    /// Whether the answer with that key was taken back with it.
    pub fn covers(&self, key: &AnswerKey) -> bool {
        match self {
            Self::Case => true,
            Self::Interview(interview) => key.interview == Some(*interview),
            Self::Answer(withdrawn) => withdrawn == key || *withdrawn == key.without_row(),
        }
    }
}

/// What becomes of what was taken back.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Afterwards {
    /// Value, versions and masks are gone; a mark without content stays.
    Erased,
    /// Kept in the workspace, handed over nowhere.
    Kept,
}

/// A case with all that belongs to it.
#[derive(Clone, PartialEq, Eq)]
pub struct Case {
    pub head: CaseHead,
    pub organisation: Organisation,
    /// In the order of their numbers.
    pub interviews: Vec<Interview>,
    /// The rows of each repeating question, in the person's order.
    pub rows: BTreeMap<RowList, Vec<RowId>>,
    pub answers: BTreeMap<AnswerKey, Answer>,
    pub attachments: BTreeMap<AttachmentId, Attachment>,
    pub withdrawals: Vec<Withdrawal>,
}

impl Case {
    pub fn answer(&self, key: &AnswerKey) -> Option<&Answer> {
        self.answers.get(key)
    }

    pub fn interview(&self, id: InterviewId) -> Option<&Interview> {
        self.interviews.iter().find(|interview| interview.id == id)
    }

    /// Nobody was asked: all of it is one's own experience.
    pub fn is_all_own(&self) -> bool {
        self.interviews.iter().all(|interview| interview.form == Form::Own)
    }

    pub fn rows_of(&self, list: &RowList) -> &[RowId] {
        self.rows.get(list).map_or(&[], Vec::as_slice)
    }

    /// Whether the answer was taken back, alone or with its interview, question or case.
    pub fn is_withdrawn(&self, key: &AnswerKey) -> bool {
        self.withdrawals.iter().any(|withdrawal| withdrawal.scope.covers(key))
    }
}

impl std::fmt::Debug for Case {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Case({}, {} answers)", self.head.id, self.answers.len())
    }
}
