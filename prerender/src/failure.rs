//! Why the pages could not be made.

use std::fmt;

/// A failure in words: what is wrong, where, and what mends it.
#[derive(Debug)]
pub struct Failure(String);

impl Failure {
    /// A failure that `cause` says.
    pub fn new(cause: impl fmt::Display) -> Self {
        Self(cause.to_string())
    }

    /// For `map_err`: what was being done to `path` when `cause` came up.
    pub fn at<E: fmt::Display>(doing: &str, path: &std::path::Path) -> impl FnOnce(E) -> Self {
        move |cause| Self(format!("could not {doing} {}: {cause}", path.display()))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
