//! Checks a container of our own, strictly.
//!
//! Keeps true: every byte is accounted for: metadata by rebuilding, `mimetype` by its fixed
//! content, members by the manifest, the manifest by the signature, the signature by building it
//! again. Memory does not depend on what the file says.
//! Leaves to others: containers by other programs, and trust.

mod judge;

use std::{
    collections::BTreeMap,
    io::{self, Read, Seek},
    ops::ControlFlow,
};

use super::{
    MANIFEST_NAME, MAX_MANIFEST, MAX_SIGNATURE, MIMETYPE, MIMETYPE_NAME, SIGNATURE_NAME,
    container::read::{Layout, Placed},
};
use crate::{
    ContainerFault, Delivery, DeliveryError, Fault, MediaType, MemberRole, Overall, Profile, Progress,
    Sha256, Verdict,
    delivery::MAX_DELIVERY,
    digest::Tally,
    member::{DELIVERY, RELEASE, each_chunk, is_well_formed},
};

/// Most members of a bundle, with the five that are not content.
pub const MAX_MEMBERS: usize = 4096;
/// Members up to this size in bytes are read into memory when a bundle is opened.
pub const SMALL_MEMBER: u64 = 8 << 20;
/// At most this many bytes of small members are kept; the rest is pending like large ones.
pub const SMALL_MEMBERS_TOTAL: u64 = 24 << 20;

/// How far members are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Depth {
    /// All of them, and none is kept.
    Everything,
    /// The small ones, which are kept; the others are left pending.
    SmallMembers,
}

/// A member that was not read yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PendingMember {
    pub(crate) media_type: MediaType,
    pub(crate) size: u64,
    pub(crate) sha256: Sha256,
    /// Where its data begin.
    pub(crate) start: u64,
}

/// What was found, and what was kept.
pub(crate) struct Examined {
    pub(crate) verdict: Verdict,
    pub(crate) delivery: Result<Delivery, DeliveryError>,
    pub(crate) small: BTreeMap<String, (MediaType, Vec<u8>)>,
    pub(crate) pending: BTreeMap<String, PendingMember>,
}

/// Whether the outer form is ours.
pub(crate) enum Form {
    /// Directory and fixed members are those of a bundle of ours.
    Ours(Box<Examined>),
    /// They are not; the verdict is what it would be if it was meant to be ours.
    NotOurs(Verdict),
}

/// One member after reading.
struct Scanned {
    placed: Placed,
    role: MemberRole,
    header_is_canonical: bool,
    /// Digest and whether the checksum fits; none if it is pending.
    read: Option<(Sha256, bool)>,
    bytes: Option<Vec<u8>>,
}

/// Reads and judges a container.
///
/// # Errors
/// Only those of the reader.
pub(crate) fn examine(
    reader: &mut (impl Read + Seek),
    depth: Depth,
    progress: Progress<'_>,
) -> io::Result<Form> {
    let layout = match Layout::read(reader)? {
        Ok(layout) => layout,
        Err(fault) => return Ok(Form::NotOurs(refused(fault))),
    };
    let roles = match roles(&layout) {
        Ok(roles) => roles,
        Err(fault) => return Ok(Form::NotOurs(refused(fault))),
    };
    let mut budget = SMALL_MEMBERS_TOTAL;
    let mut done = 0;
    let mut scanned = Vec::with_capacity(roles.len());
    for (placed, role) in layout.members.into_iter().zip(roles) {
        let size = placed.entry.size;
        let limit = match role {
            MemberRole::Mimetype => MIMETYPE.len() as u64,
            MemberRole::Manifest => MAX_MANIFEST,
            MemberRole::Signature => MAX_SIGNATURE,
            MemberRole::Content if placed.entry.name == DELIVERY => MAX_DELIVERY,
            MemberRole::Content | MemberRole::Other => match depth {
                Depth::Everything => 0,
                Depth::SmallMembers => SMALL_MEMBER.min(budget),
            },
        };
        let keep = size <= limit && (limit > 0 || depth == Depth::SmallMembers);
        if keep && role == MemberRole::Content {
            budget = budget.saturating_sub(size);
        }
        let pending = depth == Depth::SmallMembers && !keep && role == MemberRole::Content;
        let header_is_canonical = placed.has_canonical_header(reader)?;
        let mut bytes = keep.then(Vec::new);
        let mut read = None;
        if !pending {
            let mut tally = Tally::new();
            let end = each_chunk(reader.by_ref().take(size), |chunk| {
                tally.update(chunk);
                if let Some(bytes) = &mut bytes {
                    bytes.extend_from_slice(chunk);
                }
                done += chunk.len() as u64;
                Ok(progress(done))
            })?;
            if end.is_break() {
                let verdict = Verdict::early(Profile::Ours, Overall::Stopped, None);
                return Ok(Form::Ours(Box::new(Examined::only(verdict))));
            }
            if tally.size != size {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            let (sha256, crc) = tally.finish();
            read = Some((sha256, crc == placed.entry.crc));
        }
        scanned.push(Scanned { placed, role, header_is_canonical, read, bytes });
    }
    Ok(Form::Ours(Box::new(judge::judge(scanned))))
}

impl Examined {
    fn only(verdict: Verdict) -> Self {
        Self { verdict, delivery: Err(DeliveryError::Form), small: BTreeMap::new(), pending: BTreeMap::new() }
    }
}

fn refused(fault: ContainerFault) -> Verdict {
    let is_no_container = fault == ContainerFault::NoEnd;
    let overall = if is_no_container { Overall::Unreadable } else { Overall::Broken };
    Verdict::early(Profile::Ours, overall, Some(Fault::Container(fault)))
}

/// What each member is for: `mimetype`, `delivery.json`, perhaps `release.json`, content in
/// ascending order, manifest, signature, and nothing else.
fn roles(layout: &Layout) -> Result<Vec<MemberRole>, ContainerFault> {
    let names: Vec<&str> = layout.members.iter().map(|placed| placed.entry.name.as_str()).collect();
    let [MIMETYPE_NAME, DELIVERY, content @ .., MANIFEST_NAME, SIGNATURE_NAME] = names.as_slice() else {
        return Err(ContainerFault::Order);
    };
    let content = match content {
        [RELEASE, rest @ ..] => rest,
        all => all,
    };
    if content.iter().any(|name| !is_well_formed(name) || [DELIVERY, RELEASE].contains(name)) {
        return Err(ContainerFault::Name);
    }
    for (one, next) in content.iter().zip(content.iter().skip(1)) {
        match one.cmp(next) {
            std::cmp::Ordering::Less => {}
            std::cmp::Ordering::Equal => return Err(ContainerFault::Duplicate),
            std::cmp::Ordering::Greater => return Err(ContainerFault::Order),
        }
    }
    let mut roles = vec![MemberRole::Content; names.len()];
    if let [first, .., manifest, signature] = roles.as_mut_slice() {
        *first = MemberRole::Mimetype;
        *manifest = MemberRole::Manifest;
        *signature = MemberRole::Signature;
    }
    Ok(roles)
}

/// Streams a pending member to `out`; it is a member only if the answer is "whole".
pub(crate) fn extract(
    reader: &mut (impl Read + Seek),
    member: &PendingMember,
    mut out: impl io::Write,
    progress: Progress<'_>,
) -> io::Result<Extracted> {
    reader.seek(io::SeekFrom::Start(member.start))?;
    let mut tally = Tally::new();
    let end = each_chunk(reader.take(member.size), |chunk| {
        tally.update(chunk);
        out.write_all(chunk)?;
        Ok(progress(tally.size))
    })?;
    Ok(match end {
        ControlFlow::Break(()) => Extracted::Stopped,
        ControlFlow::Continue(()) if tally.finish().0 == member.sha256 => Extracted::Whole,
        ControlFlow::Continue(()) => Extracted::Altered,
    })
}

/// How streaming a pending member ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extracted {
    Whole,
    Altered,
    Stopped,
}
