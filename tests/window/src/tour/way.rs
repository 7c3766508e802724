//! How `tour.txt` is written, and what its words do in a window:
//!
//! - `== name arguments…` begins a leg with a window of its own, opened with these arguments;
//! - `[view state]` begins the way to a stop, which is looked at when the way has been gone;
//! - a step is a verb and words: `verb part > words = text`, each in German ` | ` English where they
//!   differ. Blank lines and lines with `#` say nothing.

use crate::home::Home;
use crate::patience::{PATIENCE, until};
use crate::verbs::Verbs;
use crate::window::{Language, Window};

/// A part of the way with a window of its own.
#[derive(Debug)]
pub struct Leg {
    pub name: String,
    pub arguments: Vec<String>,
    pub stops: Vec<Stop>,
}

/// A view in one state.
#[derive(Debug)]
pub struct Stop {
    pub view: String,
    pub state: String,
    steps: Vec<Step>,
}

impl Stop {
    /// What nothing else of the tour is called.
    pub fn name(&self) -> String {
        format!("{}-{}", self.view, self.state)
    }

    /// Goes there from the stop before.
    pub(super) fn reach(&self, window: &Window, home: &Home, language: Language) {
        for step in &self.steps {
            let told = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
                step.take(window, home, language);
            }));
            if told.is_err() {
                panic!("on the way to [{} {}]: {step:?}", self.view, self.state);
            }
        }
        settle(window);
    }
}

/// Waits until nothing is on its way any more.
fn settle(window: &Window) {
    let still = until(PATIENCE, || {
        let busy =
            window.script("return document.querySelectorAll('progress, [aria-busy=true]').length", &[])?;
        if busy == 0 { Ok(()) } else { Err("something is on its way".to_owned()) }
    });
    still.expect("the view is there");
}

/// German and English.
#[derive(Debug)]
struct Words(String, String);

impl Words {
    fn read(text: &str) -> Self {
        let (de, en) = text.split_once(" | ").unwrap_or((text, text));
        Self(de.trim().to_owned(), en.trim().to_owned())
    }

    fn of(&self, language: Language) -> &str {
        match language {
            Language::De => &self.0,
            Language::En => &self.1,
        }
    }
}

#[derive(Debug)]
struct Step {
    verb: String,
    parts: Vec<Words>,
    words: Words,
    text: Words,
}

impl Step {
    fn read(line: &str) -> Self {
        let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
        let (place, text) = rest.split_once(" = ").unwrap_or((rest, ""));
        let mut parts: Vec<Words> = place.split(" > ").map(Words::read).collect();
        let words = parts.pop().expect("split gives one at least");
        Self { verb: verb.to_owned(), parts, words, text: Words::read(text) }
    }

    fn take(&self, window: &Window, home: &Home, language: Language) {
        let parts: Vec<&str> = self.parts.iter().map(|it| it.of(language)).collect();
        match parts.as_slice() {
            [] => self.take_in(window, window, home, language),
            [part] => self.take_in(&window.within(part), window, home, language),
            [outer, inner] => self.take_in(&window.within(outer).within(inner), window, home, language),
            _ => panic!("too many parts"),
        }
    }

    fn take_in(&self, place: &impl Verbs, window: &Window, home: &Home, language: Language) {
        let (words, text) = (self.words.of(language), self.text.of(language));
        match self.verb.as_str() {
            "at" => window.at(words),
            "sees" => window.sees(words),
            "click" => place.click(words),
            "button" => place.click_button(words),
            "link" => place.click_link(words),
            "choose" => place.choose(words),
            "fill" => place.fill(words, text),
            "select" => place.select(words, text),
            "press" => window.press(words),
            "dialog" => window.dialog_takes(&home.path(words)),
            "dismiss" => window.dialog_dismissed(),
            "file" => std::fs::write(home.path(words), text).expect("a file"),
            "gone" => std::fs::remove_dir_all(home.path(words)).expect("a folder"),
            verb => panic!("no verb is called {verb:?}"),
        }
    }
}

pub(super) fn read(way: &str) -> Vec<Leg> {
    let mut legs: Vec<Leg> = Vec::new();
    for line in way.lines().map(str::trim) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(leg) = line.strip_prefix("== ") {
            let mut words = leg.split_whitespace().map(str::to_owned);
            let name = words.next().expect("a leg has a name");
            legs.push(Leg { name, arguments: words.collect(), stops: Vec::new() });
            continue;
        }
        let leg = legs.last_mut().expect("the way begins with a leg");
        if let Some(stop) = line.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
            let (view, state) = stop.split_once(' ').expect("a stop has view and state");
            leg.stops.push(Stop { view: view.to_owned(), state: state.replace(' ', "-"), steps: Vec::new() });
        } else {
            leg.stops.last_mut().expect("a leg begins with a stop").steps.push(Step::read(line));
        }
    }
    legs
}
