//! `lernfall template …`, and what other programs need of the command line itself.

use std::io::Write;

use clap::ArgMatches;
use clap_complete::Shell;
use lernfall_app::error::{ApiError, Code};
use lernfall_app::view::{TemplateLine, TemplateShown};
use lernfall_app::{schemas, templates};
use lernfall_core::text::Language;

use super::{Done, Session};
use crate::args;
use crate::manual;
use crate::out::{Exit, Out, told};
use crate::text::Text;

pub(super) fn run(name: &str, session: &Session<'_>) -> Done {
    match name {
        "list" => list(session),
        "show" => show(session),
        "check" => check(session),
        _ => Ok(Exit::Usage),
    }
}

fn list(session: &Session<'_>) -> Done {
    let lines = templates::list()?;
    let language = session.env.language();
    Ok(session.out.result(&lines, |lines| {
        lines.iter().map(|one| line(session.out.text, language, one)).collect::<Vec<_>>().join("\n")
    }))
}

fn line(text: &Text, language: Language, line: &TemplateLine) -> String {
    told(
        text.template_line,
        &[
            ("id", line.template.id.to_string()),
            ("version", line.template.version.clone()),
            ("title", line.title.read(language).to_owned()),
            ("questions", line.questions.to_string()),
            ("core", line.core.to_string()),
        ],
    )
}

fn show(session: &Session<'_>) -> Done {
    let shown = templates::show(session.needed_word("template"))?;
    let language = session.env.language();
    Ok(session.out.result(&shown, |shown| questions(session.out.text, language, shown)))
}

fn questions(text: &Text, language: Language, shown: &TemplateShown) -> String {
    let mut lines = vec![line(text, language, &shown.line)];
    for section in &shown.sections {
        lines.push(format!("\n{}  {}", section.id, section.title.read(language)));
        for question in &section.questions {
            let mark = if question.core { format!("  [{}]", text.core_mark) } else { String::new() };
            lines.push(format!("  {}  {}{mark}", question.id, question.text.read(language)));
            lines.extend(question.probes.iter().map(|probe| format!("        – {}", probe.read(language))));
        }
    }
    for vocabulary in &shown.vocabularies {
        lines.push(format!("\n{}  {}", vocabulary.id, vocabulary.title.read(language)));
        lines.extend(
            vocabulary
                .entries
                .iter()
                .map(|entry| format!("  {}  {}", entry.code, entry.label.read(language))),
        );
    }
    lines.join("\n")
}

fn check(session: &Session<'_>) -> Done {
    let text = session.out.text;
    let checked = templates::check(&session.needed_path("file"))?;
    let exit = session.out.result(&checked, |checked| {
        if checked.problems.is_empty() {
            return text.template_sound.to_owned();
        }
        let mut lines = vec![told(text.template_unsound, &[("count", checked.problems.len().to_string())])];
        lines.extend(checked.problems.iter().map(|problem| text.of_problem(problem)));
        lines.join("\n")
    });
    Ok(if checked.problems.is_empty() { exit } else { Exit::Verdict })
}

/// Prints what makes a shell complete our commands.
pub(super) fn completions(out: Out, matches: &ArgMatches) -> Exit {
    let Some(shell) = matches.get_one::<Shell>("shell") else { return Exit::Usage };
    let mut script = Vec::new();
    clap_complete::generate(*shell, &mut args::command(out.text), "lernfall", &mut script);
    printed(&script)
}

/// Prints the manual page, for those who package the program.
pub(super) fn manual(out: Out) -> Exit {
    printed(manual::page(out.text, &args::command(out.text)).as_bytes())
}

fn printed(bytes: &[u8]) -> Exit {
    match std::io::stdout().lock().write_all(bytes) {
        Ok(()) => Exit::Good,
        Err(_) => Exit::Person,
    }
}

/// Writes every published schema into a folder, replacing what is there.
pub(super) fn schemas(session: &Session<'_>) -> Done {
    let dir = session.needed_path("dir");
    for (name, schema) in schemas::all() {
        let mut json = serde_json::to_string_pretty(&schema).map_err(|_| ApiError::new(Code::Bug))?;
        json.push('\n');
        let written = std::fs::write(dir.join(format!("{name}.schema.json")), json);
        written.map_err(|error| lernfall_app::target::of_writing(&error))?;
    }
    Ok(Exit::Good)
}
