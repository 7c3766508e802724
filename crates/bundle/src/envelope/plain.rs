//! The bytes inside an envelope, or of a file without one, to read and seek in.
//!
//! Keeps true: nothing is read beyond the end, whose place the envelope authenticates; damage to
//! the envelope is told apart from a failing disk.
//! Leaves to others: what the bytes mean.

use std::{
    fmt,
    io::{self, BufReader, Read, Seek, SeekFrom},
};

use age::stream::StreamReader;

use super::EnvelopeError;

/// Reads what is inside.
pub(crate) struct PlainReader<R> {
    inner: Inner<R>,
    length: u64,
    position: u64,
}

enum Inner<R> {
    Plain(R),
    Age(Box<StreamReader<BufReader<R>>>),
}

/// The mark by which an error of reading is known as damage to the envelope.
#[derive(Debug, Clone, Copy, thiserror::Error)]
#[error("the encrypted file was changed or cut off")]
pub(crate) struct Damage;

impl Damage {
    pub(crate) fn is(error: &io::Error) -> bool {
        error.get_ref().is_some_and(|inner| inner.is::<Self>())
    }
}

impl<R: Read + Seek> PlainReader<R> {
    pub(crate) fn plain(mut reader: R) -> io::Result<Self> {
        let length = reader.seek(SeekFrom::End(0))?;
        reader.seek(SeekFrom::Start(0))?;
        Ok(Self { inner: Inner::Plain(reader), length, position: 0 })
    }

    pub(super) fn age(mut reader: StreamReader<BufReader<R>>) -> Result<Self, EnvelopeError> {
        let translate = |error: io::Error| match mark(error) {
            error if Damage::is(&error) => EnvelopeError::Damaged,
            error => EnvelopeError::Io(error.kind()),
        };
        let length = reader.seek(SeekFrom::End(0)).map_err(translate)?;
        reader.seek(SeekFrom::Start(0)).map_err(translate)?;
        Ok(Self { inner: Inner::Age(Box::new(reader)), length, position: 0 })
    }

    pub(crate) fn length(&self) -> u64 {
        self.length
    }
}

impl<R: Read + Seek> Read for PlainReader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.length - self.position).unwrap_or(usize::MAX);
        let most = buffer.len().min(left);
        let Some(buffer) = buffer.get_mut(..most).filter(|buffer| !buffer.is_empty()) else {
            return Ok(0);
        };
        let count = match &mut self.inner {
            Inner::Plain(reader) => reader.read(buffer)?,
            Inner::Age(reader) => reader.read(buffer).map_err(mark)?,
        };
        self.position += count as u64;
        Ok(count)
    }
}

impl<R: Read + Seek> Seek for PlainReader<R> {
    /// Beyond the end is the end: the reader below is not asked for what does not exist.
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let target = match to {
            SeekFrom::Start(offset) => Some(offset),
            SeekFrom::End(offset) => self.length.checked_add_signed(offset),
            SeekFrom::Current(offset) => self.position.checked_add_signed(offset),
        };
        let target = target.ok_or(io::ErrorKind::InvalidInput)?.min(self.length);
        if target != self.position {
            let to = SeekFrom::Start(target);
            match &mut self.inner {
                Inner::Plain(reader) => reader.seek(to)?,
                Inner::Age(reader) => reader.seek(to).map_err(mark)?,
            };
            self.position = target;
        }
        Ok(target)
    }
}

/// The age library reports damage as one of these two kinds.
fn mark(error: io::Error) -> io::Error {
    if is_damage(error.kind()) { io::Error::new(io::ErrorKind::InvalidData, Damage) } else { error }
}

pub(super) fn is_damage(kind: io::ErrorKind) -> bool {
    matches!(kind, io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof)
}

impl<R> fmt::Debug for PlainReader<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PlainReader").field("length", &self.length).finish_non_exhaustive()
    }
}
