//! What screen readers are told of every view, read over AT-SPI: every control has a name, headings have
//! levels without gaps, tables have heads, and what is required or wrong is told.

#![allow(clippy::expect_used, clippy::print_stdout, reason = "a test says what it checked")]

use std::collections::BTreeMap;
use std::sync::Mutex;

use lernfall_window_tests::{Accessible, Stop, Wanted, Window, tour};

/// How many elements on the page match, that a screen reader is told of.
const COUNT: &str = "return [...document.querySelectorAll(arguments[0])]
    .filter((it) => it.checkVisibility({ checkVisibilityCSS: true }) && it.closest('[inert], [aria-hidden=true]') === null
      && (document.querySelector('dialog[open]')?.contains(it) ?? true)).length";

#[test]
fn every_view_tells_screen_readers_what_it_shows() {
    let found: Mutex<BTreeMap<String, Vec<String>>> = Mutex::default();
    let told = Mutex::new((0, 0));
    tour::walk_all(&Wanted::default(), || {
        |window: &Window, stop: &Stop| {
            let tree = window.tree();
            let faults = faults(window, stop, &tree);
            {
                let mut told = told.lock().expect("nobody failed");
                told.0 += 1;
                told.1 += tree.all().into_iter().filter(|it| it.is_control()).count();
            }
            if !faults.is_empty() {
                found.lock().expect("nobody failed").insert(stop.name(), faults);
            }
        }
    });
    let (views, controls) = told.into_inner().expect("nobody failed");
    let found = found.into_inner().expect("nobody failed");
    println!("AT-SPI: {views} pages read, {controls} controls, {} pages with faults", found.len());
    assert!(found.is_empty(), "{found:#?}");
}

/// What is wrong with the tree of one view.
fn faults(window: &Window, stop: &Stop, tree: &Accessible) -> Vec<String> {
    let mut faults = Vec::new();
    for control in tree.all().into_iter().filter(|it| it.is_control() && it.name.trim().is_empty()) {
        faults.push(format!("a {} <{}> has no name", control.role, control.tag));
    }
    faults.extend(headings(tree));
    for table in tree.of("table") {
        if table.name.trim().is_empty() {
            faults.push("a table has no name".to_owned());
        }
        if table.of("column header").is_empty() {
            faults.push(format!("the table {:?} has no heads", table.name));
        }
    }
    for (selector, state) in [
        ("[aria-invalid=true]", "invalid-entry"),
        (":is(input, textarea, select):is([aria-required=true], :required)", "required"),
        (":is(input[type=radio], input[type=checkbox]):checked", "checked"),
        (":is(button, summary)[aria-expanded=true]", "expanded"),
    ] {
        let shown = window.script(COUNT, &[selector.into()]).expect("counted").as_u64().expect("a number");
        let told = tree.all().into_iter().filter(|it| it.is(state)).count() as u64;
        if told < shown {
            faults.push(format!("{shown} are {state} on the page, {told} are told"));
        }
    }
    if stop.state == "errors"
        && tree.all().into_iter().all(|it| it.role != "notification" && !it.is("invalid-entry"))
    {
        faults.push("no mistake is told".to_owned());
    }
    faults
}

/// One main heading, and no level is left out. An open dialog is all that is told; it begins below.
fn headings(tree: &Accessible) -> Vec<String> {
    let headings = tree.of("heading");
    let mut faults = Vec::new();
    let mains = headings.iter().filter(|it| it.level == Some(1)).count();
    let dialogs = tree.of("dialog").len();
    if mains + dialogs != 1 {
        faults.push(format!("{mains} main headings and {dialogs} dialogs"));
    }
    let mut above = dialogs as u64;
    for heading in headings {
        match heading.level {
            None => faults.push(format!("the heading {:?} has no level", heading.name)),
            Some(level) if level > above + 1 => {
                faults.push(format!("the heading {:?} is of level {level} after {above}", heading.name));
            }
            Some(_) => {}
        }
        above = heading.level.unwrap_or(above);
    }
    faults
}
