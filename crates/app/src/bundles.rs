//! Bundles as they come in: taking off the envelope, checking, reading. Needs no workspace.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use lernfall_bundle::{
    Decrypted, EnvelopeError, ExtractError, Lock, Progress, Sealed, Secret, Sha256, Verdict, Verified,
};
use lernfall_core::document::Document;
use lernfall_core::document::outline::{Extent, outline};
use lernfall_core::level::Audience;
use lernfall_core::record::Record;
use lernfall_core::template::Template;
use secrecy::SecretString;

use crate::error::{ApiError, Code};
use crate::jobs::{Job, Stage};
use crate::target::{Target, of_writing};
use crate::templates::of_reading;
use crate::view::{BundleChecked, BundleShown, MemberLine, Overall, SignerStanding};

pub(crate) type Reader = BufReader<File>;

/// Writes the container of `file` without its envelope to `to`.
pub fn decrypt(
    file: &Path,
    passphrase: &SecretString,
    to: &Path,
    job: &mut Job<'_>,
) -> Result<u64, ApiError> {
    let mut decrypted = open(file, Some(passphrase))?;
    let total = decrypted.size();
    // Anything can be copied; only a container may be called one.
    let verdict = verdict(&mut decrypted, &mut |done| job.step(Stage::Verifying, done, Some(total)))?;
    of_verdict(verdict.overall)?;
    let mut target = Target::begin(to)?;
    let copied = decrypted
        .copy_to(&mut target, &mut |done| job.step(Stage::Decrypting, done, Some(total)))
        .map_err(|error| of_extracting(&error))?;
    let mut back =
        Sealed::new(target.read_back()?).and_then(|sealed| sealed.decrypt(None)).map_err(of_envelope)?;
    let again = back
        .copy_to(std::io::sink(), &mut |done| job.step(Stage::ReadingBack, done, Some(total)))
        .map_err(|error| of_extracting(&error))?;
    if again != copied {
        return Err(ApiError::new(Code::ReadBackFailed));
    }
    target.finish()?;
    Ok(total)
}

/// Checks every byte of a bundle.
pub fn verify(
    file: &Path,
    passphrase: Option<&SecretString>,
    job: &mut Job<'_>,
) -> Result<BundleChecked, ApiError> {
    let mut decrypted = open(file, passphrase)?;
    let total = decrypted.size();
    let verdict = verdict(&mut decrypted, &mut |done| job.step(Stage::Verifying, done, Some(total)))?;
    Ok(checked(decrypted, verdict)?.0)
}

/// What there is to know about a bundle.
pub(crate) struct Looked {
    pub checked: BundleChecked,
    /// Over the container without its envelope, where it is intact.
    pub container: Option<Sha256>,
    /// The bundle itself where it is an intact one of ours.
    pub verified: Option<Verified<Reader>>,
}

/// Checks every byte of a bundle, and reads it a second time for what a receipt names.
pub(crate) fn look(
    file: &Path,
    passphrase: Option<&SecretString>,
    job: &mut Job<'_>,
) -> Result<Looked, ApiError> {
    let mut decrypted = open(file, passphrase)?;
    let total = decrypted.size();
    let both = Some(total * 2);
    let verdict = verdict(&mut decrypted, &mut |done| job.step(Stage::Verifying, done, both))?;
    let intact = verdict.overall == Overall::Intact;
    let container = intact.then(|| {
        decrypted
            .copy_to(std::io::sink(), &mut |done| job.step(Stage::Verifying, total + done, both))
            .map_err(|error| of_extracting(&error))
    });
    let (checked, verified) = checked(decrypted, verdict)?;
    Ok(Looked { checked, container: container.transpose()?, verified: verified.filter(|_| intact) })
}

fn verdict(decrypted: &mut Decrypted<Reader>, progress: Progress<'_>) -> Result<Verdict, ApiError> {
    decrypted.verify(progress).map_err(|error| of_reading(&error))
}

fn checked(
    decrypted: Decrypted<Reader>,
    verdict: Verdict,
) -> Result<(BundleChecked, Option<Verified<Reader>>), ApiError> {
    let verified = decrypted.open().map_err(|error| of_reading(&error))?.ok();
    let delivery = verified.as_ref().and_then(|verified| verified.delivery().ok().cloned());
    Ok((BundleChecked { verdict, signer: SignerStanding::Unknown, delivery }, verified))
}

/// An error unless nothing was found wrong with the bundle.
pub fn intact(checked: &BundleChecked) -> Result<(), ApiError> {
    of_verdict(checked.verdict.overall)
}

fn of_verdict(overall: Overall) -> Result<(), ApiError> {
    match overall {
        Overall::Intact => Ok(()),
        Overall::Broken => Err(ApiError::new(Code::BundleDamaged)),
        Overall::Unreadable | Overall::Unsigned => Err(ApiError::new(Code::NotABundle)),
        Overall::Stopped => Err(ApiError::new(Code::Cancelled)),
    }
}

/// Whether the file has an envelope.
pub(crate) fn is_encrypted(file: &Path) -> Result<bool, ApiError> {
    Ok(sealed(file)?.lock() != Lock::Open)
}

/// Whether a passphrase is needed to look into the file.
pub fn wants_passphrase(file: &Path) -> Result<bool, ApiError> {
    Ok(sealed(file)?.lock() == Lock::Passphrase)
}

/// What an intact bundle says, as data and as the paper in it, drawn as plain text.
pub fn show(file: &Path, passphrase: Option<&SecretString>) -> Result<(BundleShown, String), ApiError> {
    let verified =
        open(file, passphrase)?.open().map_err(|error| of_reading(&error))?.map_err(|verdict| {
            let unreadable = verdict.overall == Overall::Unreadable;
            ApiError::new(if unreadable { Code::NotABundle } else { Code::BundleDamaged })
        })?;
    let delivery = verified.delivery().map_err(|_| ApiError::new(Code::BundleTooNew))?.clone();
    let (template, record) = content(&verified)?;
    let small = verified.names().filter_map(|name| {
        let bytes = verified.bytes(name)?;
        let sha256 = lernfall_bundle::Sha256::of(bytes).hex();
        Some(MemberLine { name: name.to_owned(), size: bytes.len() as u64, sha256 })
    });
    let large = verified.pending().map(|member| MemberLine {
        name: member.name.to_owned(),
        size: member.size,
        sha256: member.sha256.hex(),
    });
    let members = small.chain(large).collect();
    let titles = [(template.id().clone(), template.file().title.clone())].into();
    let signer = verified.signer().cloned();
    let paper = lernfall_report::text(&outline(&template, &record, Extent::Whole), PAPER_WIDTH);
    Ok((BundleShown { delivery, signer, record, members, titles }, paper))
}

/// The paper in a bundle, as a reader sees it.
pub(crate) fn paper(verified: &Verified<Reader>) -> Result<Document, ApiError> {
    let (template, record) = content(verified)?;
    Ok(outline(&template, &record, Extent::Whole))
}

/// The guide and the record in a bundle, if they belong together and are understood here.
fn content(verified: &Verified<Reader>) -> Result<(Template, Record), ApiError> {
    let not_understood = || ApiError::new(Code::BundleNotUnderstood);
    let record = read_record(verified.bytes("record.json").ok_or_else(not_understood)?)?;
    let template = verified.bytes("template.json").ok_or_else(not_understood)?;
    let template = Template::parse(template)
        .map_err(|problems| ApiError { problems, ..ApiError::new(Code::BundleNotUnderstood) })?;
    if *template.digest() == record.template.digest { Ok((template, record)) } else { Err(not_understood()) }
}

/// A record of the version that this program knows, with nothing critical that it does not understand,
/// written canonically and true to its own revision.
fn read_record(bytes: &[u8]) -> Result<Record, ApiError> {
    let not_understood = || ApiError::new(Code::BundleNotUnderstood);
    let head: serde_json::Value = serde_json::from_slice(bytes).map_err(|_| not_understood())?;
    let format = head.get("format").and_then(serde_json::Value::as_str);
    if format != Some(lernfall_core::record::FORMAT) {
        return Err(ApiError::new(Code::BundleTooNew));
    }
    let record: Record = serde_json::from_value(head).map_err(|_| not_understood())?;
    let is_true =
        || Some(record.canonical().ok()? == bytes && record.true_revision().ok()? == record.revision);
    if !record.critical.is_empty() || record.audience == Audience::House {
        Err(ApiError::new(Code::BundleTooNew))
    } else if is_true() == Some(true) {
        Ok(record)
    } else {
        Err(not_understood())
    }
}

/// In characters.
const PAPER_WIDTH: usize = 80;

fn open(file: &Path, passphrase: Option<&SecretString>) -> Result<Decrypted<Reader>, ApiError> {
    let secret = passphrase.map(|passphrase| Secret::Passphrase(passphrase.clone()));
    sealed(file)?.decrypt(secret.as_ref()).map_err(of_envelope)
}

fn sealed(file: &Path) -> Result<Sealed<Reader>, ApiError> {
    let reader = File::open(file).map_err(|error| of_reading(&error))?;
    if reader.metadata().map_err(|error| of_reading(&error))?.is_dir() {
        return Err(ApiError::new(Code::FileUnreadable));
    }
    Sealed::new(BufReader::new(reader)).map_err(of_envelope)
}

pub(crate) fn of_envelope(error: EnvelopeError) -> ApiError {
    ApiError::new(match error {
        EnvelopeError::WrongPassphrase => Code::BundleWrongPassphrase,
        EnvelopeError::WantsPassphrase => Code::BundleNeedsPassphrase,
        EnvelopeError::WantsKey | EnvelopeError::NotForThisKey => Code::BundleNeedsKey,
        EnvelopeError::Damaged => Code::BundleDamaged,
        EnvelopeError::TooMuchWork(_) | EnvelopeError::Unknown => Code::BundleTooNew,
        EnvelopeError::Io(_) => Code::FileUnreadable,
        EnvelopeError::Form | EnvelopeError::Nobody | EnvelopeError::WorkFactor => Code::Bug,
    })
}

fn of_extracting(error: &ExtractError) -> ApiError {
    match error {
        ExtractError::Altered | ExtractError::Damaged => ApiError::new(Code::BundleDamaged),
        ExtractError::Stopped => ApiError::new(Code::Cancelled),
        ExtractError::Io(error) => of_writing(error),
        ExtractError::NoSuchMember => ApiError::new(Code::Bug),
    }
}
