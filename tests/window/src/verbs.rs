//! What a person does and sees, in the words on the screen. Words may be the beginning or a part of
//! what is written there as long as only one thing is meant; if several are called the same, say in
//! which part of the page ([`Verbs::within`]).

use serde_json::{Value, json};

use crate::driver::Element;
use crate::patience::{PATIENCE, until};
use crate::window::Window;

const FIND: &str = include_str!("find.js");

/// Everything visible of the page, in one line.
const SEEN: &str = "return document.body.innerText.replace(/\\s+/g, ' ')";

/// A part of the page, by the words of its heading, legend, caption or row.
#[derive(Debug)]
pub struct Part<'a> {
    window: &'a Window,
    words: Vec<String>,
}

impl Verbs for Part<'_> {
    fn window(&self) -> &Window {
        self.window
    }

    fn parts(&self) -> &[String] {
        &self.words
    }
}

impl Verbs for Window {
    fn window(&self) -> &Window {
        self
    }

    fn parts(&self) -> &[String] {
        &[]
    }
}

pub trait Verbs {
    fn window(&self) -> &Window;

    /// The words of the parts in which to look, from the outside in.
    fn parts(&self) -> &[String];

    /// Looks only in the group, section, row, card or table that is called so.
    fn within(&self, words: &str) -> Part<'_> {
        let words = self.parts().iter().cloned().chain([words.to_owned()]).collect();
        Part { window: self.window(), words }
    }

    /// Clicks a button, link, choice, tab or disclosure.
    fn click(&self, words: &str) {
        self.click_kind("control", words);
    }

    /// Clicks a button, where a link is called the same.
    fn click_button(&self, words: &str) {
        self.click_kind("button", words);
    }

    /// Clicks a link, where a button is called the same.
    fn click_link(&self, words: &str) {
        self.click_kind("link", words);
    }

    /// Picks a radio button or ticks a box.
    fn choose(&self, words: &str) {
        self.click_kind("choice", words);
    }

    fn click_kind(&self, kind: &str, words: &str) {
        let window = self.window();
        let clicked = until(PATIENCE, || reach(window, &find(self, kind, words)?));
        clicked.unwrap_or_else(|error| panic!("click {words:?}: {error}"));
        window.count_input();
    }

    /// Enters a field and types in place of what stands there, as a person does: key by key, with the
    /// Enter key for line breaks.
    fn fill(&self, words: &str, text: &str) {
        let field = enter(self, words);
        select_all(self.window());
        type_text(self.window(), &field, text);
    }

    /// Types where the focus is, as somebody does who does not look at the screen. Text is no input.
    fn types(&self, text: &str) {
        for letter in text.chars() {
            self.window().driver.press(&[letter]).expect("a key");
        }
    }

    /// Enters a field and goes on typing behind what stands there.
    fn type_into(&self, words: &str, text: &str) {
        let field = enter(self, words);
        self.window().driver.press(&[CONTROL, '\u{E010}']).expect("the end of the text");
        type_text(self.window(), &field, text);
    }

    /// Takes an entry of a list that unfolds.
    fn select(&self, words: &str, entry: &str) {
        let window = self.window();
        let script = "const [list, entry] = arguments;
            const plain = (text) => text.replace(/\\s+/g, ' ').trim();
            return [...list.options].find((it) => plain(it.textContent) === plain(entry)) ?? null";
        let taken = until(PATIENCE, || {
            let list = find(self, "field", words)?;
            let option = window.driver.script(script, json!([list.value(), entry]))?;
            let option = Element::of(&option).ok_or_else(|| format!("no entry {entry:?}"))?;
            window.driver.click(&option)
        });
        taken.unwrap_or_else(|error| panic!("select {entry:?} of {words:?}: {error}"));
        window.count_input();
    }

    /// What stands in a field.
    fn value(&self, words: &str) -> String {
        let told = until(PATIENCE, || {
            let field = find(self, "field", words)?;
            self.window().driver.script("return arguments[0].value", json!([field.value()]))
        });
        told.ok()
            .and_then(|it| it.as_str().map(str::to_owned))
            .unwrap_or_else(|| panic!("no field {words:?}"))
    }

    /// Whether a radio button or box is set.
    fn chosen(&self, words: &str) -> bool {
        let script = "const [it] = arguments; const own = it.control ?? it;
            return own.checked ?? own.getAttribute('aria-checked') === 'true'";
        let told = until(PATIENCE, || {
            let choice = find(self, "choice", words)?;
            self.window().driver.script(script, json!([choice.value()]))
        });
        told.ok().and_then(|it| it.as_bool()).unwrap_or_else(|| panic!("no choice {words:?}"))
    }

    /// Whether a button that stays down is down.
    fn pressed(&self, words: &str) -> bool {
        let told = until(PATIENCE, || {
            let button = find(self, "button", words)?;
            let script = "return arguments[0].getAttribute('aria-pressed')";
            let told = self.window().driver.script(script, json!([button.value()]))?;
            told.as_str().map(|it| it == "true").ok_or_else(|| "it does not stay down".to_owned())
        });
        told.unwrap_or_else(|error| panic!("pressed {words:?}: {error}"))
    }

    /// Whether a control of the kind (`button`, `link`, `field`, `choice`, `heading`, `part`) is there
    /// now.
    fn has(&self, kind: &str, words: &str) -> bool {
        find(self, kind, words).is_ok()
    }

    /// Presses keys together, as `Control+Shift+Enter`.
    fn press(&self, keys: &str) {
        let window = self.window();
        let keys: Vec<char> = keys.split('+').map(key).collect();
        window.driver.press(&keys).expect("keys are pressed");
        window.count_input();
    }

    /// The main heading.
    fn heading(&self) -> String {
        let told = self.window().script("return document.querySelector('h1')?.innerText ?? ''", &[]);
        told.ok().and_then(|it| it.as_str().map(str::to_owned)).unwrap_or_default()
    }

    /// Waits until the main heading is this, or begins with it, and has the focus.
    fn at(&self, heading: &str) {
        let there = until(PATIENCE, || {
            let script = "const h1 = document.querySelector('h1');
                return [h1?.innerText ?? '', h1 !== null && h1 === document.activeElement]";
            let told = self.window().script(script, &[])?;
            let own = told.get(0).and_then(Value::as_str).unwrap_or_default().to_owned();
            match told.get(1).and_then(Value::as_bool) {
                _ if !own.starts_with(heading) => Err(format!("the heading is {own:?}")),
                Some(true) => Ok(()),
                Some(false) | None => Err(format!("the heading {own:?} has no focus")),
            }
        });
        there.unwrap_or_else(|error| panic!("at {heading:?}: {error}\n{}", seen(self.window())));
    }

    /// Waits until the words can be read somewhere on the page.
    fn sees(&self, words: &str) {
        let found = until(PATIENCE, || {
            if seen(self.window()).contains(words) { Ok(()) } else { Err("not there".to_owned()) }
        });
        found.unwrap_or_else(|_| panic!("{words:?} cannot be read in:\n{}", seen(self.window())));
    }

    /// Waits until the words can no longer be read.
    fn sees_no(&self, words: &str) {
        let gone = until(PATIENCE, || {
            if seen(self.window()).contains(words) { Err("still there".to_owned()) } else { Ok(()) }
        });
        gone.unwrap_or_else(|_| panic!("{words:?} can still be read in:\n{}", seen(self.window())));
    }

    /// Everything that can be read on the page, in one line.
    fn reads(&self) -> String {
        seen(self.window())
    }

    /// The title of the document.
    fn title(&self) -> String {
        let told = self.window().script("return document.title", &[]);
        told.ok().and_then(|it| it.as_str().map(str::to_owned)).unwrap_or_default()
    }

    /// What has the focus: kind of element and its words.
    fn focus(&self) -> String {
        let script = "const it = document.activeElement;
            const words = it?.labels?.[0]?.textContent ?? it?.getAttribute('aria-label') ?? it?.innerText ?? '';
            return `${it?.localName}: ${words.replace(/\\s+/g, ' ').trim().slice(0, 80)}`";
        let told = self.window().script(script, &[]);
        told.ok().and_then(|it| it.as_str().map(str::to_owned)).unwrap_or_default()
    }
}

const CONTROL: char = '\u{E009}';
const ENTER: char = '\u{E007}';
const DELETE: char = '\u{E017}';

/// WebDriver's code of a key (W3C WebDriver, 17.4.2).
fn key(name: &str) -> char {
    match name {
        "Control" => CONTROL,
        "Shift" => '\u{E008}',
        "Alt" => '\u{E00A}',
        "Enter" => ENTER,
        "Tab" => '\u{E004}',
        "Escape" => '\u{E00C}',
        "Backspace" => '\u{E003}',
        "Delete" => DELETE,
        "Space" => ' ',
        "Left" => '\u{E012}',
        "Up" => '\u{E013}',
        "Right" => '\u{E014}',
        "Down" => '\u{E015}',
        "Home" => '\u{E011}',
        "End" => '\u{E010}',
        "PageUp" => '\u{E00E}',
        "PageDown" => '\u{E00F}',
        "Plus" => '+',
        name => {
            let mut letters = name.chars();
            match (letters.next(), letters.next()) {
                (Some(letter), None) => letter,
                _ => panic!("no key is called {name:?}"),
            }
        }
    }
}

fn find(place: &(impl Verbs + ?Sized), kind: &str, words: &str) -> Result<Element, String> {
    let told = place.window().driver.script(FIND, json!([kind, words, place.parts()]))?;
    match told.get("found").and_then(Element::of) {
        Some(element) => Ok(element),
        None => Err(told.get("reason").and_then(Value::as_str).unwrap_or("nothing found").to_owned()),
    }
}

/// Clicks into a field and waits for the focus.
fn enter(place: &(impl Verbs + ?Sized), words: &str) -> Element {
    let window = place.window();
    let entered = until(PATIENCE, || {
        let field = find(place, "field", words)?;
        reach(window, &field)?;
        let has =
            window.driver.script("return document.activeElement === arguments[0]", json!([field.value()]))?;
        has.as_bool().filter(|it| *it).map(|_| field).ok_or_else(|| "it takes no focus".to_owned())
    });
    window.count_input();
    entered.unwrap_or_else(|error| panic!("enter {words:?}: {error}"))
}

/// Clicks; what is only half in sight in a part that scrolls by itself is scrolled there before.
pub(crate) fn reach(window: &Window, element: &Element) -> Result<(), String> {
    window.driver.click(element).or_else(|_| {
        let script = "arguments[0].scrollIntoView({ block: 'center' })";
        window.driver.script(script, json!([element.value()]))?;
        window.driver.click(element)
    })
}

fn select_all(window: &Window) {
    window.driver.press(&[CONTROL, 'a']).expect("everything is selected");
    window.driver.press(&[DELETE]).expect("and deleted");
}

fn type_text(window: &Window, field: &Element, text: &str) {
    // The driver drops these without a word.
    assert!(text.chars().all(|it| u32::from(it) < 0x1_0000), "the driver cannot type {text:?}");
    let keys = text.replace('\n', &ENTER.to_string());
    window.driver.type_into(field, &keys).unwrap_or_else(|error| panic!("type: {error}"));
}

fn seen(window: &Window) -> String {
    let told = window.script(SEEN, &[]);
    told.ok().and_then(|it| it.as_str().map(str::to_owned)).unwrap_or_default()
}
