//! An e-mail draft with a bundle attached (RFC 5322, RFC 2045, RFC 2046).
//!
//! `X-Unsent: 1` makes mail programs open it for sending. It names no sender, recipient, time or
//! machine: those are the mail program's. Nothing of the case is in it outside of the attachment.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use uuid::Uuid;

use crate::error::ApiError;
use crate::target::{Target, of_writing};
use crate::templates::of_reading;

/// 57 bytes make a line of 76 characters (RFC 2045, clause 6.8).
const LINE: usize = 57;

/// What the draft says beside its attachment.
#[derive(Debug)]
pub struct Words<'a> {
    pub subject: &'a str,
    pub body: &'a str,
    /// Parts the draft; occurs nowhere else in it.
    pub boundary: Uuid,
}

/// Writes a draft to `to` with the file `attached` under its own, neutral name.
pub fn draft(to: &Path, attached: &Path, words: &Words<'_>) -> Result<(), ApiError> {
    let mut bundle = File::open(attached).map_err(|error| of_reading(&error))?;
    let mut target = Target::begin(to)?;
    write(&mut target, &mut bundle, attached, words).map_err(|error| of_writing(&error))?;
    target.read_back()?;
    target.finish()
}

fn write(to: &mut impl Write, bundle: &mut impl Read, attached: &Path, words: &Words<'_>) -> io::Result<()> {
    let boundary = words.boundary.simple();
    let name = attached.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let name = encoded_word(&name);
    write!(
        to,
        "X-Unsent: 1\r\nSubject: {}\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=\"{boundary}\"\r\n\r\n\
         --{boundary}\r\nContent-Type: text/plain; charset=utf-8\r\n\
         Content-Transfer-Encoding: base64\r\n\r\n",
        encoded_word(words.subject)
    )?;
    lines(to, &mut words.body.as_bytes())?;
    write!(
        to,
        "--{boundary}\r\nContent-Type: application/octet-stream; name=\"{name}\"\r\n\
         Content-Disposition: attachment; filename=\"{name}\"\r\n\
         Content-Transfer-Encoding: base64\r\n\r\n"
    )?;
    lines(to, bundle)?;
    write!(to, "--{boundary}--\r\n")
}

/// ASCII as it is, anything else as an encoded word (RFC 2047, clause 4.1).
fn encoded_word(text: &str) -> String {
    let plain = text.bytes().all(|byte| (b' '..=b'~').contains(&byte) && byte != b'"' && byte != b'\\');
    if plain { text.to_owned() } else { format!("=?utf-8?B?{}?=", STANDARD.encode(text)) }
}

fn lines(to: &mut impl Write, from: &mut impl Read) -> io::Result<()> {
    let mut buffer = vec![0; LINE * 1024];
    loop {
        let mut filled = 0;
        while let Some(rest) = buffer.get_mut(filled..).filter(|rest| !rest.is_empty()) {
            match from.read(rest)? {
                0 => break,
                count => filled += count,
            }
        }
        let read = buffer.get(..filled).unwrap_or_default();
        for line in read.chunks(LINE) {
            write!(to, "{}\r\n", STANDARD.encode(line))?;
        }
        if filled < buffer.len() {
            return Ok(());
        }
    }
}
