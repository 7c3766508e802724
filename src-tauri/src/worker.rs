//! The one thread that owns what is open. Calls come to it in the order in which the page made them, so
//! there is a single writer. It keeps true that every call is answered once, that a mistake in the
//! program locks the desk and is told by a number without a word of content, that the page hears of it
//! when a command closed the desk, and that whatever waits for the end hears of it. It knows neither window nor page.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use lernfall_app::dispatch::LOCK;
use lernfall_app::error::ApiError;
use lernfall_app::event::Event;
use lernfall_app::jobs::{Cancel, Job};
use lernfall_app::session::locking::Locking;
use lernfall_core::text::Language;
use serde_json::Value;

use progress::Progress;

mod progress;

/// What the thread owns and does.
pub trait Work {
    /// Answers a call with JSON.
    fn answer(&mut self, call: &mut Call, job: &mut Job<'_>) -> Result<String, ApiError>;
    fn is_open(&self) -> bool;
    /// Closes the desk and forgets its keys; at once where the page does not do it itself.
    fn lock(&mut self, how: Locking, job: &mut Job<'_>);
    /// How long nobody may show; nothing while nothing is open.
    fn may_rest(&self) -> Option<Duration>;
    /// Keeps files that were dropped on the window for a later call.
    fn dropped(&mut self, files: Vec<PathBuf>);
    /// The desk is locked after a mistake in the program: what the person is told.
    fn stumbled(&mut self) -> (ApiError, Event);
}

/// One call of the page.
pub struct Call {
    pub name: String,
    /// Which call of the page this is; progress carries it.
    pub number: u32,
    pub language: Language,
    pub ask: Value,
    /// What was chosen in a native dialog.
    pub picked: Option<PathBuf>,
}

type Answer = Box<dyn FnOnce(Result<String, ApiError>) + Send>;
type Tell = Arc<dyn Fn(Event) + Send + Sync>;
/// Hears after each call how long nobody may show.
type Rests = Box<dyn Fn(Option<Duration>) + Send>;
/// How to stop the calls that are not answered yet, by their numbers, and the closing, which has none.
type Stops = Arc<Mutex<BTreeMap<Option<u32>, Cancel>>>;

enum Order {
    Call(Call, Cancel, Answer),
    Dropped(Vec<PathBuf>),
    Settle(Sender<()>),
    Close(Locking, Cancel, Sender<Closed>),
}

/// What there was to close.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Closed {
    Now,
    /// Nothing was open any more.
    Before,
}

/// The way to the thread.
#[derive(Clone)]
pub struct Worker {
    orders: Sender<Order>,
    stops: Stops,
}

impl std::fmt::Debug for Worker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Worker")
    }
}

impl Worker {
    /// Starts the thread. What it owns is made there; `tell` takes what happens to the page.
    pub fn start<W: Work>(open: impl FnOnce() -> W + Send + 'static, tell: Tell, rests: Rests) -> Self {
        let (orders, incoming) = channel();
        let stops = Stops::default();
        let worker = Self { orders, stops: stops.clone() };
        thread::spawn(move || work(&mut open(), &incoming, &stops, &tell, &rests));
        worker
    }

    pub fn call(&self, call: Call, answer: Answer) {
        let cancel = Cancel::default();
        hold(&self.stops).insert(Some(call.number), cancel.clone());
        self.send(Order::Call(call, cancel, answer));
    }

    pub fn dropped(&self, files: Vec<PathBuf>) {
        self.send(Order::Dropped(files));
    }

    /// Asks a call to stop; one that has been answered needs no stopping.
    pub fn cancel(&self, number: u32) {
        if let Some(cancel) = hold(&self.stops).get(&Some(number)) {
            cancel.now();
        }
    }

    /// Asks everything that takes long to stop.
    pub fn stop_all(&self) {
        hold(&self.stops).values().for_each(Cancel::now);
    }

    /// The receiver hears when everything that was asked before has been answered.
    pub fn settle(&self) -> Receiver<()> {
        let (done, settled) = channel();
        self.send(Order::Settle(done));
        settled
    }

    /// Locks the desk after everything that was asked before; the receiver hears when it is done.
    /// Long work is stopped.
    pub fn close(&self, how: Locking) -> Receiver<Closed> {
        self.stop_all();
        let (done, closed) = channel();
        let cancel = Cancel::default();
        hold(&self.stops).insert(None, cancel.clone());
        self.send(Order::Close(how, cancel, done));
        closed
    }

    /// The thread lives as long as the program; after its end nobody is left to answer to.
    fn send(&self, order: Order) {
        let _ended = self.orders.send(order);
    }
}

fn work(
    work: &mut impl Work,
    incoming: &Receiver<Order>,
    stops: &Stops,
    tell: &Tell,
    rests: &dyn Fn(Option<Duration>),
) {
    rests(work.may_rest());
    while let Ok(order) = incoming.recv() {
        match order {
            Order::Call(call, cancel, answer) => {
                let number = call.number;
                let answered = guarded(work, call, cancel, tell);
                hold(stops).remove(&Some(number));
                rests(work.may_rest());
                answer(answered);
            }
            Order::Dropped(files) => {
                let count = files.len();
                work.dropped(files);
                tell(Event::Dropped { count });
            }
            Order::Settle(done) => {
                let _gone = done.send(());
            }
            Order::Close(how, cancel, done) => {
                let closed = if work.may_rest().is_some() { Closed::Now } else { Closed::Before };
                let mut job = Job::new(cancel, |_| {});
                // The window goes in any case; a mistake here is found at the next opening.
                let _mistake = catch_unwind(AssertUnwindSafe(|| work.lock(how, &mut job)));
                rests(work.may_rest());
                let _gone = done.send(closed);
            }
        }
    }
}

fn guarded(work: &mut impl Work, mut call: Call, cancel: Cancel, tell: &Tell) -> Result<String, ApiError> {
    let mut progress = Progress::of(call.number, tell.clone());
    let mut job = Job::new(cancel, move |step| progress.tell(step));
    let was_open = work.is_open();
    match catch_unwind(AssertUnwindSafe(|| work.answer(&mut call, &mut job))) {
        Ok(answer) => {
            if was_open && !work.is_open() && call.name != LOCK {
                let error = answer.as_ref().err().cloned();
                tell(Event::Locked { incident: None, why: None, error });
            }
            answer
        }
        Err(_content) => {
            let (error, event) = work.stumbled();
            tell(event);
            Err(error)
        }
    }
}

/// Nobody leaves half a value in there.
fn hold(stops: &Stops) -> MutexGuard<'_, BTreeMap<Option<u32>, Cancel>> {
    stops.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
