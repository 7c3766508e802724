//! The register of names, apart from content, and which pseudonym of a case is whom.
//!
//! Keeps names in these two tables alone. They are in no case, no search and no bundle.

use lernfall_core::id::{CaseId, PersonId};
use lernfall_core::person::{Person, Pseudonym};

use crate::erase::{self, list::Erased};
use crate::error::{StoreError, Thing};
use crate::transact::{Reader, Tx};

impl Reader<'_> {
    pub fn people(&self) -> Result<Vec<Person>, StoreError> {
        self.sql.all("SELECT id, name, contact FROM person ORDER BY name, id", [], |row| {
            Ok(Person { id: row.id(0)?, name: row.text(1)?, contact: row.text(2)? })
        })
    }

    /// The pseudonyms of a case, with whoever is behind them where that was said.
    pub fn pseudonyms(&self, case: CaseId) -> Result<Vec<(Pseudonym, Option<PersonId>)>, StoreError> {
        self.sql.all(
            "SELECT number, person FROM pseudonym WHERE case_id = ? ORDER BY number",
            [case.to_string()],
            |row| {
                let person: Option<String> = row.read(1)?;
                let person = person.map(|_| row.id(1)).transpose()?;
                Ok((Pseudonym(row.count(0)?), person))
            },
        )
    }
}

impl Tx<'_> {
    pub fn add_person(&self, person: &Person) -> Result<(), StoreError> {
        let Person { id, name, contact } = person;
        self.sql.run(
            "INSERT INTO person (id, name, contact) VALUES (?, ?, ?)",
            (id.to_string(), name, contact),
        )?;
        Ok(())
    }

    pub fn change_person(&self, person: &Person) -> Result<(), StoreError> {
        let Person { id, name, contact } = person;
        let changed = self
            .sql
            .run("UPDATE person SET name = ?, contact = ? WHERE id = ?", (name, contact, id.to_string()))?;
        if changed == 1 { Ok(()) } else { Err(StoreError::NotFound(Thing::Person)) }
    }

    /// Takes a person out of the register; pseudonyms stay without a name.
    pub fn remove_person(&self, person: PersonId) -> Result<(), StoreError> {
        let id = person.to_string();
        self.sql.run("UPDATE pseudonym SET person = NULL WHERE person = ?", [&id])?;
        let gone = self.sql.run("DELETE FROM person WHERE id = ?", [&id])?;
        erase::record(self, Erased::Person(person), self.date)?;
        if gone == 1 { Ok(()) } else { Err(StoreError::NotFound(Thing::Person)) }
    }

    /// A new pseudonym of the case, the next number.
    pub fn add_pseudonym(&self, case: CaseId, person: Option<PersonId>) -> Result<Pseudonym, StoreError> {
        self.case_head(case)?;
        let number = self.sql.one(
            "INSERT INTO pseudonym (case_id, number, person)
             SELECT ?1, coalesce(max(number), 0) + 1, ?2 FROM pseudonym WHERE case_id = ?1 RETURNING number",
            (case.to_string(), person.map(|id| id.to_string())),
            |row| row.count(0),
        )?;
        Ok(Pseudonym(number))
    }

    /// Says who is behind a pseudonym.
    pub fn name_pseudonym(
        &self,
        case: CaseId,
        pseudonym: Pseudonym,
        person: Option<PersonId>,
    ) -> Result<(), StoreError> {
        let changed = self.sql.run(
            "UPDATE pseudonym SET person = ? WHERE case_id = ? AND number = ?",
            (person.map(|id| id.to_string()), case.to_string(), pseudonym.0),
        )?;
        if changed == 1 { Ok(()) } else { Err(StoreError::NotFound(Thing::Person)) }
    }
}
