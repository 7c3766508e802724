//! *Verwendung*: what may be used how, decided together by section, with exceptions.

use lernfall_core::answer::AnswerKey;
use lernfall_core::id::{CaseId, InterviewId, QuestionId, SectionId};
use lernfall_core::level::ReleaseLevel;
use lernfall_core::template::When;
use serde::Serialize;
use ts_rs::TS;

use crate::redacted::redacted;

#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LevelsPage {
    pub case: CaseId,
    pub interview: InterviewId,
    pub sections: Vec<SectionLevels>,
    /// Answers that nobody decided on; they stay here.
    pub undecided: usize,
    /// Some are undecided, and nobody let any go further than here: to confirm now keeps everything here.
    pub all_would_stay: bool,
    /// Everybody agreed: the question of the guide is answered with yes.
    pub confirmed: bool,
    /// Where the consent is asked for that is open or says no: nothing goes further than here before.
    pub consent_missing: Option<ConsentPlace>,
}

/// The question for a consent.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConsentPlace {
    pub question: QuestionId,
    pub stage: When,
}

/// A section with answers to decide on. What only classifies other answers takes their level by itself and
/// is not among them, unless somebody decided on it.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SectionLevels {
    pub id: SectionId,
    pub title: String,
    pub level: SectionLevel,
    /// The highest that any answer of it may take.
    pub most: ReleaseLevel,
    pub answers: Vec<AnswerLevel>,
}

/// What a section's answers have in common. A level is common to all when each has it as far as its
/// question allows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum SectionLevel {
    Undecided,
    All(ReleaseLevel),
    Mixed,
}

#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AnswerLevel {
    pub key: AnswerKey,
    pub question: QuestionId,
    pub name: String,
    /// All that was said: nobody decides on words they cannot see.
    pub words: Vec<String>,
    /// What in the words looks as if it told who somebody is.
    pub traces: Vec<String>,
    pub level: Option<ReleaseLevel>,
    pub max_level: ReleaseLevel,
    /// What was decided on its words before they were corrected.
    pub former: Option<ReleaseLevel>,
    /// How far it goes as things stand.
    pub effective: ReleaseLevel,
}

redacted!(LevelsPage, SectionLevels, AnswerLevel);
