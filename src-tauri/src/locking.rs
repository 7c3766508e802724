//! Locking by itself. It keeps true that the page is asked first and saves what was typed, that long work
//! is stopped where somebody is away, that a page that does not answer is closed over, with what it
//! shows, and that only what is locked is said to be.

use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use lernfall_app::event::{Event, Why};
use lernfall_app::session::locking::Locking;
use tauri::{AppHandle, Manager, WebviewWindow};

use crate::page::Page;
use crate::shell::MAIN;
use crate::watch::Step;
use crate::worker::{Closed, Worker};

/// How long the desk may take to close before the page is looked at.
const TO_CLOSE: Duration = Duration::from_secs(8);
/// How long a page that works takes to answer, at most.
const TO_ANSWER: Duration = Duration::from_secs(2);

#[derive(Clone, Debug)]
pub struct Locks {
    pub worker: Worker,
    pub page: Page,
}

impl Locks {
    pub fn take(&self, step: Step, app: Option<&AppHandle>) {
        match step {
            Step::Announce => self.page.tell(Event::LockSoon),
            Step::Ask(why) => {
                match why {
                    // What takes long counts as somebody being there.
                    Why::Idle => {}
                    Why::Away => self.worker.stop_all(),
                }
                self.page.tell(Event::LockNow { why });
            }
            Step::Force(why) => {
                let (own, window) = (self.clone(), app.and_then(|app| app.get_webview_window(MAIN)));
                thread::spawn(move || own.force(why, window));
            }
        }
    }

    fn force(&self, why: Why, window: Option<WebviewWindow>) {
        let closing = self.worker.close(Locking::AtOnce);
        let in_time = closing.recv_timeout(TO_CLOSE);
        if let Some(window) = window
            && !answers(&window)
        {
            begin_anew(&window);
        }
        // A page that begins anew asks by itself.
        if in_time.or_else(|_late| closing.recv()) == Ok(Closed::Now) {
            self.page.tell(Event::Locked { incident: None, why: Some(why), error: None });
        }
    }
}

/// Whether the page runs.
fn answers(window: &WebviewWindow) -> bool {
    let (answered, answer) = channel();
    let told = window.eval_with_callback("0", move |_| {
        let _late = answered.send(());
    });
    told.is_ok() && answer.recv_timeout(TO_ANSWER).is_ok()
}

/// Ends the process that holds what the page shows, and loads the page again.
#[cfg(target_os = "linux")]
fn begin_anew(window: &WebviewWindow) {
    use webkit2gtk::WebViewExt;
    let _gone = window.with_webview(|view| {
        view.inner().terminate_web_process();
        view.inner().reload();
    });
}

#[cfg(not(target_os = "linux"))]
fn begin_anew(window: &WebviewWindow) {
    let _gone = window.reload();
}
