//! Texts cut to what fits, at the borders of words.
//!
//! Lengths and places are in Unicode scalar values. What was left out is marked with an ellipsis.

use std::ops::Range;

const ELLIPSIS: &str = "…";

/// The text around the first of `places` on one line, with `before` characters before it and `after` from
/// there on, and where in it the places are. Places that touch become one.
pub(crate) fn around(
    text: &str,
    places: &[Range<usize>],
    before: usize,
    after: usize,
) -> (String, Vec<Range<usize>>) {
    let chars: Vec<char> = text.trim_end().chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    let first = places.first().cloned().unwrap_or(0..0);
    let from = word_start(&chars, first.start.saturating_sub(before), first.start);
    let to = word_end(&chars, first.end.max(first.start + after), first.end);
    let shown: String = chars.get(from..to).unwrap_or_default().iter().collect();
    let opening = if from > 0 { format!("{ELLIPSIS} ") } else { String::new() };
    let closing = if to < chars.len() { format!(" {ELLIPSIS}") } else { String::new() };
    let moved = opening.chars().count();
    let inside = places.iter().filter(|place| place.start >= from && place.end <= to);
    let places = inside.map(|place| place.start - from + moved..place.end - from + moved);
    (format!("{opening}{}{closing}", shown.trim_end()), joined(places))
}

/// The first beginning of a word from `from` on; `from` itself where there is none before `last`.
fn word_start(chars: &[char], from: usize, last: usize) -> usize {
    let begins = |at: &usize| {
        let before = at.checked_sub(1).and_then(|before| chars.get(before));
        before.is_none_or(|c| *c == ' ') && chars.get(*at).is_some_and(|c| *c != ' ')
    };
    (from..=last).find(begins).unwrap_or(from)
}

/// The last end of a word up to `to`; `to` itself where there is none after `first`.
fn word_end(chars: &[char], to: usize, first: usize) -> usize {
    let to = to.min(chars.len());
    let ends = |at: &usize| {
        let before = at.checked_sub(1).and_then(|before| chars.get(before));
        before.is_some_and(|c| *c != ' ') && chars.get(*at).is_none_or(|c| *c == ' ')
    };
    (first.min(to)..=to).rev().find(ends).unwrap_or(to)
}

fn joined(places: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    for place in places {
        match joined.last_mut() {
            Some(last) if place.start <= last.end => last.end = last.end.max(place.end),
            Some(_) | None => joined.push(place),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_fits_is_left_as_it_is() {
        let (shown, _) = around("Die Ausschreibung\nwurde aufgehoben.", &[], 0, 80);
        assert_eq!(shown, "Die Ausschreibung wurde aufgehoben.");
    }

    #[test]
    fn a_long_text_is_cut_after_a_word() {
        let cut = |text: &str, most: usize| around(text, &[], 0, most).0;
        assert_eq!(cut("Die Ausschreibung wurde aufgehoben.", 20), "Die Ausschreibung …");
        assert_eq!(cut("Donaudampfschifffahrt", 5), "Donau …");
    }

    #[test]
    fn an_excerpt_begins_with_a_word_and_knows_where_its_places_went() {
        let text = "Im März hob die Stelle die Ausschreibung auf, weil die Prüfung fehlte.";
        let start = text.chars().take_while(|c| *c != 'ü').count() - 2;
        let place = start..start + 7;
        let (shown, places) = around(text, std::slice::from_ref(&place), 12, 8);
        assert_eq!(shown, "… weil die Prüfung …");
        let found: String = shown.chars().skip(places[0].start).take(places[0].len()).collect();
        assert_eq!(found, "Prüfung");
    }

    #[test]
    fn places_that_touch_are_shown_as_one() {
        let (_, places) = around("aabb cc", &[0..2, 2..4, 3..4, 5..7], 0, 40);
        assert_eq!(places, [0..4, 5..7]);
    }
}
