//! From a typed command to its use case.

mod backups;
mod bundle;
mod case;
mod erasing;
mod keys;
mod template;
mod workspace;

use std::path::PathBuf;

use clap::ArgMatches;
use lernfall_app::desk::Desk;
use lernfall_app::env::Env;
use lernfall_app::error::ApiError;

use crate::out::{Exit, Out, Style};
use crate::secrets::{self, Refusal};
use crate::text::Text;

/// What every command needs.
struct Session<'a> {
    env: &'a Env,
    out: Out,
    matches: &'a ArgMatches,
}

/// Why a command ends early.
enum Stop {
    Error(ApiError),
    Refused(Refusal),
}

impl From<ApiError> for Stop {
    fn from(error: ApiError) -> Self {
        Self::Error(error)
    }
}

type Done = Result<Exit, Stop>;

/// Runs the command that was typed.
pub fn run(env: &Env, text: &'static Text, matches: &ArgMatches) -> Exit {
    let style = if matches.get_flag("json") { Style::Json } else { Style::Sentences };
    let out = Out::new(text, style);
    let done = match two(matches) {
        Some(("workspace", "create", matches)) => workspace::create(&Session { env, out, matches }),
        Some(("workspace", "check", matches)) => workspace::check(&Session { env, out, matches }),
        Some(("workspace", "backup", matches)) => backups::backup(&Session { env, out, matches }),
        Some(("workspace", "backups", matches)) => backups::list(&Session { env, out, matches }),
        Some(("workspace", "restore", matches)) => backups::restore(&Session { env, out, matches }),
        Some(("workspace", "purge", matches)) => erasing::purge(&Session { env, out, matches }),
        Some(("workspace", "renew-key", matches)) => keys::renew(&Session { env, out, matches }),
        Some(("workspace", "ways", matches)) => keys::ways(&Session { env, out, matches }),
        Some(("workspace", "let-agency", matches)) => keys::let_agency(&Session { env, out, matches }),
        Some(("workspace", "agency-key", matches)) => keys::agency_key(&Session { env, out, matches }),
        Some(("workspace", "passphrase", matches)) => keys::passphrase(&Session { env, out, matches }),
        Some(("workspace", "salvage", matches)) => keys::salvage(&Session { env, out, matches }),
        Some(("case", "erase", matches)) => erasing::case(&Session { env, out, matches }),
        Some(("person", name, matches)) => erasing::person(name, &Session { env, out, matches }),
        Some(("case", name, matches)) => case::run(name, &Session { env, out, matches }),
        Some(("search", _, matches)) => case::search(&Session { env, out, matches }),
        Some(("bundle", name, matches)) => bundle::run(name, &Session { env, out, matches }),
        Some(("template", name, matches)) => template::run(name, &Session { env, out, matches }),
        Some(("completions", _, matches)) => Ok(template::completions(out, matches)),
        Some(("manual", _, _)) => Ok(template::manual(out)),
        Some(("schemas", _, matches)) => template::schemas(&Session { env, out, matches }),
        Some(_) | None => Ok(Exit::Usage),
    };
    match done {
        Ok(exit) => exit,
        Err(Stop::Error(error)) => out.error(&error),
        Err(Stop::Refused(refusal)) => out.refusal(refusal.code, refusal.sentence),
    }
}

/// The command and its sub-command, where it has one.
fn two(matches: &ArgMatches) -> Option<(&str, &str, &ArgMatches)> {
    let (name, matches) = matches.subcommand()?;
    match matches.subcommand() {
        Some((sub, matches)) => Some((name, sub, matches)),
        None => Some((name, "", matches)),
    }
}

impl Session<'_> {
    fn path(&self, name: &str) -> Option<&PathBuf> {
        self.matches.get_one(name)
    }

    fn needed_path(&self, name: &str) -> PathBuf {
        // clap refuses calls in which a required argument is missing.
        self.path(name).cloned().unwrap_or_default()
    }

    fn word(&self, name: &str) -> Option<&str> {
        self.matches.get_one::<String>(name).map(String::as_str)
    }

    fn needed_word(&self, name: &str) -> &str {
        self.word(name).unwrap_or_default()
    }

    fn interview(&self) -> Option<u32> {
        self.matches.get_one("interview").copied()
    }

    /// Lets go of the workspace. What was done stands even where tidying up fails, and is told.
    fn close(&self, desk: Desk) {
        if let Err(error) = desk.close() {
            self.out.error(&error);
        }
    }

    /// Opens the workspace of the call.
    fn desk(&self) -> Result<Desk, Stop> {
        let text = self.out.text;
        let passphrase = secrets::passphrase(text, self.path("passphrase-file"), text.passphrase_prompt);
        let passphrase = passphrase.map_err(Stop::Refused)?;
        Ok(Desk::open(self.env, &self.needed_path("dir"), &passphrase)?)
    }
}
