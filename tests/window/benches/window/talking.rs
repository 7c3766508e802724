//! A talk through the built-in guide, again and again: how long after a key what was typed is saved, how
//! long after *Weiter* the next question is painted, and how far apart frames are while somebody types.

use std::time::Duration;

use lernfall_window_tests::{Home, PATIENCE, Verbs, Window, until};
use serde_json::Value;

use crate::series::Series;

const WATCH: &str = include_str!("watch.js");

/// What an answer holds before it is measured: about 1,200 characters.
const SENTENCE: &str = "Wir haben gebaut, bevor wir wussten, wer mit einziehen soll. ";
const SENTENCES: usize = 20;

/// Twice as quick as a quick person.
const KEYS: usize = 2_000;
const BETWEEN: Duration = Duration::from_millis(40);
/// How long frames are counted while nothing happens, to know the machine's own unrest.
const STILL: Duration = Duration::from_secs(10);

/// A frame that takes longer is seen as a stutter, in milliseconds.
const STUTTER: f64 = 100.0;

pub fn measure(steps: usize) {
    let home = Home::new();
    let window = begin(&home);
    window.script(WATCH, &[]).expect("the page is watched");
    fill(&window);
    typing(&window);
    walking(&window, steps);
    println!("memory after that: {} MiB", window.memory() / 1024);
}

/// From the first start to the first question of a talk.
fn begin(home: &Home) -> Window {
    let window = Window::open(home);
    window.at("Willkommen bei Lernfall");
    window.fill("Passphrase", "vier ganz zufällige Wörter");
    window.click_button("Arbeitsbereich anlegen");
    window.click("Gespräch führen");
    window.fill("Titel des Falls", "Einführung der E-Akte");
    window.click("Zur Vorbereitung");
    window.sees("Weiter");
    while !has(&window, ".centre-scroll") {
        let heading = window.heading();
        window.press("Control+Enter");
        moved(&window, &heading);
    }
    window
}

/// Every answer that is a text gets one.
fn fill(window: &Window) {
    loop {
        let words = SENTENCE.repeat(SENTENCES);
        window.script("return watch.enter(arguments[0])", &[words.into()]).expect("a field");
        if !goes_on(window) {
            break;
        }
        let heading = window.heading();
        window.press("Control+Enter");
        moved(window, &heading);
    }
    to_the_first(window);
}

fn typing(window: &Window) {
    window.script("watch.frames()", &[]).expect("frames are counted");
    std::thread::sleep(STILL);
    frames(window).tell("from frame to frame, nothing happens");
    while enter(window).as_deref() != Some("x") {
        let heading = window.heading();
        window.press("Control+Enter");
        moved(window, &heading);
    }
    let text: String = SENTENCE.chars().cycle().take(KEYS).collect();
    let before = typed(window);
    window.script("watch.frames()", &[]).expect("frames are counted");
    window.keyboard_types_evenly(&text, BETWEEN);
    let arrived = until(PATIENCE, || {
        let arrived = typed(window) - before;
        if arrived == KEYS { Ok(()) } else { Err(format!("{arrived} of {KEYS} keys arrived")) }
    });
    arrived.expect("every key arrives");
    let frames = frames(window);
    frames.tell(&format!("from frame to frame, {KEYS} keys typed"));
    println!("frames above {STUTTER} ms: {}", frames.above(STUTTER));
}

fn walking(window: &Window, steps: usize) {
    let (mut saves, mut nexts) = (Vec::new(), Vec::new());
    while nexts.len() < steps {
        if let Some(key) = enter(window) {
            expect(window, "save");
            window.press(&key);
            saves.push(told(window));
        }
        if goes_on(window) {
            expect(window, "next");
            window.press("Control+Enter");
            nexts.push(told(window));
        } else {
            to_the_first(window);
        }
    }
    let of = |all: &[Value], from: &str, to: &str| {
        let at = |one: &Value, name: &str| one.get(name).and_then(Value::as_f64).unwrap_or(0.0);
        Series::of(all.iter().map(|one| at(one, to) - at(one, from)).collect())
    };
    of(&saves, "", "painted").tell("from a key to the painted \"Gespeichert\"");
    of(&saves, "began", "painted").tell("  of it after the pause: from the save's start");
    of(&saves, "began", "there").tell("  of it until the reply stood in the page");
    of(&nexts, "", "painted").tell("from Ctrl+Enter to the painted next question");
    of(&nexts, "", "there").tell("  of it until the reply stood in the page");
}

fn expect(window: &Window, what: &str) {
    window.script("watch.expect(arguments[0])", &[what.into()]).expect("the page is watched");
}

fn told(window: &Window) -> Value {
    window.later("watch.told().then(arguments[0])", &[]).expect("what was noted")
}

/// Enters a field; the key that changes something there.
fn enter(window: &Window) -> Option<String> {
    let told = window.script("return watch.enter(null)", &[]).expect("the page is there");
    Some(if told.as_str()? == " " { "Space" } else { "x" }.to_owned())
}

/// How long the text is in the field that has the focus.
fn typed(window: &Window) -> usize {
    let told = window.script("return document.activeElement.value.length", &[]).expect("a field");
    told.as_u64().and_then(|it| usize::try_from(it).ok()).expect("a length")
}

fn frames(window: &Window) -> Series {
    let told = window.script("return watch.end()", &[]).expect("frames were counted");
    Series::of(told.as_array().into_iter().flatten().filter_map(Value::as_f64).collect())
}

fn goes_on(window: &Window) -> bool {
    let told = window.script("return watch.goesOn()", &[]).expect("the page is there");
    told.as_bool().unwrap_or(false)
}

fn has(window: &Window, selector: &str) -> bool {
    let script = "return document.querySelector(arguments[0]) !== null";
    window.script(script, &[selector.into()]).is_ok_and(|told| told == Value::Bool(true))
}

fn to_the_first(window: &Window) {
    let heading = window.heading();
    window.script("watch.first()", &[]).expect("the outline is there");
    moved(window, &heading);
}

fn moved(window: &Window, from: &str) {
    let moved = until(PATIENCE, || {
        let now = window.heading();
        if now.is_empty() || now == from { Err(format!("still at {now:?}")) } else { Ok(()) }
    });
    moved.expect("another question");
}
