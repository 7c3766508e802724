//! Whether somebody who types throws away what was typed before. Then it becomes a version first, however
//! short the time is that it stood there.

use super::Value;

/// So many characters are typed again sooner than looked for.
const WORTH: usize = 40;

impl Value {
    /// Whether the greater part of a longer text in it is no longer in `after`. Words that were only added
    /// to, wherever they stand in one piece, are still there.
    pub fn is_thrown_away_in(&self, after: &Self) -> bool {
        match (self, after) {
            (Self::Text(before), Self::Text(after) | Self::Unread(after)) => is_gone(before, after),
            (Self::Text(before), _) => is_gone(before, ""),
            (Self::Fields(before), after) => before.iter().any(|(id, value)| {
                let after = after.as_fields().and_then(|after| after.get(id));
                after.map_or_else(
                    || value.is_thrown_away_in(&Self::Unread(String::new())),
                    |after| value.is_thrown_away_in(after),
                )
            }),
            _ => false,
        }
    }
}

fn is_gone(before: &str, after: &str) -> bool {
    let length = before.chars().count();
    let begin = before.chars().zip(after.chars()).take_while(|(one, other)| one == other).count();
    let rest = length.min(after.chars().count()) - begin;
    let backwards = before.chars().rev().zip(after.chars().rev());
    let end = backwards.take(rest).take_while(|(one, other)| one == other).count();
    let gone = length - begin - end;
    gone >= WORTH && gone * 2 > length
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::id::FieldId;

    const LONG: &str = "Wir haben gebaut, bevor wir wussten, wer mit einziehen soll. 🏠 Das war zu früh.";

    fn gone(before: &str, after: &str) -> bool {
        Value::Text(before.into()).is_thrown_away_in(&Value::Text(after.into()))
    }

    #[test]
    fn typed_over_and_emptied_is_thrown_away() {
        assert!(gone(LONG, "asdf"));
        assert!(gone(LONG, ""));
        assert!(gone(LONG, &format!("Wir {}", "x".repeat(500))));
        assert!(Value::Text(LONG.into()).is_thrown_away_in(&Value::Unread(String::new())));
    }

    #[test]
    fn added_to_shortened_or_short_is_not() {
        assert!(!gone(LONG, &format!("Vorweg. {LONG} Und danach.")[8..]));
        assert!(!gone(LONG, &LONG.replace("gebaut", "umgebaut")));
        assert!(!gone(LONG, &LONG.chars().take(60).collect::<String>()));
        assert!(!gone("Ein kurzer Satz.", ""));
    }

    #[test]
    fn one_field_is_enough() {
        let fields = |one: &str| {
            let field = |id: &str, text: &str| (FieldId::from(id), Value::Text(text.into()));
            Value::Fields(BTreeMap::from([field("a", one), field("b", "bleibt")]))
        };
        assert!(fields(LONG).is_thrown_away_in(&fields("anders")));
        assert!(!fields("anders").is_thrown_away_in(&fields(LONG)));
        assert!(fields(LONG).is_thrown_away_in(&Value::Unread(String::new())));
    }
}
