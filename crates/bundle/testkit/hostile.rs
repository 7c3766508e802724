//! Hostile files, each by what is wrong with it.

use std::io::Write;

use flate2::{Compression, write::DeflateEncoder};
use lernfall_bundle::{ContainerFault, Fault, ManifestFault, MemberState, Overall, Profile, Verdict};

use crate::{
    make::{bundle, decrypted, verify},
    rawzip::{Raw, members, raw, zip},
};

/// A bundle of ours with its members changed and written again.
fn rewritten(change: impl FnOnce(&mut Vec<Raw>)) -> Verdict {
    let mut parts = members(&bundle());
    change(&mut parts);
    verify(&zip(&parts))
}

/// A container by others around these members.
fn foreign(extra: Vec<Raw>) -> Verdict {
    let mut parts = vec![raw("mimetype", b"application/vnd.etsi.asic-e+zip")];
    parts.extend(extra);
    verify(&zip(&parts))
}

fn fault_of(verdict: &Verdict) -> Option<ContainerFault> {
    assert_ne!(verdict.overall, Overall::Intact);
    verdict.faults.iter().find_map(
        |fault| {
            if let Fault::Container(fault) = fault { Some(*fault) } else { None }
        },
    )
}

#[test]
fn the_raw_writer_writes_what_the_strict_reader_accepts() {
    assert_eq!(rewritten(|_| {}).overall, Overall::Intact);
}

#[test]
fn a_checksum_that_is_wrong_in_both_headers_is_noticed_at_every_member() {
    for at in 0..members(&bundle()).len() {
        let verdict = rewritten(|parts| parts[at].crc = Some(1));
        assert_eq!(verdict.overall, Overall::Broken, "member {at}");
        assert_eq!(verdict.profile, Profile::Ours, "member {at}");
    }
    let verdict = rewritten(|parts| parts[0].crc = Some(1));
    assert_eq!(fault_of(&verdict), Some(ContainerFault::Checksum));
}

#[test]
fn traversal_is_refused() {
    for name in ["../evil.txt", "/etc/evil", "a/../../evil", "C:evil", "a\\..\\evil", "./a"] {
        let verdict = foreign(vec![raw(name, b"x")]);
        assert_eq!(fault_of(&verdict), Some(ContainerFault::Name), "{name}");
        assert_eq!(verdict.overall, Overall::Unreadable);
        let verdict = rewritten(|parts| parts.insert(2, raw(name, b"x")));
        assert_eq!(fault_of(&verdict), Some(ContainerFault::Name), "{name}");
    }
}

#[test]
fn a_member_twice_is_refused() {
    let verdict = foreign(vec![raw("a", b"1"), raw("a", b"2")]);
    assert_eq!(fault_of(&verdict), Some(ContainerFault::Duplicate));
    let verdict = rewritten(|parts| {
        let record = parts[3].clone();
        parts.insert(4, record);
    });
    assert_eq!(fault_of(&verdict), Some(ContainerFault::Duplicate));
}

#[test]
fn two_manifests_are_refused() {
    let verdict = rewritten(|parts| {
        let manifest = parts[parts.len() - 2].clone();
        parts.insert(parts.len() - 1, manifest);
    });
    assert_ne!(verdict.overall, Overall::Intact);
    let verdict = rewritten(|parts| {
        let mut manifest = parts[parts.len() - 2].clone();
        manifest.name = b"META-INF/ASiCManifest2.xml".to_vec();
        parts.push(manifest);
    });
    assert_eq!(fault_of(&verdict), Some(ContainerFault::Order));
}

#[test]
fn a_member_that_nobody_signed_is_named() {
    let verdict = rewritten(|parts| parts.insert(3, raw("extra.txt", b"x")));
    assert_eq!(verdict.overall, Overall::Broken);
    let extra = verdict.members.iter().find(|member| member.name == "extra.txt").unwrap();
    assert_eq!(extra.state, MemberState::NotCovered);
}

#[test]
fn a_member_that_was_taken_out_is_named() {
    let verdict = rewritten(|parts| {
        parts.remove(3);
    });
    assert_eq!(verdict.overall, Overall::Broken);
    let missing: Vec<_> =
        verdict.members.iter().filter(|member| member.state == MemberState::Missing).collect();
    assert_eq!(missing.len(), 1);
    assert_eq!(missing[0].name, "record.json");
}

#[test]
fn a_link_is_refused() {
    let link = |attributes| Raw { attributes, ..raw("a", b"/etc/passwd") };
    let verdict = foreign(vec![link(0xa1ff_0000)]);
    assert_eq!(fault_of(&verdict), Some(ContainerFault::Link));
    let verdict = rewritten(|parts| parts[3].attributes = 0xa1ff_0000);
    assert_eq!(fault_of(&verdict), Some(ContainerFault::Link));
}

#[test]
fn a_bomb_is_refused_before_it_is_unpacked() {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    for _ in 0..64 {
        encoder.write_all(&vec![0; 1 << 20]).unwrap();
    }
    let data = encoder.finish().unwrap();
    let bomb = Raw { method: 8, size: Some(64 << 20), ..raw("a", &data) };
    let verdict = foreign(vec![bomb.clone()]);
    assert_eq!(fault_of(&verdict), Some(ContainerFault::TooLarge));
    // One that lies about its size is cut off at what it stated.
    let verdict = foreign(vec![Raw { size: Some(1000), ..bomb }]);
    assert_eq!(fault_of(&verdict), Some(ContainerFault::Checksum));
}

#[test]
fn a_name_that_is_not_utf8_is_refused() {
    let bad = Raw { name: b"a\xff.txt".to_vec(), flags: 0x0800, ..raw("", b"x") };
    assert_eq!(fault_of(&foreign(vec![bad.clone()])), Some(ContainerFault::Name));
    assert_ne!(rewritten(|parts| parts.insert(2, bad)).overall, Overall::Intact);
}

#[test]
fn a_name_in_the_style_of_ours_but_not_allowed_is_refused() {
    let verdict = rewritten(|parts| parts.insert(2, raw("Attachment.txt", b"x")));
    assert_ne!(verdict.overall, Overall::Intact);
}

#[test]
fn an_encrypted_or_unusual_member_is_refused() {
    let encrypted = Raw { flags: 1, ..raw("a", b"x") };
    assert_eq!(fault_of(&foreign(vec![encrypted])), Some(ContainerFault::Packing));
    let unusual = Raw { method: 14, ..raw("a", b"x") };
    assert_eq!(fault_of(&foreign(vec![unusual])), Some(ContainerFault::Packing));
}

#[test]
fn a_count_that_is_not_there_is_refused() {
    let mut bytes = bundle();
    let end = bytes.len() - 22;
    bytes[end + 8..end + 12].copy_from_slice(&[0xfe, 0xff, 0xfe, 0xff]);
    assert_ne!(verify(&bytes).overall, Overall::Intact);
    let many: Vec<Raw> = (0..11_000).map(|number| raw(&number.to_string(), b"")).collect();
    assert_eq!(fault_of(&foreign(many)), Some(ContainerFault::TooLarge));
}

#[test]
fn a_gap_between_members_is_noticed() {
    let good = bundle();
    let parts = crate::rawzip::data_ranges(&good);
    let gap_at = parts[2].1.end;
    let mut bytes = good.clone();
    bytes.insert(gap_at, 0);
    assert_ne!(verify(&bytes).overall, Overall::Intact);
    // Also with every offset behind it repaired.
    let mut at = good.len() + 1 - 22;
    let start = u32::from_le_bytes(bytes[at + 16..at + 20].try_into().unwrap()) + 1;
    bytes[at + 16..at + 20].copy_from_slice(&start.to_le_bytes());
    at = start as usize;
    while bytes[at..].starts_with(b"PK\x01\x02") {
        let offset = u32::from_le_bytes(bytes[at + 42..at + 46].try_into().unwrap());
        if offset as usize >= gap_at {
            bytes[at + 42..at + 46].copy_from_slice(&(offset + 1).to_le_bytes());
        }
        at += 46 + usize::from(u16::from_le_bytes([bytes[at + 28], bytes[at + 29]]));
    }
    let verdict = verify(&bytes);
    assert_eq!(fault_of(&verdict), Some(ContainerFault::Metadata));
    assert_eq!(verdict.profile, Profile::Ours);
}

#[test]
fn a_comment_is_noticed() {
    let mut bytes = bundle();
    let length = bytes.len();
    bytes[length - 2] = 4;
    bytes.extend(b"note");
    assert_ne!(verify(&bytes).overall, Overall::Intact);
}

#[test]
fn overlapping_members_are_refused() {
    let mut parts = vec![raw("a", b"12345678")];
    let mut inner = raw("b", b"");
    inner.crc = Some(0);
    parts.push(inner);
    let mut bytes = zip(&parts);
    // The second entry of the directory points into the first member.
    let second = bytes.windows(4).rposition(|window| window == b"PK\x01\x02").unwrap();
    bytes[second + 42..second + 46].copy_from_slice(&8u32.to_le_bytes());
    assert_eq!(fault_of(&verify(&bytes)), Some(ContainerFault::Structure));
}

#[test]
fn a_document_type_in_a_manifest_is_refused() {
    let manifest = b"<!DOCTYPE a [<!ENTITY b \"bbbb\">]><a>&b;</a>";
    let verdict = foreign(vec![
        raw("META-INF/ASiCManifest.xml", manifest),
        raw("META-INF/signature001.p7s", b"x"),
        raw("a.txt", b"x"),
    ]);
    assert_eq!(verdict.overall, Overall::Broken);
    assert!(verdict.faults.contains(&Fault::Manifest(ManifestFault::DocumentType)));
    let verdict = rewritten(|parts| {
        let manifest = parts.len() - 2;
        let text = String::from_utf8(parts[manifest].data.clone()).unwrap();
        let text = text.replacen("?>\n", "?>\n<!DOCTYPE asic>\n", 1);
        parts[manifest].data = text.into_bytes();
    });
    assert_eq!(verdict.overall, Overall::Broken);
    assert!(verdict.faults.contains(&Fault::Manifest(ManifestFault::DocumentType)));
}

#[test]
fn a_bundle_of_ours_packed_again_is_not_taken_for_somebody_elses() {
    // A zip program would set other times and flags; everything signed is as it was.
    let verdict = rewritten(|parts| {
        for part in parts {
            part.flags = 0x0800;
        }
    });
    assert_eq!(verdict.overall, Overall::Broken);
    assert_eq!(verdict.profile, Profile::Ours);
    assert_eq!(fault_of(&verdict), Some(ContainerFault::Metadata));
}

#[test]
fn nothing_is_handed_out_of_what_is_broken() {
    let mut bytes = bundle();
    let (_, record) = crate::rawzip::data_ranges(&bytes).remove(3);
    bytes[record.start] ^= 1;
    let verdict = decrypted(&bytes).open().unwrap().unwrap_err();
    assert_eq!(verdict.overall, Overall::Broken);
}

#[test]
fn a_file_that_is_no_container_is_unreadable() {
    for bytes in [&b""[..], b"PK", b"%PDF-1.7", &[0; 1000]] {
        let verdict = verify(bytes);
        assert_eq!(verdict.overall, Overall::Unreadable);
        assert_eq!(fault_of(&verdict), Some(ContainerFault::NoEnd));
    }
}
