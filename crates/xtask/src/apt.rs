//! Debian's packages that building and testing need. Only what is missing is installed, and
//! only by root; anybody else is told the line to run.

use crate::say::say;
use crate::step::{Outcome, Step, Stop};

/// What the program is built with.
pub const TO_BUILD: &[&str] =
    &["build-essential", "ca-certificates", "libssl-dev", "libwebkit2gtk-4.1-dev", "perl", "pkg-config"];

/// What the tests drive the window with, and the readers by others that judge our files.
/// Of names joined by a bar any one will do; the first is installed.
pub const TO_TEST: &[&str] = &[
    "age",
    "at-spi2-core",
    "chromium",
    "dbus",
    "fonts-crosextra-carlito",
    "fonts-dejavu-core",
    "gir1.2-atspi-2.0",
    "imagemagick",
    "iproute2",
    "libreoffice-writer-nogui|libreoffice-writer",
    "libxml2-utils",
    "locales",
    "openbox",
    "openssl",
    "poppler-utils",
    "python3",
    "python3-gi",
    "python3-venv",
    "strace",
    "unzip",
    "webkit2gtk-driver",
    "xauth",
    "xdotool",
    "xvfb",
];

/// Installs what is missing of these packages.
pub fn install(wanted: &[&str]) -> Outcome {
    let Some(listed) = query(wanted) else {
        say("This is not Debian, so nothing is installed. These packages have to be there by another way:");
        say(&format!("  {}", wanted.join(" ")));
        return Ok(());
    };
    let missing = missing(wanted, &listed);
    if missing.is_empty() {
        return Ok(());
    }
    if Step::new("id", ["-u"]).answer().as_deref() != Some("0") {
        return Err(Stop(format!(
            "These packages are missing, and only root can install them. Run this, then start again:\n  \
             sudo apt-get install --no-install-recommends {}",
            missing.join(" ")
        )));
    }
    say(&format!("Debian packages are missing: {}.", missing.join(", ")));
    apt(&["update"]).quiet("Asking Debian for its list of packages")?;
    let mut words = vec!["install", "--yes", "--no-install-recommends"];
    words.extend(missing);
    apt(&words).quiet("Installing Debian packages")?;
    Ok(())
}

fn apt(words: &[&str]) -> Step {
    Step::new("apt-get", words).with("DEBIAN_FRONTEND", "noninteractive")
}

/// What dpkg knows of these packages, one per line with its state.
fn query(wanted: &[&str]) -> Option<String> {
    let mut words = vec!["--show", "--showformat=${Package} ${db:Status-Abbrev}\\n"];
    words.extend(wanted.iter().flat_map(|choice| choice.split('|')));
    Step::new("dpkg-query", words).any_answer()
}

fn missing<'a>(wanted: &[&'a str], listed: &str) -> Vec<&'a str> {
    let installed = |name: &str| {
        listed.lines().any(|line| {
            line.split_once(' ').is_some_and(|(package, state)| package == name && state.trim() == "ii")
        })
    };
    wanted
        .iter()
        .filter(|choice| !choice.split('|').any(installed))
        .filter_map(|choice| choice.split('|').next())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_removed_package_counts_as_missing() {
        assert_eq!(missing(&["age", "perl"], "age rc \nperl ii \n"), ["age"]);
    }

    #[test]
    fn one_of_two_that_exclude_each_other_is_enough() {
        let wanted = ["writer-nogui|writer"];
        assert!(missing(&wanted, "writer ii \n").is_empty());
        assert_eq!(missing(&wanted, ""), ["writer-nogui"]);
    }
}
