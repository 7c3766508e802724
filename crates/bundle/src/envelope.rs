//! The envelope: age v1 around the whole container, to a passphrase or to keys
//! (c2sp.org/age; scrypt, X25519, ChaCha20-Poly1305).
//!
//! Keeps true: a header is read in bounded memory and time; a wrong passphrase, a file for others,
//! a file that is none of ours and a damaged one are four errors; a passphrase is the same on
//! whatever system it is typed.
//! Leaves to others: the strength of passphrases.

pub(crate) mod plain;

use std::{
    fmt,
    io::{self, BufReader, Read, Seek, SeekFrom, Write},
    str::FromStr,
};

use age::{DecryptError, Decryptor, Encryptor, scrypt, x25519};
use secrecy::{ExposeSecret, SecretString};
use unicode_normalization::UnicodeNormalization;

use self::plain::PlainReader;

/// The largest scrypt cost that is accepted on reading: 2^18, about 260 MB.
pub const MAX_WORK_FACTOR: u8 = 18;
/// A header of ours for one passphrase has about 200 bytes, one more key about 100.
const MAX_HEADER: u64 = 32 * 1024;
const MAGIC: &[u8] = b"age-encryption.org/";

/// What a bundle is put into.
pub enum Envelope {
    /// Nothing: only where every answer may be in a report.
    None,
    /// A passphrase, with scrypt at 2^`work_factor`.
    Passphrase { passphrase: SecretString, work_factor: u8 },
    /// One or more keys.
    Recipients(Vec<Recipient>),
}

/// What opens an envelope.
pub enum Secret {
    Passphrase(SecretString),
    Key(DecryptionKey),
}

/// A key to decrypt with, apart from the one to sign with.
#[derive(Clone)]
pub struct DecryptionKey(x25519::Identity);

/// The public half of a [`DecryptionKey`]: `age1…`.
#[derive(Clone, PartialEq, Eq)]
pub struct Recipient(x25519::Recipient);

/// Why an envelope was not made or did not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EnvelopeError {
    #[error("the passphrase is wrong")]
    WrongPassphrase,
    #[error("the file is encrypted for others")]
    NotForThisKey,
    #[error("the file wants a passphrase and not a key")]
    WantsPassphrase,
    #[error("the file wants a key and not a passphrase")]
    WantsKey,
    #[error("the file was changed or cut off")]
    Damaged,
    #[error("the file asks for more work than is accepted (2^{0})")]
    TooMuchWork(u8),
    #[error("the file is encrypted in a newer way")]
    Unknown,
    #[error("the key or recipient is not one")]
    Form,
    #[error("nobody to encrypt to")]
    Nobody,
    #[error("the cost of the passphrase must be from 1 to {MAX_WORK_FACTOR}")]
    WorkFactor,
    #[error("reading or writing failed")]
    Io(io::ErrorKind),
}

impl DecryptionKey {
    /// Draws a new key; chance comes from the operating system through the age library.
    pub fn generate() -> Self {
        Self(x25519::Identity::generate())
    }

    /// The secret in age's text form, `AGE-SECRET-KEY-1…`.
    pub fn secret(&self) -> SecretString {
        self.0.to_string()
    }

    /// # Errors
    /// [`EnvelopeError::Form`].
    pub fn parse(secret: &str) -> Result<Self, EnvelopeError> {
        secret.trim().parse().map(Self).map_err(|_: &str| EnvelopeError::Form)
    }

    pub fn recipient(&self) -> Recipient {
        Recipient(self.0.to_public())
    }
}

impl FromStr for Recipient {
    type Err = EnvelopeError;

    fn from_str(text: &str) -> Result<Self, EnvelopeError> {
        text.trim().parse().map(Self).map_err(|_: &str| EnvelopeError::Form)
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Recipient({self})")
    }
}

impl fmt::Debug for DecryptionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DecryptionKey(…)")
    }
}

impl fmt::Debug for Envelope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::None => "Envelope::None",
            Self::Passphrase { .. } => "Envelope::Passphrase(…)",
            Self::Recipients(_) => "Envelope::Recipients(…)",
        })
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Passphrase(_) => "Secret::Passphrase(…)",
            Self::Key(_) => "Secret::Key(…)",
        })
    }
}

impl Envelope {
    /// What encrypts; nothing for [`Envelope::None`]. Deriving the key takes its time here.
    pub(crate) fn encryptor(&self) -> Result<Option<Encryptor>, EnvelopeError> {
        let recipients: Vec<&dyn age::Recipient> = match self {
            Self::None => return Ok(None),
            Self::Passphrase { passphrase, work_factor } => {
                if !(1..=MAX_WORK_FACTOR).contains(work_factor) {
                    return Err(EnvelopeError::WorkFactor);
                }
                let mut recipient = scrypt::Recipient::new(spelled(passphrase));
                recipient.set_work_factor(*work_factor);
                return Encryptor::with_recipients(std::iter::once(&recipient as _))
                    .map(Some)
                    .map_err(|_| EnvelopeError::Nobody);
            }
            Self::Recipients(recipients) => recipients.iter().map(|recipient| &recipient.0 as _).collect(),
        };
        Encryptor::with_recipients(recipients.into_iter()).map(Some).map_err(|_| EnvelopeError::Nobody)
    }
}

/// The one spelling of a passphrase: Unicode normalisation form C, and nothing else is changed. Some
/// systems write "ä" as one character, others as two.
fn spelled(passphrase: &SecretString) -> SecretString {
    /// What a text grows by at most in this form, in UTF-8 (Unicode FAQ on normalisation).
    const GROWTH: usize = 3;
    let passphrase = passphrase.expose_secret();
    // Enough room from the start: a text that moves leaves a copy behind.
    let mut text = String::with_capacity(passphrase.len() * GROWTH);
    text.extend(passphrase.nfc());
    text.into()
}

/// Where sealed bytes go: through age or straight on.
pub(crate) enum SealingWriter<W: Write> {
    Plain(W),
    Age(age::stream::StreamWriter<W>),
}

impl<W: Write> SealingWriter<W> {
    pub(crate) fn new(encryptor: Option<Encryptor>, out: W) -> io::Result<Self> {
        match encryptor {
            None => Ok(Self::Plain(out)),
            Some(encryptor) => encryptor.wrap_output(out).map(Self::Age),
        }
    }

    pub(crate) fn finish(self) -> io::Result<()> {
        let mut out = match self {
            Self::Plain(out) => out,
            Self::Age(writer) => writer.finish()?,
        };
        out.flush()
    }
}

impl<W: Write> Write for SealingWriter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Plain(out) => out.write(bytes),
            Self::Age(writer) => writer.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Plain(out) => out.flush(),
            Self::Age(writer) => writer.flush(),
        }
    }
}

/// How a file begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outside {
    Age,
    Other,
}

/// Looks at the first bytes and goes back to the start.
pub(crate) fn outside(reader: &mut (impl Read + Seek)) -> io::Result<Outside> {
    reader.seek(SeekFrom::Start(0))?;
    let mut start = Vec::new();
    reader.take(MAGIC.len() as u64).read_to_end(&mut start)?;
    reader.seek(SeekFrom::Start(0))?;
    Ok(if start == MAGIC { Outside::Age } else { Outside::Other })
}

/// Reads the header of an envelope.
pub(crate) fn header<R: Read + Seek>(mut reader: R) -> Result<Decryptor<BufReader<R>>, EnvelopeError> {
    let mut start = Vec::new();
    let mut io = || {
        reader.seek(SeekFrom::Start(0))?;
        reader.by_ref().take(MAX_HEADER).read_to_end(&mut start)?;
        reader.seek(SeekFrom::Start(0))
    };
    io().map_err(|error| EnvelopeError::Io(error.kind()))?;
    // The library would buffer a header without an end for as long as the file goes on.
    if !start.windows(5).any(|window| window == b"\n--- ") {
        return Err(EnvelopeError::Damaged);
    }
    Decryptor::new_buffered(BufReader::new(reader)).map_err(translate)
}

/// Opens an envelope.
pub(crate) fn decrypt<R: Read + Seek>(
    decryptor: Decryptor<BufReader<R>>,
    secret: &Secret,
) -> Result<PlainReader<R>, EnvelopeError> {
    let wants_passphrase = decryptor.is_scrypt();
    let stream = match secret {
        Secret::Passphrase(_) if !wants_passphrase => return Err(EnvelopeError::WantsKey),
        Secret::Key(_) if wants_passphrase => return Err(EnvelopeError::WantsPassphrase),
        Secret::Passphrase(passphrase) => {
            let mut identity = scrypt::Identity::new(spelled(passphrase));
            identity.set_max_work_factor(MAX_WORK_FACTOR);
            decryptor.decrypt(std::iter::once(&identity as _))
        }
        Secret::Key(key) => decryptor.decrypt(std::iter::once(&key.0 as _)),
    };
    PlainReader::age(stream.map_err(translate)?)
}

fn translate(error: DecryptError) -> EnvelopeError {
    match error {
        // The key's own authentication failed: the passphrase is wrong, or that very line of the
        // header was changed; nobody can tell these apart.
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => EnvelopeError::WrongPassphrase,
        DecryptError::ExcessiveWork { required, target: _ } => EnvelopeError::TooMuchWork(required),
        DecryptError::InvalidHeader | DecryptError::InvalidMac => EnvelopeError::Damaged,
        DecryptError::NoMatchingKeys => EnvelopeError::NotForThisKey,
        DecryptError::UnknownFormat => EnvelopeError::Unknown,
        DecryptError::Io(error) if plain::is_damage(error.kind()) => EnvelopeError::Damaged,
        DecryptError::Io(error) => EnvelopeError::Io(error.kind()),
        // The library may learn of more.
        _ => EnvelopeError::Unknown,
    }
}
