//! The desk: one open workspace and all that can be done in it.
//!
//! Belongs to one thread; a shell gives it to its worker. What is done is spread over the modules of this
//! crate; here are opening, closing and what they share.

use std::path::Path;

use lernfall_bundle::{Identity, NewIdentity};
use lernfall_core::case::{Case, Organisation};
use lernfall_core::digest::Digest;
use lernfall_core::id::{CaseId, IdentityId, WorkspaceId};
use lernfall_core::template::Template;
use lernfall_core::time::Date;
use lernfall_store::{
    Holder, NewWorkspace, Op, OpenError, Opening, Random, RecoveryCode, Secret, Store, StoredIdentity,
};
use secrecy::{ExposeSecret, SecretString};

use crate::env::Env;
use crate::error::{ApiError, Code};
use crate::policy::Policy;
use crate::templates;
use crate::view::WorkspaceMade;

/// One open workspace.
#[derive(Debug)]
pub struct Desk {
    pub(crate) env: Env,
    pub(crate) store: Store,
    pub(crate) policy: Policy,
}

/// How long a new certificate is valid, in years.
const VALID_YEARS: i16 = 10;

impl Desk {
    /// Makes a workspace with its signing identity; the recovery code is told this once.
    pub fn create(
        env: &Env,
        folder: &Path,
        passphrase: &SecretString,
        organisation: Organisation,
    ) -> Result<(Self, SecretString), ApiError> {
        let policy = Policy::default();
        if !policy.accepts(passphrase) {
            return Err(ApiError::new(Code::PassphraseTooShort).with("least", policy.shortest_passphrase));
        }
        known_level(&organisation)?;
        let today = env.today();
        let id = WorkspaceId(env.new_id());
        // Before anything is made: a name that no certificate takes would leave half a workspace.
        let identity = new_identity(env, &organisation, today)?;
        let new = NewWorkspace { id, passphrase, cost: env.kdf_cost(), today };
        let (store, code) = Store::create(folder, &new, &opening(env), &mut Chance(env))?;
        let mut desk = Self { env: env.clone(), store, policy };
        let set = Op::ChangeSetting { name: "organisation".to_owned() };
        desk.store.transact(set, today, |tx| tx.set_organisation(&organisation).map_err(ApiError::from))?;
        let save = Op::SaveIdentity { identity: identity.id };
        desk.store.transact(save, today, |tx| tx.save_identity(&identity).map_err(ApiError::from))?;
        Ok((desk, code.to_text()))
    }

    /// Opens with the passphrase, or with the recovery code typed in its place.
    pub fn open(env: &Env, folder: &Path, passphrase: &SecretString) -> Result<Self, ApiError> {
        let secret = Secret::Passphrase(passphrase.clone());
        let opened = Store::open(folder, &secret, &opening(env), &mut Chance(env));
        let store = match (opened, RecoveryCode::read(passphrase.expose_secret())) {
            (Err(OpenError::WrongPassphrase), Ok(code)) => {
                Store::open(folder, &Secret::Recovery(code), &opening(env), &mut Chance(env))?
            }
            (opened, _) => opened?,
        };
        Ok(Self { env: env.clone(), store, policy: Policy::default() })
    }

    /// Forgets what could be undone and lets go of the folder.
    pub fn close(self) -> Result<(), ApiError> {
        Ok(self.store.close()?)
    }

    /// What was made, to be told once.
    pub fn made(&self) -> Result<WorkspaceMade, ApiError> {
        let organisation = self.store.read().organisation()?.ok_or_else(|| ApiError::new(Code::Bug))?;
        let fingerprint = self.identity()?.1.certificate().fingerprint();
        Ok(WorkspaceMade {
            workspace: self.store.id(),
            organisation,
            fingerprint: Digest::from_raw(fingerprint.as_bytes()),
        })
    }

    /// The identity that signs, with its id.
    pub(crate) fn identity(&self) -> Result<(IdentityId, Identity), ApiError> {
        let stored = self.store.read().identity()?.ok_or_else(|| ApiError::new(Code::Bug))?;
        let certificate = stored.certificates.first().ok_or_else(|| ApiError::new(Code::Bug))?;
        let identity = Identity::load(&stored.secret, certificate).map_err(|_| ApiError::new(Code::Bug))?;
        Ok((stored.id, identity))
    }

    /// A case and the exact wording of its guide.
    pub(crate) fn case_with_template(&self, id: CaseId) -> Result<(Template, Case), ApiError> {
        let case = self.store.read().load_case(id)?;
        Ok((self.template_of(&case)?, case))
    }

    pub(crate) fn template_of(&self, case: &Case) -> Result<Template, ApiError> {
        let bytes = self.store.read().template(&case.head.template.digest)?;
        let bytes = bytes.ok_or_else(|| ApiError::new(Code::Bug))?;
        Template::parse(&bytes)
            .map_err(|problems| ApiError { problems, ..ApiError::new(Code::BrokenTemplate) })
    }
}

/// A key that signs, with a certificate on the agency's name.
fn new_identity(env: &Env, organisation: &Organisation, today: Date) -> Result<StoredIdentity, ApiError> {
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
fn known_level(organisation: &Organisation) -> Result<(), ApiError> {
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

fn opening(env: &Env) -> Opening {
    Opening::new(Holder { host: env.host(), process: env.process() }, env.least_kdf_cost())
}

/// The operating system's chance, as the store asks for it.
pub(crate) struct Chance<'a>(pub &'a Env);

impl Random for Chance<'_> {
    fn fill(&mut self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(32) {
            let drawn: [u8; 32] = self.0.random();
            for (byte, new) in chunk.iter_mut().zip(drawn) {
                *byte = new;
            }
        }
    }
}
