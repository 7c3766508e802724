//! Deleting a case, a talk or a person, and what stays of it.
//!
//! Keeps an order: what goes and what stays is shown before; until the workspace is closed it can come
//! back; then it is gone for good. Never says that it is gone from backups that are still there.

use lernfall_core::id::{CaseId, InterviewId, PersonId};
use lernfall_store::{Effect, Erased, Op};

use crate::desk::Desk;
use crate::error::{ApiError, Code};
use crate::view::erasing::{Erasure, Goes, Held, Left, PersonLine, Subject};
use crate::{rechecking, showing};

/// What is to be deleted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Erasing {
    Case(CaseId),
    Interview(CaseId, InterviewId),
    Person(PersonId),
}

impl Erasing {
    pub(crate) fn as_erased(self) -> Erased {
        match self {
            Self::Case(case) => Erased::Case(case),
            Self::Interview(_, interview) => Erased::Interview(interview),
            Self::Person(person) => Erased::Person(person),
        }
    }
}

impl Desk {
    /// What goes and what stays if `what` is deleted. What was being typed becomes an answer.
    pub fn erasure(&mut self, what: Erasing) -> Result<Erasure, ApiError> {
        self.prepare(what)?;
        let subject = self.subject(what)?;
        let effect = self.store.read().effect_of(what.as_erased())?;
        let Held { holding: backups, unseen } = self.holding(&[what.as_erased()])?;
        let Effect {
            interviews,
            answers,
            versions,
            drafts: _,
            notes,
            attachments,
            bytes,
            people,
            named_in,
            hand_overs,
        } = effect;
        let left = |one: &lernfall_store::HandOver| Left {
            number: one.number,
            date: one.date,
            recipient: one.what.recipient.clone(),
        };
        Ok(Erasure {
            subject,
            goes: Goes { interviews, answers, versions, notes, attachments, bytes, people },
            named_in: named_in.len(),
            hand_overs: hand_overs.iter().map(left).collect(),
            backups,
            unseen,
        })
    }

    /// Takes `what` out. It can come back until the workspace is closed; gives the number under which.
    pub fn erase(&mut self, what: Erasing) -> Result<u64, ApiError> {
        self.prepare(what)?;
        let today = self.env.today();
        match what {
            Erasing::Case(case) => self
                .store
                .transact(Op::EraseCase { case }, today, |tx| tx.erase_case(case).map_err(ApiError::from)),
            Erasing::Interview(case, interview) => {
                let (template, before) = self.case_with_template(case)?;
                self.store.transact(Op::RemoveInterview { case, interview }, today, |tx| {
                    rechecking::within(tx, &template, &before, |tx| {
                        tx.remove_interview(case, interview).map_err(ApiError::from)
                    })
                })
            }
            Erasing::Person(person) => self.store.transact(Op::RemovePerson { person }, today, |tx| {
                tx.remove_person(person).map_err(ApiError::from)
            }),
        }?;
        let done = self.store.read().next_undo()?;
        done.map(|entry| entry.number).ok_or_else(|| ApiError::new(Code::Bug))
    }

    /// Brings back what was taken out under that number, if it still waits. With a talk of `case` comes what
    /// was not there when the case was checked.
    pub(crate) fn bring_back(&mut self, number: u64, case: Option<CaseId>) -> Result<bool, ApiError> {
        let before = case.map(|case| self.case_with_template(case)).transpose()?;
        let back = self.store.take_back(number, self.env.today())?.is_some();
        if let Some((template, before)) = before.filter(|_| back) {
            let case = before.head.id;
            let blank = rechecking::outdated(&template, &before, &self.store.read().load_case(case)?);
            if !blank.is_empty() {
                self.write(Op::AnswerQuestions { case }, case, &blank)?;
            }
        }
        Ok(back)
    }

    /// Whom the register of names knows.
    pub fn people(&self) -> Result<Vec<PersonLine>, ApiError> {
        let people = self.store.read().people()?;
        Ok(people.into_iter().map(|one| PersonLine { id: one.id, name: one.name }).collect())
    }

    /// The person with that id.
    pub fn find_person(&self, id: &str) -> Result<PersonId, ApiError> {
        let found = self.store.read().people()?.into_iter().find(|one| one.id.to_string() == id);
        found.map(|one| one.id).ok_or_else(|| ApiError::new(Code::UnknownPerson).with("person", id))
    }

    /// The interview of a case with that number.
    pub fn find_interview(&self, case: CaseId, number: u32) -> Result<InterviewId, ApiError> {
        let found = self.store.read().interviews(case)?.into_iter().find(|one| one.number == number);
        found.map(|one| one.id).ok_or_else(|| ApiError::new(Code::UnknownInterview).with("interview", number))
    }

    /// What was typed has to be an answer, so that undoing brings it back.
    fn prepare(&mut self, what: Erasing) -> Result<(), ApiError> {
        match what {
            Erasing::Case(case) => self.keep_drafts(case),
            Erasing::Interview(case, interview) => {
                self.keep_drafts(case)?;
                let interviews = self.store.read().interviews(case)?;
                if !interviews.iter().any(|one| one.id == interview) {
                    return Err(ApiError::new(Code::UnknownInterview).with("interview", interview));
                }
                if interviews.len() < 2 { Err(ApiError::new(Code::LastInterview)) } else { Ok(()) }
            }
            Erasing::Person(person) => {
                let known = self.store.read().people()?.iter().any(|one| one.id == person);
                if known { Ok(()) } else { Err(ApiError::new(Code::UnknownPerson).with("person", person)) }
            }
        }
    }

    /// What it is called.
    pub(crate) fn subject(&self, what: Erasing) -> Result<Subject, ApiError> {
        let of_case = |case: CaseId| {
            let (template, case) = self.case_with_template(case)?;
            Ok::<_, ApiError>((case.head.number, showing::title(&template, &case), case))
        };
        match what {
            Erasing::Case(case) => {
                let (number, title, _) = of_case(case)?;
                Ok(Subject::Case { case, number, title })
            }
            Erasing::Interview(id, interview) => {
                let (_, title, case) = of_case(id)?;
                let unknown = || ApiError::new(Code::UnknownInterview).with("interview", interview);
                let found = case.interview(interview).ok_or_else(unknown)?;
                let person = found.person.map(|person| person.to_string());
                Ok(Subject::Interview {
                    case: id,
                    interview,
                    number: found.number,
                    form: found.form,
                    person,
                    title,
                })
            }
            Erasing::Person(person) => {
                let found = self.store.read().people()?.into_iter().find(|one| one.id == person);
                let unknown = || ApiError::new(Code::UnknownPerson).with("person", person);
                Ok(Subject::Person { person, name: found.ok_or_else(unknown)?.name })
            }
        }
    }
}
