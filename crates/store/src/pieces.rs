//! Reading a file or stream to its end, piece by piece, in bounded memory.

use std::io::{self, Read};

use lernfall_core::digest::Digest;
use sha2::{Digest as _, Sha256};

/// In bytes.
const PIECE: usize = 256 * 1024;

/// Hands every piece to `take`, and gives size and digest of them all.
pub(crate) fn read<E: From<io::Error>>(
    source: &mut dyn Read,
    mut take: impl FnMut(&[u8]) -> Result<(), E>,
) -> Result<(u64, Digest), E> {
    let (mut hash, mut size) = (Sha256::new(), 0);
    let mut buffer = vec![0; PIECE];
    loop {
        let read = match source.read(&mut buffer) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error.into()),
        };
        let piece = buffer.get(..read).unwrap_or_default();
        hash.update(piece);
        size += read as u64;
        take(piece)?;
    }
    Ok((size, Digest::from_raw(&hash.finalize())))
}
