//! Looks.
use lernfall_window_tests::{Home, Verbs, Wanted, Window};
#[test]
fn look() {
    let home = Home::new();
    let window =
        Window::open_as(&home, &Wanted { arguments: vec!["--demo".to_owned()], ..Wanted::default() });
    window.click("Einstellungen");
    window.at("Einstellungen");
    window.sees("Tasten");
    for (w, n) in [(1280, "w"), (320, "n")] {
        window.resize(w, 800);
        window.script("document.querySelector('#keys-heading').scrollIntoView()", &[]).unwrap();
        window.picture(&std::path::PathBuf::from(format!("/tmp/look47/keys-{n}.png")));
    }
}
