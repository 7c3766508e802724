//! What goes when something is erased, counted before it is.
//!
//! Keeps to counts and ids, and to what is not erased with it: the lines of the register of hand-overs.
//! Changes nothing.

use std::collections::BTreeSet;

use lernfall_core::answer::Answer;
use lernfall_core::id::{AttachmentId, CaseId, InterviewId, PersonId};

use super::list::Erased;
use crate::error::{StoreError, Thing};
use crate::handovers::HandOver;
use crate::transact::Reader;

/// Working notes in which something is written: they keep the place where one was, too.
const NOTES: &str =
    "(SELECT case_id, interview FROM interview_notes WHERE json_extract(notes, '$.scratch') <> '')";

/// What belongs to something that can be erased.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Effect {
    pub interviews: u32,
    pub answers: u32,
    /// Earlier and present versions of answers.
    pub versions: u32,
    pub drafts: u32,
    /// Interviews with working notes.
    pub notes: u32,
    pub attachments: u32,
    /// Of the attachments, in bytes.
    pub bytes: u64,
    /// Entries of the register of names that only this case has.
    pub people: u32,
    /// Cases in which a person is behind a pseudonym; the pseudonym stays there, without a name.
    pub named_in: Vec<CaseId>,
    /// What has left already and does not come back.
    pub hand_overs: Vec<HandOver>,
}

impl Reader<'_> {
    /// What erasing would reach. Fails with [`StoreError::NotFound`] if it is not there.
    pub fn effect_of(&self, what: Erased) -> Result<Effect, StoreError> {
        match what {
            Erased::Case(case) => self.effect_of_case(case),
            Erased::Interview(interview) => self.effect_of_interview(interview),
            Erased::Attachment(attachment) => self.effect_of_attachment(attachment),
            Erased::Person(person) => self.effect_of_person(person),
        }
    }

    fn effect_of_case(&self, case: CaseId) -> Result<Effect, StoreError> {
        self.case_head(case)?;
        let id = case.to_string();
        let count = |table: &str| {
            let sql = format!("SELECT count(*) FROM {table} WHERE case_id = ?");
            self.sql.one(&sql, [&id], |row| row.count(0))
        };
        Ok(Effect {
            interviews: count("interview")?,
            answers: count("answer")?,
            versions: count("answer_version")?,
            drafts: count("draft")?,
            notes: count(NOTES)?,
            attachments: count("attachment")?,
            bytes: self.attachments(case)?.values().map(|one| one.size).sum(),
            people: u32::try_from(self.known_only_in(case)?.len()).unwrap_or(u32::MAX),
            named_in: Vec::new(),
            hand_overs: self.hand_overs_of(case)?,
        })
    }

    fn effect_of_interview(&self, interview: InterviewId) -> Result<Effect, StoreError> {
        let id = interview.to_string();
        let owner = self.sql.maybe("SELECT case_id FROM interview WHERE id = ?", [&id], |row| row.id(0))?;
        let case: CaseId = owner.ok_or(StoreError::NotFound(Thing::Interview))?;
        let of_it = (case.to_string(), id);
        let count = |table: &str| {
            let sql = format!("SELECT count(*) FROM {table} WHERE case_id = ? AND interview = ?");
            self.sql.one(&sql, (&of_it.0, &of_it.1), |row| row.count(0))
        };
        let files = self.files_only_in(case, interview)?;
        let attachments = self.attachments(case)?;
        Ok(Effect {
            interviews: 1,
            answers: count("answer")?,
            versions: count("answer_version")?,
            drafts: count("draft")?,
            notes: count(NOTES)?,
            attachments: u32::try_from(files.len()).unwrap_or(u32::MAX),
            bytes: files.iter().filter_map(|id| attachments.get(id)).map(|one| one.size).sum(),
            people: 0,
            named_in: Vec::new(),
            hand_overs: self.hand_overs_of(case)?,
        })
    }

    /// The files that go with an interview: what its answers hold or held, and no other answer does.
    fn files_only_in(
        &self,
        case: CaseId,
        interview: InterviewId,
    ) -> Result<BTreeSet<AttachmentId>, StoreError> {
        let mut own = BTreeSet::new();
        let mut elsewhere = BTreeSet::new();
        for (key, answer) in self.answers(case)? {
            let files = answer.value.map(|value| value.files()).unwrap_or_default();
            if key.interview == Some(interview) { own.extend(files) } else { elsewhere.extend(files) }
        }
        let versions = self.sql.all(
            "SELECT answer FROM answer_version WHERE case_id = ? AND interview = ?",
            (case.to_string(), interview.to_string()),
            |row| row.json::<Answer>(0),
        )?;
        own.extend(versions.into_iter().filter_map(|answer| answer.value).flat_map(|value| value.files()));
        let there = self.attachments(case)?;
        Ok(own.into_iter().filter(|id| there.contains_key(id) && !elsewhere.contains(id)).collect())
    }

    fn effect_of_attachment(&self, attachment: AttachmentId) -> Result<Effect, StoreError> {
        let found = self.sql.maybe(
            "SELECT case_id, size FROM attachment WHERE id = ?",
            [attachment.to_string()],
            |row| Ok((row.id::<CaseId>(0)?, row.count::<u64>(1)?)),
        )?;
        let (case, bytes) = found.ok_or(StoreError::NotFound(Thing::Attachment))?;
        let versions = self.sql.one(
            "SELECT count(*) FROM answer_version WHERE case_id = ? AND instr(answer, ?)",
            (case.to_string(), attachment.to_string()),
            |row| row.count(0),
        )?;
        let answers = self.answers(case)?.into_values().filter_map(|answer| answer.value);
        let answers = answers.filter(|value| value.files().contains(&attachment)).count();
        Ok(Effect {
            answers: u32::try_from(answers).unwrap_or(u32::MAX),
            versions,
            attachments: 1,
            bytes,
            hand_overs: self.hand_overs_of(case)?,
            ..Effect::default()
        })
    }

    fn effect_of_person(&self, person: PersonId) -> Result<Effect, StoreError> {
        let id = person.to_string();
        if self.sql.number("SELECT count(*) FROM person WHERE id = ?", [&id])? == 0 {
            return Err(StoreError::NotFound(Thing::Person));
        }
        let named_in = self.sql.all(
            "SELECT DISTINCT case_id FROM pseudonym WHERE person = ? ORDER BY case_id",
            [&id],
            |row| row.id(0),
        )?;
        Ok(Effect { people: 1, named_in, ..Effect::default() })
    }
}
