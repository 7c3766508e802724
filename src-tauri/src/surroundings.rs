//! The environment in which the window may run. It keeps true that no variable set by somebody else
//! lets another program drive or inspect the window (the web view's libraries honour such variables in
//! release builds too), that those libraries write what they cannot be told to leave out (salts, the
//! names of files chosen in dialogs) into a folder that goes with the window, and that they draw it
//! without a graphics card, as it was tested, unless somebody asks for the card.
//!
//! Changing the own environment is unsafe once threads exist, so this comes before anything else that
//! starts one. GLib's own setters do it on Linux; elsewhere the program starts itself again.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

#[cfg_attr(not(target_os = "linux"), allow(dead_code, reason = "only Linux needs the folder"))]
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

/// What keeps WebKitGTK and GTK from drawing through the graphics card. With some drivers, and often in
/// virtual machines, the window stays blank on that way; a page of text does not need it, and opens
/// sooner without it. Whoever has set the first of them to 0 knows their machine.
#[cfg(target_os = "linux")]
const WITHOUT_CARD: [(&str, &str); 2] = [(CARD_OF_PAGE, "1"), ("GDK_GL", "disable")];
#[cfg(target_os = "linux")]
const CARD_OF_PAGE: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

/// What comes next.
#[derive(Debug)]
pub enum Surroundings {
    /// The window may open. What is private goes when this value goes.
    InOrder(Option<Private>),
    /// Nothing more is to be done: the code to end with.
    End(u8),
}

/// Puts the surroundings in order.
#[cfg(target_os = "linux")]
pub fn put_in_order() -> Surroundings {
    let value = |name: &str| std::env::var_os(name);
    for name in doors(value) {
        gtk::glib::unsetenv(name);
    }
    let folder = private::folder(std::process::id());
    let moved = || -> Option<Private> {
        Private::make(&folder).ok()?;
        for (name, content) in moved_to(&folder, value) {
            gtk::glib::setenv(name, content, true).ok()?;
        }
        for (name, content) in without_card(value) {
            gtk::glib::setenv(name, content, true).ok()?;
        }
        Some(Private::own(folder.clone()))
    };
    moved().map_or(Surroundings::End(70), |private| Surroundings::InOrder(Some(private)))
}

/// Puts the surroundings in order; where that means to start again, it returns when that has ended.
#[cfg(not(target_os = "linux"))]
pub fn put_in_order() -> Surroundings {
    let open = doors(|name| std::env::var_os(name));
    if open.is_empty() {
        return Surroundings::InOrder(None);
    }
    let Ok(program) = std::env::current_exe() else { return Surroundings::End(70) };
    let mut again = std::process::Command::new(program);
    again.args(std::env::args_os().skip(1));
    for name in open {
        again.env_remove(name);
    }
    match again.status() {
        Ok(status) if status.success() => Surroundings::End(0),
        Ok(_) | Err(_) => Surroundings::End(70),
    }
}

/// A window built for tests is meant to be driven.
fn doors(value: impl Fn(&str) -> Option<OsString>) -> Vec<&'static str> {
    if cfg!(feature = "driven") { Vec::new() } else { open_doors(value) }
}

fn open_doors(value: impl Fn(&str) -> Option<OsString>) -> Vec<&'static str> {
    OPEN_DOORS.iter().copied().filter(|name| value(name).is_some()).collect()
}

#[cfg(target_os = "linux")]
fn without_card(value: impl Fn(&str) -> Option<OsString>) -> &'static [(&'static str, &'static str)] {
    if value(CARD_OF_PAGE).is_some_and(|it| it == "0") { &[] } else { &WITHOUT_CARD }
}

#[cfg_attr(not(target_os = "linux"), allow(dead_code, reason = "only Linux moves them"))]
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

    #[cfg(target_os = "linux")]
    #[test]
    fn the_card_is_used_only_where_somebody_asks_for_it() {
        assert_eq!(without_card(|_| None), WITHOUT_CARD);
        assert_eq!(without_card(|_| Some("1".into())), WITHOUT_CARD);
        assert!(without_card(|name| (name == CARD_OF_PAGE).then(|| "0".into())).is_empty());
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
