//! Where sentences, JSON and progress go.
//!
//! Results go to standard output, everything else to standard error. With `--json` both are JSON: the
//! result by its published schema, an error as `error.schema.json`.

use std::io::{IsTerminal, Write};

use lernfall_app::error::{ApiError, Code};
use lernfall_app::jobs::{Cancel, Job};
use serde::Serialize;

use crate::text::{Text, fill};

/// How the program ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Exit {
    Good,
    /// The person's matter: something to correct and try again.
    Person,
    Usage,
    /// The file was looked at, and the verdict is against it.
    Verdict,
    Bug,
}

impl Exit {
    pub fn number(self) -> u8 {
        match self {
            Self::Good => 0,
            Self::Person => 1,
            Self::Usage => 2,
            Self::Verdict => 3,
            Self::Bug => 70,
        }
    }

    fn of(code: Code) -> Self {
        if code == Code::Bug {
            Self::Bug
        } else if matches!(
            code,
            Code::NotABundle
                | Code::BundleDamaged
                | Code::BundleNotUnderstood
                | Code::WorkspaceDamaged
                | Code::BackupDamaged
        ) {
            Self::Verdict
        } else {
            Self::Person
        }
    }
}

/// How results are told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Style {
    Sentences,
    Json,
}

/// Where results go.
#[derive(Clone, Copy, Debug)]
pub struct Out {
    pub text: &'static Text,
    style: Style,
}

impl Out {
    pub fn new(text: &'static Text, style: Style) -> Self {
        Self { text, style }
    }

    /// Tells a result: as JSON, or as what `sentences` makes of it.
    pub fn result<T: Serialize>(self, value: &T, sentences: impl FnOnce(&T) -> String) -> Exit {
        let told = match self.style {
            Style::Sentences => harmless(&sentences(value)),
            Style::Json => match serde_json::to_string_pretty(value) {
                Ok(json) => json,
                Err(_) => return self.error(&ApiError::new(Code::Bug)),
            },
        };
        write_line(&mut std::io::stdout().lock(), told.trim_end())
    }

    /// Tells why something did not work.
    pub fn error(self, error: &ApiError) -> Exit {
        let told = match self.style {
            Style::Sentences => {
                harmless(&format!("{}: {}", self.text.error_label, self.text.of_error(error)))
            }
            Style::Json => serde_json::to_string_pretty(error).unwrap_or_default(),
        };
        write_line(&mut std::io::stderr().lock(), &told);
        Exit::of(error.code)
    }

    /// Tells that a secret is missing or has no place; `code` is the nearest for other programs.
    pub fn refusal(self, code: Code, sentence: &str) -> Exit {
        match self.style {
            Style::Sentences => {
                self.aside(&format!("{}: {sentence}", self.text.error_label));
                Exit::Person
            }
            Style::Json => self.error(&ApiError::new(code)),
        }
    }

    /// Tells a sentence beside the result.
    pub fn aside(self, sentence: &str) {
        write_line(&mut std::io::stderr().lock(), &harmless(sentence));
    }

    /// [`Self::aside`] for what stands in the JSON of the result as well.
    pub fn remark(self, sentence: &str) {
        if self.style == Style::Sentences {
            self.aside(sentence);
        }
    }

    /// Work whose progress is told on a terminal, and nowhere else.
    pub fn job(self) -> Job<'static> {
        let mut error = std::io::stderr();
        let shown = error.is_terminal() && self.style == Style::Sentences;
        let mut last = None;
        Job::new(on_interrupt(), move |step| {
            let percent =
                step.total.filter(|total| *total > 0).map(|total| step.done.saturating_mul(100) / total);
            if !shown || last == Some((step.stage, percent)) {
                return;
            }
            last = Some((step.stage, percent));
            let stage = (self.text.stage)(step.stage);
            let percent = percent.map(|percent| format!(" {percent} %")).unwrap_or_default();
            let _shown = write!(error, "\r\x1b[K{stage}{percent}\r");
        })
    }
}

/// Ctrl-C and a request to end stop the work at its next step, so that nothing unfinished is left lying.
fn on_interrupt() -> Cancel {
    let cancel = Cancel::default();
    let asked = cancel.clone();
    // A second job in one run keeps the first handler: commands have one job each.
    let _set = ctrlc::set_handler(move || asked.now());
    cancel
}

/// Without the characters that command a terminal: what is shown may come from a file of others.
fn harmless(told: &str) -> String {
    told.replace(|c: char| c.is_control() && c != '\n' && c != '\t', "\u{fffd}")
}

/// A reader that went away (a closed pipe) is no failure of ours.
fn write_line(to: &mut impl Write, line: &str) -> Exit {
    match writeln!(to, "{line}").and_then(|()| to.flush()) {
        Ok(()) => Exit::Good,
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Exit::Good,
        Err(_) => Exit::Person,
    }
}

/// [`fill`] with owned facts.
pub fn told(sentence: &str, facts: &[(&str, String)]) -> String {
    let facts: Vec<(&str, &str)> = facts.iter().map(|(name, fact)| (*name, fact.as_str())).collect();
    fill(sentence, &facts)
}
