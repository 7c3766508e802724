//! Taking back, and the versions of an answer.

use lernfall_core::answer::{Answer, AnswerKey, Value};
use lernfall_core::id::{CaseId, InterviewId, QuestionId};
use lernfall_core::level::ReleaseLevel;
use lernfall_core::text::Language;
use lernfall_store::{JournalEntry, Op};
use similar::{ChangeTag, TextDiff};

use crate::asks::{OfAnswer, RestoreVersion, TakeBack};
use crate::desk::Desk;
use crate::dispatch::With;
use crate::drafts::{asked, assured};
use crate::error::{ApiError, Code};
use crate::pages::case::Undone;
use crate::pages::versions::{Change, Piece, VersionRow, VersionsPage};
use crate::session::Session;
use crate::showing;

impl Session {
    /// What is being typed becomes an answer first: it is the last thing that was done.
    pub fn undo(&mut self, ask: TakeBack, _with: &mut With<'_, '_>) -> Result<Undone, ApiError> {
        let desk = self.desk()?;
        desk.recover_drafts()?;
        let next = undone(desk.store.read().next_undo()?);
        Ok(if is_meant(&next, ask) { undone(desk.store.undo(desk.env.today())?) } else { undone(None) })
    }

    pub fn redo(&mut self, ask: TakeBack, _with: &mut With<'_, '_>) -> Result<Undone, ApiError> {
        let desk = self.desk()?;
        desk.recover_drafts()?;
        let next = undone(desk.store.read().next_redo()?);
        Ok(if is_meant(&next, ask) { undone(desk.store.redo(desk.env.today())?) } else { undone(None) })
    }

    pub fn versions(&mut self, ask: OfAnswer, with: &mut With<'_, '_>) -> Result<VersionsPage, ApiError> {
        let desk = self.desk()?;
        desk.keep_drafts(ask.case)?;
        page(desk, ask.case, &ask.key, with.language)
    }

    /// Writes an old version as a new one, with the passages that were marked and masked in it. Nobody
    /// decided how far it may go now; that it stays here was said of the answer, and holds.
    pub fn restore_version(
        &mut self,
        ask: RestoreVersion,
        with: &mut With<'_, '_>,
    ) -> Result<VersionsPage, ApiError> {
        let desk = self.desk()?;
        desk.keep_drafts(ask.case)?;
        let (template, case) = desk.case_with_template(ask.case)?;
        let question = asked(&template, &case, &ask.key)?;
        let unknown = || ApiError::new(Code::UnknownQuestion).with("question", &question.id);
        let versions = desk.store.read().versions(ask.case, &ask.key)?;
        let old =
            versions.into_iter().find(|version| version.number == ask.number).ok_or_else(unknown)?.answer;
        let present = case.answer(&ask.key);
        if case.is_withdrawn(&ask.key) {
            return Err(unknown());
        }
        if present.is_none_or(|present| !says_the_same(present, &old)) {
            let levels = [old.level, present.and_then(|present| present.level)];
            let level = levels.contains(&Some(ReleaseLevel::Stays)).then_some(ReleaseLevel::Stays);
            let answer = assured(&template, &ask.key, Answer { level, ..old });
            let op = Op::RestoreVersion { case: ask.case, key: ask.key.clone() };
            desk.write(op, ask.case, &[(ask.key.clone(), answer)])?;
        }
        page(desk, ask.case, &ask.key, with.language)
    }
}

fn says_the_same(one: &Answer, other: &Answer) -> bool {
    (&one.value, one.status(), &one.masks, &one.quotations)
        == (&other.value, other.status(), &other.masks, &other.quotations)
}

/// Operations that began a case or a run through the guide.
const BEGINNINGS: [&str; 2] = ["create-case", "add-interview"];

/// Whether the next step is one that the ask is about.
fn is_meant(next: &Undone, ask: TakeBack) -> bool {
    let begins = next.operation.as_deref().is_some_and(|operation| BEGINNINGS.contains(&operation));
    ask.within.is_none() || (next.case == ask.within && !begins)
}

fn undone(entry: Option<JournalEntry>) -> Undone {
    let id = |name: &str| entry.as_ref()?.ids.get(name)?.as_str().map(str::to_owned);
    Undone {
        case: id("case").and_then(|id| id.parse::<CaseId>().ok()),
        interview: id("interview").and_then(|id| id.parse::<InterviewId>().ok()),
        question: id("question").map(QuestionId),
        operation: entry.map(|entry| entry.operation),
    }
}

fn page(desk: &Desk, id: CaseId, key: &AnswerKey, language: Language) -> Result<VersionsPage, ApiError> {
    let (template, case) = desk.case_with_template(id)?;
    let question = asked(&template, &case, key)?;
    let words = showing::words(&template, &case, language);
    let told = |value: &Option<Value>| {
        value.as_ref().map(|value| words.lines(question, value).join("\n")).unwrap_or_default()
    };
    let mut before: Option<String> = None;
    let mut versions = Vec::new();
    for version in desk.store.read().versions(id, key)? {
        let now = told(&version.answer.value);
        versions.push(VersionRow {
            number: version.number,
            date: version.date,
            status: version.answer.status(),
            level: version.answer.level,
            pieces: pieces(before.as_deref().unwrap_or(&now), &now),
        });
        before = Some(now);
    }
    versions.reverse();
    let open = versions.first().is_some_and(|now| now.level.is_none());
    let undecided = open && versions.iter().any(|version| version.level.is_some());
    Ok(VersionsPage { name: words.read(question.called()).to_owned(), versions, undecided })
}

/// `now` word by word, with what became of `before`.
fn pieces(before: &str, now: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for word in TextDiff::from_words(before, now).iter_all_changes() {
        let change = match word.tag() {
            ChangeTag::Equal => Change::Same,
            ChangeTag::Insert => Change::Added,
            ChangeTag::Delete => Change::Removed,
        };
        match pieces.last_mut() {
            Some(last) if last.change == change => last.text.push_str(word.value()),
            Some(_) | None => pieces.push(Piece { text: word.value().to_owned(), change }),
        }
    }
    pieces
}
