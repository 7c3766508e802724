//! The main job of the program, carried through on the command line for somebody to watch.
//!
//! Makes a workspace, takes in the two invented example cases, draws a case sheet, hands one case over and
//! checks the bundle as its receiver would. What comes of it stays in `target/journey` to be looked at.

use std::fs;
use std::path::PathBuf;

use crate::place;
use crate::say::say;
use crate::step::{Outcome, Step, Stop};

/// The passphrases of the example; they protect nothing but invented cases.
const PASSPHRASE: &str = "vier ganz zufällige Wörter";
const SEAL: &str = "am Telefon genannt 7";

pub fn run() -> Outcome {
    Step::cargo(["build", "-p", "lernfall-cli"]).quiet("Building the command line")?;
    let journey = Journey::begin()?;
    journey.step(
        "A new workspace, encrypted from its first byte:",
        "workspace create DIR",
        &[
            "--agency",
            "Amt für Erprobung",
            "--level",
            "EB-K2",
            "--recovery-file",
            &journey.path("recovery-code.txt"),
        ],
    )?;
    for (title, answers) in [
        ("Gemeinsames digitales Genehmigungsverfahren", "einfuehrung-abgebrochen.json"),
        ("Nachnutzung eines Onlinedienstes", "onlinedienst-nachgenutzt.json"),
    ] {
        let answers = example(answers);
        let told = format!("An invented case, \"{title}\", with all its answers; this is its id:");
        journey.step(&told, "case new DIR", &["--title", title, "--answers", &answers])?;
    }
    journey.step(
        "A document that supports the first case:",
        "case attach DIR 1 H4",
        &[&example("anlage.txt")],
    )?;
    journey.step("The cases in the workspace:", "case list DIR", &[])?;
    journey.step("Where the word \"Schnittstelle\" is said:", "search DIR Schnittstelle", &[])?;
    journey.step(
        "The case sheet for the own agency:",
        "case sheet DIR 1",
        &["--to", &journey.path("case-sheet.docx")],
    )?;
    let bundle = journey.path("hand-over.lernfall");
    journey.step(
        "The first case, sealed for the collecting office:",
        "case export DIR 1",
        &[
            "--to",
            &bundle,
            "--seal-passphrase-file",
            &journey.path("seal-passphrase.txt"),
            "--mail",
            &journey.path("mail-draft.eml"),
        ],
    )?;
    journey.other(
        "The receiver checks it, without a workspace:",
        &["bundle", "verify", &bundle, "--seal-passphrase-file", &journey.path("seal-passphrase.txt")],
    )?;
    say(&format!("\nLook at what is there now: {}", journey.folder.display()));
    Ok(())
}

struct Journey {
    folder: PathBuf,
}

impl Journey {
    /// A folder of its own, without what an earlier journey left.
    fn begin() -> Outcome<Self> {
        let folder = place::target().join("journey");
        let failed =
            |error: std::io::Error| Stop(format!("{} cannot be prepared: {error}.", folder.display()));
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(failed)?;
        }
        fs::create_dir_all(&folder).map_err(failed)?;
        for (name, words) in [("passphrase.txt", PASSPHRASE), ("seal-passphrase.txt", SEAL)] {
            fs::write(folder.join(name), format!("{words}\n")).map_err(failed)?;
        }
        Ok(Self { folder })
    }

    fn path(&self, name: &str) -> String {
        self.folder.join(name).display().to_string()
    }

    /// A command in the workspace; `DIR` stands for its folder.
    fn step(&self, told: &str, command: &str, more: &[&str]) -> Outcome {
        let (workspace, passphrase) = (self.path("workspace"), self.path("passphrase.txt"));
        let mut words: Vec<&str> =
            command.split(' ').map(|word| if word == "DIR" { workspace.as_str() } else { word }).collect();
        words.extend(more);
        words.extend(["--passphrase-file", &passphrase]);
        self.other(told, &words)
    }

    fn other(&self, told: &str, words: &[&str]) -> Outcome {
        Step::new(place::target().join("debug").join("lernfall"), words).open(&format!("\n{told}"))
    }
}

fn example(name: &str) -> String {
    place::workspace().join("crates/app/examples").join(name).display().to_string()
}
