//! The list of cases, one case, and its interviews.

use std::collections::BTreeSet;

use lernfall_core::answer::Value;
use lernfall_core::document::words::Words;
use lernfall_core::id::{CaseId, InterviewId, QuestionId};
use lernfall_core::interview::path::Place;
use lernfall_core::interview::{Form, Interview, Occasion};
use lernfall_core::template::{Kind, Role, When};
use lernfall_core::text::Language;
use lernfall_core::time::Date;
use lernfall_store::{JournalEntry, NewInterview, Op};

use crate::asks::{AddInterview, BeginCase, ChangeInterview, Nothing, OfCase};
use crate::call::NewCase;
use crate::cases::begun;
use crate::desk::Desk;
use crate::dispatch::With;
use crate::error::{ApiError, Code};
use crate::guide::is_answered;
use crate::leaving::replaced_by;
use crate::pages::case::{
    AttachmentRow, CaseBegun, CasePage, CaseRow, CasesPage, HandOverRow, InterviewAdded, InterviewRow,
    NamedWords, OtherCase, SectionRow, SectionStanding, StepBack, WayStep,
};
use crate::session::Session;
use crate::showing;
use crate::way::Way;

impl Session {
    pub fn cases(&mut self, _ask: Nothing, with: &mut With<'_, '_>) -> Result<CasesPage, ApiError> {
        let desk = self.desk()?;
        let reader = desk.store.read();
        let changes = reader.last_changes()?;
        let mut cases = Vec::new();
        for head in reader.cases()? {
            let case = desk.case_as_typed(head.id)?;
            let template = desk.template_of(&case)?;
            let way = Way::new(&template, &case);
            let line = showing::line(&template, &case);
            cases.push(CaseRow {
                id: head.id,
                number: head.number,
                title: line.title,
                topics: topics(&way, with.language, &template),
                way: way.step(&reader.hand_overs_of(head.id)?)?,
                core_answered: line.core_answered,
                core: line.core,
                changed: changes.get(&head.id).copied().unwrap_or(head.created),
            });
        }
        let topics: BTreeSet<String> = cases.iter().flat_map(|case| case.topics.clone()).collect();
        Ok(CasesPage {
            cases,
            topics: topics.into_iter().collect(),
            deleted: !desk.store.erased()?.is_empty(),
            next_undo: desk.step_back(reader.next_undo()?, None, with.language)?,
            next_redo: desk.step_back(reader.next_redo()?, None, with.language)?,
        })
    }

    pub fn case(&mut self, ask: OfCase, with: &mut With<'_, '_>) -> Result<CasePage, ApiError> {
        self.desk()?.case_page(ask.case, with.language)
    }

    pub fn begin_case(&mut self, ask: BeginCase, with: &mut With<'_, '_>) -> Result<CaseBegun, ApiError> {
        let desk = self.desk()?;
        if ask.title.trim().is_empty() {
            return Err(ApiError::new(Code::TitleMissing));
        }
        let call = NewCase {
            title: ask.title.trim().to_owned(),
            template: None,
            form: Some(ask.form),
            language: Some(with.language),
            answers: None,
        };
        let case = desk.new_case(&call)?.case;
        let interviews = desk.store.read().interviews(case)?;
        let first = interviews.first().ok_or_else(|| ApiError::new(Code::Bug))?;
        let stage = match ask.form {
            Form::Own => When::Talk,
            Form::Talk | Form::Group => When::Before,
        };
        Ok(CaseBegun { case, interview: first.id, stage })
    }

    pub fn add_interview(
        &mut self,
        ask: AddInterview,
        _with: &mut With<'_, '_>,
    ) -> Result<InterviewAdded, ApiError> {
        let desk = self.desk()?;
        desk.keep_drafts(ask.case)?;
        let (id, today) = (InterviewId(desk.env.new_id()), desk.env.today());
        let op = Op::AddInterview { case: ask.case, interview: id };
        desk.store.transact(op, today, |tx| {
            let new = NewInterview { id, form: ask.form, occasion: ask.occasion, date: today, person: None };
            begun(tx, ask.case, new).map(|_| ())
        })?;
        Ok(InterviewAdded { interview: id })
    }

    /// Own notes that grow into the whole guide are a single talk unless somebody says otherwise.
    pub fn change_interview(
        &mut self,
        ask: ChangeInterview,
        with: &mut With<'_, '_>,
    ) -> Result<CasePage, ApiError> {
        let desk = self.desk()?;
        desk.keep_drafts(ask.case)?;
        let before = desk.interview(ask.case, ask.interview)?;
        let date = ask.date.as_deref().map(Date::typed).transpose();
        let date = date.map_err(|_| ApiError::new(Code::DateNotReadable))?.unwrap_or(before.date);
        let form = ask.form.unwrap_or(before.form);
        // Whoever was asked was promised what the talk's form asks for, the consent above all.
        if form == Form::Own && before.form != Form::Own {
            return Err(ApiError::new(Code::FormNotOffered));
        }
        let grown = before.form == Form::Own && form != Form::Own && before.occasion == Occasion::SelfWritten;
        let usual = if grown { Occasion::Single } else { before.occasion };
        let op = Op::ChangeInterview { case: ask.case, interview: ask.interview };
        desk.store.transact(op, desk.env.today(), |tx| {
            let person = match (form, before.person) {
                (Form::Own, person) | (_, person @ Some(_)) => person,
                (Form::Talk | Form::Group, None) => Some(tx.add_pseudonym(ask.case, None)?),
            };
            let occasion = ask.occasion.unwrap_or(usual);
            tx.change_interview(&Interview { form, occasion, date, person, ..before }).map_err(ApiError::from)
        })?;
        desk.case_page(ask.case, with.language)
    }
}

impl Desk {
    fn interview(&self, case: CaseId, id: InterviewId) -> Result<Interview, ApiError> {
        let found = self.store.read().interviews(case)?.into_iter().find(|one| one.id == id);
        found.ok_or_else(|| ApiError::new(Code::UnknownInterview).with("interview", id))
    }

    fn case_page(&mut self, id: CaseId, language: Language) -> Result<CasePage, ApiError> {
        let case = self.case_as_typed(id)?;
        let template = self.template_of(&case)?;
        let way = Way::new(&template, &case);
        let reader = self.store.read();
        let hand_overs = reader.hand_overs_of(id)?;
        let words = Words::new(&template, language);
        let head = way.path.iter().filter(|place| {
            place.interview.is_none()
                && place.question.when == When::Before
                && place.question.role != Some(Role::Title)
        });
        let head = head.filter_map(|place| {
            let value = place.answers.first()?.value.as_ref()?;
            let name = words.read(place.question.called()).to_owned();
            Some(NamedWords { name, words: words.lines(place.question, value) })
        });
        let line = showing::line(&template, &case);
        let step = way.step(&hand_overs)?;
        let place = self.notes(id, way.interview()?.id)?.place;
        Ok(CasePage {
            id,
            number: case.head.number,
            title: line.title,
            created: case.head.created,
            head: head.collect(),
            way: step,
            next: way.next(&hand_overs, place.as_ref(), language)?,
            sections: sections(&way, &case, &words)?,
            interviews: case.interviews.iter().map(|one| interview_row(&way, &case, one)).collect(),
            attachments: case
                .attachments
                .values()
                .map(|one| AttachmentRow {
                    id: one.id,
                    name: one.name.clone(),
                    media_type: one.media_type.clone(),
                    size: one.size,
                })
                .collect(),
            hand_overs: hand_overs
                .iter()
                .map(|one| HandOverRow {
                    number: one.number,
                    date: one.date,
                    audience: one.what.audience,
                    recipient: one.what.recipient.clone(),
                    container: one.what.container.clone(),
                    encrypted: one.what.plain_reason.is_none(),
                    receipt: one.receipt.is_some(),
                    replaced_by: replaced_by(&hand_overs, one),
                })
                .collect(),
            older_handed_over: !hand_overs.is_empty() && step != WayStep::Done,
            takes_files: way.path.iter().any(|place| matches!(place.question.kind, Kind::Attachments { .. })),
            sheet_ready: way.sheet_ready(),
            core_answered: line.core_answered,
            core: line.core,
            next_undo: self.step_back(reader.next_undo()?, Some(id), language)?,
            next_redo: self.step_back(reader.next_redo()?, Some(id), language)?,
        })
    }

    /// What an entry of the journal is about, as seen from `here`. A case that is deleted is not named.
    fn step_back(
        &self,
        entry: Option<JournalEntry>,
        here: Option<CaseId>,
        language: Language,
    ) -> Result<Option<StepBack>, ApiError> {
        let Some(JournalEntry { operation, ids, .. }) = entry else { return Ok(None) };
        let of = ids.get("case").and_then(|id| id.as_str()?.parse().ok());
        let head = self.store.read().cases()?.into_iter().find(|head| Some(head.id) == of);
        let Some(head) = head else {
            return Ok(Some(StepBack { operation, question: None, elsewhere: None }));
        };
        let (template, case) = self.case_with_template(head.id)?;
        let other = match here {
            None => Some(OtherCase::Title(showing::title(&template, &case))),
            Some(here) => (here != head.id).then_some(OtherCase::Number(head.number)),
        };
        let question = ids.get("question").and_then(|id| template.question(&QuestionId::from(id.as_str()?)));
        Ok(Some(StepBack {
            operation,
            question: question.map(|question| question.called().read(language).to_owned()),
            elsewhere: other,
        }))
    }
}

/// The theme clusters in words.
fn topics(way: &Way<'_>, language: Language, template: &lernfall_core::template::Template) -> Vec<String> {
    let words = Words::new(template, language);
    let place = way.path.iter().find(|place| place.question.role == Some(Role::Topics));
    let value = place.and_then(|place| Some((place, place.answers.first()?.value.as_ref()?)));
    match value {
        Some((place, Value::Ranked(chosen) | Value::Choices(chosen))) => {
            chosen.iter().map(|one| words.choice(&place.question.kind, one).text).collect()
        }
        Some(_) | None => Vec::new(),
    }
}

/// The sections over all stages, for the interview that is worked on.
fn sections(
    way: &Way<'_>,
    case: &lernfall_core::case::Case,
    words: &Words<'_>,
) -> Result<Vec<SectionRow>, ApiError> {
    let interview = way.interview()?;
    let mut rows: Vec<SectionRow> = Vec::new();
    for stage in [When::Before, When::Talk, When::After] {
        for place in way.stage(interview, stage) {
            // Fields that are left for after the talk belong to a question that was counted.
            if place.question.when != stage {
                continue;
            }
            let answered = usize::from(is_answered(case, place));
            match rows.iter_mut().find(|row| row.id == place.section.id) {
                Some(row) => {
                    row.questions += 1;
                    row.answered += answered;
                }
                None => rows.push(SectionRow {
                    id: place.section.id.clone(),
                    title: showing::section_title(words.read(&place.section.title), interview.form),
                    standing: SectionStanding::Untouched,
                    answered,
                    questions: 1,
                    voluntary: interview.form == Form::Own && stage != When::Talk,
                    interview: interview.id,
                    stage,
                    question: place.question.id.clone(),
                }),
            }
        }
    }
    for row in &mut rows {
        row.standing = match row.answered {
            0 => SectionStanding::Untouched,
            all if all == row.questions => SectionStanding::Complete,
            _ => SectionStanding::Begun,
        };
    }
    Ok(rows)
}

fn interview_row(way: &Way<'_>, case: &lernfall_core::case::Case, interview: &Interview) -> InterviewRow {
    let places: Vec<&Place<'_>> = way.stage(interview, When::Talk);
    InterviewRow {
        id: interview.id,
        number: interview.number,
        form: interview.form,
        occasion: interview.occasion,
        date: interview.date,
        person: interview.person.map(|person| person.to_string()),
        stages: match interview.form {
            Form::Own => vec![When::Talk],
            Form::Talk | Form::Group => vec![When::Before, When::Talk, When::After],
        },
        answered: places.iter().filter(|place| is_answered(case, place)).count(),
        questions: places.len(),
        levels_decided: way.levels_decided(interview),
    }
}
