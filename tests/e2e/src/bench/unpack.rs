//! How long the one-file edition takes to unpack its program.

use super::ROUNDS;
use super::row::{Limit, Row, Unit};
use super::spread::Spread;
use crate::context::Context;
use crate::failure::Failure;
use crate::sites::Way;
use crate::webdriver::{Engine, Setup};
use crate::world::World;
use serde_json::Value;

/// What is measured, for the report.
pub const HOW: &str = "\
The file opened from disk; from its block of text to the bytes that are compiled, called again \
and again, at the processor's own speed.";

/// What each time took, in milliseconds.
const TAKEN: &str = "
    const [times, done] = arguments;
    (async () => {
        const taken = [];
        for (let time = 0; time < times; time += 1) {
            const start = performance.now();
            await program();
            taken.push(performance.now() - start);
        }
        done(taken);
    })();";
/// How often it is unpacked a round.
const TIMES: u32 = 10;

/// Measures, in every engine.
pub fn take(world: &World) -> Result<Vec<Row>, Failure> {
    let address = format!("{}lamplight.html", world.sites().address(Way::Disk)?);
    let row = |engine| {
        let context = Context::open(world, engine, Setup::default())?;
        let mut taken = Vec::new();
        for _ in 0..ROUNDS {
            context.reader().open(&address)?;
            let times = context.browser.run_async(TAKEN, &[TIMES.into()])?;
            let times = times.as_array().map(Vec::as_slice).unwrap_or_default();
            taken.extend(times.iter().filter_map(Value::as_f64));
        }
        Ok(Row::new(
            format!("unpacking the program, {engine}"),
            Unit::Ms,
            Spread::of(taken),
            Limit::Of(10.0),
        ))
    };
    Engine::ALL.into_iter().map(row).collect()
}
