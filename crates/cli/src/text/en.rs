//! English sentences.

mod backups;
mod erasing;
mod faults;
mod keys;

use lernfall_app::error::Code;
use lernfall_app::jobs::Stage;
use lernfall_core::text::Language;

use self::faults::{answers_problem, objection, problem};
use super::{Arguments, Commands, Manual, Text, Usage, Values};

pub(super) const EN: Text = Text {
    language: Language::En,
    commands: Commands {
        lernfall: "Record how undertakings of the administration went, and hand it on. Works without a network. Not approved for classified material.",
        workspace: "Make and check workspaces",
        workspace_create: "Makes an encrypted workspace",
        workspace_check: "Checks database, key files and attachments",
        workspace_purge: "Makes a new backup and removes those that hold what was deleted",
        workspace_backup: "Makes a backup of the workspace",
        workspace_backups: "Shows the backups in a folder; needs no passphrase",
        workspace_restore: "Shows what is in a backup, and restores it with --yes",
        case: "Make, answer and hand over cases",
        case_new: "Makes a case and prints its id",
        case_list: "Lists the cases",
        case_show: "Shows a case with all answers",
        case_answer: "Takes answers from a file, all or none",
        case_attach: "Attaches a file to a question",
        case_sheet: "Writes the case sheet as a Word file for the own agency",
        case_export: "Seals a case as a bundle",
        case_erase: "Deletes a case, or with --interview one interview; without --yes only says what goes",
        person: "Register of persons",
        person_list: "Lists the persons",
        person_erase: "Deletes a person from the register; without --yes only says what goes",
        search: "Searches all cases",
        bundle: "Open and check bundles, without a workspace",
        bundle_decrypt: "Takes the encryption off and writes the signed container",
        bundle_verify: "Checks seal and content, byte by byte",
        bundle_show: "Shows what an intact bundle says",
        template: "Guides",
        template_list: "Lists the guides",
        template_show: "Shows the questions of a guide",
        template_check: "Checks the file of a guide and names all that is wrong",
        completions: "Prints the completions for a shell",
        manual: "Prints the manual page for man",
        schemas: "Writes the JSON Schemas of everything that goes in and out",
    },
    arguments: Arguments {
        dir: "Folder of the workspace",
        also: "Folder in which each backup is kept a second time from now on",
        from: "Folder with backups; otherwise those of the workspace",
        backup: "Name of the backup; otherwise the newest",
        restore_yes: "Restore indeed",
        agency: "Name of the agency, as it stands on the seal",
        level: "Administrative level as a code, for example EB-K2 (see template show)",
        passphrase_file: "File whose first line is the passphrase; otherwise you are asked",
        recovery_file: "New file for the recovery code; otherwise it appears on the terminal",
        json: "Print JSON by a published schema",
        title: "Working title, without names of people",
        template: "Id of the guide, or path of a guide file",
        form: "Form: own (own experience), talk (interview), group",
        answers: "File with answers (schemas/answers.schema.json)",
        case: "Id or number of the case",
        interview: "Number of the interview; otherwise the first",
        erase_interview: "Only the interview with this number",
        yes: "Delete indeed",
        person: "Id of the person",
        question: "Id of the question, for example H4",
        file: "File",
        to: "New file; an existing one is never overwritten",
        seal_passphrase_file: "File with the passphrase of the bundle; otherwise you are asked",
        plain: "Without encryption; only if every answer may be in the report",
        reason: "Reason for handing over without encryption",
        audience: "Who may read it: office (collecting office; the default), room (trust room), report",
        mail: "Also write an e-mail draft with the bundle attached",
        recipient: "Name of the office that the bundle is meant for",
        text: "Text to look for",
        shell: "Shell: bash, elvish, fish, powershell or zsh",
    },
    values: Values {
        code: "CODE",
        dir: "DIR",
        file: "FILE",
        id: "ID",
        number: "N",
        name: "NAME",
        question: "QUESTION",
        person: "PERSON",
        text: "TEXT",
        title: "TITLE",
        form: "FORM",
        shell: "SHELL",
        audience: "AUDIENCE",
        template: "GUIDE",
    },
    manual: Manual {
        name: "NAME",
        synopsis: "SYNOPSIS",
        description: "DESCRIPTION",
        commands: "COMMANDS",
        options: "OPTIONS OF ALL COMMANDS",
        exit: "EXIT STATUS",
        exit_good: "All went well.",
        exit_person: "Something has to be corrected; the sentence on standard error says what.",
        exit_usage: "The call could not be understood.",
        exit_verdict: "The file was looked at, and the verdict is against it.",
        exit_bug: "A bug in the program.",
    },
    usage,
    usage_help: "Help: {command} --help",
    help_template: "{about}\n\nUsage: {usage}\n\n{all-args}",
    help_flag: "This help",
    help_version: "The version",
    help_commands: "Commands",
    help_command: "COMMAND",
    help_options: "Options",
    help_usage_options: "[OPTIONS]",
    help_arguments: "What it is about",
    error,
    problem,
    answers_problem,
    objection,
    erasing: erasing::ERASING,
    backups: backups::BACKUPS,
    keys: keys::KEYS,
    error_label: "Error",
    passphrase_prompt: "Passphrase of the workspace: ",
    new_passphrase_prompt: "New passphrase for the workspace: ",
    passphrase_again: "Again: ",
    passphrases_differ: "The two entries differ. Nothing was written.",
    new_seal_prompt: "New passphrase for the bundle: ",
    seal_prompt: "Passphrase of the bundle: ",
    passphrase_unreadable: "The passphrase could not be read. Nothing was changed. Name a readable file with --passphrase-file whose first line is not empty.",
    seal_passphrase_unreadable: "The passphrase of the bundle could not be read. Nothing was written. Name a readable file with --seal-passphrase-file whose first line is not empty.",
    recovery_exists: "The file for the recovery code exists already. Nothing was changed. Choose another name.",
    recovery_unwritable: "The file for the recovery code could not be written. Nothing was changed. Check drive, folder and permissions.",
    recovery_lost: "The key is renewed, but the new recovery code could not be written, and the old one is no longer valid. The passphrase opens the workspace as before. Repeat the command with another file.",
    recovery_nowhere: "The recovery code is written only to a file of its own or to a terminal. Name one with --recovery-file. Nothing was changed.",
    recovery_shown: "Recovery code (opens the workspace without the passphrase; keep it apart and locked away):",
    recovery_saved: "The recovery code is in {file}. Keep it apart from this computer and locked away.",
    workspace_made: "The workspace {dir} is ready. Fingerprint of your seal: {fingerprint}",
    workspace_sound: "The workspace is intact. Checked: cases {cases}, attachments {attachments}.",
    workspace_unsound: "The workspace is damaged. Change nothing in it, make a copy of the folder, and restore from a backup or salvage what can be read with “lernfall workspace salvage”.",
    finding_database: "The database is damaged.",
    finding_key_file: "One of the two key files (keys.json, keys.json.bak) is damaged; the other serves.",
    finding_twin: "The two key files (keys.json, keys.json.bak) differ; the first serves.",
    finding_attachment: "The attachment {id} is damaged or missing.",
    no_cases: "No case yet. Make the first one with “lernfall case new”.",
    case_line: "{number}  {title}  ({answered} of {core} core questions, made {created})  {id}",
    case_head: "Case {number}: {title} · {answered} of {core} core questions · {id}",
    interview_head: "Interview {number} of {date}",
    question_open: "open",
    level_undecided: "use undecided",
    attachments_head: "Attachments",
    answers_taken: "Taken in: {answers} answers, {rows} rows.",
    objections_head: "Some answers do not fit their question yet. They are saved and do not leave like this:",
    attached: "Attached: {size} bytes, recognised as {type}.",
    sheet_made: "The case sheet is in {file}. The file is not encrypted and meant for the own agency only.",
    exported: "Bundle {number} was written, read back and checked: {file} ({size} bytes).\nDigest of the container (SHA-256): {container}\nDigest of the content: {content}\n{behind} answers stay here.",
    exported_sealed: "It is encrypted with the passphrase. Tell the collecting office the passphrase in another way, for example on the telephone.",
    exported_plain: "It is not encrypted: every answer in it may be in the report.",
    exported_mail: "The e-mail draft is in {file}.",
    exported_next: "If the e-mail is rejected, upload the file through your agency's data exchange or hand it over on an approved drive.",
    seal_meaning: "The seal shows every later change; it does not replace a signature.",
    nothing_found: "Nothing found.",
    found: "Case {number} · {title} · question {question}",
    decrypted: "The container is in {file}, not encrypted ({size} bytes).",
    verdict_intact_unknown: "Unchanged, sender unknown: seal and content are as they were sealed. Whose seal it is can only be told by comparing the fingerprint, for example on the telephone.",
    verdict_broken: "Changed or damaged: the content is not as it was sealed. Do not use it and have the sender give you a new bundle.",
    verdict_unreadable: "The file is no bundle or cannot be read. Check whether you chose the right file.",
    verdict_unsigned: "The file is a container without a seal. Where it is from and whether it was changed cannot be told.",
    verdict_stopped: "Checking was stopped. There is no result.",
    signer_line: "Seal: {subject}, {day}\nFingerprint: {fingerprint}",
    member_intact: "unchanged",
    member_altered: "CHANGED",
    member_missing: "MISSING",
    member_not_covered: "not covered by the seal",
    member_line: "  {name}: {state} ({size} bytes)",
    fault_line: "Finding: {part}",
    fault_envelope: "The encryption shows that the file was changed or cut off.",
    fault_container: "The structure of the container was changed.",
    fault_manifest: "The list of contents (manifest) was changed or does not fit.",
    fault_signature: "The seal (signature) was changed or does not hold.",
    fault_delivery: "The particulars of the hand-over (delivery.json) cannot be understood or do not fit.",
    template_line: "{id} {version}: {title} ({questions} questions, {core} core questions)",
    template_sound: "The guide can be used.",
    template_unsound: "The guide cannot be used like this. Problems: {count}",
    core_mark: "core question",
    problem_line: "  {place}: {sentence}",
    stage,
    mail_subject: "Hand-over {number}",
    mail_body: "Hello,\r\n\r\na sealed bundle is attached. You will receive the passphrase in another way.\r\n",
    mail_body_plain: "Hello,\r\n\r\na sealed bundle is attached. It is not encrypted.\r\n",
    mail_file_stem: "hand-over",
};

fn usage(usage: Usage) -> &'static str {
    match usage {
        Usage::UnknownArgument => "“{subject}” is not known here.",
        Usage::MissingArgument => "Missing: {subject}",
        Usage::BadValue => "The value “{subject}” does not fit here.",
        Usage::UnknownCommand => "There is no command “{subject}”.",
        Usage::MissingCommand => "A command is missing.",
        Usage::Conflict => "“{subject}” does not go together with the others.",
        Usage::Other => "The call could not be understood.",
    }
}

fn error(code: Code) -> &'static str {
    match code {
        Code::WrongPassphrase => {
            "The passphrase does not open this workspace. Nothing was changed. Check caps lock and keyboard layout, or enter the recovery code in its place."
        }
        Code::WorkspaceDamaged => {
            "The workspace is damaged ({part}). Nothing was changed. Restore from a backup, or salvage what can be read with “lernfall workspace salvage”."
        }
        Code::WorkspaceTooNew => {
            "The workspace is from a newer version of Lernfall (format {found}, known here up to {known}). Nothing was changed. Use the newer version."
        }
        Code::WorkspaceHeld => {
            "The workspace is open already: computer {host}, process {process}. Nothing was changed. Close it there first."
        }
        Code::NotAWorkspace => {
            "There is no workspace in this folder. Nothing was changed. Check the path, or make one with “lernfall workspace create”."
        }
        Code::WorkspaceExists => {
            "There is something in this folder already. Nothing was made and nothing overwritten. Choose a new or empty folder."
        }
        Code::WorkspaceFull => {
            "The disk of the workspace is full. Whatever was reported as saved is safe; the last change was not taken. Make room and try again."
        }
        Code::WorkspaceReadOnly => {
            "The folder of the workspace cannot be written to. Nothing was changed. Check permissions and write protection."
        }
        Code::WorkspaceUnreadable => {
            "The folder of the workspace cannot be read. Nothing was changed. Check whether the drive is connected."
        }
        Code::PassphraseTooShort => {
            "The passphrase is too short: at least {least} characters. Nothing was made. Four or five random words are a good choice."
        }
        Code::PassphraseOfWorkspace => {
            "This passphrase opens your workspace. Nothing was written. Take another one for the bundle: you will tell it to others."
        }
        Code::UnknownAgencyLevel => {
            "The administrative level “{level}” is not known. Nothing was made. Possible are: {known}."
        }
        Code::Locked => "No workspace is open. Nothing was changed. Open it with its passphrase.",
        Code::RecoveryDiffers => {
            "The two groups are not those of the recovery code. Nothing was changed. Read them once more from the code you noted."
        }
        Code::AgencyMissing => {
            "The agency has not been named yet. Nothing was written. Name the agency and its administrative level first."
        }
        Code::BackupDamaged => {
            "The backup is damaged ({part}). Nothing in the workspace was changed. Choose another backup; “lernfall workspace backups” shows which there are."
        }
        Code::BackupGone => {
            "There is no such backup. Nothing in the workspace was changed. “lernfall workspace backups” shows which there are."
        }
        Code::BackupOfAnother => {
            "The backup belongs to another workspace. Nothing was changed. Name an empty folder to restore it into."
        }
        Code::NotAnAgencyKey => {
            "This is no recovery key of an agency. Nothing was changed. The public key begins with age1; the key file has exactly one line that begins with AGE-SECRET-KEY-1."
        }
        Code::PageUnreadable => {
            "Part of the database is damaged and cannot be read, even after it was opened again. What was saved and can be read stays. Restore from a backup, or salvage what can be read with “lernfall workspace salvage”."
        }
        Code::UnknownCase => {
            "There is no case “{case}” in this workspace. “lernfall case list” shows which there are."
        }
        Code::UnknownInterview => "This case has no interview number {interview}. Nothing was changed.",
        Code::LastInterview => {
            "A case has at least one interview. Nothing was changed. Add another one first."
        }
        Code::UnknownPerson => {
            "The register of persons has no entry “{person}”. Nothing was changed. Look it up in the list."
        }
        Code::DateNotReadable => {
            "That could not be read as a date. Nothing was changed. Give day, month and year, such as 22.11.2026."
        }
        Code::TitleMissing => {
            "The working title is missing. Nothing was made. Give a working title without names of persons."
        }
        Code::UnknownQuestion => "The guide of this case has no question “{question}”. Nothing was changed.",
        Code::UnknownTemplate => {
            "There is no guide “{template}”. “lernfall template list” shows which there are."
        }
        Code::FormNotOffered => "The guide does not offer this form. Nothing was made.",
        Code::BrokenTemplate => "The guide cannot be used like this. Nothing was changed. Problems:",
        Code::BrokenAnswers => "The file with the answers cannot be taken in. Nothing was changed. Reasons:",
        Code::TooManyRows => "The question {question} takes no more than {most} rows. Nothing was changed.",
        Code::NotForFiles => "No files can be attached to the question {question}. Nothing was changed.",
        Code::NotInForm => {
            "The form of this interview does not ask the question {question}. Nothing was changed."
        }
        Code::FileMissing => "The file does not exist. Nothing was changed. Check the path.",
        Code::FileUnreadable => {
            "The file cannot be read. Nothing was changed. Check whether it is an ordinary file, and check permissions and drive."
        }
        Code::FileTooLarge => {
            "The file is too large (at most {most} bytes). Nothing was changed. Check whether you chose the right file."
        }
        Code::TargetExists => {
            "A file of this name exists already. It was not overwritten. Choose another name."
        }
        Code::TargetMissing => {
            "The target folder does not exist (any more). Nothing was written. Check whether the drive is connected."
        }
        Code::TargetFull => {
            "The target drive is full. The unfinished file was removed; nothing in the workspace was changed. Make room or choose another target."
        }
        Code::TargetReadOnly => {
            "The target cannot be written to. Nothing in the workspace was changed. Check permissions and write protection, or choose another target."
        }
        Code::TargetLost => {
            "Writing to the target failed. Nothing in the workspace was changed; what lies on the target is of no use. Check the drive and try again."
        }
        Code::ReadBackFailed => {
            "The written file could not be read back unchanged and was removed. Nothing in the workspace was changed. Use another drive."
        }
        Code::NothingToHandOver => {
            "Nothing may be handed to these recipients. Nothing was written. First decide what may be done with the answers."
        }
        Code::LevelsUndecided => {
            "It is not decided yet what may be done with the answers (question {question}). Nothing was written. Go through their use together and confirm it."
        }
        Code::PreviewOutdated => {
            "What would be sealed is no longer what the preview showed. Nothing was written. Look at the preview once more."
        }
        Code::HandOverBlocked => {
            "One answer forbids handing over: question {question}. Nothing was written. Settle it first."
        }
        Code::NotAllForReport => {
            "Only what may be in the report as a whole leaves without encryption; {count} answers may not. Nothing was written. Hand over encrypted."
        }
        Code::ReasonMissing => {
            "Handing over without encryption needs a reason. Nothing was written. Name it with --reason."
        }
        Code::NotABundle => {
            "The file is no bundle. Nothing was written. Check whether you chose the right file."
        }
        Code::BundleNeedsPassphrase => {
            "The bundle is encrypted with a passphrase. Name it with --seal-passphrase-file."
        }
        Code::BundleNeedsKey => {
            "The bundle is encrypted for a key that is not here. Turn to the office that it is meant for."
        }
        Code::BundleWrongPassphrase => {
            "The passphrase does not open this bundle. Nothing was changed. Ask the sender."
        }
        Code::BundleDamaged => {
            "The bundle was changed or is damaged. Do not use its content and have a new one given to you."
        }
        Code::BundleTooNew => {
            "The bundle is from a newer version of Lernfall. Use the newer version to read it."
        }
        Code::BundleNotUnderstood => {
            "The bundle is intact, but its content cannot be understood here. It may be from another program. Ask the sender."
        }
        Code::Cancelled => "Stopped. Nothing was written and nothing changed.",
        Code::Bug => {
            "This should not have happened: a mistake in the program. Whatever was reported as saved is safe. Report it with the command that you used, without contents."
        }
    }
}

fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Attaching => "Attaching",
        Stage::Reading => "Reading",
        Stage::Sealing => "Sealing and writing",
        Stage::ReadingBack => "Reading back",
        Stage::Verifying => "Checking",
        Stage::BackingUp => "Backing up",
        Stage::Restoring => "Unpacking and checking the backup",
        Stage::Renewing => "Renewing the key",
        Stage::Salvaging => "Salvaging",
        Stage::Decrypting => "Decrypting",
        Stage::Checking => "Checking the workspace",
    }
}
