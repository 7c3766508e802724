//! Pictures of every view in every state, to be looked at one by one: `cargo xtask window --shots` puts
//! them into `target/window/shots`, named by view, state, language, theme and width. Nothing is judged
//! here, so it is no test.

#![allow(clippy::expect_used, reason = "a test stops with what went wrong")]

use std::path::PathBuf;

use lernfall_window_tests::{Language, Stop, Theme, Wanted, Window, tour};

/// Wide, a small laptop at 125 %, and the narrowest.
const WIDTHS: [u32; 3] = [1280, 1093, 320];
/// A view is drawn as a whole, but not smaller than a window and not longer than a few of them.
const HEIGHTS: (u32, u32) = (800, 4000);

/// The one argument says which kinds are wanted; nothing in it means all.
fn main() {
    let wish = std::env::args().nth(1).unwrap_or_default();
    for (language, name) in [(Language::De, "de"), (Language::En, "en")] {
        let wanted = Wanted { language, ..Wanted::default() };
        if kinds(name).any(|(.., kind)| kind.contains(&wish)) {
            tour::walk(&wanted, |window, stop| draw(window, stop, name, &wish));
        }
    }
}

/// Width, colours and both in words, with the language first.
fn kinds(language: &str) -> impl Iterator<Item = (u32, Theme, String)> {
    WIDTHS.into_iter().flat_map(move |width| {
        let colours = [(Theme::Light, "light"), (Theme::Dark, "dark")];
        colours.map(|(theme, name)| (width, theme, format!("{language}-{name}-{width}")))
    })
}

/// Draws all whose name holds the wish: `de-light`, `320`; nothing in it means all.
fn draw(window: &Window, stop: &Stop, language: &str, wish: &str) {
    let mut drawn = None;
    for (width, theme, kind) in kinds(language).filter(|(.., kind)| kind.contains(wish)) {
        if drawn != Some(width) {
            window.resize(width, HEIGHTS.0);
            let whole = tour::length(window).clamp(HEIGHTS.0, HEIGHTS.1);
            window.resize(width, whole);
            window.script("scrollTo(0, 0)", &[]).expect("the page begins at its beginning");
            drawn = Some(width);
        }
        tour::wear(window, theme);
        window.picture(&folder().join(format!("{}-{kind}.png", stop.name())));
    }
    tour::wear(window, Theme::Light);
    window.resize(WIDTHS[0], HEIGHTS.0);
}

fn folder() -> PathBuf {
    lernfall_window_tests::target().join("window/shots")
}
