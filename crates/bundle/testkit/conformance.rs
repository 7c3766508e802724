//! Containers made by other software, with verdicts that others reached.
//!
//! The files are not part of this repository: the folder is named by `LERNFALL_CONFORMANCE`, or
//! lies beside it; without them the test says loudly that it was skipped.

use std::{env, fs, path::PathBuf};

use lernfall_bundle::{Overall, Profile, SignatureState};

use crate::make::verify;

fn folder() -> PathBuf {
    #[expect(clippy::disallowed_methods, reason = "a test finds its data by the environment")]
    let named = env::var("LERNFALL_CONFORMANCE").ok().map(PathBuf::from);
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/conformance");
    named.unwrap_or_else(|| beside.into()).join("asic")
}

#[test]
fn the_verdicts_on_containers_by_others_are_those_of_others() {
    let folder = folder();
    let Ok(table) = fs::read_to_string(folder.join("expected.tsv")) else {
        crate::skipped("no conformance containers found; set LERNFALL_CONFORMANCE");
        return;
    };
    let mut wrong = Vec::new();
    for line in table.lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [name, _, container, signatures, expected, algorithms, ..] = fields.as_slice() else {
            panic!("a line of the table has too few fields: {line}");
        };
        let verdict = verify(&fs::read(folder.join(name)).unwrap());
        let found = match verdict.overall {
            Overall::Intact => "valid",
            Overall::Broken => "invalid",
            Overall::Unreadable => "malformed",
            Overall::Unsigned => "no-cades",
            Overall::Stopped => "stopped",
        };
        let intact: Vec<&str> = verdict
            .signatures
            .iter()
            .filter(|one| one.state == SignatureState::Intact)
            .filter_map(|one| one.algorithm.as_deref())
            .collect();
        let kind = format!("{:?}", verdict.kind);
        let fits = found == *expected
            && verdict.profile == Profile::Foreign
            && verdict.signatures.len().to_string() == *signatures
            && (*container == "-" || kind == container.replace('-', "").replace("ASiC", "Asic"))
            && (found != "valid" || intact.join(",") == *algorithms);
        if !fits {
            wrong.push(format!("{line}\n{verdict:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
