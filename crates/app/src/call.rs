//! What shells ask for: plain data, in the user's words.

use std::path::PathBuf;

use lernfall_core::interview::Form;
use lernfall_core::level::Audience;
use lernfall_core::text::Language;
use secrecy::SecretString;

/// Make a case.
#[derive(Clone)]
pub struct NewCase {
    pub title: String,
    /// The id of a guide or the path of a guide's file; left out: the built-in one.
    pub template: Option<String>,
    /// Left out: as the answers say, else a talk.
    pub form: Option<Form>,
    /// The language in which it is written down; left out: as the answers say, else the system's.
    pub language: Option<Language>,
    /// The file with answers to begin with.
    pub answers: Option<PathBuf>,
}

/// Attach a file to a question.
#[derive(Clone)]
pub struct AttachFile {
    pub question: String,
    pub file: PathBuf,
    /// What the row is called; left out: the file's name.
    pub title: Option<String>,
    /// The interview's number; left out: the first.
    pub interview: Option<u32>,
}

/// Hand a case over.
#[derive(Clone, Debug)]
pub struct Export {
    pub to: PathBuf,
    pub audience: Audience,
    pub envelope: SealWith,
    /// The name of the office that the bundle is meant for.
    pub recipient: Option<String>,
    pub mail: Option<Mail>,
}

impl std::fmt::Debug for NewCase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "NewCase({:?})", self.form)
    }
}

impl std::fmt::Debug for AttachFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "AttachFile({})", self.question)
    }
}

/// How the bundle is closed.
#[derive(Clone, Debug)]
pub enum SealWith {
    Passphrase(SecretString),
    /// Not encrypted, and why; only where every answer may be in the report.
    Nothing {
        reason: String,
    },
}

/// An e-mail draft with the bundle attached; its words come from the shell's message files.
#[derive(Clone, Debug)]
pub struct Mail {
    pub to: PathBuf,
    /// With `{number}` where the bundle's number goes.
    pub subject: String,
    /// With an encrypted bundle.
    pub body: String,
    /// With a bundle that is not encrypted.
    pub body_plain: String,
    /// What the attachment is called, before the number; neutral, ASCII.
    pub file_stem: String,
}
