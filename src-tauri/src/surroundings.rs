//! The environment in which the window may run. It keeps true that no variable set by
//! somebody else lets another program drive or inspect the window; the web view's libraries
//! honour such variables in release builds too.
//!
//! Changing the own environment is unsafe as soon as threads exist, and this crate forbids
//! unsafe code. So a program that finds such a variable starts itself again without it.

use std::ffi::OsString;
use std::process::{Command, ExitCode};

/// Variables that open the web view to others: WebDriver, the remote inspectors of WebKitGTK
/// (which listen on a port), and free arguments for WebView2 (which can do the same).
const OPEN_DOORS: &[&str] = &[
    "TAURI_AUTOMATION",
    "TAURI_WEBVIEW_AUTOMATION",
    "WEBKIT_INSPECTOR_SERVER",
    "WEBKIT_INSPECTOR_HTTP_SERVER",
    "WEBVIEW2_ADDITIONAL_BROWSER_ARGUMENTS",
];

/// Starts the program again without the variables that open it to others. Gives the code to
/// end with if that happened or failed, and nothing if the surroundings are in order.
pub fn start_again_if_watched() -> Option<ExitCode> {
    if cfg!(feature = "driven") {
        return None;
    }
    let found = open_doors(|name| std::env::var_os(name));
    if found.is_empty() {
        return None;
    }
    let Ok(program) = std::env::current_exe() else {
        return Some(ExitCode::from(70));
    };
    let mut again = Command::new(program);
    again.args(std::env::args_os().skip(1));
    for name in found {
        again.env_remove(name);
    }
    Some(replace_self(again))
}

fn open_doors(value: impl Fn(&str) -> Option<OsString>) -> Vec<&'static str> {
    OPEN_DOORS.iter().copied().filter(|name| value(name).is_some()).collect()
}

/// Returns only on failure: the process goes on as the new program.
#[cfg(unix)]
fn replace_self(mut again: Command) -> ExitCode {
    use std::os::unix::process::CommandExt;
    let _failure = again.exec();
    ExitCode::from(70)
}

#[cfg(not(unix))]
fn replace_self(mut again: Command) -> ExitCode {
    match again.status() {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(_) | Err(_) => ExitCode::from(70),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ordinary_environment_is_left_alone() {
        assert!(open_doors(|_| None).is_empty());
    }

    #[test]
    fn a_variable_for_automation_is_found_even_when_empty() {
        let found = open_doors(|name| (name == "TAURI_AUTOMATION").then(OsString::new));
        assert_eq!(found, ["TAURI_AUTOMATION"]);
    }
}
