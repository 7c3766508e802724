//! One generated example: a guide, and what people did to a case.
//!
//! Prints itself as the guide and the case, so that a failure can be read.

use std::fmt;

use lernfall_core::case::Case;
use lernfall_core::template::Template;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;

use super::guide::guide;
use super::notes::{Notes, notes};
use super::steps::Desk;

/// The tapes that everything is read from; what proptest makes smaller.
#[derive(Clone)]
pub struct Tapes {
    head: Vec<u16>,
    questions: Vec<Vec<u16>>,
    steps: Vec<Vec<u16>>,
}

pub struct Scenario {
    pub guide: Value,
    pub template: Template,
    pub desk: Desk,
}

pub fn tapes() -> impl Strategy<Value = Tapes> {
    let numbers = |most: usize| vec(any::<u16>(), most);
    (numbers(12), vec(numbers(64), 1..9), vec(numbers(28), 0..50))
        .prop_map(|(head, questions, steps)| Tapes { head, questions, steps })
}

/// The tape of one step.
pub fn one_step() -> impl Strategy<Value = Vec<u16>> {
    vec(any::<u16>(), 28)
}

impl Tapes {
    pub fn play(&self) -> Scenario {
        self.play_on(|guide| guide)
    }

    /// The same with a guide that `alter` made of the one on the tape.
    pub fn play_on(&self, alter: fn(Value) -> Value) -> Scenario {
        let guide = alter(guide(&self.head, &self.questions));
        let template = template(&guide);
        let mut desk = Desk::new(&template, &guide);
        for step in &self.steps {
            desk.step(step);
        }
        Scenario { guide, template, desk }
    }
}

/// The template of a guide that must be accepted.
pub fn template(guide: &Value) -> Template {
    match Template::parse(guide.to_string().as_bytes()) {
        Ok(template) => template,
        Err(problems) => panic!("a generated guide was refused: {problems:?}\n{guide:#}"),
    }
}

impl Scenario {
    pub fn case(&self) -> &Case {
        &self.desk.case
    }

    pub fn notes(&self) -> Notes {
        notes(self.case())
    }
}

impl fmt::Debug for Tapes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scenario = self.play();
        let notes = scenario.notes();
        writeln!(f, "guide {}\nforms {}", scenario.guide["sections"], scenario.guide["forms"])?;
        writeln!(f, "head {}\ntalks {:?}", notes.head, notes.talks)?;
        writeln!(f, "rows {:?}\ntaken back {:?}", notes.rows, notes.taken_back)?;
        notes.answers.iter().try_for_each(|(spot, answer)| writeln!(f, "{spot:?}: {answer}"))
    }
}
