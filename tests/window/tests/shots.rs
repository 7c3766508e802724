//! Pictures of every view in every state, to be looked at one by one: `cargo xtask window --shots` puts
//! them into `target/window/shots`, named by view, state, language, theme and width. Nothing is judged
//! here, so without that command there is nothing to do.

#![allow(clippy::expect_used, reason = "a test stops with what went wrong")]

use std::path::PathBuf;

use lernfall_window_tests::{Language, Stop, Theme, Wanted, Window, tour};

/// Wide, a small laptop at 125 %, and the narrowest.
const WIDTHS: [u32; 3] = [1280, 1093, 320];
/// A view is drawn as a whole, but not smaller than a window and not longer than a few of them.
const HEIGHTS: (u32, u32) = (800, 4000);

#[test]
fn every_view_is_drawn_where_pictures_are_wanted() {
    #[expect(clippy::disallowed_methods, reason = "the command's wish, nothing of the product")]
    let Ok(wish) = std::env::var("LERNFALL_SHOTS") else { return };
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
