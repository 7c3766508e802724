//! The pages of an encrypted database, one by one, without the database library.
//!
//! SQLCipher 4: a page of 4096 bytes ends with an IV of 16 and a MAC of 64 (HMAC-SHA-512 over the rest and
//! the page's number); what is before them is AES-256-CBC, the first page begins with the salt instead. A
//! page whose MAC is wrong, or that the drive does not give, counts as lost: nothing of it is believed.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use openssl::hash::MessageDigest;
use openssl::memcmp;
use openssl::pkcs5::pbkdf2_hmac;
use openssl::pkey::{PKey, Private};
use openssl::sign::Signer;
use openssl::symm::{Cipher, Crypter, Mode};
use zeroize::Zeroizing;

use crate::error::{OpenError, Part, StoreError};
use crate::keys::{DatabaseKey, KeyFile};

const PAGE: usize = 4096;
const IV: usize = 16;
const MAC: usize = 64;
/// What of a page is SQLite's.
pub(super) const USABLE: usize = PAGE - IV - MAC;
const SALT: usize = 16;
const MAGIC: &[u8; SALT] = b"SQLite format 3\0";
/// SQLCipher's distance between the salts of its two keys, and the rounds for the second.
const SALT_MASK: u8 = 0x3a;
const ROUNDS: usize = 2;
/// The page with the bytes that SQLite locks; nothing is ever in it.
const LOCK_PAGE: u32 = 0x4000_0000 / 4096 + 1;

/// A database file, for reading.
pub(super) struct Pages {
    file: File,
    count: u32,
    key: DatabaseKey,
    mac: PKey<Private>,
}

impl Pages {
    pub fn open(path: &Path, keys: &KeyFile, key: &DatabaseKey) -> Result<Self, OpenError> {
        let missing = |error: &io::Error| error.kind() == io::ErrorKind::NotFound;
        let file = File::open(path).map_err(|error| {
            if missing(&error) { OpenError::Damaged(Part::Database) } else { error.into() }
        })?;
        let count = u32::try_from(file.metadata()?.len().div_ceil(PAGE as u64));
        let unfit = || OpenError::Damaged(Part::KeyFile);
        let salt: Vec<u8> = keys.salt().ok_or_else(unfit)?.iter().map(|byte| byte ^ SALT_MASK).collect();
        let mut of_mac = Zeroizing::new([0; 32]);
        pbkdf2_hmac(key.expose_secret(), &salt, ROUNDS, MessageDigest::sha512(), of_mac.as_mut())
            .map_err(|_| unfit())?;
        Ok(Self {
            file,
            count: count.map_err(|_| OpenError::Damaged(Part::Database))?,
            key: DatabaseKey::init_with_mut(|own| own.copy_from_slice(key.expose_secret())),
            mac: PKey::hmac(of_mac.as_ref()).map_err(|_| unfit())?,
        })
    }

    /// Pages are numbered from 1 to this.
    pub fn count(&self) -> u32 {
        self.count
    }

    /// Pages that can hold something.
    pub fn numbers(&self) -> impl Iterator<Item = u32> + use<> {
        (1..=self.count).filter(|number| *number != LOCK_PAGE)
    }

    /// The decrypted page, [`USABLE`] bytes; nothing if it is lost.
    pub fn read(&self, number: u32) -> Result<Option<Vec<u8>>, StoreError> {
        if number == 0 || number > self.count {
            return Ok(None);
        }
        let mut page = vec![0; PAGE];
        let mut file = &self.file;
        file.seek(SeekFrom::Start(u64::from(number - 1) * PAGE as u64))?;
        match file.read_exact(&mut page) {
            Ok(()) => Ok(self.decrypt(number, &page)),
            // Cut off, or a sector that the drive cannot read any more.
            Err(_) => Ok(None),
        }
    }

    fn decrypt(&self, number: u32, page: &[u8]) -> Option<Vec<u8>> {
        let start = if number == 1 { SALT } else { 0 };
        let (body, mac) = page.split_at_checked(USABLE + IV)?;
        let body = body.get(start..)?;
        let mut signer = Signer::new(MessageDigest::sha512(), &self.mac).ok()?;
        signer.update(body).ok()?;
        signer.update(&number.to_le_bytes()).ok()?;
        let found = signer.sign_to_vec().ok()?;
        if found.len() != mac.len() || !memcmp::eq(&found, mac) {
            return None;
        }
        let (content, iv) = body.split_at_checked(body.len() - IV)?;
        let mut crypter =
            Crypter::new(Cipher::aes_256_cbc(), Mode::Decrypt, self.key.expose_secret(), Some(iv)).ok()?;
        crypter.pad(false);
        let mut out = vec![0; content.len() + IV];
        let mut length = crypter.update(content, &mut out).ok()?;
        length += crypter.finalize(out.get_mut(length..)?).ok()?;
        out.truncate(length);
        if number == 1 {
            out.splice(..0, *MAGIC);
        }
        (out.len() == USABLE).then_some(out)
    }
}
