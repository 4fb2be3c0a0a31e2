//! The time.

/// Milliseconds since 1970, UTC.
#[must_use]
pub fn now() -> f64 {
    js_sys::Date::now()
}
