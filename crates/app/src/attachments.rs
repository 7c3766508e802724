//! Attaching files, and reading them again.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};

use lernfall_bundle::MemberSource;
use lernfall_core::answer::{AnswerKey, Value};
use lernfall_core::case::{Case, RowList};
use lernfall_core::id::{AttachmentId, CaseId, FieldId, InterviewId, QuestionId, RowId};
use lernfall_core::template::{Kind, Question, Scope, Template};
use lernfall_store::{Op, Part, Store, StoreError};

use crate::call::AttachFile;
use crate::desk::{Chance, Desk};
use crate::drafts::said;
use crate::error::{ApiError, Code};
use crate::jobs::{Job, Stage};
use crate::templates::of_reading;
use crate::view::Attached;
use crate::{media, rechecking};

impl Desk {
    /// Attaches a file to a question that takes files, as a new row.
    pub fn attach(&mut self, id: CaseId, call: &AttachFile, job: &mut Job<'_>) -> Result<Attached, ApiError> {
        let (template, case) = self.case_with_template(id)?;
        let place = Place::find(&template, &case, call)?;
        // The file is read twice, which a pipe cannot be.
        let meta = std::fs::metadata(&call.file).map_err(|error| of_reading(&error))?;
        if !meta.is_file() {
            return Err(ApiError::new(Code::FileUnreadable));
        }
        let media_type = media::type_of(&call.file)?;
        let total = Some(meta.len());
        let mut source = File::open(&call.file).map_err(|error| of_reading(&error))?;
        let staged = self.store.stage(&mut source, &mut Chance(&self.env), &mut |done| {
            job.step(Stage::Attaching, done, total)
        })?;
        let name = call.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let (attachment, row) = (AttachmentId(self.env.new_id()), RowId(self.env.new_id()));
        let title = call.title.clone().unwrap_or_else(|| name.clone());
        let fields =
            BTreeMap::from([(place.heading, Value::Text(title)), (place.file, Value::File(attachment))]);
        let list = RowList { interview: place.interview, question: place.question.clone() };
        let key = AnswerKey { interview: place.interview, question: place.question, row: Some(row) };
        let answer = said(&template, &case, &key, Value::Fields(fields));
        let today = self.env.today();
        self.store.transact(Op::AttachFile { case: id, attachment }, today, |tx| {
            tx.attach(id, attachment, &name, &media_type, &staged)?;
            tx.add_row(id, &list, row)?;
            rechecking::write(tx, &template, &case, &[(key, answer)])
        })?;
        Ok(Attached { attachment, row, media_type, size: staged.size(), sha256: staged.digest().clone() })
    }

    /// The bytes of an attachment, to be read as often as needed.
    pub(crate) fn attachment_source(&self, id: AttachmentId) -> Box<dyn MemberSource + '_> {
        Box::new(Stored { store: &self.store, id })
    }
}

struct Stored<'a> {
    store: &'a Store,
    id: AttachmentId,
}

impl MemberSource for Stored<'_> {
    fn open(&self) -> io::Result<Box<dyn Read + '_>> {
        let reader = self.store.read().open_attachment(self.id);
        reader.map(|reader| Box::new(reader) as Box<dyn Read>).map_err(|error| {
            let damaged = error == StoreError::Damaged(Part::Attachment);
            if damaged { io::ErrorKind::InvalidData.into() } else { io::Error::other(error) }
        })
    }
}

/// Where a file goes.
struct Place {
    question: QuestionId,
    interview: Option<InterviewId>,
    heading: FieldId,
    file: FieldId,
}

impl Place {
    fn find(template: &Template, case: &Case, call: &AttachFile) -> Result<Self, ApiError> {
        let unknown = || ApiError::new(Code::UnknownQuestion).with("question", &call.question);
        let question = template.question(&call.question.as_str().into()).ok_or_else(unknown)?;
        let not_for_files = || ApiError::new(Code::NotForFiles).with("question", &call.question);
        let (heading, file) = fields(question).ok_or_else(not_for_files)?;
        let number = call.interview.unwrap_or(1);
        let interview = match question.scope {
            Scope::Case => None,
            Scope::Interview => {
                let found = case.interviews.iter().find(|one| one.number == number);
                let missing = || ApiError::new(Code::UnknownInterview).with("interview", number);
                let found = found.ok_or_else(missing)?;
                if template.form(found.form).and_then(|form| form.asks(&question.id)).is_none() {
                    return Err(ApiError::new(Code::NotInForm).with("question", &question.id));
                }
                Some(found.id)
            }
        };
        let list = RowList { interview, question: question.id.clone() };
        let most = question.kind.max_repeats().unwrap_or(0);
        if case.rows_of(&list).len() >= usize::try_from(most).unwrap_or(usize::MAX) {
            return Err(ApiError::new(Code::TooManyRows).with("question", &question.id).with("most", most));
        }
        Ok(Self { question: question.id.clone(), interview, heading, file })
    }
}

/// The fields for the title and the file.
fn fields(question: &Question) -> Option<(FieldId, FieldId)> {
    let Kind::Attachments { heading, fields, .. } = &question.kind else { return None };
    let file = fields.iter().find(|field| matches!(field.kind, Kind::File))?;
    Some((heading.clone(), file.id.clone()))
}
