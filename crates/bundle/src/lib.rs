//! The hand-over file: bytes in, bytes out.
//!
//! One file format lives here, described for strangers in `docs/format-bundle.md`: an ASiC-E
//! container (ETSI EN 319 162-1) with a CAdES-B-B signature (ETSI EN 319 122-1), usually inside an
//! age v1 envelope.
//!
//! Kept true: what [`seal`] writes is canonical, so that every flipped bit is noticed; types force
//! the order decrypt → verify → read ([`Sealed`] → [`Decrypted`] → [`Verified`]); any bytes give a
//! value or an error in bounded memory; sender, recipient and kind are under the signature.
//!
//! Left to others: what a record says, files and folders, the clock, whom to trust.

mod asic;
mod delivery;
mod digest;
mod envelope;
mod identity;
mod member;
mod open;
mod seal;
mod verdict;

pub use asic::ours::{MAX_MEMBERS, SMALL_MEMBER, SMALL_MEMBERS_TOTAL};
pub use delivery::{Delivery, DeliveryError, Kind, Party, Reference, delivery_schema};
pub use digest::{DigestError, Sha256};
pub use envelope::{DecryptionKey, Envelope, EnvelopeError, MAX_WORK_FACTOR, Recipient, Secret};
pub use identity::{Certificate, Identity, IdentityError, NewIdentity};
pub use member::{
    Content, ContentEntry, MediaType, Member, MemberName, MemberSource, NameError, content_digest,
};
pub use open::{Decrypted, ExtractError, Lock, Pending, Sealed, Verified};
pub use seal::{Receipt, SealError, SealPlan, seal};
pub use verdict::{
    ContainerFault, ContainerKind, DeliveryFault, Fault, ManifestFault, MemberRole, MemberState,
    MemberVerdict, Overall, Profile, Remark, SignatureFault, SignatureState, SignatureVerdict, Signer,
    Verdict,
};

/// Told how many bytes of the present step are done; may break it off.
///
/// A step that is broken off ends with the error or the value that says so.
pub type Progress<'a> = &'a mut dyn FnMut(u64) -> std::ops::ControlFlow<()>;
