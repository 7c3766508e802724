//! Passphrases from a file or a prompt, never from an argument; the recovery code to its own file or the
//! terminal, never to a pipe.

use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, IsTerminal, Read, Seek, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use lernfall_app::error::Code;
use secrecy::{ExposeSecret, SecretString};

use crate::text::Text;

/// A passphrase is never longer, in bytes.
const MOST: u64 = 4096;

/// Why there is no secret.
#[derive(Clone, Copy, Debug)]
pub struct Refusal {
    /// The nearest for other programs.
    pub code: Code,
    pub sentence: &'static str,
}

fn refusal(code: Code) -> impl Fn(&'static str) -> Refusal {
    move |sentence| Refusal { code, sentence }
}

/// The passphrase of a workspace: the first line of `file`, else what is typed.
pub fn passphrase(text: &Text, file: Option<&PathBuf>, prompt: &str) -> Result<SecretString, Refusal> {
    read(file, prompt).ok_or(refusal(Code::FileUnreadable)(text.passphrase_unreadable))
}

/// The passphrase of a bundle, likewise.
pub fn seal_passphrase(text: &Text, file: Option<&PathBuf>) -> Result<SecretString, Refusal> {
    let code = if file.is_some() { Code::FileUnreadable } else { Code::BundleNeedsPassphrase };
    read(file, text.seal_prompt).ok_or(refusal(code)(text.seal_passphrase_unreadable))
}

fn read(file: Option<&PathBuf>, prompt: &str) -> Option<SecretString> {
    let typed = match file {
        Some(file) => first_line(file),
        None => rpassword::prompt_password(prompt).ok(),
    };
    typed.filter(|typed| !typed.is_empty()).map(SecretString::from)
}

/// A new passphrase for a workspace; at the prompt it is asked for twice.
pub fn new_passphrase(text: &Text, file: Option<&PathBuf>) -> Result<SecretString, Refusal> {
    let first = passphrase(text, file, text.new_passphrase_prompt)?;
    twice(text, file, first)
}

/// A new passphrase for a bundle, likewise.
pub fn new_seal_passphrase(text: &Text, file: Option<&PathBuf>) -> Result<SecretString, Refusal> {
    let code = if file.is_some() { Code::FileUnreadable } else { Code::BundleNeedsPassphrase };
    let first = read(file, text.new_seal_prompt).ok_or(refusal(code)(text.seal_passphrase_unreadable))?;
    twice(text, file, first)
}

fn twice(text: &Text, file: Option<&PathBuf>, first: SecretString) -> Result<SecretString, Refusal> {
    if file.is_none() {
        let again = passphrase(text, None, text.passphrase_again)?;
        if again.expose_secret() != first.expose_secret() {
            return Err(refusal(Code::WrongPassphrase)(text.passphrases_differ));
        }
    }
    Ok(first)
}

fn first_line(file: &Path) -> Option<String> {
    let mut line = String::new();
    BufReader::new(File::open(file).ok()?.take(MOST)).read_line(&mut line).ok()?;
    Some(line.trim_start_matches('\u{feff}').trim_end_matches(['\r', '\n']).to_owned())
}

/// As long as a code with its line end, or longer.
const ROOM: [u8; 128] = [b' '; 128];

/// Where the recovery code goes, made sure of before anything is made.
#[derive(Debug)]
pub enum RecoveryPlace {
    File(PathBuf, File),
    Terminal,
}

impl RecoveryPlace {
    /// A new file that only its owner may read, with room for the code, or the terminal.
    pub fn find(text: &Text, file: Option<&PathBuf>) -> Result<Self, Refusal> {
        let Some(path) = file else {
            let terminal = std::io::stderr().is_terminal();
            let nowhere = refusal(Code::TargetMissing)(text.recovery_nowhere);
            return terminal.then_some(Self::Terminal).ok_or(nowhere);
        };
        let unwritable = refusal(Code::TargetReadOnly)(text.recovery_unwritable);
        match OpenOptions::new().write(true).create_new(true).mode(0o600).open(path) {
            Ok(mut file) => {
                // On a full medium this is where it shows, and not when the workspace is made already.
                let room = file.write_all(&ROOM).and_then(|()| file.sync_all());
                let place = Self::File(path.clone(), file);
                if room.is_ok() {
                    return Ok(place);
                }
                place.abandon();
                Err(unwritable)
            }
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                Err(refusal(Code::TargetExists)(text.recovery_exists))
            }
            Err(_) => Err(unwritable),
        }
    }

    pub fn is_terminal(&self) -> bool {
        matches!(self, Self::Terminal)
    }

    /// Takes the file away again: there is no code to keep.
    pub fn abandon(self) {
        if let Self::File(path, _) = self {
            let _removed = std::fs::remove_file(path);
        }
    }

    /// Writes the code, and says where it is, or `lost`.
    pub fn keep(&mut self, text: &Text, code: &SecretString, lost: &'static str) -> Result<String, Refusal> {
        match self {
            Self::File(path, file) => {
                let line = format!("{}\n", code.expose_secret());
                let written = file
                    .rewind()
                    .and_then(|()| file.write_all(line.as_bytes()))
                    .and_then(|()| file.set_len(line.len() as u64))
                    .and_then(|()| file.sync_all());
                written.map_err(|_| refusal(Code::TargetLost)(lost))?;
                Ok(crate::text::fill(text.recovery_saved, &[("file", &path.display().to_string())]))
            }
            Self::Terminal => Ok(format!("{}\n{}", text.recovery_shown, code.expose_secret())),
        }
    }
}
