//! The verdict over a bundle, with or without an open workspace.
//!
//! What is wrong with a bundle is told on the page. An error is what the person can do something about: a
//! passphrase that is missing or wrong, a file that cannot be read.

use lernfall_bundle::{
    Fault, MemberRole, MemberState, MemberVerdict, Overall, Sha256, SignatureState, Verdict,
};
use lernfall_core::time::Date;
use serde::Serialize;
use serde_json::Value as Json;

use super::grouped;
use crate::asks::{CheckBundle, Nothing};
use crate::bundles::{Looked, is_encrypted, look, paper};
use crate::dispatch::With;
use crate::error::{ApiError, Code};
use crate::leaving::replaced_by;
use crate::pages::handing::{ChosenBundle, MemberStanding, VerdictMember, VerdictPage, VerdictStanding};
use crate::session::Session;

impl Session {
    /// The bundle that was chosen last, for whoever is asked for its passphrase.
    pub fn chosen_bundle(
        &mut self,
        _ask: Nothing,
        _with: &mut With<'_, '_>,
    ) -> Result<ChosenBundle, ApiError> {
        Ok(ChosenBundle { file: self.bundle.as_ref().map(|file| file.display().to_string()) })
    }

    pub fn check_bundle(
        &mut self,
        ask: CheckBundle,
        with: &mut With<'_, '_>,
    ) -> Result<VerdictPage, ApiError> {
        let file = match (ask.again, &self.bundle) {
            (true, Some(file)) => file.clone(),
            (true, None) | (false, _) => with.path()?,
        };
        self.bundle = Some(file.clone());
        let name = file.display().to_string();
        let looked = look(&file, ask.passphrase.as_ref(), with.job);
        let Looked { checked, container, verified } = match looked {
            Ok(looked) => looked,
            // The envelope itself was changed or cut off: a finding, like any other damage.
            Err(error) if error.code == Code::BundleDamaged => return Ok(damaged(name)),
            Err(error) => return Err(error),
        };
        let verdict = checked.verdict;
        let signer = verdict.signer();
        let own = match (&self.desk, signer) {
            (Some(desk), Some(signer)) => {
                let certificates = desk.store.read().certificates()?;
                certificates.iter().any(|der| Sha256::of(der) == signer.fingerprint)
            }
            (Some(_) | None, _) => false,
        };
        let register = match &self.desk {
            Some(desk) if own => desk.store.read().hand_overs()?,
            Some(_) | None => Vec::new(),
        };
        let sealed = container.map(grouped);
        let line = register.iter().find(|line| Some(line.what.container.grouped()) == sealed);
        let standing = match verdict.overall {
            Overall::Intact if own => VerdictStanding::IntactOwn,
            Overall::Intact => VerdictStanding::IntactUnknown,
            Overall::Broken => VerdictStanding::Broken,
            Overall::Unreadable => VerdictStanding::Unreadable,
            Overall::Unsigned => VerdictStanding::Unsigned,
            Overall::Stopped => return Err(ApiError::new(Code::Cancelled)),
        };
        let delivery = checked.delivery.as_ref();
        let signed = verdict.signatures.first().and_then(|signature| signature.day);
        let day = delivery.map(|delivery| delivery.date).or(signed);
        Ok(VerdictPage {
            file: name,
            standing,
            sender: delivery
                .map(|delivery| delivery.sender.name.clone())
                .or_else(|| signer.map(|signer| signer.subject.clone())),
            recipients: delivery
                .map(|delivery| delivery.recipients.iter().map(|party| party.name.clone()).collect())
                .unwrap_or_default(),
            number: delivery.map(|delivery| delivery.number),
            date: day.and_then(|day| Date::new(day.year(), day.month(), day.day()).ok()),
            fingerprint: signer.map(|signer| signer.fingerprint.groups()),
            content_digest: delivery.map(|delivery| grouped(delivery.content_digest)),
            container: sealed,
            replaced_by: line.and_then(|line| replaced_by(&register, line)),
            encrypted: is_encrypted(&file)?,
            members: verdict.members.iter().filter_map(member).collect(),
            faults: faults(&verdict),
            remarks: verdict.remarks.iter().filter_map(spelled).collect(),
            // What is intact and not understood here has no paper; everything else is told all the same.
            paper: verified.and_then(|verified| paper(&verified).ok()),
        })
    }
}

fn damaged(file: String) -> VerdictPage {
    VerdictPage {
        file,
        standing: VerdictStanding::Broken,
        sender: None,
        recipients: Vec::new(),
        number: None,
        date: None,
        fingerprint: None,
        content_digest: None,
        container: None,
        replaced_by: None,
        encrypted: true,
        members: Vec::new(),
        faults: spelled(&Fault::Envelope).into_iter().collect(),
        remarks: Vec::new(),
        paper: None,
    }
}

/// What carries the signature is shown only where something is wrong with it.
fn member(member: &MemberVerdict) -> Option<VerdictMember> {
    let state = match member.state {
        MemberState::Intact => MemberStanding::Covered,
        MemberState::Altered => MemberStanding::Changed,
        MemberState::Missing => MemberStanding::Missing,
        MemberState::NotCovered => MemberStanding::NotCovered,
    };
    let shown = match (member.role, member.state) {
        (MemberRole::Content, _) | (_, MemberState::Altered | MemberState::Missing) => true,
        (
            MemberRole::Mimetype | MemberRole::Manifest | MemberRole::Signature | MemberRole::Other,
            MemberState::Intact | MemberState::NotCovered,
        ) => false,
    };
    let size = (member.state != MemberState::Missing).then_some(member.size);
    shown.then(|| VerdictMember { name: member.name.clone(), size, state })
}

/// Everything that is wrong, the signatures' own faults too.
fn faults(verdict: &Verdict) -> Vec<String> {
    let of_signatures = verdict.signatures.iter().filter_map(|signature| match signature.state {
        SignatureState::Intact => None,
        SignatureState::Broken(fault) => Some(Fault::Signature(fault)),
    });
    let all = verdict.faults.iter().cloned().chain(of_signatures);
    let mut spelled: Vec<String> = all.filter_map(|fault| self::spelled(&fault)).collect();
    let mut seen = std::collections::BTreeSet::new();
    spelled.retain(|fault| seen.insert(fault.clone()));
    spelled
}

/// A code as in the published verdict: `part/fault`, or one word.
fn spelled(code: &impl Serialize) -> Option<String> {
    let json = serde_json::to_value(code).ok()?;
    let word = |name: &str| json.get(name).and_then(Json::as_str);
    match (json.as_str(), word("part"), word("fault")) {
        (Some(code), _, _) => Some(code.to_owned()),
        (None, Some(part), Some(fault)) => Some(format!("{part}/{fault}")),
        (None, part, _) => part.map(str::to_owned),
    }
}
