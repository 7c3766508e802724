//! What screen readers are told: the tree that the window shows over AT-SPI, read by somebody else's
//! library (`tests/foreign/read_tree.py`).

use std::process::{Command, Stdio};

use serde_json::Value;

use crate::built;
use crate::stage::Stage;
use crate::window::Window;

/// Roles of what a person operates, as AT-SPI names them.
const CONTROLS: &[&str] = &[
    "check box",
    "combo box",
    "entry",
    "link",
    "list box",
    "menu item",
    "page tab",
    "password text",
    "push button",
    "radio button",
    "slider",
    "spin button",
    "toggle button",
    "tree item",
];

/// One thing that a screen reader can tell of, with all that is in it.
#[derive(Debug, Clone)]
pub struct Accessible {
    pub role: String,
    pub name: String,
    /// Of a heading, from 1.
    pub level: Option<u64>,
    /// The element that it comes from.
    pub tag: String,
    states: Vec<String>,
    children: Vec<Self>,
}

impl Accessible {
    /// This and everything in it, in the order of reading.
    pub fn all(&self) -> Vec<&Self> {
        let mut all = vec![self];
        all.extend(self.children.iter().flat_map(Self::all));
        all
    }

    pub fn of(&self, role: &str) -> Vec<&Self> {
        self.all().into_iter().filter(|it| it.role == role).collect()
    }

    /// Whether it is in a state, as AT-SPI names it: `required`, `invalid-entry`, `checked`.
    pub fn is(&self, state: &str) -> bool {
        self.states.iter().any(|it| it == state)
    }

    pub fn is_control(&self) -> bool {
        CONTROLS.contains(&self.role.as_str()) || self.tag == "summary"
    }

    fn read(told: &Value) -> Self {
        let text = |place: &str| told.pointer(place).and_then(Value::as_str).unwrap_or_default().to_owned();
        let list = |name: &str| told.get(name).and_then(Value::as_array).into_iter().flatten();
        Self {
            role: text("/role"),
            name: text("/name"),
            level: told.get("level").and_then(Value::as_u64),
            tag: text("/attributes/tag"),
            states: list("states").filter_map(Value::as_str).map(str::to_owned).collect(),
            children: list("children").map(Self::read).collect(),
        }
    }
}

impl Window {
    /// Everything that the window tells screen readers now; its frame included.
    pub fn tree(&self) -> Accessible {
        read(&self.stage, self.process())
    }
}

/// Everything that a program tells screen readers now.
pub(crate) fn read(stage: &Stage, process: u32) -> Accessible {
    let reader = built::root().join("tests/foreign/read_tree.py");
    // Debian's library belongs to Debian's interpreter.
    let mut command = Command::new("/usr/bin/python3");
    command.arg(reader).arg(process.to_string()).stdin(Stdio::null());
    stage.enter(&mut command);
    let output = command.output().expect("python3 is installed");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "no tree: {said}");
    Accessible::read(&serde_json::from_slice(&output.stdout).expect("JSON"))
}
