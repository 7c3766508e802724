//! What a database and its key file held, as a mark that tells nothing to whoever has not its key.
//!
//! Keeps two states with different content apart, so that a backup is left out only where nothing has
//! changed: the last line of the journal stands for every operation; drafts and notes, which share their
//! lines, and what is left after erasing count by themselves; the key file is what opens a backup, and two
//! workspaces that came from one may have made as many operations since.

use openssl::hash::MessageDigest;
use openssl::pkey::PKey;
use openssl::sign::Signer;
use sha2::{Digest as _, Sha256};

use crate::error::StoreError;
use crate::hex;
use crate::keys::{DatabaseKey, KeyFile};
use crate::sql::Sql;

const PURPOSE: &[u8] = b"lernfall-backup-mark/1";

const COUNTS: &[&str] = &[
    "SELECT coalesce(max(number), 0) FROM journal",
    "SELECT count(*) FROM case_head",
    "SELECT count(*) FROM interview",
    "SELECT count(*) FROM answer",
    "SELECT count(*) FROM attachment",
    "SELECT count(*) FROM person",
];

const TEXTS: &[&str] = &[
    "SELECT json_array(case_id, interview, question, row, value) FROM draft ORDER BY 1",
    "SELECT json_array(case_id, interview, notes) FROM interview_notes ORDER BY 1",
    "SELECT value FROM setting WHERE name = 'backup-line'",
];

pub(crate) fn of(sql: Sql<'_>, keys: &KeyFile, key: &DatabaseKey) -> Result<String, StoreError> {
    let mut hash = Sha256::new();
    let mut take = |bytes: &[u8]| {
        hash.update((bytes.len() as u64).to_be_bytes());
        hash.update(bytes);
    };
    take(PURPOSE);
    take(&keys.bytes()?);
    for count in COUNTS {
        take(&sql.number(count, [])?.to_be_bytes());
    }
    for texts in TEXTS {
        for text in sql.all(texts, [], |row| row.text(0))? {
            take(text.as_bytes());
        }
    }
    let state = hash.finalize();
    let unwritable = |_| StoreError::NotRepresentable;
    let key = PKey::hmac(key.expose_secret()).map_err(unwritable)?;
    let mut signer = Signer::new(MessageDigest::sha256(), &key).map_err(unwritable)?;
    let mac = signer.sign_oneshot_to_vec(&state).map_err(unwritable)?;
    Ok(hex::encode(&mac))
}
