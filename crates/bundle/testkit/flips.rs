//! Every bit flipped, every length cut: never intact, and the right part is named.

use lernfall_bundle::{Fault, MemberRole, MemberState, Overall, Profile, Verdict};

use crate::{
    make::{bundle, verify},
    rawzip,
};

/// The part that a verdict blames.
fn blames(verdict: &Verdict, part: &str) -> bool {
    let altered = |role| {
        verdict.members.iter().any(|member| member.role == role && member.state == MemberState::Altered)
    };
    match part {
        "container" => verdict.faults.iter().any(|fault| matches!(fault, Fault::Container(_))),
        "META-INF/ASiCManifest.xml" => {
            altered(MemberRole::Manifest)
                && verdict.faults.iter().any(|fault| matches!(fault, Fault::Manifest(_)))
        }
        "META-INF/signature001.p7s" => {
            altered(MemberRole::Signature)
                && verdict.faults.iter().any(|fault| matches!(fault, Fault::Signature(_)))
        }
        name => {
            let altered: Vec<_> = verdict
                .members
                .iter()
                .filter(|member| member.state == MemberState::Altered)
                .map(|member| member.name.as_str())
                .collect();
            altered == [name]
        }
    }
}

#[test]
fn every_flipped_bit_is_noticed_and_blamed_on_its_part() {
    let good = bundle();
    assert_eq!(verify(&good).overall, Overall::Intact);
    let parts = rawzip::data_ranges(&good);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let share = good.len().div_ceil(threads);
    std::thread::scope(|scope| {
        for thread in 0..threads {
            let (mut bytes, parts) = (good.clone(), &parts);
            let from = thread * share;
            scope.spawn(move || {
                for at in from..(from + share).min(bytes.len()) {
                    let part = parts
                        .iter()
                        .find(|(_, range)| range.contains(&at))
                        .map_or("container", |(name, _)| name.as_str());
                    for bit in 0..8 {
                        bytes[at] ^= 1 << bit;
                        let verdict = verify(&bytes);
                        let place = format!("byte {at} bit {bit} in {part}: {verdict:#?}");
                        assert_ne!(verdict.overall, Overall::Intact, "{place}");
                        let is_foreign = verdict.profile == Profile::Foreign;
                        assert!(!is_foreign || verdict.overall == Overall::Unreadable, "{place}");
                        assert!(blames(&verdict, part), "{place}");
                        bytes[at] ^= 1 << bit;
                    }
                }
            });
        }
    });
}

#[test]
fn no_length_but_the_whole_is_intact() {
    let good = bundle();
    for length in 0..good.len() {
        assert_ne!(verify(&good[..length]).overall, Overall::Intact, "{length}");
    }
    for more in [&b"\0"[..], b"PK", &good] {
        let longer = [&good, more].concat();
        assert_ne!(verify(&longer).overall, Overall::Intact);
        let prefixed = [more, &good].concat();
        assert_ne!(verify(&prefixed).overall, Overall::Intact);
    }
}

#[test]
fn flips_with_a_repaired_checksum_are_noticed_too() {
    let good = bundle();
    for (name, range) in rawzip::data_ranges(&good) {
        for at in range {
            let mut bytes = good.clone();
            bytes[at] ^= 1;
            rawzip::repair_checksum(&mut bytes, &name);
            let verdict = verify(&bytes);
            assert_eq!(verdict.overall, Overall::Broken, "{name} byte {at}");
            assert_eq!(verdict.profile, Profile::Ours);
            if !name.starts_with("META-INF/") {
                assert!(blames(&verdict, &name), "{name} byte {at}: {verdict:#?}");
            }
        }
    }
}
