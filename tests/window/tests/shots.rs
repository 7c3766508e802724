//! Pictures of the views, to be looked at one by one: `cargo xtask window --shots` puts them into
//! `target/shots`, named by view, language, theme and width.

use lernfall_window_tests::{Home, Language, Theme, Verbs, Wanted, Window, root};

/// Wide, a small laptop at 125 %, and the narrowest.
const SIZES: &[(u32, u32)] = &[(1280, 800), (1093, 614), (320, 640)];

fn every_surrounding(mut draw: impl FnMut(&Wanted, &str)) {
    for (language, name) in [(Language::De, "de"), (Language::En, "en")] {
        for (theme, look) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
            for size in SIZES {
                let wanted = Wanted { language, theme, size: *size, ..Wanted::default() };
                draw(&wanted, &format!("{name}-{look}-{}", size.0));
            }
        }
    }
}

#[test]
#[ignore = "pictures are made on request"]
fn the_views_without_a_workspace() {
    every_surrounding(|wanted, name| {
        let home = Home::new();
        let window = Window::open_as(&home, wanted);
        window.at("");
        window.picture(&root().join(format!("target/shots/start-{name}.png")));
    });
}

#[test]
#[ignore = "pictures are made on request"]
fn the_list_of_cases() {
    every_surrounding(|wanted, name| {
        let home = Home::new();
        let wanted = Wanted { arguments: vec!["--demo".to_owned()], ..wanted.clone() };
        let window = Window::open_as(&home, &wanted);
        window.at("");
        window.picture(&root().join(format!("target/shots/cases-{name}.png")));
    });
}
