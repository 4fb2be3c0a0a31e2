//! What went wrong, and what to do about it.

use std::fmt;
use std::process::ExitCode;

/// Why a command could not do its work. Every failure comes with its mend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    what: String,
    mend: String,
    usage: bool,
}

impl Failure {
    /// A failure: what happened and where, and what the person can do about it.
    pub fn new(what: impl Into<String>, mend: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            mend: mend.into(),
            usage: false,
        }
    }

    /// A failure of what was said, not of what was done: it exits with 2.
    pub fn usage(what: impl Into<String>, mend: impl Into<String>) -> Self {
        Self {
            usage: true,
            ..Self::new(what, mend)
        }
    }

    /// 2 for a command that cannot be understood, 1 for one that failed.
    pub fn exit_code(&self) -> ExitCode {
        ExitCode::from(if self.usage { 2 } else { 1 })
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: {}\n  → {}", self.what, self.mend)
    }
}

/// Says what could not be done to a file, for `map_err`.
pub fn file_failure<'a>(
    doing: &'a str,
    path: &'a std::path::Path,
) -> impl FnOnce(std::io::Error) -> Failure + 'a {
    move |error| {
        Failure::new(
            format!("cannot {doing} {}: {error}", path.display()),
            "Check that the path exists, is yours to read and write, and that the disk has room.",
        )
    }
}
