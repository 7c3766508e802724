//! Whether somebody who types throws away what was typed before. Then it becomes a version first, however
//! short the time is that it stood there.

use super::Value;

/// So many characters are typed again sooner than looked for.
const WORTH: usize = 40;

impl Value {
    /// Whether the greater part of a longer text in it is no longer in `after`. Words that were only added
    /// to, wherever they stand in one piece, are still there.
    pub fn is_thrown_away_in(&self, after: &Self) -> bool {
        let after = after.texts();
        let of = |field| after.iter().filter(move |(other, _)| *other == field).map(|(_, text)| *text);
        self.texts()
            .into_iter()
            .any(|(field, before)| is_gone(before, "") && of(field).all(|after| is_gone(before, after)))
    }

    /// How many characters its texts have.
    pub fn length(&self) -> usize {
        self.texts().into_iter().map(|(_, text)| text.chars().count()).sum()
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
        let unread = Value::Unread(String::new());
        assert!(Value::Text(LONG.into()).is_thrown_away_in(&unread));
        assert!(Value::Unread(LONG.into()).is_thrown_away_in(&unread));
    }

    #[test]
    fn added_to_shortened_or_short_is_not() {
        assert!(!gone(LONG, &format!("Vorweg. {LONG} Und danach.")[8..]));
        assert!(!gone(LONG, &LONG.replace("gebaut", "umgebaut")));
        assert!(!gone(LONG, &LONG.chars().take(60).collect::<String>()));
        assert!(!gone("Ein kurzer Satz.", ""));
        assert!(!gone("", LONG));
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
