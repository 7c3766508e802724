//! What checking a bundle says, as values that can be shown.
//!
//! Keeps true: "intact" means that nothing was found wrong with any byte; it says nothing about
//! whether the signer is known.
//! Leaves to others: words for people, and trust.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use crate::Sha256;

/// By which rules a container was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Profile {
    /// Canonical bytes, as this program writes them.
    Ours,
    /// ASiC with CAdES as the standard allows it, by other programs.
    Foreign,
}

/// The whole in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Overall {
    /// Signature and everything that it covers are as they were.
    Intact,
    /// Something was changed, left out or added, or a signature does not hold.
    Broken,
    /// It is no container, or one that is refused before any signature is looked at.
    Unreadable,
    /// A container without a CAdES signature.
    Unsigned,
    /// Checking was stopped on request.
    Stopped,
}

/// The kind of container.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ContainerKind {
    /// Many members, manifests.
    AsicE,
    /// One member, signed itself.
    AsicS,
    Unknown,
}

/// What checking found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Verdict {
    pub profile: Profile,
    pub kind: ContainerKind,
    pub overall: Overall,
    /// In the order of the file; for our own bundles exactly one.
    pub signatures: Vec<SignatureVerdict>,
    /// In the order of the file; members that are missing come last.
    pub members: Vec<MemberVerdict>,
    /// What is wrong beyond single members.
    pub faults: Vec<Fault>,
    /// What is not wrong, but worth knowing.
    pub remarks: Vec<Remark>,
}

impl Verdict {
    /// The signer of a bundle of ours.
    pub fn signer(&self) -> Option<&Signer> {
        self.signatures.first().and_then(|signature| signature.signer.as_ref())
    }

    /// A verdict that ends before members were looked at.
    pub(crate) fn early(profile: Profile, overall: Overall, fault: Option<Fault>) -> Self {
        Self {
            profile,
            kind: ContainerKind::Unknown,
            overall,
            signatures: Vec::new(),
            members: Vec::new(),
            faults: fault.into_iter().collect(),
            remarks: Vec::new(),
        }
    }
}

/// What became of one signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SignatureVerdict {
    /// The member that holds it.
    pub name: String,
    /// The manifest that it is over; none in ASiC-S.
    pub manifest: Option<String>,
    pub state: SignatureState,
    pub signer: Option<Signer>,
    /// The date that the signer stated; nobody else attests it.
    #[schemars(with = "Option<String>")]
    pub day: Option<Date>,
    /// Key and digest, such as `ECDSA_SHA256`.
    pub algorithm: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "state", content = "fault")]
pub enum SignatureState {
    /// It holds over its manifest or member.
    Intact,
    Broken(SignatureFault),
}

/// Who signed, as the certificate says. Whether that is known or believed is decided elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Signer {
    /// The common name, else the whole subject.
    pub subject: String,
    /// SHA-256 over the DER form of the certificate.
    pub fingerprint: Sha256,
    /// The identity, if the certificate names one (`urn:uuid:` as alternative name).
    pub identity: Option<Uuid>,
    #[serde(skip)]
    pub certificate: Vec<u8>,
}

/// One member of the container.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct MemberVerdict {
    pub name: String,
    /// In bytes; 0 for a missing one.
    pub size: u64,
    pub role: MemberRole,
    pub state: MemberState,
    /// The digest that was computed; none for a missing one.
    pub sha256: Option<Sha256>,
}

/// What a member is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MemberRole {
    /// `mimetype`, whose content is fixed.
    Mimetype,
    /// What is handed over.
    Content,
    Manifest,
    Signature,
    /// Something else below `META-INF/`: time stamps, archive manifests.
    Other,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MemberState {
    /// As it was signed.
    Intact,
    /// Not as it was signed.
    Altered,
    /// Signed, and not there.
    Missing,
    /// There, and under no signature that holds.
    NotCovered,
}

/// What is wrong, by the part that it is in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "part", content = "fault")]
pub enum Fault {
    /// The encryption shows that the file was changed or cut off.
    Envelope,
    Container(ContainerFault),
    Manifest(ManifestFault),
    Signature(SignatureFault),
    Delivery(DeliveryFault),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum ContainerFault {
    #[error("there is no end of a zip file where the file ends: not a container, or cut off")]
    NoEnd,
    #[error("the zip metadata are not the canonical ones")]
    Metadata,
    #[error("a member's checksum does not fit its data")]
    Checksum,
    #[error("the fixed members are not the ones of a bundle, or not in their order")]
    Order,
    #[error("a member has a name that is refused")]
    Name,
    #[error("two members have the same name")]
    Duplicate,
    #[error("the member `mimetype` does not say ASiC-E")]
    Mimetype,
    #[error("a directory entry and the header before the data disagree, or data overlap")]
    Structure,
    #[error("more members, or larger ones, than are read")]
    TooLarge,
    #[error("a member is a link")]
    Link,
    #[error("a member is encrypted or packed in a way that is not read")]
    Packing,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum ManifestFault {
    #[error("the manifest is not well-formed XML in UTF-8")]
    NotXml,
    #[error("the manifest has a document type")]
    DocumentType,
    #[error("the manifest has not the form of an ASiC manifest")]
    Form,
    #[error("the manifest names an unknown digest algorithm")]
    Algorithm,
    #[error("the manifest is not in the canonical form")]
    NotCanonical,
    #[error("the manifest is not the one that was signed")]
    Altered,
    #[error("the manifest lists the members in another order")]
    Order,
    #[error("the manifest covers nothing")]
    Empty,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum SignatureFault {
    #[error("the signature is not a CMS signature")]
    NotCms,
    #[error("the signature is not in the canonical form")]
    NotCanonical,
    #[error("the signature's bytes were changed")]
    Altered,
    #[error("the signature is by a kind of key that is not used here")]
    Algorithm,
    #[error("the signer's certificate is not in the signature")]
    NoCertificate,
    #[error("the signed reference to the certificate names another certificate")]
    OtherCertificate,
    #[error("the signed content is another one")]
    OtherContent,
    #[error("the signature value does not hold")]
    Value,
    #[error("no manifest refers to this signature, or it cannot be read")]
    NoManifest,
    #[error("an ASiC-S container has not exactly one member to sign")]
    NotOneMember,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum DeliveryFault {
    #[error("delivery.json cannot be read")]
    Unreadable,
    #[error("delivery.json names another signer's certificate as the sender's")]
    SenderIsNotSigner,
    #[error("delivery.json names another content digest")]
    OtherContent,
}

/// What is not wrong, but worth knowing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Remark {
    /// A digest algorithm that no longer shows a change for certain (SHA-1).
    WeakAlgorithm,
    /// The signature does not bind the certificate (no signing-certificate attribute), so it is not
    /// a CAdES baseline signature.
    CertificateNotBound,
    /// Time stamps are in the container and were not evaluated.
    TimeStampsNotEvaluated,
    /// A manifest that no CAdES signature is over could not be read.
    ManifestNotRead,
    /// Members that no signature covers.
    MembersNotCovered,
    /// The file has bytes before its first member or a comment.
    BytesOutsideMembers,
}
