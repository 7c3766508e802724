//! Days, and times that somebody remembers only roughly.
//!
//! Keeps them readable by machines (ISO 8601, EDTF of ISO 8601-2) and reads what people type.
//! What today is, is always an argument.

use std::fmt;

use jiff::civil;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A day as `2026-11-22`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, TS)]
#[ts(type = "string")]
pub struct Date(civil::Date);

/// A text that is no date of the form asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not a date")]
pub struct NotADate;

impl Date {
    /// 1970-01-01.
    pub const EPOCH: Self = Self(civil::date(1970, 1, 1));

    pub fn new(year: i16, month: i8, day: i8) -> Result<Self, NotADate> {
        civil::Date::new(year, month, day).map(Self).map_err(|_| NotADate)
    }

    /// The day (UTC) of a count of seconds since 1970-01-01T00:00:00Z.
    pub fn of_unix_seconds(seconds: i64) -> Result<Self, NotADate> {
        let days = jiff::Span::new().try_days(seconds.div_euclid(86_400)).map_err(|_| NotADate)?;
        Self::EPOCH.0.checked_add(days).map(Self).map_err(|_| NotADate)
    }

    /// Seconds from 1970-01-01T00:00:00Z to the start of the day (UTC).
    pub fn unix_seconds(self) -> i64 {
        Self::EPOCH.0.until(self.0).map_or(0, |span| i64::from(span.get_days()) * 86_400)
    }

    /// Reads what people type: a day as [`Self::read`] does, and `22/11/2026`, day first, as English screens
    /// show it.
    pub fn typed(text: &str) -> Result<Self, NotADate> {
        if text.contains('.') { Self::read(text) } else { Self::read(&text.replace('/', ".")) }
    }

    /// Reads `2026-11-22`, and day, month and year as `22.11.2026` or `22.11.26`.
    pub fn read(text: &str) -> Result<Self, NotADate> {
        let text = text.trim();
        let parts: Vec<&str> = text.split('.').map(str::trim).collect();
        match parts.as_slice() {
            [day, month, year] => {
                let year: i16 = year.parse().map_err(|_| NotADate)?;
                let year = if (0..100).contains(&year) { year + 2000 } else { year };
                Self::new(year, month.parse().map_err(|_| NotADate)?, day.parse().map_err(|_| NotADate)?)
            }
            _ if text.len() == 10 => text.parse().map(Self).map_err(|_| NotADate),
            _ => Err(NotADate),
        }
    }

    /// The day as the calendar library knows it.
    pub fn civil(self) -> civil::Date {
        self.0
    }

    pub fn year(self) -> i16 {
        self.0.year()
    }

    pub fn month(self) -> i8 {
        self.0.month()
    }

    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// `2026-11`.
    pub fn to_month(self) -> String {
        format!("{:04}-{:02}", self.0.year(), self.0.month())
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::read(&text).map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "description": "A day, ISO 8601", "type": "string", "format": "date" })
    }
}

/// A month or a year, exact or approximate: `2021-03`, `2021-03~`, `2021`, `2021~` (EDTF level 1).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, TS)]
#[ts(type = "string")]
pub struct Month {
    year: i16,
    month: Option<i8>,
    precision: Precision,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Precision {
    Exact,
    Approximate,
}

impl Month {
    pub fn new(year: i16, month: Option<i8>, precision: Precision) -> Result<Self, NotADate> {
        let sound = (1000..=9999).contains(&year) && month.is_none_or(|month| (1..=12).contains(&month));
        sound.then_some(Self { year, month, precision }).ok_or(NotADate)
    }

    pub fn year(self) -> i16 {
        self.year
    }

    pub fn month(self) -> Option<i8> {
        self.month
    }

    pub fn precision(self) -> Precision {
        self.precision
    }

    /// Reads EDTF and what people type: `3/2021`, `03.2021`, `ca. 3/2021`, `März 2021`, `2021`, `um 2021`.
    pub fn read(text: &str) -> Result<Self, NotADate> {
        let mut rest = text.trim();
        let mut precision = Precision::Exact;
        for sign in ["ungefähr", "circa", "etwa", "about", "ca.", "ca", "um", "~"] {
            if let Some(stripped) = rest.strip_prefix(sign) {
                (rest, precision) = (stripped.trim_start(), Precision::Approximate);
                break;
            }
        }
        if let Some(stripped) = rest.strip_suffix('~') {
            (rest, precision) = (stripped.trim_end(), Precision::Approximate);
        }
        let number = |text: &str| -> Result<i16, NotADate> {
            let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
            if digits { text.parse().map_err(|_| NotADate) } else { Err(NotADate) }
        };
        let month = |text: &str| number(text).and_then(|month| i8::try_from(month).map_err(|_| NotADate));
        if let Some((name, year)) = rest.split_once(' ')
            && let Some(of_year) = named(name)
        {
            return Self::new(number(year.trim())?, Some(of_year), precision);
        }
        if let Some((year, of_year)) = rest.split_once('-') {
            return Self::new(number(year)?, Some(month(of_year)?), precision);
        }
        match rest.split_once(['/', '.']) {
            Some((of_year, year)) => Self::new(number(year.trim())?, Some(month(of_year.trim())?), precision),
            None => Self::new(number(rest)?, None, precision),
        }
    }
}

/// The month with that name, German or English, whole or by its first letters (at least three).
fn named(name: &str) -> Option<i8> {
    const NAMES: [[&str; 12]; 2] = [
        [
            "januar",
            "februar",
            "märz",
            "april",
            "mai",
            "juni",
            "juli",
            "august",
            "september",
            "oktober",
            "november",
            "dezember",
        ],
        [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ],
    ];
    let name = name.trim_end_matches('.').to_lowercase();
    let is = |whole: &&str| name.chars().count() >= 3 && whole.starts_with(&name);
    let found = NAMES.iter().find_map(|names| names.iter().position(&is))?;
    i8::try_from(found + 1).ok()
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        match self.precision {
            Precision::Exact => Ok(()),
            Precision::Approximate => f.write_str("~"),
        }
    }
}

/// From a month to a month, or still going on: `2021-03~/2023`, `2022-10/..` (EDTF level 1).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, TS)]
#[ts(type = "string")]
pub struct Period {
    pub from: Month,
    pub to: PeriodEnd,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum PeriodEnd {
    Month(Month),
    Ongoing,
}

/// What stands between the two months of a period when people type it.
const UNTIL: [&str; 5] = ["–", " bis ", " to ", " until ", " - "];
/// What people type for a period that has not ended.
const ONGOING: [&str; 6] = ["..", "heute", "laufend", "today", "now", "ongoing"];
const SINCE: [&str; 4] = ["seit ", "ab ", "Seit ", "since "];

impl Period {
    /// Reads EDTF and what people type: `3/2021 – 2023`, `ca. 2021 bis heute`, `seit 3/2021`.
    pub fn read(text: &str) -> Result<Self, NotADate> {
        let text = text.trim();
        if let Some(from) = SINCE.iter().find_map(|word| text.strip_prefix(word)) {
            return Ok(Self { from: Month::read(from)?, to: PeriodEnd::Ongoing });
        }
        let typed = UNTIL.iter().find_map(|word| text.split_once(word));
        let (from, to) = typed.or_else(|| text.split_once('/')).ok_or(NotADate)?;
        let from = Month::read(from)?;
        let to = match to.trim() {
            end if ONGOING.contains(&end) => PeriodEnd::Ongoing,
            month => PeriodEnd::Month(Month::read(month)?),
        };
        match to {
            PeriodEnd::Month(end)
                if (end.year, end.month.unwrap_or(12)) < (from.year, from.month.unwrap_or(1)) =>
            {
                Err(NotADate)
            }
            PeriodEnd::Month(_) | PeriodEnd::Ongoing => Ok(Self { from, to }),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.to {
            PeriodEnd::Month(to) => write!(f, "{}/{to}", self.from),
            PeriodEnd::Ongoing => write!(f, "{}/..", self.from),
        }
    }
}

macro_rules! edtf_on_the_wire {
    ($name:ident, $pattern:literal) => {
        impl Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                Self::read(&text).map_err(serde::de::Error::custom)
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "description": "EDTF, ISO 8601-2", "type": "string", "pattern": $pattern })
            }
        }
    };
}

edtf_on_the_wire!(Month, r"^\d{4}(-\d{2})?~?$");
edtf_on_the_wire!(Period, r"^\d{4}(-\d{2})?~?/(\d{4}(-\d{2})?~?|\.\.)$");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_survive_the_way_through_seconds() {
        for text in ["1970-01-01", "2026-11-22", "1969-12-31", "2024-02-29"] {
            let date = Date::read(text).unwrap();
            assert_eq!(Date::of_unix_seconds(date.unix_seconds()).unwrap(), date);
            assert_eq!(Date::of_unix_seconds(date.unix_seconds() + 86_399).unwrap(), date);
            assert_eq!(date.to_string(), text);
        }
    }

    #[test]
    fn a_day_is_read_as_every_screen_shows_it() {
        for text in ["2026-11-22", "22.11.2026", "22.11.26", " 22. 11. 2026 ", "22/11/2026"] {
            assert_eq!(Date::typed(text).unwrap().to_string(), "2026-11-22", "{text}");
        }
        for text in ["", "11/22/2026", "11/2026", "31.2.2026", "22/11", "2026/11/22", "22.11/2026"] {
            assert!(Date::typed(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_file_does_not_say_a_day_in_slashes() {
        assert!(Date::read("02/03/2021").is_err());
    }

    #[test]
    fn what_people_type_becomes_edtf() {
        for (typed, edtf) in [
            ("3/2021", "2021-03"),
            ("03.2021", "2021-03"),
            ("ca. 3/2021", "2021-03~"),
            ("um 2021", "2021~"),
            ("März 2021", "2021-03"),
            ("ca. Okt. 2021", "2021-10~"),
            ("May 2021", "2021-05"),
            ("2021-03~", "2021-03~"),
            ("2021", "2021"),
        ] {
            assert_eq!(Month::read(typed).unwrap().to_string(), edtf, "{typed}");
        }
        for typed in ["", "13/2021", "0/2021", "morgen", "21", "2021-3-4", "+3/2021"] {
            assert_eq!(Month::read(typed), Err(NotADate), "{typed}");
        }
    }

    #[test]
    fn a_period_does_not_end_before_it_begins() {
        assert_eq!(Period::read("2021-03~/..").unwrap().to_string(), "2021-03~/..");
        for (typed, edtf) in [
            ("3/2021 – 2023", "2021-03/2023"),
            ("ca. 2021 bis heute", "2021~/.."),
            ("seit 03/2021", "2021-03/.."),
            ("2021 - 5/2022", "2021/2022-05"),
        ] {
            assert_eq!(Period::read(typed).unwrap().to_string(), edtf, "{typed}");
        }
        assert!(Period::read("5/2022 – 4/2022").is_err());
        assert!(Period::read("2021/2021-02").is_ok());
        assert!(Period::read("2022/2021").is_err());
        assert!(Period::read("2021").is_err());
    }
}
