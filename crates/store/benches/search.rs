//! How long a search takes over 10,000 cases. Prints the median of five runs of p50 and p95, in
//! milliseconds, for words, parts of words, short terms and several terms.
//!
//! `cargo xtask bench search`. Another number of cases: `LERNFALL_BENCH_CASES=1000`.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    dead_code,
    missing_docs,
    reason = "a measurement, not the product"
)]

#[path = "support/workspace.rs"]
mod support;

use std::time::Instant;

use support::{Seeded, add_case, case, key, median, percentile, text, workspace};

const RUNS: usize = 5;
const SEARCHES: usize = 40;
/// Answers a case, of about 60 words each.
const ANSWERS: usize = 6;

const STEMS: [&str; 24] = [
    "vergabe",
    "genehmigung",
    "schnittstelle",
    "personal",
    "haushalt",
    "beteiligung",
    "verfahren",
    "antrag",
    "fachstelle",
    "zeitplan",
    "förderung",
    "datenschutz",
    "einführung",
    "rollout",
    "pilot",
    "leitung",
    "team",
    "register",
    "standard",
    "prüfung",
    "zuständigkeit",
    "öffentlichkeit",
    "straße",
    "kommune",
];
const HEADS: [&str; 12] = [
    "auftrags",
    "bau",
    "digital",
    "verwaltungs",
    "landes",
    "projekt",
    "it-",
    "gemeinschafts",
    "vor",
    "nach",
    "teil",
    "haupt",
];
const TAILS: [&str; 8] = ["stelle", "amt", "plan", "konzept", "ausschuss", "bericht", "akte", "phase"];

fn main() {
    let cases =
        std::env::var("LERNFALL_BENCH_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(10_000);
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let mut store = workspace(&folder.path().join("workspace"));
    let mut chance = Seeded(7);
    let start = Instant::now();
    for number in 0..cases {
        let texts: Vec<String> = (0..ANSWERS).map(|_| sentence(&mut chance)).collect();
        add_case(&mut store, number, |tx| {
            for (at, words) in texts.iter().enumerate() {
                tx.write_answer(case(number), &key(&format!("B{at}")), &text(words))?;
            }
            Ok(())
        });
    }
    println!("{cases} cases with {ANSWERS} answers each, written in {:.1} s", start.elapsed().as_secs_f64());
    println!("medians of {RUNS} runs of {SEARCHES} searches, the first 50 passages, in ms");
    for (name, terms) in [
        ("part of a word", ["gabestell", "fachst", "nehmigun", "schnitt"]),
        ("whole word", ["vorvergabeplan", "bauantragakte", "datenschutz", "teilpilotphase"]),
        ("two characters", ["it", "ki", "ba", "te"]),
        ("two terms", ["vergabe straße", "pilot bericht", "antrag konzept", "haushalt leitung"]),
        ("nothing there", ["xylophonbauer", "qqq", "zzzz yyyy", "unauffindbar"]),
    ] {
        let (mut middle, mut slow) = (Vec::new(), Vec::new());
        for _ in 0..RUNS {
            let mut times: Vec<f64> = (0..SEARCHES)
                .map(|at| {
                    let start = Instant::now();
                    let _hits = store.read().search(terms[at % terms.len()], 50).unwrap();
                    start.elapsed().as_secs_f64() * 1000.0
                })
                .collect();
            middle.push(percentile(&mut times, 50));
            slow.push(percentile(&mut times, 95));
        }
        println!("{name:16} p50 {:8.2}   p95 {:8.2}", median(middle), median(slow));
    }
}

fn sentence(chance: &mut Seeded) -> String {
    let mut pick = |from: &[&'static str]| from[chance.draw() as usize % from.len()];
    let words: Vec<String> =
        (0..60).map(|_| format!("{}{}{}", pick(&HEADS), pick(&STEMS), pick(&TAILS))).collect();
    words.join(" ")
}
