//! What a guess at a passphrase costs (Argon2id, RFC 9106).
//!
//! Keeps a file from asking for less than the floor (a cheap file could have been planted) or for more
//! than a machine has.

/// The parameters of Argon2id version 1.3.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct KdfCost {
    pub memory_kib: u32,
    pub passes: u32,
    pub lanes: u32,
}

impl KdfCost {
    /// For new key files: four times the memory of RFC 9106's second recommendation (64 MiB, 3 passes), as
    /// it is paid once per opening; one lane, because the lanes are computed one after the other here.
    pub const RECOMMENDED: Self = Self { memory_kib: 256 * 1024, passes: 3, lanes: 1 };

    /// The least that opening accepts: RFC 9106 section 4, second recommendation.
    pub const FLOOR: Self = Self { memory_kib: 64 * 1024, passes: 3, lanes: 1 };

    const CEILING: Self = Self { memory_kib: 1024 * 1024, passes: 16, lanes: 16 };

    /// Costs nothing and protects nothing. A file made with it opens only where this is also the floor.
    pub const fn for_tests() -> Self {
        Self { memory_kib: 8, passes: 1, lanes: 1 }
    }

    pub(crate) fn is_within(self, floor: Self) -> bool {
        (floor.memory_kib..=Self::CEILING.memory_kib).contains(&self.memory_kib)
            && (floor.passes..=Self::CEILING.passes).contains(&self.passes)
            && (floor.lanes..=Self::CEILING.lanes).contains(&self.lanes)
    }
}
