//! What screen readers are told of every view, read over AT-SPI: every control has a name, headings have
//! levels without gaps, tables have heads, and what is required or wrong is told.

#![allow(clippy::expect_used, clippy::print_stdout, reason = "a test says what it checked")]

use std::collections::BTreeMap;
use std::sync::Mutex;

use lernfall_window_tests::{Accessible, Home, Wanted, Window, tour};

/// How many elements on the page match, that a screen reader is told of.
const COUNT: &str = "return [...document.querySelectorAll(arguments[0])]
    .filter((it) => it.checkVisibility({ checkVisibilityCSS: true }) && it.closest('[inert], [aria-hidden=true]') === null
      && (document.querySelector('dialog[open]')?.contains(it) ?? true)).length";

#[test]
fn every_view_tells_screen_readers_what_it_shows() {
    let found: Mutex<BTreeMap<String, Vec<String>>> = Mutex::default();
    let told = Mutex::new((0, 0));
    tour::walk(&Wanted::default(), |window, stop| {
        let tree = window.tree();
        let faults = faults(window, &stop.state, &tree);
        {
            let mut told = told.lock().expect("nobody failed");
            told.0 += 1;
            told.1 += tree.all().into_iter().filter(|it| it.is_control()).count();
        }
        if !faults.is_empty() {
            found.lock().expect("nobody failed").insert(stop.name(), faults);
        }
    });
    let (views, controls) = told.into_inner().expect("nobody failed");
    let found = found.into_inner().expect("nobody failed");
    println!("AT-SPI: {views} pages read, {controls} controls, {} pages with faults", found.len());
    assert!(found.is_empty(), "{found:#?}");
}

/// What is wrong with the tree of one view.
fn faults(window: &Window, state: &str, tree: &Accessible) -> Vec<String> {
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
    if state == "errors"
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

#[test]
fn what_is_not_told_is_found() {
    let home = Home::new();
    let window = Window::open(&home);
    assert_eq!(faults(&window, "empty", &window.tree()), [""; 0]);
    assert_eq!(faults(&window, "errors", &window.tree()), ["no mistake is told"]);

    let plant = "const [main] = document.getElementsByTagName('main');
        main.append(document.createElement('button'), document.createElement('table'));
        main.querySelector('table').setAttribute('aria-label', 'Fälle');
        main.querySelector('table').insertRow().insertCell().textContent = 'ohne Kopf';
        main.querySelector('table').setAttribute('role', 'table');
        main.appendChild(document.createElement('h4')).textContent = 'zu tief';
        main.appendChild(document.createElement('h1')).textContent = 'noch eine';
        main.querySelector('h1').after(main.querySelector('h4:last-of-type'))";
    window.script(plant, &[]).expect("planted");
    let found = faults(&window, "empty", &window.tree()).join("; ");
    for fault in ["has no name", "of level 4 after 1", "2 main headings", "has no heads"] {
        assert!(found.contains(fault), "{fault:?} is not in: {found}");
    }
}
