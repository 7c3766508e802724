//! Bringing a file in, before anything refers to it.
//!
//! Keeps memory bounded: what is larger than a small attachment is encrypted (age, X25519) while it is
//! read. A cancelled or failed write leaves nothing behind.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::ops::ControlFlow;
use std::path::Path;
use std::{io, iter};

use lernfall_core::digest::Digest;
use secrecy::SecretString;

use crate::error::StoreError;
use crate::files;
use crate::hex;
use crate::open::Store;
use crate::pieces;
use crate::random::{Random, draw};

/// From this size on an attachment is a file of its own, in bytes.
pub const LARGE: usize = 1024 * 1024;

/// Told the bytes done so far; may break off.
pub type Progress<'a> = &'a mut dyn FnMut(u64) -> ControlFlow<()>;

/// A file that is in the workspace, but in no case yet.
pub struct Staged {
    pub(crate) body: Body,
    pub(crate) size: u64,
    pub(crate) digest: Digest,
}

pub(crate) enum Body {
    Small(Vec<u8>),
    File { name: String, key: SecretString },
}

impl Staged {
    /// In bytes.
    pub fn size(&self) -> u64 {
        self.size
    }

    pub fn digest(&self) -> &Digest {
        &self.digest
    }
}

impl std::fmt::Debug for Staged {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Staged({} bytes)", self.size)
    }
}

impl Store {
    /// Reads `source` to its end. If the result is never attached, it is gone at the next opening.
    pub fn stage(
        &self,
        source: &mut dyn Read,
        random: &mut dyn Random,
        progress: Progress<'_>,
    ) -> Result<Staged, StoreError> {
        let mut start = Vec::new();
        let taken = source.take(LARGE as u64).read_to_end(&mut start)?;
        if taken < LARGE {
            let digest = Digest::of(&start);
            if progress(taken as u64).is_break() {
                return Err(StoreError::Cancelled);
            }
            return Ok(Staged { body: Body::Small(start), size: taken as u64, digest });
        }
        fs::create_dir_all(self.layout.attachments())?;
        let name = format!("{}.age", hex::encode(&draw::<16>(random)));
        let path = self.layout.attachments().join(&name);
        let part = files::part_of(&path);
        let written = write(&part, &path, &mut start.as_slice().chain(source), progress);
        if written.is_err() {
            files::remove(&part)?;
        }
        let (key, size, digest) = written?;
        Ok(Staged { body: Body::File { name, key }, size, digest })
    }
}

fn write(
    part: &Path,
    path: &Path,
    source: &mut dyn Read,
    progress: Progress<'_>,
) -> Result<(SecretString, u64, Digest), StoreError> {
    let identity = age::x25519::Identity::generate();
    let recipient = identity.to_public();
    let encryptor = age::Encryptor::with_recipients(iter::once(&recipient as &dyn age::Recipient))
        .map_err(|_| StoreError::NotRepresentable)?;
    let mut out = encryptor.wrap_output(Whole(File::create(part)?))?;
    let mut done = 0;
    let (size, digest) = pieces::read(source, |piece| {
        out.write_all(piece)?;
        done += piece.len() as u64;
        if progress(done).is_break() { Err(StoreError::Cancelled) } else { Ok(()) }
    })?;
    files::finish(out.finish()?.0, part, path)?;
    Ok((identity.to_string(), size, digest))
}

/// Takes all bytes or none: what writes age's header takes half a buffer for a failure.
struct Whole(File);

impl Write for Whole {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}
