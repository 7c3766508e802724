//! Forced colours and reduced motion, as systems ask for them: drawn by Chromium, because WebKit cannot
//! be told to pretend them. Every view as it stands in the window; controls keep an edge, signs are seen,
//! a choice is told from none, and nothing moves.

#![allow(clippy::expect_used, clippy::print_stdout, reason = "a test says what it checked")]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use lernfall_window_tests::{Chromium, Wanted, target, tour};
use serde_json::Value;

const LOOK: &str = include_str!("../src/forced.js");

const FORCED: [(&str, &str); 2] = [("forced-colors", "active"), ("prefers-reduced-motion", "reduce")];
const USUAL: [(&str, &str); 2] = [("forced-colors", "none"), ("prefers-reduced-motion", "no-preference")];

/// So many choices of a page are looked at closely.
const CLOSELY: usize = 4;

/// Where the next chosen box is, when it has been scrolled into view.
const CHOSEN: &str = "(() => {
    const it = [...document.querySelectorAll('input:checked')].find((it) => it.checkVisibility());
    if (it === undefined) return null;
    it.scrollIntoView({ block: 'center' });
    const box = it.getBoundingClientRect();
    return [box.x + scrollX - 4, box.y + scrollY - 4, box.width + 8, box.height + 8]; })()";
const UNCHOOSE: &str =
    "[...document.querySelectorAll('input:checked')].find((it) => it.checkVisibility()).checked = false";

#[test]
fn every_view_keeps_its_edges_and_signs_in_forced_colours_and_rests_where_motion_is_reduced() {
    let pages: Mutex<BTreeMap<String, String>> = Mutex::default();
    tour::walk(&Wanted::default(), |window, stop| {
        pages.lock().expect("nobody failed").insert(stop.name(), window.page());
    });
    let pages = pages.into_inner().expect("nobody failed");
    let chromium = Chromium::start();
    let folder = target().join("window/forced");
    std::fs::create_dir_all(&folder).expect("a folder");
    let mut faults: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut counted = (0, 0, 0);
    for (name, page) in &pages {
        chromium.pretend(&USUAL);
        chromium.show(page, 1280);
        let usual = chromium.script(LOOK);
        chromium.pretend(&FORCED);
        let forced = chromium.script(LOOK);
        std::fs::write(folder.join(format!("{name}.png")), chromium.picture(None)).expect("a picture");
        counted.0 += list(&forced, "controls").count();
        counted.1 += list(&forced, "signs").count();
        for what in lost(&usual, &forced) {
            faults.entry(what).or_default().insert(name.clone());
        }
        for _ in 0..CLOSELY {
            let Some(at) = place(&chromium.script(CHOSEN)) else { break };
            let before = chromium.picture(Some(at));
            chromium.script(UNCHOOSE);
            counted.2 += 1;
            if chromium.picture(Some(at)) == before {
                faults.entry("a choice looks like none".to_owned()).or_default().insert(name.clone());
            }
        }
    }
    println!(
        "forced colours: {} pages, {} controls, {} signs, {} choices; {} faults",
        pages.len(),
        counted.0,
        counted.1,
        counted.2,
        faults.len()
    );
    assert!(faults.is_empty(), "{faults:#?}");
}

/// What set something off and no longer does.
fn lost(usual: &Value, forced: &Value) -> Vec<String> {
    let is = |it: &Value, what: &str| it.get(what).and_then(Value::as_bool).unwrap_or_default();
    let what = |it: &Value| it.get("what").and_then(Value::as_str).unwrap_or_default().to_owned();
    let controls = list(usual, "controls").zip(list(forced, "controls"));
    let edges = controls
        .filter(|(usual, forced)| (is(usual, "border") || is(usual, "filled")) && !is(forced, "border"));
    let edges = edges.map(|(it, _)| format!("no edge: {}", what(it)));
    let signs =
        list(forced, "signs").filter(|it| !is(it, "seen")).map(|it| format!("not seen: {}", what(it)));
    let moving = list(forced, "moving").map(|it| format!("moves: {}", it.as_str().unwrap_or_default()));
    edges.chain(signs).chain(moving).collect()
}

fn list<'a>(told: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> {
    told.get(name).and_then(Value::as_array).into_iter().flatten()
}

fn place(told: &Value) -> Option<[f64; 4]> {
    let side = |index: usize| told.get(index).and_then(Value::as_f64);
    Some([side(0)?, side(1)?, side(2)?, side(3)?])
}

#[test]
fn an_edge_that_is_only_a_ground_is_missed_and_so_is_a_sign_in_the_colour_behind_it() {
    let page = |style: &str| {
        format!(
            "<!doctype html><html lang=en><title>A page</title><style>{style}</style>
             <h1>A page</h1><button>Save</button><span class='icon--lock'>Lock</span></html>"
        )
    };
    let ground = "button { border: 0; background: navy; color: white } span { background: Canvas }";
    let edge = "button { border: 1px solid navy } span { background: black; forced-color-adjust: none }";
    let moves = "button { transition: color 1s }";
    let chromium = Chromium::start();
    let lost = |style: &str| {
        chromium.pretend(&USUAL);
        chromium.show(&page(style), 1280);
        let usual = chromium.script(LOOK);
        chromium.pretend(&FORCED);
        lost(&usual, &chromium.script(LOOK))
    };
    assert_eq!(lost(edge), [""; 0]);
    assert_eq!(lost(ground), ["no edge: button. \"Save\"", "not seen: span.icon--lock \"Lock\""]);
    assert_eq!(lost(&format!("{edge} {moves}")), ["moves: button. \"Save\""]);
}
