//! What is being typed: into drafts at once, into answers when a question is left.
//!
//! Keeps true that what was typed is part of the case wherever it is looked at, whether it has become an
//! answer yet or not.

use std::collections::BTreeMap;

use lernfall_core::answer::check::read;
use lernfall_core::answer::{Answer, AnswerKey, Value};
use lernfall_core::case::{Case, RowList};
use lernfall_core::id::{CaseId, FieldId, InterviewId};
use lernfall_core::interview::notes::Notes;
use lernfall_core::level::ReleaseLevel;
use lernfall_core::record::gate::assures;
use lernfall_core::template::{Kind, Question, Template};
use lernfall_core::text::Language;
use lernfall_store::Op;

use crate::desk::Desk;
use crate::error::{ApiError, Code};
use crate::rechecking::write;

impl Desk {
    /// A case with its drafts in the place of the answers that they become.
    pub(crate) fn case_as_typed(&self, id: CaseId) -> Result<Case, ApiError> {
        let mut case = self.store.read().load_case(id)?;
        let template = self.template_of(&case)?;
        for (key, value) in self.store.read().drafts(id)? {
            let answer = said(&template, &case, &key, value);
            case.answers.insert(key, answer);
        }
        Ok(case)
    }

    /// Makes answers of a case's drafts, each with a version.
    pub(crate) fn keep_drafts(&mut self, id: CaseId) -> Result<(), ApiError> {
        self.keep_drafts_with(id, None)
    }

    /// [`Desk::keep_drafts`], with the working notes of an interview in the last write: whoever turns a
    /// page waits for the disk once.
    pub(crate) fn keep_drafts_with(
        &mut self,
        id: CaseId,
        notes: Option<(InterviewId, &Notes)>,
    ) -> Result<(), ApiError> {
        self.fullest.retain(|(case, _), _| *case != id);
        let mut drafts = self.store.read().drafts(id)?;
        let last = drafts.pop();
        let Some((key, value)) = last else {
            return notes.map_or(Ok(()), |(interview, notes)| self.save_notes(id, interview, notes));
        };
        let case = self.store.read().load_case(id)?;
        let template = self.template_of(&case)?;
        let today = self.env.today();
        for (key, value) in drafts {
            let answer = said(&template, &case, &key, value);
            let op = Op::AnswerQuestion { case: id, key: key.clone() };
            self.store.transact(op, today, |tx| write(tx, &template, &case, &[(key, answer)]))?;
        }
        let answer = said(&template, &case, &key, value);
        let op = Op::AnswerQuestion { case: id, key: key.clone() };
        self.store.transact(op, today, |tx| {
            write(tx, &template, &case, &[(key, answer)])?;
            match notes {
                Some((interview, notes)) => Ok(tx.save_notes(id, interview, notes)?),
                None => Ok(()),
            }
        })
    }

    /// Makes answers of what was being typed when the program ended last.
    pub fn recover_drafts(&mut self) -> Result<(), ApiError> {
        for case in self.store.read().cases_with_drafts()? {
            self.keep_drafts(case)?;
        }
        Ok(())
    }

    /// Saves what is being typed; what it throws away becomes a version. Fields that `given` does not name
    /// stay as they are.
    pub(crate) fn save_typed(
        &mut self,
        id: CaseId,
        template: &Template,
        case: &mut Case,
        key: &AnswerKey,
        given: Option<Value>,
        language: Language,
    ) -> Result<(), ApiError> {
        self.plant(id, case, key)?;
        let question = asked(template, case, key)?;
        let before = case.answer(key).and_then(|answer| answer.value.as_ref());
        let value = merged(question, before, given, language);
        self.keep_what_goes(id, template, case, key, &value)?;
        let kept = self.store.read().answer(id, key)?;
        let stored = kept.as_ref().and_then(|answer| answer.value.clone());
        let unchanged = stored == Some(value.clone()) || (stored.is_none() && value.is_blank());
        if unchanged && self.store.read().draft(id, key)?.is_none() {
            return Ok(());
        }
        let op = Op::SaveDraft { case: id, key: key.clone() };
        self.store.transact(op, self.env.today(), |tx| {
            let saved = if unchanged { tx.discard_draft(id, key) } else { tx.save_draft(id, key, &value) };
            saved.map_err(ApiError::from)
        })?;
        match kept {
            Some(kept) => case.answers.insert(key.clone(), kept),
            None => case.answers.remove(key),
        };
        let answer = said(template, case, key, value);
        case.answers.insert(key.clone(), answer);
        Ok(())
    }

    /// Makes a version of the fullest draft since the last one where `value` throws it away, unless the
    /// last version holds it.
    fn keep_what_goes(
        &mut self,
        id: CaseId,
        template: &Template,
        case: &Case,
        key: &AnswerKey,
        value: &Value,
    ) -> Result<(), ApiError> {
        let place = (id, key.clone());
        let fullest = match self.fullest.remove(&place) {
            Some(fullest) => Some(fullest),
            None => self.store.read().draft(id, key)?,
        };
        match fullest {
            Some(fullest) if fullest.is_thrown_away_in(value) => {
                let kept = self.store.read().answer(id, key)?.and_then(|answer| answer.value);
                if kept.is_none_or(|kept| fullest.is_thrown_away_in(&kept)) {
                    let answer = said(template, case, key, fullest);
                    let op = Op::AnswerQuestion { case: id, key: key.clone() };
                    let answer = [(key.clone(), answer)];
                    self.store.transact(op, self.env.today(), |tx| write(tx, template, case, &answer))?;
                }
            }
            Some(fullest) if fullest.length() > value.length() => {
                self.fullest.insert(place, fullest);
            }
            Some(_) | None => {
                self.fullest.insert(place, value.clone());
            }
        }
        Ok(())
    }

    /// Makes the row that a page showed before there was one, as soon as something is said in it.
    pub(crate) fn plant(&mut self, id: CaseId, case: &mut Case, key: &AnswerKey) -> Result<(), ApiError> {
        let list = RowList { interview: key.interview, question: key.question.clone() };
        let Some(row) = key.row.filter(|row| self.blanks.is(id, &list, *row)) else { return Ok(()) };
        let op = Op::AddRow { case: id, question: list.question.clone(), row };
        self.store.transact(op, self.env.today(), |tx| tx.add_row(id, &list, row).map_err(ApiError::from))?;
        self.blanks.used(id, &list);
        case.rows.entry(list).or_default().push(row);
        Ok(())
    }
}

/// The answer that a draft becomes. A new row of a question that was said to stay here stays too.
pub(crate) fn said(template: &Template, case: &Case, key: &AnswerKey, value: Value) -> Answer {
    let before = case.answer(key).cloned().unwrap_or_default();
    let whole = case.answer(&key.without_row()).and_then(|answer| answer.level);
    let stays = whole.filter(|level| *level == ReleaseLevel::Stays);
    let answer = before.saying(Some(value));
    assured(template, key, Answer { level: answer.level.or(stays), ..answer })
}

/// Whoever gives an assurance decides with it that this may be told, as far as the guide intends; one that
/// is not given tells nothing. That it stays here, somebody said of it. Other answers are left alone.
pub(crate) fn assured(template: &Template, key: &AnswerKey, answer: Answer) -> Answer {
    match template.question(&key.question) {
        Some(question) if question.is_assurance() && answer.level != Some(ReleaseLevel::Stays) => {
            let given = answer.counted().filter(|value| assures(question, value));
            Answer { level: given.map(|_| question.default_level.min(question.max_level)), ..answer }
        }
        Some(_) | None => answer,
    }
}

/// The question that `key` belongs to, if the case has that place.
pub(crate) fn asked<'a>(
    template: &'a Template,
    case: &Case,
    key: &AnswerKey,
) -> Result<&'a Question, ApiError> {
    let unknown = || ApiError::new(Code::UnknownQuestion).with("question", &key.question);
    let question = template.question(&key.question).ok_or_else(unknown)?;
    let list = RowList { interview: key.interview, question: key.question.clone() };
    let row = key.row.is_none_or(|row| case.rows_of(&list).contains(&row));
    let interview = key.interview.is_none_or(|id| case.interview(id).is_some());
    if row && interview { Ok(question) } else { Err(unknown()) }
}

/// What was typed over what was there. Nothing left is a blank text.
fn merged(question: &Question, before: Option<&Value>, given: Option<Value>, language: Language) -> Value {
    let value = match given {
        None => Value::Unread(String::new()),
        Some(Value::Fields(given)) => {
            let mut fields = before.and_then(Value::as_fields).cloned().unwrap_or_default();
            for (id, value) in given {
                let kind =
                    question.kind.fields().iter().find(|field| field.id == id).map(|field| &field.kind);
                let value = understood(kind, value, language);
                if value.is_blank() {
                    fields.remove(&id)
                } else {
                    fields.insert(id, value)
                };
            }
            Value::Fields(fields)
        }
        Some(Value::Matrix(rows)) => {
            let kinds = question.kind.fields();
            let kind = |id: &FieldId| kinds.iter().find(|field| field.id == *id).map(|field| &field.kind);
            let understood_row = |fields: BTreeMap<FieldId, Value>| -> BTreeMap<FieldId, Value> {
                let read = fields.into_iter().map(|(id, value)| {
                    let value = understood(kind(&id), value, language);
                    (id, value)
                });
                read.filter(|(_, value)| !value.is_blank()).collect()
            };
            let rows = rows.into_iter().map(|(code, fields)| (code, understood_row(fields)));
            Value::Matrix(rows.filter(|(_, fields)| !fields.is_empty()).collect())
        }
        Some(value) => understood(Some(&question.kind), value, language),
    };
    if value.is_blank() { Value::Unread(String::new()) } else { value }
}

/// Typed text as what its field asks for; kept as it is where it cannot be read.
fn understood(kind: Option<&Kind>, value: Value, language: Language) -> Value {
    match (kind, value) {
        (Some(kind), Value::Unread(text)) if !text.trim().is_empty() => read(kind, &text, language),
        (_, Value::Text(text)) => Value::Text(lines(text)),
        (_, value) => value,
    }
}

/// Text with one kind of line break: pasted text brings those of word processors along.
fn lines(text: String) -> String {
    let broken = |c: char| matches!(c, '\r' | '\u{b}' | '\u{2028}' | '\u{2029}');
    if !text.contains(broken) {
        return text;
    }
    text.replace("\r\n", "\n").replace(broken, "\n")
}
