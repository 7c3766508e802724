//! The key of the database in memory. It lies on a page of its own, which the system is asked never to
//! write to its swap, and is wiped before that page is given back. Where the system does not allow it
//! (a limit of locked memory), the program works all the same.

use std::fmt;

use region::LockGuard;
use secrecy::{ExposeSecret, ExposeSecretMut, SecretBox};
use zeroize::Zeroize;

/// The raw key of a database.
pub(crate) struct DatabaseKey {
    page: SecretBox<Page>,
    kept_from_swap: Option<LockGuard>,
}

/// Nothing else lies on its page, of the usual size: unlocking it would unlock that, too.
#[repr(align(4096))]
struct Page([u8; 32]);

impl Zeroize for Page {
    fn zeroize(&mut self) {
        self.0.zeroize();
    }
}

impl DatabaseKey {
    pub fn init_with_mut(fill: impl FnOnce(&mut [u8; 32])) -> Self {
        let mut page = SecretBox::new(Box::new(Page([0; 32])));
        let locked = region::lock(&raw const *page.expose_secret(), size_of::<Page>()).ok();
        fill(&mut page.expose_secret_mut().0);
        Self { page, kept_from_swap: locked }
    }

    pub fn expose_secret(&self) -> &[u8; 32] {
        &self.page.expose_secret().0
    }
}

impl Drop for DatabaseKey {
    /// Wiped, then unlocked, then given back: another key may get the page at once.
    fn drop(&mut self) {
        self.page.expose_secret_mut().zeroize();
        self.kept_from_swap = None;
    }
}

impl fmt::Debug for DatabaseKey {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("DatabaseKey([REDACTED])")
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn a_key_lies_alone_on_a_page_that_is_kept_from_swap() {
        let keys: Vec<DatabaseKey> =
            (1..=3).map(|byte| DatabaseKey::init_with_mut(|key| key.fill(byte))).collect();
        let status = std::fs::read_to_string("/proc/self/status").unwrap();
        let locked = status.lines().find_map(|line| line.strip_prefix("VmLck:")).unwrap();
        let locked: u64 = locked.trim().strip_suffix(" kB").unwrap().parse().unwrap();
        assert!(locked >= 12, "{locked} KiB are kept from swap");
        for (key, byte) in keys.iter().zip(1..) {
            assert_eq!(key.expose_secret(), &[byte; 32]);
            assert_eq!((key.expose_secret().as_ptr() as usize) % 4096, 0);
        }
        assert_eq!(format!("{:?}", keys[0]), "DatabaseKey([REDACTED])");
    }
}
