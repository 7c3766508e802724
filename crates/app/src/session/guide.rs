//! Going through the guide: pages, typing, statuses, working notes.

use lernfall_core::answer::{Answer, AnswerKey, AnswerStatus, Value};
use lernfall_core::case::{Case, RowList};
use lernfall_core::id::{CaseId, InterviewId, QuestionId, RowId};
use lernfall_core::interview::Form;
use lernfall_core::interview::notes::Notes;
use lernfall_core::interview::path::walk;
use lernfall_core::level::ReleaseLevel;
use lernfall_core::template::{Kind, Template, When};
use lernfall_core::text::Language;
use lernfall_store::Op;

use crate::asks::{
    MovePassage, OfInterview, OpenPage, SaveDraft, SaveScratch, SetLater, SetStatus, SetStays, TickProbe,
};
use crate::desk::Desk;
use crate::dispatch::{Done, With};
use crate::drafts::{asked, assured, said};
use crate::error::{ApiError, Code};
use crate::guide::{Guide, is_answered};
use crate::pages::guide::GuidePage;
use crate::rechecking;
use crate::session::Session;

impl Session {
    pub fn page(&mut self, ask: OpenPage, with: &mut With<'_, '_>) -> Result<GuidePage, ApiError> {
        let desk = self.desk()?;
        let case = desk.case_as_typed(ask.case)?;
        let template = desk.template_of(&case)?;
        let mut notes = desk.notes(ask.case, ask.interview)?;
        let guide = Guide::new(&template, &case, ask.interview, with.language, notes.clone())?;
        let question = ask.question.or_else(|| guide.begin(ask.stage));
        let question = question.ok_or_else(|| ApiError::new(Code::UnknownQuestion).with("question", ""))?;
        let moved = ask.stage == When::Talk && notes.place.as_ref() != Some(&question);
        notes.place = Some(question.clone());
        // On a full drive drafts stay drafts, are shown like answers, and the page opens all the same.
        let _later = desk.keep_drafts_with(ask.case, moved.then_some((ask.interview, &notes)));
        let form = case.interviews.iter().find(|it| it.id == ask.interview).map(|it| it.form);
        let page = desk.page_of(guide, ask.stage, &question);
        self.talking = ask.stage == When::Talk && matches!(form, Some(Form::Talk | Form::Group));
        page
    }

    pub fn save_draft(&mut self, ask: SaveDraft, with: &mut With<'_, '_>) -> Result<GuidePage, ApiError> {
        let desk = self.desk()?;
        let mut case = desk.case_as_typed(ask.case)?;
        let template = desk.template_of(&case)?;
        desk.save_typed(ask.case, &template, &mut case, &ask.key, ask.value, with.language)?;
        let notes = desk.notes(ask.case, ask.interview)?;
        let guide = Guide::new(&template, &case, ask.interview, with.language, notes)?;
        desk.page_of(guide, ask.stage, &ask.key.question)
    }

    /// What was typed becomes a version.
    pub fn leave_page(&mut self, ask: OfInterview, _with: &mut With<'_, '_>) -> Result<Done, ApiError> {
        self.desk()?.keep_drafts(ask.case)?;
        Ok(Done {})
    }

    pub fn set_status(&mut self, ask: SetStatus, with: &mut With<'_, '_>) -> Result<GuidePage, ApiError> {
        let desk = self.desk()?;
        let (template, case) = desk.ready(ask.case, &ask.key)?;
        let before = case.answer(&ask.key).cloned().unwrap_or_default();
        let answer = assured(&template, &ask.key, Answer { status: ask.status, ..before });
        let op = Op::SetStatus { case: ask.case, key: ask.key.clone() };
        desk.write(op, ask.case, &[(ask.key.clone(), answer)])?;
        desk.shown(ask.case, ask.interview, ask.stage, &ask.key.question, with.language)
    }

    /// Of a question with rows all of them stay.
    pub fn set_stays(&mut self, ask: SetStays, with: &mut With<'_, '_>) -> Result<GuidePage, ApiError> {
        let desk = self.desk()?;
        let (template, case) = desk.ready(ask.case, &ask.key)?;
        let level = ask.stays.then_some(ReleaseLevel::Stays);
        let list = RowList { interview: ask.key.interview, question: ask.key.question.clone() };
        let rows = if ask.key.row.is_none() { case.rows_of(&list) } else { &[] };
        let keys = rows.iter().map(|row| AnswerKey { row: Some(*row), ..ask.key.clone() });
        let answers: Vec<(AnswerKey, Answer)> = std::iter::once(ask.key.clone())
            .chain(keys)
            .map(|key| {
                let before = case.answer(&key).cloned().unwrap_or_default();
                let answer = assured(&template, &key, Answer { level, ..before });
                (key, answer)
            })
            .collect();
        let op = Op::SetLevel { case: ask.case, key: ask.key.clone() };
        desk.write(op, ask.case, &answers)?;
        desk.shown(ask.case, ask.interview, ask.stage, &ask.key.question, with.language)
    }

    pub fn set_later(&mut self, ask: SetLater, _with: &mut With<'_, '_>) -> Result<Done, ApiError> {
        self.desk()?.note(ask.case, ask.interview, |notes| {
            if ask.later {
                notes.later.insert(ask.question)
            } else {
                notes.later.remove(&ask.question)
            };
        })
    }

    pub fn tick_probe(&mut self, ask: TickProbe, _with: &mut With<'_, '_>) -> Result<Done, ApiError> {
        self.desk()?.note(ask.case, ask.interview, |notes| {
            let ticked = notes.probes.entry(ask.question).or_default();
            if ask.asked {
                ticked.insert(ask.probe)
            } else {
                ticked.remove(&ask.probe)
            };
        })
    }

    pub fn save_scratch(&mut self, ask: SaveScratch, _with: &mut With<'_, '_>) -> Result<Done, ApiError> {
        self.desk()?.note(ask.case, ask.interview, |notes| notes.scratch = ask.text)
    }

    /// Puts a passage at the end of an answer's text, or into a new row. It stays in the scratch field,
    /// marked, so that taking the answer back loses nothing.
    pub fn move_passage(&mut self, ask: MovePassage, with: &mut With<'_, '_>) -> Result<GuidePage, ApiError> {
        let desk = self.desk()?;
        desk.keep_drafts(ask.case)?;
        let (template, case) = desk.case_with_template(ask.case)?;
        let path = walk(&template, &case);
        let unknown = || ApiError::new(Code::UnknownQuestion).with("question", &ask.question);
        let here = path.iter().find(|place| {
            place.question.id == ask.question && place.interview.is_none_or(|one| one.id == ask.interview)
        });
        let place = here.ok_or_else(unknown)?;
        let row = place.asked.max_repeats.or(place.question.kind.max_repeats()).map(|most| {
            let full = place.answers.len() > usize::try_from(most).unwrap_or(usize::MAX);
            (!full).then(|| RowId(desk.env.new_id())).ok_or_else(|| {
                ApiError::new(Code::TooManyRows).with("question", &ask.question).with("most", most)
            })
        });
        let row = row.transpose()?;
        let key = AnswerKey { row, ..place.key() };
        let before = case.answer(&key).and_then(|answer| answer.value.as_ref());
        let value = longer(&place.question.kind, before, &ask.passage).ok_or_else(unknown)?;
        let (answer, stage) = (said(&template, &case, &key, value), place.question.when);
        let list = RowList { interview: key.interview, question: key.question.clone() };
        let (id, today) = (ask.case, desk.env.today());
        let op = Op::AnswerQuestion { case: id, key: key.clone() };
        desk.store.transact(op, today, |tx| {
            if let Some(row) = row {
                tx.add_row(id, &list, row)?;
            }
            rechecking::write(tx, &template, &case, &[(key, answer)])
        })?;
        desk.note(id, ask.interview, |notes| notes.taken.push(ask.passage))?;
        desk.shown(id, ask.interview, stage, &ask.question, with.language)
    }

    /// Sets every question of the talk that is still open to "not asked"; those put off wait for an answer.
    pub fn not_asked(&mut self, ask: OfInterview, with: &mut With<'_, '_>) -> Result<GuidePage, ApiError> {
        let desk = self.desk()?;
        desk.keep_drafts(ask.case)?;
        let (template, case) = desk.case_with_template(ask.case)?;
        let notes = desk.notes(ask.case, ask.interview)?;
        let guide = Guide::new(&template, &case, ask.interview, with.language, notes)?;
        let open = guide.stage(When::Talk).into_iter();
        let open = open.filter(|place| !is_answered(&case, place) && !guide.is_later(place));
        let answers: Vec<(AnswerKey, Answer)> = open
            .map(|place| {
                let before = case.answer(&place.key()).cloned().unwrap_or_default();
                (place.key(), Answer { status: Some(AnswerStatus::NotAsked), ..before })
            })
            .collect();
        let begin = guide.begin(When::After);
        let begin = begin.ok_or_else(|| ApiError::new(Code::UnknownQuestion).with("question", ""))?;
        desk.write(Op::AnswerQuestions { case: ask.case }, ask.case, &answers)?;
        desk.shown(ask.case, ask.interview, When::After, &begin, with.language)
    }
}

impl Desk {
    /// The page with `question`, as the case is now.
    pub(crate) fn shown(
        &mut self,
        case: CaseId,
        interview: InterviewId,
        stage: When,
        question: &QuestionId,
        language: Language,
    ) -> Result<GuidePage, ApiError> {
        let typed = self.case_as_typed(case)?;
        let template = self.template_of(&typed)?;
        let notes = self.notes(case, interview)?;
        let guide = Guide::new(&template, &typed, interview, language, notes)?;
        self.page_of(guide, stage, question)
    }

    fn page_of(
        &self,
        mut guide: Guide<'_>,
        stage: When,
        question: &QuestionId,
    ) -> Result<GuidePage, ApiError> {
        let reader = self.store.read();
        guide.blank = guide
            .list_of(question)
            .map(|list| self.blanks.of(guide.case.head.id, list, || RowId(self.env.new_id())));
        let mut page = guide.page(stage, question)?;
        for question in &mut page.questions {
            let rows = question.rows.iter_mut().flat_map(|rows| &mut rows.rows);
            for form in std::iter::once(&mut question.whole).chain(rows) {
                form.versions = reader.version_count(page.case, &form.key)?;
            }
        }
        page.can_undo = reader.next_undo()?.is_some();
        page.can_redo = reader.next_redo()?.is_some();
        Ok(page)
    }

    /// The case for a change of one answer: what was typed is an answer first.
    fn ready(&mut self, id: CaseId, key: &AnswerKey) -> Result<(std::sync::Arc<Template>, Case), ApiError> {
        self.keep_drafts(id)?;
        let (template, mut case) = self.case_with_template(id)?;
        self.plant(id, &mut case, key)?;
        asked(&template, &case, key)?;
        Ok((template, case))
    }

    pub(crate) fn write(
        &mut self,
        op: Op,
        case: CaseId,
        answers: &[(AnswerKey, Answer)],
    ) -> Result<(), ApiError> {
        let (template, case) = self.case_with_template(case)?;
        self.store.transact(op, self.env.today(), |tx| rechecking::write(tx, &template, &case, answers))
    }

    pub(crate) fn notes(&self, case: CaseId, interview: InterviewId) -> Result<Notes, ApiError> {
        Ok(self.store.read().notes(case, interview)?.unwrap_or_default())
    }

    pub(crate) fn save_notes(
        &mut self,
        case: CaseId,
        interview: InterviewId,
        notes: &Notes,
    ) -> Result<(), ApiError> {
        let op = Op::SaveNotes { case, interview };
        self.store.transact(op, self.env.today(), |tx| {
            tx.save_notes(case, interview, notes).map_err(ApiError::from)
        })
    }

    fn note(
        &mut self,
        case: CaseId,
        interview: InterviewId,
        change: impl FnOnce(&mut Notes),
    ) -> Result<Done, ApiError> {
        let mut notes = self.notes(case, interview)?;
        change(&mut notes);
        self.save_notes(case, interview, &notes)?;
        Ok(Done {})
    }
}

/// The value with `passage` at its end: of a text, of what names a row, of the first text of a group.
fn longer(kind: &Kind, before: Option<&Value>, passage: &str) -> Option<Value> {
    let joined = |before: Option<&Value>| match before.and_then(Value::as_text) {
        Some(text) if !text.trim().is_empty() => Value::Text(format!("{}\n\n{passage}", text.trim_end())),
        _ => Value::Text(passage.to_owned()),
    };
    if let Kind::Text { .. } = kind {
        return Some(joined(before));
    }
    let heading = if let Kind::Rows { heading, .. } = kind { Some(heading) } else { None };
    let mut texts = kind.fields().iter().filter(|field| matches!(field.kind, Kind::Text { .. }));
    let field = heading.or_else(|| texts.next().map(|field| &field.id))?;
    let mut fields = before.and_then(Value::as_fields).cloned().unwrap_or_default();
    let value = joined(fields.get(field));
    fields.insert(field.clone(), value);
    Some(Value::Fields(fields))
}
