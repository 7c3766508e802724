//! The end of the window. It keeps true that what was typed last is saved and the desk is closed, its
//! keys forgotten, before the window goes, which says so meanwhile; and that it does go, even if one of
//! them does not answer. What is not done by then is due at the next opening, as after a crash.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use lernfall_app::event::Event;
use lernfall_app::session::locking::Locking;
use tauri::WebviewWindow;

use crate::page::Page;
use crate::worker::Worker;

/// Leaving a field saves it.
const LEAVE_FIELD: &str = "document.activeElement?.blur?.()";
/// How long the page may take to leave the field, and then to ask for the saving.
const TO_LEAVE: Duration = Duration::from_millis(500);
const TO_ASK: Duration = Duration::from_millis(150);
/// How long a save that is on its way may take.
const TO_SETTLE: Duration = Duration::from_secs(8);
/// How long the desk may take to close: a backup has twenty seconds of it.
const TO_CLOSE: Duration = Duration::from_secs(30);

/// Ends the window once.
#[derive(Clone, Debug)]
pub struct Closing {
    worker: Worker,
    page: Page,
    begun: Arc<AtomicBool>,
}

impl Closing {
    pub fn of(worker: Worker, page: Page) -> Self {
        Self { worker, page, begun: Arc::default() }
    }

    /// Begins to close, beside the window's thread; a second time changes nothing.
    pub fn begin(&self, window: WebviewWindow) {
        if self.begun.swap(true, Ordering::Relaxed) {
            return;
        }
        let (worker, page) = (self.worker.clone(), self.page.clone());
        thread::spawn(move || {
            worker.stop_all();
            let (left, leaving) = channel();
            let told = window.eval_with_callback(LEAVE_FIELD, move |_| {
                let _late = left.send(());
            });
            if told.is_ok() && leaving.recv_timeout(TO_LEAVE).is_ok() {
                thread::sleep(TO_ASK);
                // A save that was on its way is answered first, and the page sends what came after it.
                if worker.settle().recv_timeout(TO_SETTLE).is_ok() {
                    thread::sleep(TO_ASK);
                }
            }
            page.tell(Event::Closing);
            let _late = worker.close(Locking::InOrder).recv_timeout(TO_CLOSE);
            let _gone = window.destroy();
        });
    }
}
