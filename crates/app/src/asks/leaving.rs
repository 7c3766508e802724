//! What is asked on the way out: levels, hand-over, verifying.

use lernfall_core::answer::AnswerKey;
use lernfall_core::case::Organisation;
use lernfall_core::id::{CaseId, InterviewId, SectionId};
use lernfall_core::level::{Audience, ReleaseLevel};
use secrecy::SecretString;
use serde::Deserialize;
use ts_rs::TS;

use crate::redacted::redacted;

/// One level for a section, or for one answer of it; nothing for undecided.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetLevel {
    pub case: CaseId,
    pub interview: InterviewId,
    pub of: LevelOf,
    pub level: Option<ReleaseLevel>,
}

#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum LevelOf {
    Section(SectionId),
    Answer(AnswerKey),
}

/// The corrected words of an answer may go as far as the former ones.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AsBefore {
    pub case: CaseId,
    /// With which it is decided on: for an answer of the case itself, the first.
    pub interview: InterviewId,
    pub key: AnswerKey,
}

/// Whether the levels were decided together.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConfirmLevels {
    pub case: CaseId,
    pub interview: InterviewId,
    pub confirmed: bool,
}

#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ForAudience {
    pub case: CaseId,
    pub audience: Audience,
}

#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetAgency {
    pub organisation: Organisation,
}

/// How a bundle leaves.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize, serde::Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Way {
    /// To a drive or folder.
    Folder,
    /// As an e-mail draft with the bundle attached; the bundle is written beside it.
    Mail,
    /// As a file to upload.
    Upload,
}

#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HandOver {
    pub case: CaseId,
    pub audience: Audience,
    pub way: Way,
    /// What the offered name of the file carries; the register's own number counts.
    pub number: u32,
    /// The digest of the preview that was looked at; another content is not sealed.
    pub content_digest: String,
    pub closed: Closed,
    /// The name of the office that it is meant for.
    pub recipient: Option<String>,
    /// The words of an e-mail draft, from the message files.
    pub mail: Option<MailWords>,
}

/// How the bundle is closed.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Closed {
    Passphrase(#[ts(type = "string")] SecretString),
    /// Not encrypted, and why; only where every answer may be in the report.
    Nothing(String),
}

#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MailWords {
    /// With `{number}` where the bundle's number goes.
    pub subject: String,
    pub body: String,
}

/// Checks a bundle that is chosen now, or the one chosen before.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CheckBundle {
    pub again: bool,
    #[ts(type = "string | null")]
    pub passphrase: Option<SecretString>,
}

redacted!(SetAgency, HandOver, Closed, MailWords);
