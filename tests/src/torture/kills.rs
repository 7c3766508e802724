//! SIGKILL at random moments inside of an operation.

use super::attempt::{Beside, Rehearsed};
use super::chance::Chance;
use super::process::{End, Fault, Log, OPENING};

/// What became of one operation.
#[derive(Default)]
pub struct Tally {
    pub kills: usize,
    /// Killed after its beginning was seen, in its own calls or as a command sent, and before it was
    /// acknowledged.
    pub inside: usize,
    pub lost: usize,
    pub damaged: usize,
    pub against: Vec<String>,
}

/// Kills `operation` until `inside` kills hit it, but at most ten times as often, or twenty times where that
/// is more. `log` takes what was sent and what was acknowledged; nothing else is believed.
pub fn kill(rehearsed: &Rehearsed<'_>, inside: usize, chance: &mut Chance, log: &Log) -> Tally {
    let (name, all) = (rehearsed.operation.name, rehearsed.steps());
    let mut tally = Tally::default();
    let undisturbed = || rehearsed.run(&rehearsed.room(), 0, all, Fault::default(), End::ByItself).took;
    let mut whole = undisturbed();
    let most = (inside * 10).max(20);
    while tally.inside < inside && tally.kills < most {
        let room = rehearsed.room();
        let after = chance.moment(whole);
        log.line(&format!("{name}: begun, to be killed after {} µs", after.as_micros()));
        let seen = rehearsed.run(&room, 0, all, Fault::default(), End::KilledAfter(after));
        let (sent, acknowledged) = (seen.sent, seen.acknowledged);
        log.line(&format!("{name}: {sent} sent, {acknowledged} acknowledged, {} calls", seen.calls.len()));
        tally.kills += 1;
        if seen.was_killed() && acknowledged < all && seen.calls.len() > OPENING {
            tally.inside += 1;
        } else if acknowledged == all {
            // It was done before: the machine may be quicker now.
            whole = undisturbed();
        }
        let verdict = rehearsed.judge(&room, &seen, Beside::WhatWasBegun);
        for what in verdict.against {
            if what.starts_with("lost") {
                tally.lost += 1;
            } else {
                tally.damaged += 1;
            }
            tally.against.push(format!("{name} killed after {} µs: {what}", after.as_micros()));
        }
    }
    tally
}
