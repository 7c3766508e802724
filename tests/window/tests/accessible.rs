//! The whole window is accessible: every view in every state, light and dark, wide and narrow, by every
//! rule of WCAG 2.2 AA and EN 301 549. What axe recommends beyond is printed.

#![allow(clippy::expect_used, clippy::print_stdout, reason = "a test says what it checked")]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use lernfall_window_tests::{Home, Theme, Wanted, Window, tour};

/// Wide, and as narrow as 1280 px at 400 % (WCAG 2.2, 1.4.10).
const SIZES: [(u32, u32); 2] = [(1280, 800), (320, 256)];

/// What is the matter, with the places where.
type Places = BTreeMap<String, BTreeSet<String>>;

/// What was seen on the way.
#[derive(Default)]
struct Seen {
    pages: u32,
    faults: Places,
    advice: Places,
}

impl Seen {
    fn fault(&mut self, what: String, place: &str) {
        self.faults.entry(what).or_default().insert(place.to_owned());
    }
}

#[test]
fn every_view_is_accessible_and_has_room_on_a_narrow_page() {
    let seen = Mutex::new(Seen::default());
    tour::walk(&Wanted::default(), |window, stop| {
        let here = look(window, &stop.name());
        let mut seen = seen.lock().expect("nobody failed");
        seen.pages += here.pages;
        gather(&mut seen.faults, here.faults);
        gather(&mut seen.advice, here.advice);
    });
    let seen = seen.into_inner().expect("nobody failed");
    for (what, places) in &seen.advice {
        println!("best practice: {what}: {places:?}");
    }
    let rooms = seen.faults.keys().filter(|what| !what.starts_with("axe ")).count();
    println!("axe: {} pages checked, {} violations", seen.pages, seen.faults.len() - rooms);
    println!("room: {} pages measured narrow and spaced, {rooms} faults", seen.pages / 2);
    assert!(seen.faults.is_empty(), "{:#?}", seen.faults);
}

fn gather(all: &mut Places, more: Places) {
    for (what, places) in more {
        all.entry(what).or_default().extend(places);
    }
}

/// Looks at one stop in all colours and sizes.
fn look(window: &Window, stop: &str) -> Seen {
    let mut seen = Seen::default();
    for (width, height) in SIZES {
        window.resize(width, height);
        for theme in [Theme::Light, Theme::Dark] {
            tour::wear(window, theme);
            seen.pages += 1;
            for it in window.violations() {
                for place in it.places {
                    seen.fault(
                        format!("{} ({}): {place}", it.rule, it.help),
                        &format!("{stop} {width} {theme:?}"),
                    );
                }
            }
        }
        tour::wear(window, Theme::Light);
        if width == SIZES[0].0 {
            for it in window.recommendations() {
                seen.advice.entry(format!("{} ({})", it.rule, it.help)).or_default().insert(stop.to_owned());
            }
        } else {
            for it in window.stands_out() {
                seen.fault(format!("stands out: {it}"), stop);
            }
        }
        let (out, cut) = window.spaced(|| (window.stands_out(), window.cut_off()));
        for it in out {
            seen.fault(format!("stands out when spaced: {it}"), &format!("{stop} {width}"));
        }
        for it in cut {
            seen.fault(format!("cut off when spaced: {it}"), &format!("{stop} {width}"));
        }
    }
    window.resize(SIZES[0].0, SIZES[0].1);
    seen
}

#[test]
fn the_tour_goes_through_every_view_of_the_router() {
    let legs = tour::legs();
    let gone: BTreeSet<String> =
        legs.iter().flat_map(|leg| &leg.stops).map(|stop| stop.view.clone()).collect();
    let known: BTreeSet<String> = tour::views().into_iter().collect();
    assert!(known.len() > 20, "{known:?}");
    assert_eq!(gone, known);
}

#[test]
fn what_is_planted_is_found() {
    let home = Home::new();
    let window = Window::open(&home);
    let plant = |what: &str| {
        window
            .script(&format!("const [main] = document.getElementsByTagName('main'); {what}"), &[])
            .expect(what);
    };
    let before = look(&window, "start").faults;
    assert!(before.is_empty(), "{before:#?}");

    plant("main.append(document.createElement('img'))");
    let rules: Vec<String> = window.violations().into_iter().map(|it| it.rule).collect();
    assert!(rules.contains(&"image-alt".to_owned()), "{rules:?}");

    window.resize(320, 256);
    assert!(window.stands_out().is_empty());
    plant("const it = main.appendChild(document.createElement('p')); it.textContent = 'W'.repeat(80)");
    plant("main.lastChild.style.setProperty('overflow-wrap', 'normal')");
    assert!(!window.stands_out().is_empty());

    plant("main.lastChild.textContent = 'so weit'; main.lastChild.style.setProperty('overflow', 'hidden')");
    plant(
        "main.lastChild.style.setProperty('width', 'max-content'); main.lastChild.style.setProperty('width', `${main.lastChild.offsetWidth + 1}px`); main.lastChild.style.setProperty('white-space', 'nowrap')",
    );
    assert!(window.cut_off().is_empty());
    assert!(!window.spaced(|| window.cut_off()).is_empty());
}
