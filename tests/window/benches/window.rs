//! How quickly the program answers a person, in the real window: see docs/measurements.md. With
//! `LERNFALL_BENCH_STEPS` fewer steps are made, to try the measuring itself.
//!
//! `cargo xtask bench window`.
#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a measurement, not the product")]

#[path = "window/series.rs"]
mod series;
#[path = "window/starting.rs"]
mod starting;
#[path = "window/talking.rs"]
mod talking;

const STEPS: usize = 1_000;

fn main() {
    let told = std::env::var_os("LERNFALL_BENCH_STEPS").and_then(|it| it.to_str()?.parse().ok());
    starting::measure();
    talking::measure(told.unwrap_or(STEPS));
}
