//! CMS signatures by others, as CAdES has them (ETSI EN 319 122-1; RFC 5652, clause 5).
//!
//! Keeps true: OpenSSL decides whether values hold; here it is checked that what was signed is the
//! content at hand and that the certificate is the one that the signer bound.
//! Leaves to others: chains, revocation, time stamps, trust.

mod structure;

use jiff::civil::Date;
use openssl::{
    cms::{CMSOptions, CmsContentInfo},
    error::ErrorStack,
    pkey::Id,
    rsa::Padding,
    sign::{RsaPssSaltlen, Verifier},
    x509::X509,
};

use self::structure::{DIGESTS, RSA_PSS, SignerInfo, certificate, signer_info, take_apart};
use crate::{
    Certificate, Remark, SignatureFault, Signer,
    asic::{
        manifest::DigestAlgorithm,
        signature::{
            attributes::{
                COUNTER_SIGNATURE, MESSAGE_DIGEST, SIGNING_CERTIFICATE, SIGNING_CERTIFICATE_V2, SIGNING_TIME,
                date, find, find_all,
            },
            der::{Reader, tlv},
        },
    },
};

/// One signer whose signature holds.
pub(super) struct Holds {
    pub(super) signer: Signer,
    pub(super) day: Option<Date>,
    pub(super) algorithm: String,
    pub(super) remarks: Vec<Remark>,
    /// Signatures over this signature's value.
    counter: Vec<Result<Holds, SignatureFault>>,
}

impl Holds {
    /// Signers with their counter signers after them.
    pub(super) fn flatten(all: Vec<Self>) -> Vec<Result<Self, SignatureFault>> {
        let mut flat = Vec::new();
        for mut holds in all {
            let counter = std::mem::take(&mut holds.counter);
            flat.push(Ok(holds));
            flat.extend(counter);
        }
        flat
    }
}

/// The digest algorithms that the signers used, as far as they are known.
pub(super) fn digest_algorithms(bytes: &[u8]) -> Vec<DigestAlgorithm> {
    let Some(der) = to_der(bytes) else { return Vec::new() };
    let signers = take_apart(&der).map(|(_, signers)| signers).unwrap_or_default();
    signers.into_iter().map(|signer| signer.digest.0).collect()
}

/// The digest of bytes in memory.
pub(super) fn hash(algorithm: DigestAlgorithm, bytes: &[u8]) -> Option<Vec<u8>> {
    openssl::hash::hash(algorithm.message_digest(), bytes).ok().map(|digest| digest.to_vec())
}

/// Checks all signers of a file over content with these digests.
///
/// # Errors
/// The first fault: a file with one signature that does not hold does not hold.
pub(super) fn verify(
    bytes: &[u8],
    digest: impl Fn(DigestAlgorithm) -> Option<Vec<u8>>,
) -> Result<Vec<Holds>, SignatureFault> {
    let der = to_der(bytes).ok_or(SignatureFault::NotCms)?;
    let (certificates, signers) = take_apart(&der)?;
    let mut all = Vec::new();
    for signer in &signers {
        let mut holds = check(signer, &certificates, &digest)?;
        holds.counter = counter_signatures(signer, &certificates);
        all.push(holds);
    }
    // The content was compared above by its digest; OpenSSL checks the values over the signed
    // attributes, which every signer has.
    let options = CMSOptions::BINARY
        | CMSOptions::DETACHED
        | CMSOptions::NO_SIGNER_CERT_VERIFY
        | CMSOptions::NO_CONTENT_VERIFY;
    CmsContentInfo::from_der(&der)
        .and_then(|mut cms| cms.verify(None, None, Some(&[]), None, options))
        .map_err(|_| SignatureFault::Value)?;
    Ok(all)
}

/// Others may write BER; OpenSSL turns it into DER.
fn to_der(bytes: &[u8]) -> Option<Vec<u8>> {
    CmsContentInfo::from_der(bytes).and_then(|cms| cms.to_der()).ok()
}

/// Everything about one signer but the value of the signature.
fn check(
    signer: &SignerInfo<'_>,
    certificates: &[&[u8]],
    digest: impl Fn(DigestAlgorithm) -> Option<Vec<u8>>,
) -> Result<Holds, SignatureFault> {
    let certificate = certificate(certificates, &signer.id).ok_or(SignatureFault::NoCertificate)?;
    let mut remarks = Vec::new();
    match binds(signer.attributes, certificate) {
        Binding::This => {}
        Binding::Another => return Err(SignatureFault::OtherCertificate),
        Binding::None => remarks.push(Remark::CertificateNotBound),
    }
    let signed = find(signer.attributes, MESSAGE_DIGEST)
        .and_then(|mut values| values.expect(4))
        .ok_or(SignatureFault::NotCms)?;
    let (algorithm, digest_name) = signer.digest;
    if digest(algorithm).as_deref() != Some(signed) {
        return Err(SignatureFault::OtherContent);
    }
    if algorithm == DigestAlgorithm::Sha1 {
        remarks.push(Remark::WeakAlgorithm);
    }
    let time = find(signer.attributes, SIGNING_TIME).and_then(|mut values| values.next());
    Ok(Holds {
        signer: Certificate::from_der(certificate)
            .and_then(|certificate| certificate.signer())
            .map_err(|_| SignatureFault::NoCertificate)?,
        day: time.and_then(|time| date(time.tag, time.content)),
        algorithm: algorithm_name(certificate, signer.signature_algorithm, digest_name),
        remarks,
        counter: Vec::new(),
    })
}

/// Signatures over the value of a signature (RFC 5652, clause 11.4). OpenSSL's CMS functions do
/// not look at them; those over counter signatures are left alone.
fn counter_signatures(signer: &SignerInfo<'_>, certificates: &[&[u8]]) -> Vec<Result<Holds, SignatureFault>> {
    let mut all = Vec::new();
    for mut values in find_all(signer.unsigned, COUNTER_SIGNATURE) {
        while let Some(content) = values.expect(0x30) {
            all.push(signer_info(Reader::new(content)).and_then(|counter| {
                let digest = |algorithm| hash(algorithm, signer.value);
                let holds = check(&counter, certificates, digest)?;
                match value_holds(&counter, &holds.signer.certificate) {
                    Ok(true) => Ok(holds),
                    Ok(false) | Err(_) => Err(SignatureFault::Value),
                }
            }));
        }
    }
    all
}

fn value_holds(signer: &SignerInfo<'_>, certificate: &[u8]) -> Result<bool, ErrorStack> {
    let key = X509::from_der(certificate)?.public_key()?;
    let mut verifier = Verifier::new(signer.digest.0.message_digest(), &key)?;
    if signer.signature_algorithm == RSA_PSS {
        verifier.set_rsa_padding(Padding::PKCS1_PSS)?;
        verifier.set_rsa_pss_saltlen(RsaPssSaltlen::DIGEST_LENGTH)?;
    }
    verifier.verify_oneshot(signer.value, &tlv(0x31, &[signer.attributes]))
}

/// What the signed reference to the certificate says (RFC 5035, clauses 3 and 5).
enum Binding {
    This,
    Another,
    None,
}

fn binds(attributes: &[u8], certificate: &[u8]) -> Binding {
    let first_id = |kind| {
        let list = find(attributes, kind)?.expect(0x30)?;
        Some(Reader::new(Reader::new(Reader::new(list).expect(0x30)?).expect(0x30)?))
    };
    let stated = if let Some(mut id) = first_id(SIGNING_CERTIFICATE_V2) {
        let algorithm = match id.next_if(0x30) {
            None => Some(DigestAlgorithm::Sha256),
            Some(stated) => Reader::new(stated.content).next().and_then(|oid| {
                let known = DIGESTS.iter().find(|(known, _, _)| *known == oid.whole)?;
                Some(known.1)
            }),
        };
        (algorithm, id.expect(4))
    } else if let Some(mut id) = first_id(SIGNING_CERTIFICATE) {
        (Some(DigestAlgorithm::Sha1), id.expect(4))
    } else {
        return Binding::None;
    };
    let (Some(algorithm), Some(stated)) = stated else { return Binding::Another };
    match openssl::hash::hash(algorithm.message_digest(), certificate) {
        Ok(digest) if *digest == *stated => Binding::This,
        Ok(_) | Err(_) => Binding::Another,
    }
}

fn algorithm_name(certificate: &[u8], signature_algorithm: &[u8], digest: &str) -> String {
    let id = X509::from_der(certificate).and_then(|x509| x509.public_key()).map(|key| key.id());
    let key = match id {
        _ if signature_algorithm == RSA_PSS => "RSA_PSS",
        Ok(Id::RSA) => "RSA",
        Ok(Id::RSA_PSS) => "RSA_PSS",
        Ok(Id::EC) => "ECDSA",
        Ok(Id::DSA) => "DSA",
        Ok(Id::ED25519 | Id::ED448) => "EDDSA",
        Ok(_) | Err(_) => "OTHER",
    };
    format!("{key}_{digest}")
}
