//! How far long work is, told to the page as often as a person can see a difference and no more.

use lernfall_app::event::Event;
use lernfall_app::jobs::{Stage, Step};

use super::Tell;

/// Told at most this often per stage.
const TIMES: u64 = 100;
/// In bytes, where the whole is not known.
const STRIDE: u64 = 4 << 20;

pub struct Progress {
    call: u32,
    tell: Tell,
    told: Option<(Stage, u64)>,
}

impl Progress {
    pub fn of(call: u32, tell: Tell) -> Self {
        Self { call, tell, told: None }
    }

    pub fn tell(&mut self, step: Step) {
        let Step { stage, done, total } = step;
        let part = match total {
            Some(total) => done.saturating_mul(TIMES) / total.max(1),
            None => done / STRIDE,
        };
        if self.told != Some((stage, part)) {
            self.told = Some((stage, part));
            (self.tell)(Event::Progress { call: self.call, stage, done, total });
        }
    }
}
