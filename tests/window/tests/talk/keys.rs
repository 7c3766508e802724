//! The real keyboard and nothing else. It keeps true at every stop of the Tab key that the focus is
//! somewhere, moved, and can be seen: what has it looks different from when it has lost it.

use lernfall_window_tests::{PATIENCE, Verbs, Window, until};
use serde_json::Value;

/// So many stops are more than any view has.
const MOST: usize = 250;

/// Where the focus is, by its words, those of headings marked; whether it moved since it was asked last; whether what had it
/// before looks different now.
const STOP: &str = "
  const words = (text) => (text ?? '').replace(/\\s+/g, ' ').trim();
  const by = (it) => {
    const ids = it?.getAttribute('aria-labelledby')?.split(/\\s+/);
    return ids?.map((id) => document.getElementById(id)?.textContent).join(' ');
  };
  const name = (it) => {
    const own = by(it) ?? (it.getAttribute('aria-label') ?? it.labels?.[0]?.textContent ?? it.innerText);
    const group = it.type === 'radio' ? it.closest('fieldset, [role=radiogroup]') : null;
    const named = group?.querySelector(':scope > legend')?.textContent ?? by(group) ?? '';
    return words(`${it.matches('h1, h2, main') ? '#' : ''} ${named} ${own}`);
  };
  const look = (it) => JSON.stringify([it, it.parentElement].flatMap((one) => [null, '::before', '::after'].map((part) => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor } = getComputedStyle(one, part);
    return [outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor];
  })));
  const it = document.activeElement;
  const had = window.hadFocus;
  if (it === null || it === document.body) return { lost: true };
  const moved = had?.it !== it;
  const still = moved && had?.it.isConnected && !had.it.matches('h1, h2, main') && look(had.it) === had.look;
  window.hadFocus = { it, look: look(it), name: name(it) };
  return { name: name(it), moved, hidden: still ? had.name : null };
";

/// Presses keys and says where that led.
pub struct Keys<'a>(pub &'a Window);

impl Keys<'_> {
    /// Goes on with Tab until what has the focus is called so, or begins so; not at all if it is there.
    pub fn tab_to(&self, words: &str) {
        self.go("Tab", words);
    }

    /// Goes back with Shift+Tab.
    pub fn back_to(&self, words: &str) {
        self.go("shift+Tab", words);
    }

    /// Chooses another one of a group that has the focus.
    pub fn down_to(&self, words: &str) {
        self.go("Down", words);
    }

    /// Goes to a button or link and presses it.
    pub fn push(&self, words: &str) {
        self.tab_to(words);
        self.press("Return");
    }

    /// Goes to a field and types.
    pub fn write(&self, words: &str, text: &str) {
        self.tab_to(words);
        self.0.keyboard_types(text);
    }

    /// Goes to a box or button of a group and sets it.
    pub fn set(&self, words: &str) {
        self.tab_to(words);
        self.press("space");
        let set = until(PATIENCE, || {
            let told = self.0.script("return document.activeElement?.checked", &[])?;
            told.as_bool().filter(|set| *set).map(|_| ()).ok_or_else(|| format!("{told}"))
        });
        set.unwrap_or_else(|told| panic!("{words:?} is not set: {told}"));
    }

    /// By Ctrl+K to a question.
    pub fn jump(&self, id: &str, heading: &str) {
        self.press("ctrl+k");
        self.0.sees("Zu einer Frage springen");
        self.arrives("Nummer oder Wort der Frage");
        self.0.keyboard_types(id);
        self.press("Return");
        self.0.at(heading);
    }

    pub fn press(&self, keys: &str) {
        self.0.keyboard(keys);
    }

    /// Waits until the focus is there by itself.
    pub fn arrives(&self, words: &str) {
        let there = until(PATIENCE, || {
            let name = self.stop()?.0;
            if name.starts_with(words) { Ok(()) } else { Err(name) }
        });
        there.unwrap_or_else(|name| panic!("the focus should be on {words:?}: {name}"));
    }

    /// Once round with Tab: every stop is another one, until the first comes again.
    pub fn round(&self) -> Vec<String> {
        let mut stops = vec![self.step("Tab")];
        while stops.len() < MOST {
            let stop = self.step("Tab");
            if stops.first() == Some(&stop) {
                return stops;
            }
            stops.push(stop);
        }
        panic!("no way out: {stops:?}");
    }

    fn go(&self, key: &str, words: &str) {
        let mut passed = Vec::new();
        if self.stop().is_ok_and(|(name, _)| name.starts_with(words)) {
            return;
        }
        while passed.len() < MOST {
            let stop = self.step(key);
            if stop.starts_with(words) {
                return;
            }
            passed.push(stop);
        }
        panic!("{words:?} is not reached by {key}: {passed:?}");
    }

    /// One step; the focus has to move.
    fn step(&self, key: &str) -> String {
        let _before = self.stop();
        self.press(key);
        let moved = until(PATIENCE, || match self.stop()? {
            (name, true) => Ok(name),
            (name, false) => Err(format!("it stays on {name:?}")),
        });
        moved.unwrap_or_else(|reason| panic!("{key}: {reason}\n{}", self.0.reads()))
    }

    /// The name of what has the focus, and whether it moved.
    fn stop(&self) -> Result<(String, bool), String> {
        let told = self.0.script(STOP, &[])?;
        if told["lost"] == true {
            return Err("nothing has the focus".to_owned());
        }
        assert_eq!(told["hidden"], Value::Null, "its focus cannot be seen");
        let name = told["name"].as_str().unwrap_or_default().to_owned();
        Ok((name, told["moved"] == true))
    }
}
