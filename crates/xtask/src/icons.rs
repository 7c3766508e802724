//! The program's icons, drawn from one picture. The results are committed, so that building
//! needs none of the tools used here.

use crate::place;
use crate::step::{Outcome, Step};

/// The sizes that the bundles and the window ask for, in pixels.
const PICTURES: &[&str] = &["32", "128", "256", "512"];

/// The sizes inside the icon file of Windows, in pixels.
const WINDOWS: &str = "256,64,48,32,24,16";

pub fn run() -> Outcome {
    let folder = place::workspace().join("icons");
    for size in PICTURES {
        let to = format!("{size}.png");
        Step::new("rsvg-convert", ["-w", size, "-h", size, "lernfall.svg", "-o", &to])
            .inside(&folder)
            .quiet(&format!("Drawing {to}"))?;
    }
    let sizes = format!("icon:auto-resize={WINDOWS}");
    Step::new("convert", ["512.png", "-define", &sizes, "lernfall.ico"])
        .inside(&folder)
        .quiet("Drawing lernfall.ico")?;
    Ok(())
}
