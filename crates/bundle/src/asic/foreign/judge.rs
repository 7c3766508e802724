//! From digests and signatures to verdicts on each signature and each member.
//!
//! Keeps true: of two findings on a member the worse one stays; no signer is named unless the
//! signature holds.
//! Leaves to others: reading.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Read, Seek},
};

use super::{
    super::manifest::DigestAlgorithm,
    Digests, cms,
    parts::{Over, Signed, role},
    zip::ForeignZip,
};
use crate::{
    Fault, ManifestFault, MemberRole, MemberState, MemberVerdict, Remark, Sha256, SignatureFault,
    SignatureState, SignatureVerdict, Verdict,
};

/// Judges one signature file and marks what it covers.
pub(super) fn judge(
    signed: &Signed,
    digests: &Digests,
    marks: &mut BTreeMap<String, MemberState>,
    verdict: &mut Verdict,
) {
    let Signed { name, bytes, over } = signed;
    let mut remarks = BTreeSet::new();
    let (manifest_name, outcome) = match over {
        Over::Nothing(fault) => (None, Err(*fault)),
        Over::Member(member) => {
            let digest = |algorithm| digests.get(&(member.clone(), algorithm)).cloned();
            (None, cms::verify(bytes, digest))
        }
        Over::Manifest(file) => {
            let digest = |algorithm| cms::hash(algorithm, &file.bytes);
            (Some(file.name.clone()), cms::verify(bytes, digest))
        }
    };
    match over {
        Over::Manifest(file) => {
            if file.manifest.references.is_empty() {
                verdict.faults.push(Fault::Manifest(ManifestFault::Empty));
            }
            for reference in &file.manifest.references {
                let digest = digests.get(&(reference.name.clone(), reference.algorithm));
                let found = match digest {
                    None => MemberState::Missing,
                    Some(digest) if *digest != reference.digest => MemberState::Altered,
                    Some(_) if outcome.is_ok() => MemberState::Intact,
                    Some(_) => MemberState::NotCovered,
                };
                mark(marks, &reference.name, found);
                if reference.algorithm == DigestAlgorithm::Sha1 {
                    remarks.insert(Remark::WeakAlgorithm);
                }
            }
            let found = if outcome.is_ok() { MemberState::Intact } else { MemberState::NotCovered };
            mark(marks, &file.name, found);
        }
        Over::Member(member) => {
            let found = match &outcome {
                Ok(_) => MemberState::Intact,
                Err(SignatureFault::OtherContent) => MemberState::Altered,
                Err(_) => MemberState::NotCovered,
            };
            mark(marks, member, found);
        }
        Over::Nothing(_) => {}
    }
    if outcome.is_ok() {
        mark(marks, name, MemberState::Intact);
    }
    // A file that cannot be taken apart still counts as one signature.
    let signers = outcome.map_or_else(|fault| vec![Err(fault)], cms::Holds::flatten);
    for signer in signers {
        let state = match &signer {
            Ok(_) => SignatureState::Intact,
            Err(fault) => SignatureState::Broken(*fault),
        };
        let signer = signer.ok();
        remarks.extend(signer.iter().flat_map(|signer| signer.remarks.iter().copied()));
        verdict.signatures.push(SignatureVerdict {
            name: name.clone(),
            manifest: manifest_name.clone(),
            state,
            day: signer.as_ref().and_then(|signer| signer.day),
            algorithm: signer.as_ref().map(|signer| signer.algorithm.clone()),
            signer: signer.map(|signer| signer.signer),
        });
    }
    for remark in remarks {
        if !verdict.remarks.contains(&remark) {
            verdict.remarks.push(remark);
        }
    }
}

/// What is worse stays.
fn mark(marks: &mut BTreeMap<String, MemberState>, name: &str, found: MemberState) {
    let weight = |state: MemberState| match state {
        MemberState::NotCovered => 0,
        MemberState::Intact => 1,
        MemberState::Altered => 2,
        MemberState::Missing => 3,
    };
    let place = marks.entry(name.to_owned()).or_insert(found);
    if weight(found) > weight(*place) {
        *place = found;
    }
}

/// One verdict for each member of the container and each that is missing from it.
pub(super) fn list_members(
    zip: &ForeignZip<'_, impl Read + Seek>,
    digests: &Digests,
    mut marks: BTreeMap<String, MemberState>,
    verdict: &mut Verdict,
) {
    for (name, size) in zip.sizes() {
        let state = marks.remove(name).unwrap_or(MemberState::NotCovered);
        let sha256 = digests
            .get(&(name.to_owned(), DigestAlgorithm::Sha256))
            .and_then(|digest| digest.as_slice().try_into().ok())
            .map(Sha256::from_bytes);
        let role = role(name);
        if role == MemberRole::Content
            && state == MemberState::NotCovered
            && !verdict.remarks.contains(&Remark::MembersNotCovered)
        {
            verdict.remarks.push(Remark::MembersNotCovered);
        }
        verdict.members.push(MemberVerdict { name: name.to_owned(), size, role, state, sha256 });
    }
    for (name, state) in marks {
        let role = role(&name);
        verdict.members.push(MemberVerdict { name, size: 0, role, state, sha256: None });
    }
}
