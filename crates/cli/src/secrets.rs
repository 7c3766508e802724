//! Passphrases from a file or a prompt, never from an argument; the recovery code to its own file or the
//! terminal, never to a pipe.

use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, IsTerminal, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use secrecy::{ExposeSecret, SecretString};

use crate::text::Text;

/// A passphrase is never longer, in bytes.
const MOST: u64 = 4096;

/// Why there is no secret; a sentence.
pub type Refusal = &'static str;

/// The first line of `file`, else what is typed at `prompt`.
pub fn passphrase(text: &Text, file: Option<&PathBuf>, prompt: &str) -> Result<SecretString, Refusal> {
    let typed = match file {
        Some(file) => first_line(file),
        None => rpassword::prompt_password(prompt).ok(),
    };
    typed.filter(|typed| !typed.is_empty()).map(SecretString::from).ok_or(text.passphrase_unreadable)
}

/// A new passphrase; at the prompt it is asked for twice.
pub fn new_passphrase(text: &Text, file: Option<&PathBuf>) -> Result<SecretString, Refusal> {
    let first = passphrase(text, file, text.passphrase_prompt)?;
    if file.is_none() {
        let again = passphrase(text, None, text.passphrase_again)?;
        if again.expose_secret() != first.expose_secret() {
            return Err(text.passphrases_differ);
        }
    }
    Ok(first)
}

fn first_line(file: &Path) -> Option<String> {
    let mut line = String::new();
    BufReader::new(File::open(file).ok()?.take(MOST)).read_line(&mut line).ok()?;
    Some(line.trim_end_matches(['\r', '\n']).to_owned())
}

/// Where the recovery code goes, made sure of before anything is made.
#[derive(Debug)]
pub enum RecoveryPlace {
    File(PathBuf, File),
    Terminal,
}

impl RecoveryPlace {
    /// A new file that only its owner may read, or the terminal.
    pub fn find(text: &Text, file: Option<&PathBuf>) -> Result<Self, Refusal> {
        let Some(path) = file else {
            let terminal = std::io::stderr().is_terminal();
            return terminal.then_some(Self::Terminal).ok_or(text.recovery_nowhere);
        };
        match OpenOptions::new().write(true).create_new(true).mode(0o600).open(path) {
            Ok(file) => Ok(Self::File(path.clone(), file)),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Err(text.recovery_exists),
            Err(_) => Err(text.recovery_unwritable),
        }
    }

    /// Takes the file away again: there is no code to keep.
    pub fn abandon(self) {
        if let Self::File(path, _) = self {
            let _removed = std::fs::remove_file(path);
        }
    }

    /// Writes the code, and says where it is.
    pub fn keep(self, text: &Text, code: &SecretString) -> Result<String, Refusal> {
        match self {
            Self::File(path, mut file) => {
                let written = writeln!(file, "{}", code.expose_secret()).and_then(|()| file.sync_all());
                written.map_err(|_| text.recovery_unwritable)?;
                Ok(crate::text::fill(text.recovery_saved, &[("file", &path.display().to_string())]))
            }
            Self::Terminal => Ok(format!("{}\n{}", text.recovery_shown, code.expose_secret())),
        }
    }
}
