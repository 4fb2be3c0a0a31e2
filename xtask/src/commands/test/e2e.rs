//! Journeys through the built pages, in real browsers.

use super::Context;
use super::tally::{Tally, closing_line};
use crate::engine::Engine;
use crate::failure::Failure;
use crate::journeys::{self, Profile};
use crate::process::{self, Reads};

/// Runs those that were chosen, in every engine that was chosen.
pub fn run(context: &Context) -> Result<Tally, Failure> {
    if context.engines == Engine::ALL {
        return run_in(None, context);
    }
    let mut tally = Tally::default();
    for engine in &context.engines {
        tally.add(run_in(Some(*engine), context)?);
    }
    Ok(tally)
}

/// Runs them in one engine, or in one go in all.
fn run_in(engine: Option<Engine>, context: &Context) -> Result<Tally, Failure> {
    let mut command = journeys::command(&context.workspace, &context.toolbox, Profile::Dev);
    if let Some(engine) = engine {
        command.args(["--engine", engine.name()]);
    }
    if !context.filter.is_empty() {
        command.arg(&context.filter);
    }
    let printed = process::tee(&mut command, Reads::Stdout)?;
    let called = engine.map_or("journeys", Engine::name);
    Ok(Tally::of_run(called, &printed, closing_line))
}
