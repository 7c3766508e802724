//! ASiC, the EU's signed container (ETSI EN 319 162-1), as two profiles.
//!
//! Keeps true: our own containers are read strictly, byte for byte; those of others are read
//! leniently, and nothing that the lenient profile accepts is ever called ours.
//! Leaves to others: encryption, kinds of bundles, trust.

pub(crate) mod container;
pub(crate) mod foreign;
pub(crate) mod manifest;
pub(crate) mod ours;
pub(crate) mod signature;

/// The content of the member `mimetype` of an ASiC-E container.
pub(crate) const MIMETYPE: &[u8] = b"application/vnd.etsi.asic-e+zip";
pub(crate) const MIMETYPE_NAME: &str = "mimetype";
pub(crate) const MANIFEST_NAME: &str = "META-INF/ASiCManifest.xml";
pub(crate) const SIGNATURE_NAME: &str = "META-INF/signature001.p7s";

/// The form of a manifest or signature of ours may be at most this long, in bytes.
pub(crate) const MAX_MANIFEST: u64 = 4 << 20;
pub(crate) const MAX_SIGNATURE: u64 = 1 << 20;
