//! Long work: how far it is, and whether it shall go on.
//!
//! One channel for both, so that a shell needs to know nothing about the work itself.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde::Serialize;
use ts_rs::TS;

/// What is being done, for a shell to put into words.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Stage {
    Attaching,
    Reading,
    Sealing,
    ReadingBack,
    Verifying,
    Decrypting,
    Checking,
    BackingUp,
    Restoring,
    Renewing,
    Salvaging,
}

/// How far the work is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Step {
    pub stage: Stage,
    /// In bytes.
    pub done: u64,
    /// In bytes, where it is known.
    pub total: Option<u64>,
}

/// Asks the work to stop; it does so at its next step.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    pub fn now(&self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// One piece of long work.
pub struct Job<'a> {
    cancel: Cancel,
    report: Box<dyn FnMut(Step) + 'a>,
}

impl<'a> Job<'a> {
    pub fn new(cancel: Cancel, report: impl FnMut(Step) + 'a) -> Self {
        Self { cancel, report: Box::new(report) }
    }

    /// Says how far `stage` is; breaks when the work shall stop.
    pub fn step(&mut self, stage: Stage, done: u64, total: Option<u64>) -> ControlFlow<()> {
        (self.report)(Step { stage, done, total });
        if self.cancel.0.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

impl std::fmt::Debug for Job<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Job")
    }
}
