//! The program without a driver: nothing but a display, a bus and a keyboard. Nobody can look into its
//! page; what it did is seen in its title and in files.

use std::time::Duration;

use crate::built;
use crate::home::Home;
use crate::patience::{PATIENCE, until};
use crate::process::{self, Owned};
use crate::stage::Stage;
use crate::window::Language;

/// The window that was started by itself; killed when dropped.
#[derive(Debug)]
pub struct Undriven {
    // Dropped from the first to the last.
    owned: Owned,
    stage: Stage,
}

impl Undriven {
    /// Starts the program in German and waits for its window.
    ///
    /// # Panics
    /// Stops when no window comes.
    pub fn open(home: &Home) -> Self {
        let stage = Stage::set_up(home, Language::De);
        let program = built::window().to_str().expect("a path in plain letters");
        let owned = Owned::start(program, &home.path("log/undriven"), |command| {
            stage.enter(command);
            home.moves_in(command);
            command
                .env("LERNFALL_TEST_COST", "1")
                .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
                .env_remove("TAURI_AUTOMATION")
                .env_remove("TAURI_WEBVIEW_AUTOMATION");
        });
        Self { owned, stage }
    }

    /// Waits until the title of the native window begins like this.
    ///
    /// # Panics
    /// Stops when it does not.
    pub fn is_called(&self, title: &str) {
        let called = until(PATIENCE, || {
            let ids = self.stage.xdotool(&["search", "--onlyvisible", "--class", "lernfall"])?;
            let titles = ids.lines().filter_map(|id| self.stage.xdotool(&["getwindowname", id]).ok());
            let titles: Vec<String> = titles.collect();
            titles.iter().any(|it| it.starts_with(title)).then_some(()).ok_or_else(|| format!("{titles:?}"))
        });
        called.unwrap_or_else(|error| panic!("no window is called {title:?}: {error}"));
    }

    /// Presses keys, as xdotool names them.
    ///
    /// # Panics
    /// Stops when they cannot be pressed.
    pub fn keyboard(&self, keys: &str) {
        self.stage.xdotool(&["key", "--clearmodifiers", keys]).expect("keys are pressed");
    }

    /// Types into whatever has the focus.
    ///
    /// # Panics
    /// Stops when it cannot be typed.
    pub fn keyboard_types(&self, text: &str) {
        self.stage.xdotool(&["type", "--delay", "12", "--", text]).expect("text is typed");
    }

    /// Closes it by the frame's own key.
    ///
    /// # Panics
    /// Stops when it does not end.
    pub fn close(self) {
        self.keyboard("alt+F4");
        let ended = until(Duration::from_secs(15), || {
            if process::runs(self.owned.id()) { Err("it still runs".to_owned()) } else { Ok(()) }
        });
        ended.expect("the window ends");
    }
}
