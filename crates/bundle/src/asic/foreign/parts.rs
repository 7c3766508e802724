//! Finds the parts of a container by others: manifests, kind, signatures with what they are over.
//!
//! Keeps true: a signature is over exactly one thing, or over nothing that can be judged.
//! Leaves to others: whether anything holds.

use std::{
    io::{self, Read, Seek},
    rc::Rc,
};

use super::{
    super::{
        MAX_MANIFEST, MAX_SIGNATURE, MIMETYPE, MIMETYPE_NAME,
        manifest::{self, Manifest},
    },
    zip::ForeignZip,
};
use crate::{ContainerFault, ContainerKind, ManifestFault, MemberRole, SignatureFault};

/// A container with more signature files than this is refused.
const MAX_SIGNATURES: usize = 256;

/// One signature file with what it is over.
pub(super) struct Signed {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
    pub(super) over: Over,
}

pub(super) enum Over {
    Manifest(Rc<ManifestFile>),
    Member(String),
    Nothing(SignatureFault),
}

/// A manifest that could be read.
pub(super) struct ManifestFile {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
    pub(super) manifest: Manifest,
}

type Manifests = Vec<Rc<ManifestFile>>;

/// All manifests that may be over a CAdES signature; nothing if one of them is in our own form.
#[expect(clippy::type_complexity, reason = "fault, ours or found, in one answer")]
pub(super) fn manifests(
    zip: &mut ForeignZip<'_, impl Read + Seek>,
) -> io::Result<Result<Option<(Manifests, Vec<ManifestFault>)>, ContainerFault>> {
    let names: Vec<String> = zip
        .names()
        .filter(|name| {
            name.starts_with("META-INF/") && name.contains("ASiCManifest") && name.ends_with(".xml")
        })
        .map(str::to_owned)
        .collect();
    let mut manifests = Vec::new();
    let mut faults = Vec::new();
    for name in names {
        let bytes = match zip.small(&name, MAX_MANIFEST)? {
            Ok(bytes) => bytes,
            Err(fault) => return Ok(Err(fault)),
        };
        if manifest::read_ours(&bytes).is_ok() {
            return Ok(Ok(None));
        }
        match manifest::parse::manifest(&bytes) {
            Ok(manifest) => manifests.push(Rc::new(ManifestFile { name, bytes, manifest })),
            Err(fault) => faults.push(fault),
        }
    }
    Ok(Ok(Some((manifests, faults))))
}

/// By the member `mimetype`, else by the comment, else by what is in it.
pub(super) fn kind(
    zip: &mut ForeignZip<'_, impl Read + Seek>,
    manifests: &Manifests,
) -> io::Result<Result<ContainerKind, ContainerFault>> {
    let mut stated = zip.comment.clone();
    if zip.names().any(|name| name == MIMETYPE_NAME) {
        match zip.small(MIMETYPE_NAME, 1024)? {
            Ok(bytes) => stated = bytes,
            Err(fault) => return Ok(Err(fault)),
        }
    }
    let says = |kind: &[u8]| stated.windows(kind.len()).any(|window| window == kind);
    Ok(Ok(if says(b"application/vnd.etsi.asic-s+zip") {
        ContainerKind::AsicS
    } else if says(MIMETYPE) || !manifests.is_empty() {
        ContainerKind::AsicE
    } else if zip.names().filter(|name| role(name) == MemberRole::Content).count() == 1 {
        ContainerKind::AsicS
    } else {
        ContainerKind::Unknown
    }))
}

pub(super) fn role(name: &str) -> MemberRole {
    match name.strip_prefix("META-INF/") {
        None if name == MIMETYPE_NAME => MemberRole::Mimetype,
        None => MemberRole::Content,
        Some(inner) if inner.to_ascii_lowercase().contains("signature") && inner.ends_with(".p7s") => {
            MemberRole::Signature
        }
        Some(inner) if inner.contains("ASiCManifest") && inner.ends_with(".xml") => MemberRole::Manifest,
        Some(_) => MemberRole::Other,
    }
}

/// The signature files, each with what it is over.
pub(super) fn signatures(
    zip: &mut ForeignZip<'_, impl Read + Seek>,
    kind: ContainerKind,
    manifests: &Manifests,
) -> io::Result<Result<Vec<Signed>, ContainerFault>> {
    let of_role = |zip: &ForeignZip<'_, _>, wanted| -> Vec<String> {
        zip.names().filter(|name| role(name) == wanted).map(str::to_owned).collect()
    };
    let content = of_role(zip, MemberRole::Content);
    let names = of_role(zip, MemberRole::Signature);
    if names.len() > MAX_SIGNATURES {
        return Ok(Err(ContainerFault::TooLarge));
    }
    let mut signatures = Vec::new();
    for name in names {
        let bytes = match zip.small(&name, MAX_SIGNATURE)? {
            Ok(bytes) => bytes,
            Err(fault) => return Ok(Err(fault)),
        };
        let over = if kind == ContainerKind::AsicS {
            match content.as_slice() {
                [only] => Over::Member(only.clone()),
                _ => Over::Nothing(SignatureFault::NotOneMember),
            }
        } else {
            let mut files = manifests.iter().filter(|file| file.manifest.signature == name);
            match (files.next(), files.next()) {
                (Some(file), None) => Over::Manifest(Rc::clone(file)),
                (None, _) | (Some(_), Some(_)) => Over::Nothing(SignatureFault::NoManifest),
            }
        };
        signatures.push(Signed { name, bytes, over });
    }
    Ok(Ok(signatures))
}
