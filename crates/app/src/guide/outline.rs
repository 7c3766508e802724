//! How the questions of a stage stand.

use lernfall_core::answer::{AnswerKey, Value};
use lernfall_core::case::Case;
use lernfall_core::interview::Form;
use lernfall_core::interview::path::Place;
use lernfall_core::level::ReleaseLevel;
use lernfall_core::record::gate::assures;
use lernfall_core::template::{Kind, Weight};

use super::Guide;
use crate::pages::guide::{OutlineQuestion, OutlineSection, QuestionStanding};

/// Whether the question has a status, by itself or by a row.
pub(crate) fn is_answered(case: &Case, place: &Place<'_>) -> bool {
    standing(case, place) != QuestionStanding::Open
}

/// How a question stands, apart from what does not fit and what was put off.
fn standing(case: &Case, place: &Place<'_>) -> QuestionStanding {
    let answers = || place.answers.iter().filter_map(|answer| case.answer(&answer.key));
    // A check that is half ticked assures nothing.
    let is_done = |value: &Value| !place.question.is_assurance() || assures(place.question, value);
    if answers().filter_map(|kept| kept.counted()).any(is_done) {
        QuestionStanding::Answered
    } else if answers().any(|kept| kept.status().is_some() && kept.counted().is_none()) {
        QuestionStanding::NoAnswer
    } else {
        QuestionStanding::Open
    }
}

/// Of a consent some purposes were answered and others not yet: these are due at the end of the talk.
fn is_half_given(case: &Case, place: &Place<'_>) -> bool {
    let Kind::Consent { purposes, .. } = &place.question.kind else { return false };
    let given = case.answer(&place.key()).and_then(|kept| kept.counted()).and_then(Value::as_fields);
    given.is_some_and(|given| purposes.iter().any(|purpose| !given.contains_key(&purpose.id)))
}

impl Guide<'_> {
    pub(super) fn outline(&self, places: &[&Place<'_>], counted: &[&Place<'_>]) -> Vec<OutlineSection> {
        let mut sections: Vec<OutlineSection> = Vec::new();
        for place in places {
            let line = self.line(place, counted);
            let open_core = usize::from(line.core && !is_answered(self.case, place));
            match sections.last_mut().filter(|section| section.id == place.section.id) {
                Some(section) => {
                    section.open_core += open_core;
                    section.questions.push(line);
                }
                None => sections.push(OutlineSection {
                    id: place.section.id.clone(),
                    title: self.section_title(place),
                    open_core,
                    questions: vec![line],
                }),
            }
        }
        sections
    }

    /// The letters of the guide mean nothing to somebody who is asked seven of its questions: they are
    /// counted, the same in every stage, and what is not asked then has no number.
    pub(super) fn sign(&self, place: &Place<'_>, counted: &[&Place<'_>]) -> String {
        match self.interview.form {
            Form::Own => {
                let at = counted.iter().position(|one| one.question.id == place.question.id);
                at.map_or_else(String::new, |at| (at + 1).to_string())
            }
            Form::Talk | Form::Group => place.question.id.to_string(),
        }
    }

    /// Whether somebody is reminded of it at the end: put off, or begun and due then.
    pub(super) fn waits(&self, place: &Place<'_>) -> bool {
        self.is_later(place) || is_half_given(self.case, place)
    }

    fn line(&self, place: &Place<'_>, counted: &[&Place<'_>]) -> OutlineQuestion {
        let objected = place.answers.iter().any(|answer| self.objections.contains_key(&answer.key));
        OutlineQuestion {
            id: place.question.id.clone(),
            sign: self.sign(place, counted),
            name: self.words.read(place.question.called()).to_owned(),
            core: place.question.weight == Weight::Core,
            stays: self.stays(place),
            standing: if objected {
                QuestionStanding::Objection
            } else if self.waits(place) {
                QuestionStanding::Later
            } else {
                standing(self.case, place)
            },
        }
    }

    /// Whether everything said there was said to stay here: entry by entry, or as a whole where there is
    /// none.
    fn stays(&self, place: &Place<'_>) -> bool {
        let level = |key: &AnswerKey| self.case.answer(key).and_then(|kept| kept.level);
        let stays = |key: &AnswerKey| level(key) == Some(ReleaseLevel::Stays);
        let mut given = place.answers.iter().filter(|answer| answer.value.is_some()).peekable();
        let all_stay =
            if given.peek().is_some() { given.all(|one| stays(&one.key)) } else { stays(&place.key()) };
        all_stay && place.question.max_level > ReleaseLevel::Stays
    }
}
