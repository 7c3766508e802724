//! Where the system keeps what belongs to a person.
//!
//! Local folders on every system: workspaces and settings follow nobody to another machine (WIN-4).

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The program's folders; they may not be there yet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Folders {
    /// For settings.
    pub config: PathBuf,
    /// For workspaces.
    pub data: PathBuf,
}

/// What `XDG_DATA_HOME` was before the window's libraries were sent elsewhere.
const DATA_OF_PERSON: &str = "LERNFALL_DATA_HOME";

impl Folders {
    /// `variable` tells variables of the environment, `home` is the person's own folder.
    pub fn of_system(variable: impl Fn(&str) -> Option<OsString>, home: Option<PathBuf>) -> Self {
        // Without any, nothing can be written in the place below, and that is told.
        let home = home.unwrap_or_else(|| PathBuf::from("/"));
        // A relative path is none by the XDG base directory specification.
        let named = |name: &str| variable(name).map(PathBuf::from).filter(|path| path.is_absolute());
        if cfg!(windows) {
            let local = named("LOCALAPPDATA").unwrap_or_else(|| home.join("AppData").join("Local"));
            // Not by the program's name: a folder of that name holds the program itself.
            return Self::both(&local.join("Lernfall-Daten"));
        }
        if cfg!(target_os = "macos") {
            return Self::both(&home.join("Library").join("Application Support").join("Lernfall"));
        }
        let config = named("XDG_CONFIG_HOME").unwrap_or_else(|| home.join(".config"));
        let data = named(DATA_OF_PERSON).or_else(|| named("XDG_DATA_HOME"));
        let data = data.unwrap_or_else(|| home.join(".local").join("share"));
        Self { config: config.join("lernfall"), data: data.join("lernfall") }
    }

    /// One folder for settings and workspaces.
    pub fn both(folder: &Path) -> Self {
        Self { config: folder.to_owned(), data: folder.to_owned() }
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    fn folders(variables: &[(&str, &str)]) -> [String; 2] {
        let variable = |name: &str| variables.iter().find(|(is, _)| *is == name).map(|(_, to)| to.into());
        let Folders { config, data } = Folders::of_system(variable, Some("/home/a".into()));
        [config, data].map(|path| path.display().to_string())
    }

    #[test]
    fn without_variables_the_folders_are_the_usual_ones() {
        let usual = ["/home/a/.config/lernfall", "/home/a/.local/share/lernfall"];
        assert_eq!(folders(&[]), usual);
        assert_eq!(folders(&[("XDG_DATA_HOME", ""), ("XDG_CONFIG_HOME", "relative")]), usual);
    }

    #[test]
    fn data_stay_with_the_person_while_those_of_libraries_are_elsewhere() {
        let moved =
            [("XDG_DATA_HOME", "/run/x"), ("LERNFALL_DATA_HOME", "/srv/a"), ("XDG_CONFIG_HOME", "/c")];
        assert_eq!(folders(&moved), ["/c/lernfall", "/srv/a/lernfall"]);
        assert_eq!(folders(&moved[..1])[1], "/run/x/lernfall");
    }
}
