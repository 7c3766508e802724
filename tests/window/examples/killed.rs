//! The real window is killed while somebody types, opened again, and killed again. What is two seconds old
//! must be there, nothing may be there that nobody typed, and every opening finds the workspace whole.
//!
//! `cargo xtask torture` runs it. `driven N SEED` takes the window built for driving, `released N SEED` the
//! one that people get, with keys that cost what they cost, driven by the keyboard alone. The killer's own
//! log (what was typed when, by its own clock) is the only witness; the command line reads what is stored.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a trial stops with what went wrong, and says what it counted"
)]

use std::path::Path;
use std::process::{Command, ExitCode};
use std::thread;
use std::time::{Duration, Instant};

use lernfall_tests::torture::chance::Chance;
use lernfall_tests::torture::process::Log;
use lernfall_window_tests::{Home, PATIENCE, Undriven, Verbs, Window, cli, until};
use serde_json::Value;

const PASSPHRASE: &str = "vier ganz zufällige Wörter";
const TITLE: &str = "Einführung der E-Akte";
const QUESTION: &str = "Bitte erzählen";
/// What the program promises: on the disk after this, whatever happens.
const PROMISED: Duration = Duration::from_secs(2);
/// How much longer than that somebody types at most before the kill; at least so long, or nothing that was
/// typed would have to be there.
const MORE: Duration = Duration::from_millis(2_500);

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize| words.get(at).and_then(|word| word.parse::<u64>().ok()).expect("a number");
    let (kind, kills, seed) = (words.first().map(String::as_str), number(1), number(2));
    let desk = match kind {
        Some("driven") => Desk::Driven,
        Some("released") => Desk::Released,
        _ => panic!("driven or released"),
    };
    let home = Home::new();
    let place = std::env::temp_dir().join(format!("lernfall-killed-{}.log", std::process::id()));
    let log = Log::at(&place);
    println!("seed {seed}, log {}", place.display());
    let mut trial =
        Trial { desk, home: &home, chance: Chance::new(seed), log, there: String::new(), words: 0 };
    let (mut typing, mut lost, mut damaged) = (0, 0, 0);
    for kill in 0..kills {
        let typed = trial.type_and_kill(kill == 0);
        typing += usize::from(typed.hit);
        match trial.read() {
            Ok(there) if !there.starts_with(&typed.kept) || !typed.all.starts_with(&there) => {
                lost += 1;
                trial.against(kill, &typed, &there);
                trial.there = there;
            }
            Ok(there) => trial.there = there,
            Err(error) => {
                damaged += 1;
                println!("  kill {kill}: {error}");
            }
        }
        if (kill + 1) % 10 == 0 {
            println!("{} of {kills}: {typing} while typing, {lost} lost, {damaged} damaged", kill + 1);
        }
    }
    let name = if desk == Desk::Driven { "typing, window" } else { "typing, released window" };
    println!("torture: {name}: {kills} kills, {typing} while typing, {lost} lost, {damaged} damaged");
    ExitCode::from(u8::from(lost + damaged > 0))
}

/// Which window.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Desk {
    Driven,
    Released,
}

struct Trial<'a> {
    desk: Desk,
    home: &'a Home,
    chance: Chance,
    log: Log,
    /// What was stored when it was read last.
    there: String,
    words: u64,
}

/// What the killer knows.
struct Typed {
    /// What must be there: it was two seconds old.
    kept: String,
    /// All that was begun to be typed.
    all: String,
    /// Whether something was typed that was younger than the promise: the kill met somebody typing, which
    /// is not to say that it met a save.
    hit: bool,
}

impl Trial<'_> {
    /// Opens the window, goes to the question, types, and kills at a random moment.
    fn type_and_kill(&mut self, first: bool) -> Typed {
        let after = PROMISED + self.chance.moment(MORE);
        match self.desk {
            Desk::Driven => {
                let window = Window::open(self.home);
                if first {
                    begin(&window)
                } else {
                    again(&window)
                }
                window.at(QUESTION);
                enter(&window);
                let typed = self.type_until(after, window.process(), |words| window.keyboard_types(words));
                window.kill();
                typed
            }
            Desk::Released => {
                let window = Undriven::released(self.home);
                if first {
                    window.begin_alone(PASSPHRASE, TITLE)
                } else {
                    again_by_keys(&window)
                }
                window.is_called("Frage 1");
                window.reaches(QUESTION);
                window.keyboard("ctrl+End");
                self.type_until(after, window.process(), |words| window.keyboard_types(words))
            }
        }
    }

    fn type_until(&mut self, after: Duration, process: u32, keys: impl Fn(&str)) -> Typed {
        let begun = Instant::now();
        let killer = thread::spawn(move || {
            thread::sleep(after);
            let killed = Command::new("kill").args(["-9", &process.to_string()]).status();
            assert!(killed.expect("kill starts").success(), "the window was there until it was killed");
            begun.elapsed()
        });
        let (mut all, mut sent) = (self.there.clone(), Vec::new());
        while begun.elapsed() < after {
            self.words += 1;
            let word = format!("w{} ", self.words);
            self.log.line(&format!("{:?} types {word}", begun.elapsed()));
            keys(&word);
            all.push_str(&word);
            self.log.line(&format!("{:?} typed {word}", begun.elapsed()));
            sent.push((begun.elapsed(), word));
            // As fast as people type; faster, and keys wait for the web view before anybody can save them.
            thread::sleep(Duration::from_millis(60) + self.chance.moment(Duration::from_millis(300)));
        }
        let killed = killer.join().expect("the killer");
        self.log.line(&format!("{killed:?} killed"));
        let old = sent.iter().take_while(|(when, _)| *when + PROMISED <= killed);
        let kept = old.fold(self.there.clone(), |text, (_, word)| text + word);
        Typed { hit: kept != all, kept, all }
    }

    /// What is stored as the answer, once the whole workspace was looked over.
    fn read(&self) -> Result<String, String> {
        let workspace = self.home.workspace_and_backups().into_iter().next();
        let workspace = workspace.ok_or("there is no workspace")?;
        let checked = self.told(&["workspace", "check"], &workspace, &[])?;
        if checked["findings"] != serde_json::json!([]) {
            return Err(format!("found: {}", checked["findings"]));
        }
        let listed = self.told(&["case", "list"], &workspace, &[])?;
        if listed.as_array().map(Vec::len) != Some(1) {
            return Err("not the one case".into());
        }
        let case = self.told(&["case", "show"], &workspace, &["1"])?;
        let answers = case["interviews"][0]["answers"].as_array().cloned().unwrap_or_default();
        let texts: Vec<&str> = answers.iter().filter_map(|answer| answer["value"]["text"].as_str()).collect();
        if texts.len() > 1 {
            return Err("an answer that nobody gave".into());
        }
        Ok(texts.first().copied().unwrap_or_default().to_owned())
    }

    fn told(&self, words: &[&str], workspace: &Path, more: &[&str]) -> Result<Value, String> {
        let secret = self.home.path("tmp/passphrase");
        std::fs::write(&secret, PASSPHRASE).map_err(|error| error.to_string())?;
        let mut command = Command::new(cli());
        command.args(words).arg(workspace).args(more).arg("--json").arg("--passphrase-file").arg(&secret);
        match self.desk {
            Desk::Driven => command.env("LERNFALL_TEST_COST", "1"),
            Desk::Released => command.env_remove("LERNFALL_TEST_COST"),
        };
        let output = command.output().map_err(|error| error.to_string())?;
        if output.status.success() {
            serde_json::from_slice(&output.stdout).map_err(|error| error.to_string())
        } else {
            Err(format!("{words:?}: {}", String::from_utf8_lossy(&output.stderr)))
        }
    }

    fn against(&self, kill: u64, typed: &Typed, there: &str) {
        let last = |text: &str| {
            text.chars().rev().take(60).collect::<Vec<_>>().into_iter().rev().collect::<String>()
        };
        println!(
            "  kill {kill}: …{:?} is stored, …{:?} was old enough, …{:?} was typed",
            last(there),
            last(&typed.kept),
            last(&typed.all)
        );
    }
}

/// Into the field of the question, behind what is there; until it stays there, because a view that comes
/// takes the focus to its heading.
fn enter(window: &Window) {
    let enter = "const text = document.querySelector('main textarea');
        const there = document.activeElement === text;
        text.focus();
        text.setSelectionRange(text.value.length, text.value.length);
        return there;";
    let mut stayed = 0;
    let entered = until(PATIENCE, || {
        let there = window.script(enter, &[])? == Value::Bool(true);
        stayed = if there { stayed + 1 } else { 0 };
        if stayed > 8 { Ok(()) } else { Err("the focus does not stay".to_owned()) }
    });
    entered.expect("the field of the question");
}

fn begin(window: &Window) {
    window.at("Willkommen bei Lernfall");
    window.fill("Passphrase", PASSPHRASE);
    window.click_button("Arbeitsbereich anlegen");
    window.at("Womit möchten Sie beginnen?");
    window.click("Eigene Erfahrung festhalten");
    window.at("Fall anlegen");
    window.fill("Titel des Falls", TITLE);
    window.click("Zur ersten Frage");
}

fn again(window: &Window) {
    window.at("Willkommen bei Lernfall");
    window.click("Arbeitsbereich");
    window.at("Arbeitsbereich öffnen");
    window.fill("Passphrase", PASSPHRASE);
    window.press("Enter");
    window.at("Fälle");
    window.click(TITLE);
    window.at(TITLE);
    window.click("Fragen");
    window.click("1 Wie es dazu kam");
}

fn again_by_keys(window: &Undriven) {
    window.open_workspace(PASSPHRASE);
    window.is_called("Fälle");
    window.pushes(TITLE);
    window.is_called("Fall –");
    window.pushes("Weiterschreiben");
}
