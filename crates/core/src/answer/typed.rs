//! What stands in a field for a value: text that is read back as the same value.
//!
//! Reading it is [`super::check::read`]'s work; how values are told on paper is left to
//! [`crate::document::words`].

use super::Value;
use crate::text::Language;
use crate::time::{Date, Month, Period, PeriodEnd, Precision};

/// The text for a value that is typed; blank for values that are chosen.
pub fn typed(value: &Value, language: Language) -> String {
    match value {
        Value::Text(text) | Value::Unread(text) => text.clone(),
        Value::Number(number) => match language {
            Language::De => number.replace('.', ","),
            Language::En => number.clone(),
        },
        Value::Date(date) => day(*date, language),
        Value::Month(month) => self::month(*month, language),
        Value::Period(period) => self::period(*period, language),
        Value::Choice(_)
        | Value::Choices(_)
        | Value::Ranked(_)
        | Value::YesNo(_)
        | Value::Ticked(_)
        | Value::Matrix(_)
        | Value::Fields(_)
        | Value::Links(_)
        | Value::File(_) => String::new(),
    }
}

fn day(date: Date, language: Language) -> String {
    let between = match language {
        Language::De => '.',
        Language::En => '/',
    };
    format!("{:02}{between}{:02}{between}{:04}", date.day(), date.month(), date.year())
}

fn month(month: Month, language: Language) -> String {
    let about = match (month.precision(), language) {
        (Precision::Exact, _) => "",
        (Precision::Approximate, Language::De) => "ca. ",
        (Precision::Approximate, Language::En) => "about ",
    };
    match month.month() {
        Some(of_year) => format!("{about}{of_year:02}/{:04}", month.year()),
        None => format!("{about}{:04}", month.year()),
    }
}

/// Two halves with a stroke between them, as a page shows them in two fields.
fn period(period: Period, language: Language) -> String {
    let half = |of: Month| month(of, language).replace('/', ".");
    match period.to {
        PeriodEnd::Month(to) => format!("{}/{}", half(period.from), half(to)),
        PeriodEnd::Ongoing => format!("{}/..", half(period.from)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::check::read;
    use crate::template::Kind;
    use crate::template::kind::DatePrecision;

    #[test]
    fn what_stands_in_a_field_is_read_back_as_the_same_value() {
        let number = Kind::Number { decimals: 2, min: None, max: None, unit: None };
        let date = Kind::Date { leaves: DatePrecision::Day };
        for language in [Language::De, Language::En] {
            for (kind, value) in [
                (&number, Value::Number("1234.5".into())),
                (&number, Value::Number("-0.25".into())),
                (&date, Value::Date(Date::new(2026, 2, 1).unwrap())),
                (&Kind::Month, Value::Month(Month::read("2021-03~").unwrap())),
                (&Kind::Month, Value::Month(Month::read("2021").unwrap())),
                (&Kind::Period, Value::Period(Period::read("2021-03~/..").unwrap())),
                (&Kind::Period, Value::Period(Period::read("2021/2023-05").unwrap())),
                (&Kind::Month, Value::Unread("so um Ostern".into())),
            ] {
                assert_eq!(read(kind, &typed(&value, language), language), value, "{language:?} {kind:?}");
            }
        }
    }
}
