//! `ASiCManifest.xml`: the list of members with their digests that the signature is over
//! (ETSI EN 319 162-1, annex A.4).
//!
//! Keeps true: ours has one form for one list, so that reading and rendering again gives the same
//! bytes or shows that it is not ours.
//! Leaves to others: whether the digests are right.

pub(crate) mod parse;

use base64::{Engine, prelude::BASE64_STANDARD};
use openssl::hash::MessageDigest;

use super::SIGNATURE_NAME;
use crate::{ManifestFault, Sha256};

/// What a manifest says: which signature is over it, and what it covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Manifest {
    pub(crate) signature: String,
    pub(crate) references: Vec<Reference>,
}

/// One covered member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reference {
    /// The name of the member, decoded from the URI.
    pub(crate) name: String,
    pub(crate) media_type: String,
    pub(crate) algorithm: DigestAlgorithm,
    pub(crate) digest: Vec<u8>,
}

/// Digest algorithms of XML signatures (RFC 6931 and 9231) that are computed here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum DigestAlgorithm {
    Sha1,
    Sha224,
    Sha256,
    Sha384,
    Sha512,
    Sha3_256,
    Sha3_384,
    Sha3_512,
}

const ALGORITHMS: [(DigestAlgorithm, &str); 8] = [
    (DigestAlgorithm::Sha1, "http://www.w3.org/2000/09/xmldsig#sha1"),
    (DigestAlgorithm::Sha224, "http://www.w3.org/2001/04/xmldsig-more#sha224"),
    (DigestAlgorithm::Sha256, "http://www.w3.org/2001/04/xmlenc#sha256"),
    (DigestAlgorithm::Sha384, "http://www.w3.org/2001/04/xmldsig-more#sha384"),
    (DigestAlgorithm::Sha512, "http://www.w3.org/2001/04/xmlenc#sha512"),
    (DigestAlgorithm::Sha3_256, "http://www.w3.org/2007/05/xmldsig-more#sha3-256"),
    (DigestAlgorithm::Sha3_384, "http://www.w3.org/2007/05/xmldsig-more#sha3-384"),
    (DigestAlgorithm::Sha3_512, "http://www.w3.org/2007/05/xmldsig-more#sha3-512"),
];

impl DigestAlgorithm {
    fn from_uri(uri: &str) -> Option<Self> {
        ALGORITHMS.iter().find(|(_, known)| *known == uri).map(|(algorithm, _)| *algorithm)
    }

    pub(crate) fn message_digest(self) -> MessageDigest {
        match self {
            Self::Sha1 => MessageDigest::sha1(),
            Self::Sha224 => MessageDigest::sha224(),
            Self::Sha256 => MessageDigest::sha256(),
            Self::Sha384 => MessageDigest::sha384(),
            Self::Sha512 => MessageDigest::sha512(),
            Self::Sha3_256 => MessageDigest::sha3_256(),
            Self::Sha3_384 => MessageDigest::sha3_384(),
            Self::Sha3_512 => MessageDigest::sha3_512(),
        }
    }
}

/// A member as our manifest lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Covered {
    pub(crate) name: String,
    pub(crate) media_type: String,
    pub(crate) sha256: Sha256,
}

/// The one text of a manifest of ours. Names and media types need no escaping: their form has
/// neither reserved characters of a URI nor of XML.
pub(crate) fn render(covered: &[Covered]) -> String {
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <asic:ASiCManifest xmlns:asic=\"http://uri.etsi.org/02918/v1.2.1#\" \
         xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">\n\
         <asic:SigReference URI=\"{SIGNATURE_NAME}\" MimeType=\"application/pkcs7-signature\"/>\n"
    );
    for Covered { name, media_type, sha256 } in covered {
        let value = BASE64_STANDARD.encode(sha256.as_bytes());
        text.push_str(&format!(
            "<asic:DataObjectReference URI=\"{name}\" MimeType=\"{media_type}\">\
             <ds:DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"/>\
             <ds:DigestValue>{value}</ds:DigestValue></asic:DataObjectReference>\n"
        ));
    }
    text.push_str("</asic:ASiCManifest>\n");
    text
}

/// Reads a manifest of ours.
///
/// # Errors
/// [`ManifestFault`] for everything that [`render`] would not have written.
pub(crate) fn read_ours(bytes: &[u8]) -> Result<Vec<Covered>, ManifestFault> {
    let Manifest { signature: _, references } = parse::manifest(bytes)?;
    let covered: Vec<Covered> = references
        .into_iter()
        .map(|Reference { name, media_type, algorithm: _, digest }| {
            let sha256 = digest.try_into().map_err(|_| ManifestFault::NotCanonical)?;
            crate::MediaType::new(&media_type).map_err(|_| ManifestFault::NotCanonical)?;
            Ok(Covered { name, media_type, sha256: Sha256::from_bytes(sha256) })
        })
        .collect::<Result<_, _>>()?;
    if render(&covered).as_bytes() == bytes { Ok(covered) } else { Err(ManifestFault::NotCanonical) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Vec<Covered> {
        let covered = |name: &str| Covered {
            name: name.to_owned(),
            media_type: "application/json".to_owned(),
            sha256: Sha256::of(name.as_bytes()),
        };
        vec![covered("delivery.json"), covered("record.json")]
    }

    #[test]
    fn our_manifest_reads_back() {
        assert_eq!(read_ours(render(&sample()).as_bytes()), Ok(sample()));
    }

    #[test]
    fn the_same_list_in_another_form_is_not_ours() {
        let text = render(&sample());
        for other in [
            text.replace("?>\n", "?>\r\n"),
            text.replace("\"/>", "\" />"),
            text.replace("record.json", "record%2Ejson"),
            format!("{text}\n"),
            text.replace("xmlenc#sha256", "xmlenc#sha512"),
        ] {
            assert!(read_ours(other.as_bytes()).is_err(), "{other}");
        }
    }
}
