//! What can be typed.
//!
//! Built from the message files, so that help speaks the person's language.

use std::path::PathBuf;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgGroup, Command, value_parser};
use clap_complete::Shell;

use crate::out::{Exit, Out, Style};
use crate::text::{Text, Usage, fill};

/// The whole command tree with its help in one language.
pub fn command(text: &'static Text) -> Command {
    let (commands, arguments, values) = (&text.commands, &text.arguments, &text.values);
    let needs = |name: &'static str, about: &'static str| Command::new(name).about(about);
    let group = |name, about| needs(name, about).subcommand_required(true).arg_required_else_help(true);
    let dir = || path("dir", arguments.dir).index(1).required(true).value_name(values.dir);
    let case = |index: usize| word("id", arguments.case).index(index).value_name(values.id);
    let file =
        |index: usize| path("file", arguments.file).index(index).required(true).value_name(values.file);
    let to = || path("to", arguments.to).long("to").required(true).value_name(values.file);
    let passphrase =
        || path("passphrase-file", arguments.passphrase_file).long("passphrase-file").value_name(values.file);
    let seal = || {
        path("seal-passphrase-file", arguments.seal_passphrase_file)
            .long("seal-passphrase-file")
            .value_name(values.file)
    };
    let answers = || path("answers", arguments.answers).long("answers").value_name(values.file);
    let yes = || Arg::new("yes").long("yes").help(arguments.yes).action(ArgAction::SetTrue);
    let people = group("person", commands.person)
        .subcommand(needs("list", commands.person_list).args([dir(), passphrase()]))
        .subcommand(
            needs("erase", commands.person_erase)
                .args([dir(), passphrase(), yes()])
                .arg(word("id", arguments.person).index(2).required(true).value_name(values.person)),
        );
    let workspace = group("workspace", commands.workspace)
        .subcommand(
            needs("create", commands.workspace_create)
                .args([dir(), passphrase()])
                .arg(name("agency", arguments.agency).long("agency").required(true).value_name(values.name))
                .arg(word("level", arguments.level).long("level").required(true).value_name(values.code))
                .arg(
                    path("recovery-file", arguments.recovery_file)
                        .long("recovery-file")
                        .value_name(values.file),
                ),
        )
        .subcommand(needs("check", commands.workspace_check).args([dir(), passphrase()]))
        .subcommand(
            needs("backup", commands.workspace_backup)
                .args([dir(), passphrase()])
                .arg(path("also", arguments.also).long("also").value_name(values.dir)),
        )
        .subcommand(needs("backups", commands.workspace_backups).arg(dir()))
        .subcommand(
            needs("restore", commands.workspace_restore)
                .args([dir(), passphrase()])
                .arg(path("from", arguments.from).long("from").value_name(values.dir))
                .arg(word("backup", arguments.backup).long("backup").value_name(values.name))
                .arg(yes().help(arguments.restore_yes)),
        )
        .subcommand(needs("purge", commands.workspace_purge).args([dir(), passphrase()]).arg(
            Arg::new("unseen").long("unseen").help(text.erasing.purge_unseen).action(ArgAction::SetTrue),
        ));
    let workspace = with_keys(text, workspace);
    let cases = group("case", commands.case)
        .subcommand(
            needs("new", commands.case_new)
                .args([dir(), passphrase(), answers()])
                .arg(name("title", arguments.title).long("title").required(true).value_name(values.title))
                .arg(word("template", arguments.template).long("template").value_name(values.template))
                .arg(
                    word("form", arguments.form)
                        .long("form")
                        .value_parser(["own", "talk", "group"])
                        .hide_possible_values(true)
                        .value_name(values.form),
                ),
        )
        .subcommand(needs("list", commands.case_list).args([dir(), passphrase()]))
        .subcommand(needs("show", commands.case_show).args([dir(), case(2).required(true), passphrase()]))
        .subcommand(
            needs("answer", commands.case_answer)
                .args([dir(), case(2).required(true), passphrase(), answers().required(true)])
                .arg(number("interview", arguments.interview).long("interview").value_name(values.number)),
        )
        .subcommand(
            needs("attach", commands.case_attach)
                .args([dir(), case(2).required(true), passphrase(), file(4)])
                .arg(word("question", arguments.question).index(3).required(true).value_name(values.question))
                .arg(word("title", arguments.title).long("title").value_name(values.title))
                .arg(number("interview", arguments.interview).long("interview").value_name(values.number)),
        )
        .subcommand(needs("sheet", commands.case_sheet).args([
            dir(),
            case(2).required(true),
            passphrase(),
            to(),
        ]))
        .subcommand(
            needs("erase", commands.case_erase)
                .args([dir(), case(2).required(true), passphrase(), yes()])
                .arg(
                    number("interview", arguments.erase_interview)
                        .long("interview")
                        .value_name(values.number),
                ),
        )
        .subcommand(
            needs("export", commands.case_export)
                .args([dir(), case(2).required(true), passphrase(), to(), seal()])
                .arg(Arg::new("plain").long("plain").help(arguments.plain).action(ArgAction::SetTrue))
                .arg(
                    word("reason", arguments.reason).long("reason").requires("plain").value_name(values.text),
                )
                .arg(
                    word("audience", arguments.audience)
                        .long("audience")
                        .value_parser(["office", "room", "report"])
                        .default_value("office")
                        .hide_default_value(true)
                        .value_name(values.audience)
                        .hide_possible_values(true),
                )
                .arg(word("recipient", arguments.recipient).long("recipient").value_name(values.name))
                .arg(path("mail", arguments.mail).long("mail").value_name(values.file))
                .group(ArgGroup::new("envelope").args(["plain", "seal-passphrase-file"])),
        );
    let bundles = group("bundle", commands.bundle)
        .subcommand(needs("decrypt", commands.bundle_decrypt).args([file(1), to(), seal()]))
        .subcommand(needs("verify", commands.bundle_verify).args([file(1), seal()]))
        .subcommand(needs("show", commands.bundle_show).args([file(1), seal()]));
    let template =
        || word("template", arguments.template).index(1).required(true).value_name(values.template);
    let templates = group("template", commands.template)
        .subcommand(needs("list", commands.template_list))
        .subcommand(needs("show", commands.template_show).arg(template()))
        .subcommand(needs("check", commands.template_check).arg(file(1)));
    let shell = Arg::new("shell")
        .index(1)
        .required(true)
        .help(arguments.shell)
        .value_parser(value_parser!(Shell))
        .hide_possible_values(true)
        .value_name(values.shell);
    let whole =
        group("lernfall", commands.lernfall)
            .version(env!("CARGO_PKG_VERSION"))
            .arg(Arg::new("json").long("json").global(true).help(arguments.json).action(ArgAction::SetTrue))
            .subcommands([workspace, cases, people])
            .subcommand(needs("search", commands.search).args([dir(), passphrase()]).arg(
                word("text", arguments.text).index(2).required(true).num_args(1..).value_name(values.text),
            ))
            .subcommands([bundles, templates])
            .subcommand(needs("completions", commands.completions).arg(shell))
            .subcommand(needs("manual", commands.manual).hide(true))
            .subcommand(
                needs("schemas", commands.schemas)
                    .hide(true)
                    .arg(path("dir", arguments.dir).index(1).required(true)),
            );
    in_one_language(text, "lernfall", whole)
}

/// The commands about the ways into a workspace, and out of a damaged one.
fn with_keys(text: &'static Text, workspace: Command) -> Command {
    let (words, arguments, values) = (&text.keys, &text.arguments, &text.values);
    let needs = |name: &'static str, about: &'static str| Command::new(name).about(about);
    let dir = || path("dir", arguments.dir).index(1).required(true).value_name(values.dir);
    let file = |name: &'static str, help: &'static str| path(name, help).long(name).value_name(values.file);
    let passphrase = || file("passphrase-file", arguments.passphrase_file);
    let flag = |name: &'static str, help: &'static str| {
        Arg::new(name).long(name).help(help).action(ArgAction::SetTrue)
    };
    workspace
        .subcommand(needs("renew-key", words.renew).args([
            dir(),
            passphrase(),
            file("recovery-file", arguments.recovery_file),
            flag("keep-backups", words.keep_backups),
        ]))
        .subcommand(needs("passphrase", words.passphrase).args([
            dir(),
            passphrase().conflicts_with("agency-key-file"),
            file("agency-key-file", words.agency_key_file),
            file("new-passphrase-file", words.new_passphrase_file),
        ]))
        .subcommand(needs("ways", words.ways).args([dir(), passphrase()]))
        .subcommand(
            needs("let-agency", words.let_agency)
                .args([dir(), passphrase()])
                .arg(word("recipient", words.recipient).long("recipient").value_name(words.public_key))
                .arg(flag("none", words.none))
                .group(ArgGroup::new("whom").args(["recipient", "none"]).required(true)),
        )
        .subcommand(
            needs("agency-key", words.agency_key)
                .arg(path("file", words.key_file).index(1).required(true).value_name(values.file)),
        )
        .subcommand(needs("salvage", words.salvage).args([
            dir(),
            passphrase(),
            path("to", words.into).long("to").required(true).value_name(values.dir),
        ]))
}

/// Headings and the words for help, which clap would say in English.
fn in_one_language(text: &'static Text, called: &str, command: Command) -> Command {
    let help = Arg::new("help").short('h').long("help").help(text.help_flag).action(ArgAction::Help);
    let positions: Vec<_> = command.get_positionals().map(|arg| arg.get_id().clone()).collect();
    let named: Vec<_> = command.get_opts().map(|arg| arg.get_id().clone()).collect();
    let has_version = command.get_version().is_some();
    let mut command = command
        .bin_name(called)
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .help_template(text.help_template)
        .subcommand_help_heading(text.help_commands)
        .subcommand_value_name(text.help_command)
        .next_help_heading(text.help_options)
        .arg(help);
    if has_version {
        let version = Arg::new("version").short('V').long("version").help(text.help_version);
        command = command.arg(version.action(ArgAction::Version));
    }
    for id in positions {
        command = command.mut_arg(id, |arg| arg.help_heading(text.help_arguments));
    }
    for id in named {
        command = command.mut_arg(id, |arg| arg.help_heading(text.help_options));
    }
    let usage = command.render_usage().to_string().replace("[OPTIONS]", text.help_usage_options);
    let usage = usage.split_once(": ").map(|(_, usage)| usage.to_owned()).unwrap_or_default();
    command = command.override_usage(usage);
    let names: Vec<String> = command.get_subcommands().map(|one| one.get_name().to_owned()).collect();
    for name in names {
        let called = format!("{called} {name}");
        command = command.mut_subcommand(name, |one| in_one_language(text, &called, one));
    }
    command
}

fn word(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).help(help)
}

fn path(name: &'static str, help: &'static str) -> Arg {
    word(name, help).value_parser(value_parser!(PathBuf))
}

/// Words that are not blank.
fn name(name: &'static str, help: &'static str) -> Arg {
    let said = |text: &str| if text.trim().is_empty() { Err("blank") } else { Ok(text.to_owned()) };
    word(name, help).value_parser(said)
}

fn number(name: &'static str, help: &'static str) -> Arg {
    word(name, help).value_parser(value_parser!(u32))
}

const USAGES: [(ErrorKind, Usage); 9] = [
    (ErrorKind::UnknownArgument, Usage::UnknownArgument),
    (ErrorKind::MissingRequiredArgument, Usage::MissingArgument),
    (ErrorKind::InvalidValue, Usage::BadValue),
    (ErrorKind::ValueValidation, Usage::BadValue),
    (ErrorKind::NoEquals, Usage::BadValue),
    (ErrorKind::InvalidSubcommand, Usage::UnknownCommand),
    (ErrorKind::MissingSubcommand, Usage::MissingCommand),
    (ErrorKind::ArgumentConflict, Usage::Conflict),
    (ErrorKind::TooManyValues, Usage::Conflict),
];

/// Help and version are what was asked for; everything else is explained in one sentence.
pub fn explain(text: &'static Text, error: &clap::Error) -> Exit {
    let out = Out::new(text, Style::Sentences);
    if matches!(
        error.kind(),
        ErrorKind::DisplayHelp
            | ErrorKind::DisplayVersion
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    ) {
        let asked = error.kind() != ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
        out.result(&(), |()| error.render().to_string());
        return if asked { Exit::Good } else { Exit::Usage };
    }
    let known = USAGES.into_iter().find(|(kind, _)| *kind == error.kind());
    let usage = known.map_or(Usage::Other, |(_, usage)| usage);
    let subject = [ContextKind::InvalidValue, ContextKind::InvalidSubcommand, ContextKind::InvalidArg]
        .into_iter()
        .find_map(|kind| error.get(kind))
        .map(spoken)
        .unwrap_or_default();
    let sentence = fill((text.usage)(usage), &[("subject", &subject)]);
    let help = fill(text.usage_help, &[("command", "lernfall")]);
    out.aside(&format!("{}: {sentence}\n{help}", text.error_label));
    Exit::Usage
}

fn spoken(value: &ContextValue) -> String {
    if let ContextValue::Strings(all) = value { all.join(", ") } else { value.to_string() }
}
