//! `lernfall`: the use cases on the command line, as other programs can rely on them.
//!
//! Translates calls into use cases and their results into sentences or JSON; decides nothing. Exit
//! codes: 0 good, 1 the person's matter, 2 usage, 3 a verdict against the file, 70 a bug.

mod args;
mod cmd;
mod manual;
mod out;
mod secrets;
mod text;

use std::process::ExitCode;

use lernfall_app::env::Env;

use crate::out::{Exit, Out};

fn main() -> ExitCode {
    // A panic is told as a bug, without the place's message: it may hold content.
    std::panic::set_hook(Box::new(|_| {}));
    let outcome = std::panic::catch_unwind(run);
    let exit = outcome.unwrap_or_else(|_| {
        let text = text::text(Env::of_system().language());
        let json = std::env::args_os().any(|argument| argument == "--json");
        Out::new(text, if json { out::Style::Json } else { out::Style::Sentences })
            .error(&lernfall_app::error::ApiError::new(lernfall_app::error::Code::Bug))
    });
    ExitCode::from(exit.number())
}

fn run() -> Exit {
    let env = Env::of_system();
    let text = text::text(env.language());
    match args::command(text).try_get_matches() {
        Ok(matches) => cmd::run(&env, text, &matches),
        Err(error) => args::explain(text, &error),
    }
}
