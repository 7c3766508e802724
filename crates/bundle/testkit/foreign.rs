//! Containers as other programs write them, made here with OpenSSL's own CMS functions.

use std::{io::Write, sync::LazyLock};

use flate2::{Compression, write::DeflateEncoder};
use lernfall_bundle::{
    ContainerKind, MemberState, Overall, Profile, Remark, SignatureFault, SignatureState, Verdict,
};
use openssl::{
    asn1::Asn1Time,
    bn::BigNum,
    cms::{CMSOptions, CmsContentInfo},
    ec::{EcGroup, EcKey},
    hash::{MessageDigest, hash},
    nid::Nid,
    pkey::{PKey, Private},
    rsa::Rsa,
    sign::Signer,
    x509::{X509, X509Builder, X509NameBuilder},
};
use proptest::prelude::*;

use crate::{
    make::verify,
    rawzip::{Raw, crc32, raw, zip},
};

const CADES: CMSOptions = CMSOptions::from_bits_retain(0x0010_0000);

struct Signatory {
    key: PKey<Private>,
    certificate: X509,
}

fn signatory(key: PKey<Private>) -> Signatory {
    let mut name = X509NameBuilder::new().unwrap();
    name.append_entry_by_nid(Nid::COMMONNAME, "Jemand").unwrap();
    let name = name.build();
    let mut builder = X509Builder::new().unwrap();
    builder.set_version(2).unwrap();
    builder.set_serial_number(&BigNum::from_u32(77).unwrap().to_asn1_integer().unwrap()).unwrap();
    builder.set_subject_name(&name).unwrap();
    builder.set_issuer_name(&name).unwrap();
    builder.set_not_before(&Asn1Time::from_unix(0).unwrap()).unwrap();
    builder.set_not_after(&Asn1Time::from_unix(1).unwrap()).unwrap();
    builder.set_pubkey(&key).unwrap();
    builder.sign(&key, MessageDigest::sha256()).unwrap();
    Signatory { key, certificate: builder.build() }
}

fn ec(curve: Nid) -> Signatory {
    let group = EcGroup::from_curve_name(curve).unwrap();
    signatory(PKey::from_ec_key(EcKey::generate(&group).unwrap()).unwrap())
}

fn rsa() -> Signatory {
    signatory(PKey::from_rsa(Rsa::generate(2048).unwrap()).unwrap())
}

fn sign(by: &Signatory, over: &[u8], options: CMSOptions) -> Vec<u8> {
    let options = options | CMSOptions::BINARY | CMSOptions::DETACHED | CMSOptions::NOSMIMECAP;
    let signed = CmsContentInfo::sign(Some(&by.certificate), Some(&by.key), None, Some(over), options);
    signed.unwrap().to_der().unwrap()
}

fn deflated(name: &str, data: &[u8]) -> Raw {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(data).unwrap();
    let packed = encoder.finish().unwrap();
    Raw { method: 8, size: Some(data.len() as u64), crc: Some(crc32(data)), ..raw(name, &packed) }
}

fn manifest(members: &[(&str, &[u8])], algorithm: MessageDigest, uri: &str) -> String {
    use base64::{Engine, prelude::BASE64_STANDARD};
    let references: String = members
        .iter()
        .map(|(name, data)| {
            let digest = BASE64_STANDARD.encode(hash(algorithm, data).unwrap());
            let name = name.replace('ö', "%C3%B6").replace(' ', "%20");
            format!(
                "\n  <DataObjectReference URI=\"{name}\"><d:DigestMethod Algorithm=\"{uri}\"/>\
                 <d:DigestValue>\n{digest}\n</d:DigestValue></DataObjectReference>"
            )
        })
        .collect();
    format!(
        "\u{feff}<ASiCManifest xmlns=\"http://uri.etsi.org/02918/v1.2.1#\" \
         xmlns:d=\"http://www.w3.org/2000/09/xmldsig#\"><!-- x -->\
         <SigReference URI=\"META-INF/signature.p7s\"/>{references}</ASiCManifest>"
    )
}

const MEMBERS: [(&str, &[u8]); 2] = [("schön 1.txt", b"eins"), ("b.txt", b"zwei")];
const SHA256: &str = "http://www.w3.org/2001/04/xmlenc#sha256";

/// The parts of an ASiC-E container.
fn asic_e(by: &Signatory, options: CMSOptions) -> Vec<Raw> {
    let manifest = manifest(&MEMBERS, MessageDigest::sha256(), SHA256);
    let signature = sign(by, manifest.as_bytes(), options);
    vec![
        raw("mimetype", b"application/vnd.etsi.asic-e+zip\n"),
        deflated("schön 1.txt", b"eins"),
        raw("b.txt", b"zwei"),
        deflated("META-INF/ASiCManifest7.xml", manifest.as_bytes()),
        raw("META-INF/signature.p7s", &signature),
    ]
}

fn state(verdict: &Verdict, name: &str) -> MemberState {
    verdict.members.iter().find(|member| member.name == name).unwrap().state
}

#[test]
fn the_keys_that_others_use_are_taken() {
    let cases = [
        (ec(Nid::X9_62_PRIME256V1), "ECDSA_SHA256"),
        (ec(Nid::SECP384R1), "ECDSA_SHA256"),
        (ec(Nid::SECP521R1), "ECDSA_SHA256"),
        (ec(Nid::BRAINPOOL_P256R1), "ECDSA_SHA256"),
        (rsa(), "RSA_SHA256"),
    ];
    for (by, algorithm) in cases {
        let verdict = verify(&zip(&asic_e(&by, CADES)));
        assert_eq!(verdict.overall, Overall::Intact, "{verdict:#?}");
        assert_eq!((verdict.profile, verdict.kind), (Profile::Foreign, ContainerKind::AsicE));
        assert_eq!(verdict.signatures[0].algorithm.as_deref(), Some(algorithm));
        assert_eq!(verdict.signatures[0].signer.as_ref().unwrap().subject, "Jemand");
        assert_eq!(state(&verdict, "schön 1.txt"), MemberState::Intact);
        assert_eq!(verdict.remarks, []);
    }
}

#[test]
fn what_is_altered_missing_or_not_covered_is_named() {
    let by = rsa();
    let mut parts = asic_e(&by, CADES);
    parts[2] = raw("b.txt", b"drei");
    let verdict = verify(&zip(&parts));
    assert_eq!(verdict.overall, Overall::Broken);
    assert_eq!(state(&verdict, "b.txt"), MemberState::Altered);
    assert_eq!(state(&verdict, "schön 1.txt"), MemberState::Intact);

    let mut parts = asic_e(&by, CADES);
    parts.remove(2);
    let verdict = verify(&zip(&parts));
    assert_eq!((verdict.overall, state(&verdict, "b.txt")), (Overall::Broken, MemberState::Missing));

    let mut parts = asic_e(&by, CADES);
    parts.push(raw("c.txt", b"x"));
    let verdict = verify(&zip(&parts));
    assert_eq!((verdict.overall, state(&verdict, "c.txt")), (Overall::Intact, MemberState::NotCovered));
    assert_eq!(verdict.remarks, [Remark::MembersNotCovered]);
}

#[test]
fn a_signature_over_another_manifest_is_broken_and_names_nobody() {
    let by = rsa();
    let mut parts = asic_e(&by, CADES);
    parts[4] = raw("META-INF/signature.p7s", &sign(&by, b"another", CADES));
    let verdict = verify(&zip(&parts));
    assert_eq!(verdict.overall, Overall::Broken);
    assert_eq!(verdict.signatures[0].state, SignatureState::Broken(SignatureFault::OtherContent));
    assert_eq!(verdict.signatures[0].signer, None);
    assert_eq!(state(&verdict, "b.txt"), MemberState::NotCovered);
}

#[test]
fn a_flipped_bit_of_the_value_is_noticed() {
    let mut parts = asic_e(&rsa(), CADES);
    *parts[4].data.last_mut().unwrap() ^= 1;
    let verdict = verify(&zip(&parts));
    assert_eq!(verdict.signatures[0].state, SignatureState::Broken(SignatureFault::Value));
}

#[test]
fn a_signature_without_its_certificate_or_manifest_is_broken() {
    let by = rsa();
    let verdict = verify(&zip(&asic_e(&by, CADES | CMSOptions::CMS_NOCERTS)));
    assert_eq!(verdict.signatures[0].state, SignatureState::Broken(SignatureFault::NoCertificate));
    let mut parts = asic_e(&by, CADES);
    parts.remove(3);
    let verdict = verify(&zip(&parts));
    assert_eq!(verdict.overall, Overall::Broken);
    assert_eq!(verdict.signatures[0].state, SignatureState::Broken(SignatureFault::NoManifest));
}

#[test]
fn plain_cms_is_remarked_as_not_binding_its_certificate() {
    let verdict = verify(&zip(&asic_e(&rsa(), CMSOptions::empty())));
    assert_eq!(verdict.overall, Overall::Intact);
    assert_eq!(verdict.remarks, [Remark::CertificateNotBound]);
    // Without signed attributes it is no CAdES at all.
    let verdict = verify(&zip(&asic_e(&rsa(), CMSOptions::NOATTR)));
    assert_eq!(verdict.overall, Overall::Broken);
}

#[test]
fn sha1_is_remarked_and_unknown_digests_are_refused() {
    let by = rsa();
    let with = |algorithm, uri: &str| {
        let manifest = manifest(&MEMBERS, algorithm, uri);
        let mut parts = asic_e(&by, CADES);
        parts[4] = raw("META-INF/signature.p7s", &sign(&by, manifest.as_bytes(), CADES));
        parts[3] = raw("META-INF/ASiCManifest.xml", manifest.as_bytes());
        verify(&zip(&parts))
    };
    let verdict = with(MessageDigest::sha1(), "http://www.w3.org/2000/09/xmldsig#sha1");
    assert_eq!((verdict.overall, verdict.remarks), (Overall::Intact, vec![Remark::WeakAlgorithm]));
    let verdict = with(MessageDigest::sha512(), "http://www.w3.org/2001/04/xmlenc#sha512");
    assert_eq!((verdict.overall, verdict.remarks), (Overall::Intact, vec![]));
    let verdict = with(MessageDigest::md5(), "http://www.w3.org/2001/04/xmldsig-more#md5");
    assert_eq!(verdict.overall, Overall::Broken);
}

fn asic_s(members: &[Raw], over: &[u8]) -> Verdict {
    let mut parts = vec![raw("mimetype", b"application/vnd.etsi.asic-s+zip")];
    parts.extend_from_slice(members);
    parts.push(raw("META-INF/signature.p7s", &sign(&ec(Nid::SECP384R1), over, CADES)));
    verify(&zip(&parts))
}

#[test]
fn asic_s_signs_its_one_member() {
    let verdict = asic_s(&[deflated("a.txt", b"eins")], b"eins");
    assert_eq!((verdict.overall, verdict.kind), (Overall::Intact, ContainerKind::AsicS));
    assert_eq!(state(&verdict, "a.txt"), MemberState::Intact);
    let verdict = asic_s(&[raw("a.txt", b"eins")], b"zwei");
    assert_eq!((verdict.overall, state(&verdict, "a.txt")), (Overall::Broken, MemberState::Altered));
    for members in [&[][..], &[raw("a.txt", b"eins"), raw("b.txt", b"eins")]] {
        let verdict = asic_s(members, b"eins");
        assert_eq!(verdict.overall, Overall::Broken);
        assert_eq!(verdict.signatures[0].state, SignatureState::Broken(SignatureFault::NotOneMember));
    }
}

#[test]
fn a_container_without_cades_is_unsigned() {
    let parts = [raw("mimetype", b"application/vnd.etsi.asic-e+zip"), raw("a.txt", b"eins")];
    assert_eq!(verify(&zip(&parts)).overall, Overall::Unsigned);
}

fn tlv(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len()).unwrap().to_be_bytes();
    let head = match content.len() {
        0..128 => vec![tag, length[1]],
        128..256 => vec![tag, 0x81, length[1]],
        _ => vec![tag, 0x82, length[0], length[1]],
    };
    [head.as_slice(), content].concat()
}

/// The elements inside an element.
fn inside(element: &[u8]) -> Vec<Vec<u8>> {
    let head = |bytes: &[u8]| match bytes[1] {
        0x81 => (3, usize::from(bytes[2])),
        0x82 => (4, usize::from(u16::from_be_bytes([bytes[2], bytes[3]]))),
        short => (2, usize::from(short)),
    };
    let mut rest = &element[head(element).0..];
    let mut found = Vec::new();
    while !rest.is_empty() {
        let (start, length) = head(rest);
        found.push(rest[..start + length].to_vec());
        rest = &rest[start + length..];
    }
    found
}

/// Adds a counter signature by the same key to the only signer.
fn counter_signed(signature: &[u8], by: &Signatory, flip: u8) -> Vec<u8> {
    let mut info = inside(signature);
    let signed_data = inside(&info[1])[0].clone();
    let mut data = inside(&signed_data);
    let signer = inside(data.last().unwrap())[0].clone();
    let mut fields = inside(&signer);
    // The value is an octet string with a short or a two-byte length.
    let value = fields.last().unwrap().clone();
    let content = &value[if value[1] == 0x82 { 4 } else { 2 }..];
    let digest = tlv(4, &openssl::sha::sha256(content));
    let message_digest = [6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 4];
    let attributes = tlv(0x30, &[&message_digest[..], &tlv(0x31, &digest)].concat());
    let mut signing = Signer::new(MessageDigest::sha256(), &by.key).unwrap();
    let mut own_value = signing.sign_oneshot_to_vec(&tlv(0x31, &attributes)).unwrap();
    *own_value.last_mut().unwrap() ^= flip;
    let counter = tlv(
        0x30,
        &[fields[..3].concat(), tlv(0xa0, &attributes), fields[4].clone(), tlv(4, &own_value)].concat(),
    );
    let counter_signature = [6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 6];
    let unsigned = tlv(0x30, &[&counter_signature[..], &tlv(0x31, &counter)].concat());
    fields.push(tlv(0xa1, &unsigned));
    *data.last_mut().unwrap() = tlv(0x31, &tlv(0x30, &fields.concat()));
    info[1] = tlv(0xa0, &tlv(0x30, &data.concat()));
    tlv(0x30, &info.concat())
}

#[test]
fn counter_signatures_are_judged_by_themselves() {
    let by = rsa();
    let with = |flip| {
        let mut parts = asic_e(&by, CADES);
        parts[4].data = counter_signed(&parts[4].data, &by, flip);
        verify(&zip(&parts))
    };
    let verdict = with(0);
    assert_eq!(verdict.overall, Overall::Intact, "{verdict:#?}");
    assert_eq!(verdict.signatures.len(), 2);
    let verdict = with(1);
    assert_eq!(verdict.overall, Overall::Broken);
    let states: Vec<_> = verdict.signatures.iter().map(|one| one.state).collect();
    let broken = SignatureState::Broken(SignatureFault::Value);
    assert_eq!(states, [SignatureState::Intact, broken]);
}

proptest! {
    #[test]
    fn changed_containers_by_others_give_a_verdict(
        changes in proptest::collection::vec((any::<proptest::sample::Index>(), 1u8..), 1..6),
        length in proptest::option::of(any::<proptest::sample::Index>()),
    ) {
        let mut bytes = CONTAINER.clone();
        for (at, with) in changes {
            let at = at.index(bytes.len());
            bytes[at] ^= with;
        }
        if let Some(length) = length {
            bytes.truncate(length.index(bytes.len()));
        }
        let verdict = verify(&bytes);
        // Bits of metadata are under no digest here; what is called intact has its members intact.
        if verdict.overall == Overall::Intact {
            for member in verdict.members {
                prop_assert!(matches!(member.state, MemberState::Intact | MemberState::NotCovered));
            }
        }
    }

    #[test]
    fn changed_signatures_by_others_give_a_verdict(
        at: proptest::sample::Index,
        with in 1u8..,
    ) {
        let mut parts = PARTS.clone();
        let at = at.index(parts[4].data.len());
        parts[4].data[at] ^= with;
        let _ = verify(&zip(&parts));
    }
}

static PARTS: LazyLock<Vec<Raw>> = LazyLock::new(|| asic_e(&ec(Nid::X9_62_PRIME256V1), CADES));
static CONTAINER: LazyLock<Vec<u8>> = LazyLock::new(|| zip(&PARTS));
