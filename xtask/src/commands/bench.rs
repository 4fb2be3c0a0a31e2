//! `cargo xtask bench`: how soon there is something to read.

use super::Command;
use crate::arguments::Takes;
use crate::journeys::{self, Profile};

/// Its place among the commands.
pub const COMMAND: Command = Command {
    name: "bench",
    summary: "Build the pages and measure first paint and start-up",
    details: "\
Against the same text as plain HTML, on a slow network and a slow processor, as
medians of interleaved pairs. Gets Chromium where it is missing.",
    takes: Takes {
        options: &[],
        words: None,
    },
    run: |_| journeys::build_and_run("bench", Profile::Release),
};
