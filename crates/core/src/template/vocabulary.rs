//! The lists of values that a guide draws on.
//!
//! Keeps every code that ever was: a retired one is no longer offered and stays readable. That codes are
//! never used again is left to the authors of guides.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::{Code, VocabularyId};
use crate::text::Texts;
use crate::wire::left_out;

/// A list of values with codes, the same in every guide that names it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(transform = left_out)]
pub struct Vocabulary {
    pub id: VocabularyId,
    pub version: String,
    pub title: Texts,
    /// Where the list is from; only what is confirmed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// For whoever maintains guides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    pub entries: Vec<Entry>,
}

impl Vocabulary {
    pub fn entry(&self, code: &Code) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.code == *code)
    }
}

/// One value of a vocabulary.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(transform = left_out)]
pub struct Entry {
    pub code: Code,
    pub label: Texts,
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub hint: Texts,
    /// Sources of this entry; only what is confirmed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Whether words of one's own go with the value ("Anderes: …").
    #[serde(default, skip_serializing_if = "OwnWords::is_none")]
    pub own_words: OwnWords,
    /// What the value does to a gate of the hand-over.
    #[serde(default, skip_serializing_if = "Effect::is_none")]
    pub effect: Effect,
    /// No longer offered; old answers stay readable.
    #[serde(default, skip_serializing_if = "Retirement::is_current")]
    pub retirement: Retirement,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub enum OwnWords {
    #[default]
    None,
    Optional,
    Required,
}

impl OwnWords {
    fn is_none(&self) -> bool {
        *self == Self::None
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Effect {
    #[default]
    None,
    /// The case may not be handed over while this value stands.
    Blocks,
    /// Settles the gate of its question, and permits what the question asks.
    Confirms,
    /// Settles the gate of its question without permitting anything.
    Settles,
}

impl Effect {
    fn is_none(&self) -> bool {
        *self == Self::None
    }
}

#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
#[schemars(transform = left_out)]
pub enum Retirement {
    #[default]
    Current,
    /// Retired, and which code stands in its place, if one does.
    Retired {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        replaced_by: Option<Code>,
    },
}

impl Retirement {
    fn is_current(&self) -> bool {
        *self == Self::Current
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_retired_code_names_its_successor_in_the_spelling_of_all_members() {
        let retired = Retirement::Retired { replaced_by: Some("B".into()) };
        let text = r#"{"retired":{"replacedBy":"B"}}"#;
        assert_eq!(serde_json::to_string(&retired).unwrap(), text);
        assert_eq!(serde_json::from_str::<Retirement>(text).unwrap(), retired);
        let without = Retirement::Retired { replaced_by: None };
        assert_eq!(serde_json::to_string(&without).unwrap(), r#"{"retired":{}}"#);
        assert!(serde_json::from_str::<Retirement>(r#"{"retired":{"replaced_by":"B"}}"#).is_err());
    }
}
