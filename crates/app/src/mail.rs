//! An e-mail draft with a bundle attached (RFC 5322, RFC 2045, RFC 2046).
//!
//! `X-Unsent: 1` makes mail programs open it for sending. It names no sender, recipient, time or
//! machine: those are the mail program's. Nothing of the case is in it outside of the attachment.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use lernfall_core::digest::Digest;
use uuid::Uuid;

use crate::error::{ApiError, Code};
use crate::target::{Hashing, Target, of_writing};
use crate::templates::of_reading;

/// 57 bytes make a line of 76 characters (RFC 2045, clause 6.8).
const LINE: usize = 57;

/// What the draft says beside its attachment.
#[derive(Debug)]
pub struct Words<'a> {
    pub subject: &'a str,
    pub body: &'a str,
    /// What the attachment is called; neutral, ASCII.
    pub name: &'a str,
    /// Parts the draft; occurs nowhere else in it.
    pub boundary: Uuid,
}

/// Writes a draft to `to` with the file `attached`, which must still be the one of `digest`. The draft is
/// read back and compared before it gets its name.
pub fn draft(to: &Path, attached: &Path, digest: &Digest, words: &Words<'_>) -> Result<(), ApiError> {
    let mut bundle = BufReader::new(File::open(attached).map_err(|error| of_reading(&error))?);
    let mut target = Target::begin(to)?;
    let mut passed = Hashing::new(io::sink());
    // A line is 78 bytes: without this each would be a call to the system of its own.
    let mut buffered = BufWriter::with_capacity(256 * 1024, Hashing::new(&mut target));
    let mut both = Tee { from: &mut bundle, passed: &mut passed };
    write(&mut buffered, &mut both, words).map_err(|error| of_writing(&error))?;
    let hashing = buffered.into_inner().map_err(|error| of_writing(error.error()))?;
    let written = hashing.finish();
    let mut back = Hashing::new(io::sink());
    io::copy(target.read_back()?, &mut back).map_err(|error| of_writing(&error))?;
    if back.finish().digest != written.digest || passed.finish().digest != *digest {
        return Err(ApiError::new(Code::ReadBackFailed));
    }
    target.finish()
}

/// Reads on, and tells what was read.
struct Tee<'a, R, W> {
    from: &'a mut R,
    passed: &'a mut W,
}

impl<R: Read, W: Write> Read for Tee<'_, R, W> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.from.read(buffer)?;
        self.passed.write_all(buffer.get(..count).unwrap_or_default())?;
        Ok(count)
    }
}

fn write(to: &mut impl Write, bundle: &mut impl Read, words: &Words<'_>) -> io::Result<()> {
    let boundary = words.boundary.simple();
    let name = words.name;
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
