//! The environment in which the window may run. It keeps true that no variable set by somebody else
//! lets another program drive or inspect the window (the web view's libraries honour such variables in
//! release builds too), and that those libraries write what they cannot be told to leave out (salts,
//! the names of files chosen in dialogs) into a folder that goes with the window.
//!
//! Changing the own environment is unsafe as soon as threads exist, and this crate forbids unsafe code.
//! So the program starts itself again in better surroundings; on Linux the process stays the same.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

mod private;

pub use private::Private;

/// Variables that open the web view to others: WebDriver, the remote inspectors of WebKitGTK
/// (which listen on a port), and free arguments for WebView2 (which can do the same).
const OPEN_DOORS: &[&str] = &[
    "TAURI_AUTOMATION",
    "TAURI_WEBVIEW_AUTOMATION",
    "WEBKIT_INSPECTOR_SERVER",
    "WEBKIT_INSPECTOR_HTTP_SERVER",
    "WEBVIEW2_ADDITIONAL_BROWSER_ARGUMENTS",
];

/// Where libraries keep data of a person; GTK's list of recently used files is there.
const DATA: &str = "XDG_DATA_HOME";
/// Where they look for what is installed: themes, icons, kinds of files.
const INSTALLED: &str = "XDG_DATA_DIRS";
const INSTALLED_BY_DEFAULT: &str = "/usr/local/share:/usr/share";
/// What [`DATA`] was for the person; the program's own data stay there.
const DATA_OF_PERSON: &str = "LERNFALL_DATA_HOME";

/// What comes next.
#[derive(Debug)]
pub enum Surroundings {
    /// The window may open. What is private goes when this value goes.
    InOrder(Option<Private>),
    /// The program could not be started again, or has run and ended: this is the code to end with.
    End(u8),
}

/// Puts the surroundings in order; where that means to start again, it returns only on failure.
pub fn put_in_order() -> Surroundings {
    let value = |name: &str| std::env::var_os(name);
    let doors = if cfg!(feature = "driven") { Vec::new() } else { open_doors(value) };
    let folder = if cfg!(target_os = "linux") { Some(private::folder(std::process::id())) } else { None };
    let moved = folder.as_deref().is_none_or(|folder| value(DATA).as_deref() == Some(folder.as_os_str()));
    if doors.is_empty() && moved {
        return Surroundings::InOrder(folder.map(Private::own));
    }
    let Ok(program) = std::env::current_exe() else { return Surroundings::End(70) };
    let mut again = Command::new(program);
    again.args(std::env::args_os().skip(1));
    for name in doors {
        again.env_remove(name);
    }
    if let Some(folder) = folder {
        if Private::make(&folder).is_err() {
            return Surroundings::End(70);
        }
        again.envs(moved_to(&folder, value));
    }
    Surroundings::End(replace_self(again))
}

fn open_doors(value: impl Fn(&str) -> Option<OsString>) -> Vec<&'static str> {
    OPEN_DOORS.iter().copied().filter(|name| value(name).is_some()).collect()
}

/// The variables that move the libraries' data to `folder`, while what the person installed is still found.
fn moved_to(folder: &Path, value: impl Fn(&str) -> Option<OsString>) -> Vec<(&'static str, OsString)> {
    let filled = |name: &str| value(name).filter(|it| !it.is_empty());
    let of_person = filled(DATA_OF_PERSON)
        .or_else(|| filled(DATA))
        .or_else(|| Some(PathBuf::from(filled("HOME")?).join(".local/share").into_os_string()));
    let mut set = vec![(DATA, folder.as_os_str().to_owned())];
    if let Some(of_person) = of_person {
        let mut installed = of_person.clone();
        installed.push(":");
        installed.push(filled(INSTALLED).unwrap_or_else(|| INSTALLED_BY_DEFAULT.into()));
        set.extend([(INSTALLED, installed), (DATA_OF_PERSON, of_person)]);
    }
    set
}

/// Returns only on failure: the process goes on as the new program.
#[cfg(unix)]
fn replace_self(mut again: Command) -> u8 {
    use std::os::unix::process::CommandExt;
    let _failure = again.exec();
    70
}

#[cfg(not(unix))]
fn replace_self(mut again: Command) -> u8 {
    match again.status() {
        Ok(status) if status.success() => 0,
        Ok(_) | Err(_) => 70,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ordinary_environment_opens_no_door() {
        assert!(open_doors(|_| None).is_empty());
    }

    #[test]
    fn a_variable_for_automation_is_found_even_when_empty() {
        let found = open_doors(|name| (name == "TAURI_AUTOMATION").then(OsString::new));
        assert_eq!(found, ["TAURI_AUTOMATION"]);
    }

    #[test]
    fn what_the_person_installed_is_still_found() {
        let set = moved_to(Path::new("/run/p"), |name| (name == "HOME").then(|| "/home/a".into()));
        assert_eq!(
            set,
            [
                (DATA, "/run/p".into()),
                (INSTALLED, "/home/a/.local/share:/usr/local/share:/usr/share".into()),
                (DATA_OF_PERSON, "/home/a/.local/share".into()),
            ]
        );
    }

    #[test]
    fn a_program_started_by_the_window_still_knows_the_data_of_the_person() {
        let set = moved_to(Path::new("/run/q"), |name| match name {
            DATA => Some("/run/p".into()),
            DATA_OF_PERSON => Some("/home/a/data".into()),
            _ => None,
        });
        assert!(set.contains(&(DATA_OF_PERSON, "/home/a/data".into())), "{set:?}");
    }
}
