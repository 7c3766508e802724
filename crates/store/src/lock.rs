//! One workspace, one program at a time.
//!
//! Keeps the lock with the operating system, which lets go of it when a program dies, and says beside it
//! which computer and process hold it, never which person. The locked file itself stays empty, because
//! Windows lets nobody else read what is locked.

use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;

use serde::{Deserialize, Serialize};

use crate::error::OpenError;
use crate::files::{self, Layout};

/// The program that has a workspace open.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Holder {
    /// The computer's name.
    pub host: String,
    /// The process id.
    pub process: u32,
}

/// Held as long as it lives.
#[derive(Debug)]
pub(crate) struct Lock {
    layout: Layout,
    held: File,
}

impl Lock {
    /// Fails with [`OpenError::Held`] and changes nothing if another has it.
    pub fn take(layout: &Layout, holder: &Holder) -> Result<Self, OpenError> {
        let file = File::options().create(true).truncate(false).write(true).open(layout.lock())?;
        claim(&file, layout)?;
        let text = serde_json::to_vec(holder).unwrap_or_default();
        files::replace(&layout.holder(), &text)?;
        Ok(Self { layout: layout.clone(), held: file })
    }

    /// Fails with [`OpenError::Held`] while another has it; leaves nothing behind.
    pub fn look(layout: &Layout) -> Result<(), OpenError> {
        match File::options().write(true).open(layout.lock()) {
            Ok(file) => claim(&file, layout).and_then(|()| Ok(file.unlock()?)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}

fn claim(file: &File, layout: &Layout) -> Result<(), OpenError> {
    match file.try_lock() {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => {
            let found = fs::read(layout.holder()).ok();
            Err(OpenError::Held(found.and_then(|bytes| serde_json::from_slice(&bytes).ok())))
        }
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A leftover says something about a process that is gone and is overwritten by the next one.
        let _leftover = files::remove(&self.layout.holder());
        // Said aloud, because a process that was just forked off has a share in the lock until it executes.
        let _released = self.held.unlock();
    }
}
