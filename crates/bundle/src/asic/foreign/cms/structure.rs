//! Looks up fields of a CMS structure in DER (RFC 5652, clause 5).
//!
//! Keeps true: nothing is taken from a place that the standard does not give it.
//! Leaves to others: whether anything holds.

use openssl::x509::X509;

use crate::{
    SignatureFault,
    asic::{
        manifest::DigestAlgorithm,
        signature::{
            attributes::SHA256,
            der::{Reader, issuer_and_serial},
        },
    },
};

/// More signers than anybody puts into one file.
const MAX_SIGNERS: usize = 64;

const SHA1: &[u8] = &[6, 5, 0x2b, 14, 3, 2, 26];
pub(super) const RSA_PSS: &[u8] = &[6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 10];
pub(super) const DIGESTS: [(&[u8], DigestAlgorithm, &str); 8] = [
    (SHA1, DigestAlgorithm::Sha1, "SHA1"),
    (&[6, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 4], DigestAlgorithm::Sha224, "SHA224"),
    (SHA256, DigestAlgorithm::Sha256, "SHA256"),
    (&[6, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 2], DigestAlgorithm::Sha384, "SHA384"),
    (&[6, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 3], DigestAlgorithm::Sha512, "SHA512"),
    (&[6, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 8], DigestAlgorithm::Sha3_256, "SHA3_256"),
    (&[6, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 9], DigestAlgorithm::Sha3_384, "SHA3_384"),
    (&[6, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 10], DigestAlgorithm::Sha3_512, "SHA3_512"),
];

/// The parts of one SignerInfo.
pub(super) struct SignerInfo<'a> {
    pub(super) id: SignerId<'a>,
    pub(super) digest: (DigestAlgorithm, &'static str),
    /// The content of the signed attributes.
    pub(super) attributes: &'a [u8],
    pub(super) signature_algorithm: &'a [u8],
    pub(super) value: &'a [u8],
    /// The content of the unsigned attributes, if there are any.
    pub(super) unsigned: &'a [u8],
}

pub(super) enum SignerId<'a> {
    /// Issuer and serial number, as whole elements one after the other.
    IssuerAndSerial(&'a [u8]),
    KeyIdentifier(&'a [u8]),
}

/// Certificates and signers of a SignedData structure in DER.
pub(super) fn take_apart(der: &[u8]) -> Result<(Vec<&[u8]>, Vec<SignerInfo<'_>>), SignatureFault> {
    let signed_data = || {
        let mut info = Reader::new(Reader::new(der).expect(0x30)?);
        info.expect(6)?;
        let mut data = Reader::new(Reader::new(info.expect(0xa0)?).expect(0x30)?);
        data.expect(2)?;
        data.expect(0x31)?;
        data.expect(0x30)?;
        let certificates = data.next_if(0xa0).map(|element| element.content).unwrap_or_default();
        data.next_if(0xa1);
        Some((certificates, data.expect(0x31)?))
    };
    let (certificates, signers) = signed_data().ok_or(SignatureFault::NotCms)?;
    let mut found = Vec::new();
    let mut reader = Reader::new(certificates);
    while let Some(element) = reader.next() {
        if element.tag == 0x30 {
            found.push(element.whole);
        }
    }
    let mut all = Vec::new();
    let mut reader = Reader::new(signers);
    while let Some(content) = reader.expect(0x30) {
        if all.len() == MAX_SIGNERS {
            return Err(SignatureFault::NotCms);
        }
        all.push(signer_info(Reader::new(content))?);
    }
    if all.is_empty() || !reader.is_empty() {
        return Err(SignatureFault::NotCms);
    }
    Ok((found, all))
}

pub(super) fn signer_info(mut reader: Reader<'_>) -> Result<SignerInfo<'_>, SignatureFault> {
    let mut parts = || {
        reader.expect(2)?;
        let id = reader.next()?;
        let id = match id.tag {
            0x30 => SignerId::IssuerAndSerial(id.content),
            0x80 => SignerId::KeyIdentifier(id.content),
            _ => return None,
        };
        let digest = Reader::new(reader.expect(0x30)?).next()?.whole;
        // Without signed attributes it is no CAdES signature.
        let attributes = reader.expect(0xa0)?;
        let signature_algorithm = Reader::new(reader.expect(0x30)?).next()?.whole;
        let value = reader.expect(4)?;
        let unsigned = reader.expect(0xa1).unwrap_or_default();
        Some((id, digest, attributes, signature_algorithm, value, unsigned))
    };
    let (id, digest, attributes, signature_algorithm, value, unsigned) =
        parts().ok_or(SignatureFault::NotCms)?;
    let digest = DIGESTS
        .iter()
        .find(|(oid, _, _)| *oid == digest)
        .map(|(_, algorithm, name)| (*algorithm, *name))
        .ok_or(SignatureFault::Algorithm)?;
    Ok(SignerInfo { id, digest, attributes, signature_algorithm, value, unsigned })
}

/// The certificate that the signer names.
pub(super) fn certificate<'a>(certificates: &[&'a [u8]], id: &SignerId<'_>) -> Option<&'a [u8]> {
    certificates.iter().copied().find(|certificate| match id {
        SignerId::IssuerAndSerial(wanted) => issuer_and_serial(certificate)
            .is_some_and(|names| [names.issuer, names.serial].concat() == *wanted),
        SignerId::KeyIdentifier(wanted) => X509::from_der(certificate)
            .ok()
            .and_then(|x509| Some(x509.subject_key_id()?.as_slice() == *wanted))
            .unwrap_or(false),
    })
}
