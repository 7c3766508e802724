//! What may be used how.
//!
//! The answers of the case itself are decided together with those of its first interview. What only
//! classifies other answers follows them and is not offered, unless somebody decided on it; nor is what
//! the guide never lets out.

use lernfall_core::answer::{Answer, AnswerKey, Value};
use lernfall_core::case::Case;
use lernfall_core::id::{CaseId, InterviewId};
use lernfall_core::interview::path::{Place, walk};
use lernfall_core::level::ReleaseLevel;
use lernfall_core::record::{effective, gate};
use lernfall_core::template::kind::Permission;
use lernfall_core::template::{Kind, Question, Section, Template};
use lernfall_core::text::Language;
use lernfall_store::Op;

use crate::asks::{ConfirmLevels, LevelOf, OfInterview, SetLevel};
use crate::cutting::beginning;
use crate::desk::Desk;
use crate::dispatch::With;
use crate::error::{ApiError, Code};
use crate::pages::levels::{AnswerLevel, LevelsPage, SectionLevel, SectionLevels};
use crate::session::Session;
use crate::showing;

/// How many characters of an answer stand in the table.
const BEGINNING: usize = 90;

impl Session {
    pub fn levels(&mut self, ask: OfInterview, with: &mut With<'_, '_>) -> Result<LevelsPage, ApiError> {
        let desk = self.desk()?;
        desk.keep_drafts(ask.case)?;
        page(desk, ask.case, ask.interview, with.language)
    }

    /// Each answer gets at most its question's highest. A level for a section leaves alone what somebody
    /// said stays here, unless that was said of the whole section.
    pub fn set_level(&mut self, ask: SetLevel, with: &mut With<'_, '_>) -> Result<LevelsPage, ApiError> {
        let desk = self.desk()?;
        desk.keep_drafts(ask.case)?;
        let (template, case) = desk.case_with_template(ask.case)?;
        let path = walk(&template, &case);
        let mut table = listed(&template, &case, &path, ask.interview)?;
        let op = match &ask.of {
            LevelOf::Section(id) => {
                table.retain(|one| one.section.id == *id);
                if common(&table) != SectionLevel::All(ReleaseLevel::Stays) {
                    table.retain(|one| one.answer.level != Some(ReleaseLevel::Stays));
                }
                Op::AnswerQuestions { case: ask.case }
            }
            LevelOf::Answer(key) => {
                table.retain(|one| one.key == *key);
                if table.is_empty() {
                    return Err(ApiError::new(Code::UnknownQuestion).with("question", &key.question));
                }
                Op::SetLevel { case: ask.case, key: key.clone() }
            }
        };
        let decided = table.iter().map(|one| {
            let level = ask.level.map(|level| level.min(one.question.max_level));
            (one.key.clone(), Answer { level, ..one.answer.clone() })
        });
        let changed: Vec<_> = decided.filter(|(key, answer)| case.answer(key) != Some(answer)).collect();
        if !changed.is_empty() {
            desk.write(op, ask.case, &changed)?;
        }
        page(desk, ask.case, ask.interview, with.language)
    }

    pub fn confirm_levels(
        &mut self,
        ask: ConfirmLevels,
        with: &mut With<'_, '_>,
    ) -> Result<LevelsPage, ApiError> {
        let desk = self.desk()?;
        desk.keep_drafts(ask.case)?;
        let (template, case) = desk.case_with_template(ask.case)?;
        let path = walk(&template, &case);
        let place = review(&path, ask.interview).ok_or_else(|| ApiError::new(Code::NotInForm))?;
        let key = place.key();
        let before = case.answer(&key).cloned().unwrap_or_default();
        // Whoever confirms decides that this may be told: it says nothing but that it was decided together.
        let level = ask.confirmed.then_some(place.question.default_level.min(place.question.max_level));
        let answer = Answer { level, ..before.saying(Some(Value::YesNo(ask.confirmed))) };
        let op = Op::AnswerQuestion { case: ask.case, key: key.clone() };
        desk.write(op, ask.case, &[(key, answer)])?;
        page(desk, ask.case, ask.interview, with.language)
    }
}

/// An answer to decide on.
#[derive(Clone)]
struct Listed<'a> {
    section: &'a Section,
    question: &'a Question,
    key: AnswerKey,
    answer: &'a Answer,
    value: &'a Value,
}

/// Every answer and row to decide on with `interview`, in the guide's order.
fn listed<'a>(
    template: &'a Template,
    case: &'a Case,
    path: &'a [Place<'a>],
    interview: InterviewId,
) -> Result<Vec<Listed<'a>>, ApiError> {
    if case.interview(interview).is_none() {
        return Err(ApiError::new(Code::UnknownInterview).with("interview", interview));
    }
    let first = case.interviews.first().is_some_and(|one| one.id == interview);
    let here = |place: &&Place<'_>| place.interview.map_or(first, |one| one.id == interview);
    let offered = template.questions().filter(|(_, question)| {
        question.max_level > ReleaseLevel::Stays && !matches!(question.kind, Kind::ReleaseReview)
    });
    let places = offered
        .flat_map(|(_, question)| path.iter().filter(here).filter(|place| place.question.id == question.id));
    let answers = places.flat_map(|place| {
        place.answers.iter().filter_map(|effective| {
            let value = effective.value.as_ref()?;
            let answer = case.answer(&effective.key)?;
            let follows = answer.level.is_none() && effective::inherits(place.question, value);
            let (section, question, key) = (place.section, place.question, effective.key.clone());
            (!follows).then_some(Listed { section, question, key, answer, value })
        })
    });
    Ok(answers.collect())
}

/// The question whether the levels were decided together.
fn review<'a, 'b>(path: &'b [Place<'a>], interview: InterviewId) -> Option<&'b Place<'a>> {
    let mut places = path.iter().filter(|place| matches!(place.question.kind, Kind::ReleaseReview));
    places.find(|place| place.interview.is_some_and(|one| one.id == interview))
}

fn page(
    desk: &Desk,
    case: CaseId,
    interview: InterviewId,
    language: Language,
) -> Result<LevelsPage, ApiError> {
    let (template, case) = desk.case_with_template(case)?;
    let path = walk(&template, &case);
    let table = listed(&template, &case, &path, interview)?;
    let levels = effective::levels(&template, &case, &path);
    let words = showing::words(&template, &case, language);
    let of_section = |section: &Section| {
        let of_section = table.iter().filter(|one| one.section.id == section.id);
        let table: Vec<Listed<'_>> = of_section.cloned().collect();
        let most = table.iter().map(|one| one.question.max_level).max()?;
        let answers = table.iter().map(|one| AnswerLevel {
            key: one.key.clone(),
            question: one.question.id.clone(),
            name: words.read(one.question.called()).to_owned(),
            words: beginning(&words.lines(one.question, one.value).join(" · "), BEGINNING),
            level: one.answer.level,
            max_level: one.question.max_level,
            effective: levels.get(&one.key).copied().unwrap_or_default(),
        });
        Some(SectionLevels {
            id: section.id.clone(),
            title: words.read(&section.title).to_owned(),
            level: common(&table),
            most,
            answers: answers.collect(),
        })
    };
    let confirmed = review(&path, interview).and_then(|place| place.answers.first()?.value.as_ref());
    Ok(LevelsPage {
        case: case.head.id,
        interview,
        sections: template.sections().iter().filter_map(of_section).collect(),
        undecided: table.iter().filter(|one| one.answer.level.is_none()).count(),
        confirmed: confirmed.and_then(Value::as_yes_or_no) == Some(true),
        consent_missing: match gate::permitted(&path, interview, Permission::HandOver) {
            gate::Permitted::Open | gate::Permitted::No => true,
            gate::Permitted::NotAsked | gate::Permitted::Yes => false,
        },
    })
}

/// The level that was set for all of them, each as far as its question allows.
fn common(table: &[Listed<'_>]) -> SectionLevel {
    let Some(level) = table.iter().filter_map(|one| one.answer.level).max() else {
        return SectionLevel::Undecided;
    };
    let same = |one: &Listed<'_>| one.answer.level == Some(level.min(one.question.max_level));
    if table.iter().all(same) { SectionLevel::All(level) } else { SectionLevel::Mixed }
}
