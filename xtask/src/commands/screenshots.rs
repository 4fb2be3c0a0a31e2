//! `cargo xtask screenshots`: the pictures in the README.

use super::Command;
use crate::arguments::Takes;
use crate::journeys::{self, Profile};

/// Its place among the commands.
pub const COMMAND: Command = Command {
    name: "screenshots",
    summary: "Build the pages and take the pictures of README and docs/",
    details: "Writes into docs/screenshots/. Gets Chromium where it is missing.",
    takes: Takes {
        options: &[],
        words: None,
    },
    run: |_| journeys::build_and_run("screenshots", &[], Profile::Dev),
};
