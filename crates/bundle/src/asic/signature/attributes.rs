//! The signed attributes of CAdES-B-B, each exactly once: content type, signing time, message
//! digest, signing certificate (ETSI EN 319 122-1, clause 6.3; RFC 5652, clause 11; RFC 5035).
//!
//! Keeps true: attributes stand in the order of DER.
//! Leaves to others: signing.

use jiff::civil::Date;

use super::der::{Reader, issuer_and_serial, tlv};
use crate::Sha256;

// Object identifiers with tag and length.
pub(crate) const DATA: &[u8] = &[6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 1];
pub(crate) const SIGNED_DATA: &[u8] = &[6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 2];
pub(crate) const SHA256: &[u8] = &[6, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1];
pub(crate) const ECDSA_SHA256: &[u8] = &[6, 8, 0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2];
pub(crate) const CONTENT_TYPE: &[u8] = &[6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 3];
pub(crate) const MESSAGE_DIGEST: &[u8] = &[6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 4];
pub(crate) const SIGNING_TIME: &[u8] = &[6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 5];
pub(crate) const COUNTER_SIGNATURE: &[u8] = &[6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 6];
pub(crate) const SIGNING_CERTIFICATE: &[u8] = &[6, 11, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 16, 2, 12];
pub(crate) const SIGNING_CERTIFICATE_V2: &[u8] =
    &[6, 11, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 16, 2, 47];

/// The content of the set of signed attributes.
pub(super) fn signed_attributes(certificate: &[u8], day: Date, digest: Sha256) -> Option<Vec<u8>> {
    let names = issuer_and_serial(certificate)?;
    let issuer = tlv(0x30, &[&tlv(0xa4, &[names.issuer])]);
    // SHA-256 is the default of ESSCertIDv2 and is left out, as DER wants it.
    let certificate_id =
        tlv(0x30, &[&tlv(4, &[Sha256::of(certificate).as_bytes()]), &tlv(0x30, &[&issuer, names.serial])]);
    let mut attributes = [
        attribute(CONTENT_TYPE, DATA),
        attribute(SIGNING_TIME, &time(day)?),
        attribute(MESSAGE_DIGEST, &tlv(4, &[digest.as_bytes()])),
        attribute(SIGNING_CERTIFICATE_V2, &tlv(0x30, &[&tlv(0x30, &[&certificate_id])])),
    ];
    // DER orders the elements of a set by their bytes, X.690, clause 11.6.
    attributes.sort();
    Some(attributes.concat())
}

fn attribute(kind: &[u8], value: &[u8]) -> Vec<u8> {
    tlv(0x30, &[kind, &tlv(0x31, &[value])])
}

/// 00:00:00 UTC of a date: UTCTime until 2049, GeneralizedTime after (RFC 5652, clause 11.3).
fn time(day: Date) -> Option<Vec<u8>> {
    let (year, month, day) = (day.year(), day.month(), day.day());
    match year {
        1950..=2049 => {
            let text = format!("{:02}{month:02}{day:02}000000Z", year % 100);
            Some(tlv(0x17, &[text.as_bytes()]))
        }
        2050..=9999 => {
            let text = format!("{year:04}{month:02}{day:02}000000Z");
            Some(tlv(0x18, &[text.as_bytes()]))
        }
        _ => None,
    }
}

/// The date of a UTCTime or GeneralizedTime; the time of day is left to comparing.
pub(crate) fn date(tag: u8, text: &[u8]) -> Option<Date> {
    let number = |digits: &[u8]| str::from_utf8(digits).ok()?.parse::<i16>().ok();
    let (year, rest) = match tag {
        0x17 => {
            let (year, rest) = text.split_at_checked(2)?;
            let year = number(year)?;
            (year + if year < 50 { 2000 } else { 1900 }, rest)
        }
        0x18 => {
            let (year, rest) = text.split_at_checked(4)?;
            (number(year)?, rest)
        }
        _ => return None,
    };
    let (month, rest) = rest.split_at_checked(2)?;
    let (day, _) = rest.split_at_checked(2)?;
    Date::new(year, number(month)?.try_into().ok()?, number(day)?.try_into().ok()?).ok()
}

/// The values of the attribute of this kind; the kind must occur exactly once.
pub(crate) fn find<'a>(attributes: &'a [u8], kind: &[u8]) -> Option<Reader<'a>> {
    let mut found = find_all(attributes, kind);
    found.pop().filter(|_| found.is_empty())
}

/// The values of every attribute of this kind, up to the first thing that is none.
pub(crate) fn find_all<'a>(attributes: &'a [u8], kind: &[u8]) -> Vec<Reader<'a>> {
    let mut reader = Reader::new(attributes);
    let mut found = Vec::new();
    while let Some(attribute) = reader.expect(0x30) {
        let mut attribute = Reader::new(attribute);
        let is_this = attribute.next().is_some_and(|oid| oid.whole == kind);
        if let Some(values) = attribute.expect(0x31)
            && is_this
        {
            found.push(Reader::new(values));
        }
    }
    found
}

/// Signing date and message digest of ours.
pub(super) fn day_and_digest(attributes: &[u8]) -> Option<(Date, Sha256)> {
    let time = find(attributes, SIGNING_TIME)?.next()?;
    let digest = find(attributes, MESSAGE_DIGEST)?.expect(4)?;
    Some((date(time.tag, time.content)?, Sha256::from_bytes(digest.try_into().ok()?)))
}
