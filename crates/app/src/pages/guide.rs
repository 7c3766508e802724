//! A page of the guide: outline, questions with their fields, rows and probes, and the working notes.

use lernfall_core::answer::check::ObjectionCode;
use lernfall_core::answer::{AnswerKey, AnswerStatus, Value};
use lernfall_core::id::{AttachmentId, CaseId, Code, FieldId, InterviewId, QuestionId, RowId, SectionId};
use lernfall_core::interview::{Form, Occasion};
use lernfall_core::level::ReleaseLevel;
use lernfall_core::template::{OwnWords, When};
use lernfall_core::time::Date;
use serde::Serialize;
use ts_rs::TS;

use crate::redacted::redacted;

/// One page of a run through the guide.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GuidePage {
    pub case: CaseId,
    pub case_title: String,
    pub interview: InterviewId,
    /// Counts up within the case, from 1.
    pub interview_number: u32,
    pub form: Form,
    pub occasion: Occasion,
    pub date: Date,
    pub stage: When,
    pub outline: Vec<OutlineSection>,
    pub section: SectionHead,
    /// One in and after the talk; before it all of a section.
    pub questions: Vec<QuestionOnPage>,
    pub previous: Option<QuestionId>,
    pub next: Option<QuestionId>,
    /// The next core question, where others stand before it.
    pub next_core: Option<QuestionId>,
    /// Core questions of this stage that are still open, all sections.
    pub open_core: usize,
    /// Questions of this stage that are still open, core or not.
    pub open: usize,
    /// Questions that were put off, and a consent of which some purposes are still to be asked about.
    pub later: Vec<QuestionId>,
    /// The reasons that can be given for having no answer, in the order in which they are offered.
    pub reasons: Vec<AnswerStatus>,
    pub principles: Vec<String>,
    pub universal_probes: Vec<String>,
    pub scratch: Scratch,
    /// What Ctrl+Z would take back; nothing where there is nothing.
    pub can_undo: bool,
    pub can_redo: bool,
}

#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SectionHead {
    pub id: SectionId,
    pub title: String,
    pub intro: String,
    pub open_core: usize,
}

#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OutlineSection {
    pub id: SectionId,
    pub title: String,
    pub open_core: usize,
    pub questions: Vec<OutlineQuestion>,
}

#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OutlineQuestion {
    pub id: QuestionId,
    /// The number that people see: that of the guide; who writes alone sees the questions counted.
    pub sign: String,
    pub name: String,
    pub core: bool,
    pub standing: QuestionStanding,
    /// Somebody said that the whole answer stays here.
    pub stays: bool,
}

/// How a question stands in the outline.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum QuestionStanding {
    Open,
    /// Put off, or begun and due at the end.
    Later,
    Answered,
    /// A status without an answer: no comment, does not know, not applicable, not asked.
    NoAnswer,
    /// Something does not fit.
    Objection,
}

#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QuestionOnPage {
    pub id: QuestionId,
    /// In the words to be spoken.
    pub text: String,
    pub name: String,
    pub hint: String,
    pub core: bool,
    /// A status is asked for before a hand-over.
    pub required: bool,
    pub later: bool,
    pub probes: Vec<Probe>,
    /// The question itself. For rows its form has no fields.
    pub whole: AnswerForm,
    /// Nothing where the question has no rows.
    pub rows: Option<Rows>,
    /// What was said that this page is about; after the talk only.
    pub said: Vec<Said>,
    /// The number that people see, as in the outline.
    pub sign: String,
    /// It assures that something was checked: what it is about is everything that leaves.
    pub assurance: bool,
}

#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Probe {
    pub number: u32,
    pub text: String,
    pub asked: bool,
}

#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Rows {
    /// Where there is none yet, one to type into: it becomes a row with the first thing said in it.
    pub rows: Vec<AnswerForm>,
    /// How many there may be.
    pub most: u32,
    /// What one of them is called, before its number.
    pub entry: String,
    /// Rows begin by choosing a file.
    pub attachments: bool,
}

/// The fields of one answer or row, and all that goes with it.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AnswerForm {
    pub key: AnswerKey,
    /// What names a row; blank for a whole answer, and for a row that has no words yet.
    pub heading: String,
    /// How the value is built from the fields: as the one field's, or as an object of all.
    pub shape: Shape,
    pub fields: Vec<FieldOnPage>,
    /// What was said of this row in the talk; after the talk only.
    pub said: Vec<Said>,
    /// Said by a person, or following from the value; nothing while open.
    pub status: Option<AnswerStatus>,
    /// What was decided; nothing where nobody decided.
    pub level: Option<ReleaseLevel>,
    /// No decision lifts it above this.
    pub max_level: ReleaseLevel,
    /// It is new or changed since the levels were decided, and stays here until somebody decides again.
    pub undecided: bool,
    /// Objections to the whole answer.
    pub objections: Vec<ObjectionOnPage>,
    /// How many versions there are.
    pub versions: usize,
    /// It was taken back; nothing can be typed.
    pub withdrawn: bool,
    /// What in it looks as if it told who somebody is, each once; nothing where it stays here in any case.
    pub traces: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Shape {
    /// The value is that of the one field, whose id is blank.
    Single,
    /// The value is `{ fields: { id: value } }`.
    Fields,
}

#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FieldOnPage {
    /// Blank for the one field of a single answer.
    pub id: FieldId,
    pub label: String,
    pub hint: String,
    pub kind: FieldKind,
    pub value: Option<Value>,
    /// What stands in the field where it is typed text; the words of a number, day, month or period.
    pub typed: String,
    pub objections: Vec<ObjectionOnPage>,
}

#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ObjectionOnPage {
    pub code: ObjectionCode,
    /// The bound that was passed, the label of the entry it is about, or the kind that could not be read.
    pub subject: String,
    /// The sentence of the guide's own rule, where it is one.
    pub message: Option<String>,
}

/// What kind of field it is, with all there is to choose from.
#[derive(Clone, Serialize, TS)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum FieldKind {
    Text {
        long: bool,
        limit: Option<u32>,
    },
    Choice {
        entries: Vec<EntryOnPage>,
    },
    Choices {
        entries: Vec<EntryOnPage>,
        max: Option<u32>,
    },
    Ranked {
        entries: Vec<EntryOnPage>,
        max: u32,
    },
    Number {
        unit: Option<String>,
    },
    Date,
    Month,
    Period,
    YesNo,
    Checklist {
        items: Vec<ItemOnPage>,
        /// What is checked before it leaves is checked line by line: there is no ticking all at once.
        one_by_one: bool,
    },
    /// A row for each entry, a column for each field; cells hold `value[code][field]`.
    Matrix {
        entries: Vec<EntryOnPage>,
        columns: Vec<FieldOnPage>,
    },
    Link {
        targets: Vec<LinkTarget>,
    },
    File {
        file: Option<FileOnPage>,
    },
    /// Filled by the program; the words stand in `typed`.
    Automatic,
    /// Yes or no per purpose, nothing preset; the proof is a choice in the field `proof`.
    Consent {
        purposes: Vec<ItemOnPage>,
        proof: Vec<EntryOnPage>,
    },
}

#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EntryOnPage {
    pub code: Code,
    pub label: String,
    pub hint: String,
    pub own_words: OwnWords,
    /// The case may not be handed over while it is chosen.
    pub blocks: bool,
}

#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ItemOnPage {
    pub id: FieldId,
    pub label: String,
}

#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LinkTarget {
    pub question: QuestionId,
    pub row: RowId,
    /// What names the row.
    pub label: String,
    /// The name of its question.
    pub of: String,
}

#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FileOnPage {
    pub id: AttachmentId,
    pub name: String,
    /// In bytes.
    pub size: u64,
    /// "PDF", "Word"; the media type where people have no word for it.
    pub kind: String,
    /// What the file says it is and what it is are not the same.
    pub type_differs: bool,
}

/// Something that was said, for reading beside what is classified.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Said {
    pub question: QuestionId,
    pub label: String,
    pub lines: Vec<String>,
    /// What in the lines looks like names, telephone numbers or e-mail addresses, where that is checked.
    pub traces: Vec<String>,
}

/// The scratch field.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Scratch {
    pub text: String,
    pub passages: Vec<Passage>,
}

/// A paragraph of the scratch field.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Passage {
    pub text: String,
    /// It was moved into an answer.
    pub taken: bool,
}

/// What became of a save.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Saved {
    pub page: GuidePage,
}

/// A row that was just added.
#[derive(Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RowAdded {
    pub row: RowId,
    pub page: GuidePage,
}

redacted!(
    GuidePage,
    SectionHead,
    OutlineSection,
    OutlineQuestion,
    QuestionOnPage,
    Probe,
    Rows,
    AnswerForm,
    FieldOnPage,
    ObjectionOnPage,
    FieldKind,
    EntryOnPage,
    ItemOnPage,
    LinkTarget,
    FileOnPage,
    Said,
    Scratch,
    Passage,
    Saved,
    RowAdded,
);
