//! Whether the words of a page have room: on a narrow page nothing has to be scrolled in two directions
//! (WCAG 2.2, 1.4.10), and nothing is cut off when a reader spaces the text (1.4.12).

use serde_json::Value;

use crate::tour::paint;
use crate::window::Window;

const LOOK: &str = include_str!("room.js");

/// What a reader may set by WCAG 2.2, 1.4.12. A sheet that is made by script is no inline sheet.
const SPACE: &str = "const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
      word-spacing: 0.16em !important } p { margin-block-end: 2em !important }`);
    document.adoptedStyleSheets = [sheet];";

const AS_BEFORE: &str = "document.adoptedStyleSheets = []";

impl Window {
    /// What stands out of the page sideways, or moves sideways within it.
    pub fn stands_out(&self) -> Vec<String> {
        self.look_for_room("across")
    }

    /// What is cut off as the page stands.
    pub fn cut_off(&self) -> Vec<String> {
        self.look_for_room("clipped")
    }

    /// Does something while the text is spaced.
    pub fn spaced<T>(&self, look: impl FnOnce() -> T) -> T {
        self.script(SPACE, &[]).expect("the text is spaced");
        paint(self);
        let seen = look();
        self.script(AS_BEFORE, &[]).expect("the text is as before");
        seen
    }

    fn look_for_room(&self, what: &str) -> Vec<String> {
        let told = self.script(LOOK, &[what.into()]).expect("the page is measured");
        let lines = told.as_array().expect("a list").iter();
        lines.filter_map(Value::as_str).map(str::to_owned).collect()
    }
}
