//! What a reader sees: headings, paragraphs, lists, tables, without any look.
//!
//! Preview, Word file and command line are drawings of the same [`Document`]; none of them adds or
//! hides a fact. Building one from a record is the outline's work ([`outline`]).

pub mod outline;
pub mod words;

use ts_rs::TS;

use crate::text::Language;

/// A whole paper in one main language.
#[derive(Clone, PartialEq, Eq, serde::Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Document {
    pub language: Language,
    /// Also the title in the file's properties.
    pub title: String,
    /// Who made it: the organisation, never a person; blank where it may not be named.
    pub creator: String,
    /// Small print under every page.
    pub footer: String,
    pub blocks: Vec<Block>,
}

/// One piece of a paper. Heading levels go from 1 to 6 and never skip a level downwards.
#[derive(Clone, PartialEq, Eq, serde::Serialize, TS)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Block {
    /// The document's own title; at most once, first.
    Title(String),
    Heading {
        level: u8,
        text: String,
    },
    Paragraph(Vec<Run>),
    /// Quieter than the text: how something is meant or where it is from.
    Note(String),
    /// Somebody's own words.
    Quotation(Vec<Run>),
    List {
        order: ListOrder,
        items: Vec<Vec<Run>>,
    },
    /// Pairs of name and value.
    Facts {
        caption: String,
        pairs: Vec<(String, Vec<Run>)>,
    },
    /// A table with a header row; every row has as many cells as the header.
    Table {
        caption: String,
        header: Vec<String>,
        rows: Vec<Vec<Vec<Run>>>,
    },
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ListOrder {
    Bulleted,
    Numbered,
}

/// Text of one kind and one language. Line breaks inside are kept as line breaks.
#[derive(Clone, PartialEq, Eq, serde::Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Run {
    pub text: String,
    pub weight: Weight,
    /// The run's language where it differs from the document's.
    pub language: Option<Language>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Weight {
    Plain,
    Strong,
    Quiet,
}

impl Run {
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), weight: Weight::Plain, language: None }
    }

    pub fn strong(text: impl Into<String>) -> Self {
        Self { text: text.into(), weight: Weight::Strong, language: None }
    }

    pub fn quiet(text: impl Into<String>) -> Self {
        Self { text: text.into(), weight: Weight::Quiet, language: None }
    }
}

impl std::fmt::Debug for Document {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Document({} blocks)", self.blocks.len())
    }
}

impl std::fmt::Debug for Block {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let name = match self {
            Self::Title(_) => "Title",
            Self::Heading { .. } => "Heading",
            Self::Paragraph(_) => "Paragraph",
            Self::Note(_) => "Note",
            Self::Quotation(_) => "Quotation",
            Self::List { .. } => "List",
            Self::Facts { .. } => "Facts",
            Self::Table { .. } => "Table",
        };
        f.write_str(name)
    }
}

impl std::fmt::Debug for Run {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Run({} bytes)", self.text.len())
    }
}
