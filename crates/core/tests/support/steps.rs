//! What people do to a case, at random: write, clear, add and move rows, say why there is no answer,
//! decide levels, take back, mask, quote, consent.
//!
//! Applies each step to a [`Case`] directly. Values are made in their wire form by [`super::values`].

use lernfall_core::answer::{Answer, AnswerKey, AnswerStatus, Approval, Quotation, TextRange, Value};
use lernfall_core::case::{Afterwards, Case, RowList, Withdrawal, WithdrawalScope};
use lernfall_core::digest::Digest;
use lernfall_core::id::{FieldId, InterviewId, QuestionId, RowId};
use lernfall_core::level::ReleaseLevel;
use lernfall_core::template::Template;
use serde_json::Value as Json;

use super::dice::{Dice, Pen};
use super::guide::has_rows;
use super::{start, values};

const LEVELS: [ReleaseLevel; 4] =
    [ReleaseLevel::Report, ReleaseLevel::Room, ReleaseLevel::Analysis, ReleaseLevel::Stays];

/// A case in the making.
pub struct Desk {
    pub case: Case,
    pub pen: Pen,
    questions: Vec<Json>,
}

impl Desk {
    /// A new case with one interview in each form.
    pub fn new(template: &Template, guide: &Json) -> Self {
        let mut pen = Pen::default();
        let agency = pen.token();
        let case = start::case(template, agency, || pen.id());
        let sections = guide["sections"].as_array().unwrap();
        let questions =
            sections.iter().flat_map(|one| one["questions"].as_array().unwrap()).cloned().collect();
        Self { case, pen, questions }
    }

    /// One step, read from its tape.
    pub fn step(&mut self, tape: &[u16]) {
        let mut dice = Dice::new(tape);
        let what = dice.below(40);
        let question = dice.pick(&self.questions).clone();
        let key = self.key(&question, &mut dice);
        match what {
            0..=15 => {
                self.write(&question, key.clone(), &mut dice);
                // What was said word for word is often marked at once.
                if dice.chance(50) {
                    self.quote(&key, &mut dice);
                }
            }
            16 => self.answer(&key).value = None,
            17 => self.add_row(&question, key.interview),
            18 => self.move_row(&question, key.interview, &mut dice),
            19 => self.remove_row(&question, key.interview, &mut dice),
            20..=22 => {
                let status = *dice.pick(&[
                    Some(AnswerStatus::NoComment),
                    Some(AnswerStatus::DoesNotKnow),
                    Some(AnswerStatus::NotApplicable),
                    Some(AnswerStatus::NotAsked),
                    Some(AnswerStatus::Answered),
                    None,
                ]);
                self.answer(&key).status = status;
            }
            23..=26 => {
                let level = if dice.chance(20) { None } else { Some(*dice.pick(&LEVELS)) };
                self.answer(&key).level = level;
            }
            27..=30 => self.decide_all(&mut dice),
            31 => self.take_back(key, &mut dice),
            32 => self.take_back_more(key, &mut dice),
            33 => {
                if let Some(range) = self.range(&key, &mut dice) {
                    self.answer(&key).masks.push(range);
                }
            }
            34 => self.quote(&key, &mut dice),
            35..=38 => self.settle(&mut dice),
            _ => {
                let cap = if dice.chance(30) { *dice.pick(&LEVELS) } else { ReleaseLevel::Report };
                self.case.head.cap = cap;
            }
        }
    }

    /// A place to answer at: a row where the question has rows, mostly.
    fn key(&mut self, question: &Json, dice: &mut Dice<'_>) -> AnswerKey {
        let interview = (question["scope"] == "interview").then(|| dice.pick(&self.case.interviews).id);
        let id = QuestionId::from(question["id"].as_str().unwrap());
        let mut row = None;
        if has_rows(&question["kind"]) && !dice.chance(10) {
            let list = RowList { interview, question: id.clone() };
            let rows = self.case.rows_of(&list);
            row = rows.get(dice.below(rows.len() + 1)).copied();
            if row.is_none() {
                self.add_row(question, interview);
                row = self.case.rows_of(&list).last().copied();
            }
        }
        AnswerKey { interview, question: id, row }
    }

    fn answer(&mut self, key: &AnswerKey) -> &mut Answer {
        self.case.answers.entry(key.clone()).or_default()
    }

    fn write(&mut self, question: &Json, key: AnswerKey, dice: &mut Dice<'_>) {
        if has_rows(&question["kind"]) && key.row.is_none() {
            return;
        }
        let wire = values::value(&question["kind"], &mut self.case, &mut self.pen, dice);
        let value: Value = serde_json::from_value(wire).unwrap();
        let answer = self.answer(&key);
        // Ranges are offsets over one version of the text.
        (answer.masks, answer.quotations) = (Vec::new(), Vec::new());
        answer.value = Some(value);
    }

    fn list(question: &Json, interview: Option<InterviewId>) -> RowList {
        RowList { interview, question: QuestionId::from(question["id"].as_str().unwrap()) }
    }

    fn add_row(&mut self, question: &Json, interview: Option<InterviewId>) {
        if has_rows(&question["kind"]) {
            let row = RowId(self.pen.id());
            self.case.rows.entry(Self::list(question, interview)).or_default().push(row);
        }
    }

    fn move_row(&mut self, question: &Json, interview: Option<InterviewId>, dice: &mut Dice<'_>) {
        if let Some(rows) = self.case.rows.get_mut(&Self::list(question, interview)) {
            let (from, to) = (dice.below(rows.len()), dice.below(rows.len()));
            let row = rows.remove(from);
            rows.insert(to, row);
        }
    }

    /// The row's answer may be kept for undo.
    fn remove_row(&mut self, question: &Json, interview: Option<InterviewId>, dice: &mut Dice<'_>) {
        let list = Self::list(question, interview);
        let Some(rows) = self.case.rows.get_mut(&list).filter(|rows| rows.len() > 1) else {
            return;
        };
        let row = rows.remove(dice.below(rows.len()));
        if dice.chance(50) {
            self.case.answers.remove(&AnswerKey { interview, question: list.question, row: Some(row) });
        }
    }

    /// Deciding together, at the end of a talk.
    fn decide_all(&mut self, dice: &mut Dice<'_>) {
        let usual = *dice.pick(&LEVELS);
        for answer in self.case.answers.values_mut() {
            answer.level = Some(if dice.chance(10) { *dice.pick(&LEVELS) } else { usual });
        }
    }

    fn take_back(&mut self, key: AnswerKey, dice: &mut Dice<'_>) {
        let key = if dice.chance(30) { key.without_row() } else { key };
        let mut afterwards = Afterwards::Kept;
        if dice.chance(50) {
            afterwards = Afterwards::Erased;
            for (_, answer) in self.case.answers.iter_mut().filter(|(one, _)| **one == key) {
                *answer = Answer { status: answer.status, level: answer.level, ..Answer::default() };
            }
        }
        self.withdraw(WithdrawalScope::Answer(key), afterwards);
    }

    fn take_back_more(&mut self, key: AnswerKey, dice: &mut Dice<'_>) {
        let scope = match key.interview {
            Some(interview) if !dice.chance(10) => WithdrawalScope::Interview(interview),
            Some(_) | None if dice.chance(15) => WithdrawalScope::Case,
            Some(_) | None => return,
        };
        self.withdraw(scope, Afterwards::Kept);
    }

    fn withdraw(&mut self, scope: WithdrawalScope, afterwards: Afterwards) {
        self.case.withdrawals.push(Withdrawal { scope, date: self.case.head.created, afterwards });
    }

    fn quote(&mut self, key: &AnswerKey, dice: &mut Dice<'_>) {
        if let Some(range) = self.range(key, dice) {
            let approval = if dice.chance(50) { Approval::Open } else { Approval::Approved };
            self.answer(key).quotations.push(Quotation { range, approval });
        }
    }

    /// A passage of the answer: a token, often with a little more or less on either side.
    fn range(&mut self, key: &AnswerKey, dice: &mut Dice<'_>) -> Option<TextRange> {
        let value = self.case.answers.get(key)?.value.as_ref()?;
        let texts = value.texts();
        if texts.is_empty() {
            return None;
        }
        let (field, text) = dice.pick(&texts);
        let starts: Vec<usize> = text.match_indices("tok").map(|(at, _)| at).collect();
        let at = *starts.get(dice.below(starts.len()))?;
        let start = text[..at].chars().count().saturating_sub(dice.below(3));
        let end = (start + 9 + dice.below(25)).saturating_sub(dice.below(4)).min(text.chars().count());
        let number = |at: usize| u32::try_from(at).unwrap();
        let field: Option<FieldId> = field.cloned();
        Some(TextRange { field, start: number(start), end: number(end) })
    }

    /// Consent and reading back of one interview or of all, mostly with a yes.
    fn settle(&mut self, dice: &mut Dice<'_>) {
        let all = dice.chance(50);
        let one = dice.pick(&self.case.interviews).id;
        let interviews: Vec<InterviewId> = self.case.interviews.iter().map(|one| one.id).collect();
        for interview in interviews.into_iter().filter(|interview| all || *interview == one) {
            self.settle_in(interview, dice);
        }
    }

    fn settle_in(&mut self, interview: InterviewId, dice: &mut Dice<'_>) {
        for question in self.questions.clone() {
            let settles = question["kind"]["type"] == "consent" || question["gate"] == "readBack";
            if question["scope"] != "interview" || !settles || has_rows(&question["kind"]) {
                continue;
            }
            let question_id = QuestionId::from(question["id"].as_str().unwrap());
            let key = AnswerKey { interview: Some(interview), question: question_id, row: None };
            self.write(&question, key.clone(), dice);
            if let Some(Value::Fields(fields)) = &mut self.answer(&key).value {
                for value in fields.values_mut() {
                    match value {
                        Value::YesNo(said) => *said = !dice.chance(10),
                        Value::Choice(choice) if choice.code.as_str().starts_with("V2") => {
                            choice.code = "V2A".into()
                        }
                        _ => {}
                    }
                }
            }
        }
    }
}

/// SHA-256 of nothing in particular.
pub fn digest(of: &str) -> Digest {
    Digest::of(of.as_bytes())
}
