//! Every sentence that the command line says, in German and English.
//!
//! Complete by type: a language that lacks a sentence does not compile. Facts go into a sentence by
//! name (`{count}`); a test shows that both languages use the same names.

pub mod backups;
mod de;
mod en;
pub mod erasing;
pub mod keys;

use lernfall_app::error::{AnswersProblemCode, ApiError, Code};
use lernfall_core::answer::check::ObjectionCode;
use lernfall_core::template::ProblemCode;
use lernfall_core::text::Language;

/// A command's line in the help, and those of its arguments are in [`Text::arguments`].
#[derive(Debug)]
pub struct Commands {
    pub lernfall: &'static str,
    pub workspace: &'static str,
    pub workspace_create: &'static str,
    pub workspace_check: &'static str,
    pub workspace_purge: &'static str,
    pub workspace_backup: &'static str,
    pub workspace_backups: &'static str,
    pub workspace_restore: &'static str,
    pub case: &'static str,
    pub case_new: &'static str,
    pub case_list: &'static str,
    pub case_show: &'static str,
    pub case_answer: &'static str,
    pub case_attach: &'static str,
    pub case_sheet: &'static str,
    pub case_export: &'static str,
    pub case_erase: &'static str,
    pub person: &'static str,
    pub person_list: &'static str,
    pub person_erase: &'static str,
    pub search: &'static str,
    pub bundle: &'static str,
    pub bundle_decrypt: &'static str,
    pub bundle_verify: &'static str,
    pub bundle_show: &'static str,
    pub template: &'static str,
    pub template_list: &'static str,
    pub template_show: &'static str,
    pub template_check: &'static str,
    pub completions: &'static str,
    pub manual: &'static str,
    pub schemas: &'static str,
}

/// What each argument is.
#[derive(Debug)]
pub struct Arguments {
    pub dir: &'static str,
    pub also: &'static str,
    pub from: &'static str,
    pub backup: &'static str,
    pub restore_yes: &'static str,
    pub agency: &'static str,
    pub level: &'static str,
    pub passphrase_file: &'static str,
    pub recovery_file: &'static str,
    pub json: &'static str,
    pub title: &'static str,
    pub template: &'static str,
    pub form: &'static str,
    pub answers: &'static str,
    pub case: &'static str,
    pub interview: &'static str,
    pub erase_interview: &'static str,
    pub yes: &'static str,
    pub person: &'static str,
    pub question: &'static str,
    pub file: &'static str,
    pub to: &'static str,
    pub seal_passphrase_file: &'static str,
    pub plain: &'static str,
    pub reason: &'static str,
    pub audience: &'static str,
    pub mail: &'static str,
    pub recipient: &'static str,
    pub text: &'static str,
    pub shell: &'static str,
}

/// What stands for a value in the help.
#[derive(Debug)]
pub struct Values {
    pub code: &'static str,
    pub dir: &'static str,
    pub file: &'static str,
    pub id: &'static str,
    pub number: &'static str,
    pub name: &'static str,
    pub question: &'static str,
    pub person: &'static str,
    pub text: &'static str,
    pub title: &'static str,
    pub form: &'static str,
    pub shell: &'static str,
    pub audience: &'static str,
    pub template: &'static str,
}

/// Headings of the manual page, and what the numbers mean with which the program ends.
#[derive(Debug)]
pub struct Manual {
    pub name: &'static str,
    pub synopsis: &'static str,
    pub description: &'static str,
    pub commands: &'static str,
    pub options: &'static str,
    pub exit: &'static str,
    pub exit_good: &'static str,
    pub exit_person: &'static str,
    pub exit_usage: &'static str,
    pub exit_verdict: &'static str,
    pub exit_bug: &'static str,
}

/// All sentences in one language.
#[derive(Debug)]
pub struct Text {
    pub language: Language,
    pub commands: Commands,
    pub arguments: Arguments,
    pub values: Values,
    pub manual: Manual,
    pub usage: fn(Usage) -> &'static str,
    pub usage_help: &'static str,
    /// As clap wants it, with the headings of one language.
    pub help_template: &'static str,
    pub help_flag: &'static str,
    pub help_version: &'static str,
    pub help_commands: &'static str,
    pub help_command: &'static str,
    pub help_options: &'static str,
    pub help_arguments: &'static str,
    pub help_usage_options: &'static str,
    pub error: fn(Code) -> &'static str,
    pub problem: fn(ProblemCode) -> &'static str,
    pub answers_problem: fn(AnswersProblemCode) -> &'static str,
    pub objection: fn(ObjectionCode) -> &'static str,
    pub erasing: erasing::Erasing,
    pub backups: backups::Backups,
    pub keys: keys::Keys,
    pub error_label: &'static str,
    pub passphrase_prompt: &'static str,
    pub new_passphrase_prompt: &'static str,
    pub passphrase_again: &'static str,
    pub passphrases_differ: &'static str,
    pub seal_prompt: &'static str,
    pub new_seal_prompt: &'static str,
    pub passphrase_unreadable: &'static str,
    pub seal_passphrase_unreadable: &'static str,
    pub recovery_exists: &'static str,
    pub recovery_unwritable: &'static str,
    pub recovery_lost: &'static str,
    pub recovery_nowhere: &'static str,
    pub recovery_shown: &'static str,
    pub recovery_saved: &'static str,
    pub workspace_made: &'static str,
    pub workspace_sound: &'static str,
    pub workspace_unsound: &'static str,
    pub finding_database: &'static str,
    pub finding_key_file: &'static str,
    pub finding_twin: &'static str,
    pub finding_attachment: &'static str,
    pub no_cases: &'static str,
    pub case_line: &'static str,
    pub case_head: &'static str,
    pub interview_head: &'static str,
    pub question_open: &'static str,
    pub level_undecided: &'static str,
    pub attachments_head: &'static str,
    pub answers_taken: &'static str,
    pub objections_head: &'static str,
    pub attached: &'static str,
    pub sheet_made: &'static str,
    pub exported: &'static str,
    pub exported_sealed: &'static str,
    pub exported_plain: &'static str,
    pub exported_mail: &'static str,
    pub exported_next: &'static str,
    pub seal_meaning: &'static str,
    pub nothing_found: &'static str,
    pub found: &'static str,
    pub decrypted: &'static str,
    pub verdict_intact_unknown: &'static str,
    pub verdict_broken: &'static str,
    pub verdict_unreadable: &'static str,
    pub verdict_unsigned: &'static str,
    pub verdict_stopped: &'static str,
    pub signer_line: &'static str,
    pub member_intact: &'static str,
    pub member_altered: &'static str,
    pub member_missing: &'static str,
    pub member_not_covered: &'static str,
    pub member_line: &'static str,
    pub fault_line: &'static str,
    pub fault_envelope: &'static str,
    pub fault_container: &'static str,
    pub fault_manifest: &'static str,
    pub fault_signature: &'static str,
    pub fault_delivery: &'static str,
    pub template_line: &'static str,
    pub template_sound: &'static str,
    pub template_unsound: &'static str,
    pub core_mark: &'static str,
    pub problem_line: &'static str,
    pub stage: fn(lernfall_app::jobs::Stage) -> &'static str,
    pub mail_subject: &'static str,
    pub mail_body: &'static str,
    pub mail_body_plain: &'static str,
    pub mail_file_stem: &'static str,
}

/// What can be wrong with a call.
#[derive(Clone, Copy, Debug)]
pub enum Usage {
    UnknownArgument,
    MissingArgument,
    BadValue,
    UnknownCommand,
    MissingCommand,
    Conflict,
    Other,
}

/// The sentences of `language`.
pub fn text(language: Language) -> &'static Text {
    match language {
        Language::De => &de::DE,
        Language::En => &en::EN,
    }
}

/// A sentence with its facts. A fact is one line and cannot pass for a sentence of ours, as it may come from
/// a file of others.
pub fn fill(sentence: &str, facts: &[(&str, &str)]) -> String {
    facts.iter().fold(sentence.to_owned(), |done, (name, fact)| {
        done.replace(&format!("{{{name}}}"), &fact.replace(is_not_of_a_line, "\u{fffd}"))
    })
}

/// Control characters, line and paragraph separators, and marks that turn the direction of writing.
fn is_not_of_a_line(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

impl Text {
    /// What happened, what is safe, what to do.
    pub fn of_error(&self, error: &ApiError) -> String {
        let facts: Vec<(&str, &str)> =
            error.facts.iter().map(|(name, fact)| (*name, fact.as_str())).collect();
        let mut told = fill((self.error)(error.code), &facts);
        for problem in &error.problems {
            told.push('\n');
            told.push_str(&self.of_problem(problem));
        }
        for problem in &error.answers {
            told.push('\n');
            told.push_str(&self.placed(
                &problem.place,
                (self.answers_problem)(problem.code),
                &problem.subject,
            ));
        }
        told
    }

    pub fn of_problem(&self, problem: &lernfall_core::template::Problem) -> String {
        self.placed(&problem.place, (self.problem)(problem.code), &problem.subject)
    }

    fn placed(&self, place: &str, sentence: &str, subject: &str) -> String {
        let place = if place.is_empty() { "/" } else { place };
        fill(self.problem_line, &[("place", place), ("sentence", &fill(sentence, &[("subject", subject)]))])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(sentence: &str) -> Vec<&str> {
        let mut names: Vec<&str> = sentence
            .split('{')
            .skip(1)
            .filter_map(|part| part.split_once('}'))
            .map(|(name, _)| name)
            .collect();
        names.retain(|name| name.bytes().all(|byte| byte.is_ascii_lowercase()));
        names.sort_unstable();
        names.dedup();
        names
    }

    #[test]
    fn both_languages_put_the_same_facts_into_a_sentence() {
        let (de, en) = (format!("{:?}", de::DE), format!("{:?}", en::EN));
        assert_eq!(names(&de), names(&en));
        for code in lernfall_app::error::Code::ALL {
            assert_eq!(names((de::DE.error)(*code)), names((en::EN.error)(*code)), "{code:?}");
        }
    }

    #[test]
    fn a_fact_cannot_add_a_line() {
        let told = fill("{a}: {b}", &[("a", "Amt\nUnverändert"), ("b", "x\u{202e}y")]);
        assert_eq!(told, "Amt\u{fffd}Unverändert: x\u{fffd}y");
    }

    #[test]
    fn no_sentence_shouts_begs_or_calls_anything_invalid() {
        let all = format!("{:?}{:?}", de::DE, en::EN);
        let errors: String = Code::ALL.iter().map(|code| (de::DE.error)(*code)).collect();
        for banned in ["!", "bitte", "Bitte", "ungültig", "Ungültig", "please", "Please", "invalid"] {
            assert!(!all.contains(banned) && !errors.contains(banned), "{banned}");
        }
    }
}
