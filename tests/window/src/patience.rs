//! Waiting, with an end.

use std::thread;
use std::time::{Duration, Instant, SystemTime};

/// How long a verb waits for what it needs.
pub const PATIENCE: Duration = Duration::from_secs(15);

const PAUSE: Duration = Duration::from_millis(40);

/// Looks again until `look` has found something; fails with what it said last.
pub fn until<T>(patience: Duration, mut look: impl FnMut() -> Result<T, String>) -> Result<T, String> {
    let begun = now();
    loop {
        match look() {
            Ok(found) => return Ok(found),
            Err(reason) if begun.elapsed() > patience => {
                return Err(format!("after {:.1} s: {reason}", begun.elapsed().as_secs_f64()));
            }
            Err(_) => thread::sleep(PAUSE),
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "how long a test waits is not the product's time")]
pub(crate) fn now() -> Instant {
    Instant::now()
}

/// The time as the page's clock tells it as well.
#[expect(clippy::disallowed_methods, reason = "compared with the page's clock, never kept")]
pub(crate) fn clock() -> SystemTime {
    SystemTime::now()
}
