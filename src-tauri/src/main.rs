//! The program with a window. It puts its surroundings in order, opens the window and ends with it.
//! What a person can do is decided in `lernfall-app`; this crate only shows it.

// Windows would open a console beside the window.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod calls;
mod closing;
mod desk;
mod dialogs;
#[cfg(feature = "driven")]
mod driven;
mod locking;
mod page;
mod shell;
mod surroundings;
mod system;
mod text;
mod watch;
mod worker;

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use lernfall_app::env::Env;

use desk::Open;
use surroundings::Surroundings;

/// The program cannot do what it is for; 2 is for arguments that it does not know.
const FAILED: u8 = 70;

/// What the program was started for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Purpose {
    Work,
    Examples,
    Version,
}

fn main() -> ExitCode {
    // What a mistake in the program says may hold what somebody typed. It is told by a number instead.
    std::panic::set_hook(Box::new(|_| {}));
    let env = Env::of_system();
    let words = text::of(env.language());
    let purpose = match purpose(std::env::args_os().skip(1)) {
        None => return end(2, words.unknown_argument),
        Some(Purpose::Version) => return version(),
        Some(purpose) => purpose,
    };
    if !has_display() {
        return end(FAILED, words.no_display);
    }
    let private = match surroundings::put_in_order() {
        Surroundings::InOrder(private) => private,
        Surroundings::End(code) => return ExitCode::from(code),
    };
    let open = match purpose {
        Purpose::Examples => Open::examples(env.clone()),
        Purpose::Work | Purpose::Version => Ok(Open::nothing(env.clone())),
    };
    let Ok(open) = open else { return end(FAILED, words.no_demo) };
    let ended = shell::run(open, env);
    drop(private);
    match ended {
        Ok(code) => ExitCode::from(u8::try_from(code).unwrap_or(FAILED)),
        Err(shell::NoWindow) => end(FAILED, words.no_window),
    }
}

fn purpose(mut arguments: impl Iterator<Item = OsString>) -> Option<Purpose> {
    let purpose = match arguments.next() {
        None => Purpose::Work,
        Some(word) if word == "--demo" => Purpose::Examples,
        Some(word) if word == "--version" => Purpose::Version,
        Some(_) => return None,
    };
    arguments.next().is_none().then_some(purpose)
}

/// Whether there is a place for a window. Only Linux can be without one.
fn has_display() -> bool {
    let named = |name| std::env::var_os(name).is_some_and(|it| !it.is_empty());
    !cfg!(target_os = "linux") || named("WAYLAND_DISPLAY") || named("DISPLAY")
}

fn version() -> ExitCode {
    let kind = if cfg!(feature = "driven") { " (driven)" } else { "" };
    let _closed = writeln!(std::io::stdout(), "Lernfall {}{kind}", env!("CARGO_PKG_VERSION"));
    ExitCode::SUCCESS
}

/// Says why there is no window, for whoever started the program from a terminal.
fn end(code: u8, sentence: &str) -> ExitCode {
    let _closed = writeln!(std::io::stderr(), "{sentence}");
    ExitCode::from(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_that_nobody_knows_are_not_passed_over() {
        let read = |words: &[&str]| purpose(words.iter().map(OsString::from));
        assert_eq!(read(&[]), Some(Purpose::Work));
        assert_eq!(read(&["--demo"]), Some(Purpose::Examples));
        assert_eq!(read(&["--demo", "x"]), None);
        assert_eq!(read(&["x"]), None);
    }
}
