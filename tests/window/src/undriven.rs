//! The program without a driver: nothing but a display, a bus and a keyboard. Nobody can look into its
//! page; where it is, is seen in its title and in what it tells screen readers, what it did in files.

use std::path::Path;
use std::time::Duration;

use crate::built;
use crate::home::Home;
use crate::patience::{PATIENCE, until};
use crate::process::{self, Owned};
use crate::stage::Stage;
use crate::tree;
use crate::window::Language;

/// Where a package puts the window.
const INSTALLED: &str = "/usr/bin/lernfall-window";

/// Lets the window built for tests derive keys cheaply.
const CHEAP: &[(&str, &str)] = &[("LERNFALL_TEST_COST", "1")];

/// How many stops of the tabulator a view has, at most.
pub(crate) const STOPS: usize = 80;

/// The window that was started by itself; killed when dropped.
#[derive(Debug)]
pub struct Undriven {
    // Dropped from the first to the last.
    owned: Owned,
    stage: Stage,
}

impl Undriven {
    /// Starts the window built for tests, in German, and waits for nothing.
    pub fn open(home: &Home) -> Self {
        let program = built::window().to_str().expect("a path in plain letters");
        Self::start(program, home, CHEAP)
    }

    /// Starts the window that is installed on this machine, as people get it.
    pub fn installed(home: &Home) -> Self {
        Self::start(INSTALLED, home, &[])
    }

    /// Starts the window as it is released, where it was built.
    ///
    /// # Panics
    /// Stops when it was not built.
    pub fn released(home: &Home) -> Self {
        let program = built::target().join("release/lernfall-window");
        assert!(program.exists(), "`cargo build --release -p lernfall-window` builds it");
        Self::start(program.to_str().expect("a path in plain letters"), home, &[])
    }

    /// The process of the window.
    pub fn process(&self) -> u32 {
        self.owned.id()
    }

    fn start(program: &str, home: &Home, variables: &[(&str, &str)]) -> Self {
        let stage = Stage::set_up(home, Language::De);
        let owned = on(&stage, program, home, variables);
        Self { owned, stage }
    }

    /// Starts the window built for tests once more on the same desktop, and waits until two windows'
    /// titles begin like this.
    ///
    /// # Panics
    /// Stops when no second one opens.
    pub fn beside_another(&self, home: &Home, title: &str) {
        let program = built::window().to_str().expect("a path in plain letters");
        let _another = on(&self.stage, program, home, CHEAP);
        let two = until(PATIENCE, || {
            let titles = self.titles()?;
            let opened = titles.iter().filter(|it| it.starts_with(title)).count();
            if opened < 2 { Err(format!("{titles:?}")) } else { Ok(()) }
        });
        two.expect("a second window");
    }

    /// Waits until the title of the native window begins like this.
    ///
    /// # Panics
    /// Stops when it does not.
    pub fn is_called(&self, title: &str) {
        let called = until(PATIENCE, || {
            let titles = self.titles()?;
            titles.iter().any(|it| it.starts_with(title)).then_some(()).ok_or_else(|| format!("{titles:?}"))
        });
        called.unwrap_or_else(|error| panic!("no window is called {title:?}: {error}"));
    }

    /// Waits until the title of the only native window is another one, and gives that.
    pub fn is_called_other_than(&self, title: &str, patience: Duration) -> Option<String> {
        let other = || self.titles()?.into_iter().find(|it| it != title).ok_or_else(|| "the same".to_owned());
        until(patience, other).ok()
    }

    fn titles(&self) -> Result<Vec<String>, String> {
        let ids = self.stage.xdotool(&["search", "--onlyvisible", "--class", "lernfall"])?;
        Ok(ids.lines().filter_map(|id| self.stage.xdotool(&["getwindowname", id]).ok()).collect())
    }

    /// Goes on by the tabulator until what screen readers call like this has the focus.
    ///
    /// # Panics
    /// Stops when nothing is called so.
    pub fn reaches(&self, name: &str) {
        self.goes_on_to(name, |now| now.starts_with(name));
    }

    /// Goes on by the tabulator to a link that has a word in it and follows it.
    ///
    /// # Panics
    /// Stops when none has it.
    pub fn follows(&self, word: &str) {
        self.goes_on_to(word, |now| now.contains(word));
        self.keyboard("Return");
    }

    fn goes_on_to(&self, words: &str, is_it: impl Fn(&str) -> bool) {
        let mut met = Vec::new();
        for _ in 0..STOPS {
            let before = met.last().cloned().unwrap_or_default();
            self.keyboard("Tab");
            // Told a little later than it is so; two neighbours of one name are not waited for any longer.
            let now = until(Duration::from_secs(1), || {
                let now = self.focus();
                if now == before { Err("nothing else has the focus".to_owned()) } else { Ok(now) }
            });
            let now = now.unwrap_or(before);
            if is_it(&now) {
                return;
            }
            met.push(now);
        }
        panic!("{words:?} is not among {met:?}");
    }

    /// Goes on by the tabulator to a button or link and presses it.
    ///
    /// # Panics
    /// Stops when nothing is called so.
    pub fn pushes(&self, name: &str) {
        self.reaches(name);
        self.keyboard("Return");
    }

    /// What screen readers call the thing that has the focus.
    fn focus(&self) -> String {
        self.focused().map(|it| it.name).unwrap_or_default()
    }

    /// What has the focus, as screen readers are told.
    pub(crate) fn focused(&self) -> Option<tree::Accessible> {
        let tree = tree::read(&self.stage, self.owned.id());
        // The innermost: windows around it have the focus, too.
        tree.all().into_iter().rfind(|it| it.is("focused")).cloned()
    }

    /// Ends it as `kill -9` does.
    pub fn kill(self) {
        process::kill(self.owned.id());
        let ended = until(PATIENCE, || {
            if process::runs(self.owned.id()) { Err("it still runs".to_owned()) } else { Ok(()) }
        });
        ended.expect("the window ends");
    }

    /// Presses keys, as xdotool names them.
    ///
    /// # Panics
    /// Stops when they cannot be pressed.
    pub fn keyboard(&self, keys: &str) {
        self.stage.type_keys(keys).expect("keys are pressed");
    }

    /// Types into whatever has the focus.
    ///
    /// # Panics
    /// Stops when it cannot be typed.
    pub fn keyboard_types(&self, text: &str) {
        self.stage.types(text);
    }

    /// Answers the native dialog that is about to open with a path.
    ///
    /// # Panics
    /// Stops when none opens, or it stays.
    pub fn dialog_takes(&self, path: &Path) {
        self.stage.dialog_takes(path);
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

/// The program on a desktop, in somebody's home.
fn on(stage: &Stage, program: &str, home: &Home, variables: &[(&str, &str)]) -> Owned {
    Owned::start(program, &home.path("log/undriven"), |command| {
        stage.enter(command);
        home.moves_in(command);
        command
            .env_remove("LERNFALL_TEST_COST")
            .env_remove("TAURI_AUTOMATION")
            .env_remove("TAURI_WEBVIEW_AUTOMATION")
            .envs(variables.iter().copied());
    })
}

impl Drop for Undriven {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let folder = built::target().join("window");
            let _no_place = std::fs::create_dir_all(&folder);
            let _no_display = self.stage.picture(&folder.join("undriven.png"));
        }
    }
}
