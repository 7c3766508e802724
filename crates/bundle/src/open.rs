//! Opens a bundle, in an order that types force: sealed, decrypted, verified.
//!
//! Keeps true: no content is handed out before signature, manifest and metadata held; a large
//! member counts only when its digest matched at the end of its stream.
//! Leaves to others: whether the signer is known, and where bytes go.

use std::{
    collections::BTreeMap,
    fmt,
    io::{self, BufReader, Read, Seek, SeekFrom, Write},
};

use crate::{
    Delivery, DeliveryError, EnvelopeError, Fault, MediaType, Overall, Profile, Progress, Secret, Sha256,
    SignatureVerdict, Signer, Verdict,
    asic::{
        foreign,
        ours::{self, Depth, Extracted, Form, PendingMember},
    },
    content_digest,
    digest::Tally,
    envelope::{
        self, Outside,
        plain::{Damage, PlainReader},
    },
    member::{DELIVERY, RELEASE, each_chunk},
};

/// `release.json` is always small enough to be read into memory.
pub(crate) const MAX_RELEASE: u64 = 1 << 20;

/// What a file wants before it opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lock {
    /// Nothing: there is no envelope.
    Open,
    Passphrase,
    Key,
}

/// A file as it came.
pub struct Sealed<R> {
    state: Outer<R>,
}

enum Outer<R> {
    Plain(R),
    Age(age::Decryptor<BufReader<R>>),
}

impl<R: Read + Seek> Sealed<R> {
    /// Looks at the outside only.
    ///
    /// # Errors
    /// [`EnvelopeError::Damaged`] or [`EnvelopeError::Unknown`] for the header of an envelope,
    /// [`EnvelopeError::Io`].
    pub fn new(mut reader: R) -> Result<Self, EnvelopeError> {
        let outside = envelope::outside(&mut reader).map_err(|error| EnvelopeError::Io(error.kind()))?;
        let state = match outside {
            Outside::Other => Outer::Plain(reader),
            Outside::Age => Outer::Age(envelope::header(reader)?),
        };
        Ok(Self { state })
    }

    pub fn lock(&self) -> Lock {
        match &self.state {
            Outer::Plain(_) => Lock::Open,
            Outer::Age(decryptor) if decryptor.is_scrypt() => Lock::Passphrase,
            Outer::Age(_) => Lock::Key,
        }
    }

    /// Takes the envelope off. Without an envelope, the secret is not looked at.
    ///
    /// # Errors
    /// [`EnvelopeError`].
    pub fn decrypt(self, secret: Option<&Secret>) -> Result<Decrypted<R>, EnvelopeError> {
        let lock = self.lock();
        let reader = match (self.state, secret) {
            (Outer::Plain(reader), _) => {
                PlainReader::plain(reader).map_err(|error| EnvelopeError::Io(error.kind()))?
            }
            (Outer::Age(decryptor), Some(secret)) => envelope::decrypt(decryptor, secret)?,
            (Outer::Age(_), None) => {
                return Err(match lock {
                    Lock::Passphrase => EnvelopeError::WantsPassphrase,
                    Lock::Key | Lock::Open => EnvelopeError::WantsKey,
                });
            }
        };
        Ok(Decrypted { reader })
    }
}

impl<R> fmt::Debug for Sealed<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sealed")
    }
}

/// A container without envelope, of which nothing is believed yet. It is decrypted piece by piece
/// as it is read; no plain copy comes to be.
#[derive(Debug)]
pub struct Decrypted<R> {
    reader: PlainReader<R>,
}

/// Why a member or the container was not copied out.
#[derive(Debug, thiserror::Error)]
pub enum ExtractError {
    #[error("there is no such member")]
    NoSuchMember,
    #[error("the member is not as it was signed; what was written of it is worthless")]
    Altered,
    #[error("the encrypted file was changed or cut off; what was written is worthless")]
    Damaged,
    #[error("stopped on request")]
    Stopped,
    #[error("reading or writing failed")]
    Io(#[source] io::Error),
}

impl From<io::Error> for ExtractError {
    fn from(error: io::Error) -> Self {
        if Damage::is(&error) { Self::Damaged } else { Self::Io(error) }
    }
}

impl<R: Read + Seek> Decrypted<R> {
    /// In bytes.
    pub fn size(&self) -> u64 {
        self.reader.length()
    }

    /// Copies the container without its envelope; answers its SHA-256 digest.
    ///
    /// # Errors
    /// [`ExtractError`] except for the ones on members.
    pub fn copy_to(&mut self, mut out: impl Write, progress: Progress<'_>) -> Result<Sha256, ExtractError> {
        self.reader.seek(SeekFrom::Start(0))?;
        let mut tally = Tally::new();
        let end = each_chunk(&mut self.reader, |chunk| {
            tally.update(chunk);
            out.write_all(chunk)?;
            Ok(progress(tally.size))
        })?;
        if end.is_break() {
            return Err(ExtractError::Stopped);
        }
        out.flush()?;
        Ok(tally.finish().0)
    }

    /// Reads everything once and says what is intact and what is not. A container that has not
    /// the outer form of ours is read by the profile for others, unless what it signs is ours.
    ///
    /// # Errors
    /// Only those of the reader; damage to the envelope is part of the verdict.
    pub fn verify(&mut self, progress: Progress<'_>) -> io::Result<Verdict> {
        match self.verify_inner(progress) {
            Err(error) if Damage::is(&error) => {
                Ok(Verdict::early(Profile::Ours, Overall::Broken, Some(Fault::Envelope)))
            }
            other => other,
        }
    }

    fn verify_inner(&mut self, progress: Progress<'_>) -> io::Result<Verdict> {
        let as_ours = match ours::examine(&mut self.reader, Depth::Everything, progress)? {
            Form::Ours(examined) => return Ok(examined.verdict),
            Form::NotOurs(verdict) => verdict,
        };
        // A bundle of ours whose metadata were changed must not pass as somebody else's.
        Ok(match foreign::examine(&mut self.reader, progress)? {
            foreign::Reading::SignsOurs => as_ours,
            foreign::Reading::Foreign(verdict) => verdict,
        })
    }

    /// Checks signature, manifest, metadata and all small members, and keeps the small members.
    ///
    /// # Errors
    /// The verdict, if anything is not as it was signed or the container is not one of ours.
    pub fn open(mut self) -> io::Result<Result<Verified<R>, Box<Verdict>>> {
        let never = &mut |_| std::ops::ControlFlow::Continue(());
        let examined = match ours::examine(&mut self.reader, Depth::SmallMembers, never) {
            Ok(Form::Ours(examined)) => *examined,
            Ok(Form::NotOurs(verdict)) => return Ok(Err(Box::new(verdict))),
            Err(error) if Damage::is(&error) => {
                let fault = Some(Fault::Envelope);
                let verdict = Verdict::early(Profile::Ours, Overall::Broken, fault);
                return Ok(Err(Box::new(verdict)));
            }
            Err(error) => return Err(error),
        };
        let ours::Examined { verdict, delivery, small, pending } = examined;
        let Some(signature) = verdict
            .signatures
            .first()
            .filter(|signature| verdict.overall == Overall::Intact && signature.signer.is_some())
        else {
            return Ok(Err(Box::new(verdict)));
        };
        let signature = signature.clone();
        Ok(Ok(Verified { reader: self.reader, signature, delivery, small, pending }))
    }
}

/// A bundle whose signature, manifest, metadata and small members are intact.
pub struct Verified<R> {
    reader: PlainReader<R>,
    signature: SignatureVerdict,
    delivery: Result<Delivery, DeliveryError>,
    small: BTreeMap<String, (MediaType, Vec<u8>)>,
    pending: BTreeMap<String, PendingMember>,
}

/// A member that is only known by what the manifest says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pending<'a> {
    pub name: &'a str,
    pub media_type: &'a MediaType,
    /// In bytes.
    pub size: u64,
    pub sha256: Sha256,
}

impl<R: Read + Seek> Verified<R> {
    /// Who signed; whether anybody knows them is decided elsewhere.
    pub fn signer(&self) -> Option<&Signer> {
        self.signature.signer.as_ref()
    }

    /// The date in the signature.
    pub fn day(&self) -> Option<jiff::civil::Date> {
        self.signature.day
    }

    /// Kind, sender, recipients, number.
    ///
    /// # Errors
    /// [`DeliveryError::Version`] or [`DeliveryError::Critical`] if it is of a newer version.
    pub fn delivery(&self) -> Result<&Delivery, DeliveryError> {
        self.delivery.as_ref().map_err(|error| *error)
    }

    /// The names of small members, which are in memory and checked.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.small.keys().map(String::as_str)
    }

    /// The bytes of a small member.
    pub fn bytes(&self, name: &str) -> Option<&[u8]> {
        self.small.get(name).map(|(_, bytes)| bytes.as_slice())
    }

    /// The media type of a small member.
    pub fn media_type(&self, name: &str) -> Option<&MediaType> {
        self.small.get(name).map(|(media_type, _)| media_type)
    }

    /// The members that were not read yet.
    pub fn pending(&self) -> impl Iterator<Item = Pending<'_>> {
        self.pending.iter().map(|(name, member)| Pending {
            name,
            media_type: &member.media_type,
            size: member.size,
            sha256: member.sha256,
        })
    }

    /// The digest over the content members, as the manifest states them.
    pub fn content_digest(&self) -> Sha256 {
        let small = self
            .small
            .iter()
            .filter(|(name, _)| *name != DELIVERY && *name != RELEASE)
            .map(|(name, (_, bytes))| (name.as_str(), bytes.len() as u64, Sha256::of(bytes)));
        let pending = self.pending.iter().map(|(name, member)| (name.as_str(), member.size, member.sha256));
        content_digest(small.chain(pending))
    }

    /// Streams a member to `out`. Only [`Ok`] makes what was written a member.
    ///
    /// # Errors
    /// [`ExtractError`].
    pub fn extract(
        &mut self,
        name: &str,
        mut out: impl Write,
        progress: Progress<'_>,
    ) -> Result<(), ExtractError> {
        if let Some((_, bytes)) = self.small.get(name) {
            return Ok(out.write_all(bytes)?);
        }
        let member = self.pending.get(name).ok_or(ExtractError::NoSuchMember)?;
        match ours::extract(&mut self.reader, member, out, progress)? {
            Extracted::Whole => Ok(()),
            Extracted::Altered => Err(ExtractError::Altered),
            Extracted::Stopped => Err(ExtractError::Stopped),
        }
    }
}

impl<R> fmt::Debug for Verified<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Verified")
            .field("small", &self.small.len())
            .field("pending", &self.pending.len())
            .finish_non_exhaustive()
    }
}
