//! One attempt at an operation, and whether what it left is one of the states that it may leave.

use std::fs;

use super::backups::Promise;
use super::operation::{Ids, Operation};
use super::process::{End, Fault, Programs, Run, Script, run};
use super::room::{Room, Start};
use super::state::{Seen, difference, papers, read, without_versions};

/// An operation with the states after none of its steps, after one, and so on to all.
pub struct Rehearsed<'a> {
    pub operation: &'a Operation,
    base: &'a Room,
    ids: &'a Ids,
    programs: &'a Programs,
    key: Option<String>,
    states: Vec<Seen>,
    papers: Vec<String>,
}

/// What became of an attempt.
pub struct Verdict {
    /// How many steps stand.
    pub stands: usize,
    /// Against the promises, each in a few words; nothing is the good result.
    pub against: Vec<String>,
}

/// What may lie beside the workspace after an operation that was not done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Beside {
    Nothing,
    /// It could not be taken away: the program was dead, or removing failed.
    WhatWasBegun,
    /// Nothing, and not even what is registered: the drive takes nothing more and does not tell what stands.
    LessThanStands,
}

impl<'a> Rehearsed<'a> {
    /// Does it step by step, undisturbed, to know what there is to expect.
    pub fn new(operation: &'a Operation, base: &'a Room, ids: &'a Ids, programs: &'a Programs) -> Self {
        let key = base.key();
        let first = read(&base.copied(), key.as_deref()).expect("a room to begin with");
        let states = vec![first];
        let mut rehearsed = Self { operation, base, ids, programs, key, states, papers: Vec::new() };
        for steps in 1..=rehearsed.steps() {
            let room = base.copied();
            // Not to its end, which would add what nobody was told of yet.
            let done = rehearsed.run(&room, 0, steps, Fault::default(), End::OnceAcknowledged);
            let told = &done.codes;
            assert_eq!(done.acknowledged, steps, "{}: undisturbed it says {told:?}", operation.name);
            let state = read(&room, rehearsed.key.as_deref());
            let state = state.unwrap_or_else(|error| panic!("{}: undisturbed: {error}", operation.name));
            rehearsed.states.push(state);
            rehearsed.papers = papers(&room);
        }
        rehearsed
    }

    pub fn steps(&self) -> usize {
        self.script(self.base).steps.len().max(1)
    }

    pub fn room(&self) -> Room {
        self.base.copied()
    }

    fn script(&self, room: &Room) -> Script {
        self.operation.script(self.programs, room, self.ids)
    }

    /// Does the steps after the first `done`, up to `most`.
    pub fn run(&self, room: &Room, done: usize, most: usize, fault: Fault, end: End) -> Run {
        let mut script = self.script(room);
        script.steps.drain(..done.min(script.steps.len()));
        run(self.programs, room, &script, most - done, fault, end)
    }

    /// Opens what is left, looks it over, does again what was not done, and says what was not as promised.
    pub fn judge(&self, room: &Room, seen: &Run, beside: Beside) -> Verdict {
        let all = self.steps();
        let mut against = Vec::new();
        if let Some(code) = seen.status.code().filter(|code| ![0, 1].contains(code)) {
            against.push(format!("exit {code}"));
        }
        let there = papers(room);
        let Seen { state, backups } = match read(room, self.key.as_deref()) {
            Ok(seen) => seen,
            Err(error) => return Verdict { stands: 0, against: vec![error] },
        };
        let may = seen.acknowledged..=seen.sent.min(all);
        let Some(stands) = may.clone().find(|steps| self.states[*steps].state == state) else {
            let lost = (0..seen.acknowledged).any(|steps| self.states[steps].state == state);
            let how = difference(&self.states[seen.acknowledged].state, &state);
            against.push(if lost {
                format!("lost what was acknowledged:{how}")
            } else {
                format!("neither before nor after:{how}")
            });
            return Verdict { stands: seen.acknowledged, against };
        };
        let (known, after) = (&self.states[seen.acknowledged], &self.states[*may.end()]);
        if let Some(what) = backups.missing(&known.backups, &after.backups, self.promise(seen)) {
            against.push(format!("lost what was acknowledged: {what}"));
        }
        let expected: &[String] = if stands == all { &self.papers } else { &[] };
        let unfinished = |name: &String| name.ends_with(".part") && beside == Beside::WhatWasBegun;
        let begun = |name: &String| {
            (self.papers.contains(name) || name == "recovery") && beside == Beside::WhatWasBegun
        };
        let wrong: Vec<&String> = there
            .iter()
            .filter(|name| !expected.contains(name) && !unfinished(name) && !begun(name))
            .collect();
        let missing = expected.iter().any(|name| !there.contains(name));
        let may_be_missing = beside == Beside::LessThanStands && seen.acknowledged < all;
        if !wrong.is_empty() || missing && !may_be_missing {
            against.push(format!("beside: {there:?}"));
        }
        self.all_whole(room, &there, &mut against);
        if stands < all {
            self.again(room, stands, &there, &mut against);
        }
        Verdict { stands, against }
    }

    /// What was told about backups.
    fn promise(&self, seen: &Run) -> Promise {
        match () {
            () if seen.acknowledged == 0 => Promise::NoNew,
            () if self.operation.is_a_backup() => Promise::Wished,
            () if seen.failed().is_some() && !seen.was_killed() => Promise::NoNew,
            () => Promise::AtTheEnd,
        }
    }

    /// A bundle that has its name is whole, and so is a draft.
    fn all_whole(&self, room: &Room, there: &[String], against: &mut Vec<String>) {
        for name in there.iter().filter(|name| name.ends_with(".eml")) {
            let draft = fs::read(room.path("out").join(name)).expect("a draft");
            if !draft.ends_with(b"--\r\n") {
                against.push(format!("{name} is cut off"));
            }
        }
        for name in there.iter().filter(|name| name.ends_with(".lernfall")) {
            let words = [
                "bundle",
                "verify",
                &room.text(&format!("out/{name}")),
                "--seal-passphrase-file",
                &room.text("seal"),
            ];
            let verdict =
                room.command(&self.programs.lernfall).args(words).output().expect("lernfall starts");
            if !verdict.status.success() {
                against.push(format!("{name} is not whole"));
            }
        }
    }

    /// What was not done is done now, in a place where no paper of the first attempt is in the way. What that
    /// left unfinished goes by itself.
    fn again(&self, room: &Room, stands: usize, there: &[String], against: &mut Vec<String>) {
        for name in there.iter().filter(|name| !name.ends_with(".part")) {
            let place = if name == "recovery" { room.path(name) } else { room.path("out").join(name) };
            fs::remove_file(place).expect("it goes");
        }
        let all = self.steps();
        let again = self.run(room, stands, all, Fault::default(), End::ByItself);
        if again.acknowledged != all - stands {
            against.push(format!("not possible again: {:?}", again.codes));
            return;
        }
        let beside = papers(room);
        if beside != self.papers {
            against.push(format!("done again, beside: {beside:?}"));
        }
        let expected = without_versions(&self.states[all].state);
        match read(room, self.key.as_deref()).map(|seen| without_versions(&seen.state)) {
            Ok(state) if state == expected => {}
            Ok(state) => against.push(format!("done again, differs:{}", difference(&expected, &state))),
            Err(error) => against.push(format!("done again: {error}")),
        }
    }
}

/// The rooms from which operations begin.
pub struct Rooms {
    empty: Room,
    in_use: Room,
    ids: Ids,
    none: Ids,
}

impl Rooms {
    pub fn new(programs: &Programs) -> Self {
        let in_use = Room::in_use(programs);
        let ids = Ids::of(programs, &in_use);
        Self { empty: Room::bare(), in_use, ids, none: Ids::none() }
    }

    pub fn rehearsed<'a>(&'a self, operation: &'a Operation, programs: &'a Programs) -> Rehearsed<'a> {
        let (base, ids) = match operation.start {
            Start::Empty => (&self.empty, &self.none),
            Start::InUse => (&self.in_use, &self.ids),
        };
        Rehearsed::new(operation, base, ids, programs)
    }
}
