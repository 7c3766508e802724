//! What a window stands on: a display without a screen, a bus, and something that gives windows the
//! focus. Each window has its own, so that tests run side by side.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::built;
use crate::home::Home;
use crate::patience::until;
use crate::process::Owned;
use crate::system::System;
use crate::window::Language;

#[derive(Debug)]
pub struct Stage {
    display: String,
    bus: String,
    locales: PathBuf,
    locale: &'static str,
    // Dropped from the last to the first.
    _manager: Owned,
    _bus: Owned,
    _screen: Owned,
}

impl Stage {
    /// Sets up everything and waits until it works.
    pub fn set_up(home: &Home, language: Language) -> Self {
        let mut screen = Owned::start("Xvfb", &home.path("log/screen"), |command| {
            command.args(["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp", "-noreset"]);
            command.stdout(Stdio::piped());
        });
        let display = format!(":{}", first_line(&mut screen));
        let mut bus = Owned::start("dbus-daemon", &home.path("log/bus"), |command| {
            command.args(["--session", "--nofork", "--print-address=1"]).stdout(Stdio::piped());
            command.env("DISPLAY", &display);
            home.moves_in(command);
        });
        let address = first_line(&mut bus);
        let manager = Owned::start("openbox", &home.path("log/manager"), |command| {
            command.env("DISPLAY", &display).env("DBUS_SESSION_BUS_ADDRESS", &address);
            home.moves_in(command);
        });
        let stage = Self {
            display,
            bus: address,
            locales: locales(),
            locale: match language {
                Language::De => "de_DE.UTF-8",
                Language::En => "en_GB.UTF-8",
            },
            _manager: manager,
            _bus: bus,
            _screen: screen,
        };
        // The root window names the manager as soon as there is one.
        let managed = until(Duration::from_secs(10), || stage.xdotool(&["get_num_desktops"]));
        managed.expect("openbox manages the display");
        // Xvfb begins with an American keyboard, on which xdotool loses capital umlauts.
        stage.tool("setxkbmap", &["de"]).expect("a German keyboard");
        stage
    }

    /// Lets a program see display, bus and language.
    pub fn enter(&self, command: &mut Command) {
        command
            .env("DISPLAY", &self.display)
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus)
            // What this machine does is no matter of the window in a test.
            .env("DBUS_SYSTEM_BUS_ADDRESS", &self.bus)
            .env("LOCPATH", &self.locales)
            .env("LANG", self.locale)
            .env("LC_ALL", self.locale)
            .env("LANGUAGE", self.locale)
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("WEBKIT_DISABLE_DMABUF_RENDERER")
            .env_remove("GDK_GL");
    }

    /// Logind and a screen saver on the stage's own bus.
    pub fn system(&self) -> System {
        System::play(&self.bus)
    }

    /// What xdotool prints; it never takes longer than ten seconds.
    pub fn xdotool(&self, words: &[&str]) -> Result<String, String> {
        self.tool("xdotool", words)
    }

    /// A picture of everything on the display, native dialogs included.
    pub fn picture(&self, to: &Path) -> Result<(), String> {
        self.tool("import", &["-window", "root", &to.to_string_lossy()]).map(drop)
    }

    fn tool(&self, name: &str, words: &[&str]) -> Result<String, String> {
        let mut command = Command::new("timeout");
        command.args(["--kill-after=1", "10", name]).args(words).stdin(Stdio::null());
        self.enter(&mut command);
        let output = command.output().map_err(|error| error.to_string())?;
        if output.status.success() {
            Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
        } else {
            Err(format!("{name} {words:?} ends with {}", output.status))
        }
    }
}

fn first_line(owned: &mut Owned) -> String {
    let mut line = String::new();
    BufReader::new(owned.output()).read_line(&mut line).expect("a line");
    line.trim().to_owned()
}

/// German and English for the system's own words. Built here, because few machines have both.
fn locales() -> PathBuf {
    let folder = built::target().join("locales");
    for (source, name) in [("de_DE", "de_DE.UTF-8"), ("en_GB", "en_GB.UTF-8")] {
        let done = folder.join(name);
        if !done.join("LC_CTYPE").exists() {
            std::fs::create_dir_all(&folder).expect("a folder");
            let beside = folder.join(format!("{name}.{}", std::process::id()));
            let made = Command::new("localedef").args(["-i", source, "-f", "UTF-8"]).arg(&beside).output();
            made.expect("localedef is part of Debian's package locales");
            // Another test may have been quicker.
            let _there_already = std::fs::rename(&beside, &done);
        }
    }
    folder
}
