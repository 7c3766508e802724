//! Where a case stands on its way, and what comes next.
//!
//! Worked out from the answers each time; nothing of it is stored.

use lernfall_core::case::Case;
use lernfall_core::id::{InterviewId, QuestionId};
use lernfall_core::interview::path::{Place, walk};
use lernfall_core::interview::{Form, Interview};
use lernfall_core::level::Audience;
use lernfall_core::record::Record;
use lernfall_core::record::gate::{GateState, Standing, gates};
use lernfall_core::template::{Need, Template, Weight, When};
use lernfall_core::text::Language;
use lernfall_store::HandOver;

use crate::deciding::{confirmed, undecided};
use crate::error::{ApiError, Code};
use crate::guide::{is_answered, of_stage};
use crate::leaving::waits_for;
use crate::pages::case::{NextStep, OpenPoint, WayStep};

/// A case with what its standing is worked out from.
pub(crate) struct Way<'a> {
    template: &'a Template,
    case: &'a Case,
    pub path: Vec<Place<'a>>,
    gates: Vec<GateState>,
    /// Where something is new or changed since levels were decided.
    undecided: Vec<InterviewId>,
}

impl<'a> Way<'a> {
    pub fn new(template: &'a Template, case: &'a Case) -> Self {
        let path = walk(template, case);
        let gates = gates(template, &path);
        let undecided =
            undecided(template, case, &path).into_iter().map(|(interview, _)| interview).collect();
        Self { template, case, path, gates, undecided }
    }

    /// The interview that is worked on: the last one with an open core question, else the last one.
    pub fn interview(&self) -> Result<&'a Interview, ApiError> {
        let open = self.case.interviews.iter().rev().find(|one| self.open_core(one).next().is_some());
        open.or(self.case.interviews.last()).ok_or_else(|| ApiError::new(Code::Bug))
    }

    pub fn stage(&self, interview: &Interview, when: When) -> Vec<&Place<'a>> {
        of_stage(self.template, self.case, &self.path, interview, when)
    }

    fn open_core(&self, interview: &Interview) -> impl Iterator<Item = &Place<'a>> {
        let places = self.stage(interview, When::Talk).into_iter();
        places.filter(|place| place.question.weight == Weight::Core && !is_answered(self.case, place))
    }

    /// Questions after the talk that ask for a status and have none; their gates are counted apart.
    fn unsorted(&self, interview: &Interview) -> usize {
        let places = self.stage(interview, When::After).into_iter();
        let needed =
            places.filter(|place| place.question.need == Need::Required && place.question.gate.is_none());
        needed.filter(|place| !is_answered(self.case, place)).count()
    }

    /// Together, and with nothing new since.
    pub fn levels_decided(&self, interview: &Interview) -> bool {
        confirmed(&self.path, interview.id) && !self.undecided.contains(&interview.id)
    }

    /// What is to be settled before a hand-over: values that block, and gates that are open. Whoever writes
    /// alone is led only to what a hand-over waits for.
    fn against(&self) -> impl Iterator<Item = &GateState> {
        let alone = self.case.is_all_own();
        let open = self.gates.iter().filter(|state| state.standing != Standing::Settled);
        open.filter(move |state| !alone || waits_for(state).is_some())
    }

    /// The last hand-over, where nothing that leaves was changed since.
    fn done<'h>(&self, hand_overs: &'h [HandOver]) -> Option<&'h HandOver> {
        let last = hand_overs.last().filter(|_| self.undecided.is_empty())?;
        let record = Record::build(self.template, self.case, last.what.audience).ok()?;
        (record.revision == last.what.revision.as_str()).then_some(last)
    }

    pub fn step(&self, hand_overs: &[HandOver]) -> Result<WayStep, ApiError> {
        let interview = self.interview()?;
        Ok(if self.done(hand_overs).is_some() {
            WayStep::Done
        } else if self.open_core(interview).next().is_some() {
            WayStep::Record
        } else if !self.levels_decided(interview) || self.unsorted_of(interview) > 0 {
            WayStep::Check
        } else if self.against().next().is_some() {
            WayStep::Release
        } else {
            WayStep::HandOver
        })
    }

    /// What a talk leaves to be sorted; one's own notes ask for nothing of the kind.
    fn unsorted_of(&self, interview: &Interview) -> usize {
        if interview.form == Form::Own { 0 } else { self.unsorted(interview) }
    }

    /// `place` is the question where the person was last, in the interview that is worked on.
    pub fn next(
        &self,
        hand_overs: &[HandOver],
        place: Option<&QuestionId>,
        language: Language,
    ) -> Result<NextStep, ApiError> {
        let interview = self.interview()?;
        if let Some(done) = self.done(hand_overs) {
            return Ok(NextStep::Done { number: done.number, date: done.date, audience: done.what.audience });
        }
        let talk = self.stage(interview, When::Talk);
        let untouched = !talk.iter().any(|place| is_answered(self.case, place));
        if untouched && interview.form != Form::Own {
            return Ok(NextStep::Prepare { interview: interview.id });
        }
        let open: Vec<&Place<'_>> = self.open_core(interview).collect();
        if let Some(first) = open.first() {
            // Once the talk is through, what is left open counts, not where one looked last.
            let through = confirmed(&self.path, interview.id);
            let last = talk.iter().find(|there| !through && Some(&there.question.id) == place);
            let question = last.unwrap_or(first).question;
            return Ok(NextStep::Continue {
                interview: interview.id,
                question: question.id.clone(),
                question_name: question.called().read(language).to_owned(),
                open_core: open.len(),
            });
        }
        let unsorted = self.unsorted_of(interview);
        if unsorted > 0 && confirmed(&self.path, interview.id) {
            // What arises while sorting is decided on afterwards, all at once.
            return Ok(NextStep::Sort { interview: interview.id, open: unsorted });
        }
        if !self.levels_decided(interview) {
            return Ok(match interview.form {
                // What changed since is decided on where it stands, with what was decided before.
                Form::Own if confirmed(&self.path, interview.id) => {
                    let changed = self.undecided.iter().filter(|of| **of == interview.id).count();
                    NextStep::Check { changed }
                }
                Form::Own => NextStep::Sheet { interview: interview.id },
                Form::Talk | Form::Group => NextStep::Levels { interview: interview.id },
            });
        }
        let several = self.case.interviews.len() > 1;
        let number = |id| self.case.interview(id).map(|interview| interview.number);
        let point = |state: &GateState| {
            Some(OpenPoint {
                name: self.template.question(&state.question)?.called().read(language).to_owned(),
                interview_number: state.interview.filter(|_| several).and_then(number),
            })
        };
        let open: Vec<OpenPoint> = self.against().filter_map(point).collect();
        Ok(if open.is_empty() { NextStep::HandOver } else { NextStep::Settle { open } })
    }

    /// Whether there is anything to read on the case sheet.
    pub fn sheet_ready(&self) -> bool {
        let record = Record::build(self.template, self.case, Audience::House);
        record.is_ok_and(|record| {
            let interviews = record.interviews.iter().flat_map(|one| &one.answers);
            record.answers.iter().chain(interviews).next().is_some()
        })
    }
}
