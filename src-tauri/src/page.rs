//! The page as a listener: what it is told without having asked. Nobody waits for it; what happens
//! before it listens, or after it is gone, is not kept.

use std::sync::{Arc, Mutex, PoisonError};

use lernfall_app::event::Event;
use tauri::ipc::Channel;

/// The page that is shown, if it listens.
#[derive(Clone, Default)]
pub struct Page(Arc<Mutex<Option<Channel<Event>>>>);

impl std::fmt::Debug for Page {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Page")
    }
}

impl Page {
    /// From now on events go here; a page that was loaded anew comes with a new channel.
    pub fn listens(&self, channel: Channel<Event>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(channel);
    }

    pub fn tell(&self, event: Event) {
        if let Some(channel) = self.0.lock().unwrap_or_else(PoisonError::into_inner).as_ref() {
            let _gone = channel.send(event);
        }
    }
}
