//! What the shell around the page keeps: nothing but the listed commands, native dialogs without a
//! path in the page, no traces, and a proper end.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops with what went wrong")]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use lernfall_window_tests::{Home, PATIENCE, Undriven, Verbs, Wanted, Window, until};
use serde_json::{Value, json};

const PASSPHRASE: &str = "vier ganz zufällige Wörter";

fn call(ask: Value) -> Value {
    json!({ "language": "de", "call": 900_000, "ask": ask })
}

/// Asks without waiting, so that a dialog can be answered meanwhile.
fn begin(window: &Window, command: &str, ask: Value) {
    let script = "const [command, given] = arguments; window.asked = null;
        window.__TAURI_INTERNALS__.invoke(command, given)
          .then((reply) => { window.asked = { reply }; }, (refused) => { window.asked = { refused }; });";
    window.script(script, &[command.into(), call(ask)]).expect("the page asks");
}

/// The answer to what was begun.
fn answer(window: &Window) -> Value {
    let told = until(PATIENCE, || {
        let told = window.script("return window.asked", &[])?;
        if told.is_null() { Err("no answer yet".to_owned()) } else { Ok(told) }
    });
    told.expect("an answer")
}

/// A workspace in `folder`, made past the page.
fn workspace(window: &Window, folder: &Path) {
    begin(window, "choose_folder", json!({ "purpose": "newWorkspace" }));
    window.dialog_takes(folder);
    assert!(answer(window).get("reply").is_some());
    let made = window.invoke("create_desk", call(json!({ "passphrase": PASSPHRASE })));
    made.expect("a workspace");
}

/// The folders for what libraries write on their own account.
fn private(home: &Home) -> Vec<String> {
    let entries = ["run", "tmp"].map(|name| fs::read_dir(home.path(name)).expect("a folder"));
    let names =
        entries.into_iter().flatten().flatten().map(|it| it.file_name().to_string_lossy().into_owned());
    names.filter(|name| name.starts_with("lernfall-window-")).collect()
}

/// Files below the home folder that hold `words`, or are called so.
fn holding(home: &Home, words: &str) -> Vec<PathBuf> {
    let holds = |path: &PathBuf| {
        let bytes = fs::read(home.path(path)).unwrap_or_default();
        path.to_string_lossy().contains(words) || String::from_utf8_lossy(&bytes).contains(words)
    };
    home.files().into_iter().filter(holds).collect()
}

#[test]
fn nothing_but_the_listed_commands_is_answered() {
    let home = Home::new();
    let window = Window::open(&home);
    for command in [
        "no_such_command",
        "plugin:event|listen",
        "plugin:event|emit",
        "plugin:path|resolve_directory",
        "plugin:webview|create_webview_window",
        "plugin:window|set_title",
        "plugin:app|version",
        "plugin:fs|read_file",
        "plugin:shell|execute",
        "plugin:dialog|open",
        "plugin:opener|open_url",
    ] {
        assert!(window.invoke(command, call(json!({}))).is_err(), "{command} was answered");
    }
}

#[test]
fn a_call_that_is_made_up_wrongly_is_a_mistake_and_not_a_crash() {
    let home = Home::new();
    let window = Window::open(&home);
    for given in [json!({}), json!({ "language": "fr", "call": 1, "ask": {} }), json!({ "call": -1 })] {
        let refused = window.invoke("start", given).expect_err("refused");
        assert_eq!(refused.get("code"), Some(&json!("bug")));
    }
    assert!(window.invoke("start", call(json!({}))).is_ok());
}

#[test]
fn a_folder_is_chosen_in_a_native_dialog_and_the_page_cannot_name_one() {
    let home = Home::new();
    let folder = home.path("Dokumente/Ämter für Größe");
    fs::create_dir(&folder).expect("a folder");
    let window = Window::open(&home);
    // What the page adds is not asked for.
    begin(&window, "choose_folder", json!({ "purpose": "newWorkspace", "folder": "/tmp", "picked": "/tmp" }));
    window.dialog_takes(&folder);
    let chosen = answer(&window);
    assert_eq!(chosen.pointer("/reply/name"), Some(&json!("Ämter für Größe")), "{chosen}");
}

#[test]
fn a_dialog_belongs_to_the_window_and_dismissing_it_is_no_mistake() {
    let home = Home::new();
    let window = Window::open(&home);
    begin(&window, "choose_folder", json!({ "purpose": "openWorkspace" }));
    assert!(window.dialog_stays_in_front(), "the dialog does not belong to the window");
    window.dialog_dismissed();
    assert_eq!(answer(&window).pointer("/refused/code"), Some(&json!("cancelled")));
}

#[test]
fn closing_leaves_a_closed_desk_and_no_traces() {
    let home = Home::new();
    let folder = home.path("Dokumente/Spurlos");
    fs::create_dir(&folder).expect("a folder");
    let window = Window::open(&home);
    workspace(&window, &folder);
    let files = home.files();
    assert!(files.iter().any(|path| path.ends_with("workspace.db")), "{files:#?}");
    window.close();

    assert!(private(&home).is_empty(), "{:?}", private(&home));
    let recent: Vec<PathBuf> =
        home.files().into_iter().filter(|path| path.ends_with("recently-used.xbel")).collect();
    assert!(recent.is_empty(), "{recent:?}");
    assert!(holding(&home, PASSPHRASE).is_empty());
    assert!(!folder.join("holder.json").exists(), "the workspace is still held");
    let said = fs::read_to_string(home.path("log/window")).expect("a log");
    assert_eq!(said, "", "the window said something");
}

#[test]
fn a_file_is_saved_where_the_dialog_says_and_no_list_of_recent_files_knows_it() {
    let home = Home::new();
    let wanted = Wanted { arguments: vec!["--demo".to_owned()], ..Wanted::default() };
    let window = Window::open_as(&home, &wanted);
    window.click("Nachnutzung eines Onlinedienstes");
    window.at("Nachnutzung eines Onlinedienstes");
    window.click("Fallblatt als Word");
    let to = home.path("Dokumente/Öffentliches Blatt.docx");
    window.dialog_takes(&to);
    until(PATIENCE, || fs::read(&to).map_err(|error| error.to_string())).expect("the sheet is saved");
    window.close();
    let naming = holding(&home, "ffentliches");
    assert_eq!(naming, [PathBuf::from("Dokumente/Öffentliches Blatt.docx")]);
}

#[test]
fn a_window_that_was_killed_leaves_nothing_to_the_next() {
    let home = Home::new();
    let window = Window::open(&home);
    window.kill();
    assert_eq!(private(&home).len(), 1, "a killed window cannot remove its folder");
    let window = Window::open(&home);
    window.at("Willkommen bei Lernfall");
    assert_eq!(private(&home), [format!("lernfall-window-{}", window.process())]);
    window.terminate();
    assert!(private(&home).is_empty(), "{:?}", private(&home));
}

#[test]
fn the_native_title_follows_the_view() {
    let home = Home::new();
    let window = Window::open(&home);
    let followed = until(PATIENCE, || {
        let (native, own) = (window.native_title(), window.title());
        if native == own { Ok(()) } else { Err(format!("{native:?} and {own:?}")) }
    });
    followed.expect("the titles agree");
}

#[test]
fn a_second_start_on_the_same_desktop_opens_a_window_of_its_own() {
    let home = Home::new();
    let first = Undriven::open(&home);
    first.is_called("Willkommen bei Lernfall");
    first.beside_another(&home, "Willkommen bei Lernfall");
}

/// Eight seconds after its start the window is shown with or without a page.
#[test]
fn the_window_is_shown_as_soon_as_its_page_is_there() {
    let home = Home::new();
    let window = Undriven::open(&home);
    let shown = window.is_called_other_than("Lernfall", Duration::from_secs(6));
    assert!(shown.as_ref().is_some_and(|it| it.starts_with("Willkommen bei Lernfall")), "{shown:?}");
}

#[test]
fn the_page_is_drawn_without_the_graphics_card() {
    let home = Home::new();
    let window = Window::open(&home);
    let told =
        window.processes_of_page().into_iter().map(|process| fs::read(format!("/proc/{process}/environ")));
    let drawn: Vec<bool> = told
        .map(|bytes| {
            let bytes = bytes.expect("its environment");
            let told = String::from_utf8_lossy(&bytes);
            told.contains("WEBKIT_DISABLE_DMABUF_RENDERER=1") && told.contains("GDK_GL=disable")
        })
        .collect();
    assert!(!drawn.is_empty() && drawn.iter().all(|it| *it), "{drawn:?}");
}
