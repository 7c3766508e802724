//! The program with a window. It clears its surroundings, opens the window and ends with it.
//! What a person can do is decided in `lernfall-app`; this crate only shows it.

// Windows would open a console beside the window.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod shell;
mod surroundings;

use std::process::ExitCode;

fn main() -> ExitCode {
    if let Some(end) = surroundings::start_again_if_watched() {
        return end;
    }
    match shell::run() {
        Ok(()) => ExitCode::SUCCESS,
        // Without a window there is no place to say why; the code tells the caller.
        Err(_) => ExitCode::from(70),
    }
}
