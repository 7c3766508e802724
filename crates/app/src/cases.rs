//! Making, listing, showing and answering cases.

use std::path::Path;

use lernfall_core::answer::{Answer, AnswerKey, Value};
use lernfall_core::id::{CaseId, InterviewId, RowId};
use lernfall_core::interview::path::walk;
use lernfall_core::interview::{Form, Interview, Occasion, objections};
use lernfall_core::level::ReleaseLevel;
use lernfall_core::template::{Role, Template};
use lernfall_store::{NewCase as StoredCase, NewInterview, Op, Tx};

use crate::answers_file::{AnswersFile, InterviewAnswers};
use crate::call::NewCase;
use crate::desk::Desk;
use crate::error::{ApiError, Code};
use crate::taking::{self, Plan};
use crate::templates;
use crate::view::{AnswersTaken, CaseLine, CaseView, PlacedObjection};
use crate::{rechecking, showing};

impl Desk {
    /// Makes a case with its first interview and, where a file is named, its first answers.
    pub fn new_case(&mut self, call: &NewCase) -> Result<AnswersTaken, ApiError> {
        let template = match &call.template {
            Some(name) => templates::find(name)?,
            None => templates::builtin()?,
        };
        let file = match &call.answers {
            Some(file) => Some(taking::read(&templates::read(file)?)?),
            None => None,
        };
        self.begin_case(&template, call, file)
    }

    /// As [`Desk::new_case`], with a guide and answers that were read already.
    pub(crate) fn begin_case(
        &mut self,
        template: &Template,
        call: &NewCase,
        mut file: Option<AnswersFile>,
    ) -> Result<AnswersTaken, ApiError> {
        if let (Some(file), Some(question)) = (&mut file, template.with_role(Role::Title)) {
            // The title of the call goes before that of the file, which may still say how far it goes.
            for entry in file.case.answers.iter_mut().filter(|entry| entry.question == question.id) {
                (entry.value, entry.quotations) = (None, Vec::new());
            }
        }
        let first = file.as_ref().and_then(|file| file.interviews.first());
        let form = call.form.or_else(|| first.and_then(|first| first.form)).unwrap_or(Form::Talk);
        if template.form(form).is_none() {
            return Err(ApiError::new(Code::FormNotOffered));
        }
        let id = CaseId(self.env.new_id());
        let today = self.env.today();
        let env = self.env.clone();
        let of_file = file.as_ref().and_then(|file| file.language);
        let language = call.language.or(of_file).unwrap_or_else(|| env.language());
        self.store.transact(Op::CreateCase { case: id }, today, |tx| {
            let reference = templates::reference(template);
            tx.save_template(template.id(), template.version(), template.canonical())?;
            let cap = ReleaseLevel::Report;
            tx.create_case(&StoredCase { id, language, template: reference, cap, organisation: None })?;
            entitle(tx, id, template, &call.title)?;
            let mut interviews = vec![begun(tx, id, interview(&env, form, first))?];
            for more in file.iter().flat_map(|file| file.interviews.iter().skip(1)) {
                let form = more.form.unwrap_or(form);
                if template.form(form).is_none() {
                    return Err(ApiError::new(Code::FormNotOffered));
                }
                interviews.push(begun(tx, id, interview(&env, form, Some(more)))?);
            }
            let taken = match &file {
                Some(file) => {
                    let case = tx.load_case(id)?;
                    let mut draw = || RowId(env.new_id());
                    let plan = taking::plan(template, &case, file, &interviews, &mut draw)?;
                    write(tx, id, template, &plan)?
                }
                None => nothing_taken(id),
            };
            Ok(taken)
        })
    }

    /// All cases, the newest first.
    pub fn cases(&mut self) -> Result<Vec<CaseLine>, ApiError> {
        let heads = self.store.read().cases()?;
        heads
            .iter()
            .map(|head| {
                let (template, case) = self.case_with_template(head.id)?;
                Ok(showing::line(&template, &case))
            })
            .collect()
    }

    /// The case with that id or number.
    pub fn find_case(&self, name: &str) -> Result<CaseId, ApiError> {
        let heads = self.store.read().cases()?;
        heads
            .iter()
            .find(|head| head.id.to_string() == name || head.number.to_string() == name)
            .map(|head| head.id)
            .ok_or_else(|| ApiError::new(Code::UnknownCase).with("case", name))
    }

    pub fn case(&mut self, id: CaseId) -> Result<CaseView, ApiError> {
        let (template, case) = self.case_with_template(id)?;
        Ok(showing::view(&template, &case))
    }

    /// Takes answers from a file, all or none. `interview` is the number of the interview for the file's
    /// first entry; further entries make further interviews.
    pub fn answer(
        &mut self,
        id: CaseId,
        file: &Path,
        interview: Option<u32>,
    ) -> Result<AnswersTaken, ApiError> {
        let file = taking::read(&templates::read(file)?)?;
        let (template, case) = self.case_with_template(id)?;
        let number = interview.unwrap_or(1);
        let first = case.interviews.iter().find(|one| one.number == number).cloned();
        let first = first.ok_or_else(|| ApiError::new(Code::UnknownInterview).with("interview", number))?;
        let today = self.env.today();
        let env = self.env.clone();
        self.store.transact(Op::AnswerQuestions { case: id }, today, |tx| {
            let mut interviews = vec![first.clone()];
            for more in file.interviews.iter().skip(1) {
                let form = more.form.unwrap_or(first.form);
                interviews.push(begun(tx, id, self::interview(&env, form, Some(more)))?);
            }
            let case = tx.load_case(id)?;
            let mut draw = || RowId(env.new_id());
            let plan = taking::plan(&template, &case, &file, &interviews, &mut draw)?;
            write(tx, id, &template, &plan)
        })
    }
}

/// Begins an interview; whoever is asked in it gets a number instead of a name.
pub(crate) fn begun(tx: &Tx<'_>, case: CaseId, new: NewInterview) -> Result<Interview, ApiError> {
    let person = match new.form {
        Form::Own => None,
        Form::Talk | Form::Group => Some(tx.add_pseudonym(case, None)?),
    };
    Ok(tx.add_interview(case, &NewInterview { person, ..new })?)
}

fn interview(env: &crate::env::Env, form: Form, entry: Option<&InterviewAnswers>) -> NewInterview {
    let usual = match form {
        Form::Own => Occasion::SelfWritten,
        Form::Talk | Form::Group => Occasion::Single,
    };
    NewInterview {
        id: InterviewId(env.new_id()),
        form,
        occasion: entry.and_then(|entry| entry.occasion).unwrap_or(usual),
        date: entry.and_then(|entry| entry.date).unwrap_or_else(|| env.today()),
        person: None,
    }
}

fn nothing_taken(case: CaseId) -> AnswersTaken {
    AnswersTaken { case, answers: 0, rows: 0, objections: Vec::new() }
}

fn write(tx: &Tx<'_>, id: CaseId, template: &Template, plan: &Plan) -> Result<AnswersTaken, ApiError> {
    for (list, row) in &plan.rows {
        tx.add_row(id, list, *row)?;
    }
    rechecking::write(tx, template, &tx.load_case(id)?, &plan.answers)?;
    let case = tx.load_case(id)?;
    let found = objections::all(template, &case, &walk(template, &case));
    let taken = plan.answers.iter().filter_map(|(key, _)| Some((key, found.get(key)?)));
    let placed = taken.flat_map(|(key, objections)| {
        objections.iter().map(|objection| PlacedObjection {
            question: key.question.clone(),
            row: key.row,
            objection: objection.clone(),
        })
    });
    let placed = placed.collect();
    Ok(AnswersTaken { case: id, answers: plan.answers.len(), rows: plan.rows.len(), objections: placed })
}

/// The working title is an answer like any other.
fn entitle(tx: &Tx<'_>, case: CaseId, template: &Template, title: &str) -> Result<(), ApiError> {
    let Some(question) = template.with_role(Role::Title) else { return Ok(()) };
    let key = AnswerKey { interview: None, question: question.id.clone(), row: None };
    let answer = Answer { value: Some(Value::Text(title.to_owned())), ..Answer::default() };
    Ok(tx.write_answer(case, &key, &answer)?)
}
