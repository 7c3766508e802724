//! What measuring needs beside driving: a program that is only started, when it had painted something,
//! what it holds in memory, and answers of the page that take their time. Judges nothing.

use std::path::Path;
use std::time::{Duration, UNIX_EPOCH};

use serde_json::Value;

use crate::driver::Driver;
use crate::home::Home;
use crate::patience::until;
use crate::process;
use crate::stage::Stage;
use crate::window::{Language, Window};

/// How long a window is left alone before its memory counts.
const SETTLED: Duration = Duration::from_secs(2);

/// What a start took.
#[derive(Clone, Copy, Debug)]
pub struct Start {
    /// From the moment in which the driver is asked to start the program to its first painted words.
    pub painted: Duration,
    /// Of all processes of the program, shared parts by their share, in KiB.
    pub memory: u64,
}

/// Starts a program for a person who has never started it, waits until it has settled, and ends it.
///
/// # Panics
/// Stops when the program does not open or tells nothing.
pub fn start(program: &Path, variables: &[(&str, &str)]) -> Start {
    let home = Home::new();
    let stage = Stage::set_up(&home, Language::De);
    let driver = Driver::open(program, &[], &home.path("log/window"), |command| {
        stage.enter(command);
        home.moves_in(command);
        command
            .env("TAURI_AUTOMATION", "true")
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .envs(variables.iter().copied());
    });
    let painted = until(Duration::from_secs(30), || {
        let script = "const [paint] = performance.getEntriesByName('first-contentful-paint');
            return paint === undefined ? null : performance.timeOrigin + paint.startTime";
        let told = driver.script(script, serde_json::json!([]))?;
        told.as_f64().ok_or_else(|| "nothing is painted".to_owned())
    });
    let painted = UNIX_EPOCH + Duration::from_secs_f64(painted.expect("a first view") / 1000.0);
    std::thread::sleep(SETTLED);
    let process = driver.window_process();
    let memory = memory(process);
    process::kill(process);
    Start { painted: painted.duration_since(driver.asked()).expect("painted after it was started"), memory }
}

/// What a process and all that it started hold, shared parts by their share, in KiB.
fn memory(process: u32) -> u64 {
    let rollup = std::fs::read_to_string(format!("/proc/{process}/smaps_rollup")).unwrap_or_default();
    let own = rollup.lines().find_map(|line| line.strip_prefix("Pss:")?.trim().strip_suffix(" kB"));
    let own: u64 = own.and_then(|it| it.parse().ok()).unwrap_or(0);
    own + process::children(process).iter().map(|(child, _)| memory(*child)).sum::<u64>()
}

impl Window {
    /// Runs the body of a function in the page whose last argument is to be called with the answer.
    ///
    /// # Errors
    /// Gives what the driver says.
    pub fn later(&self, script: &str, arguments: &[Value]) -> Result<Value, String> {
        self.driver.later(script, arguments.into())
    }

    /// Types on the real keyboard, with the same pause after each key.
    ///
    /// # Panics
    /// Stops when it cannot be typed.
    pub fn keyboard_types_evenly(&self, text: &str, pause: Duration) {
        let pause = pause.as_millis().to_string();
        let letters: Vec<char> = text.chars().collect();
        for piece in letters.chunks(100) {
            let piece: String = piece.iter().collect();
            self.stage.xdotool(&["type", "--delay", &pause, "--", &piece]).expect("text is typed");
        }
    }

    /// What the window's processes hold in memory, in KiB.
    pub fn memory(&self) -> u64 {
        memory(self.process())
    }
}
