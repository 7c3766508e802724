//! The JSON Schemas (2020-12) of everything that goes in and out, derived from the types themselves.
//!
//! Committed under `schemas/`; a test shows that the files are fresh.

use lernfall_core::record::Record;
use lernfall_core::template::TemplateFile;
use schemars::{JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings};

use crate::answers_file::AnswersFile;
use crate::error::ApiError;
use crate::view;

/// Every schema with the name of its file, without its ending.
pub fn all() -> Vec<(&'static str, Schema)> {
    vec![
        ("template", of::<TemplateFile>()),
        ("answers", of::<AnswersFile>()),
        ("record", of::<Record>()),
        ("delivery", lernfall_bundle::delivery_schema()),
        ("error", of::<ApiError>()),
        ("workspace-made", of::<view::WorkspaceMade>()),
        ("workspace-checked", of::<view::WorkspaceChecked>()),
        ("case-made", of::<view::AnswersTaken>()),
        ("case-list", of::<Vec<view::CaseLine>>()),
        ("case", of::<view::CaseView>()),
        ("attached", of::<view::Attached>()),
        ("sheet-made", of::<view::SheetMade>()),
        ("exported", of::<view::Exported>()),
        ("found", of::<Vec<view::Found>>()),
        ("decrypted", of::<view::Decrypted>()),
        ("bundle-checked", of::<view::BundleChecked>()),
        ("bundle", of::<view::BundleShown>()),
        ("template-list", of::<Vec<view::TemplateLine>>()),
        ("template-shown", of::<view::TemplateShown>()),
        ("template-checked", of::<view::TemplateChecked>()),
    ]
}

fn of<T: JsonSchema>() -> Schema {
    SchemaGenerator::new(SchemaSettings::draft2020_12()).into_root_schema_for::<T>()
}
