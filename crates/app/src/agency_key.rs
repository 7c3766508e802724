//! The agency's recovery key: made once, kept by the agency, read where a workspace is opened with it.
//!
//! Keeps the private key in its own file and out of everything that is shown.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use lernfall_store::AgencyKey;
use secrecy::zeroize::Zeroizing;
use secrecy::{ExposeSecret, SecretString};

use crate::error::{ApiError, Code};
use crate::target::Target;

/// A key file is never longer, in bytes.
const MOST: u64 = 64 * 1024;
/// As much, and one byte to see that there is no more without growing.
const ROOM: usize = 64 * 1024 + 1;

/// Makes a key, writes its file, and gives the public half.
pub fn make(place: &Path) -> Result<String, ApiError> {
    let key = AgencyKey::generate();
    let recipient = key.recipient().to_string();
    // Room enough from the start: a text that grows leaves copies of itself behind.
    let mut text = Zeroizing::new(String::with_capacity(ROOM));
    for part in ["# public key: ", &recipient, "\n", key.to_text().expose_secret(), "\n"] {
        text.push_str(part);
    }
    Target::write_whole(place, text.as_bytes())?;
    Ok(recipient)
}

/// Reads a key file, as this program and `age-keygen` write them.
pub fn read(file: &Path) -> Result<AgencyKey, ApiError> {
    let mut text = Zeroizing::new(String::with_capacity(ROOM));
    let told = |kind, code| {
        move |error: io::Error| ApiError::new(if error.kind() == kind { code } else { Code::FileUnreadable })
    };
    let opened = File::open(file).map_err(told(ErrorKind::NotFound, Code::FileMissing))?;
    let read = opened.take(MOST).read_to_string(&mut text);
    read.map_err(told(ErrorKind::InvalidData, Code::NotAnAgencyKey))?;
    AgencyKey::read(&SecretString::from(text.as_str())).map_err(|_| ApiError::new(Code::NotAnAgencyKey))
}
