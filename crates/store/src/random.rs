//! Chance as an argument.
//!
//! Keeps every random id, key, salt and nonce that this crate chooses in the caller's hand. SQLCipher,
//! OpenSSL and age draw their own for what they do inside.

/// A source of random bytes fit for keys.
pub trait Random {
    fn fill(&mut self, bytes: &mut [u8]);
}

/// `N` fresh bytes.
pub(crate) fn draw<const N: usize>(random: &mut dyn Random) -> [u8; N] {
    let mut bytes = [0; N];
    random.fill(&mut bytes);
    bytes
}
