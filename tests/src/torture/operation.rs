//! What is tortured: every operation that writes, as steps of one process.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::process::{Programs, Script};
use super::room::{NEW_PASSPHRASE, PASSPHRASE, Room, Start};

/// One operation.
pub struct Operation {
    pub name: &'static str,
    pub start: Start,
    way: Way,
}

/// Which process does it.
enum Way {
    /// `lernfall …`, in which `{name}` is a path of the room.
    Line(&'static [&'static str]),
    /// Commands of a session in which the workspace is open; the last ones are the steps.
    Session(fn(&Places) -> Vec<Value>),
    /// A session that makes a workspace.
    Create,
    Upgrade,
}

/// What steps are about: the first case of the room, and paths in it.
pub struct Places<'a> {
    room: &'a Room,
    case: &'a Value,
    interview: &'a Value,
}

/// The ids of the first case, which all copies of a room share.
pub struct Ids {
    case: Value,
    interview: Value,
}

impl Ids {
    pub fn of(programs: &Programs, room: &Room) -> Self {
        let words = [
            "case",
            "show",
            &room.text("workspace"),
            "1",
            "--json",
            "--passphrase-file",
            &room.text("passphrase"),
        ];
        let shown = room.command(&programs.lernfall).args(words).output().expect("lernfall starts");
        let shown: Value = serde_json::from_slice(&shown.stdout).expect("a case");
        Self { case: shown["id"].clone(), interview: shown["interviews"][0]["id"].clone() }
    }

    pub fn none() -> Self {
        Self { case: Value::Null, interview: Value::Null }
    }
}

impl Operation {
    /// Whether what it acknowledges is a backup.
    pub fn is_a_backup(&self) -> bool {
        self.name == "back up"
    }

    /// The process that does it in `room`.
    pub fn script(&self, programs: &Programs, room: &Room, ids: &Ids) -> Script {
        let torture = |words: &[&str]| Script {
            program: programs.torture.clone(),
            words: words.iter().map(|word| (*word).to_owned()).collect(),
            before: Vec::new(),
            steps: Vec::new(),
        };
        let places = Places { room, case: &ids.case, interview: &ids.interview };
        match self.way {
            Way::Line(words) => {
                let mut words: Vec<String> = words.iter().map(|word| filled(word, room)).collect();
                words.extend(["--json".to_owned(), "--passphrase-file".to_owned(), room.text("passphrase")]);
                Script {
                    program: PathBuf::from(&programs.lernfall),
                    words,
                    before: Vec::new(),
                    steps: Vec::new(),
                }
            }
            Way::Session(steps) => {
                Script { before: open(room), steps: steps(&places), ..torture(&["session"]) }
            }
            Way::Create => Script {
                before: vec![with_path(
                    "choose_folder",
                    json!({ "purpose": "newWorkspace" }),
                    room.text("workspace"),
                )],
                steps: vec![line("create_desk", json!({ "passphrase": PASSPHRASE }))],
                ..torture(&["session"])
            },
            Way::Upgrade => torture(&["upgrade", &room.text("workspace"), PASSPHRASE]),
        }
    }
}

fn filled(word: &str, room: &Room) -> String {
    match word.strip_prefix('{').and_then(|word| word.strip_suffix('}')) {
        Some(name) => room.text(name),
        None => word.to_owned(),
    }
}

fn line(name: &str, ask: Value) -> Value {
    json!({ "name": name, "ask": ask })
}

fn with_path(name: &str, ask: Value, picked: String) -> Value {
    json!({ "name": name, "ask": ask, "picked": picked })
}

fn open(room: &Room) -> Vec<Value> {
    let picked = room.text("workspace");
    vec![
        with_path("choose_folder", json!({ "purpose": "openWorkspace" }), picked),
        line("open_desk", json!({ "workspace": "chosen", "passphrase": PASSPHRASE })),
    ]
}

impl Places<'_> {
    fn about(&self, more: Value) -> Value {
        let mut ask = json!({ "case": self.case, "interview": self.interview });
        let (Some(ask_fields), Value::Object(more)) = (ask.as_object_mut(), more) else { return ask };
        ask_fields.extend(more);
        ask
    }

    fn draft(&self, question: &str, text: &str) -> Value {
        let key = json!({ "interview": self.interview, "question": question, "row": null });
        line("save_draft", self.about(json!({ "stage": "talk", "key": key, "value": { "text": text } })))
    }
}

/// What is typed, longer each time.
fn typed(times: usize) -> String {
    "Zuerst kam der Brief – dann lange nichts. ".repeat(times * 8)
}

/// All of them, in the order of a workspace's life.
pub fn all() -> Vec<Operation> {
    let session = |name, steps| Operation { name, start: Start::InUse, way: Way::Session(steps) };
    let line_of = |name, words| Operation { name, start: Start::InUse, way: Way::Line(words) };
    vec![
        Operation {
            name: "create",
            start: Start::Empty,
            way: Way::Line(&[
                "workspace",
                "create",
                "{workspace}",
                "--agency",
                "Amt für Erprobung",
                "--level",
                "EB-K2",
                "--recovery-file",
                "{recovery}",
            ]),
        },
        Operation { name: "create in the window", start: Start::Empty, way: Way::Create },
        line_of("open and close", &["case", "list", "{workspace}"]),
        Operation { name: "upgrade", start: Start::InUse, way: Way::Upgrade },
        session("type", |places| (1..=8).map(|times| places.draft("B1", &typed(times))).collect()),
        session("notes", |places| {
            let scratch = |times| line("save_scratch", places.about(json!({ "text": typed(times) })));
            (1..=4).map(scratch).collect()
        }),
        session("index", |places| {
            let page =
                |times| [places.draft("B1", &typed(times)), line("leave_page", places.about(json!({})))];
            (1..=4).flat_map(page).collect()
        }),
        line_of("answer", &["case", "answer", "{workspace}", "1", "--answers", "{patch}"]),
        line_of("new case", &["case", "new", "{workspace}", "--title", "Dritter", "--answers", "{answers}"]),
        line_of("attach small", &["case", "attach", "{workspace}", "1", "H4", "{small-too}"]),
        line_of("attach large", &["case", "attach", "{workspace}", "1", "H4", "{large-too}"]),
        session("attach in the window", |places| {
            let ask = || places.about(json!({ "question": "H4" }));
            ["small-too", "large-too"]
                .map(|file| with_path("attach_file", ask(), places.room.text(file)))
                .into()
        }),
        line_of("sheet", &["case", "sheet", "{workspace}", "1", "--to", "{out/sheet.docx}"]),
        line_of(
            "export",
            &[
                "case",
                "export",
                "{workspace}",
                "1",
                "--to",
                "{out/bundle.lernfall}",
                "--mail",
                "{out/bundle.eml}",
                "--seal-passphrase-file",
                "{seal}",
            ],
        ),
        line_of("back up", &["workspace", "backup", "{workspace}"]),
        line_of("restore", &["workspace", "restore", "{workspace}", "--yes"]),
        line_of(
            "passphrase",
            &["workspace", "passphrase", "{workspace}", "--new-passphrase-file", "{new-passphrase}"],
        ),
        session("passphrase in the window", |_| {
            vec![line("change_passphrase", json!({ "old": PASSPHRASE, "new": NEW_PASSPHRASE }))]
        }),
        line_of("renew key", &["workspace", "renew-key", "{workspace}", "--recovery-file", "{out/code}"]),
        line_of("erase", &["case", "erase", "{workspace}", "1", "--yes"]),
        session("lock", |places| vec![places.draft("B1", &typed(3)), line("lock_desk", json!({}))]),
    ]
}
