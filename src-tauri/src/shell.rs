//! The window itself. It keeps true that the page comes from the program alone, that it never leads
//! elsewhere, that the web view keeps nothing on disk, and that the desk is closed before the window
//! goes. What the page may call is listed in `capabilities/main.json`.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::Duration;

use lernfall_app::asks::Because;
use lernfall_app::env::Env;
use lernfall_app::event::Event;
use tauri::webview::PageLoadEvent;
use tauri::{
    App, AppHandle, DragDropEvent, LogicalSize, Manager, Url, WebviewUrl, WebviewWindow,
    WebviewWindowBuilder, Window, WindowEvent,
};

use crate::calls;
use crate::closing::Closing;
use crate::desk::Open;
use crate::locking::Locks;
use crate::page::Page;
use crate::system;
use crate::watch::Watch;
use crate::worker::Worker;

/// Where the page's own files are served: by a scheme of its own on Linux and macOS, by a reserved host
/// name on Windows.
const OWN_PAGES: &[(&str, &str)] =
    if cfg!(windows) { &[("http", "tauri.localhost")] } else { &[("tauri", "localhost")] };

/// The only window.
pub const MAIN: &str = "main";

/// Its page on a screen that has room for it, in CSS pixels.
const SIZE: LogicalSize<f64> = LogicalSize::new(1200.0, 800.0);

/// What the frame takes of the height, at most, in CSS pixels.
const TITLE_BAR: f64 = 48.0;

/// How long the window waits for its page.
const AT_LAST: Duration = Duration::from_secs(8);

/// The system cannot show a window, or has no web view.
#[derive(Debug)]
pub struct NoWindow;

/// Opens the window and gives, when it has been closed, the code to end with.
///
/// # Errors
/// Fails when the system cannot show a window, or has no web view.
pub fn run(open: Open, env: Env) -> Result<i32, NoWindow> {
    let page = Page::default();
    // Worker and watch hear of each other, and of the window once there is one.
    let (watching, handle) = (Arc::new(OnceLock::<Watch>::new()), Arc::new(OnceLock::<AppHandle>::new()));
    let (events, signs, rests) = (page.clone(), watching.clone(), watching.clone());
    let tell = move |event: Event| {
        // Long work counts as somebody being there.
        if let (Event::Progress { .. }, Some(watch)) = (&event, signs.get()) {
            watch.stays(Because::Active);
        }
        events.tell(event);
    };
    let rest = move |may| rests.get().into_iter().for_each(|watch| watch.may_rest(may));
    let worker = Worker::start(move || open, Arc::new(tell), Box::new(rest));
    let (locking, app) = (Locks { worker: worker.clone(), page: page.clone() }, handle.clone());
    let watch = Watch::start(env, move |step| locking.take(step, app.get()));
    let watch = watching.get_or_init(|| watch);
    // GTK's failure to find a display comes as a panic.
    let app = catch_unwind(AssertUnwindSafe(|| build(&worker, &page, watch, &handle)));
    let app = app.map_err(|_content| NoWindow)?.map_err(|_| NoWindow)?;
    Ok(app.run_return(|_, _| {}))
}

fn build(worker: &Worker, page: &Page, watch: &Watch, handle: &OnceLock<AppHandle>) -> tauri::Result<App> {
    let (calls, listener, signs) = (worker.clone(), page.clone(), watch.clone());
    let away = watch.clone();
    let (drops, events) = (worker.clone(), page.clone());
    let closing = Closing::of(worker.clone(), page.clone());
    let signalled = closing.clone();
    let app = tauri::Builder::default()
        .invoke_handler(move |invoke| calls::take(invoke, &calls, &listener, &signs))
        .on_window_event(move |window, event| happened(window, event, &closing, &drops, &events))
        .setup(move |app| {
            show_at_last(main_window(app)?);
            end_when_told(app.handle(), signalled);
            remember_no_files();
            system::listen(&away);
            Ok(())
        })
        .build(tauri::generate_context!())?;
    handle.get_or_init(|| app.handle().clone());
    Ok(app)
}

fn show(window: &WebviewWindow) {
    // Fails only where the program has ended already.
    let _ended = window.show();
}

/// A page that does not come is a window all the same, which can be closed.
fn show_at_last(window: WebviewWindow) {
    thread::spawn(move || {
        thread::sleep(AT_LAST);
        show(&window);
    });
}

fn main_window(app: &App) -> tauri::Result<WebviewWindow> {
    // Not every system calls one of its screens the primary one.
    let screen = app.primary_monitor()?.or(app.available_monitors()?.into_iter().next());
    let room = screen.map(|screen| screen.work_area().size.to_logical(screen.scale_factor()));
    WebviewWindowBuilder::new(app, MAIN, WebviewUrl::default())
        .title("Lernfall")
        .inner_size(SIZE.width, SIZE.height)
        .min_inner_size(320.0, 256.0)
        .prevent_overflow()
        .maximized(room.is_some_and(is_too_small))
        .zoom_hotkeys_enabled(true)
        .incognito(!cfg!(feature = "driven"))
        // Shown with its page: before, WebKitGTK would wait for a page to draw that waits for it.
        .visible(false)
        .on_page_load(|window, load| {
            if load.event() == PageLoadEvent::Finished {
                show(&window);
            }
        })
        .on_navigation(is_own_page)
        .on_document_title_changed(|window, title| {
            let _closing = window.set_title(&title);
        })
        .build()
}

/// Whether a screen, without the system's own bars, cannot show the whole window.
fn is_too_small(room: LogicalSize<f64>) -> bool {
    room.width < SIZE.width || room.height < SIZE.height + TITLE_BAR
}

fn happened(window: &Window, event: &WindowEvent, closing: &Closing, worker: &Worker, page: &Page) {
    if let WindowEvent::CloseRequested { api, .. } = event {
        api.prevent_close();
        if let Some(window) = window.get_webview_window(MAIN) {
            closing.begin(window);
        }
    }
    if let WindowEvent::DragDrop(dragged) = event {
        if let DragDropEvent::Drop { paths, .. } = dragged {
            worker.dropped(paths.clone());
        } else if let DragDropEvent::Enter { .. } = dragged {
            page.tell(Event::DragOver);
        } else if let DragDropEvent::Leave = dragged {
            page.tell(Event::DragLeft);
        }
    }
}

/// A session that ends, or somebody at a terminal, closes the window as its button does. A signal that
/// cannot be waited for leaves the program as it is: it then ends as if killed, and loses nothing saved.
fn end_when_told(app: &AppHandle, closing: Closing) {
    let app = app.clone();
    let _other_signals_then = ctrlc::set_handler(move || {
        if let Some(window) = app.get_webview_window(MAIN) {
            closing.begin(window);
        }
    });
}

/// Native dialogs write down what was chosen in them, for other programs and for their own next time.
#[cfg(target_os = "linux")]
fn remember_no_files() {
    use gtk::prelude::ObjectExt;
    if let Some(settings) = gtk::Settings::default() {
        settings.set_property("gtk-recent-files-enabled", false);
    }
}

#[cfg(not(target_os = "linux"))]
fn remember_no_files() {}

fn is_own_page(target: &Url) -> bool {
    let at = |host| OWN_PAGES.contains(&(target.scheme(), host));
    target.host_str().is_some_and(at) && target.port().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_fills_a_screen_that_has_no_room_for_its_size() {
        for (width, height, fills) in [
            (1920.0, 1040.0, false),
            (1200.0, 848.0, false),
            (1280.0, 800.0, true),
            (1366.0, 728.0, true),
            (1080.0, 1920.0, true),
        ] {
            assert_eq!(is_too_small(LogicalSize::new(width, height)), fills, "{width} × {height}");
        }
    }

    #[test]
    fn the_window_stays_on_its_own_pages() {
        for (address, own) in [
            ("tauri://localhost/index.html", true),
            ("http://localhost/", false),
            ("https://localhost/", false),
            ("tauri://localhost:8080/", false),
            ("https://example.org/", false),
            ("file:///etc/hostname", false),
            ("data:text/html,x", false),
        ] {
            let target: Url = address.parse().expect("an address");
            assert_eq!(is_own_page(&target), own, "{address}");
        }
    }
}
