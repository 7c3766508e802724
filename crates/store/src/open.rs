//! Making, opening and closing a workspace.
//!
//! Keeps a failed opening without effect: the lock is taken first, then the key is derived, then the
//! database is looked at, and only a file that is whole, known and ours is upgraded or cleaned. One
//! connection, held exclusively, with a rollback journal and full flushes (never WAL, which is unsafe on
//! network drives).

use std::fs;
use std::path::Path;

use lernfall_core::id::WorkspaceId;
use lernfall_core::time::Date;
use rusqlite::{Connection, OpenFlags};
use secrecy::SecretString;

use crate::error::{OpenError, Part, StoreError};
use crate::files::{self, Layout};
use crate::keys::cost::KdfCost;
use crate::keys::recovery::RecoveryCode;
use crate::keys::slot::Secret;
use crate::keys::{DatabaseKey, KeyFile, Twins};
use crate::lock::{Holder, Lock};
use crate::migrate::{self, MIGRATIONS, Migration};
use crate::op::Op;
use crate::random::Random;
use crate::sql::{KeyPragma, Sql};
use crate::{attachments, erase, undo};

/// An open workspace. Belongs to one thread at a time.
#[derive(Debug)]
pub struct Store {
    // Closed before the lock goes: fields are dropped in this order.
    pub(crate) connection: Connection,
    pub(crate) layout: Layout,
    pub(crate) keys: KeyFile,
    pub(crate) key: DatabaseKey,
    pub(crate) twins: Twins,
    _lock: Lock,
}

/// What a new workspace starts with.
#[derive(Debug)]
pub struct NewWorkspace<'a> {
    pub id: WorkspaceId,
    pub passphrase: &'a SecretString,
    pub cost: KdfCost,
    pub today: Date,
}

/// How to open.
#[derive(Clone, Debug)]
pub struct Opening {
    pub holder: Holder,
    /// Key files that are cheaper are refused: [`KdfCost::FLOOR`] but in tests.
    pub floor: KdfCost,
    migrations: &'static [Migration],
}

impl Opening {
    pub fn new(holder: Holder, floor: KdfCost) -> Self {
        Self { holder, floor, migrations: MIGRATIONS }
    }

    /// Another list of steps, to try upgrades before there are any.
    #[doc(hidden)]
    pub fn with_migrations(self, migrations: &'static [Migration]) -> Self {
        Self { migrations, ..self }
    }
}

impl Store {
    /// Makes a workspace in a folder that is empty or not there yet. The recovery code is told this once;
    /// [`Store::renew_recovery_code`] gives another.
    pub fn create(
        folder: &Path,
        new: &NewWorkspace<'_>,
        opening: &Opening,
        random: &mut dyn Random,
    ) -> Result<(Self, RecoveryCode), OpenError> {
        fs::create_dir_all(folder)?;
        if fs::read_dir(folder)?.next().is_some() {
            return Err(OpenError::NotEmpty);
        }
        let layout = Layout::new(folder);
        let made = Self::make(&layout, new, opening, random);
        if made.is_err() {
            for path in [layout.database(), layout.keys(), layout.keys_twin(), layout.lock()] {
                // The error that matters is the one that made this necessary.
                let _left = files::remove(&path);
            }
            let _left = fs::remove_dir(layout.attachments());
        }
        made
    }

    fn make(
        layout: &Layout,
        new: &NewWorkspace<'_>,
        opening: &Opening,
        random: &mut dyn Random,
    ) -> Result<(Self, RecoveryCode), OpenError> {
        let lock = Lock::take(layout, &opening.holder)?;
        let (mut keys, key) = KeyFile::new(new.id, random);
        let code = RecoveryCode::draw(random);
        let recovery = Secret::Recovery(code);
        keys.put_slot(&Secret::Passphrase(new.passphrase.clone()), new.cost, &key, random)?;
        keys.put_slot(&recovery, new.cost, &key, random)?;
        // The key file first: a database whose key is lost would be worth nothing.
        keys.write(layout)?;
        fs::create_dir_all(layout.attachments())?;
        let connection = connect(layout, &keys.pragma(&key), OpenFlags::SQLITE_OPEN_CREATE)?;
        settle(&connection)?;
        migrate::run(Sql(&connection), 0, opening.migrations)?;
        undo::watch(Sql(&connection))?;
        let layout = layout.clone();
        let mut store = Self { connection, layout, keys, key, twins: Twins::Alike, _lock: lock };
        store.transact(Op::CreateWorkspace { workspace: new.id }, new.today, |_| Ok::<_, StoreError>(()))?;
        match recovery {
            Secret::Recovery(code) => Ok((store, code)),
            Secret::Passphrase(_) => Err(OpenError::Damaged(Part::KeyFile)),
        }
    }

    /// Whether there is a workspace in the folder, or a part of one.
    pub fn is_in(folder: &Path) -> bool {
        let layout = Layout::new(folder);
        layout.database().exists() || layout.keys().exists() || layout.keys_twin().exists()
    }

    /// Fails with [`OpenError::Held`] while somebody has the workspace in the folder open.
    pub fn is_free(folder: &Path) -> Result<(), OpenError> {
        Lock::look(&Layout::new(folder))
    }

    /// Opens a workspace. On any error every file is as it was.
    pub fn open(
        folder: &Path,
        secret: &Secret,
        opening: &Opening,
        random: &mut dyn Random,
    ) -> Result<Self, OpenError> {
        let layout = Layout::new(folder);
        if !Self::is_in(folder) {
            return Err(OpenError::NotAWorkspace);
        }
        let lock = Lock::take(&layout, &opening.holder)?;
        let (keys, twins) = KeyFile::read(&layout)?;
        let key = keys.open(secret, opening.floor)?;
        if !layout.database().exists() {
            return Err(OpenError::Damaged(Part::Database));
        }
        let pragma = keys.pragma(&key);
        let mut connection = connect(&layout, &pragma, OpenFlags::empty())?;
        let found = migrate::version(Sql(&connection))?;
        if migrate::is_due(found, opening.migrations)? {
            drop(connection);
            migrate::back_up(&layout, found, random)?;
            connection = connect(&layout, &pragma, OpenFlags::empty())?;
            settle(&connection)?;
            migrate::run(Sql(&connection), found, opening.migrations)?;
        } else {
            settle(&connection)?;
        }
        undo::watch(Sql(&connection))?;
        let store = Self { connection, layout, keys, key, twins, _lock: lock };
        undo::forget_all(Sql(&store.connection))?;
        // Upkeep that needs room on the drive stays due where there is none: nobody is locked out for it.
        let _scrubbed = erase::scrub_if_due(&store.connection);
        let _tidied = attachments::remove_orphans(&store.read());
        Ok(store)
    }

    /// Forgets what could be undone and lets go of the folder.
    pub fn close(mut self) -> Result<(), StoreError> {
        self.forget_undo()?;
        attachments::remove_orphans(&self.read())
    }

    pub fn id(&self) -> WorkspaceId {
        self.keys.workspace
    }

    pub fn folder(&self) -> &Path {
        self.layout.folder()
    }
}

/// Opens the file and tells the key; changes nothing but to roll back what a dead program left half done.
fn connect(layout: &Layout, key: &KeyPragma, more: OpenFlags) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | more;
    let connection = Connection::open_with_flags(layout.database(), flags).map_err(crate::sql::fault)?;
    let sql = Sql(&connection);
    // SQLCipher would tell of errors on standard error.
    sql.script("PRAGMA cipher_log_level = NONE")?;
    sql.key(key)?;
    sql.script("PRAGMA locking_mode = EXCLUSIVE")?;
    sql.number("SELECT count(*) FROM sqlite_schema", [])?;
    Ok(connection)
}

/// The house's settings of a connection.
fn settle(connection: &Connection) -> Result<(), StoreError> {
    Sql(connection).script(
        "PRAGMA journal_mode = TRUNCATE;
         PRAGMA synchronous = FULL;
         PRAGMA secure_delete = ON;
         PRAGMA temp_store = MEMORY;
         PRAGMA foreign_keys = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA cache_size = -65536",
    )
}
