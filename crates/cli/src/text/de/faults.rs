//! German sentences about what is wrong with a file or an answer.

use lernfall_app::error::AnswersProblemCode;
use lernfall_core::answer::check::ObjectionCode;
use lernfall_core::template::ProblemCode;

pub(super) fn problem(code: ProblemCode) -> &'static str {
    match code {
        ProblemCode::TooLarge => "Die Datei ist mit {subject} Byte zu groß (höchstens 4 MiB).",
        ProblemCode::NotJson => "Kein lesbares JSON: {subject}",
        ProblemCode::WrongShape => "Hier steht nicht, was das Format verlangt: {subject}",
        ProblemCode::UnknownFormat => "Das Format „{subject}“ ist nicht bekannt.",
        ProblemCode::BadVersion => "Die Version „{subject}“ besteht nicht aus drei Zahlen mit Punkten.",
        ProblemCode::BadLanguages => "Mindestens eine Sprache, jede nur einmal.",
        ProblemCode::MissingText => "Der Text fehlt in der Sprache {subject}.",
        ProblemCode::BadId => {
            "„{subject}“ ist keine Kennung: ASCII-Buchstaben, Ziffern, Punkt, Strich, höchstens 64 Zeichen."
        }
        ProblemCode::DuplicateId => "„{subject}“ kommt mehrfach vor. Vergeben Sie eine eigene Kennung.",
        ProblemCode::RetiredId => "„{subject}“ war die Kennung einer früheren Frage. Vergeben Sie eine neue.",
        ProblemCode::Empty => "„{subject}“ ist leer oder null. Mindestens eins ist nötig.",
        ProblemCode::UnknownVocabulary => "Die Werteliste „{subject}“ gibt es in dieser Datei nicht.",
        ProblemCode::UnknownQuestion => "Die Frage „{subject}“ gibt es in dieser Datei nicht.",
        ProblemCode::UnknownField => {
            "Das Feld „{subject}“ gibt es hier nicht oder es ist nicht von der nötigen Art."
        }
        ProblemCode::UnknownCode => "Den Wert „{subject}“ gibt es in der Werteliste nicht.",
        ProblemCode::KindNotAllowed => "Die Art von „{subject}“ kann hier nicht stehen.",
        ProblemCode::DefaultAboveMaximum => {
            "Bei „{subject}“ liegt die vorgeschlagene Verwendung über der höchsten."
        }
        ProblemCode::BadBounds => "Die Grenzen bei „{subject}“ passen nicht zusammen.",
        ProblemCode::NotEarlier => {
            "„{subject}“ kommt erst später. Bedingungen dürfen nur auf frühere Fragen schauen."
        }
        ProblemCode::ScopeMismatch => {
            "„{subject}“ gehört zu den Gesprächen und nicht zum Fall, oder umgekehrt."
        }
        ProblemCode::WrongType => "Die Teile der Bedingung passen nicht zusammen ({subject}).",
        ProblemCode::OutOfPlace => "„{subject}“ hat an dieser Stelle keine Bedeutung.",
        ProblemCode::TooDeep => "Die Bedingung ist zu tief verschachtelt (höchstens 32 Ebenen).",
    }
}

pub(super) fn objection(code: ObjectionCode) -> &'static str {
    match code {
        ObjectionCode::WrongKind => "Die Frage erwartet eine andere Art von Antwort.",
        ObjectionCode::NotReadable => "Das ließ sich nicht als Zahl oder Datum lesen.",
        ObjectionCode::UnknownField => "Das Feld „{subject}“ hat diese Frage nicht.",
        ObjectionCode::UnknownCode => "Der Wert „{subject}“ steht nicht zur Wahl.",
        ObjectionCode::RetiredCode => "Der Wert „{subject}“ wird nicht mehr angeboten.",
        ObjectionCode::NamedTwice => "Der Wert „{subject}“ ist doppelt genannt.",
        ObjectionCode::OwnWordsMissing => "Zum Wert „{subject}“ fehlen eigene Worte.",
        ObjectionCode::OwnWordsNotTaken => "Zum Wert „{subject}“ gehören keine eigenen Worte.",
        ObjectionCode::TooLong => "Der Text ist länger als {subject} Zeichen.",
        ObjectionCode::TooMany => "Mehr als {subject} Werte.",
        ObjectionCode::TooManyDecimals => "Mehr als {subject} Nachkommastellen.",
        ObjectionCode::OutOfBounds => "Jenseits der Grenze {subject}.",
        ObjectionCode::NotOffered => "Der Wert „{subject}“ steht nach den übrigen Antworten nicht zur Wahl.",
        ObjectionCode::RuleBroken => "Eine Regel des Leitfadens ist nicht erfüllt.",
    }
}

pub(super) fn answers_problem(code: AnswersProblemCode) -> &'static str {
    match code {
        AnswersProblemCode::NotJson => "Kein lesbares JSON in UTF-8 (Zeile und Zeichen: {subject}).",
        AnswersProblemCode::WrongShape => "Hier steht nicht, was das Format verlangt: {subject}",
        AnswersProblemCode::UnknownFormat => "Das Format „{subject}“ ist nicht bekannt.",
        AnswersProblemCode::UnknownQuestion => "Eine Frage „{subject}“ hat der Leitfaden nicht.",
        AnswersProblemCode::UnknownSection => "Einen Abschnitt „{subject}“ hat der Leitfaden nicht.",
        AnswersProblemCode::UnknownField => "Ein Feld „{subject}“ hat diese Frage nicht.",
        AnswersProblemCode::UnknownCode => "Der Wert „{subject}“ steht nicht zur Wahl.",
        AnswersProblemCode::UnknownRow => "Einen Eintrag „{subject}“ gibt es nicht.",
        AnswersProblemCode::NotInForm => "Die Form dieses Gesprächs stellt die Frage „{subject}“ nicht.",
        AnswersProblemCode::OfTheCase => "Die Frage „{subject}“ gehört zum Fall, nicht zu einem Gespräch.",
        AnswersProblemCode::OfInterviews => "Die Frage „{subject}“ gehört zu einem Gespräch, nicht zum Fall.",
        AnswersProblemCode::WrongValue => "„{subject}“ verlangt eine andere Art von Antwort.",
        AnswersProblemCode::NoRows => "Die Frage „{subject}“ nimmt eine Antwort und keine Einträge.",
        AnswersProblemCode::TooManyRows => {
            "So viele Einträge nimmt die Frage „{subject}“ in dieser Form nicht auf."
        }
        AnswersProblemCode::NamedTwice => "„{subject}“ steht mehrfach in der Datei.",
    }
}
