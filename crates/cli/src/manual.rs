//! The manual page, drawn from the same commands and sentences as the help.
//!
//! Gives the page in the language of macros that `man` reads (man(7)). Complete for what can be typed: a
//! command that has help has its place in the page.

use clap::{Arg, Command};

use crate::text::Text;

/// The whole page in one language.
pub fn page(text: &Text, whole: &Command) -> String {
    let words = &text.manual;
    let about = text.commands.lernfall;
    let name = about.split_once(". ").map_or(about, |(first, _)| first);
    let version = whole.get_version().unwrap_or_default();
    let mut page = format!(".TH LERNFALL 1 \"\" \"Lernfall {version}\"\n");
    section(&mut page, words.name, &format!("lernfall \\- {}", plain(name)));
    let mut leaves = Vec::new();
    collect("lernfall", whole, &mut leaves);
    page += &format!(".SH \"{}\"\n", words.synopsis);
    for leaf in &leaves {
        page += &format!("{}\n.br\n", usage(leaf));
    }
    section(&mut page, words.description, &plain(about));
    page += &format!(".SH \"{}\"\n", words.commands);
    for leaf in &leaves {
        page += &format!(".SS \"{}\"\n{}\n", plain(&leaf.called), plain(&about_of(leaf.command)));
        page += &arguments(leaf.command.get_arguments().filter(|arg| !arg.is_global_set()));
    }
    page += &format!(".SH \"{}\"\n{}", words.options, arguments(whole.get_arguments()));
    page += &format!(".SH \"{}\"\n", words.exit);
    for (number, meaning) in [
        ("0", words.exit_good),
        ("1", words.exit_person),
        ("2", words.exit_usage),
        ("3", words.exit_verdict),
        ("70", words.exit_bug),
    ] {
        page += &format!(".TP\n.B {number}\n{}\n", plain(meaning));
    }
    page
}

/// A command that does something itself, with the words that call it.
struct Leaf<'a> {
    called: String,
    command: &'a Command,
}

fn collect<'a>(called: &str, command: &'a Command, leaves: &mut Vec<Leaf<'a>>) {
    for one in command.get_subcommands().filter(|one| !one.is_hide_set()) {
        let called = format!("{called} {}", one.get_name());
        if one.has_subcommands() {
            collect(&called, one, leaves);
        } else {
            leaves.push(Leaf { called, command: one });
        }
    }
}

fn section(page: &mut String, heading: &str, body: &str) {
    *page += &format!(".SH \"{heading}\"\n{body}\n");
}

/// How a command is called: its words in bold, what follows as it stands.
fn usage(leaf: &Leaf<'_>) -> String {
    let told = leaf.command.clone().render_usage().to_string();
    let told = told.split_once(": ").map_or(told.as_str(), |(_, usage)| usage).replace('\n', " ");
    let rest = told.strip_prefix(&leaf.called).unwrap_or_default();
    format!("\\fB{}\\fR{}", plain(&leaf.called), plain(rest))
}

fn arguments<'a>(all: impl Iterator<Item = &'a Arg>) -> String {
    all.filter(|arg| !arg.is_hide_set() && arg.get_id() != "help")
        .map(|arg| {
            let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
            format!(".TP\n{}\n{}\n", label(arg), plain(&help))
        })
        .collect()
}

/// What is typed in bold, what stands for something in italics.
fn label(arg: &Arg) -> String {
    let values: Vec<&str> = if arg.get_action().takes_values() {
        arg.get_value_names().unwrap_or_default().iter().map(|name| name.as_str()).collect()
    } else {
        Vec::new()
    };
    let value = format!("\\fI{}\\fR", plain(&values.join(" ")));
    let short = arg.get_short().map(|letter| format!("\\fB\\-{letter}\\fR, ")).unwrap_or_default();
    match arg.get_long() {
        None => value,
        Some(long) if values.is_empty() => format!("{short}\\fB\\-\\-{}\\fR", plain(long)),
        Some(long) => format!("{short}\\fB\\-\\-{}\\fR {value}", plain(long)),
    }
}

fn about_of(command: &Command) -> String {
    command.get_about().map(ToString::to_string).unwrap_or_default()
}

/// Text in which nothing is taken for a macro.
fn plain(text: &str) -> String {
    let escaped = text.replace('\\', "\\e").replace('-', "\\-").replace('"', "\\(dq");
    let lines = escaped
        .lines()
        .map(|line| if line.starts_with(['.', '\'']) { format!("\\&{line}") } else { line.to_owned() });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_never_taken_for_a_macro() {
        assert_eq!(plain(".TH x"), "\\&.TH x");
        assert_eq!(plain("a\n'b \\c -d \"e\""), "a\n\\&'b \\ec \\-d \\(dqe\\(dq");
    }
}
