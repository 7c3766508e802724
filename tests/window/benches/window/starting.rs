//! From the start to the first painted view, and memory, beside an empty Tauri window. Both are started
//! in turn, so that what else the machine does meets both.

use std::path::{Path, PathBuf};

use lernfall_window_tests::{Start, built_window, start};

use crate::series::Series;

/// Single starts differ by a third on a shared machine.
const STARTS: usize = 31;

pub fn measure() {
    let ours = built_window();
    let empty = empty();
    // What the first start reads stays in memory for the others.
    start(ours);
    start(&empty);
    let pairs: Vec<(Start, Start)> = (0..STARTS).map(|_| (start(ours), start(&empty))).collect();
    let of = |what: fn(&Start) -> f64| {
        let ours = Series::of(pairs.iter().map(|(ours, _)| what(ours)).collect());
        let empty = Series::of(pairs.iter().map(|(_, empty)| what(empty)).collect());
        (ours.median(), empty.median())
    };
    let (ours, empty) = of(|start| start.painted.as_secs_f64() * 1000.0);
    println!(
        "start to the first painted view, median of {STARTS}: {ours:.0} ms, empty window {empty:.0} ms, ratio {:.2}",
        ours / empty
    );
    #[expect(clippy::cast_precision_loss)]
    let (ours, empty) = of(|start| start.memory as f64 / 1024.0);
    println!(
        "memory of all processes, median of {STARTS}: {ours:.1} MiB, empty window {empty:.1} MiB, ratio {:.2}",
        ours / empty
    );
}

fn empty() -> PathBuf {
    let beside = built_window().parent().map(Path::to_path_buf).unwrap_or_default();
    beside.join("examples/lernfall-window-empty")
}
