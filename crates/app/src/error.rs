//! What a person is told when something did not work: a code, never content.
//!
//! A [`Code`] exists only if somebody acts on it; the sentences live in the message files of the
//! shells. Inner errors stay inside.

use std::collections::BTreeMap;

use lernfall_core::template::Problem;
use lernfall_store::{DiskFault, OpenError, Part, StoreError, Thing};
use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

/// Why a call was refused or failed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub struct ApiError {
    pub code: Code,
    /// The number under which a mistake of the program can be told; nothing is recorded under it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub incident: Option<String>,
    /// Facts for the sentence: counts, bounds, ids, places in a file. Never what somebody typed as
    /// content.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[ts(type = "{ [name: string]: string } | undefined")]
    pub facts: BTreeMap<&'static str, String>,
    /// Everything that is wrong with a file, where that is the matter.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(skip)]
    pub problems: Vec<Problem>,
    /// Everything that keeps an answers file from being taken in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(skip)]
    pub answers: Vec<AnswersProblem>,
}

/// One thing that keeps an answers file from being taken in.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub struct AnswersProblem {
    /// A JSON Pointer (RFC 6901) into the file.
    pub place: String,
    pub code: AnswersProblemCode,
    /// The id, code or name that it is about; for `notJson` and `wrongShape` line, column and what was
    /// expected.
    pub subject: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub enum AnswersProblemCode {
    NotJson,
    WrongShape,
    UnknownFormat,
    UnknownQuestion,
    UnknownSection,
    UnknownField,
    UnknownCode,
    UnknownRow,
    /// The form of the interview does not ask the question.
    NotInForm,
    /// A question of the case among those of an interview.
    OfTheCase,
    /// A question of the interviews among those of the case.
    OfInterviews,
    /// Another kind of value than the question asks for.
    WrongValue,
    /// The question takes one answer and no rows.
    NoRows,
    TooManyRows,
    NamedTwice,
}

/// What is the matter.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "ErrorCode")]
pub enum Code {
    // The workspace
    WrongPassphrase,
    WorkspaceDamaged,
    WorkspaceTooNew,
    WorkspaceHeld,
    NotAWorkspace,
    WorkspaceExists,
    WorkspaceFull,
    WorkspaceReadOnly,
    WorkspaceUnreadable,
    PassphraseTooShort,
    /// A bundle's passphrase is told to others: it may not open the workspace.
    PassphraseOfWorkspace,
    UnknownAgencyLevel,
    /// No workspace is open.
    Locked,
    /// The two groups are not those of the recovery code.
    RecoveryDiffers,
    /// The agency was not named yet.
    AgencyMissing,
    NotAnAgencyKey,
    /// Part of the open database could not be read, even after it was opened again.
    PageUnreadable,
    // Backups
    /// Its database is damaged.
    BackupDamaged,
    BackupGone,
    BackupOfAnother,
    // Cases and answers
    UnknownCase,
    UnknownInterview,
    /// A case has at least one interview.
    LastInterview,
    UnknownPerson,
    DateNotReadable,
    TitleMissing,
    UnknownQuestion,
    UnknownTemplate,
    FormNotOffered,
    BrokenTemplate,
    BrokenAnswers,
    TooManyRows,
    NotForFiles,
    NotInForm,
    // Files
    FileMissing,
    FileUnreadable,
    FileTooLarge,
    TargetExists,
    TargetMissing,
    TargetFull,
    TargetReadOnly,
    TargetLost,
    ReadBackFailed,
    // Handing over
    NothingToHandOver,
    LevelsUndecided,
    /// What would be sealed is not what was shown.
    PreviewOutdated,
    HandOverBlocked,
    NotAllForReport,
    ReasonMissing,
    // Bundles
    NotABundle,
    BundleNeedsPassphrase,
    BundleNeedsKey,
    BundleWrongPassphrase,
    BundleDamaged,
    BundleTooNew,
    /// Intact, but what is in it makes no sense here.
    BundleNotUnderstood,
    // Anything
    Cancelled,
    /// A mistake in the program.
    Bug,
}

impl Code {
    pub const ALL: &[Self] = &[
        Self::WrongPassphrase,
        Self::WorkspaceDamaged,
        Self::WorkspaceTooNew,
        Self::WorkspaceHeld,
        Self::NotAWorkspace,
        Self::WorkspaceExists,
        Self::WorkspaceFull,
        Self::WorkspaceReadOnly,
        Self::WorkspaceUnreadable,
        Self::PassphraseTooShort,
        Self::PassphraseOfWorkspace,
        Self::UnknownAgencyLevel,
        Self::Locked,
        Self::RecoveryDiffers,
        Self::AgencyMissing,
        Self::NotAnAgencyKey,
        Self::PageUnreadable,
        Self::BackupDamaged,
        Self::BackupGone,
        Self::BackupOfAnother,
        Self::UnknownCase,
        Self::UnknownInterview,
        Self::LastInterview,
        Self::UnknownPerson,
        Self::DateNotReadable,
        Self::TitleMissing,
        Self::UnknownQuestion,
        Self::UnknownTemplate,
        Self::FormNotOffered,
        Self::BrokenTemplate,
        Self::BrokenAnswers,
        Self::TooManyRows,
        Self::NotForFiles,
        Self::NotInForm,
        Self::FileMissing,
        Self::FileUnreadable,
        Self::FileTooLarge,
        Self::TargetExists,
        Self::TargetMissing,
        Self::TargetFull,
        Self::TargetReadOnly,
        Self::TargetLost,
        Self::ReadBackFailed,
        Self::NothingToHandOver,
        Self::LevelsUndecided,
        Self::PreviewOutdated,
        Self::HandOverBlocked,
        Self::NotAllForReport,
        Self::ReasonMissing,
        Self::NotABundle,
        Self::BundleNeedsPassphrase,
        Self::BundleNeedsKey,
        Self::BundleWrongPassphrase,
        Self::BundleDamaged,
        Self::BundleTooNew,
        Self::BundleNotUnderstood,
        Self::Cancelled,
        Self::Bug,
    ];
}

impl ApiError {
    pub fn new(code: Code) -> Self {
        Self { code, incident: None, facts: BTreeMap::new(), problems: Vec::new(), answers: Vec::new() }
    }

    pub fn with(mut self, name: &'static str, fact: impl ToString) -> Self {
        self.facts.insert(name, fact.to_string());
        self
    }
}

impl std::fmt::Display for ApiError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}", self.code)
    }
}

impl std::error::Error for ApiError {}

impl From<OpenError> for ApiError {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::WrongPassphrase => Self::new(Code::WrongPassphrase),
            OpenError::Damaged(part) => damaged(part),
            OpenError::TooNew { found, known } => {
                Self::new(Code::WorkspaceTooNew).with("found", found).with("known", known)
            }
            OpenError::Held(holder) => {
                let host = holder.as_ref().map_or_else(|| "?".to_owned(), |holder| holder.host.clone());
                let process = holder.map_or_else(|| "?".to_owned(), |holder| holder.process.to_string());
                Self::new(Code::WorkspaceHeld).with("host", host).with("process", process)
            }
            OpenError::NotAWorkspace => Self::new(Code::NotAWorkspace),
            OpenError::NotEmpty => Self::new(Code::WorkspaceExists),
            OpenError::AnotherWorkspace => Self::new(Code::BackupOfAnother),
            OpenError::CostRefused => damaged(Part::KeyFile),
            OpenError::Cancelled => Self::new(Code::Cancelled),
            OpenError::Disk(fault) => of_disk(fault),
            OpenError::Database(code) => Self::new(Code::Bug).with("database", code),
        }
    }
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound(Thing::Case) => Self::new(Code::UnknownCase).with("case", ""),
            StoreError::Disk(fault) => of_disk(fault),
            StoreError::Damaged(part) => damaged(part),
            StoreError::Cancelled => Self::new(Code::Cancelled),
            StoreError::NotScrubbed => of_disk(DiskFault::Other),
            StoreError::Database(code) => Self::new(Code::Bug).with("database", code),
            StoreError::NotFound(_) | StoreError::AlreadyThere(_) | StoreError::NotRepresentable => {
                Self::new(Code::Bug)
            }
        }
    }
}

pub(crate) fn damaged(part: Part) -> ApiError {
    ApiError::new(Code::WorkspaceDamaged).with("part", file_of(part))
}

pub(crate) fn file_of(part: Part) -> &'static str {
    match part {
        Part::KeyFile => "keys.json",
        Part::Database => "workspace.db",
        Part::Attachment => "attachments",
    }
}

fn of_disk(fault: DiskFault) -> ApiError {
    ApiError::new(match fault {
        DiskFault::Full => Code::WorkspaceFull,
        DiskFault::ReadOnly | DiskFault::Denied => Code::WorkspaceReadOnly,
        DiskFault::Missing | DiskFault::Other => Code::WorkspaceUnreadable,
    })
}
