//! The files as they lie on a system after installing, in a folder of their own.

use std::fs;
use std::path::{Path, PathBuf};

use super::programs::Programs;
use super::{fresh, told, unwritable};
use crate::icons;
use crate::place;
use crate::step::{Outcome, Step, Stop};

/// By this name the desktop knows the window, its entry and its description.
const ID: &str = "de.lernfall.desktop";

/// The name of the folder in `/usr/share/zsh` in which a family of systems looks for completions.
#[derive(Clone, Copy, Debug)]
pub struct ZshFolder(pub &'static str);

/// Lays out everything below `folder`.
pub fn lay_out(folder: PathBuf, programs: &Programs, zsh: ZshFolder) -> Outcome<PathBuf> {
    let tree = Tree(fresh(folder)?);
    tree.program("lernfall", &programs.command_line)?;
    tree.program("lernfall-window", &programs.window)?;
    tree.desktop()?;
    tree.icons()?;
    tree.completions(&programs.command_line, zsh)?;
    tree.manual(&programs.command_line)?;
    tree.papers()?;
    // Whatever the person's own habits are, everybody can read what is installed.
    let words = ["-R".as_ref(), "u=rwX,go=rX".as_ref(), tree.0.as_os_str()];
    told(Step::new("chmod", words), "how to open the files to everybody")?;
    Ok(tree.0)
}

struct Tree(PathBuf);

impl Tree {
    fn program(&self, name: &str, from: &Path) -> Outcome {
        let to = self.place(&format!("usr/bin/{name}"))?;
        // A release is stripped already; a trial would be ten times as large.
        let words = ["-o".as_ref(), to.as_os_str(), from.as_os_str()];
        told(Step::new("strip", words), "how to strip a program").map(drop)
    }

    fn desktop(&self) -> Outcome {
        let packaging = place::workspace().join("packaging");
        let entry = packaging.join(format!("{ID}.desktop"));
        let about = packaging.join(format!("{ID}.metainfo.xml"));
        Step::new("desktop-file-validate", [&entry]).quiet("Checking the entry for the desktop's menu")?;
        Step::new("appstreamcli", ["validate".as_ref(), "--no-net".as_ref(), about.as_os_str()])
            .quiet("Checking the description for software centres")?;
        self.copy(&entry, &format!("usr/share/applications/{ID}.desktop"))?;
        self.copy(&about, &format!("usr/share/metainfo/{ID}.metainfo.xml"))
    }

    fn icons(&self) -> Outcome {
        let drawn = place::workspace().join("icons");
        let hicolor = "usr/share/icons/hicolor";
        for size in icons::SIZES {
            self.copy(
                &drawn.join(format!("{size}.png")),
                &format!("{hicolor}/{size}x{size}/apps/lernfall.png"),
            )?;
        }
        self.copy(&drawn.join("lernfall.svg"), &format!("{hicolor}/scalable/apps/lernfall.svg"))
    }

    fn completions(&self, program: &Path, ZshFolder(zsh): ZshFolder) -> Outcome {
        for (shell, place) in [
            ("bash", "bash-completion/completions/lernfall".to_owned()),
            ("fish", "fish/vendor_completions.d/lernfall.fish".to_owned()),
            ("zsh", format!("zsh/{zsh}/_lernfall")),
        ] {
            let script = printed(program, &["completions", shell], "de_DE.UTF-8")?;
            self.write(&format!("usr/share/{place}"), &script)?;
        }
        Ok(())
    }

    fn manual(&self, program: &Path) -> Outcome {
        let packaging = place::workspace().join("packaging");
        for (locale, folder, of_the_window) in [
            ("en_GB.UTF-8", "man/man1", "lernfall-window.1"),
            ("de_DE.UTF-8", "man/de/man1", "lernfall-window.de.1"),
        ] {
            let page = format!("usr/share/{folder}/lernfall.1");
            self.write(&page, &printed(program, &["manual"], locale)?)?;
            self.squeeze(&page)?;
            let page = format!("usr/share/{folder}/lernfall-window.1");
            self.copy(&packaging.join(of_the_window), &page)?;
            self.squeeze(&page)?;
        }
        Ok(())
    }

    /// Licences, ours and those of others, and what changed.
    fn papers(&self) -> Outcome {
        let read = |path: PathBuf| {
            fs::read_to_string(&path)
                .map_err(|error| Stop(format!("{} cannot be read: {error}.", path.display())))
        };
        let workspace = place::workspace();
        let head = read(workspace.join("packaging/copyright"))?;
        let licence: String = read(workspace.join("LICENSE"))?
            .lines()
            .map(|line| if line.trim().is_empty() { " .\n".to_owned() } else { format!(" {line}\n") })
            .collect();
        self.write("usr/share/doc/lernfall/copyright", &format!("{head}{licence}"))?;
        self.copy(&place::target().join("licences.txt"), "usr/share/doc/lernfall/licences.txt")?;
        self.copy(&workspace.join("CHANGELOG.md"), "usr/share/doc/lernfall/changelog")?;
        self.squeeze("usr/share/doc/lernfall/changelog")
    }

    fn copy(&self, from: &Path, to: &str) -> Outcome {
        let bytes =
            fs::read(from).map_err(|error| Stop(format!("{} cannot be read: {error}.", from.display())))?;
        self.write_bytes(to, &bytes)
    }

    fn write(&self, to: &str, text: &str) -> Outcome {
        self.write_bytes(to, text.as_bytes())
    }

    fn write_bytes(&self, to: &str, bytes: &[u8]) -> Outcome {
        let to = self.place(to)?;
        fs::write(&to, bytes).map_err(|error| unwritable(&to, &error))
    }

    /// Compresses a file without its name and time, so that the same gives the same bytes.
    fn squeeze(&self, name: &str) -> Outcome {
        told(Step::new("gzip", ["-9n", name]).inside(&self.0), "how to compress a file").map(drop)
    }

    /// Where a file goes; its folders are there then.
    fn place(&self, name: &str) -> Outcome<PathBuf> {
        let path = self.0.join(name);
        let folder = path.parent().unwrap_or(&self.0);
        fs::create_dir_all(folder).map_err(|error| unwritable(folder, &error))?;
        Ok(path)
    }
}

/// What the command line prints about itself in one language.
fn printed(program: &Path, words: &[&str], locale: &str) -> Outcome<String> {
    let step = Step::new(program, words).with("LC_ALL", locale);
    told(step, "what the command line says about itself").map(|it| it + "\n")
}
