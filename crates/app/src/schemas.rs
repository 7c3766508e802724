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
        ("error", told::<ApiError>()),
        ("workspace-made", told::<view::WorkspaceMade>()),
        ("workspace-checked", told::<view::WorkspaceChecked>()),
        ("case-made", told::<view::AnswersTaken>()),
        ("case-list", told::<Vec<view::CaseLine>>()),
        ("case", told::<view::CaseView>()),
        ("attached", told::<view::Attached>()),
        ("backup-made", told::<view::backups::BackupMade>()),
        ("backup-list", told::<Vec<view::backups::BackupLine>>()),
        ("restore-preview", told::<view::backups::RestorePreview>()),
        ("erasure", told::<view::erasing::Erasure>()),
        ("purged", told::<view::erasing::Purged>()),
        ("key-renewed", told::<view::keys::KeyRenewed>()),
        ("ways-in", told::<view::keys::WaysIn>()),
        ("salvaged", told::<view::salvage::Salvaged>()),
        ("person-list", told::<Vec<view::erasing::PersonLine>>()),
        ("sheet-made", told::<view::SheetMade>()),
        ("exported", told::<view::Exported>()),
        ("found", told::<Vec<view::Found>>()),
        ("decrypted", told::<view::Decrypted>()),
        ("bundle-checked", told::<view::BundleChecked>()),
        ("bundle", told::<view::BundleShown>()),
        ("template-list", told::<Vec<view::TemplateLine>>()),
        ("template-shown", told::<view::TemplateShown>()),
        ("template-checked", told::<view::TemplateChecked>()),
    ]
}

/// Of what is read.
fn of<T: JsonSchema>() -> Schema {
    SchemaGenerator::new(SchemaSettings::draft2020_12()).into_root_schema_for::<T>()
}

/// Of what is only ever written: what is left out where there is nothing is not required.
fn told<T: JsonSchema>() -> Schema {
    SchemaGenerator::new(SchemaSettings::draft2020_12().for_serialize()).into_root_schema_for::<T>()
}
