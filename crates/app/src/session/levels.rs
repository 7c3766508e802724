//! What may be used how.

use std::collections::BTreeMap;

use lernfall_core::answer::corrected::former_level;
use lernfall_core::answer::{Answer, AnswerKey, Value};
use lernfall_core::case::Case;
use lernfall_core::id::{CaseId, InterviewId};
use lernfall_core::interview::Form;
use lernfall_core::interview::path::{Place, walk};
use lernfall_core::level::ReleaseLevel;
use lernfall_core::record::{effective, gate};
use lernfall_core::template::kind::Permission;
use lernfall_core::template::{Kind, Section, Template};
use lernfall_core::text::Language;
use lernfall_store::Op;

use crate::asks::{AsBefore, ConfirmLevels, LevelOf, OfInterview, SetLevel};
use crate::deciding::{Listed, confirmed, listed, review};
use crate::desk::Desk;
use crate::dispatch::With;
use crate::drafts::said;
use crate::error::{ApiError, Code};
use crate::pages::levels::{AnswerLevel, ConsentPlace, LevelsPage, SectionLevel, SectionLevels};
use crate::session::Session;
use crate::showing;

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
                Op::SetLevels { case: ask.case }
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
        let mut changed: Vec<_> = decided.filter(|(key, answer)| case.answer(key) != Some(answer)).collect();
        if !changed.is_empty() {
            changed.extend(reopened(&template, &case, &path, ask.interview));
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
        // What nobody decided stays here; from now on that is a decision, so that what comes new is told apart.
        let open = listed(&template, &case, &path, ask.interview)?
            .into_iter()
            .filter(|one| one.answer.level.is_none());
        let stays = Some(ReleaseLevel::Stays);
        let mut answers: Vec<(AnswerKey, Answer)> = if ask.confirmed {
            open.map(|one| (one.key, Answer { level: stays, ..one.answer.clone() })).collect()
        } else {
            Vec::new()
        };
        let review = said(&template, &case, &key, Value::YesNo(ask.confirmed));
        answers.push((key, review));
        let case = ask.case;
        let op = if ask.confirmed { Op::ConfirmLevels { case } } else { Op::ReopenLevels { case } };
        desk.write(op, case, &answers)?;
        page(desk, ask.case, ask.interview, with.language)
    }
}

impl Desk {
    /// The answers of an interview that nobody decided on since they were corrected, with what was decided
    /// before, as far as their questions allow.
    pub(crate) fn corrected(
        &self,
        template: &Template,
        case: &Case,
        path: &[Place<'_>],
        interview: InterviewId,
    ) -> Result<BTreeMap<AnswerKey, ReleaseLevel>, ApiError> {
        let mut levels = BTreeMap::new();
        for one in listed(template, case, path, interview)? {
            if one.answer.level.is_none() {
                let versions = self.store.read().versions(case.head.id, &one.key)?;
                let versions: Vec<Answer> = versions.into_iter().map(|version| version.answer).collect();
                let level = former_level(&versions).map(|level| level.min(one.question.max_level));
                levels.extend(level.map(|level| (one.key, level)));
            }
        }
        Ok(levels)
    }

    /// Whoever writes alone has decided with it. In a talk it is decided together once more. What was
    /// decided meanwhile stands.
    pub(crate) fn decide_as_before(&mut self, ask: &AsBefore) -> Result<(), ApiError> {
        let (template, case) = self.case_with_template(ask.case)?;
        let path = walk(&template, &case);
        let corrected = self.corrected(&template, &case, &path, ask.interview)?;
        let Some((level, answer)) = corrected.get(&ask.key).zip(case.answer(&ask.key)) else { return Ok(()) };
        let mut changed = vec![(ask.key.clone(), Answer { level: Some(*level), ..answer.clone() })];
        if case.interview(ask.interview).is_some_and(|interview| interview.form != Form::Own) {
            changed.extend(reopened(&template, &case, &path, ask.interview));
        }
        self.write(Op::SetLevel { case: ask.case, key: ask.key.clone() }, ask.case, &changed)
    }
}

/// What was decided together is no longer what stands there.
fn reopened(
    template: &Template,
    case: &Case,
    path: &[Place<'_>],
    interview: InterviewId,
) -> Option<(AnswerKey, Answer)> {
    let place = review(path, interview).filter(|_| confirmed(path, interview))?;
    let key = place.key();
    let open = said(template, case, &key, Value::YesNo(false));
    Some((key, open))
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
    let former = desk.corrected(&template, &case, &path, interview)?;
    let form = case.interview(interview).map_or(Form::Talk, |one| one.form);
    let words = showing::words(&template, &case, language);
    let of_section = |section: &Section| {
        let of_section = table.iter().filter(|one| one.section.id == section.id);
        let table: Vec<Listed<'_>> = of_section.cloned().collect();
        let most = table.iter().map(|one| one.question.max_level).max()?;
        let answers = table.iter().map(|one| {
            let lines = words.lines(one.question, one.value);
            AnswerLevel {
                key: one.key.clone(),
                question: one.question.id.clone(),
                name: words.read(one.question.called()).to_owned(),
                traces: showing::traces(&lines),
                words: lines,
                level: one.answer.level,
                max_level: one.question.max_level,
                former: former.get(&one.key).copied(),
                effective: levels.get(&one.key).copied().unwrap_or_default(),
            }
        });
        Some(SectionLevels {
            id: section.id.clone(),
            title: showing::section_title(words.read(&section.title), form),
            level: common(&table),
            most,
            answers: answers.collect(),
        })
    };
    Ok(LevelsPage {
        case: case.head.id,
        interview,
        sections: template.sections().iter().filter_map(of_section).collect(),
        undecided: table.iter().filter(|one| one.answer.level.is_none()).count(),
        all_would_stay: table.iter().any(|one| one.answer.level.is_none())
            && table.iter().all(|one| one.answer.level.unwrap_or_default() == ReleaseLevel::Stays),
        confirmed: confirmed(&path, interview),
        consent_missing: match gate::permitted(&path, interview, Permission::HandOver) {
            gate::Permitted::Open | gate::Permitted::No => consent(&path, interview),
            gate::Permitted::NotAsked | gate::Permitted::Yes => None,
        },
    })
}

fn consent(path: &[Place<'_>], interview: InterviewId) -> Option<ConsentPlace> {
    let here = |place: &&Place<'_>| place.interview.is_some_and(|one| one.id == interview);
    let place = path.iter().filter(here).find(|place| matches!(place.question.kind, Kind::Consent { .. }))?;
    Some(ConsentPlace { question: place.question.id.clone(), stage: place.question.when })
}

/// The level that was set for all of them, each as far as its question allows.
fn common(table: &[Listed<'_>]) -> SectionLevel {
    let Some(level) = table.iter().filter_map(|one| one.answer.level).max() else {
        return SectionLevel::Undecided;
    };
    let same = |one: &Listed<'_>| one.answer.level == Some(level.min(one.question.max_level));
    if table.iter().all(same) { SectionLevel::All(level) } else { SectionLevel::Mixed }
}
