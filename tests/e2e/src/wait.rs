//! Waiting for a condition, with a deadline: the only way a journey waits.

use crate::failure::Failure;
use std::time::{Duration, Instant};

/// Long enough for a slow machine; a condition that holds is seen at once.
const DEADLINE: Duration = Duration::from_secs(20);
/// Between two looks.
const PAUSE: Duration = Duration::from_millis(25);

/// Looks until `condition` holds. `what` names it for the failure.
pub fn until(
    what: &str,
    mut condition: impl FnMut() -> Result<bool, Failure>,
) -> Result<(), Failure> {
    until_some(what, || Ok(condition()?.then_some(())))
}

/// As [`until`], for what must be there within a time that readers are promised.
pub fn within(
    limit: Duration,
    what: &str,
    mut condition: impl FnMut() -> Result<bool, Failure>,
) -> Result<(), Failure> {
    some_within(limit, what, || Ok(condition()?.then_some(())))
}

/// Looks until there is something, and gives it.
pub fn until_some<T>(
    what: &str,
    look: impl FnMut() -> Result<Option<T>, Failure>,
) -> Result<T, Failure> {
    some_within(DEADLINE, what, look)
}

/// A look that fails counts as "not yet": a page that is being left answers nothing.
fn some_within<T>(
    limit: Duration,
    what: &str,
    mut look: impl FnMut() -> Result<Option<T>, Failure>,
) -> Result<T, Failure> {
    let start = Instant::now();
    loop {
        let seen = match look() {
            Ok(Some(found)) => return Ok(found),
            Ok(None) => String::new(),
            Err(failure) => format!(" ({failure})"),
        };
        if start.elapsed() > limit {
            let seconds = limit.as_secs();
            return Err(Failure::new(format!(
                "did not come within {seconds} s: {what}{seen}"
            )));
        }
        std::thread::sleep(PAUSE);
    }
}
