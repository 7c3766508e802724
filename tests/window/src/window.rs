//! One open window and everything around it.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::Value;

use crate::built;
use crate::driver::Driver;
use crate::home::Home;
use crate::patience::{PATIENCE, until};
use crate::process;
use crate::stage::Stage;
use crate::system::System;

/// The language of the system in which the window opens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Language {
    De,
    En,
}

/// Whether the system is light or dark.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Theme {
    Light,
    Dark,
}

/// In which surroundings a window opens.
#[derive(Clone, Debug)]
pub struct Wanted {
    pub language: Language,
    pub theme: Theme,
    /// Of the page, in CSS pixels.
    pub size: (u32, u32),
    /// Arguments of the program, as `--demo`.
    pub arguments: Vec<String>,
    /// Variables of its environment.
    pub variables: Vec<(String, String)>,
}

impl Default for Wanted {
    fn default() -> Self {
        let (language, theme, size) = (Language::De, Theme::Light, (1280, 800));
        Self { language, theme, size, arguments: Vec::new(), variables: Vec::new() }
    }
}

/// An open window.
#[derive(Debug)]
pub struct Window {
    // Dropped from the first to the last: nothing loses its display before it has ended.
    pub(crate) driver: Driver,
    pub(crate) stage: Stage,
    system: System,
    process: u32,
    inputs: Cell<u32>,
}

impl Window {
    /// Opens the program in German, light, 1280 × 800.
    pub fn open(home: &Home) -> Self {
        Self::open_as(home, &Wanted::default())
    }

    /// Opens the program and waits for its first heading.
    pub fn open_as(home: &Home, wanted: &Wanted) -> Self {
        let stage = Stage::set_up(home, wanted.language);
        let system = stage.system();
        let log = home.path("log/window");
        let driver = Driver::open(built::window(), &wanted.arguments, &log, |command| {
            stage.enter(command);
            home.moves_in(command);
            command
                .env("TAURI_AUTOMATION", "true")
                .env("TAURI_WEBVIEW_AUTOMATION", "true")
                .env("LERNFALL_TEST_COST", "1")
                .envs(wanted.variables.iter().map(|(name, content)| (name, content)));
            match wanted.theme {
                Theme::Light => command.env_remove("GTK_THEME"),
                Theme::Dark => command.env("GTK_THEME", "Adwaita:dark"),
            };
        });
        let process = driver.window_process();
        let window = Self { driver, stage, system, process, inputs: Cell::new(0) };
        let begun = until(Duration::from_secs(30), || {
            let heading = window.script("return document.querySelector('h1')?.innerText ?? null", &[])?;
            heading.is_string().then_some(()).ok_or_else(|| "there is no heading".to_owned())
        });
        begun.expect("the first view");
        window.resize(wanted.size.0, wanted.size.1);
        window
    }

    /// Runs the body of a function in the page.
    pub fn script(&self, script: &str, arguments: &[Value]) -> Result<Value, String> {
        self.driver.script(script, arguments.into())
    }

    /// Asks the program directly, past the page: to show that something is refused, or to measure.
    pub fn invoke(&self, command: &str, arguments: Value) -> Result<Value, Value> {
        let script = "const [command, given, done] = arguments;
            window.__TAURI_INTERNALS__.invoke(command, given)
              .then((reply) => done({ reply }), (refused) => done({ refused }));";
        let told = self.driver.later(script, serde_json::json!([command, arguments])).expect("an answer");
        match told.get("refused") {
            Some(refused) => Err(refused.clone()),
            None => Ok(told.get("reply").cloned().unwrap_or_default()),
        }
    }

    /// Makes the page this large, in CSS pixels.
    pub fn resize(&self, width: u32, height: u32) {
        let inner = || -> Result<(i64, i64), String> {
            let told = self.script("return [innerWidth, innerHeight]", &[])?;
            let side = |index: usize| told.get(index).and_then(Value::as_i64);
            side(0).zip(side(1)).ok_or_else(|| format!("no size: {told}"))
        };
        let (width, height) = (i64::from(width), i64::from(height));
        // The frame's share is only known once there is a frame.
        let (mut wide, mut high) = (width, height);
        let done = until(Duration::from_secs(10), || {
            let (now_wide, now_high) = inner()?;
            if (now_wide, now_high) == (width, height) {
                return Ok(());
            }
            (wide, high) = ((wide + width - now_wide).max(1), (high + height - now_high).max(1));
            let rectangle = serde_json::json!({ "x": 0, "y": 0, "width": wide, "height": high });
            self.driver.post("window/rect", rectangle)?;
            // Whoever corrects before the window has followed corrects twice.
            until(Duration::from_millis(900), || {
                if inner()? == (width, height) { Ok(()) } else { Err("on its way".to_owned()) }
            })
            .map_err(|_| format!("the page is {now_wide} × {now_high} and should be {width} × {height}"))
        });
        done.expect("the window takes its size");
    }

    /// The title of the native window, as task bars show it.
    pub fn native_title(&self) -> String {
        // A page that is being loaded has none.
        until(PATIENCE, || self.native()).expect("a native window").1
    }

    /// Number and title of the native window; dialogs are other windows of the same class.
    pub(crate) fn native(&self) -> Result<(String, String), String> {
        let ids = self.stage.xdotool(&["search", "--onlyvisible", "--class", "lernfall"])?;
        let titled = |id: &str| Some((id.to_owned(), self.stage.xdotool(&["getwindowname", id]).ok()?));
        let ours = ids.lines().filter_map(titled).find(|(_, title)| title.ends_with("Lernfall"));
        ours.ok_or_else(|| format!("none of these windows is ours: {ids}"))
    }

    /// How many inputs a person has made: clicks, entered fields, pressed keys.
    pub fn inputs(&self) -> u32 {
        self.inputs.get()
    }

    /// Prints how many inputs it took until here.
    pub fn tell_inputs(&self, until: &str) -> u32 {
        #[allow(clippy::print_stdout, reason = "a journey tells what it counted")]
        {
            println!("inputs until {until}: {}", self.inputs());
        }
        self.inputs()
    }

    pub(crate) fn count_input(&self) {
        self.inputs.set(self.inputs.get() + 1);
    }

    /// Saves what the page shows, as PNG.
    pub fn picture(&self, to: &Path) {
        if let Some(folder) = to.parent() {
            std::fs::create_dir_all(folder).expect("a folder for pictures");
        }
        // The web view takes a picture when it draws itself next, and a page at rest never does. So one
        // pixel changes by less than can be seen as long as it takes.
        let restless = "const spot = document.createElement('div');
            Object.assign(spot.style, { position: 'fixed', top: 0, left: 0, width: '1px', height: '1px' });
            document.documentElement.append(spot);
            let on = false;
            const turn = () => spot.style.backgroundColor = (on = !on) ? 'rgb(0 0 0 / 0.004)' : 'transparent';
            const turns = setInterval(turn, 50);
            window.atRest = () => { clearInterval(turns); spot.remove(); };";
        self.script(restless, &[]).expect("the page draws itself again and again");
        let drawn = self.driver.picture().expect("a picture");
        self.script("window.atRest()", &[]).expect("the page is at rest");
        std::fs::write(to, drawn).expect("the picture is saved");
    }

    /// Saves everything on the display, native dialogs included.
    pub fn picture_of_display(&self, to: &Path) {
        self.stage.picture(to).expect("a picture of the display");
    }

    /// What plays the system around it.
    pub fn system(&self) -> &System {
        &self.system
    }

    /// The process of the window.
    pub fn process(&self) -> u32 {
        self.process
    }

    /// The processes that the window started for its page.
    pub fn processes_of_page(&self) -> Vec<u32> {
        process::children(self.process).into_iter().map(|(id, _)| id).collect()
    }

    /// Ends it as `kill -9` does. Open another on the same home to go on.
    pub fn kill(self) {
        process::kill(self.process);
        self.wait_for_end();
    }

    /// Ends it as a session that is logged out does.
    pub fn terminate(self) {
        process::terminate(self.process);
        self.wait_for_end();
    }

    /// Closes it as a person does, by the frame's own key.
    pub fn close(self) {
        // After a dialog the focus comes back a little later than the page goes on.
        let closed = until(PATIENCE, || {
            self.stage.xdotool(&["windowactivate", "--sync", &self.native()?.0])?;
            self.stage.xdotool(&["key", "alt+F4"])
        });
        closed.expect("the key is pressed");
        self.wait_for_end();
    }

    fn wait_for_end(&self) {
        let ended = until(Duration::from_secs(15), || {
            if process::runs(self.process) { Err("the window still runs".to_owned()) } else { Ok(()) }
        });
        ended.expect("the window ends");
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let test = std::thread::current().name().unwrap_or("window").replace("::", "-");
            let to: PathBuf = built::target().join("window").join(format!("{test}.png"));
            let _no_place = std::fs::create_dir_all(to.with_file_name(""));
            let _no_display = self.stage.picture(&to);
        }
        process::kill(self.process);
    }
}
