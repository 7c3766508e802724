//! Every kind of write, by what a person did.
//!
//! Keeps the list closed: nothing is written without one of these, and each says how it can be taken
//! back. Ids are named, content never.

use lernfall_core::answer::AnswerKey;
use lernfall_core::case::Afterwards;
use lernfall_core::digest::Digest;
use lernfall_core::id::{
    AttachmentId, CaseId, IdentityId, InterviewId, PersonId, QuestionId, RowId, WorkspaceId,
};
use serde_json::{Map, Value};

/// An operation with the ids it is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Op {
    CreateWorkspace {
        workspace: WorkspaceId,
    },
    ChangeSetting {
        name: String,
    },
    SaveTemplate {
        digest: Digest,
    },
    CreateCase {
        case: CaseId,
    },
    ChangeCase {
        case: CaseId,
    },
    EraseCase {
        case: CaseId,
    },
    /// Erases from an older copy what was erased since it was made.
    EraseAgain,
    AddInterview {
        case: CaseId,
        interview: InterviewId,
    },
    ChangeInterview {
        case: CaseId,
        interview: InterviewId,
    },
    RemoveInterview {
        case: CaseId,
        interview: InterviewId,
    },
    AnswerQuestion {
        case: CaseId,
        key: AnswerKey,
    },
    /// Several answers at once.
    AnswerQuestions {
        case: CaseId,
    },
    SetStatus {
        case: CaseId,
        key: AnswerKey,
    },
    SetLevel {
        case: CaseId,
        key: AnswerKey,
    },
    /// One level for several answers.
    SetLevels {
        case: CaseId,
    },
    /// The levels stand as they are; what nobody decided stays.
    ConfirmLevels {
        case: CaseId,
    },
    /// They are open again.
    ReopenLevels {
        case: CaseId,
    },
    MarkQuotation {
        case: CaseId,
        key: AnswerKey,
    },
    MaskText {
        case: CaseId,
        key: AnswerKey,
    },
    RestoreVersion {
        case: CaseId,
        key: AnswerKey,
    },
    AddRow {
        case: CaseId,
        question: QuestionId,
        row: RowId,
    },
    MoveRow {
        case: CaseId,
        row: RowId,
    },
    RemoveRow {
        case: CaseId,
        row: RowId,
    },
    SaveDraft {
        case: CaseId,
        key: AnswerKey,
    },
    SaveNotes {
        case: CaseId,
        interview: InterviewId,
    },
    AttachFile {
        case: CaseId,
        attachment: AttachmentId,
    },
    RemoveAttachment {
        case: CaseId,
        attachment: AttachmentId,
    },
    Withdraw {
        case: CaseId,
        afterwards: Afterwards,
    },
    AddPerson {
        person: PersonId,
    },
    ChangePerson {
        person: PersonId,
    },
    RemovePerson {
        person: PersonId,
    },
    NamePseudonym {
        case: CaseId,
    },
    SaveIdentity {
        identity: IdentityId,
    },
    /// Takes the number of a hand-over before it is sealed.
    ReserveHandOver {
        case: CaseId,
    },
    RegisterHandOver {
        case: CaseId,
    },
    NoteReceipt {
        number: u32,
    },
    /// Takes over what could be read of a damaged database.
    Salvage {
        workspace: WorkspaceId,
    },
    /// Takes back the operation with that number in the journal.
    Undo {
        number: u64,
    },
    /// Does again what was taken back.
    Redo {
        number: u64,
    },
}

/// What is remembered of an operation besides its line in the journal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Memory {
    /// Before-images, to undo it.
    Undoable,
    /// Nothing; what was done before it can no longer be undone if it changed the same things.
    Final,
    /// Nothing, and everything that could be undone is forgotten with it.
    Erasing,
    /// Nothing; it has no part in undo.
    Draft,
    /// It is undo itself.
    Reversal,
}

impl Op {
    pub fn memory(&self) -> Memory {
        match self {
            Self::SaveTemplate { .. }
            | Self::CreateCase { .. }
            | Self::ChangeCase { .. }
            | Self::EraseCase { .. }
            | Self::AddInterview { .. }
            | Self::ChangeInterview { .. }
            | Self::RemoveInterview { .. }
            | Self::AnswerQuestion { .. }
            | Self::AnswerQuestions { .. }
            | Self::SetStatus { .. }
            | Self::SetLevel { .. }
            | Self::SetLevels { .. }
            | Self::ConfirmLevels { .. }
            | Self::ReopenLevels { .. }
            | Self::MarkQuotation { .. }
            | Self::MaskText { .. }
            | Self::RestoreVersion { .. }
            | Self::AddRow { .. }
            | Self::MoveRow { .. }
            | Self::RemoveRow { .. }
            | Self::AttachFile { .. }
            | Self::RemoveAttachment { .. }
            | Self::Withdraw { case: _, afterwards: Afterwards::Kept }
            | Self::AddPerson { .. }
            | Self::ChangePerson { .. }
            | Self::RemovePerson { .. }
            | Self::NamePseudonym { .. } => Memory::Undoable,
            Self::CreateWorkspace { .. }
            | Self::SaveIdentity { .. }
            | Self::ReserveHandOver { .. }
            | Self::RegisterHandOver { .. }
            | Self::NoteReceipt { .. } => Memory::Final,
            Self::EraseAgain | Self::Withdraw { case: _, afterwards: Afterwards::Erased } => Memory::Erasing,
            Self::ChangeSetting { .. }
            | Self::SaveDraft { .. }
            | Self::SaveNotes { .. }
            | Self::Salvage { .. } => Memory::Draft,
            Self::Undo { .. } | Self::Redo { .. } => Memory::Reversal,
        }
    }

    /// Its name in the journal; never changes.
    pub fn code(&self) -> &'static str {
        match self {
            Self::CreateWorkspace { .. } => "create-workspace",
            Self::ChangeSetting { .. } => "change-setting",
            Self::SaveTemplate { .. } => "save-template",
            Self::CreateCase { .. } => "create-case",
            Self::ChangeCase { .. } => "change-case",
            Self::EraseCase { .. } => "erase-case",
            Self::EraseAgain => "erase-again",
            Self::AddInterview { .. } => "add-interview",
            Self::ChangeInterview { .. } => "change-interview",
            Self::RemoveInterview { .. } => "remove-interview",
            Self::AnswerQuestion { .. } => "answer-question",
            Self::AnswerQuestions { .. } => "answer-questions",
            Self::SetStatus { .. } => "set-status",
            Self::SetLevel { .. } => "set-level",
            Self::SetLevels { .. } => "set-levels",
            Self::ConfirmLevels { .. } => "confirm-levels",
            Self::ReopenLevels { .. } => "reopen-levels",
            Self::MarkQuotation { .. } => "mark-quotation",
            Self::MaskText { .. } => "mask-text",
            Self::RestoreVersion { .. } => "restore-version",
            Self::AddRow { .. } => "add-row",
            Self::MoveRow { .. } => "move-row",
            Self::RemoveRow { .. } => "remove-row",
            Self::SaveDraft { .. } => "save-draft",
            Self::SaveNotes { .. } => "save-notes",
            Self::AttachFile { .. } => "attach-file",
            Self::RemoveAttachment { .. } => "remove-attachment",
            Self::Withdraw { .. } => "withdraw",
            Self::AddPerson { .. } => "add-person",
            Self::ChangePerson { .. } => "change-person",
            Self::RemovePerson { .. } => "remove-person",
            Self::NamePseudonym { .. } => "name-pseudonym",
            Self::SaveIdentity { .. } => "save-identity",
            Self::ReserveHandOver { .. } => "reserve-hand-over",
            Self::RegisterHandOver { .. } => "register-hand-over",
            Self::NoteReceipt { .. } => "note-receipt",
            Self::Salvage { .. } => "salvage",
            Self::Undo { .. } => "undo",
            Self::Redo { .. } => "redo",
        }
    }

    pub(crate) fn ids(&self) -> Map<String, Value> {
        let mut ids = Map::new();
        let mut put = |name: &str, id: String| ids.insert(name.to_owned(), Value::String(id));
        match self {
            Self::EraseAgain => {}
            Self::CreateWorkspace { workspace } | Self::Salvage { workspace } => {
                put("workspace", workspace.to_string());
            }
            Self::ChangeSetting { name } => {
                put("setting", name.clone());
            }
            Self::SaveTemplate { digest } => {
                put("template", digest.to_string());
            }
            Self::CreateCase { case }
            | Self::ChangeCase { case }
            | Self::EraseCase { case }
            | Self::AnswerQuestions { case }
            | Self::SetLevels { case }
            | Self::ConfirmLevels { case }
            | Self::ReopenLevels { case }
            | Self::Withdraw { case, afterwards: _ }
            | Self::NamePseudonym { case }
            | Self::ReserveHandOver { case }
            | Self::RegisterHandOver { case } => {
                put("case", case.to_string());
            }
            Self::AddInterview { case, interview }
            | Self::ChangeInterview { case, interview }
            | Self::RemoveInterview { case, interview }
            | Self::SaveNotes { case, interview } => {
                put("case", case.to_string());
                put("interview", interview.to_string());
            }
            Self::AnswerQuestion { case, key }
            | Self::SetStatus { case, key }
            | Self::SetLevel { case, key }
            | Self::MarkQuotation { case, key }
            | Self::MaskText { case, key }
            | Self::RestoreVersion { case, key }
            | Self::SaveDraft { case, key } => {
                let AnswerKey { interview, question, row } = key;
                put("case", case.to_string());
                interview.map(|interview| put("interview", interview.to_string()));
                put("question", question.to_string());
                row.map(|row| put("row", row.to_string()));
            }
            Self::AddRow { case, question, row } => {
                put("case", case.to_string());
                put("question", question.to_string());
                put("row", row.to_string());
            }
            Self::MoveRow { case, row } | Self::RemoveRow { case, row } => {
                put("case", case.to_string());
                put("row", row.to_string());
            }
            Self::AttachFile { case, attachment } | Self::RemoveAttachment { case, attachment } => {
                put("case", case.to_string());
                put("attachment", attachment.to_string());
            }
            Self::AddPerson { person } | Self::ChangePerson { person } | Self::RemovePerson { person } => {
                put("person", person.to_string());
            }
            Self::SaveIdentity { identity } => {
                put("identity", identity.to_string());
            }
            Self::NoteReceipt { number } => {
                put("handOver", number.to_string());
            }
            Self::Undo { number } | Self::Redo { number } => {
                put("operation", number.to_string());
            }
        }
        ids
    }
}
