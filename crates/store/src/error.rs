//! What can go wrong, in kinds that somebody acts on.
//!
//! Keeps content out: an error names a kind, a part or a code, never a text, name or path. The sentences
//! that people read are left to the app.

use std::io;

use crate::lock::Holder;

/// A part of a workspace that can be damaged by itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    KeyFile,
    Database,
    Attachment,
}

/// Something that can be missing or be there already.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Thing {
    Workspace,
    Case,
    Interview,
    Row,
    Attachment,
    Template,
    Person,
    HandOver,
    Version,
}

/// What the drive said.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DiskFault {
    Full,
    ReadOnly,
    Missing,
    Denied,
    Other,
}

impl DiskFault {
    pub(crate) fn of(kind: io::ErrorKind) -> Self {
        [
            (io::ErrorKind::StorageFull, Self::Full),
            (io::ErrorKind::QuotaExceeded, Self::Full),
            (io::ErrorKind::FileTooLarge, Self::Full),
            (io::ErrorKind::ReadOnlyFilesystem, Self::ReadOnly),
            (io::ErrorKind::NotFound, Self::Missing),
            (io::ErrorKind::NotADirectory, Self::Missing),
            (io::ErrorKind::PermissionDenied, Self::Denied),
        ]
        .into_iter()
        .find(|(known, _)| *known == kind)
        .map_or(Self::Other, |(_, fault)| fault)
    }
}

/// A read or write in an open workspace did not happen. A write that failed changed nothing, with the
/// exception of [`StoreError::NotScrubbed`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum StoreError {
    #[error("not there: {0:?}")]
    NotFound(Thing),
    #[error("there already: {0:?}")]
    AlreadyThere(Thing),
    #[error("the drive: {0:?}")]
    Disk(DiskFault),
    #[error("damaged: {0:?}")]
    Damaged(Part),
    #[error("cancelled")]
    Cancelled,
    /// A value cannot be written down, e. g. a number beyond the range of the column.
    #[error("not representable")]
    NotRepresentable,
    /// Erased for good as far as any reader of the database is concerned, but the freed space could not be
    /// overwritten yet; the next opening does it.
    #[error("erased, freed space not yet overwritten")]
    NotScrubbed,
    /// SQLite's extended result code.
    #[error("database code {0}")]
    Database(i32),
}

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> Self {
        Self::Disk(DiskFault::of(error.kind()))
    }
}

/// A workspace was not opened; every file is as it was.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum OpenError {
    #[error("wrong passphrase or code")]
    WrongPassphrase,
    #[error("damaged: {0:?}")]
    Damaged(Part),
    /// Written by a later version of the program.
    #[error("format {found} is newer than {known}")]
    TooNew { found: u32, known: u32 },
    /// Somebody has it open; nothing is said about them where they cannot be read.
    #[error("held by another")]
    Held(Option<Holder>),
    #[error("not a workspace")]
    NotAWorkspace,
    /// A workspace is made only in an empty folder.
    #[error("folder not empty")]
    NotEmpty,
    /// A backup is put only in the place of the workspace that it is from.
    #[error("backup of another workspace")]
    AnotherWorkspace,
    /// The key file asks for a derivation that is too cheap to be trusted or too dear to be computed.
    #[error("cost of the key derivation refused")]
    CostRefused,
    #[error("cancelled")]
    Cancelled,
    #[error("the drive: {0:?}")]
    Disk(DiskFault),
    /// SQLite's extended result code.
    #[error("database code {0}")]
    Database(i32),
}

impl From<StoreError> for OpenError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Disk(fault) => Self::Disk(fault),
            StoreError::Damaged(part) => Self::Damaged(part),
            StoreError::Database(code) => Self::Database(code),
            StoreError::NotScrubbed => Self::Disk(DiskFault::Other),
            StoreError::Cancelled => Self::Cancelled,
            StoreError::NotFound(_) | StoreError::AlreadyThere(_) | StoreError::NotRepresentable => {
                Self::Damaged(Part::Database)
            }
        }
    }
}

impl From<io::Error> for OpenError {
    fn from(error: io::Error) -> Self {
        Self::Disk(DiskFault::of(error.kind()))
    }
}
