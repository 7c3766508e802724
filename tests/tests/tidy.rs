//! The house rules, applied to this workspace. The rules themselves, each with a planted
//! violation that it finds, are in `src/tidy`.

#![allow(clippy::expect_used, reason = "a test stops with what went wrong")]

use std::path::{Path, PathBuf};
use std::process::Command;

use lernfall_tests::tidy::source::{Source, walk};
use lernfall_tests::tidy::{Finding, commands, graph, locks, shape, store_face, words};

/// The programs and the room that all of them share, on the systems we ship for.
const SHIPPED: &[&str] = &["lernfall-app", "lernfall-cli", "lernfall-window"];
const SYSTEMS: &[&str] = &["x86_64-unknown-linux-gnu", "x86_64-pc-windows-msvc"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace is above").to_path_buf()
}

fn sources() -> Vec<Source> {
    let found = walk(&root()).expect("the workspace can be read");
    assert!(found.len() > 100, "only {} files were found, so the rules saw too little", found.len());
    found
}

fn none(findings: impl IntoIterator<Item = Finding>) {
    let findings: Vec<Finding> = findings.into_iter().collect();
    assert!(findings.is_empty(), "{} findings:\n{}", findings.len(), findings.join("\n"));
}

fn cargo(words: &[&str]) -> String {
    let output = Command::new(env!("CARGO")).args(words).current_dir(root()).output().expect("cargo starts");
    assert!(output.status.success(), "cargo {words:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("cargo writes UTF-8")
}

#[test]
fn every_rust_file_opens_with_its_purpose() {
    none(sources().iter().flat_map(shape::opens_with_its_purpose));
}

#[test]
fn modules_lie_in_files_of_their_own_name() {
    none(sources().iter().flat_map(shape::lies_where_it_belongs));
}

#[test]
fn files_stay_small() {
    none(sources().iter().flat_map(shape::is_small));
}

#[test]
fn every_crate_inherits_the_lints() {
    none(sources().iter().flat_map(shape::inherits_the_lints));
}

#[test]
fn no_banned_word_is_used() {
    let sources = sources();
    none(
        words::BANS.iter().flat_map(|ban| sources.iter().flat_map(move |source| words::banned(ban, source))),
    );
}

#[test]
fn types_are_nouns_of_the_field() {
    none(sources().iter().flat_map(words::types_are_nouns));
}

#[test]
fn no_type_of_the_database_leaves_the_store() {
    none(store_face::shows_no_database_type(&sources(), "crates/store/src"));
}

#[test]
fn lock_files_are_there_and_name_no_host() {
    none(locks::hold(&sources()));
}

#[test]
fn the_page_can_ask_for_what_rust_answers_and_for_nothing_else() {
    let read = |path: &str| std::fs::read_to_string(root().join(path)).expect("the file is there");
    let capability = serde_json::from_str(&read("src-tauri/capabilities/main.json")).expect("it is JSON");
    let types = read("ui/src/lib/api/generated.ts");
    none(commands::agree(&lernfall_app::dispatch::command_names(), &capability, &types));
}

#[test]
fn arrows_between_the_crates_are_those_of_the_house() {
    let told = cargo(&["metadata", "--no-deps", "--format-version", "1"]);
    let metadata = serde_json::from_str(&told).expect("cargo writes JSON");
    none(graph::arrows(&metadata, graph::ARROWS));
}

#[test]
fn no_shipped_program_contains_a_crate_that_opens_sockets() {
    for system in SYSTEMS {
        for program in SHIPPED {
            let tree = cargo(&[
                "tree",
                "--package",
                program,
                "--edges",
                "normal",
                "--target",
                system,
                "--prefix",
                "none",
                "--format",
                "{p} {f}",
            ]);
            assert!(tree.lines().count() > 5, "{program} for {system} has a tree:\n{tree}");
            none(graph::sockets(program, &tree));
        }
    }
}

#[test]
fn deny_toml_bans_every_crate_that_opens_sockets() {
    let deny = std::fs::read_to_string(root().join("deny.toml")).expect("deny.toml is there");
    none(
        graph::SOCKETS
            .iter()
            .filter(|name| !deny.contains(&format!("\"{name}\"")))
            .map(|name| format!("{name} is not banned")),
    );
}
