//! Opening and closing a workspace.
//!
//! Keeps a failed opening without effect: the lock is taken first, then the key is derived, then the
//! database is looked at, and only a file that is whole, known and ours is upgraded or cleaned. One
//! connection, held exclusively, with a rollback journal and full flushes (never WAL, which is unsafe on
//! network drives).

use std::path::Path;

use lernfall_core::id::WorkspaceId;
use lernfall_core::time::Date;
use rusqlite::{Connection, OpenFlags};

use crate::backup::{raw, swap};
use crate::error::{OpenError, Part, StoreError};
use crate::files::{self, Layout};
use crate::keys::cost::KdfCost;
use crate::keys::slot::Secret;
use crate::keys::{DatabaseKey, KeyFile, Twins};
use crate::lock::{Holder, Lock};
use crate::migrate::{self, MIGRATIONS, Migration};
use crate::random::Random;
use crate::sql::{KeyPragma, Sql};
use crate::{backup, create, erase, undo};

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

/// How to open.
#[derive(Clone, Debug)]
pub struct Opening {
    pub holder: Holder,
    /// Key files that are cheaper are refused: [`KdfCost::FLOOR`] but in tests.
    pub floor: KdfCost,
    /// What an upgrade's backup is dated with.
    pub today: Date,
    migrations: &'static [Migration],
}

impl Opening {
    pub fn new(holder: Holder, floor: KdfCost, today: Date) -> Self {
        Self { holder, floor, today, migrations: MIGRATIONS }
    }

    pub(crate) fn migrations(&self) -> &'static [Migration] {
        self.migrations
    }

    /// Another list of steps, to try upgrades before there are any.
    #[doc(hidden)]
    pub fn with_migrations(self, migrations: &'static [Migration]) -> Self {
        Self { migrations, ..self }
    }
}

impl Store {
    pub(crate) fn of_parts(
        connection: Connection,
        layout: Layout,
        keys: KeyFile,
        key: DatabaseKey,
        twins: Twins,
        lock: Lock,
    ) -> Self {
        Self { connection, layout, keys, key, twins, _lock: lock }
    }

    /// Whether there is a workspace in the folder, or a part of one; not one whose making was cut off.
    pub fn is_in(folder: &Path) -> bool {
        let layout = Layout::new(folder);
        let there = [layout.database(), layout.keys(), layout.keys_twin()];
        !create::is_unfinished(&layout) && (there.iter().any(|file| file.exists()) || swap::is_begun(&layout))
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
        swap::settle(&layout)?;
        let (candidates, mut twins) = KeyFile::candidates(&layout)?;
        let cut_off = candidates.len() > 1;
        let Unlocked { keys, key, mut connection } = unlock(&layout, candidates, secret, opening.floor)?;
        let pragma = keys.pragma(&key);
        let found = migrate::version(Sql(&connection))?;
        if migrate::is_due(found, opening.migrations)? {
            drop(connection);
            raw::back_up_for_upgrade(&layout, keys.workspace, opening.today, random)?;
            connection = connect(&layout, &pragma, OpenFlags::empty())?;
            settle(&connection)?;
            migrate::run(Sql(&connection), found, opening.migrations)?;
        } else {
            settle(&connection)?;
        }
        undo::watch(Sql(&connection))?;
        // A change was cut off between the two key files: both get what opened the database.
        if (cut_off || twins == Twins::Different) && keys.write(&layout).is_ok() {
            twins = Twins::Alike;
        }
        let _left = files::remove(&layout.renewed());
        // A mark that came to lie here: what opens is finished.
        let _left = files::remove(&layout.unfinished());
        let _left = files::remove_parts(layout.folder());
        // What was cut off before it could be rolled back from is of no use, and holds old pages.
        let _emptied = files::empty(&layout.journal());
        backup::clear_parts(&layout);
        let mut store = Self { connection, layout, keys, key, twins, _lock: lock };
        store.empty_memory()?;
        store.apply_erased_beside()?;
        // Upkeep that needs room on the drive stays due where there is none: nobody is locked out for it.
        let _finished = erase::finish(&store);
        let _adopted = raw::adopt(&store.layout, store.keys.workspace, opening.today, random);
        Ok(store)
    }

    /// Forgets what could be undone, erases for good what was taken out, and lets go of the folder.
    pub fn close(mut self) -> Result<(), StoreError> {
        self.forget_undo()
    }

    /// Closes the database and opens it again, with what can be undone: after a page could not be read, a
    /// connection reads nothing any more.
    pub fn reopen(&mut self) -> Result<(), OpenError> {
        self.disconnect()?;
        let connection = connect(&self.layout, &self.keys.pragma(&self.key), OpenFlags::empty())?;
        settle(&connection)?;
        undo::watch(Sql(&connection))?;
        self.connection = connection;
        Ok(())
    }

    /// Closes the database; an empty one in memory takes its place.
    pub(crate) fn disconnect(&mut self) -> Result<(), StoreError> {
        let empty = crate::sql::connection(Connection::open_in_memory)?;
        let open = std::mem::replace(&mut self.connection, empty);
        open.close().map_err(|(_, error)| crate::sql::fault(error))
    }

    pub fn id(&self) -> WorkspaceId {
        self.keys.workspace
    }

    pub fn folder(&self) -> &Path {
        self.layout.folder()
    }
}

/// What the secret opened.
struct Unlocked {
    keys: KeyFile,
    key: DatabaseKey,
    connection: Connection,
}

/// The first of the key files that the secret opens and whose key opens the database.
fn unlock(
    layout: &Layout,
    candidates: Vec<KeyFile>,
    secret: &Secret,
    floor: KdfCost,
) -> Result<Unlocked, OpenError> {
    let mut refused = Vec::new();
    for keys in candidates {
        let opened = keys.open(secret, floor).and_then(|key| {
            if !layout.database().exists() {
                return Err(OpenError::Damaged(Part::Database));
            }
            let connection = connect(layout, &keys.pragma(&key), OpenFlags::empty())?;
            Ok((key, connection))
        });
        match opened {
            Ok((key, connection)) => return Ok(Unlocked { keys, key, connection }),
            Err(error) => refused.push(error),
        }
    }
    // An old code may open the key file that is not in force: that says nothing about the database.
    if refused.contains(&OpenError::WrongPassphrase) {
        return Err(OpenError::WrongPassphrase);
    }
    Err(refused.into_iter().next().unwrap_or(OpenError::Damaged(Part::KeyFile)))
}

/// Opens the file and tells the key; changes nothing but to roll back what a dead program left half done.
pub(crate) fn connect(layout: &Layout, key: &KeyPragma, more: OpenFlags) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | more;
    let connection = crate::sql::connection(|| Connection::open_with_flags(layout.database(), flags))?;
    tell_key(&connection, key)?;
    let sql = Sql(&connection);
    // Before the lock is made lasting: what is rolled back then leaves no journal with old pages.
    sql.number("SELECT count(*) FROM sqlite_schema", [])?;
    sql.script("PRAGMA locking_mode = EXCLUSIVE")?;
    Ok(connection)
}

/// Without a word on standard error, where SQLCipher would tell of errors.
pub(crate) fn tell_key(connection: &Connection, key: &KeyPragma) -> Result<(), StoreError> {
    let sql = Sql(connection);
    sql.script("PRAGMA cipher_log_level = NONE")?;
    sql.key(key)
}

/// The house's settings of a connection.
pub(crate) fn settle(connection: &Connection) -> Result<(), StoreError> {
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
