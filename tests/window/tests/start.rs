//! What is true of the window whatever it shows: how it begins and how it ends.

use std::process::Command;

use lernfall_window_tests::{Home, Language, Theme, Verbs, Wanted, Window, built_window};

#[test]
fn the_first_view_has_a_heading_with_the_focus_and_is_accessible() {
    let home = Home::new();
    let window = Window::open(&home);
    window.at("");
    assert!(!window.heading().is_empty());
    assert!(window.title().ends_with("Lernfall"), "{}", window.title());
    window.is_accessible();
    window.close();
}

#[test]
fn the_examples_open_by_an_argument_and_leave_nothing() {
    let home = Home::new();
    let wanted = Wanted { arguments: vec!["--demo".to_owned()], ..Wanted::default() };
    let window = Window::open_as(&home, &wanted);
    window.at("Fälle");
    window.sees("Beispiele");
    window.close();
    let left: Vec<_> = home.files().into_iter().filter(|path| path.starts_with(".local")).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn the_first_view_speaks_english_where_the_system_does_and_is_dark_where_it_is() {
    let home = Home::new();
    let wanted = Wanted { language: Language::En, theme: Theme::Dark, ..Wanted::default() };
    let window = Window::open_as(&home, &wanted);
    window.at("Welcome to Lernfall");
    let dark = window.script("return matchMedia('(prefers-color-scheme: dark)').matches", &[]);
    assert_eq!(dark, Ok(true.into()));
    window.is_accessible();
}

#[test]
fn a_violation_is_found() {
    let home = Home::new();
    let window = Window::open(&home);
    let plant = "document.querySelector('main').append(document.createElement('input'))";
    window.script(plant, &[]).expect("planted");
    let rules: Vec<String> = window.violations().into_iter().map(|it| it.rule).collect();
    assert!(rules.contains(&"label".to_owned()), "{rules:?}");
}

#[test]
fn no_symbol_of_the_database_is_exported() {
    let told = Command::new("nm").args(["-D", "--defined-only"]).arg(built_window()).output().expect("nm");
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let exported = String::from_utf8_lossy(&told.stdout);
    let ours: Vec<&str> = exported.lines().filter(|line| line.contains("sqlite3_")).collect();
    assert!(ours.is_empty(), "{ours:?}");
}

#[test]
fn without_a_display_it_says_so_in_a_sentence() {
    let told = Command::new(built_window())
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env("LC_ALL", "de_DE.UTF-8")
        .output()
        .expect("it starts");
    assert_eq!(told.status.code(), Some(70));
    assert!(String::from_utf8_lossy(&told.stderr).starts_with("Hier ist kein Bildschirm"), "{told:?}");
    let nowhere = Command::new(built_window())
        .env("DISPLAY", ":9999")
        .env_remove("WAYLAND_DISPLAY")
        .env("LC_ALL", "de_DE.UTF-8")
        .output()
        .expect("it starts");
    assert_eq!(nowhere.status.code(), Some(70));
    let said = String::from_utf8_lossy(&nowhere.stderr);
    assert!(said.ends_with("„lernfall help“ jeden Schritt.\n"), "{said}");
}
