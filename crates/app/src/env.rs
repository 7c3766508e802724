//! The world outside: clock, chance, environment, and what deriving a key costs.
//!
//! The only place that looks at them; everything else takes what it needs as an argument.
#![expect(clippy::disallowed_methods, reason = "this is the one place that may")]

mod folders;

use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use lernfall_core::text::Language;
use lernfall_core::time::Date;
use lernfall_store::KdfCost;
use uuid::Uuid;

use self::folders::Folders;

/// What of the world the use cases may see.
#[derive(Clone, Debug)]
pub struct Env {
    kdf_cost: KdfCost,
    /// The scrypt cost of envelopes, as a power of two.
    envelope_cost: u8,
    folders: Folders,
    /// How long a minute of rest is; shorter in tests.
    minute: Duration,
}

/// How much time has passed, to measure rests; never stored.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Passed {
    /// Since the computer was started, sleep included.
    pub whole: Duration,
    /// How much of it the computer slept.
    pub asleep: Duration,
}

/// The scrypt cost of a bundle's passphrase: 2^17, about 128 MB and half a second.
const ENVELOPE_COST: u8 = 17;
const ENVELOPE_COST_IN_TESTS: u8 = 4;

impl Env {
    /// The world as it is. Debug builds derive keys cheaply when `LERNFALL_TEST_COST` is set; release
    /// builds do not know it.
    pub fn of_system() -> Self {
        keep_to_oneself();
        let cheap = cfg!(debug_assertions) && std::env::var_os("LERNFALL_TEST_COST").is_some();
        let folders = Folders::of_system(|name| std::env::var_os(name), std::env::home_dir());
        let minute = minute();
        if cheap {
            Self { kdf_cost: KdfCost::for_tests(), envelope_cost: ENVELOPE_COST_IN_TESTS, folders, minute }
        } else {
            Self { kdf_cost: KdfCost::RECOMMENDED, envelope_cost: ENVELOPE_COST, folders, minute }
        }
    }

    /// A world in which keys cost nothing and protect nothing, and everything of a person is in `folder`.
    #[doc(hidden)]
    pub fn for_tests(folder: &Path) -> Self {
        Self {
            kdf_cost: KdfCost::for_tests(),
            envelope_cost: ENVELOPE_COST_IN_TESTS,
            folders: Folders::both(folder),
            minute: MINUTE,
        }
    }

    /// Where settings are kept; the folder may not be there yet.
    pub fn config_folder(&self) -> &Path {
        &self.folders.config
    }

    /// Where workspaces are kept; the folder may not be there yet.
    pub fn data_folder(&self) -> &Path {
        &self.folders.data
    }

    pub fn kdf_cost(&self) -> KdfCost {
        self.kdf_cost
    }

    /// Key files that are cheaper than this are refused.
    pub fn least_kdf_cost(&self) -> KdfCost {
        if self.kdf_cost == KdfCost::RECOMMENDED { KdfCost::FLOOR } else { self.kdf_cost }
    }

    pub fn envelope_cost(&self) -> u8 {
        self.envelope_cost
    }

    /// The present day (UTC).
    pub fn today(&self) -> Date {
        let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        let seconds = i64::try_from(seconds).unwrap_or(0);
        Date::of_unix_seconds(seconds).unwrap_or(Date::EPOCH)
    }

    /// How much time has passed since the computer was started.
    pub fn passed(&self) -> Passed {
        passed()
    }

    /// A minute, as rests are counted in.
    pub fn minute(&self) -> Duration {
        self.minute
    }

    /// Random bytes of the operating system; an empty answer never happens on the systems we build for,
    /// and would be refused by those who use them.
    pub fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        match getrandom::fill(&mut bytes) {
            Ok(()) => bytes,
            Err(_) => std::process::abort(),
        }
    }

    pub fn new_id(&self) -> Uuid {
        uuid::Builder::from_random_bytes(self.random()).into_uuid()
    }

    /// The name of this machine, for a lock file.
    pub fn host(&self) -> String {
        rustix::system::uname().nodename().to_string_lossy().into_owned()
    }

    pub fn process(&self) -> u32 {
        std::process::id()
    }

    /// The language of the locale: `LC_ALL`, else `LC_MESSAGES`, else `LANG`; German where none is set.
    pub fn language(&self) -> Language {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .filter_map(|name| std::env::var(name).ok())
            .find(|value| !value.is_empty());
        match locale.as_deref() {
            None => Language::De,
            Some(locale) if locale.starts_with("de") => Language::De,
            Some(_) => Language::En,
        }
    }
}

/// What is written is for its owner: workspaces, papers, containers. What is in memory is written by
/// nobody: no image of a program that fails, and no look into it by other programs of the same person.
/// Where the system refuses, the program works all the same.
fn keep_to_oneself() {
    use rustix::process::{Resource, Rlimit, setrlimit, umask};
    umask(rustix::fs::Mode::from_raw_mode(0o077));
    let _refused = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    #[cfg(target_os = "linux")]
    let _refused = rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable);
}

const MINUTE: Duration = Duration::from_secs(60);

/// Debug builds count in shorter minutes where `LERNFALL_TEST_MINUTE` says so, in milliseconds.
fn minute() -> Duration {
    let told = if cfg!(debug_assertions) { std::env::var("LERNFALL_TEST_MINUTE").ok() } else { None };
    told.and_then(|it| it.parse().ok()).map_or(MINUTE, Duration::from_millis)
}

#[cfg(target_os = "linux")]
fn passed() -> Passed {
    use rustix::time::{ClockId, Timespec, clock_gettime};
    let read = |clock| {
        let Timespec { tv_sec, tv_nsec } = clock_gettime(clock);
        Duration::new(u64::try_from(tv_sec).unwrap_or(0), u32::try_from(tv_nsec).unwrap_or(0))
    };
    // This one stands still while the computer sleeps.
    let awake = read(ClockId::Monotonic);
    let whole = read(ClockId::Boottime);
    Passed { whole, asleep: whole.saturating_sub(awake) }
}

/// Elsewhere sleep cannot be told from waking.
#[cfg(not(target_os = "linux"))]
fn passed() -> Passed {
    static BEGUN: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
    let whole = BEGUN.get_or_init(std::time::Instant::now).elapsed();
    Passed { whole, asleep: Duration::ZERO }
}
