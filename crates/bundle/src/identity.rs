//! Who signs: a key on P-256 and a certificate that the key made for itself.
//!
//! Keeps true: key and certificate belong together; a private key is shown to nobody by accident.
//! Leaves to others: where keys are kept, chance for the serial number, whom to trust.

use std::fmt;

use jiff::{civil::Date, tz::TimeZone};
use openssl::{
    asn1::{Asn1Integer, Asn1Time},
    bn::BigNum,
    ec::{EcGroup, EcKey},
    error::ErrorStack,
    hash::MessageDigest,
    nid::Nid,
    pkey::{PKey, Private},
    x509::{
        X509, X509Builder, X509NameBuilder, X509NameRef,
        extension::{BasicConstraints, KeyUsage, SubjectAlternativeName, SubjectKeyIdentifier},
    },
};
use secrecy::{ExposeSecret, SecretSlice};
use uuid::Uuid;

use crate::{Sha256, Signer, asic::signature};

/// The upper bound of a common name in RFC 5280, appendix A.1.
const COMMON_NAME: usize = 64;

/// What a new identity is made of; all chance and time comes from outside, except the key.
#[derive(Debug, Clone)]
pub struct NewIdentity<'a> {
    /// Stays the same when the key is renewed.
    pub id: Uuid,
    /// The name of the agency; what is longer than 64 characters is cut in the certificate.
    pub agency: &'a str,
    /// 16 random bytes.
    pub serial: [u8; 16],
    pub from: Date,
    /// The first day on which the certificate is no longer valid.
    pub until: Date,
}

/// A signing key with its certificate.
pub struct Identity {
    key: PKey<Private>,
    certificate: Certificate,
}

/// A certificate, one's own or another's.
#[derive(Clone, PartialEq, Eq)]
pub struct Certificate {
    der: Vec<u8>,
}

/// Why there is no identity or certificate.
#[derive(Debug, thiserror::Error)]
pub enum IdentityError {
    #[error("the name of the agency is empty")]
    NoName,
    #[error("the dates of validity are not in order")]
    Dates,
    #[error("the key cannot be read, or is not on P-256")]
    Key,
    #[error("the certificate cannot be read")]
    Certificate,
    #[error("key and certificate do not belong together")]
    NotAPair,
    #[error("OpenSSL refused")]
    OpenSsl(#[from] ErrorStack),
}

impl Identity {
    /// Makes a key and its certificate: subject key identifier, CA:false, key usage
    /// digitalSignature and nonRepudiation, no extended key usage, the identity as alternative
    /// name `urn:uuid:…`.
    ///
    /// # Errors
    /// [`IdentityError::NoName`], [`IdentityError::Dates`], [`IdentityError::OpenSsl`].
    pub fn create(new: &NewIdentity<'_>) -> Result<Self, IdentityError> {
        let NewIdentity { id, agency, serial, from, until } = new;
        let name: String = agency.trim().chars().take(COMMON_NAME).collect();
        if name.is_empty() {
            return Err(IdentityError::NoName);
        }
        if from >= until {
            return Err(IdentityError::Dates);
        }
        let group = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1)?;
        let key = PKey::from_ec_key(EcKey::generate(&group)?)?;
        let mut subject = X509NameBuilder::new()?;
        subject.append_entry_by_nid(Nid::COMMONNAME, &name)?;
        let subject = subject.build();

        let mut builder = X509Builder::new()?;
        builder.set_version(2)?;
        builder.set_serial_number(&*serial_number(*serial)?)?;
        builder.set_subject_name(&subject)?;
        builder.set_issuer_name(&subject)?;
        builder.set_not_before(&*midnight(*from)?)?;
        builder.set_not_after(&*midnight(*until)?)?;
        builder.set_pubkey(&key)?;
        builder.append_extension(BasicConstraints::new().critical().build()?)?;
        builder
            .append_extension(KeyUsage::new().critical().digital_signature().non_repudiation().build()?)?;
        let own = SubjectKeyIdentifier::new().build(&builder.x509v3_context(None, None))?;
        builder.append_extension(own)?;
        let name = SubjectAlternativeName::new()
            .uri(&id.urn().to_string())
            .build(&builder.x509v3_context(None, None))?;
        builder.append_extension(name)?;
        builder.sign(&key, MessageDigest::sha256())?;
        let certificate = Certificate { der: builder.build().to_der()? };
        Ok(Self { key, certificate })
    }

    /// Takes up an identity that was stored: the key as PKCS#8, the certificate in DER.
    ///
    /// # Errors
    /// [`IdentityError::Key`], [`IdentityError::Certificate`], [`IdentityError::NotAPair`].
    pub fn load(key: &SecretSlice<u8>, certificate: &[u8]) -> Result<Self, IdentityError> {
        let key = PKey::private_key_from_pkcs8(key.expose_secret()).map_err(|_| IdentityError::Key)?;
        let certificate = Certificate::from_der(certificate)?;
        let x509 = certificate.x509()?;
        if !signature::is_p256(&x509) {
            return Err(IdentityError::Key);
        }
        if !x509.public_key()?.public_eq(&key) {
            return Err(IdentityError::NotAPair);
        }
        Ok(Self { key, certificate })
    }

    /// The private key as PKCS#8 in DER, unencrypted.
    ///
    /// # Errors
    /// [`IdentityError::OpenSsl`].
    pub fn key(&self) -> Result<SecretSlice<u8>, IdentityError> {
        Ok(self.key.private_key_to_pkcs8()?.into())
    }

    pub fn certificate(&self) -> &Certificate {
        &self.certificate
    }

    pub(crate) fn sign(&self, day: Date, digest: Sha256) -> Result<Vec<u8>, IdentityError> {
        signature::sign(&self.key, &self.certificate.der, day, digest)?.ok_or(IdentityError::Certificate)
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Identity").field("certificate", &self.certificate).finish_non_exhaustive()
    }
}

impl Certificate {
    /// # Errors
    /// [`IdentityError::Certificate`] if these are not the bytes of one certificate.
    pub fn from_der(der: &[u8]) -> Result<Self, IdentityError> {
        let certificate = Self { der: der.to_vec() };
        certificate.x509()?;
        signature::der::issuer_and_serial(der).ok_or(IdentityError::Certificate)?;
        Ok(certificate)
    }

    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// # Errors
    /// [`IdentityError::OpenSsl`].
    pub fn pem(&self) -> Result<String, IdentityError> {
        let pem = self.x509()?.to_pem()?;
        String::from_utf8(pem).map_err(|_| IdentityError::Certificate)
    }

    /// SHA-256 over the DER form, to be compared on the telephone.
    pub fn fingerprint(&self) -> Sha256 {
        Sha256::of(&self.der)
    }

    /// Subject, fingerprint and identity, as a verdict shows them.
    ///
    /// # Errors
    /// [`IdentityError::Certificate`].
    pub fn signer(&self) -> Result<Signer, IdentityError> {
        let x509 = self.x509()?;
        let identity = x509.subject_alt_names().and_then(|names| {
            names
                .iter()
                .filter_map(|name| name.uri())
                .find_map(|uri| Uuid::parse_str(uri.strip_prefix("urn:uuid:")?).ok())
        });
        Ok(Signer {
            subject: subject_text(x509.subject_name()),
            fingerprint: self.fingerprint(),
            identity,
            certificate: self.der.clone(),
        })
    }

    fn x509(&self) -> Result<X509, IdentityError> {
        X509::from_der(&self.der).map_err(|_| IdentityError::Certificate)
    }
}

impl fmt::Debug for Certificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Certificate({})", self.fingerprint())
    }
}

/// The common name, else all parts of the name.
fn subject_text(name: &X509NameRef) -> String {
    let text = |entry: &openssl::x509::X509NameEntryRef| entry.data().to_string().unwrap_or_default();
    match name.entries_by_nid(Nid::COMMONNAME).next() {
        Some(entry) => text(entry),
        None => name.entries().map(text).collect::<Vec<_>>().join(", "),
    }
}

/// A positive number of 16 bytes: RFC 5280 wants no more than 20 and no sign.
fn serial_number(mut serial: [u8; 16]) -> Result<Asn1Integer, ErrorStack> {
    let [first, ..] = &mut serial;
    *first = *first & 0x7f | 0x40;
    BigNum::from_slice(&serial)?.to_asn1_integer()
}

fn midnight(day: Date) -> Result<Asn1Time, IdentityError> {
    let zoned = day.to_zoned(TimeZone::UTC).map_err(|_| IdentityError::Dates)?;
    Ok(Asn1Time::from_unix(zoned.timestamp().as_second())?)
}
