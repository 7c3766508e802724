//! *Angaben prüfen*: everything that was said, and what becomes of it with the collecting office.

use std::collections::BTreeMap;

use lernfall_core::answer::AnswerKey;
use lernfall_core::answer::check::Objection;
use lernfall_core::case::Case;
use lernfall_core::document::words::Words;
use lernfall_core::id::{CaseId, InterviewId};
use lernfall_core::interview::Form;
use lernfall_core::interview::objections;
use lernfall_core::interview::path::{Place, walk};
use lernfall_core::level::{Audience, ReleaseLevel};
use lernfall_core::record::staying::staying;
use lernfall_core::record::{Record, effective};
use lernfall_core::template::{Kind, Question, Section, Weight};
use lernfall_core::text::Language;

use crate::asks::{AsBefore, OfCase};
use crate::deciding::tells;
use crate::desk::Desk;
use crate::dispatch::With;
use crate::error::{ApiError, Code};
use crate::objecting;
use crate::pages::checking::{CheckPage, CheckSection, CheckedAnswer, OpenQuestion, StayReason};
use crate::session::Session;
use crate::showing;

impl Session {
    pub fn check(&mut self, ask: OfCase, with: &mut With<'_, '_>) -> Result<CheckPage, ApiError> {
        let desk = self.desk()?;
        desk.keep_drafts(ask.case)?;
        page(desk, ask.case, with.language)
    }

    pub fn decide_as_before(
        &mut self,
        ask: AsBefore,
        with: &mut With<'_, '_>,
    ) -> Result<CheckPage, ApiError> {
        let desk = self.desk()?;
        desk.keep_drafts(ask.case)?;
        desk.decide_as_before(&ask)?;
        page(desk, ask.case, with.language)
    }
}

fn page(desk: &Desk, case: CaseId, language: Language) -> Result<CheckPage, ApiError> {
    let (template, case) = desk.case_with_template(case)?;
    let path = walk(&template, &case);
    let record = Record::build(&template, &case, Audience::Office).map_err(|_| ApiError::new(Code::Bug))?;
    let first = case.interviews.first().ok_or_else(|| ApiError::new(Code::UnknownInterview))?;
    let mut corrected = BTreeMap::new();
    for interview in &case.interviews {
        corrected.extend(desk.corrected(&template, &case, &path, interview.id)?);
    }
    let checking = Checking {
        case: &case,
        path: &path,
        corrected,
        words: showing::words(&template, &case, language),
        levels: effective::levels(&template, &case, &path),
        objections: objections::all(&template, &case, &path),
        staying: staying(&template, &case, &record),
        first: first.id,
    };
    let talks = case.interviews.iter().map(|interview| Some(interview.id));
    let whose: Vec<Option<InterviewId>> = std::iter::once(None).chain(talks).collect();
    // The only interview is read together with the case; several follow one after another.
    let at_once = if case.interviews.len() == 1 { whose.len() } else { 1 };
    let sections: Vec<CheckSection> = whose
        .chunks(at_once)
        .flat_map(|whose| template.sections().iter().map(move |section| (whose, section)))
        .filter_map(|(whose, section)| checking.section(whose, section))
        .collect();
    Ok(CheckPage {
        case: case.head.id,
        case_title: showing::title(&template, &case),
        open_core: path.iter().filter_map(|place| checking.open(place)).collect(),
        leaves: record.keys().filter(|key| tells(&template, key)).count(),
        stays: checking.staying.keys().filter(|key| tells(&template, key)).count(),
        sections,
    })
}

struct Checking<'a> {
    case: &'a Case,
    path: &'a [Place<'a>],
    words: Words<'a>,
    levels: BTreeMap<AnswerKey, ReleaseLevel>,
    objections: BTreeMap<AnswerKey, Vec<Objection>>,
    staying: BTreeMap<AnswerKey, StayReason>,
    /// What was decided before a correction.
    corrected: BTreeMap<AnswerKey, ReleaseLevel>,
    /// Where the answers of the case itself are changed.
    first: InterviewId,
}

impl Checking<'_> {
    fn open(&self, place: &Place<'_>) -> Option<OpenQuestion> {
        let mut statuses = place.answers.iter().filter_map(|answer| self.case.answer(&answer.key)?.status());
        if place.question.weight == Weight::Extra || statuses.next().is_some() {
            return None;
        }
        let interview = place.interview.map_or(self.first, |interview| interview.id);
        Some(OpenQuestion {
            question: place.question.id.clone(),
            name: self.words.read(place.question.called()).to_owned(),
            interview,
            interview_number: self.case.interview(interview)?.number,
            stage: place.question.when,
            release_review: matches!(place.question.kind, Kind::ReleaseReview),
        })
    }

    fn section(&self, whose: &[Option<InterviewId>], section: &Section) -> Option<CheckSection> {
        let questions = section.questions.iter().filter(|question| !question.is_assurance());
        let answers = questions.flat_map(|question| {
            let keys = whose.iter().flat_map(|interview| self.keys(*interview, question));
            keys.filter_map(|key| self.answer(question, key))
        });
        let answers: Vec<CheckedAnswer> = answers.collect();
        let alone = if let [interview] = whose { *interview } else { None };
        let form = if self.case.is_all_own() { Form::Own } else { Form::Talk };
        let number = alone.and_then(|id| self.case.interview(id));
        (!answers.is_empty()).then(|| CheckSection {
            id: section.id.clone(),
            title: showing::section_title(self.words.read(&section.title), form),
            interview_number: number.map(|interview| interview.number),
            answers,
        })
    }

    /// The answers to a question in their order; those to one that is no longer asked too.
    fn keys(&self, interview: Option<InterviewId>, question: &Question) -> Vec<AnswerKey> {
        let whole = AnswerKey { interview, question: question.id.clone(), row: None };
        let asked = self.path.iter().find(|place| place.key() == whole);
        let mut keys: Vec<AnswerKey> = asked
            .map(|place| place.answers.iter().map(|answer| answer.key.clone()).collect())
            .unwrap_or_default();
        let kept = self.case.answers.keys().filter(|key| key.without_row() == whole);
        let others: Vec<AnswerKey> = kept.filter(|key| !keys.contains(key)).cloned().collect();
        keys.extend(others);
        keys
    }

    fn answer(&self, question: &Question, key: AnswerKey) -> Option<CheckedAnswer> {
        let kept = self.case.answer(&key)?;
        let withdrawn = self.case.is_withdrawn(&key);
        if kept.status().is_none() && !withdrawn {
            return None;
        }
        let value = kept.value.as_ref().filter(|_| !withdrawn);
        let objections = self.objections.get(&key).map_or(&[][..], Vec::as_slice);
        let stays = self.staying.get(&key).copied().or(withdrawn.then_some(StayReason::Withdrawn));
        let words = value.map(|value| self.words.lines(question, value)).unwrap_or_default();
        let former = self.corrected.get(&key).copied().filter(|_| stays == Some(StayReason::Undecided));
        // Nobody lets words out that are not marked.
        let marked = stays.is_none() || former.is_some();
        Some(CheckedAnswer {
            name: self.words.read(question.called()).to_owned(),
            traces: if marked { showing::traces(&words) } else { Vec::new() },
            words,
            status: kept.status(),
            level: kept.level,
            former,
            effective: self.levels.get(&key).copied().unwrap_or_default(),
            stays,
            objections: objections.iter().map(|one| objecting::on_page(&self.words, question, one)).collect(),
            interview: key.interview.unwrap_or(self.first),
            stage: question.when,
            key,
        })
    }
}
