//! English sentences about what is wrong with a file or an answer.

use lernfall_app::error::AnswersProblemCode;
use lernfall_core::answer::check::ObjectionCode;
use lernfall_core::template::ProblemCode;

pub(super) fn problem(code: ProblemCode) -> &'static str {
    match code {
        ProblemCode::TooLarge => "The file is too large with {subject} bytes (at most 4 MiB).",
        ProblemCode::NotJson => "Not readable as JSON: {subject}",
        ProblemCode::WrongShape => "This is not what the format asks for: {subject}",
        ProblemCode::UnknownFormat => "The format “{subject}” is not known.",
        ProblemCode::BadVersion => "The version “{subject}” is not three numbers with points.",
        ProblemCode::BadLanguages => "At least one language, each only once.",
        ProblemCode::MissingText => "The text is missing in the language {subject}.",
        ProblemCode::BadId => {
            "“{subject}” is no id: ASCII letters, digits, point, dash, at most 64 characters."
        }
        ProblemCode::DuplicateId => "“{subject}” occurs more than once. Give it an id of its own.",
        ProblemCode::RetiredId => "“{subject}” was the id of an earlier question. Give it a new one.",
        ProblemCode::Empty => "“{subject}” is empty or zero. At least one is needed.",
        ProblemCode::UnknownVocabulary => "There is no vocabulary “{subject}” in this file.",
        ProblemCode::UnknownQuestion => "There is no question “{subject}” in this file.",
        ProblemCode::UnknownField => "There is no field “{subject}” here, or it is not of the kind needed.",
        ProblemCode::UnknownCode => "There is no value “{subject}” in the vocabulary.",
        ProblemCode::KindNotAllowed => "The kind of “{subject}” cannot stand here.",
        ProblemCode::DefaultAboveMaximum => "At “{subject}” the suggested level is above the highest.",
        ProblemCode::BadBounds => "The bounds at “{subject}” do not fit together.",
        ProblemCode::NotEarlier => "“{subject}” comes later. Conditions may only look at earlier questions.",
        ProblemCode::ScopeMismatch => {
            "“{subject}” belongs to the interviews and not to the case, or the other way round."
        }
        ProblemCode::WrongType => "The parts of the condition do not fit together ({subject}).",
        ProblemCode::OutOfPlace => "“{subject}” means nothing in this place.",
        ProblemCode::TooDeep => "The condition is nested too deeply (at most 32 levels).",
    }
}

pub(super) fn objection(code: ObjectionCode) -> &'static str {
    match code {
        ObjectionCode::WrongKind => "The question asks for another kind of answer.",
        ObjectionCode::NotReadable => "This could not be read as a number or date.",
        ObjectionCode::UnknownField => "This question has no field “{subject}”.",
        ObjectionCode::UnknownCode => "The value “{subject}” is not among those to choose from.",
        ObjectionCode::RetiredCode => "The value “{subject}” is no longer offered.",
        ObjectionCode::NamedTwice => "The value “{subject}” is named twice.",
        ObjectionCode::OwnWordsMissing => "Own words are missing for the value “{subject}”.",
        ObjectionCode::OwnWordsNotTaken => "The value “{subject}” takes no own words.",
        ObjectionCode::TooLong => "The text is longer than {subject} characters.",
        ObjectionCode::TooMany => "More than {subject} values.",
        ObjectionCode::TooManyDecimals => "More than {subject} decimals.",
        ObjectionCode::OutOfBounds => "Beyond the bound {subject}.",
        ObjectionCode::NotOffered => {
            "As the other answers stand, the value “{subject}” is not among those to choose from."
        }
        ObjectionCode::RuleBroken => "A rule of the guide does not hold.",
    }
}

pub(super) fn answers_problem(code: AnswersProblemCode) -> &'static str {
    match code {
        AnswersProblemCode::NotJson => "Not readable as JSON in UTF-8 (line and character: {subject}).",
        AnswersProblemCode::WrongShape => "This is not what the format asks for: {subject}",
        AnswersProblemCode::UnknownFormat => "The format “{subject}” is not known.",
        AnswersProblemCode::UnknownQuestion => "The guide has no question “{subject}”.",
        AnswersProblemCode::UnknownSection => "The guide has no section “{subject}”.",
        AnswersProblemCode::UnknownField => "This question has no field “{subject}”.",
        AnswersProblemCode::UnknownCode => "The value “{subject}” is not among those to choose from.",
        AnswersProblemCode::UnknownRow => "There is no row “{subject}”.",
        AnswersProblemCode::NotInForm => "The form of this interview does not ask the question “{subject}”.",
        AnswersProblemCode::OfTheCase => "The question “{subject}” belongs to the case, not to an interview.",
        AnswersProblemCode::OfInterviews => {
            "The question “{subject}” belongs to an interview, not to the case."
        }
        AnswersProblemCode::WrongValue => "“{subject}” asks for another kind of answer.",
        AnswersProblemCode::NoRows => "The question “{subject}” takes one answer and no rows.",
        AnswersProblemCode::TooManyRows => {
            "The question “{subject}” does not take that many rows in this form."
        }
        AnswersProblemCode::NamedTwice => "“{subject}” is in the file more than once.",
    }
}
