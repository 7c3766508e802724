//! Whose workspace it is, and the identity that signs in that name.
//!
//! Keeps it possible to work before there is either: both are asked for at the first hand-over.

use lernfall_bundle::{Identity, NewIdentity};
use lernfall_core::case::Organisation;
use lernfall_core::id::IdentityId;
use lernfall_core::time::Date;
use lernfall_store::{Op, Store, StoredIdentity};

use super::Desk;
use crate::env::Env;
use crate::error::{ApiError, Code};
use crate::templates;

/// How long a new certificate is valid, in years.
const VALID_YEARS: i16 = 10;

impl Desk {
    /// Says whose workspace it is, and makes the identity that signs on that name. One made for an earlier
    /// name stays for what it has signed.
    pub fn set_agency(&mut self, organisation: &Organisation) -> Result<(), ApiError> {
        let name = organisation.name.trim().to_owned();
        if name.is_empty() {
            return Err(ApiError::new(Code::AgencyMissing));
        }
        let organisation = &Organisation { name, level: organisation.level.clone() };
        known_level(organisation)?;
        let before = self.store.read().organisation()?;
        if before.is_none_or(|before| before.name != organisation.name) {
            let identity = new_identity(&self.env, organisation, self.env.today())?;
            // First: whoever has a name can sign.
            sign_with(&mut self.store, &identity, self.env.today())?;
        }
        name_agency(&mut self.store, organisation, self.env.today())
    }

    /// The identity that signs, with its id.
    pub(crate) fn identity(&self) -> Result<(IdentityId, Identity), ApiError> {
        let stored = self.store.read().identity()?.ok_or_else(|| ApiError::new(Code::AgencyMissing))?;
        let certificate = stored.certificates.first().ok_or_else(|| ApiError::new(Code::Bug))?;
        let identity = Identity::load(&stored.secret, certificate).map_err(|_| ApiError::new(Code::Bug))?;
        Ok((stored.id, identity))
    }
}

pub(super) fn sign_with(store: &mut Store, identity: &StoredIdentity, today: Date) -> Result<(), ApiError> {
    let save = Op::SaveIdentity { identity: identity.id };
    store.transact(save, today, |tx| tx.save_identity(identity).map_err(ApiError::from))
}

pub(super) fn name_agency(
    store: &mut Store,
    organisation: &Organisation,
    today: Date,
) -> Result<(), ApiError> {
    let set = Op::ChangeSetting { name: "organisation".to_owned() };
    store.transact(set, today, |tx| tx.set_organisation(organisation).map_err(ApiError::from))
}

/// A key that signs, with a certificate on the agency's name.
pub(super) fn new_identity(
    env: &Env,
    organisation: &Organisation,
    today: Date,
) -> Result<StoredIdentity, ApiError> {
    let bug = |_| ApiError::new(Code::Bug);
    let id = IdentityId(env.new_id());
    let until =
        Date::new(today.year() + VALID_YEARS, today.month(), 1).map_err(|_| ApiError::new(Code::Bug))?;
    let identity = Identity::create(&NewIdentity {
        id: id.0,
        agency: &organisation.name,
        serial: env.random(),
        from: today.civil(),
        until: until.civil(),
    })
    .map_err(bug)?;
    Ok(StoredIdentity {
        id,
        secret: identity.key().map_err(bug)?,
        certificates: vec![identity.certificate().der().to_vec()],
        created: today,
    })
}

/// The agency's level has to be in the vocabulary that cases use.
pub(super) fn known_level(organisation: &Organisation) -> Result<(), ApiError> {
    let template = templates::builtin()?;
    let levels = template.vocabulary(&"lernfall.ebene".into()).ok_or_else(|| ApiError::new(Code::Bug))?;
    if levels.entry(&organisation.level).is_some() {
        return Ok(());
    }
    let known: Vec<&str> = levels.entries.iter().map(|entry| entry.code.as_str()).collect();
    Err(ApiError::new(Code::UnknownAgencyLevel)
        .with("level", &organisation.level)
        .with("known", known.join(", ")))
}
