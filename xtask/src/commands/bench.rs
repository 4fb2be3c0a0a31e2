//! `cargo xtask bench`: what the reader costs.

use super::Command;
use crate::arguments::Takes;
use crate::journeys::{self, Profile};

/// Its place among the commands.
pub const COMMAND: Command = Command {
    name: "bench",
    summary: "Build the pages and measure what they cost, into docs/benchmarks.md",
    details: "\
First paint and start-up on a slow network; turning pages, another size and another
theme on a slow processor; scrolling, memory and bytes with long stories and many.
Against plain HTML where that makes sense, in turn with it, as medians. No figure
makes it fail. With a name, only the measurements that have it in theirs, and
docs/benchmarks.md stays as it is. Takes some minutes, on a machine that does
nothing else. Gets Chromium where it is missing.",
    takes: Takes {
        options: &[],
        words: Some("[name]"),
    },
    run: |arguments| journeys::build_and_run("bench", &arguments.words, Profile::Release),
};
