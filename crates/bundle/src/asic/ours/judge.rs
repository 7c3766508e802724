//! From what was read to a verdict.
//!
//! Keeps true: a changed bit in a member's data is blamed on that member, in the manifest on the
//! manifest, in the signature on the signature, in metadata on the container; no signer is named
//! unless the signature holds.
//! Leaves to others: reading.

use std::collections::BTreeMap;

use super::{
    super::{
        MIMETYPE, SIGNATURE_NAME,
        manifest::{self, Covered},
        signature,
    },
    Examined, PendingMember, Scanned,
};
use crate::{
    Certificate, ContainerFault, ContainerKind, Delivery, DeliveryError, DeliveryFault, Fault, ManifestFault,
    MediaType, MemberRole, MemberState, MemberVerdict, Overall, Profile, Sha256, SignatureFault,
    SignatureState, SignatureVerdict, Signer, Verdict, content_digest,
    member::{DELIVERY, RELEASE},
};

pub(super) fn judge(scanned: Vec<Scanned>) -> Examined {
    let mut faults = container_faults(&scanned);
    let (signed, signature) = match authenticate(&scanned) {
        Ok(signed) => {
            let state = SignatureState::Intact;
            let verdict = signature_verdict(state, Some(signed.signer.clone()), Some(signed.day));
            (Some(signed), verdict)
        }
        Err(fault) => {
            let state = match &fault {
                Fault::Signature(fault) => SignatureState::Broken(*fault),
                Fault::Envelope | Fault::Container(_) | Fault::Manifest(_) | Fault::Delivery(_) => {
                    SignatureState::Broken(SignatureFault::OtherContent)
                }
            };
            faults.push(fault);
            (None, signature_verdict(state, None, None))
        }
    };
    let covered: BTreeMap<&str, &Covered> = signed
        .iter()
        .flat_map(|signed| &signed.covered)
        .map(|covered| (covered.name.as_str(), covered))
        .collect();

    let mut members: Vec<MemberVerdict> =
        scanned.iter().filter_map(|member| verdict(member, &covered, signed.is_some())).collect();
    if let Some(signed) = &signed {
        let present: Vec<&str> = scanned
            .iter()
            .filter(|member| member.role == MemberRole::Content)
            .map(|member| member.placed.entry.name.as_str())
            .collect();
        let listed: Vec<&str> = signed.covered.iter().map(|member| member.name.as_str()).collect();
        members.extend(listed.iter().filter(|name| !present.contains(name)).map(missing));
        if present != listed {
            faults.push(Fault::Manifest(ManifestFault::Order));
        }
    }

    let delivery = delivery(&scanned);
    if let Some(signed) = &signed {
        let content = stated_content(&scanned, &covered);
        faults.extend(delivery_fault(&delivery, signed, content).map(Fault::Delivery));
    }
    let whole = faults.is_empty() && members.iter().all(|member| member.state == MemberState::Intact);
    let (small, pending) = keep(scanned, &covered);
    Examined {
        verdict: Verdict {
            profile: Profile::Ours,
            kind: ContainerKind::AsicE,
            overall: if whole { Overall::Intact } else { Overall::Broken },
            signatures: vec![signature],
            members,
            faults,
            remarks: Vec::new(),
        },
        delivery,
        small,
        pending,
    }
}

/// A manifest whose signature holds.
struct Signed {
    covered: Vec<Covered>,
    signer: Signer,
    day: jiff::civil::Date,
}

/// Checks manifest and signature, each first by the checksum that the metadata state, so that
/// damage is blamed on the part that it is in.
fn authenticate(scanned: &[Scanned]) -> Result<Signed, Fault> {
    let altered = Fault::Manifest(ManifestFault::Altered);
    let manifest = part(scanned, MemberRole::Manifest, altered)?;
    let altered = Fault::Signature(SignatureFault::Altered);
    let signature = part(scanned, MemberRole::Signature, altered)?;
    let covered = manifest::read_ours(manifest).map_err(Fault::Manifest)?;
    if covered.is_empty() {
        return Err(Fault::Manifest(ManifestFault::Empty));
    }
    let fields = signature::read(signature).map_err(Fault::Signature)?;
    signature::verify(signature, &fields, manifest).map_err(Fault::Signature)?;
    let signer = Certificate::from_der(&fields.certificate)
        .and_then(|certificate| certificate.signer())
        .map_err(|_| Fault::Signature(SignatureFault::NoCertificate))?;
    Ok(Signed { covered, signer, day: fields.day })
}

fn part(scanned: &[Scanned], role: MemberRole, altered: Fault) -> Result<&[u8], Fault> {
    let member = scanned.iter().find(|member| member.role == role);
    let bytes = member.and_then(|member| {
        member.read.filter(|(_, checksum_fits)| *checksum_fits)?;
        member.bytes.as_deref()
    });
    bytes.ok_or(altered)
}

fn container_faults(scanned: &[Scanned]) -> Vec<Fault> {
    let mut faults = Vec::new();
    if scanned.iter().any(|member| !member.header_is_canonical) {
        faults.push(Fault::Container(ContainerFault::Metadata));
    }
    let mimetype = scanned.iter().find(|member| member.role == MemberRole::Mimetype);
    if mimetype.is_none_or(|member| member.bytes.as_deref() != Some(MIMETYPE)) {
        faults.push(Fault::Container(ContainerFault::Mimetype));
    } else if mimetype.is_some_and(|member| member.read.is_some_and(|(_, checksum_fits)| !checksum_fits)) {
        // No digest covers this member, so nothing else would notice a checksum that is wrong in both headers.
        faults.push(Fault::Container(ContainerFault::Checksum));
    }
    faults
}

/// The verdict on one member; none while it is pending.
fn verdict(member: &Scanned, covered: &BTreeMap<&str, &Covered>, authentic: bool) -> Option<MemberVerdict> {
    let (sha256, checksum_fits) = member.read?;
    let entry = &member.placed.entry;
    let state = match member.role {
        MemberRole::Mimetype if member.bytes.as_deref() == Some(MIMETYPE) => MemberState::Intact,
        MemberRole::Mimetype => MemberState::Altered,
        _ if !checksum_fits => MemberState::Altered,
        MemberRole::Manifest | MemberRole::Signature if authentic => MemberState::Intact,
        MemberRole::Manifest | MemberRole::Signature | MemberRole::Other => MemberState::NotCovered,
        MemberRole::Content => match covered.get(entry.name.as_str()) {
            Some(covered) if covered.sha256 == sha256 => MemberState::Intact,
            Some(_) => MemberState::Altered,
            None => MemberState::NotCovered,
        },
    };
    Some(MemberVerdict {
        name: entry.name.clone(),
        size: entry.size,
        role: member.role,
        state,
        sha256: Some(sha256),
    })
}

fn missing(name: &&str) -> MemberVerdict {
    MemberVerdict {
        name: (*name).to_owned(),
        size: 0,
        role: MemberRole::Content,
        state: MemberState::Missing,
        sha256: None,
    }
}

fn signature_verdict(
    state: SignatureState,
    signer: Option<Signer>,
    day: Option<jiff::civil::Date>,
) -> SignatureVerdict {
    SignatureVerdict {
        name: SIGNATURE_NAME.to_owned(),
        manifest: Some(super::MANIFEST_NAME.to_owned()),
        state,
        algorithm: signer.is_some().then(|| "ECDSA_SHA256".to_owned()),
        signer,
        day,
    }
}

fn delivery(scanned: &[Scanned]) -> Result<Delivery, DeliveryError> {
    let member = scanned.iter().find(|member| member.placed.entry.name == DELIVERY);
    let bytes = member.and_then(|member| member.bytes.as_deref());
    Delivery::from_bytes(bytes.ok_or(DeliveryError::Form)?)
}

/// A delivery of a newer version is not a fault of the file: it is intact and not understood.
fn delivery_fault(
    delivery: &Result<Delivery, DeliveryError>,
    signed: &Signed,
    content: Sha256,
) -> Option<DeliveryFault> {
    match delivery {
        Err(DeliveryError::Version | DeliveryError::Critical) => None,
        Err(DeliveryError::Form) => Some(DeliveryFault::Unreadable),
        Ok(delivery) if delivery.sender.certificate != Some(signed.signer.fingerprint) => {
            Some(DeliveryFault::SenderIsNotSigner)
        }
        Ok(delivery) if delivery.content_digest != content => Some(DeliveryFault::OtherContent),
        Ok(_) => None,
    }
}

/// The content digest by sizes as stored and digests as signed.
fn stated_content(scanned: &[Scanned], covered: &BTreeMap<&str, &Covered>) -> Sha256 {
    content_digest(scanned.iter().filter_map(|member| {
        let entry = &member.placed.entry;
        let covered = covered.get(entry.name.as_str())?;
        let is_content = entry.name != DELIVERY && entry.name != RELEASE;
        is_content.then_some((entry.name.as_str(), entry.size, covered.sha256))
    }))
}

type Kept = (BTreeMap<String, (MediaType, Vec<u8>)>, BTreeMap<String, PendingMember>);

/// Moves what was read into memory apart from what is still to be read.
fn keep(scanned: Vec<Scanned>, covered: &BTreeMap<&str, &Covered>) -> Kept {
    let mut small = BTreeMap::new();
    let mut pending = BTreeMap::new();
    for member in scanned {
        let Scanned { placed, role: _, header_is_canonical: _, read, bytes } = member;
        let Some(covered) = covered.get(placed.entry.name.as_str()) else { continue };
        let Ok(media_type) = MediaType::new(&covered.media_type) else { continue };
        let start = placed.data_start();
        let size = placed.entry.size;
        match (read, bytes) {
            (Some(_), Some(bytes)) => {
                small.insert(placed.entry.name, (media_type, bytes));
            }
            (None, _) => {
                let sha256 = covered.sha256;
                let member = PendingMember { media_type, size, sha256, start };
                pending.insert(placed.entry.name, member);
            }
            (Some(_), None) => {}
        }
    }
    (small, pending)
}
