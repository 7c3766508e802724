//! Containers by other programs: ASiC-E and ASiC-S with CAdES, as the standard allows them
//! (ETSI EN 319 162-1, clauses 4.3 and 4.4).
//!
//! Keeps true: every signature is judged over what its manifest, or in ASiC-S the one member,
//! says; what no signature covers is named; memory and work are bounded.
//! Leaves to others: XAdES, time stamps, evidence records, trust.

mod cms;
mod judge;
mod parts;
mod zip;

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{self, Read, Seek},
};

use openssl::hash::Hasher;

use self::{
    judge::{judge, list_members},
    parts::{Over, Signed, kind, manifests, signatures},
    zip::{ForeignZip, ReadOut},
};
use super::manifest::DigestAlgorithm;
use crate::{Fault, MemberState, Overall, Profile, Progress, Remark, SignatureState, Verdict};

/// What the lenient profile makes of a file.
pub(crate) enum Reading {
    /// It holds a manifest in the form of ours: the strict profile has the say.
    SignsOurs,
    Foreign(Verdict),
}

/// Digests that were computed, by member and algorithm.
type Digests = BTreeMap<(String, DigestAlgorithm), Vec<u8>>;

/// Reads and judges a container by others.
///
/// # Errors
/// Only those of the reader.
pub(crate) fn examine(reader: &mut (impl Read + Seek), progress: Progress<'_>) -> io::Result<Reading> {
    let refuse = |fault| {
        let fault = Some(Fault::Container(fault));
        Ok(Reading::Foreign(Verdict::early(Profile::Foreign, Overall::Unreadable, fault)))
    };
    let mut zip = match ForeignZip::open(reader)? {
        Ok(zip) => zip,
        Err(fault) => return refuse(fault),
    };
    let (manifests, manifest_faults) = match manifests(&mut zip)? {
        Ok(Some(manifests)) => manifests,
        Ok(None) => return Ok(Reading::SignsOurs),
        Err(fault) => return refuse(fault),
    };
    let kind = match kind(&mut zip, &manifests)? {
        Ok(kind) => kind,
        Err(fault) => return refuse(fault),
    };
    let signatures = match signatures(&mut zip, kind, &manifests)? {
        Ok(signatures) => signatures,
        Err(fault) => return refuse(fault),
    };
    let mut verdict = Verdict::early(Profile::Foreign, Overall::Unsigned, None);
    verdict.kind = kind;
    // A manifest that cannot be read is only then a fault if a signature is without one: it may
    // belong to a time stamp.
    if signatures.iter().any(|signed| matches!(signed.over, Over::Nothing(_))) {
        verdict.faults = manifest_faults.into_iter().map(Fault::Manifest).collect();
    } else if !manifest_faults.is_empty() {
        verdict.remarks.push(Remark::ManifestNotRead);
    }

    let Some(digests) = digests(&mut zip, &signatures, &mut verdict.faults, progress)? else {
        let stopped = Verdict::early(Profile::Foreign, Overall::Stopped, None);
        return Ok(Reading::Foreign(stopped));
    };
    let mut marks: BTreeMap<String, MemberState> = BTreeMap::new();
    for signed in &signatures {
        judge(signed, &digests, &mut marks, &mut verdict);
    }
    list_members(&zip, &digests, marks, &mut verdict);
    if zip.has_bytes_outside {
        verdict.remarks.push(Remark::BytesOutsideMembers);
    }
    if zip.names().any(|name| name.starts_with("META-INF/") && name.ends_with(".tst")) {
        verdict.remarks.push(Remark::TimeStampsNotEvaluated);
    }
    if !verdict.signatures.is_empty() {
        let whole = verdict.faults.is_empty()
            && verdict.signatures.iter().all(|one| one.state == SignatureState::Intact)
            && verdict.members.iter().all(|member| match member.state {
                MemberState::Intact | MemberState::NotCovered => true,
                MemberState::Altered | MemberState::Missing => false,
            });
        verdict.overall = if whole { Overall::Intact } else { Overall::Broken };
    }
    Ok(Reading::Foreign(verdict))
}

/// Reads every member once and computes the digests that are asked of it, and SHA-256 always.
/// Nothing if reading was stopped.
fn digests(
    zip: &mut ForeignZip<'_, impl Read + Seek>,
    signatures: &[Signed],
    faults: &mut Vec<Fault>,
    progress: Progress<'_>,
) -> io::Result<Option<Digests>> {
    let mut wanted: BTreeMap<&str, BTreeSet<DigestAlgorithm>> = BTreeMap::new();
    for signed in signatures {
        match &signed.over {
            Over::Manifest(file) => {
                for reference in &file.manifest.references {
                    wanted.entry(&reference.name).or_default().insert(reference.algorithm);
                }
            }
            Over::Member(name) => {
                wanted.entry(name).or_default().extend(cms::digest_algorithms(&signed.bytes));
            }
            Over::Nothing(_) => {}
        }
    }
    let mut digests = Digests::new();
    let mut done = 0;
    let names: Vec<String> = zip.names().map(str::to_owned).collect();
    for name in names {
        let mut algorithms = wanted.remove(name.as_str()).unwrap_or_default();
        algorithms.insert(DigestAlgorithm::Sha256);
        let mut hashers = Vec::new();
        for algorithm in algorithms {
            hashers.push((algorithm, Hasher::new(algorithm.message_digest())?));
        }
        let end = zip.stream(&name, |chunk| {
            done += chunk.len() as u64;
            for (_, hasher) in &mut hashers {
                hasher.update(chunk)?;
            }
            Ok(progress(done))
        })?;
        match end {
            ReadOut::Whole => {}
            ReadOut::Stopped => return Ok(None),
            ReadOut::Faulty(fault) => faults.push(Fault::Container(fault)),
        }
        for (algorithm, mut hasher) in hashers {
            digests.insert((name.clone(), algorithm), hasher.finish()?.to_vec());
        }
    }
    Ok(Some(digests))
}
