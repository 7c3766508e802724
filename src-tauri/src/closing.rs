//! The end of the window. It keeps true that what was typed last is saved and the desk is closed, its
//! keys forgotten, before the window goes; and that it does go, even if one of them does not answer.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use tauri::WebviewWindow;

use crate::worker::Worker;

/// Leaving a field saves it.
const LEAVE_FIELD: &str = "document.activeElement?.blur?.()";
/// How long the page may take to leave the field, and then to ask for the saving.
const TO_LEAVE: Duration = Duration::from_millis(500);
const TO_ASK: Duration = Duration::from_millis(150);
/// How long the desk may take to close.
const TO_CLOSE: Duration = Duration::from_secs(8);

/// Ends the window once.
#[derive(Clone, Debug)]
pub struct Closing {
    worker: Worker,
    begun: Arc<AtomicBool>,
}

impl Closing {
    pub fn of(worker: Worker) -> Self {
        Self { worker, begun: Arc::default() }
    }

    /// Begins to close, beside the window's thread; a second time changes nothing.
    pub fn begin(&self, window: WebviewWindow) {
        if self.begun.swap(true, Ordering::Relaxed) {
            return;
        }
        let worker = self.worker.clone();
        thread::spawn(move || {
            worker.stop_all();
            let (left, leaving) = channel();
            let told = window.eval_with_callback(LEAVE_FIELD, move |_| {
                let _late = left.send(());
            });
            if told.is_ok() && leaving.recv_timeout(TO_LEAVE).is_ok() {
                thread::sleep(TO_ASK);
                // A save that was on its way is answered first, and the page sends what came after it.
                if worker.settle().recv_timeout(TO_CLOSE).is_ok() {
                    thread::sleep(TO_ASK);
                }
            }
            let _late = worker.close().recv_timeout(TO_CLOSE);
            let _gone = window.destroy();
        });
    }
}
