//! Rows and attached files.

use lernfall_core::case::RowList;
use lernfall_core::id::{CaseId, InterviewId, QuestionId, RowId};
use lernfall_core::interview::path::walk;
use lernfall_core::template::Kind;
use lernfall_store::Op;

use crate::asks::{AddRow, AttachTo, MoveRow, RemoveRow};
use crate::call::AttachFile;
use crate::desk::Desk;
use crate::dispatch::With;
use crate::error::{ApiError, Code};
use crate::pages::guide::{GuidePage, RowAdded};
use crate::rechecking;
use crate::session::Session;

impl Session {
    pub fn add_row(&mut self, ask: AddRow, with: &mut With<'_, '_>) -> Result<RowAdded, ApiError> {
        let desk = self.desk()?;
        desk.keep_drafts(ask.case)?;
        let (template, case) = desk.case_with_template(ask.case)?;
        let path = walk(&template, &case);
        let here = path.iter().find(|place| {
            place.question.id == ask.question && place.interview.is_none_or(|one| one.id == ask.interview)
        });
        let unknown = || ApiError::new(Code::UnknownQuestion).with("question", &ask.question);
        let place = here.ok_or_else(unknown)?;
        let most = place.asked.max_repeats.or(place.question.kind.max_repeats()).unwrap_or(0);
        let list = RowList { interview: place.key().interview, question: ask.question.clone() };
        if case.rows_of(&list).len() >= usize::try_from(most).unwrap_or(usize::MAX) {
            return Err(ApiError::new(Code::TooManyRows).with("question", &ask.question).with("most", most));
        }
        // Where only the blank one is shown, that is the one.
        let attachments = matches!(place.question.kind, Kind::Attachments { .. });
        let blank = case.rows_of(&list).is_empty() && !attachments;
        let draw = || RowId(desk.env.new_id());
        let row = if blank { desk.blanks.of(ask.case, list.clone(), draw) } else { draw() };
        let op = Op::AddRow { case: ask.case, question: ask.question.clone(), row };
        desk.store
            .transact(op, desk.env.today(), |tx| tx.add_row(ask.case, &list, row).map_err(ApiError::from))?;
        desk.blanks.used(ask.case, &list);
        let page = desk.shown(ask.case, ask.interview, ask.stage, &ask.question, with.language)?;
        Ok(RowAdded { row, page })
    }

    pub fn move_row(&mut self, ask: MoveRow, with: &mut With<'_, '_>) -> Result<GuidePage, ApiError> {
        let desk = self.desk()?;
        desk.keep_drafts(ask.case)?;
        let list = desk.list_of(ask.case, ask.row)?;
        if desk.blanks.is(ask.case, &list, ask.row) {
            return desk.shown(ask.case, ask.interview, ask.stage, &list.question, with.language);
        }
        let op = Op::MoveRow { case: ask.case, row: ask.row };
        desk.store.transact(op, desk.env.today(), |tx| {
            tx.move_row(ask.case, ask.row, ask.to).map_err(ApiError::from)
        })?;
        desk.shown(ask.case, ask.interview, ask.stage, &list.question, with.language)
    }

    /// With the file that is attached to it.
    pub fn remove_row(&mut self, ask: RemoveRow, with: &mut With<'_, '_>) -> Result<GuidePage, ApiError> {
        let desk = self.desk()?;
        // What was typed has to be an answer, so that undoing brings it back.
        desk.keep_drafts(ask.case)?;
        let (template, case) = desk.case_with_template(ask.case)?;
        let list = desk.list_of(ask.case, ask.row)?;
        if desk.blanks.is(ask.case, &list, ask.row) {
            return desk.shown(ask.case, ask.interview, ask.stage, &list.question, with.language);
        }
        let of_row = case.answers.iter().filter(|(key, _)| key.row == Some(ask.row));
        let values = of_row.filter_map(|(_, answer)| answer.value.as_ref());
        let files: Vec<_> = values.flat_map(|value| value.files()).collect();
        let op = Op::RemoveRow { case: ask.case, row: ask.row };
        desk.store.transact(op, desk.env.today(), |tx| {
            rechecking::within(tx, &template, &case, |tx| {
                for file in &files {
                    tx.remove_attachment(*file)?;
                }
                tx.remove_row(ask.case, ask.row).map_err(ApiError::from)
            })
        })?;
        desk.shown(ask.case, ask.interview, ask.stage, &list.question, with.language)
    }

    pub fn attach_file(&mut self, ask: AttachTo, with: &mut With<'_, '_>) -> Result<GuidePage, ApiError> {
        let file = with.path()?;
        self.attach(ask, vec![file], with)
    }

    pub fn attach_dropped(&mut self, ask: AttachTo, with: &mut With<'_, '_>) -> Result<GuidePage, ApiError> {
        let files = self.dropped.clone();
        self.attach(ask, files, with)
    }

    fn attach(
        &mut self,
        ask: AttachTo,
        files: Vec<std::path::PathBuf>,
        with: &mut With<'_, '_>,
    ) -> Result<GuidePage, ApiError> {
        let desk = self.desk()?;
        desk.keep_drafts(ask.case)?;
        let case = desk.store.read().load_case(ask.case)?;
        let unknown = || ApiError::new(Code::UnknownInterview).with("interview", ask.interview);
        let interview = Some(case.interview(ask.interview).ok_or_else(unknown)?.number);
        for file in files {
            let question = ask.question.to_string();
            let call = AttachFile { question, file: file.clone(), title: None, interview };
            self.desk()?.attach(ask.case, &call, with.job)?;
            // What is attached is not attached again where a later file fails and is tried once more.
            self.dropped.retain(|dropped| *dropped != file);
        }
        self.desk()?.stage_shown(ask.case, ask.interview, &ask.question, with)
    }
}

impl Desk {
    /// The list that a row belongs to.
    fn list_of(&self, case: CaseId, row: RowId) -> Result<RowList, ApiError> {
        let rows = self.store.read().rows(case)?;
        let list = rows.into_iter().find(|(_, rows)| rows.contains(&row)).map(|(list, _)| list);
        let list = list.or_else(|| self.blanks.list_of(case, row));
        list.ok_or_else(|| ApiError::new(Code::UnknownQuestion).with("question", ""))
    }

    /// The page with a question in the stage in which it is asked.
    fn stage_shown(
        &mut self,
        case: CaseId,
        interview: InterviewId,
        question: &QuestionId,
        with: &With<'_, '_>,
    ) -> Result<GuidePage, ApiError> {
        let (template, _) = self.case_with_template(case)?;
        let unknown = || ApiError::new(Code::UnknownQuestion).with("question", question);
        let stage = template.question(question).ok_or_else(unknown)?.when;
        self.shown(case, interview, stage, question, with.language)
    }
}
