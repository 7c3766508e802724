//! The signature of our own bundles: CAdES-B-B over the manifest, detached
//! (ETSI EN 319 122-1, clause 6; RFC 5652).
//!
//! Keeps true: the CMS structure has one encoding for one certificate, day, digest and value, so
//! that reading and building again shows every changed bit; OpenSSL is asked as well whether the
//! result is a CAdES signature.
//! Leaves to others: what is signed, and whether the signer is known.

pub(crate) mod attributes;
pub(crate) mod der;

use jiff::civil::Date;
use openssl::{
    cms::{CMSOptions, CmsContentInfo},
    error::ErrorStack,
    hash::MessageDigest,
    nid::Nid,
    pkey::{PKeyRef, Private},
    sign::Signer,
    x509::{X509, store::X509StoreBuilder, verify::X509VerifyFlags},
};

use self::{
    attributes::{DATA, ECDSA_SHA256, SHA256, SIGNED_DATA, signed_attributes},
    der::{Reader, tlv},
};
use crate::{Sha256, SignatureFault};

/// CMS_CADES of OpenSSL 3, for which the crate has no name.
const CADES: CMSOptions = CMSOptions::from_bits_retain(0x0010_0000);

/// The parts of a signature of ours from which all its bytes follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fields {
    /// The signer's certificate in DER.
    pub(crate) certificate: Vec<u8>,
    /// Written as 00:00:00 UTC of this date.
    pub(crate) day: Date,
    /// Of the manifest.
    pub(crate) digest: Sha256,
    /// ECDSA over P-256 as in RFC 5753: a sequence of two integers.
    pub(crate) value: Vec<u8>,
}

/// Signs the digest of a manifest; answers the CMS structure in DER.
///
/// # Errors
/// Those of OpenSSL; also if the certificate cannot be taken apart, which [`crate::Identity`]
/// excludes.
pub(crate) fn sign(
    key: &PKeyRef<Private>,
    certificate: &[u8],
    day: Date,
    digest: Sha256,
) -> Result<Option<Vec<u8>>, ErrorStack> {
    let Some(attributes) = signed_attributes(certificate, day, digest) else { return Ok(None) };
    // The signature is over the attributes as a plain SET, RFC 5652, clause 5.4.
    let mut signer = Signer::new(MessageDigest::sha256(), key)?;
    let value = signer.sign_oneshot_to_vec(&tlv(0x31, &[&attributes]))?;
    Ok(build(&Fields { certificate: certificate.to_vec(), day, digest, value }))
}

/// The one encoding of these fields.
fn build(fields: &Fields) -> Option<Vec<u8>> {
    let Fields { certificate, day, digest, value } = fields;
    let names = der::issuer_and_serial(certificate)?;
    let attributes = signed_attributes(certificate, *day, *digest)?;
    let digest_algorithm = tlv(0x30, &[SHA256]);
    let signer = tlv(
        0x30,
        &[
            &[2, 1, 1],
            &tlv(0x30, &[names.issuer, names.serial]),
            &digest_algorithm,
            &tlv(0xa0, &[&attributes]),
            &tlv(0x30, &[ECDSA_SHA256]),
            &tlv(4, &[value]),
        ],
    );
    let signed_data = tlv(
        0x30,
        &[
            &[2, 1, 1],
            &tlv(0x31, &[&digest_algorithm]),
            &tlv(0x30, &[DATA]),
            &tlv(0xa0, &[certificate]),
            &tlv(0x31, &[&signer]),
        ],
    );
    Some(tlv(0x30, &[SIGNED_DATA, &tlv(0xa0, &[&signed_data])]))
}

/// Takes a signature of ours apart.
///
/// # Errors
/// [`SignatureFault::NotCms`] or [`SignatureFault::NotCanonical`].
pub(crate) fn read(bytes: &[u8]) -> Result<Fields, SignatureFault> {
    let fields = take_apart(bytes).ok_or(SignatureFault::NotCms)?;
    match build(&fields) {
        Some(again) if again == bytes => Ok(fields),
        Some(_) | None => Err(SignatureFault::NotCanonical),
    }
}

fn take_apart(bytes: &[u8]) -> Option<Fields> {
    let mut info = Reader::new(Reader::new(bytes).expect(0x30)?);
    info.expect(6)?;
    let mut data = Reader::new(Reader::new(info.expect(0xa0)?).expect(0x30)?);
    data.expect(2)?;
    data.expect(0x31)?;
    data.expect(0x30)?;
    let certificate = data.expect(0xa0)?.to_vec();
    let mut signer = Reader::new(Reader::new(data.expect(0x31)?).expect(0x30)?);
    signer.expect(2)?;
    signer.expect(0x30)?;
    signer.expect(0x30)?;
    let attributes = signer.expect(0xa0)?;
    signer.expect(0x30)?;
    let value = signer.expect(4)?.to_vec();
    let (day, digest) = attributes::day_and_digest(attributes)?;
    Some(Fields { certificate, day, digest, value })
}

/// Whether the signature holds over `manifest`, apart from whether anybody trusts the signer.
///
/// # Errors
/// The first fault, by the part that it is in.
pub(crate) fn verify(bytes: &[u8], fields: &Fields, manifest: &[u8]) -> Result<(), SignatureFault> {
    let certificate = X509::from_der(&fields.certificate).map_err(|_| SignatureFault::NoCertificate)?;
    if !is_p256(&certificate) {
        return Err(SignatureFault::Algorithm);
    }
    if Sha256::of(manifest) != fields.digest {
        return Err(SignatureFault::OtherContent);
    }
    openssl_accepts(bytes, certificate, manifest).map_err(|_| SignatureFault::Value)
}

/// Only keys on P-256 sign bundles of ours.
pub(crate) fn is_p256(certificate: &X509) -> bool {
    certificate
        .public_key()
        .and_then(|key| key.ec_key())
        .is_ok_and(|key| key.group().curve_name() == Some(Nid::X9_62_PRIME256V1))
}

/// Integrity apart from trust: the signer itself is the anchor, and no clock is looked at. CAdES
/// checks cannot be combined with leaving out the chain.
fn openssl_accepts(bytes: &[u8], certificate: X509, manifest: &[u8]) -> Result<(), ErrorStack> {
    let mut store = X509StoreBuilder::new()?;
    store.add_cert(certificate)?;
    store.set_flags(X509VerifyFlags::PARTIAL_CHAIN | X509VerifyFlags::NO_CHECK_TIME)?;
    CmsContentInfo::from_der(bytes)?.verify(
        None,
        Some(&store.build()),
        Some(manifest),
        None,
        CMSOptions::BINARY | CMSOptions::DETACHED | CADES,
    )
}
