//! When the workspace locks by itself: after a time in which nobody showed, announced before, and when
//! the system says that somebody is away. It keeps true that time counts here and not in the page, which
//! may stand still; that time asleep counts; that the page is asked first, because only it has what was
//! typed last; and that a page that does not answer is locked all the same. How long nobody may show is
//! decided in `lernfall-app`.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use lernfall_app::asks::Because;
use lernfall_app::env::{Env, Passed};
use lernfall_app::event::Why;

/// How many times in a minute it looks.
const LOOKS: u32 = 60;
/// How much longer the clock went while the computer slept than any inaccuracy.
const SLEPT: Duration = Duration::from_secs(2);
/// How long the page may take to lock. A computer that goes to sleep waits five seconds at most.
const TO_LOCK: Duration = Duration::from_secs(10);
const TO_LOCK_AWAY: Duration = Duration::from_secs(3);

/// What has to be done now.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// Say that it will lock.
    Announce,
    /// Ask the page to save and lock.
    Ask(Why),
    /// Lock without the page.
    Force(Why),
}

/// What the page was told last, and when.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Told {
    Nothing,
    Soon(Duration),
    Asked(Duration, Why),
    /// It was asked, or not, and has saved: the worker locks.
    Locks,
}

/// The clock, as far as rests go. Knows nothing of threads.
#[derive(Debug)]
struct Rest {
    /// How long before it locks this is announced.
    notice: Duration,
    /// How long nobody may show; nothing while nothing is open.
    may: Option<Duration>,
    /// When somebody showed last.
    sign: Duration,
    /// How much the computer had slept when it was looked last.
    asleep: Duration,
    told: Told,
}

impl Rest {
    fn new(minute: Duration, now: Passed) -> Self {
        Self { notice: minute / 2, may: None, sign: now.whole, asleep: now.asleep, told: Told::Nothing }
    }

    fn may(&mut self, may: Option<Duration>, now: Passed) {
        if self.may.is_none() || may.is_none() {
            (self.sign, self.told) = (now.whole, Told::Nothing);
        }
        self.may = may;
    }

    fn stays(&mut self, because: Because, now: Passed) {
        match (because, self.told) {
            // It is on its way; a key pressed meanwhile comes too late.
            (Because::Active, Told::Asked(..) | Told::Locks) => self.sign = now.whole,
            (Because::Active, Told::Nothing | Told::Soon(_)) => {
                (self.sign, self.told) = (now.whole, Told::Nothing);
            }
            (Because::Unsaved, Told::Nothing | Told::Soon(_) | Told::Asked(..) | Told::Locks) => {
                self.told = Told::Soon(now.whole);
            }
        }
    }

    fn locks(&mut self) {
        if self.may.is_some() {
            self.told = Told::Locks;
        }
    }

    fn away(&mut self, now: Passed) -> Option<Step> {
        self.may?;
        match self.told {
            Told::Asked(_, Why::Away) => None,
            // What takes long in order is not waited for.
            Told::Nothing | Told::Soon(_) | Told::Asked(_, Why::Idle) | Told::Locks => {
                self.told = Told::Asked(now.whole, Why::Away);
                Some(Step::Ask(Why::Away))
            }
        }
    }

    fn look(&mut self, now: Passed) -> Option<Step> {
        let slept = now.asleep.saturating_sub(self.asleep) > SLEPT;
        self.asleep = now.asleep;
        let may = self.may?;
        if slept {
            return self.away(now);
        }
        let since = |then: Duration| now.whole.saturating_sub(then);
        match self.told {
            Told::Nothing if since(self.sign) >= may.saturating_sub(self.notice) => {
                self.told = Told::Soon(now.whole);
                Some(Step::Announce)
            }
            Told::Soon(then) if since(then) >= self.notice => {
                self.told = Told::Asked(now.whole, Why::Idle);
                Some(Step::Ask(Why::Idle))
            }
            Told::Asked(then, why) if since(then) >= patience(why) => {
                // Whoever locks by force says when it is done; until then it is not tried again.
                self.told = Told::Asked(now.whole + TO_LOCK, why);
                Some(Step::Force(why))
            }
            Told::Nothing | Told::Soon(_) | Told::Asked(..) | Told::Locks => None,
        }
    }
}

fn patience(why: Why) -> Duration {
    match why {
        Why::Idle => TO_LOCK,
        Why::Away => TO_LOCK_AWAY,
    }
}

/// The clock and the one thread that looks at it.
#[derive(Clone)]
pub struct Watch {
    env: Env,
    rest: Arc<Mutex<Rest>>,
    act: Arc<dyn Fn(Step) + Send + Sync>,
}

impl std::fmt::Debug for Watch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Watch")
    }
}

impl Watch {
    /// Looks at the clock as long as the program runs; `act` does what has to be done.
    pub fn start(env: Env, act: impl Fn(Step) + Send + Sync + 'static) -> Self {
        let rest = Rest::new(env.minute(), env.passed());
        let watch = Self { rest: Arc::new(Mutex::new(rest)), act: Arc::new(act), env };
        let own = watch.clone();
        thread::spawn(move || {
            loop {
                thread::sleep(own.env.minute() / LOOKS);
                let step = own.rest().look(own.env.passed());
                step.into_iter().for_each(|step| (own.act)(step));
            }
        });
        watch
    }

    /// How long nobody may show from now on; nothing while nothing is open.
    pub fn may_rest(&self, may: Option<Duration>) {
        self.rest().may(may, self.env.passed());
    }

    pub fn stays(&self, because: Because) {
        self.rest().stays(because, self.env.passed());
    }

    /// The page locks, and has answered with it.
    pub fn locks(&self) {
        self.rest().locks();
    }

    /// The computer goes to sleep, or the screen was locked.
    pub fn away(&self) {
        let step = self.rest().away(self.env.passed());
        step.into_iter().for_each(|step| (self.act)(step));
    }

    /// Whether there is nothing left to lock.
    pub fn is_locked(&self) -> bool {
        self.rest().may.is_none()
    }

    /// Nobody leaves half a value in there.
    fn rest(&self) -> MutexGuard<'_, Rest> {
        self.rest.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests;
