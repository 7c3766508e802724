//! The one thread that owns what is open. Calls come to it in the order in which the page made them, so
//! there is a single writer. It keeps true that every call is answered once, that a mistake in the
//! program locks the desk and is told by a number without a word of content, and that whatever waits
//! for the end hears of it. It knows neither window nor page.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use lernfall_app::error::ApiError;
use lernfall_app::event::Event;
use lernfall_app::jobs::{Cancel, Job};
use lernfall_core::text::Language;
use serde_json::Value;

use progress::Progress;

mod progress;

/// What the thread owns and does.
pub trait Work {
    /// Answers a call with JSON.
    fn answer(&mut self, call: &mut Call, job: &mut Job<'_>) -> Result<String, ApiError>;
    /// Closes the desk and forgets its keys.
    fn lock(&mut self);
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
/// How to stop the calls that are not answered yet, by their numbers.
type Stops = Arc<Mutex<BTreeMap<u32, Cancel>>>;

enum Order {
    Call(Call, Cancel, Answer),
    Dropped(Vec<PathBuf>),
    Settle(Sender<()>),
    Close(Sender<()>),
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
        hold(&self.stops).insert(call.number, cancel.clone());
        self.send(Order::Call(call, cancel, answer));
    }

    pub fn dropped(&self, files: Vec<PathBuf>) {
        self.send(Order::Dropped(files));
    }

    /// Asks a call to stop; one that has been answered needs no stopping.
    pub fn cancel(&self, number: u32) {
        if let Some(cancel) = hold(&self.stops).get(&number) {
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
    pub fn close(&self) -> Receiver<()> {
        self.stop_all();
        let (done, closed) = channel();
        self.send(Order::Close(done));
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
                hold(stops).remove(&number);
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
            Order::Close(done) => {
                // The window goes in any case; a mistake here is found at the next opening.
                let _mistake = catch_unwind(AssertUnwindSafe(|| work.lock()));
                rests(work.may_rest());
                let _gone = done.send(());
            }
        }
    }
}

fn guarded(work: &mut impl Work, mut call: Call, cancel: Cancel, tell: &Tell) -> Result<String, ApiError> {
    let mut progress = Progress::of(call.number, tell.clone());
    let mut job = Job::new(cancel, move |step| progress.tell(step));
    let answer = catch_unwind(AssertUnwindSafe(|| work.answer(&mut call, &mut job)));
    answer.unwrap_or_else(|_content| {
        let (error, event) = work.stumbled();
        tell(event);
        Err(error)
    })
}

/// Nobody leaves half a value in there.
fn hold(stops: &Stops) -> MutexGuard<'_, BTreeMap<u32, Cancel>> {
    stops.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
