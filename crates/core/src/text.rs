//! Texts in the languages of a guide.
//!
//! Keeps German and English side by side; which one a reader sees is the caller's argument.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use unicode_normalization::UnicodeNormalization;

/// A language that screens, guides and papers can have (BCP 47 tags).
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    De,
    En,
}

impl Language {
    /// The BCP 47 tag for a document, e. g. `de-DE`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::De => "de-DE",
            Self::En => "en-GB",
        }
    }

    /// The primary subtag, e. g. `de`.
    pub fn code(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
        }
    }
}

/// One text in several languages.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Texts(pub BTreeMap<Language, String>);

impl Texts {
    /// The text in `language`, else in any language there is, else nothing.
    pub fn read(&self, language: Language) -> &str {
        self.0.get(&language).or_else(|| self.0.values().next()).map_or("", String::as_str)
    }

    pub fn is_empty(&self) -> bool {
        self.0.values().all(|text| text.trim().is_empty())
    }
}

/// Text as search compares it: NFC, lower case, ß as ss.
pub fn fold(text: &str) -> String {
    text.nfc().flat_map(char::to_lowercase).collect::<String>().replace('ß', "ss")
}
