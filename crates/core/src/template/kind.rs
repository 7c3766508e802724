//! What can be answered to a question, and how.
//!
//! The closed list of kinds. Which values fit a kind is decided in [`crate::answer::check`].

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::id::{FieldId, QuestionId, VocabularyId};
use crate::template::{Expression, When};
use crate::text::Texts;
use crate::wire::left_out;

/// The kind of a question or field. `group`, `rows`, `matrix`, `attachments`, `consent`,
/// `clearance` and `releaseReview` are kinds of questions only.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
#[schemars(transform = left_out)]
pub enum Kind {
    /// Free text.
    Text {
        length: TextLength,
        /// At most so many characters (Unicode scalar values).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        limit: Option<u32>,
    },
    /// One entry of a vocabulary.
    Choice {
        vocabulary: VocabularyId,
        /// Offered are the entries for which this holds; `entry` is the entry's code.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        filter: Option<Expression>,
    },
    /// Several entries of a vocabulary.
    Choices {
        vocabulary: VocabularyId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        filter: Option<Expression>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max: Option<u32>,
    },
    /// Up to `max` entries, the most important first.
    Ranked {
        vocabulary: VocabularyId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        filter: Option<Expression>,
        max: u32,
    },
    /// A decimal number, kept as text.
    Number {
        decimals: u8,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        min: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unit: Option<Texts>,
    },
    /// A day.
    Date {
        /// How much of it may leave.
        #[serde(default)]
        leaves: DatePrecision,
    },
    /// A month or a year, perhaps approximate (EDTF, ISO 8601-2).
    Month,
    /// From a month to a month, perhaps approximate or still going on (EDTF, ISO 8601-2).
    Period,
    YesNo,
    /// Statements to tick.
    Checklist {
        items: Vec<Item>,
    },
    /// Fields for each entry of a vocabulary.
    Matrix {
        vocabulary: VocabularyId,
        fields: Vec<Field>,
    },
    /// Fields answered together.
    Group {
        fields: Vec<Field>,
    },
    /// Fields answered several times.
    Rows {
        max_repeats: u32,
        /// The field whose text names a row.
        heading: FieldId,
        fields: Vec<Field>,
    },
    /// Rows of other questions of the same case.
    Link {
        targets: Vec<QuestionId>,
    },
    /// One attached file; a field of `attachments` only.
    File,
    /// Attached files and references, each with fields.
    Attachments {
        max_repeats: u32,
        heading: FieldId,
        fields: Vec<Field>,
    },
    /// Filled by the program.
    Automatic {
        source: AutomaticValue,
    },
    /// What the person permits, purpose by purpose; nothing is preset.
    Consent {
        purposes: Vec<Purpose>,
        proof: VocabularyId,
    },
    /// The office's permission to speak, and what may be named.
    Clearance {
        fields: Vec<Field>,
        /// The field that says whether the agency may be named; a value that confirms permits it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        names_agency: Option<FieldId>,
        /// The field that says whether the undertaking may be named.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        names_undertaking: Option<FieldId>,
    },
    /// Deciding together what may be used how.
    ReleaseReview,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum TextLength {
    Short,
    Long,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum DatePrecision {
    #[default]
    Day,
    Month,
    Year,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum AutomaticValue {
    /// The name-free identifier of the interviewee, e. g. "Person 1".
    Pseudonym,
}

/// A statement of a checklist.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Item {
    pub id: FieldId,
    pub label: Texts,
}

/// One line of a consent.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Purpose {
    pub id: FieldId,
    pub label: Texts,
    pub permits: Permission,
}

/// What a consent can permit.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Permission {
    /// Taking notes in this program.
    Notes,
    /// Handing over to the collecting office.
    HandOver,
    /// Word-for-word quotation without a name.
    Quotation,
    /// Being asked again.
    Contact,
}

/// A part of a group, row, column or attachment.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(transform = left_out)]
pub struct Field {
    pub id: FieldId,
    pub label: Texts,
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub hint: Texts,
    /// Left out: when the question is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// May refer to earlier fields of the same row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reachable: Option<Expression>,
    pub kind: Kind,
}

impl Kind {
    /// The kind's name on the wire.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Text { .. } => "text",
            Self::Choice { .. } => "choice",
            Self::Choices { .. } => "choices",
            Self::Ranked { .. } => "ranked",
            Self::Number { .. } => "number",
            Self::Date { .. } => "date",
            Self::Month => "month",
            Self::Period => "period",
            Self::YesNo => "yesNo",
            Self::Checklist { .. } => "checklist",
            Self::Matrix { .. } => "matrix",
            Self::Group { .. } => "group",
            Self::Rows { .. } => "rows",
            Self::Link { .. } => "link",
            Self::File => "file",
            Self::Attachments { .. } => "attachments",
            Self::Automatic { .. } => "automatic",
            Self::Consent { .. } => "consent",
            Self::Clearance { .. } => "clearance",
            Self::ReleaseReview => "releaseReview",
        }
    }

    /// The fields of a compound kind.
    pub fn fields(&self) -> &[Field] {
        match self {
            Self::Matrix { fields, .. }
            | Self::Group { fields }
            | Self::Rows { fields, .. }
            | Self::Attachments { fields, .. }
            | Self::Clearance { fields, .. } => fields,
            Self::Text { .. }
            | Self::Choice { .. }
            | Self::Choices { .. }
            | Self::Ranked { .. }
            | Self::Number { .. }
            | Self::Date { .. }
            | Self::Month
            | Self::Period
            | Self::YesNo
            | Self::Checklist { .. }
            | Self::Link { .. }
            | Self::File
            | Self::Automatic { .. }
            | Self::Consent { .. }
            | Self::ReleaseReview => &[],
        }
    }

    /// Which entries a choice offers, where that depends on something.
    pub fn filter(&self) -> Option<&Expression> {
        if let Self::Choice { filter, .. } | Self::Choices { filter, .. } | Self::Ranked { filter, .. } = self
        {
            filter.as_ref()
        } else {
            None
        }
    }

    /// How many rows it may have; nothing where it has no rows.
    pub fn max_repeats(&self) -> Option<u32> {
        match self {
            Self::Rows { max_repeats, .. } | Self::Attachments { max_repeats, .. } => Some(*max_repeats),
            Self::Text { .. }
            | Self::Choice { .. }
            | Self::Choices { .. }
            | Self::Ranked { .. }
            | Self::Number { .. }
            | Self::Date { .. }
            | Self::Month
            | Self::Period
            | Self::YesNo
            | Self::Checklist { .. }
            | Self::Matrix { .. }
            | Self::Group { .. }
            | Self::Link { .. }
            | Self::File
            | Self::Automatic { .. }
            | Self::Consent { .. }
            | Self::Clearance { .. }
            | Self::ReleaseReview => None,
        }
    }

    /// The vocabulary it draws on.
    pub fn vocabulary(&self) -> Option<&VocabularyId> {
        match self {
            Self::Choice { vocabulary, .. }
            | Self::Choices { vocabulary, .. }
            | Self::Ranked { vocabulary, .. }
            | Self::Matrix { vocabulary, .. }
            | Self::Consent { proof: vocabulary, .. } => Some(vocabulary),
            Self::Text { .. }
            | Self::Number { .. }
            | Self::Date { .. }
            | Self::Month
            | Self::Period
            | Self::YesNo
            | Self::Checklist { .. }
            | Self::Group { .. }
            | Self::Rows { .. }
            | Self::Link { .. }
            | Self::File
            | Self::Attachments { .. }
            | Self::Automatic { .. }
            | Self::Clearance { .. }
            | Self::ReleaseReview => None,
        }
    }

    /// Whether it may stand inside a group, row, column or attachment.
    pub fn is_leaf(&self) -> bool {
        match self {
            Self::Text { .. }
            | Self::Choice { .. }
            | Self::Choices { .. }
            | Self::Ranked { .. }
            | Self::Number { .. }
            | Self::Date { .. }
            | Self::Month
            | Self::Period
            | Self::YesNo
            | Self::Link { .. }
            | Self::File
            | Self::Automatic { .. } => true,
            Self::Checklist { .. }
            | Self::Matrix { .. }
            | Self::Group { .. }
            | Self::Rows { .. }
            | Self::Attachments { .. }
            | Self::Consent { .. }
            | Self::Clearance { .. }
            | Self::ReleaseReview => false,
        }
    }
}
