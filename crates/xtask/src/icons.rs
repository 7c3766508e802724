//! The program's icons, drawn from one picture. The results are committed, so that building
//! needs none of the tools used here.

use crate::place;
use crate::step::{Outcome, Step};

/// The sizes that desktops, bundles and the window ask for, in pixels.
pub const SIZES: &[&str] = &["16", "24", "32", "48", "64", "128", "256", "512"];

/// The largest size inside the icon file of Windows, in pixels.
const LARGEST_OF_WINDOWS: &str = "256";

pub fn run() -> Outcome {
    let folder = place::workspace().join("icons");
    for size in SIZES {
        let to = format!("{size}.png");
        Step::new("rsvg-convert", ["-w", size, "-h", size, "lernfall.svg", "-o", &to])
            .inside(&folder)
            .quiet(&format!("Drawing {to}"))?;
    }
    // Each size as it was drawn, because a picture made smaller loses its sharp edges.
    let largest = SIZES.iter().position(|size| *size == LARGEST_OF_WINDOWS).unwrap_or_default();
    let mut words: Vec<String> = SIZES.iter().take(largest + 1).map(|size| format!("{size}.png")).collect();
    words.push("lernfall.ico".into());
    Step::new("convert", words).inside(&folder).quiet("Drawing lernfall.ico")?;
    Ok(())
}
