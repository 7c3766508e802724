//! The desk: one open workspace and all that can be done in it.
//!
//! Belongs to one thread; a shell gives it to its worker. What is done is spread over the modules of this
//! crate; here are opening, closing and what they share.

mod agency;
pub(crate) mod secrets;

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use lernfall_core::answer::{AnswerKey, Value};
use lernfall_core::case::{Case, Organisation};
use lernfall_core::digest::Digest;
use lernfall_core::id::{CaseId, WorkspaceId};
use lernfall_core::template::Template;
use lernfall_store::{
    AgencyKey, BackupProgress, Holder, KdfCost, NewWorkspace, Opening, Random, Secret, Store,
};
use secrecy::SecretString;

use self::agency::{known_level, name_agency, new_identity, sign_with};
use self::secrets::note_recovery;
pub(crate) use self::secrets::with_secret;
use crate::blanks::Blanks;
use crate::env::Env;
use crate::error::{ApiError, Code};
use crate::guides::Guides;
use crate::policy::Policy;
use crate::view::WorkspaceMade;

/// One open workspace.
#[derive(Debug)]
pub struct Desk {
    pub(crate) env: Env,
    pub(crate) store: Store,
    pub(crate) policy: Policy,
    guides: Guides,
    /// Not everything was in the newest backup when the workspace was opened.
    pub(crate) behind: bool,
    /// The recovery code opened it, and the passphrase is as it was.
    pub(crate) by_code: bool,
    pub(crate) blanks: Blanks,
    /// The longest draft of each answer since its last version.
    pub(crate) fullest: BTreeMap<(CaseId, AnswerKey), Value>,
}

impl Desk {
    /// Makes a workspace, with its signing identity where the agency is known already; the recovery code
    /// is told this once.
    pub fn create(
        env: &Env,
        folder: &Path,
        passphrase: &SecretString,
        organisation: Option<Organisation>,
    ) -> Result<(Self, SecretString), ApiError> {
        Self::create_at(env.kdf_cost(), env, folder, passphrase, organisation)
    }

    /// [`Desk::create`], where `keep` puts the recovery code away: the workspace is there with a code that
    /// is kept, or not at all.
    pub fn create_keeping<E: From<ApiError>>(
        env: &Env,
        folder: &Path,
        passphrase: &SecretString,
        organisation: Organisation,
        keep: impl FnOnce(&SecretString) -> Result<(), E>,
    ) -> Result<Self, E> {
        let mut refused = None;
        let cost = env.kdf_cost();
        let made = Self::make(cost, env, folder, passphrase, Some(organisation), |store, code| {
            keep(code).map_err(|why| {
                refused = Some(why);
                ApiError::new(Code::TargetLost)
            })?;
            note_recovery(store, true, env.today())
        });
        match (made, refused) {
            (Ok((desk, _)), _) => Ok(desk),
            (Err(_), Some(why)) => Err(why),
            (Err(error), None) => Err(error.into()),
        }
    }

    /// [`Desk::create`], with another cost of guesses at the passphrase.
    pub(crate) fn create_at(
        cost: KdfCost,
        env: &Env,
        folder: &Path,
        passphrase: &SecretString,
        organisation: Option<Organisation>,
    ) -> Result<(Self, SecretString), ApiError> {
        Self::make(cost, env, folder, passphrase, organisation, |_, _| Ok(()))
    }

    fn make(
        cost: KdfCost,
        env: &Env,
        folder: &Path,
        passphrase: &SecretString,
        organisation: Option<Organisation>,
        last: impl FnOnce(&mut Store, &SecretString) -> Result<(), ApiError>,
    ) -> Result<(Self, SecretString), ApiError> {
        let policy = Policy::default();
        policy.check(passphrase)?;
        let today = env.today();
        let id = WorkspaceId(env.new_id());
        // Before anything is made: a name that no certificate takes would leave half a workspace.
        let agency = match organisation {
            Some(organisation) => {
                known_level(&organisation)?;
                Some((new_identity(env, &organisation, today)?, organisation))
            }
            None => None,
        };
        let new = NewWorkspace { id, passphrase, cost, today };
        // In one: a program that dies in between leaves no workspace without a name.
        let (store, code) =
            Store::create_with(folder, &new, &opening(env), &mut Chance(env), |store, code| {
                if let Some((identity, organisation)) = &agency {
                    sign_with(store, identity, today)?;
                    name_agency(store, organisation, today)?;
                }
                last(store, &code.to_text())
            })?;
        let (guides, blanks) = (Guides::default(), Blanks::default());
        let fullest = BTreeMap::new();
        let (behind, by_code) = (false, false);
        let desk = Self { env: env.clone(), store, policy, guides, behind, by_code, blanks, fullest };
        Ok((desk, code.to_text()))
    }

    /// Opens with the passphrase, or with the recovery code typed in its place.
    pub fn open(env: &Env, folder: &Path, passphrase: &SecretString) -> Result<Self, ApiError> {
        let mut by_code = false;
        let store = with_secret(passphrase, |secret| {
            by_code = matches!(secret, Secret::Recovery(_));
            Store::open(folder, secret, &opening(env), &mut Chance(env))
        })?;
        Ok(Self { by_code, ..Self::opened(env, store) })
    }

    /// Opens with the private key of the agency that was let in.
    pub fn open_by_agency(env: &Env, folder: &Path, key: AgencyKey) -> Result<Self, ApiError> {
        Ok(Self::opened(env, Store::open(folder, &Secret::Agency(key), &opening(env), &mut Chance(env))?))
    }

    pub(crate) fn opened(env: &Env, store: Store) -> Self {
        // What cannot be told is told by the next backup.
        let behind = !store.is_backed_up().unwrap_or(true);
        let mut desk = Self {
            env: env.clone(),
            store,
            policy: Policy::default(),
            guides: Guides::default(),
            behind,
            by_code: false,
            blanks: Blanks::default(),
            fullest: BTreeMap::new(),
        };
        // On a full drive they stay drafts, and nobody is locked out for it.
        let _later = desk.recover_drafts();
        desk
    }

    /// Forgets what could be undone, backs up what has changed, and lets go of the folder. Without it, only
    /// let go, it is due at the next opening and the next closing.
    pub fn close(self) -> Result<(), ApiError> {
        self.close_with(&mut |_, _| ControlFlow::Continue(()))
    }

    /// [`Desk::close`], with a backup that may be broken off.
    pub(crate) fn close_with(mut self, progress: BackupProgress<'_>) -> Result<(), ApiError> {
        // First: what goes now shall not come back with the backup.
        let _later = self.store.forget_undo();
        self.back_up_at_closing(progress);
        self.leave()
    }

    /// [`Desk::close`] without a backup.
    pub(crate) fn leave(self) -> Result<(), ApiError> {
        Ok(self.store.close()?)
    }

    /// What was made, to be told once.
    pub fn made(&self) -> Result<WorkspaceMade, ApiError> {
        let organisation =
            self.store.read().organisation()?.ok_or_else(|| ApiError::new(Code::AgencyMissing))?;
        let fingerprint = self.identity()?.1.certificate().fingerprint();
        Ok(WorkspaceMade {
            workspace: self.store.id(),
            organisation,
            fingerprint: Digest::from_raw(fingerprint.as_bytes()),
        })
    }

    /// A case and the exact wording of its guide.
    pub(crate) fn case_with_template(&self, id: CaseId) -> Result<(Arc<Template>, Case), ApiError> {
        let case = self.store.read().load_case(id)?;
        Ok((self.template_of(&case)?, case))
    }

    pub(crate) fn template_of(&self, case: &Case) -> Result<Arc<Template>, ApiError> {
        self.guides.of(&self.store.read(), &case.head.template.digest)
    }
}

pub(crate) fn opening(env: &Env) -> Opening {
    let holder = Holder { host: env.host(), process: env.process() };
    Opening::new(holder, env.least_kdf_cost(), env.today())
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
