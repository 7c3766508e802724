//! Seals content into a bundle, as one stream.
//!
//! Keeps true: what was surveyed is what is sealed, or it is an error; the delivery names the
//! signer and the content; nothing is written that the strict reader would not accept.
//! Leaves to others: files, flushing to the medium, reading back.

use std::{
    io::{self, Write},
    ops::ControlFlow,
};

use jiff::civil::Date;

use crate::{
    Content, Delivery, DeliveryError, Envelope, EnvelopeError, Identity, IdentityError, Progress, Sha256,
    asic::{
        MANIFEST_NAME, MIMETYPE, MIMETYPE_NAME, SIGNATURE_NAME,
        container::{
            Entry,
            write::{ContainerWriter, Written},
        },
        manifest::{self, Covered},
    },
    envelope::SealingWriter,
    member::{DELIVERY, RELEASE, Surveyed},
    open::MAX_RELEASE,
};

/// Everything that goes into one bundle.
#[derive(Debug)]
pub struct SealPlan<'a> {
    pub content: &'a Content<'a>,
    /// The bytes of `release.json`: the four-eyes decision, where there is one.
    pub release: Option<&'a [u8]>,
    pub delivery: &'a Delivery,
    pub identity: &'a Identity,
    /// The date in the signature; a time of day is never written.
    pub day: Date,
    pub envelope: &'a Envelope,
}

/// What was sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    pub content_digest: Sha256,
    /// SHA-256 of the container without envelope: what a receipt names.
    pub container: Sha256,
    /// Bytes of the container without envelope.
    pub container_size: u64,
}

/// Why nothing was sealed. What was written until then is no bundle.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    #[error("the delivery does not name the signer's certificate as the sender's")]
    SenderIsNotSigner,
    #[error("the delivery names another content digest")]
    OtherContent,
    #[error("a member changed while it was being sealed")]
    MemberChanged,
    #[error("release.json is too large")]
    ReleaseTooLarge,
    #[error("stopped on request")]
    Stopped,
    #[error(transparent)]
    Delivery(#[from] DeliveryError),
    #[error(transparent)]
    Envelope(#[from] EnvelopeError),
    #[error(transparent)]
    Identity(#[from] IdentityError),
    #[error("reading a member or writing the bundle failed")]
    Io(#[from] io::Error),
}

/// Writes a bundle to `out`, without going back. `progress` is told bytes of content.
///
/// # Errors
/// [`SealError`]; `out` then holds a part that no reader accepts.
pub fn seal(plan: &SealPlan<'_>, out: impl Write, progress: Progress<'_>) -> Result<Receipt, SealError> {
    let SealPlan { content, release, delivery, identity, day, envelope } = plan;
    let content_digest = content.digest();
    if delivery.content_digest != content_digest {
        return Err(SealError::OtherContent);
    }
    if delivery.sender.certificate != Some(identity.certificate().fingerprint()) {
        return Err(SealError::SenderIsNotSigner);
    }
    if release.is_some_and(|release| release.len() as u64 > MAX_RELEASE) {
        return Err(SealError::ReleaseTooLarge);
    }
    let delivery = delivery.to_bytes()?;
    let manifest = manifest(content, *release, &delivery);
    let signature = identity.sign(*day, Sha256::of(manifest.as_bytes()))?;

    let sink = SealingWriter::new(envelope.encryptor()?, out)?;
    let mut container = ContainerWriter::new(sink);
    container.small(MIMETYPE_NAME, MIMETYPE)?;
    container.small(DELIVERY, &delivery)?;
    if let Some(release) = release {
        container.small(RELEASE, release)?;
    }
    let mut done = 0;
    for member in &content.members {
        let Surveyed { entry, crc, source } = member;
        let name = entry.name.as_str().to_owned();
        let header = Entry { name, size: entry.size, crc: *crc };
        let written = container.stream(header, entry.sha256, source.open()?, |count| {
            done += count;
            progress(done)
        })?;
        match written {
            Written::Whole => {}
            Written::Changed => return Err(SealError::MemberChanged),
            Written::Stopped => return Err(SealError::Stopped),
        }
    }
    container.small(MANIFEST_NAME, manifest.as_bytes())?;
    container.small(SIGNATURE_NAME, &signature)?;
    let (sink, container_size, container) = container.finish()?;
    sink.finish()?;
    if let ControlFlow::Break(()) = progress(done) {
        return Err(SealError::Stopped);
    }
    Ok(Receipt { content_digest, container, container_size })
}

/// The manifest over everything but `mimetype`, itself and the signature.
fn manifest(content: &Content<'_>, release: Option<&[u8]>, delivery: &[u8]) -> String {
    let json = |name: &str, bytes: &[u8]| Covered {
        name: name.to_owned(),
        media_type: "application/json".to_owned(),
        sha256: Sha256::of(bytes),
    };
    let mut covered = vec![json(DELIVERY, delivery)];
    covered.extend(release.map(|bytes| json(RELEASE, bytes)));
    covered.extend(content.entries().map(|entry| Covered {
        name: entry.name.as_str().to_owned(),
        media_type: entry.media_type.as_str().to_owned(),
        sha256: entry.sha256,
    }));
    manifest::render(&covered)
}
