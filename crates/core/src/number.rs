//! Decimal numbers, exact and kept as text.
//!
//! Reads what people type in German or English; on the wire there is one spelling with a point.

use std::fmt;

use crate::text::Language;

const PLACES: usize = 9;
const SCALE: i128 = 1_000_000_000;

/// A decimal number with at most 18 digits before and 9 after the point.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Decimal(i128);

#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not a decimal number")]
pub struct NotANumber;

impl Decimal {
    pub fn of_count(count: usize) -> Self {
        Self(i128::try_from(count).unwrap_or(i128::MAX / SCALE).saturating_mul(SCALE))
    }

    /// Reads the spelling of the wire: `-12.5`.
    pub fn read_wire(text: &str) -> Result<Self, NotANumber> {
        let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
        let plain = |part: &str, most: usize| {
            !part.is_empty() && part.len() <= most && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        if !plain(whole, 18) || !plain(fraction, PLACES) {
            return Err(NotANumber);
        }
        let whole: i128 = whole.parse().map_err(|_| NotANumber)?;
        let fraction: i128 = format!("{fraction:0<PLACES$}").parse().map_err(|_| NotANumber)?;
        let magnitude = whole * SCALE + fraction;
        Ok(Self(if negative { -magnitude } else { magnitude }))
    }

    /// Reads what a person types: `1.234,5` in German, `1,234.5` in English, spaces as they come.
    pub fn read(text: &str, language: Language) -> Result<Self, NotANumber> {
        let (group, point) = match language {
            Language::De => ('.', ','),
            Language::En => (',', '.'),
        };
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect::<String>().replace('−', "-");
        let (whole, fraction) = match text.split_once(point) {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (text.as_str(), None),
        };
        let mut groups = whole.split(group);
        let first = groups.next().unwrap_or("");
        let rest: Vec<&str> = groups.collect();
        let grouped = rest.iter().all(|part| part.len() == 3);
        let wire = match (fraction, grouped) {
            (_, true) => format!("{first}{}.{}", rest.concat(), fraction.unwrap_or("0")),
            (None, false) => match rest.as_slice() {
                [only] => format!("{first}.{only}"),
                _ => return Err(NotANumber),
            },
            (Some(_), false) => return Err(NotANumber),
        };
        Self::read_wire(&wire)
    }

    /// How many digits after the point are needed to write it.
    pub fn decimals(self) -> usize {
        self.to_string().split_once('.').map_or(0, |(_, fraction)| fraction.len())
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let magnitude = self.0.abs();
        let fraction = format!("{:0PLACES$}", magnitude % SCALE);
        let fraction = fraction.trim_end_matches('0');
        write!(f, "{sign}{}", magnitude / SCALE)?;
        if fraction.is_empty() { Ok(()) } else { write!(f, ".{fraction}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type_becomes_one_spelling() {
        for (typed, language, wire) in [
            ("1.234,5", Language::De, "1234.5"),
            ("1,234.50", Language::En, "1234.5"),
            ("1234.5", Language::De, "1234.5"),
            ("-7", Language::De, "-7"),
            ("1 000 000", Language::De, "1000000"),
            ("0,001", Language::De, "0.001"),
        ] {
            assert_eq!(Decimal::read(typed, language).unwrap().to_string(), wire, "{typed}");
        }
        for typed in ["", "zwölf", "1.2.3", "--1", "1e5", "1,2,3", "9999999999999999999"] {
            assert_eq!(Decimal::read(typed, Language::De), Err(NotANumber), "{typed}");
        }
    }
}
