//! Every field that is on the page, filled: to find what a program does with words wherever somebody
//! can type them.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::driver::Element;
use crate::patience::{PATIENCE, until};
use crate::tree::Accessible;
use crate::undriven::{STOPS, Undriven};
use crate::verbs::{Verbs, reach};
use crate::window::Window;

/// The first field for text that somebody can reach and that is not among the known ones: element, id,
/// label.
const NEXT: &str = "const [known] = arguments;
    const kinds = ['text', 'search', 'password', 'email', 'tel', 'url', 'number'];
    const dialog = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document;
    const all = [...dialog.querySelectorAll('input, textarea, [contenteditable=true]')];
    const open = all.filter((it) => it.localName !== 'input' || kinds.includes(it.type))
      .filter((it) => !it.disabled && !it.readOnly && it.tabIndex >= 0)
      .filter((it) => it.getBoundingClientRect().width > 2 && getComputedStyle(it).visibility === 'visible')
      .filter((it) => it.closest('details:not([open])') === null && it.checkVisibility?.() !== false);
    const next = open.find((it) => !known.includes(it.id));
    if (next === undefined) return null;
    const words = next.labels?.[0]?.innerText ?? next.getAttribute('aria-label') ?? next.id;
    return [next, next.id, words.replace(/\\s+/g, ' ').trim()]";

impl Window {
    /// Types into each field for text that can be seen, those included that appear meanwhile, and gives
    /// how many there were. `word` says what, by the field's label. A word is followed by nothing.
    ///
    /// # Panics
    /// Stops when a field takes no text.
    pub fn fill_every_field(&self, mut word: impl FnMut(&str) -> String) -> usize {
        let mut known = BTreeSet::new();
        while let Some((field, id, label)) = self.next_field(&known) {
            assert!(!id.is_empty(), "the field {label:?} has no id");
            let text = word(&label);
            let typed = until(PATIENCE, || {
                reach(self, &field)?;
                self.driver.type_into(&field, &text)
            });
            typed.unwrap_or_else(|error| panic!("type into {label:?}: {error}\n{}", self.reads()));
            known.insert(id);
        }
        known.len()
    }

    fn next_field(&self, known: &BTreeSet<String>) -> Option<(Element, String, String)> {
        let known: Vec<&String> = known.iter().collect();
        let told = self.driver.script(NEXT, json!([known])).expect("the page tells its fields");
        let text = |at: usize| told.get(at).and_then(Value::as_str).map(str::to_owned);
        Some((Element::of(told.get(0)?)?, text(1)?, text(2)?))
    }
}

/// Where the tabulator begins a page anew.
const FIRST: &str = "Zum Inhalt springen";

impl Undriven {
    /// As [`Window::fill_every_field`], for what the tabulator reaches from here to the end of the page.
    pub fn fill_every_field(&self, mut word: impl FnMut(&str) -> String) -> usize {
        let mut fields = 0;
        for _ in 0..STOPS {
            let Some(here) = self.next_stop() else { continue };
            if here.name == FIRST {
                break;
            }
            if is_for_text(&here) {
                self.keyboard_types(&word(&here.name));
                fields += 1;
            }
        }
        fields
    }

    /// Goes one further in each group of choices from here on, until what is called `end` has the
    /// focus, and gives how many groups there were.
    ///
    /// # Panics
    /// Stops when nothing is called so.
    pub fn go_on_in_every_group(&self, end: &str) -> usize {
        let mut groups = 0;
        for _ in 0..STOPS {
            let here = self.next_stop();
            if here.as_ref().is_some_and(|it| it.name.starts_with(end)) {
                return groups;
            }
            if here.is_some_and(|it| it.role == "radio button") {
                self.keyboard("Right");
                groups += 1;
            }
        }
        panic!("{end:?} is not reached; {groups} groups were");
    }

    fn next_stop(&self) -> Option<Accessible> {
        self.keyboard("Tab");
        // Told a little later than it is so.
        std::thread::sleep(std::time::Duration::from_millis(150));
        self.focused()
    }
}

fn is_for_text(here: &Accessible) -> bool {
    ["entry", "password text", "text"].contains(&here.role.as_str()) && here.is("editable")
}
