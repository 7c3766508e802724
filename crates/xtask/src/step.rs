//! One program that is run, with a sentence about how it went. Its output goes to a file and
//! is shown whole if it fails, so that a good run stays readable.

use std::ffi::OsStr;
use std::fmt;
use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::failures;
use crate::place;
use crate::say::say;

/// Why nothing further is done, as a sentence for the person.
#[derive(Debug)]
pub struct Stop(pub String);

impl fmt::Display for Stop {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.0)
    }
}

pub type Outcome<T = ()> = Result<T, Stop>;

/// How a program ended, with all that it printed.
#[derive(Debug)]
pub enum Verdict {
    Good(String),
    Bad(String),
}

/// A program with its arguments, run in the folder of the workspace unless said otherwise.
#[derive(Debug)]
pub struct Step(Command);

impl Step {
    pub fn new<A: AsRef<OsStr>>(program: impl AsRef<OsStr>, words: impl IntoIterator<Item = A>) -> Self {
        let mut command = Command::new(program);
        command.args(words).current_dir(place::workspace()).stdin(Stdio::null());
        Self(command)
    }

    /// The Cargo that runs us, with the toolchain of the workspace.
    pub fn cargo<A: AsRef<OsStr>>(words: impl IntoIterator<Item = A>) -> Self {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        Self::new(cargo, words)
    }

    pub fn inside(mut self, folder: &Path) -> Self {
        self.0.current_dir(folder);
        self
    }

    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.0.env(name, value);
        self
    }

    /// Runs it quietly, says how long it took, and gives what it printed.
    pub fn quiet(self, doing: &str) -> Outcome<String> {
        match self.verdict(doing)? {
            Verdict::Good(printed) => Ok(printed),
            Verdict::Bad(printed) => {
                let failures = failures::of(&printed);
                if !failures.is_empty() {
                    say(&format!("What failed:\n\n{}\nAll that was printed:\n", failures.join("\n")));
                }
                say(&printed);
                Err(Stop(format!("\"{doing}\" failed. Its output is above.")))
            }
        }
    }

    /// Runs it quietly and leaves it to the caller what a failure means.
    pub fn verdict(mut self, doing: &str) -> Outcome<Verdict> {
        let log = place::target().join("xtask").join(format!("{}.log", file_name(doing)));
        let (out, err) = open_log(&log)?;
        say(&format!("{doing} …"));
        let begun = now();
        let status = self.0.stdout(out).stderr(err).status().map_err(|error| self.not_started(&error))?;
        let took = in_words(begun.elapsed());
        let printed = fs::read(&log).map(|it| String::from_utf8_lossy(&it).into_owned()).unwrap_or_default();
        if status.success() {
            say(&format!("  done, {took}."));
            Ok(Verdict::Good(printed))
        } else {
            say(&format!("  failed after {took} ({status})."));
            Ok(Verdict::Bad(printed))
        }
    }

    /// Runs it with its output shown as it comes.
    pub fn open(mut self, announcement: &str) -> Outcome {
        say(announcement);
        match self.0.status() {
            Ok(status) if status.success() => Ok(()),
            Ok(status) => Err(Stop(format!("That failed ({status}). Its output is above."))),
            Err(error) => Err(self.not_started(&error)),
        }
    }

    /// Runs it and gives its standard output if it can be started and succeeds.
    pub fn answer(mut self) -> Option<String> {
        let output = self.0.stderr(Stdio::null()).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// Runs it and gives its standard output, whatever its verdict; nothing if it is not there.
    pub fn any_answer(mut self) -> Option<String> {
        let output = self.0.stderr(Stdio::null()).output().ok()?;
        Some(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    fn not_started(&self, error: &std::io::Error) -> Stop {
        Stop(format!("The program {} could not be started: {error}.", self.0.get_program().display()))
    }
}

/// The clock, for telling how long something took.
#[expect(clippy::disallowed_methods, reason = "timings of the build are not the product's time")]
pub fn now() -> Instant {
    Instant::now()
}

/// A duration as a person would say it: "4.2 s", "3 min 07 s".
pub fn in_words(took: Duration) -> String {
    let seconds = took.as_secs();
    if seconds < 60 {
        format!("{:.1} s", took.as_secs_f64())
    } else {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    }
}

/// Both outputs go to one file, so that their order stays.
fn open_log(log: &Path) -> Outcome<(File, File)> {
    let unwritable = |error: std::io::Error| Stop(format!("{} cannot be written: {error}.", log.display()));
    if let Some(folder) = log.parent() {
        fs::create_dir_all(folder).map_err(unwritable)?;
    }
    let out = File::create(log).map_err(unwritable)?;
    let err = out.try_clone().map_err(unwritable)?;
    Ok((out, err))
}

fn file_name(doing: &str) -> String {
    doing
        .chars()
        .map(|letter| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { '-' })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_program_stops_the_run_and_names_the_step() {
        let stop = Step::cargo(["no-such-command"]).quiet("Failing on purpose").expect_err("fails");
        assert!(stop.to_string().contains("Failing on purpose"), "{stop}");
    }

    #[test]
    fn a_missing_program_is_named() {
        let stop = Step::new("no-such-program", [""; 0]).quiet("Starting nothing").expect_err("fails");
        assert!(stop.to_string().contains("no-such-program"), "{stop}");
    }

    #[test]
    fn durations_are_said_as_people_do() {
        assert_eq!(in_words(Duration::from_millis(4_210)), "4.2 s");
        assert_eq!(in_words(Duration::from_secs(187)), "3 min 07 s");
    }
}
