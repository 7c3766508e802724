//! With `--json`, everything that is printed fits its published schema.

use std::fs;
use std::process::Command;

use crate::support::{FAILED, Locale, OWN, Room, root};

/// Collects what is to be checked, and has it checked by a validator in another language.
struct Checks<'a> {
    room: &'a Room,
    lines: Vec<String>,
}

impl<'a> Checks<'a> {
    fn of(room: &'a Room) -> Self {
        Self { room, lines: Vec::new() }
    }

    fn note(&mut self, schema: &str, text: &str) {
        let name = format!("output-{}.json", self.lines.len());
        self.room.put(&name, text);
        let schema = root().join(format!("schemas/{schema}.schema.json"));
        self.lines.push(format!("{}\t{}", schema.display(), self.room.at(&name)));
    }

    /// What a call that ends with `exit` prints.
    fn result(&mut self, exit: i32, schema: &str, args: &[&str]) {
        let told = self.room.run(Locale::German, &[args, &["--json"]].concat());
        assert_eq!(told.exit, exit, "{args:?} {told:?}");
        assert!(told.err.is_empty(), "{args:?}: only JSON is said: {}", told.err);
        self.note(schema, &told.out);
    }

    fn error(&mut self, exit: i32, args: &[&str]) {
        let told = self.room.run(Locale::English, &[args, &["--json"]].concat());
        assert_eq!(told.exit, exit, "{args:?} {told:?}");
        assert!(told.out.is_empty(), "{args:?} {told:?}");
        self.note("error", &told.err);
    }

    fn done(self, least: usize) {
        assert!(self.lines.len() >= least);
        let list = self.room.put("checks", self.lines.join("\n"));
        // Beside the built program: <target>/debug/lernfall.
        let target = std::path::Path::new(env!("CARGO_BIN_EXE_lernfall")).ancestors().nth(2).unwrap();
        let script = root().join("crates/cli/tests/situations/validate.py");
        let output = Command::new(target.join("python/bin/python")).arg(script).arg(list).output();
        let output = output.expect("the Python of the tests is missing; `cargo xtask test` installs it");
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(said.trim(), format!("{} fit", self.lines.len()));
    }
}

#[test]
fn every_result_fits_its_schema() {
    let room = Room::bare();
    let (dir, recovery, seal) = (room.dir(), room.at("recovery"), room.at("seal"));
    let (sealed, plain, mail, sheet) =
        (room.at("1.lernfall"), room.at("2.asice"), room.at("1.eml"), room.at("1.docx"));
    let note = room.put("notiz.txt", "Notiz");
    let patch = room.put(
        "patch.json",
        r#"{"format": "lernfall-answers/1", "case": {"answers": [{"question": "V7", "value": {"unread": "bald"}}]}}"#,
    );
    let guide = root().join("tests/fixtures/templates/example.json");
    let guide = guide.to_str().unwrap();
    let broken = room.put("broken.json", r#"{"format": "lernfall-template/1", "vocabularies": 5}"#);
    let mut checks = Checks::of(&room);
    let agency = ["--agency", "Amt für Erprobung", "--level", "EB-K2", "--recovery-file", &recovery];
    checks.result(0, "workspace-made", &[&["workspace", "create", &dir][..], &agency].concat());
    for name in [FAILED, crate::support::REUSED, OWN] {
        let answers = crate::support::fixture(name);
        checks.result(0, "case-made", &["case", "new", &dir, "--title", "Titel", "--answers", &answers]);
    }
    checks.result(0, "case-made", &["case", "new", &dir, "--title", "Leer", "--form", "own"]);
    checks.result(0, "case-made", &["case", "new", &dir, "--title", "Leer", "--template", guide]);
    checks.result(0, "case-made", &["case", "answer", &dir, "1", "--answers", &patch]);
    checks.result(0, "attached", &["case", "attach", &dir, "1", "H4", &note]);
    checks.result(0, "case-list", &["case", "list", &dir]);
    for number in ["1", "2", "3", "4", "5"] {
        checks.result(0, "case", &["case", "show", &dir, number]);
    }
    checks.result(0, "found", &["search", &dir, "genehmigung"]);
    checks.result(0, "found", &["search", &dir, "nirgendwo"]);
    checks.result(0, "sheet-made", &["case", "sheet", &dir, "3", "--to", &sheet]);
    let export = ["case", "export", &dir, "1", "--to", &sealed, "--seal-passphrase-file", &seal];
    checks.result(0, "exported", &[&export[..], &["--mail", &mail, "--recipient", "Sammelstelle"]].concat());
    checks.result(
        0,
        "exported",
        &["case", "export", &dir, "2", "--to", &plain, "--plain", "--reason", "Test"],
    );
    let with_seal = ["--seal-passphrase-file", seal.as_str()];
    checks.result(0, "bundle-checked", &[&["bundle", "verify", &sealed][..], &with_seal].concat());
    checks.result(0, "bundle-checked", &["bundle", "verify", &plain]);
    checks.result(0, "bundle", &[&["bundle", "show", &sealed][..], &with_seal].concat());
    checks.result(0, "bundle", &["bundle", "show", &plain]);
    let container = room.at("1.asice");
    checks.result(
        0,
        "decrypted",
        &[&["bundle", "decrypt", &sealed, "--to", &container][..], &with_seal].concat(),
    );
    checks.result(3, "bundle-checked", &["bundle", "verify", &note]);
    let mut changed = fs::read(&plain).unwrap();
    let at = changed.windows(15).position(|window| window == b"lernfall-record").unwrap();
    changed[at] ^= 1;
    checks.result(3, "bundle-checked", &["bundle", "verify", &room.put("changed.asice", changed)]);
    checks.result(0, "template-list", &["template", "list"]);
    checks.result(0, "template-shown", &["template", "show", "lernfall.umsetzungserfahrung"]);
    checks.result(0, "template-shown", &["template", "show", guide]);
    checks.result(0, "template-checked", &["template", "check", guide]);
    checks.result(3, "template-checked", &["template", "check", &broken]);
    checks.result(0, "erasure", &["case", "erase", &dir, "1"]);
    checks.result(0, "erasure", &["case", "erase", &dir, "3", "--yes"]);
    checks.result(0, "purged", &["workspace", "purge", &dir]);
    checks.result(0, "person-list", &["person", "list", &dir]);
    checks.result(0, "workspace-checked", &["workspace", "check", &dir]);
    let stick = room.at("stick");
    fs::create_dir(&stick).unwrap();
    checks.result(0, "backup-made", &["workspace", "backup", &dir, "--also", &stick]);
    checks.result(0, "backup-list", &["workspace", "backups", &stick]);
    checks.result(0, "restore-preview", &["workspace", "restore", &dir, "--from", &stick]);
    room.put("workspace/keys.json", "damaged");
    checks.result(3, "workspace-checked", &["workspace", "check", &dir]);
    checks.done(30);
}

#[test]
fn every_error_fits_its_schema() {
    let room = Room::with_case(OWN);
    let (dir, note, recovery) = (room.dir(), room.put("note", "note"), room.at("workspace.recovery"));
    let guide = room.put("guide.json", r#"{"format": "lernfall-template/1", "vocabularies": 5}"#);
    let answers = room.put(
        "answers.json",
        r#"{"format": "lernfall-answers/1", "case": {"answers": [{"question": "Z9"}]}}"#,
    );
    let create = ["workspace", "create", &room.at("other"), "--agency", "A", "--level", "EB-K2"];
    let export = ["case", "export", &dir, "1", "--to", &room.at("1.lernfall")];
    let mut checks = Checks::of(&room);
    checks.error(1, &["case", "show", &dir, "7"]);
    checks.error(1, &["case", "list", &room.at("nowhere")]);
    checks.error(1, &["case", "list", &dir, "--passphrase-file", &note]);
    checks.error(1, &["case", "list", &dir, "--passphrase-file", &room.at("nowhere")]);
    checks.error(1, &["case", "answer", &dir, "1", "--answers", &answers]);
    checks.error(1, &["case", "answer", &dir, "1", "--answers", &note]);
    checks.error(1, &["case", "new", &dir, "--title", "Titel", "--template", &guide]);
    checks.error(1, &["case", "attach", &dir, "1", "B1", &note]);
    checks.error(1, &["case", "sheet", &dir, "1", "--to", &note]);
    checks.error(1, &[&export[..], &["--seal-passphrase-file", &room.at("seal")]].concat());
    checks.error(1, &[&export[..], &["--plain"]].concat());
    checks.error(1, &export);
    checks.error(1, &[&create[..], &["--recovery-file", &recovery]].concat());
    checks.error(1, &create);
    checks.error(3, &["bundle", "show", &note]);
    checks.error(1, &["bundle", "verify", &room.at("nowhere")]);
    checks.error(1, &["template", "show", "nirgends"]);
    checks.error(1, &["template", "check", &room.at("nowhere")]);
    room.put("workspace/keys.json", "damaged");
    room.put("workspace/keys.json.bak", "damaged");
    checks.error(3, &["case", "list", &dir]);
    checks.done(18);
}
