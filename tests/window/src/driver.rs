//! WebKitWebDriver and one session with it (W3C WebDriver, level 2). Knows elements, keys and
//! scripts; nothing of what the page means.

use std::collections::BTreeSet;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::Command;
use std::sync::Mutex;
use std::time::{Duration, SystemTime};

use base64::Engine;
use serde_json::{Value, json};

use crate::patience::{PATIENCE, clock, until};
use crate::process::{self, Owned};
use crate::wire;

/// The name under which WebDriver hands elements around.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A driver with a window that it has opened.
#[derive(Debug)]
pub struct Driver {
    owned: Owned,
    port: u16,
    session: String,
    asked: SystemTime,
}

/// A part of the page.
#[derive(Debug, Clone)]
pub struct Element(String);

impl Element {
    /// An element in the answer of a script.
    pub fn of(value: &Value) -> Option<Self> {
        Some(Self(value.get(ELEMENT)?.as_str()?.to_owned()))
    }
}

impl Element {
    /// As an argument of a script.
    pub fn value(&self) -> Value {
        json!({ ELEMENT: self.0 })
    }
}

impl Driver {
    /// Starts a driver, which starts `program` with `args`; both live in the surroundings that
    /// `prepare` sets.
    pub fn open(program: &Path, args: &[String], log: &Path, prepare: impl FnOnce(&mut Command)) -> Self {
        let port = free_port();
        let owned = Owned::start("WebKitWebDriver", log, |command| {
            command.arg(format!("--port={port}"));
            prepare(command);
        });
        until(PATIENCE, || wire::ask(port, "GET", "/status", &Value::Null)).expect("WebKitWebDriver answers");
        let browser = json!({ "binary": program, "args": args });
        let wanted = json!({ "capabilities": { "alwaysMatch": { "webkitgtk:browserOptions": browser } } });
        let asked = clock();
        let opened = wire::ask(port, "POST", "/session", &wanted);
        let opened = opened.unwrap_or_else(|error| {
            panic!("the window does not open: {error}\n{}", std::fs::read_to_string(log).unwrap_or_default())
        });
        let session = opened.get("sessionId").and_then(Value::as_str).expect("a session").to_owned();
        let driver = Self { owned, port, session, asked };
        let limits = json!({ "script": 50_000, "pageLoad": 30_000, "implicit": 0 });
        driver.post("timeouts", limits).expect("time limits are set");
        driver
    }

    /// When it was asked to start the program.
    pub fn asked(&self) -> SystemTime {
        self.asked
    }

    /// The process of the window.
    pub fn window_process(&self) -> u32 {
        let found = until(Duration::from_secs(5), || {
            let children = process::children(self.owned.id());
            let window = children.iter().find(|(_, name)| name.starts_with("lernfall-windo"));
            window.map(|(id, _)| *id).ok_or_else(|| format!("no window among {children:?}"))
        });
        found.expect("the window's process")
    }

    pub fn post(&self, path: &str, body: Value) -> Result<Value, String> {
        wire::ask(self.port, "POST", &format!("/session/{}/{path}", self.session), &body)
    }

    pub fn read(&self, path: &str) -> Result<Value, String> {
        wire::ask(self.port, "GET", &format!("/session/{}/{path}", self.session), &Value::Null)
    }

    /// Runs the body of a function in the page; `arguments` are its arguments.
    pub fn script(&self, script: &str, arguments: Value) -> Result<Value, String> {
        self.post("execute/sync", json!({ "script": script, "args": arguments }))
    }

    /// As [`Driver::script`], for a body whose last argument has to be called with the answer.
    pub fn later(&self, script: &str, arguments: Value) -> Result<Value, String> {
        self.post("execute/async", json!({ "script": script, "args": arguments }))
    }

    pub fn click(&self, Element(id): &Element) -> Result<(), String> {
        self.post(&format!("element/{id}/click"), json!({})).map(drop)
    }

    /// Types into a field, key by key.
    pub fn type_into(&self, Element(id): &Element, text: &str) -> Result<(), String> {
        self.post(&format!("element/{id}/value"), json!({ "text": text })).map(drop)
    }

    /// Presses keys together and lets go of them in the opposite order.
    pub fn press(&self, keys: &[char]) -> Result<(), String> {
        let down = keys.iter().map(|key| json!({ "type": "keyDown", "value": key }));
        let up = keys.iter().rev().map(|key| json!({ "type": "keyUp", "value": key }));
        let all: Vec<Value> = down.chain(up).collect();
        let source = json!({ "type": "key", "id": "keyboard", "actions": all });
        self.post("actions", json!({ "actions": [source] })).map(drop)
    }

    /// What the page shows, as PNG.
    pub fn picture(&self) -> Result<Vec<u8>, String> {
        let told = self.read("screenshot")?;
        let text = told.as_str().ok_or("no picture")?;
        base64::engine::general_purpose::STANDARD.decode(text).map_err(|error| error.to_string())
    }
}

/// A port that no other driver of this process was given: the system names one again as soon as it was let
/// go of, and two windows that open at once would share a driver.
fn free_port() -> u16 {
    static GIVEN: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
    loop {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
        let port = taken.local_addr().expect("an address").port();
        if GIVEN.lock().expect("nobody stopped while a port was given").insert(port) {
            return port;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_drivers_get_one_port() {
        let ports: Vec<u16> = (0..1000).map(|_| free_port()).collect();
        assert_eq!(ports.iter().collect::<BTreeSet<_>>().len(), ports.len());
    }
}
