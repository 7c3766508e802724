//! A walk through every view of the window in the states that it has: empty, filled, with errors.
//! The way is data ([`tour.txt`](../tour.txt)) in the words on the screen, German and English. Knows
//! how to get to a place; what is looked at there is up to whoever walks along.

mod way;

use crate::built;
use crate::home::Home;
use crate::patience::{PATIENCE, until};
use crate::window::{Theme, Wanted, Window};

pub use way::{Leg, Stop};

/// The whole way, in legs that each begin with a window of their own.
pub fn legs() -> Vec<Leg> {
    let way = built::root().join("tests/window/tour.txt");
    way::read(&std::fs::read_to_string(way).expect("tour.txt"))
}

/// The views that the page's router knows.
pub fn views() -> Vec<String> {
    let router = built::root().join("ui/src/lib/state/router.svelte.ts");
    let router = std::fs::read_to_string(router).expect("the router");
    let views = router.split("| { view: '").skip(1).filter_map(|rest| rest.split('\'').next());
    views.map(str::to_owned).collect()
}

/// Walks the whole way in windows as `wanted`, the legs side by side, and looks at every stop.
pub fn walk(wanted: &Wanted, look: impl Fn(&Window, &Stop) + Sync) {
    let (legs, look) = (legs(), &look);
    std::thread::scope(|scope| {
        for leg in &legs {
            // A window that fails leaves a picture that is named after its thread.
            let walk = std::thread::Builder::new().name(format!("tour-{}", leg.name));
            walk.spawn_scoped(scope, move || walk_leg(leg, wanted, look)).expect("a thread");
        }
    });
}

fn walk_leg(leg: &Leg, wanted: &Wanted, look: impl Fn(&Window, &Stop)) {
    let home = Home::new();
    let wanted = Wanted { arguments: leg.arguments.clone(), ..wanted.clone() };
    let window = Window::open_as(&home, &wanted);
    for stop in &leg.stops {
        stop.reach(&window, &home, wanted.language);
        look(&window, stop);
    }
}

/// Changes the colours under the open view, as the settings do.
pub fn wear(window: &Window, theme: Theme) {
    let name = match theme {
        Theme::Light => "light",
        Theme::Dark => "dark",
    };
    window
        .script("document.documentElement.dataset.kernTheme = arguments[0]", &[name.into()])
        .expect("colours");
    paint(window);
    // Colours of the design system are oklch(lightness chroma hue).
    let dark = "const [lightness] = getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/);
        return Number(lightness) < 0.5";
    let turned = until(PATIENCE, || match window.script(dark, &[])? == (theme == Theme::Dark) {
        true => Ok(()),
        false => Err(format!("the page is not {name}")),
    });
    turned.expect("a page in its colours");
}

/// Waits until what was changed is on the screen.
pub fn paint(window: &Window) {
    let painted =
        "const [done] = arguments; requestAnimationFrame(() => requestAnimationFrame(() => done(null)))";
    window.driver.later(painted, serde_json::json!([])).expect("a painted page");
}

/// How long the whole page is, in CSS pixels.
pub fn length(window: &Window) -> u32 {
    let told = window.script("return document.scrollingElement.scrollHeight", &[]).expect("a page");
    told.as_u64().and_then(|it| u32::try_from(it).ok()).expect("a length")
}
