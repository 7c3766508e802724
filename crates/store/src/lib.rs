//! The encrypted workspace on disk.
//!
//! The only place with SQL; no type of the database library leaves it. What it keeps true:
//!
//! - Every write is an operation inside [`Store::transact`], with a line in the journal; when that has
//!   returned, the change is on the disk.
//! - Opening never destroys: wrong passphrase, damaged, too new and held by another are four errors
//!   ([`OpenError`]), and every file stays as it was.
//! - An upgrade copies first, is all or nothing, and gives what a fresh workspace has.
//! - Everything in the folder is encrypted but the key file, the lock and its holder, which tell nothing.
//! - No clock and no chance of its own: days and random bytes are arguments.
//!
//! A folder holds `workspace.db` (SQLCipher 4), `keys.json` and its twin `keys.json.bak`, `attachments/`
//! (age files), `backups/`, `lock` and, while it is open, `holder.json`.
//!
//! [`Store::read`] gives a [`Reader`] with everything that can be read, [`Store::transact`] a [`Tx`] with
//! everything that can be written; both are extended in the file of the table they are about.

mod answers;
mod attachments;
mod backup;
mod cases;
mod check;
mod checked;
mod create;
mod drafts;
mod erase;
mod error;
mod files;
mod handovers;
mod hex;
mod history;
mod identity;
mod interviews;
mod journal;
mod keys;
mod lock;
mod migrate;
mod notes;
mod op;
mod open;
mod people;
mod pieces;
mod random;
mod rows;
mod salvage;
mod search;
mod settings;
mod sql;
mod templates;
mod transact;
mod undo;
mod withdrawals;

pub use attachments::read::AttachmentReader;
pub use attachments::stage::{LARGE, Progress, Staged};
pub use backup::restore::{BackupFault, Restoring};
pub use backup::{BackedUp, Backup, BackupProgress, Cause, Need, SECOND_PLACE};
pub use cases::NewCase;
pub use check::{CheckProgress, Finding};
pub use create::NewWorkspace;
pub use erase::effect::Effect;
pub use erase::held::Holds;
pub use erase::list::{Erased, ErasedList, ListUnread};
pub use erase::waiting::Waiting;
pub use error::{DiskFault, OpenError, Part, StoreError, Thing};
pub use handovers::{HandOver, NewHandOver};
pub use history::Version;
pub use identity::StoredIdentity;
pub use interviews::NewInterview;
pub use journal::JournalEntry;
pub use keys::Twins;
pub use keys::agency::{AgencyKey, AgencyRecipient, NotAnAgencyKey};
pub use keys::change::AgencyWay;
pub use keys::cost::KdfCost;
pub use keys::recovery::{NotACode, RecoveryCode};
pub use keys::slot::Secret;
pub use lock::Holder;
pub use migrate::{MIGRATIONS, Migration};
pub use op::{Memory, Op};
pub use open::{Opening, Store};
pub use random::Random;
pub use salvage::{CaseLoss, KnownTemplate, Matter, Salvage, Salvaged, TableLoss};
pub use search::Hit;
pub use transact::{Reader, Tx};
