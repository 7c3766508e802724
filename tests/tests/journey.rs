//! One case all the way: made, answered, shown, drawn, sealed, and looked at with tools that are not ours.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm,
    dead_code,
    reason = "everything here is a test or serves one, some of it for other tests too"
)]

#[path = "support/program.rs"]
mod program;

use std::fs;
use std::path::Path;

use program::{SEAL_PASSPHRASE, Workspace, good, json, python, root, run, tool};
use serde_json::{Value, json as literal};

const FAILED: &str = "einfuehrung-abgebrochen.json";
const REUSED: &str = "onlinedienst-nachgenutzt.json";
const OWN: &str = "eigene-erfahrung.json";

fn fixture(name: &str) -> Value {
    let file = root().join("crates/app/examples").join(name);
    serde_json::from_slice(&fs::read(file).unwrap()).unwrap()
}

/// Every value of the file, by question, in order; rows without their links.
fn given(entries: &Value) -> Vec<(String, Value)> {
    let mut all = Vec::new();
    for entry in entries.as_array().unwrap() {
        let question = entry["question"].as_str().unwrap().to_owned();
        let rows = entry["rows"].as_array().cloned().unwrap_or_default();
        for one in std::iter::once(entry).chain(&rows) {
            if let Some(value) = one.get("value") {
                all.push((question.clone(), value.clone()));
            }
        }
    }
    all
}

#[test]
fn what_was_answered_is_shown_again() {
    let workspace = Workspace::new();
    for name in [FAILED, REUSED, OWN] {
        let id = workspace.case(name);
        let file = fixture(name);
        let shown = workspace.json(&["case", "show", &workspace.dir(), &id]);
        let expected =
            given(&file["case"]["answers"]).into_iter().chain(given(&file["interviews"][0]["answers"]));
        let of_case = shown["answers"].as_array().unwrap();
        let of_interview = shown["interviews"][0]["answers"].as_array().unwrap();
        let mut count = 0;
        for (question, value) in expected.filter(|(question, _)| question != "V1") {
            let mut candidates =
                of_case.iter().chain(of_interview).filter(|answer| answer["question"] == question.as_str());
            let found = candidates.any(|answer| contains(&answer["value"], &value));
            assert!(found, "{name}: {question} is not shown as it was given");
            count += 1;
        }
        assert!(count > 7, "{name} has only {count} values");
        let listed = workspace.json(&["case", "list", &workspace.dir()]);
        assert!(listed.as_array().unwrap().iter().any(|line| line["id"] == id.as_str()));
    }
}

/// Links are named by ids that the program draws, so that rows are compared field by field.
fn contains(shown: &Value, given: &Value) -> bool {
    match (&shown["fields"], &given["fields"]) {
        (Value::Object(shown), Value::Object(given)) => {
            given.iter().all(|(field, value)| shown.get(field) == Some(value))
        }
        _ => shown == given,
    }
}

#[test]
fn a_bundle_stands_before_tools_that_are_not_ours() {
    let workspace = Workspace::new();
    let folder = workspace.folder.path();
    for (number, name) in [FAILED, REUSED].into_iter().enumerate() {
        let id = workspace.case(name);
        let note = root().join("crates/app/examples/anlage.txt");
        let dir = workspace.dir();
        let attached = workspace.json(&[
            "case",
            "attach",
            &dir,
            &id,
            "H4",
            note.to_str().unwrap(),
            "--title",
            "Auswertung",
        ]);
        let patch = literal!({
            "format": "lernfall-answers/1",
            "interviews": [{"answers": [{"question": "H4", "rows": [{"row": attached["row"], "level": 3}]}]}]
        });
        fs::write(workspace.path("patch.json"), patch.to_string()).unwrap();
        workspace.good(&["case", "answer", &dir, &id, "--answers", &workspace.text("patch.json")]);

        let sealed = workspace.text(&format!("{number}.lernfall"));
        let mail = workspace.text(&format!("{number}.eml"));
        let exported = workspace.json(&[
            "case",
            "export",
            &dir,
            &id,
            "--to",
            &sealed,
            "--mail",
            &mail,
            "--seal-passphrase-file",
            &workspace.text("seal"),
        ]);
        let member = |wanted: &str| {
            exported["members"].as_array().unwrap().iter().any(|member| member["name"] == wanted)
        };
        assert!(member("attachments/1.txt"), "the attachment is not in the bundle");
        assert!(fs::read(&sealed).unwrap().starts_with(b"age-encryption.org/v1"));
        assert!(fs::read_to_string(&mail).unwrap().starts_with("X-Unsent: 1\r\n"));

        // Another age implementation than the one we are built with.
        let container = workspace.text(&format!("{number}.asice"));
        python("age_decrypt.py", &[&sealed, &container, SEAL_PASSPHRASE]);
        let ours = workspace.text(&format!("{number}-ours.asice"));
        good(&[
            "bundle",
            "decrypt",
            &sealed,
            "--to",
            &ours,
            "--seal-passphrase-file",
            &workspace.text("seal"),
        ]);
        assert_eq!(fs::read(&container).unwrap(), fs::read(&ours).unwrap());

        tool("unzip", &["-t", &container], folder);
        let unpacked = folder.join(format!("unpacked{number}"));
        tool("unzip", &["-q", &container, "-d", unpacked.to_str().unwrap()], folder);
        by_openssl(&unpacked);
        python("check_cms.py", &[unpacked.to_str().unwrap()]);
        python("check_record.py", &[unpacked.to_str().unwrap(), root().join("schemas").to_str().unwrap()]);
        python("check_docx.py", &[unpacked.join("case.docx").to_str().unwrap()]);
        let read = python("read_bundle.py", &[&sealed, "--passphrase", SEAL_PASSPHRASE]);
        assert!(read.contains(&id), "the foreign reader does not name the case");
        becomes_pages(&unpacked.join("case.docx"), folder);

        let verdict = json(&["bundle", "verify", &sealed, "--seal-passphrase-file", &workspace.text("seal")]);
        assert_eq!(verdict["verdict"]["overall"], "intact");
        assert_eq!(verdict["signer"], "unknown");
    }
}

/// As the documentation tells an agency's verification office to do it.
fn by_openssl(unpacked: &Path) {
    let signature = "META-INF/signature001.p7s";
    tool(
        "openssl",
        &["pkcs7", "-inform", "DER", "-in", signature, "-print_certs", "-out", "../signer.pem"],
        unpacked,
    );
    tool(
        "openssl",
        &[
            "cms",
            "-verify",
            "-cades",
            "-binary",
            "-inform",
            "DER",
            "-in",
            signature,
            "-content",
            "META-INF/ASiCManifest.xml",
            "-CAfile",
            "../signer.pem",
            "-out",
            "/dev/null",
        ],
        unpacked,
    );
}

fn becomes_pages(docx: &Path, folder: &Path) {
    let profile = format!("-env:UserInstallation=file://{}", folder.join("office").display());
    let out = folder.join("pages");
    tool(
        "soffice",
        &[
            &profile,
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            out.to_str().unwrap(),
            docx.to_str().unwrap(),
        ],
        folder,
    );
    let pdf = out.join(docx.with_extension("pdf").file_name().unwrap());
    let info = tool("pdfinfo", &[pdf.to_str().unwrap()], folder);
    let pages = info.lines().find_map(|line| line.strip_prefix("Pages:")).unwrap();
    assert!(pages.trim().parse::<u32>().unwrap() >= 1);
}

#[test]
fn the_case_sheet_of_own_notes_holds_what_was_not_kept_back() {
    let workspace = Workspace::new();
    let id = workspace.case(OWN);
    let sheet = workspace.text("sheet.docx");
    workspace.good(&["case", "sheet", &workspace.dir(), &id, "--to", &sheet]);
    python("check_docx.py", &[&sheet]);
    becomes_pages(Path::new(&sheet), workspace.folder.path());
    tool(
        "unzip",
        &["-q", &sheet, "word/document.xml", "-d", &workspace.text("sheet")],
        workspace.folder.path(),
    );
    let body = fs::read_to_string(workspace.path("sheet/word/document.xml")).unwrap();
    let file = fixture(OWN);
    let first = file["interviews"][0]["answers"].as_array().unwrap();
    let b1 = first.iter().find(|entry| entry["question"] == "B1").unwrap()["value"]["text"].as_str().unwrap();
    let start: String = b1.chars().take(30).collect();
    assert!(body.contains(&start), "the sheet does not hold the story");
}

#[test]
fn plain_bundles_are_for_reports_only_and_need_a_reason() {
    let workspace = Workspace::new();
    let dir = workspace.dir();
    let mixed = workspace.case(FAILED);
    let (to, reason) = (workspace.text("plain.asice"), "Veröffentlichung im Berichtsband");
    let plain = |id: &str, audience: &str, reason: &[&str]| {
        let parts =
            [&["case", "export", &dir, id, "--to", &to, "--plain", "--audience", audience], reason].concat();
        workspace.run(&parts)
    };
    let refused = plain(&mixed, "office", &["--reason", reason]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8(refused.stderr).unwrap().contains("die Verwendung „Bericht“"));
    assert_eq!(plain(&mixed, "report", &[]).status.code(), Some(1));
    assert!(!Path::new(&to).exists());
    let reused = workspace.case(REUSED);
    assert_eq!(plain(&reused, "office", &["--reason", reason]).status.code(), Some(0));
    let verdict = json(&["bundle", "verify", &to]);
    assert_eq!(verdict["verdict"]["overall"], "intact");
    assert_eq!(run(&["bundle", "verify", &to]).status.code(), Some(0));
}

#[test]
fn a_changed_bundle_is_told_and_names_the_member() {
    let workspace = Workspace::new();
    let id = workspace.case(REUSED);
    let (dir, to) = (workspace.dir(), workspace.text("plain.asice"));
    workspace.good(&["case", "export", &dir, &id, "--to", &to, "--plain", "--reason", "Erprobung"]);
    let mut bytes = fs::read(&to).unwrap();
    let at = bytes.windows(14).position(|window| window == b"lernfall-recor").unwrap();
    bytes[at] ^= 1;
    fs::write(&to, &bytes).unwrap();
    let verdict = run(&["bundle", "verify", &to]);
    assert_eq!(verdict.status.code(), Some(3));
    let told = String::from_utf8(verdict.stdout).unwrap();
    assert!(told.contains("record.json: VERÄNDERT"), "{told}");
}

#[test]
fn search_finds_parts_of_words_on_the_command_line() {
    let workspace = Workspace::new();
    let id = workspace.case(FAILED);
    let found = workspace.json(&["search", &workspace.dir(), "genehmigung"]);
    let found = found.as_array().unwrap();
    assert!(!found.is_empty());
    assert!(found.iter().all(|one| one["case"] == id.as_str()));
}

#[test]
fn unknown_ids_refuse_the_whole_patch_and_are_all_named() {
    let workspace = Workspace::new();
    let id = workspace.case(OWN);
    let before = workspace.json(&["case", "show", &workspace.dir(), &id]);
    let patch = literal!({
        "format": "lernfall-answers/1",
        "interviews": [{"answers": [
            {"question": "B1", "value": {"text": "anders"}},
            {"question": "ZZ9", "value": {"text": "nirgends"}},
            {"question": "G3", "rows": [{"value": {"fields": {"gibtesnicht": {"text": "x"}}}}]}
        ]}]
    });
    fs::write(workspace.path("patch.json"), patch.to_string()).unwrap();
    let refused =
        workspace.run(&["case", "answer", &workspace.dir(), &id, "--answers", &workspace.text("patch.json")]);
    assert_eq!(refused.status.code(), Some(1));
    let told = String::from_utf8(refused.stderr).unwrap();
    assert!(told.contains("ZZ9") && told.contains("gibtesnicht"), "{told}");
    assert_eq!(workspace.json(&["case", "show", &workspace.dir(), &id]), before);
}
