//! Zips as attackers write them: any metadata, no checks.

use std::ops::Range;

use jiff::civil::date;
use lernfall_bundle::{Identity, NewIdentity};
use uuid::Uuid;

/// One member of a zip that is written as told.
#[derive(Clone)]
pub struct Raw {
    pub name: Vec<u8>,
    pub data: Vec<u8>,
    /// Unpacked size, if it is not the length of the data.
    pub size: Option<u64>,
    pub method: u16,
    pub flags: u16,
    pub attributes: u32,
    pub crc: Option<u32>,
}

pub fn raw(name: &str, data: &[u8]) -> Raw {
    Raw {
        name: name.as_bytes().to_vec(),
        data: data.to_vec(),
        size: None,
        method: 0,
        flags: 0,
        attributes: 0,
        crc: None,
    }
}

/// Writes a zip in the order given.
pub fn zip(members: &[Raw]) -> Vec<u8> {
    let (mut file, mut directory) = (Vec::new(), Vec::new());
    for member in members {
        let offset = file.len() as u32;
        let mut common = Vec::new();
        common.extend(20u16.to_le_bytes());
        common.extend(member.flags.to_le_bytes());
        common.extend(member.method.to_le_bytes());
        common.extend([0, 0, 0x21, 0]);
        common.extend(member.crc.unwrap_or_else(|| crc32(&member.data)).to_le_bytes());
        common.extend((member.data.len() as u32).to_le_bytes());
        common.extend((member.size.unwrap_or(member.data.len() as u64) as u32).to_le_bytes());
        common.extend((member.name.len() as u16).to_le_bytes());
        common.extend([0, 0]);
        file.extend(b"PK\x03\x04");
        file.extend(&common);
        file.extend(&member.name);
        file.extend(&member.data);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&common);
        directory.extend([0; 6]);
        directory.extend(member.attributes.to_le_bytes());
        directory.extend(offset.to_le_bytes());
        directory.extend(&member.name);
    }
    let start = file.len() as u32;
    file.extend(&directory);
    file.extend(b"PK\x05\x06\0\0\0\0");
    file.extend((members.len() as u16).to_le_bytes());
    file.extend((members.len() as u16).to_le_bytes());
    file.extend((directory.len() as u32).to_le_bytes());
    file.extend(start.to_le_bytes());
    file.extend([0, 0]);
    file
}

/// The members of a stored zip, read from its local headers.
pub fn members(bytes: &[u8]) -> Vec<Raw> {
    data_ranges(bytes).into_iter().map(|(name, range)| raw(&name, &bytes[range])).collect()
}

/// Where the data of each member are.
pub fn data_ranges(bytes: &[u8]) -> Vec<(String, Range<usize>)> {
    let u16_at = |at: usize| usize::from(u16::from_le_bytes(bytes[at..at + 2].try_into().unwrap()));
    let u32_at = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()) as usize;
    let mut found = Vec::new();
    let mut at = 0;
    while bytes[at..].starts_with(b"PK\x03\x04") {
        let (size, name, extra) = (u32_at(at + 22), u16_at(at + 26), u16_at(at + 28));
        let data = at + 30 + name + extra;
        let name = String::from_utf8(bytes[at + 30..at + 30 + name].to_vec()).unwrap();
        found.push((name, data..data + size));
        at = data + size;
    }
    found
}

/// Makes both checksums of a member fit its data again.
pub fn repair_checksum(bytes: &mut [u8], name: &str) {
    let (_, range) = data_ranges(bytes).into_iter().find(|(known, _)| known == name).unwrap();
    let crc = crc32(&bytes[range.clone()]).to_le_bytes();
    let local = range.start - name.len() - 30;
    bytes[local + 14..local + 18].copy_from_slice(&crc);
    let central = (0..bytes.len())
        .rev()
        .find(|&at| bytes[at..].starts_with(b"PK\x01\x02") && bytes[at + 46..].starts_with(name.as_bytes()))
        .unwrap();
    bytes[central + 16..central + 20].copy_from_slice(&crc);
}

pub fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    crc.sum()
}

pub fn another_identity() -> Identity {
    Identity::create(&NewIdentity {
        id: Uuid::from_u128(0x99),
        agency: "Jemand anders",
        serial: [9; 16],
        from: date(2026, 1, 1),
        until: date(2040, 1, 1),
    })
    .unwrap()
}

/// The same members and manifest with a signature by another key.
pub fn resign_by_another(bytes: &[u8]) -> Vec<u8> {
    use lernfall_bundle::{Envelope, SealPlan, seal};
    let other = another_identity();
    let mut parts = members(bytes);
    // Sealing as the other gives a signature in the right form, but over another manifest; what is
    // wanted is one over this manifest, so the delivery is the only thing that may differ.
    let content = crate::make::content();
    let mut delivery = crate::make::delivery(&content);
    delivery.sender.certificate = Some(other.certificate().fingerprint());
    let mut sealed = Vec::new();
    let plan = SealPlan {
        content: &content,
        release: None,
        delivery: &delivery,
        identity: &other,
        day: crate::make::DAY,
        envelope: &Envelope::None,
    };
    seal(&plan, &mut sealed, &mut crate::make::on).unwrap();
    let template = members(&sealed).pop().unwrap();
    let manifest = parts[parts.len() - 2].data.clone();
    parts.last_mut().unwrap().data = resign(&template.data, &manifest, &other);
    zip(&parts)
}

/// Puts the digest of another manifest into a signature and signs it with the key.
fn resign(signature: &[u8], manifest: &[u8], identity: &Identity) -> Vec<u8> {
    use openssl::{hash::MessageDigest, pkey::PKey, sign::Signer};
    use secrecy::ExposeSecret;
    let find = |bytes: &[u8], wanted: &[u8]| {
        bytes.windows(wanted.len()).position(|window| window == wanted).unwrap()
    };
    let mut bytes = signature.to_vec();
    // The object identifier of message-digest, then SET and OCTET STRING heads.
    let oid = [6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 4];
    let digest = find(&bytes, &oid) + oid.len() + 4;
    bytes[digest..digest + 32].copy_from_slice(&openssl::sha::sha256(manifest));
    // The signed attributes: context tag 0, first the content type.
    let content_type = [0x30, 0x18, 6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 3];
    let first = find(&bytes, &content_type);
    // Between 128 and 255 bytes long, so the length takes two bytes.
    let start = first - 3;
    assert_eq!(bytes[start..start + 2], [0xa0, 0x81]);
    let end = first + usize::from(bytes[start + 2]);
    let mut attributes = bytes[start..end].to_vec();
    attributes[0] = 0x31;
    let key = PKey::private_key_from_pkcs8(identity.key().unwrap().expose_secret()).unwrap();
    // The signature algorithm has twelve bytes.
    let tail = end + 12;
    let old = usize::from(bytes[tail + 1]);
    assert_eq!((bytes[tail], tail + 2 + old), (4, bytes.len()));
    // ECDSA values have 70 to 72 bytes; one of the same length leaves all other lengths alone.
    loop {
        let mut signer = Signer::new(MessageDigest::sha256(), &key).unwrap();
        let value = signer.sign_oneshot_to_vec(&attributes).unwrap();
        if value.len() == old {
            bytes[tail + 2..].copy_from_slice(&value);
            return bytes;
        }
    }
}
