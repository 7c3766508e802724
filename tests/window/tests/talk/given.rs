//! An answer as somebody gives it: how it is entered on the screen, and how it is kept. The table of
//! the talk consists of these; what was entered and what is expected cannot differ.

use lernfall_window_tests::{PATIENCE, Verbs, Window, until};
use serde_json::{Map, Value, json};

use crate::guide::{Guide, german, list};

/// What is given for one question, or for one field of it.
#[derive(Clone, Copy)]
pub struct Told {
    pub question: &'static str,
    /// From 1; 0 where the question has no rows.
    pub row: usize,
    /// Empty where the question is its one field.
    pub field: &'static str,
    pub given: Given,
}

#[derive(Clone, Copy)]
pub enum Given {
    Text(&'static str),
    /// What is typed, the kind of value, and how it is kept.
    Read(&'static str, &'static str, &'static str),
    /// From and to as typed, and how both are kept.
    Period(&'static str, &'static str, &'static str),
    One(&'static str),
    OneInOwnWords(&'static str, &'static str),
    Several(&'static [&'static str]),
    /// The most important first.
    Ranked(&'static [&'static str]),
    YesNo(bool),
    Ticked(&'static [&'static str]),
    /// Yes or no for each purpose, and how it is proven.
    Consent(&'static [(&'static str, bool)], &'static str),
    /// Entry, column, and the entry chosen in that cell.
    Matrix(&'static [(&'static str, &'static str, &'static str)]),
    /// A row of another question, with the beginning of its words.
    Link(&'static str, usize, &'static str),
    /// Attached by the dialog before the rest of its row is filled in.
    File(&'static str),
}

impl Told {
    pub fn enter(&self, place: &impl Verbs, guide: &Guide) {
        let label = guide.label(self.question, self.field);
        let kind = guide.kind(self.question, self.field);
        let entry = |code| guide.entry(kind, code);
        match self.given {
            Given::Text(text) | Given::Read(text, _, _) => place.fill(label, text),
            Given::Period(from, to, _) => {
                place.within(label).fill("Von", from);
                place.within(label).fill("Bis", to);
            }
            Given::One(code) | Given::OneInOwnWords(code, _) => {
                if guide.unfolds(kind) {
                    place.select(label, entry(code));
                } else {
                    place.within(label).choose(entry(code));
                }
                if let Given::OneInOwnWords(code, words) = self.given {
                    place.fill(&format!("{}: eigene Worte", entry(code)), words);
                }
            }
            Given::Several(codes) => codes.iter().for_each(|code| place.within(label).choose(entry(code))),
            Given::Ranked(codes) => {
                // Ticked the wrong way round, then put in order.
                codes.iter().rev().for_each(|code| place.within(label).choose(entry(code)));
                for (wanted, code) in codes.iter().enumerate() {
                    for _ in wanted + 1..codes.len() {
                        place.click(&format!("{} nach oben", entry(code)));
                    }
                }
            }
            Given::YesNo(yes) => place.within(label).choose(said(yes)),
            Given::Ticked(items) => {
                for item in items {
                    place.choose(german(&labelled(&kind["items"], item)["label"]));
                }
            }
            Given::Consent(purposes, proof) => {
                for (purpose, yes) in purposes {
                    let purpose = german(&labelled(&kind["purposes"], purpose)["label"]);
                    place.within(purpose).choose(said(*yes));
                }
                place.within("Wie ist die Einwilligung nachgewiesen?").choose(entry(proof));
            }
            Given::Matrix(cells) => {
                for (row, column, code) in cells {
                    let column = labelled(&kind["fields"], column);
                    let cell = format!("{} {}", german(&column["label"]), entry(row));
                    place.select(&cell, guide.entry(&column["kind"], code));
                }
            }
            Given::Link(_, _, words) => place.within(label).choose(words),
            Given::File(_) => {}
        }
    }

    /// What was typed stands in its field, whatever was saved meanwhile.
    pub fn stands(&self, place: &impl Verbs, guide: &Guide) {
        if let Given::Text(text) = self.given {
            let there = place.value(guide.label(self.question, self.field));
            assert_eq!(there, text, "{} {} {}", self.question, self.row, self.field);
        }
    }

    /// As `case show` tells it; rows and files by number and name, as a person means them.
    pub fn kept(&self) -> Value {
        let choice = |code: &str| json!({ "code": code });
        let choices = |codes: &[&str]| codes.iter().map(|code| choice(code)).collect::<Vec<_>>();
        match self.given {
            Given::Text(text) => json!({ "text": text }),
            Given::Read(_, kind, kept) => json!({ kind: kept }),
            Given::Period(_, _, kept) => json!({ "period": kept }),
            Given::One(code) => json!({ "choice": choice(code) }),
            Given::OneInOwnWords(code, words) => json!({ "choice": { "code": code, "ownWords": words } }),
            Given::Several(codes) => json!({ "choices": choices(codes) }),
            Given::Ranked(codes) => json!({ "ranked": choices(codes) }),
            Given::YesNo(yes) => json!({ "yesNo": yes }),
            Given::Ticked(items) => json!({ "ticked": items }),
            Given::Consent(purposes, proof) => {
                let yes = purposes.iter().map(|(id, yes)| ((*id).to_owned(), json!({ "yesNo": yes })));
                let mut fields: Map<String, Value> = yes.collect();
                fields.insert("proof".to_owned(), json!({ "choice": choice(proof) }));
                json!({ "fields": fields })
            }
            Given::Matrix(cells) => {
                let mut matrix = Map::new();
                for (row, column, code) in cells {
                    let row = matrix.entry(*row).or_insert_with(|| json!({}));
                    row[*column] = json!({ "choice": choice(code) });
                }
                json!({ "matrix": matrix })
            }
            Given::Link(question, row, _) => json!({ "links": [{ "question": question, "row": row }] }),
            Given::File(name) => json!({ "file": name }),
        }
    }
}

fn said(yes: bool) -> &'static str {
    if yes { "Ja" } else { "Nein" }
}

fn labelled<'a>(all: &'a Value, id: &str) -> &'a Value {
    list(all).iter().find(|it| it["id"] == id).unwrap_or_else(|| panic!("nothing is called {id}"))
}

/// Waits until the page has these controls and no others for the fields of answers.
pub fn has_controls(window: &Window, expected: &[&str], what: &str) {
    let there = until(PATIENCE, || {
        let there = controls(window)?;
        if there == expected { Ok(()) } else { Err(format!("{there:?}")) }
    });
    there.unwrap_or_else(|there| panic!("{what} should have {expected:?}: {there}"));
}

/// Which controls the page has for the fields of answers. What cannot be told apart from a general
/// field for text is one.
fn controls(window: &Window) -> Result<Vec<String>, String> {
    let script = "return [...document.querySelectorAll('.answer-field')]
      .filter((field) => field.checkVisibility())
      .map((field) => {
        const count = (what) => field.querySelectorAll(what).length;
        const text = count('textarea, input[type=text]');
        if (count('table select') > 0 && text === 0) return 'matrix';
        if (count('.rank') > 0 && count('input[type=checkbox]') > 1 && text === 0) return 'ranked';
        if (count('fieldset fieldset[role=radiogroup]') > 1 && text === 0) return 'consent';
        if (count('fieldset[role=radiogroup] input[type=radio]') > 1 && text === 0) return 'radios';
        if (count('select') === 1 && text === 0) return 'list';
        if (count('fieldset input[type=checkbox]') > 1 && text === 0) return 'boxes';
        if (count('input[type=text]') === 2 && count('input[type=checkbox]') === 1) return 'period';
        if (count('textarea') === 1) return 'area';
        if (count('input[type=text]') === 1) return count('.field-hint') > 0 ? 'line' : 'any';
        return count('input, select, textarea') === 0 ? 'shown' : 'any';
      })";
    let told = window.script(script, &[])?;
    Ok(list(&told).iter().filter_map(Value::as_str).map(str::to_owned).collect())
}
