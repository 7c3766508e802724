//! A window's session without its window: commands come as lines of JSON and are answered by lines.
//!
//! It is the process that is killed. A line is `{"name", "ask", "picked"}` as `dispatch` takes them; a
//! reply is `{"done": reply}` or `{"error": code}`. After an error the rest of the lines is read and not
//! done. The end of the lines locks, as closing the window does.

use std::io::{BufRead, Write, stdin, stdout};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use lernfall_app::dispatch::dispatch;
use lernfall_app::env::Env;
use lernfall_app::jobs::{Cancel, Job};
use lernfall_app::session::Session;
use lernfall_core::text::Language;
use lernfall_store::{Secret, Store};
use serde_json::{Value, json};

use super::later;
use super::state::{Drawn, opening};

/// Answers until there are no more lines.
pub fn serve() -> ExitCode {
    let mut session = Session::new(Env::of_system());
    let mut failed = false;
    for line in stdin().lock().lines().map_while(Result::ok) {
        if failed {
            continue;
        }
        let line: Value = serde_json::from_str(&line).expect("a line of JSON");
        let picked = line["picked"].as_str().map(PathBuf::from);
        let mut job = Job::new(Cancel::default(), |_| ());
        let name = line["name"].as_str().expect("a name");
        let done = dispatch(&mut session, name, Language::De, line["ask"].clone(), picked, &mut job);
        let reply = match done {
            Ok(reply) => json!({ "done": serde_json::from_str::<Value>(&reply).expect("JSON") }),
            Err(error) => {
                failed = true;
                json!({ "error": error.code })
            }
        };
        let mut out = stdout().lock();
        let _nobody_listens = writeln!(out, "{reply}").and_then(|()| out.flush());
    }
    session.lock();
    ExitCode::from(u8::from(failed))
}

/// Opens a workspace as a later version of the program does, and closes it.
pub fn upgrade(folder: &Path, passphrase: &str) -> ExitCode {
    let opening = opening().with_migrations(later::steps());
    let secret = Secret::Passphrase(passphrase.to_owned().into());
    match Store::open(folder, &secret, &opening, &mut Drawn::default()).map(Store::close) {
        Ok(_closed) => ExitCode::SUCCESS,
        Err(error) => {
            let _nobody_listens = writeln!(stdout().lock(), "{}", json!({ "code": format!("{error:?}") }));
            ExitCode::FAILURE
        }
    }
}
