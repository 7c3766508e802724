//! Whether expressions refer to what exists, comes earlier, and has the right type.

use super::super::expression::{Comparison, Expression, Reference, Type};
use super::super::parse::problem;
use super::super::{Field, Kind, Problem, ProblemCode as Code, Question, Scope, Section};
use super::Whole;
use crate::id::Code as EntryCode;
use crate::number::Decimal;
use crate::time::{Date, Month};

const DEEPEST: usize = 32;

/// Where an expression stands, and so what it may refer to.
struct Standing<'a> {
    whole: &'a Whole<'a>,
    scope: Scope,
    /// Questions from this place on come later.
    before: usize,
    /// The fields of the same row or group that come earlier.
    fields: &'a [Field],
    in_filter: bool,
}

pub(super) fn of_section(whole: &Whole<'_>, section: &Section, place: &str, problems: &mut Vec<Problem>) {
    let Some(expression) = &section.reachable else {
        return;
    };
    let of_case = section.questions.iter().any(|question| question.scope == Scope::Case);
    let first = section.questions.first().and_then(|question| whole.questions.get(&question.id));
    let standing = Standing {
        whole,
        scope: if of_case { Scope::Case } else { Scope::Interview },
        before: first.map_or(0, |(at, _)| *at),
        fields: &[],
        in_filter: false,
    };
    standing.truth(expression, &format!("{place}/reachable"), problems);
}

pub(super) fn of_question(whole: &Whole<'_>, question: &Question, place: &str, problems: &mut Vec<Problem>) {
    let at = whole.questions.get(&question.id).map_or(0, |(at, _)| *at);
    let standing =
        |before, fields, in_filter| Standing { whole, scope: question.scope, before, fields, in_filter };
    if let Some(expression) = &question.reachable {
        standing(at, &[], false).truth(expression, &format!("{place}/reachable"), problems);
    }
    for (constraint_at, constraint) in question.constraints.iter().enumerate() {
        let place = format!("{place}/constraints/{constraint_at}/holds");
        standing(at + 1, question.kind.fields(), false).truth(&constraint.holds, &place, problems);
    }
    if let Some(filter) = question.kind.filter() {
        standing(at, &[], true).truth(filter, &format!("{place}/kind/filter"), problems);
    }
    let fields = question.kind.fields();
    for (field_at, field) in fields.iter().enumerate() {
        let place = format!("{place}/kind/fields/{field_at}");
        let earlier = fields.get(..field_at).unwrap_or(&[]);
        if let Some(expression) = &field.reachable {
            standing(at, earlier, false).truth(expression, &format!("{place}/reachable"), problems);
        }
        if let Some(filter) = field.kind.filter() {
            standing(at, earlier, true).truth(filter, &format!("{place}/kind/filter"), problems);
        }
    }
}

impl Standing<'_> {
    fn truth(&self, expression: &Expression, place: &str, problems: &mut Vec<Problem>) {
        if depth(expression) > DEEPEST {
            problems.push(problem(place, Code::TooDeep, ""));
            return;
        }
        if self.type_of(expression, place, problems).is_some_and(|found| found != Type::Truth) {
            problems.push(problem(place, Code::WrongType, "truth"));
        }
    }

    /// The type, or nothing where a problem was found inside.
    fn type_of(&self, expression: &Expression, place: &str, problems: &mut Vec<Problem>) -> Option<Type> {
        match expression {
            Expression::All(parts) | Expression::Any(parts) => {
                for part in parts {
                    self.truth(part, place, problems);
                }
                Some(Type::Truth)
            }
            Expression::Not(part) => {
                self.truth(part, place, problems);
                Some(Type::Truth)
            }
            Expression::Answered(of) => self.kind_of(of, place, problems).map(|_| Type::Truth),
            Expression::Selected { of, code } => {
                let kind = self.kind_of(of, place, problems)?;
                let Some(known) = self.knows(kind, code) else {
                    problems.push(problem(place, Code::WrongType, "choice"));
                    return None;
                };
                if !known {
                    problems.push(problem(place, Code::UnknownCode, code.as_str()));
                }
                Some(Type::Truth)
            }
            Expression::Count(of) => {
                let kind = self.kind_of(of, place, problems)?;
                let countable = kind.max_repeats().is_some()
                    || matches!(kind, Kind::Choices { .. } | Kind::Ranked { .. } | Kind::Checklist { .. });
                self.fitting(countable, place, "count", Type::Number, problems)
            }
            Expression::Length(of) => {
                let kind = self.kind_of(of, place, problems)?;
                self.fitting(matches!(kind, Kind::Text { .. }), place, "text", Type::Number, problems)
            }
            Expression::Value(of) => {
                let kind = self.kind_of(of, place, problems)?;
                let found = scalar(kind);
                if found.is_none() {
                    problems.push(problem(place, Code::WrongType, "value"));
                }
                found
            }
            Expression::Today => Some(Type::Date),
            Expression::Entry => {
                if !self.in_filter {
                    problems.push(problem(place, Code::OutOfPlace, "entry"));
                }
                Some(Type::Text)
            }
            Expression::Number(text) => {
                self.fitting(Decimal::read_wire(text).is_ok(), place, text, Type::Number, problems)
            }
            Expression::Date(text) => {
                let sound = Date::read(text).is_ok() || Month::read(text).is_ok();
                self.fitting(sound, place, text, Type::Date, problems)
            }
            Expression::Text(_) => Some(Type::Text),
            Expression::Truth(_) => Some(Type::Truth),
            Expression::Compare { left, is, right } => {
                let left = self.type_of(left, place, problems)?;
                let right = self.type_of(right, place, problems)?;
                let ordered = matches!(is, Comparison::Equal | Comparison::NotEqual)
                    || matches!(left, Type::Number | Type::Date);
                self.fitting(left == right && ordered, place, "compare", Type::Truth, problems)
            }
        }
    }

    /// Whether a choice or checklist has `code`; nothing where nothing can be chosen.
    fn knows(&self, kind: &Kind, code: &EntryCode) -> Option<bool> {
        if let Kind::Checklist { items } = kind {
            return Some(items.iter().any(|item| item.id.as_str() == code.as_str()));
        }
        let choice = matches!(kind, Kind::Choice { .. } | Kind::Choices { .. } | Kind::Ranked { .. });
        let vocabulary = kind.vocabulary().filter(|_| choice)?;
        Some(self.whole.vocabularies.get(vocabulary).is_none_or(|one| one.entry(code).is_some()))
    }

    fn fitting(
        &self,
        fits: bool,
        place: &str,
        subject: &str,
        found: Type,
        problems: &mut Vec<Problem>,
    ) -> Option<Type> {
        if !fits {
            problems.push(problem(place, Code::WrongType, subject));
        }
        fits.then_some(found)
    }

    /// The kind of what is referred to, or nothing where it may not be referred to from here.
    fn kind_of(&self, of: &Reference, place: &str, problems: &mut Vec<Problem>) -> Option<&Kind> {
        let Some(id) = &of.question else {
            let field = of.field.as_ref();
            let found = field.and_then(|id| self.fields.iter().find(|field| field.id == *id));
            if found.is_none() {
                let subject = field.map_or("", |id| id.as_str());
                problems.push(problem(place, Code::OutOfPlace, subject));
            }
            return found.map(|field| &field.kind);
        };
        let Some((at, question)) = self.whole.questions.get(id) else {
            problems.push(problem(place, Code::UnknownQuestion, id.as_str()));
            return None;
        };
        let of_interview = question.scope == Scope::Interview;
        if self.scope == Scope::Case && of_interview {
            problems.push(problem(place, Code::ScopeMismatch, id.as_str()));
            return None;
        }
        let on_the_way = self.scope == Scope::Interview && !of_interview;
        if *at >= self.before && !on_the_way {
            problems.push(problem(place, Code::NotEarlier, id.as_str()));
            return None;
        }
        let Some(field) = &of.field else {
            return Some(&question.kind);
        };
        let single = matches!(question.kind, Kind::Group { .. } | Kind::Clearance { .. });
        let found = question.kind.fields().iter().find(|one| one.id == *field).filter(|_| single);
        if found.is_none() {
            problems.push(problem(place, Code::UnknownField, field.as_str()));
        }
        found.map(|field| &field.kind)
    }
}

fn scalar(kind: &Kind) -> Option<Type> {
    if matches!(kind, Kind::Text { .. } | Kind::Choice { .. }) {
        Some(Type::Text)
    } else if matches!(kind, Kind::Number { .. }) {
        Some(Type::Number)
    } else if matches!(kind, Kind::Date { .. } | Kind::Month) {
        Some(Type::Date)
    } else if matches!(kind, Kind::YesNo | Kind::ReleaseReview) {
        Some(Type::Truth)
    } else {
        None
    }
}

fn depth(expression: &Expression) -> usize {
    1 + expression.parts().into_iter().map(depth).max().unwrap_or(0)
}
