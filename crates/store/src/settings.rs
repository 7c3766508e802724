//! What a workspace is set to.
//!
//! Keeps values as JSON by name; which names there are is left to the app, but for the agency.

use lernfall_core::case::Organisation;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::StoreError;
use crate::sql::json;
use crate::transact::{Reader, Tx};

const ORGANISATION: &str = "organisation";

impl Reader<'_> {
    pub fn setting<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, StoreError> {
        self.sql.maybe("SELECT value FROM setting WHERE name = ?", [name], |row| row.json(0))
    }

    /// The agency that keeps the workspace, once it was told.
    pub fn organisation(&self) -> Result<Option<Organisation>, StoreError> {
        self.setting(ORGANISATION)
    }
}

impl Tx<'_> {
    pub fn set<T: Serialize>(&self, name: &str, value: &T) -> Result<(), StoreError> {
        self.sql.run(
            "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
            (name, json(value)?),
        )?;
        Ok(())
    }

    pub fn set_organisation(&self, organisation: &Organisation) -> Result<(), StoreError> {
        self.set(ORGANISATION, organisation)
    }
}
