//! Finding text in all answers.
//!
//! Keeps an index of whole words and one of trigrams over folded text, written with each version of an
//! answer, never by the autosave. A word of three or more characters is found anywhere, also inside longer
//! words: its trigrams choose, and the text itself decides. One or two characters are found as a word.
//! All words of a query must be in the same text. What was taken back is not found.

use std::ops::Range;

use lernfall_core::answer::{Answer, AnswerKey};
use lernfall_core::id::{CaseId, FieldId};
use lernfall_core::text::fold;
use rusqlite::params_from_iter;

use crate::answers::{Place, key_of};
use crate::error::StoreError;
use crate::transact::{Reader, Tx};

/// A text in which everything asked for was found.
#[derive(Clone, PartialEq, Eq)]
pub struct Hit {
    pub case: CaseId,
    pub key: AnswerKey,
    pub field: Option<FieldId>,
    /// The whole text.
    pub text: String,
    /// Where in the text, in Unicode scalar values, in order.
    pub places: Vec<Range<usize>>,
}

impl std::fmt::Debug for Hit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Hit({}, {:?}, {} places)", self.case, self.key, self.places.len())
    }
}

/// A word of a query, folded.
enum Term {
    /// Three or more characters.
    Anywhere(String),
    /// One or two, with a letter or digit among them.
    Word(String),
    /// One or two signs, which no index knows.
    Signs(String),
}

impl Term {
    fn of(word: &str) -> Self {
        let word = word.to_owned();
        match word.chars().count() {
            1 | 2 if word.chars().any(char::is_alphanumeric) => Self::Word(word),
            1 | 2 => Self::Signs(word),
            _ => Self::Anywhere(word),
        }
    }

    fn text(&self) -> &str {
        match self {
            Self::Anywhere(text) | Self::Word(text) | Self::Signs(text) => text,
        }
    }

    /// The expression for the index of trigrams or words; nothing if this term needs another.
    fn trigrams(&self) -> Vec<String> {
        let Self::Anywhere(text) = self else { return Vec::new() };
        let chars: Vec<char> = text.chars().collect();
        chars.windows(3).map(|three| quoted(&three.iter().collect::<String>())).collect()
    }

    fn words(&self) -> Option<String> {
        match self {
            Self::Word(text) => Some(quoted(text)),
            Self::Anywhere(_) | Self::Signs(_) => None,
        }
    }

    /// Where it is in `folded`, in bytes.
    fn places(&self, folded: &str) -> Vec<Range<usize>> {
        let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        folded
            .match_indices(self.text())
            .map(|(start, found)| start..start + found.len())
            .filter(|place| match self {
                Self::Anywhere(_) | Self::Signs(_) => true,
                Self::Word(_) => {
                    !inside(folded.get(..place.start).and_then(|before| before.chars().next_back()))
                        && !inside(folded.get(place.end..).and_then(|after| after.chars().next()))
                }
            })
            .collect()
    }
}

/// A string of FTS5's query language.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

impl Reader<'_> {
    /// The texts that contain every word of `text`, those written last first. A blank text finds nothing.
    pub fn search(&self, text: &str, limit: u32) -> Result<Vec<Hit>, StoreError> {
        let terms: Vec<Term> = fold(text).split_whitespace().map(Term::of).collect();
        if terms.is_empty() {
            return Ok(Vec::new());
        }
        let trigrams = terms.iter().flat_map(Term::trigrams).collect::<Vec<_>>().join(" AND ");
        let words = terms.iter().filter_map(Term::words).collect::<Vec<_>>().join(" AND ");
        let mut conditions = Vec::new();
        let mut values = Vec::new();
        // The first index gives its rows one by one, the last written first, so that the limit ends the
        // search; a second one only filters them.
        let (mut source, mut order) = ("passage".to_owned(), "passage.id".to_owned());
        for (index, query) in [("search_trigrams", trigrams), ("search_words", words)] {
            if query.is_empty() {
                continue;
            }
            if values.is_empty() {
                source = format!("{index} CROSS JOIN passage ON passage.id = {index}.rowid");
                order = format!("{index}.rowid");
                conditions.push(format!("{index} MATCH ?"));
            } else {
                conditions.push(format!("passage.id IN (SELECT rowid FROM {index} WHERE {index} MATCH ?)"));
            }
            values.push(query);
        }
        for term in &terms {
            conditions.push("instr(passage.folded, ?)".to_owned());
            values.push(term.text().to_owned());
        }
        values.push(limit.to_string());
        let found = self.sql.all(
            &format!(
                "SELECT case_id, interview, question, row, part FROM {source} WHERE {}
                 ORDER BY {order} DESC LIMIT CAST(? AS INTEGER)",
                conditions.join(" AND ")
            ),
            params_from_iter(values),
            |row| Ok((row.id(0)?, key_of(row, 1)?, row.count::<usize>(4)?)),
        )?;
        let mut hits = Vec::new();
        for (case, key, part) in found {
            let value = self.answer(case, &key)?.and_then(|answer| answer.value);
            let texts = value.as_ref().map(|value| value.texts()).unwrap_or_default();
            if let Some((field, text)) = texts.get(part) {
                let places = places(text, &terms);
                hits.push(Hit { case, key, field: field.cloned(), text: (*text).to_owned(), places });
            }
        }
        Ok(hits)
    }
}

/// Where the terms are in the unfolded text.
fn places(text: &str, terms: &[Term]) -> Vec<Range<usize>> {
    let folded = fold(text);
    let origin = origin(text, &folded);
    let mut places: Vec<Range<usize>> = terms
        .iter()
        .flat_map(|term| term.places(&folded))
        .filter_map(|place| {
            let start = *origin.get(place.start)?;
            let end = *origin.get(place.end)?;
            (start < end).then_some(start..end)
        })
        .collect();
    places.sort_by_key(|place| (place.start, place.end));
    places.dedup();
    places
}

/// For each byte of the folded text, and its end, the place in the text it came from. Folding composes and
/// lengthens, so it is done piece by piece; a piece is a character with all that composes with it. Empty if
/// the pieces do not add up.
fn origin(text: &str, folded: &str) -> Vec<usize> {
    let mut origin = Vec::with_capacity(folded.len() + 1);
    let mut piece = String::new();
    let (mut start, mut count) = (0, 0);
    for c in text.chars() {
        let together = fold(&format!("{piece}{c}"));
        if !piece.is_empty() && together == fold(&piece) + &fold(&c.to_string()) {
            origin.extend(std::iter::repeat_n(start, fold(&piece).len()));
            piece.clear();
            start = count;
        }
        piece.push(c);
        count += 1;
    }
    origin.extend(std::iter::repeat_n(start, fold(&piece).len()));
    origin.push(count);
    if origin.len() == folded.len() + 1 { origin } else { Vec::new() }
}

/// Puts the texts of an answer into the index, in place of those that were there.
pub(crate) fn index(tx: &Tx<'_>, case: CaseId, key: &AnswerKey, answer: &Answer) -> Result<(), StoreError> {
    let place = Place::new(case, key);
    unindex(tx, &place)?;
    let texts = answer.value.as_ref().map(|value| value.texts()).unwrap_or_default();
    if texts.is_empty() || tx.withdrawals(case)?.iter().any(|withdrawal| withdrawal.scope.covers(key)) {
        return Ok(());
    }
    for (part, (_, text)) in (0_i64..).zip(texts).filter(|(_, (_, text))| !text.trim().is_empty()) {
        tx.sql.run(
            "INSERT INTO passage (case_id, interview, question, row, part, folded) VALUES (?, ?, ?, ?, ?, ?)",
            (&place.case, &place.interview, &place.question, &place.row, part, fold(text)),
        )?;
    }
    Ok(())
}

pub(crate) fn unindex(tx: &Tx<'_>, place: &Place) -> Result<(), StoreError> {
    tx.sql.run(
        "DELETE FROM passage WHERE (case_id, interview, question, row) = (?, ?, ?, ?)",
        place.columns(),
    )?;
    Ok(())
}
