//! The guide: sections of questions, their kinds, and the vocabularies they draw on.
//!
//! A [`Template`] is always sound: it comes from [`Template::parse`] alone, which gives the template
//! or all of its problems. What the wire form means is written in `docs/format-template.md`.

pub mod builtin;
pub mod check;
pub mod expression;
pub mod kind;
pub mod parse;
pub mod problem;
pub mod vocabulary;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use expression::Expression;
pub use kind::{Field, Kind, Purpose};
pub use problem::{Problem, ProblemCode};
pub use vocabulary::{Effect, Entry, OwnWords, Retirement, Vocabulary};

use crate::digest::Digest;
use crate::id::{FieldId, QuestionId, SectionId, TemplateId, VocabularyId};
use crate::interview::Form;
use crate::level::ReleaseLevel;
use crate::text::{Language, Texts};
use crate::wire::left_out;

/// The value of `format` in files of this version.
pub const FORMAT: &str = "lernfall-template/1";

/// The wire form of a guide.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(title = "template.json: a guide")]
pub struct TemplateFile {
    /// Always `lernfall-template/1`.
    #[schemars(extend("const" = FORMAT))]
    pub format: String,
    pub id: TemplateId,
    /// Semantic version: a new patch changes wording, a new minor adds, a new major removes.
    pub version: String,
    /// Every text of the guide exists in each of these.
    pub languages: Vec<Language>,
    pub title: Texts,
    /// What an interviewer should keep in mind throughout.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub principles: Vec<Texts>,
    /// Probes that fit any question.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub universal_probes: Vec<Texts>,
    pub forms: Vec<FormSelection>,
    pub vocabularies: Vec<Vocabulary>,
    pub sections: Vec<Section>,
    /// Ids of questions that earlier versions had; never used again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub retired: Vec<QuestionId>,
}

/// Which questions of the interviews a form asks. Questions of the case are in every form.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(transform = left_out)]
pub struct FormSelection {
    pub form: Form,
    pub title: Texts,
    /// The questions asked, in the guide's order; left out: all of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub questions: Option<Vec<Selected>>,
}

/// One question of a form, perhaps asked in a smaller way.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(transform = left_out)]
pub struct Selected {
    pub question: QuestionId,
    /// How many rows the form offers; left out: as the question says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_repeats: Option<u32>,
    /// The fields the form asks; left out: all of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fields: Option<Vec<FieldId>>,
}

/// A part of the guide.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(transform = left_out)]
pub struct Section {
    pub id: SectionId,
    pub title: Texts,
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub intro: Texts,
    /// What has to be ready before the talk; stands above the questions that are asked before it.
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub preparation: Texts,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reachable: Option<Expression>,
    pub questions: Vec<Question>,
}

/// One item of the guide.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(transform = left_out)]
pub struct Question {
    pub id: QuestionId,
    pub scope: Scope,
    pub when: When,
    /// In the words to be spoken.
    pub text: Texts,
    /// What it is called on paper and in lists; left out: its text.
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub name: Texts,
    /// What one of its rows is called, before its number; left out: the question's name.
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub entry: Texts,
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub hint: Texts,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub probes: Vec<Texts>,
    #[serde(default, skip_serializing_if = "Weight::is_extra")]
    pub weight: Weight,
    /// What a blank answer means: `required` asks for a status, never for a value.
    #[serde(default, skip_serializing_if = "Need::is_optional")]
    pub need: Need,
    /// The level offered when levels are decided together; applied by itself only to an assurance that is
    /// settled.
    pub default_level: ReleaseLevel,
    /// No decision lifts the answer above this.
    pub max_level: ReleaseLevel,
    /// How much of the answer the short case sheet shows.
    #[serde(default, skip_serializing_if = "OnSheet::is_nothing")]
    pub sheet: OnSheet,
    /// The questions whose answers this one classifies or sums up; it carries no more than the
    /// lowest of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub draws_on: Vec<QuestionId>,
    /// What the answer settles before a hand-over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gate: Option<Gate>,
    /// What the answer is to the case as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reachable: Option<Expression>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub constraints: Vec<Constraint>,
    /// Where the question is from; only what is confirmed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    pub kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Scope {
    /// Answered once for the case.
    Case,
    /// Answered in each interview.
    Interview,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub enum When {
    Before,
    Talk,
    After,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Weight {
    #[default]
    Extra,
    Core,
}

impl Weight {
    fn is_extra(&self) -> bool {
        *self == Self::Extra
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Need {
    #[default]
    Optional,
    Required,
}

impl Need {
    fn is_optional(&self) -> bool {
        *self == Self::Optional
    }
}

/// How much of an answer the case sheet shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum OnSheet {
    #[default]
    Nothing,
    Whole,
    /// Of several rows only what names them.
    Headings,
    /// The whole answer, but nothing where the case has a summary.
    WithoutSummary,
}

impl OnSheet {
    fn is_nothing(&self) -> bool {
        *self == Self::Nothing
    }
}

/// What must be settled before anything leaves.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub enum Gate {
    Information,
    Consent,
    Clearance,
    Levels,
    ReadBack,
    Inference,
}

/// What an answer is to the case as a whole.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Role {
    Title,
    AdministrativeLevels,
    Topics,
    Undertaking,
    Phase,
    Period,
    Summary,
}

/// A rule over the answer and others, with the sentence to say when it does not hold.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Constraint {
    pub holds: Expression,
    pub message: Texts,
}

/// A sound guide.
#[derive(Clone, Debug)]
pub struct Template {
    file: TemplateFile,
    digest: Digest,
    canonical: Vec<u8>,
    places: BTreeMap<QuestionId, (usize, usize)>,
}

impl Template {
    pub fn id(&self) -> &TemplateId {
        &self.file.id
    }

    pub fn version(&self) -> &str {
        &self.file.version
    }

    /// SHA-256 of [`Self::canonical`].
    pub fn digest(&self) -> &Digest {
        &self.digest
    }

    /// The guide as canonical JSON (RFC 8785).
    pub fn canonical(&self) -> &[u8] {
        &self.canonical
    }

    pub fn file(&self) -> &TemplateFile {
        &self.file
    }

    pub fn sections(&self) -> &[Section] {
        &self.file.sections
    }

    /// All questions with their section, in the guide's order.
    pub fn questions(&self) -> impl Iterator<Item = (&Section, &Question)> {
        self.file
            .sections
            .iter()
            .flat_map(|section| section.questions.iter().map(move |question| (section, question)))
    }

    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        let (section, question) = self.places.get(id)?;
        self.file.sections.get(*section)?.questions.get(*question)
    }

    pub fn vocabulary(&self, id: &VocabularyId) -> Option<&Vocabulary> {
        self.file.vocabularies.iter().find(|vocabulary| vocabulary.id == *id)
    }

    pub fn form(&self, form: Form) -> Option<&FormSelection> {
        self.file.forms.iter().find(|selection| selection.form == form)
    }

    /// The question that plays `role`, if the guide has one.
    pub fn with_role(&self, role: Role) -> Option<&Question> {
        self.questions().map(|(_, question)| question).find(|question| question.role == Some(role))
    }
}

impl Question {
    /// What it is called on paper and in lists.
    pub fn called(&self) -> &Texts {
        if self.name.is_empty() { &self.text } else { &self.name }
    }

    /// What one of its rows is called.
    pub fn called_entry(&self) -> &Texts {
        if self.entry.is_empty() { self.called() } else { &self.entry }
    }

    /// Whether it assures only, in the guide's own words, that something was decided or checked before a
    /// hand-over: nothing of what was lived through is in it.
    pub fn is_assurance(&self) -> bool {
        let is_check = matches!(self.kind, Kind::Checklist { .. }) && self.gate.is_some();
        is_check || matches!(self.kind, Kind::ReleaseReview)
    }
}

impl FormSelection {
    /// How this form asks the question, or nothing where it does not.
    pub fn asks(&self, question: &QuestionId) -> Option<Selected> {
        match &self.questions {
            None => Some(Selected { question: question.clone(), max_repeats: None, fields: None }),
            Some(selected) => selected.iter().find(|one| one.question == *question).cloned(),
        }
    }
}
