//! From the start to the first painted view, and memory, beside empty Tauri windows. All are started in
//! turn, so that what else the machine does meets each.

use std::path::{Path, PathBuf};

use lernfall_window_tests::{Start, built_window, start};

use crate::series::Series;

/// Single starts differ by a third on a shared machine.
const STARTS: usize = 31;

/// How the program has its window drawn.
const WITHOUT_CARD: &[(&str, &str)] = &[("WEBKIT_DISABLE_DMABUF_RENDERER", "1"), ("GDK_GL", "disable")];

pub fn measure() {
    let empty = empty();
    let round = || [start(built_window(), &[]), start(&empty, &[]), start(&empty, WITHOUT_CARD)];
    // What the first starts read stays in memory for the others.
    round();
    let rounds: Vec<[Start; 3]> = (0..STARTS).map(|_| round()).collect();
    tell("start to the first painted view", "ms", &rounds, |start| start.painted.as_secs_f64() * 1000.0);
    #[expect(clippy::cast_precision_loss)]
    tell("memory of all processes", "MiB", &rounds, |start| start.memory as f64 / 1024.0);
}

fn tell(what: &str, unit: &str, rounds: &[[Start; 3]], of: fn(&Start) -> f64) {
    let median = |pick: fn(&[Start; 3]) -> &Start| {
        Series::of(rounds.iter().map(|round| of(pick(round))).collect()).median()
    };
    let (ours, empty, alike) = (median(|[it, ..]| it), median(|[_, it, _]| it), median(|[.., it]| it));
    println!("{what}, median of {STARTS}: {ours:.0} {unit}");
    println!("  an empty window as Tauri opens it {empty:.0} {unit}, ratio {:.2}", ours / empty);
    println!("  an empty window drawn as ours     {alike:.0} {unit}, ratio {:.2}", ours / alike);
}

fn empty() -> PathBuf {
    let beside = built_window().parent().map(Path::to_path_buf).unwrap_or_default();
    beside.join("examples/lernfall-window-empty")
}
