//! The list of cases and one case: where it stands and what comes next.

use lernfall_core::digest::Digest;
use lernfall_core::id::{AttachmentId, CaseId, InterviewId, QuestionId, SectionId};
use lernfall_core::interview::{Form, Occasion};
use lernfall_core::level::Audience;
use lernfall_core::template::When;
use lernfall_core::time::Date;
use serde::Serialize;
use ts_rs::TS;

use crate::redacted::redacted;

#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CasesPage {
    pub cases: Vec<CaseRow>,
    /// The values of the filters that occur.
    pub topics: Vec<String>,
    /// Something was deleted at some time: there is more to know of it.
    pub deleted: bool,
    pub next_undo: Option<StepBack>,
    pub next_redo: Option<StepBack>,
}

/// What would be undone or done again.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StepBack {
    /// As in the journal.
    pub operation: String,
    /// The name of the question that it is about.
    pub question: Option<String>,
    /// The case that it is in, where another or none is shown.
    pub elsewhere: Option<OtherCase>,
}

/// How a case is called on a page that is not its own.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum OtherCase {
    /// Among all cases.
    Title(String),
    /// On the page of another one, which somebody may be looking at who shall not learn of it.
    Number(u32),
}

#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseRow {
    pub id: CaseId,
    pub number: u32,
    pub title: String,
    /// The theme clusters in words, the most important first.
    pub topics: Vec<String>,
    pub way: WayStep,
    pub core_answered: usize,
    pub core: usize,
    /// The day of the last change.
    pub changed: Date,
}

/// The steps on the way of a case.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum WayStep {
    /// *Erfassen*.
    Record,
    /// *Prüfen*.
    Check,
    /// *Klären*.
    Release,
    /// *Übergeben*.
    HandOver,
    /// Handed over, and unchanged since.
    Done,
}

#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CasePage {
    pub id: CaseId,
    pub number: u32,
    pub title: String,
    pub created: Date,
    /// Name and words of the head data that are known.
    pub head: Vec<NamedWords>,
    pub way: WayStep,
    pub next: NextStep,
    pub sections: Vec<SectionRow>,
    pub interviews: Vec<InterviewRow>,
    pub attachments: Vec<AttachmentRow>,
    /// A question on the path takes files.
    pub takes_files: bool,
    pub hand_overs: Vec<HandOverRow>,
    /// What was handed over last is not what would leave now.
    pub older_handed_over: bool,
    /// There is something to read on the case sheet.
    pub sheet_ready: bool,
    pub core_answered: usize,
    pub core: usize,
    pub next_undo: Option<StepBack>,
    pub next_redo: Option<StepBack>,
}

#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NamedWords {
    pub name: String,
    pub words: Vec<String>,
}

/// What to do next, in one card.
#[derive(Clone, Serialize, TS)]
#[serde(tag = "step", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum NextStep {
    /// Nothing of the talk was answered yet: the preparation list.
    Prepare {
        interview: InterviewId,
    },
    /// Go on at a question.
    Continue {
        interview: InterviewId,
        question: QuestionId,
        question_name: String,
        open_core: usize,
    },
    /// The own experience is told: look at the case sheet.
    Sheet {
        interview: InterviewId,
    },
    /// Decide together what may be used how.
    Levels {
        interview: InterviewId,
    },
    /// *Einordnen*.
    Sort {
        interview: InterviewId,
        open: usize,
    },
    /// So many answers changed since levels were decided: decide on them where they stand.
    Check {
        changed: usize,
    },
    /// What is named has to be settled before a hand-over.
    Settle {
        open: Vec<OpenPoint>,
    },
    HandOver,
    /// Handed over on that day, with that number.
    Done {
        number: u32,
        date: Date,
        audience: Audience,
    },
}

/// What has to be settled before a hand-over.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OpenPoint {
    pub name: String,
    /// Where the case has several.
    pub interview_number: Option<u32>,
}

/// A section in the task list, over all stages.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SectionRow {
    pub id: SectionId,
    pub title: String,
    pub standing: SectionStanding,
    pub answered: usize,
    pub questions: usize,
    /// Who writes of their own may leave it out.
    pub voluntary: bool,
    /// Where it begins, in the last interview.
    pub interview: InterviewId,
    pub stage: When,
    pub question: QuestionId,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum SectionStanding {
    Untouched,
    Begun,
    Complete,
}

#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InterviewRow {
    pub id: InterviewId,
    pub number: u32,
    pub form: Form,
    pub occasion: Occasion,
    pub date: Date,
    /// "Person 1"; nothing where nobody was asked.
    pub person: Option<String>,
    /// What there is to go through: one's own experience needs no preparation and no afterwork.
    pub stages: Vec<When>,
    pub answered: usize,
    pub questions: usize,
    pub levels_decided: bool,
}

#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AttachmentRow {
    pub id: AttachmentId,
    pub name: String,
    pub media_type: String,
    /// In bytes.
    pub size: u64,
}

#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HandOverRow {
    pub number: u32,
    pub date: Date,
    pub audience: Audience,
    pub recipient: String,
    pub container: Digest,
    pub encrypted: bool,
    pub receipt: bool,
    /// The number of the bundle that took its place.
    pub replaced_by: Option<u32>,
}

/// A case that was just made, and where to begin.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseBegun {
    pub case: CaseId,
    pub interview: InterviewId,
    /// A talk begins with its preparation.
    pub stage: When,
}

#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InterviewAdded {
    pub interview: InterviewId,
}

/// What was taken back or done again; nothing where there was nothing.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Undone {
    /// The kind of operation, as in the journal.
    pub operation: Option<String>,
    pub case: Option<CaseId>,
    pub interview: Option<InterviewId>,
    pub question: Option<QuestionId>,
}

redacted!(
    CasesPage,
    CaseRow,
    CasePage,
    NamedWords,
    StepBack,
    OtherCase,
    NextStep,
    OpenPoint,
    SectionRow,
    InterviewRow,
    AttachmentRow,
    HandOverRow,
);
