//! Goes through the journeys and says how each ended.

use crate::arguments::Arguments;
use crate::context::Context;
use crate::failure::Failure;
use crate::journeys::{self, Journey};
use crate::rows::{self, Kind};
use crate::sites::Sites;
use crate::table::Table;
use crate::webdriver::Engine;
use crate::world::World;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

/// So many journeys at once: a browser that is driven waits for half of its time.
const AT_ONCE: usize = 2;

/// So many characters of what went wrong are said once more at the end.
const BRIEF: usize = 800;

/// How the journeys of a run ended.
#[derive(Debug, Default)]
struct Results {
    /// Journey, engine, and the cell of the table at the end.
    cells: Vec<(&'static str, Engine, String)>,
    notes: Vec<Table>,
    passed: usize,
    /// What is said of each that failed, in short: once more where it is looked for, since a long
    /// log may be cut in its middle.
    failed: Vec<String>,
}

/// Goes on every journey that was asked for, in lanes, each a world of its own around the same
/// sites; true where all went well.
pub fn journeys(arguments: &Arguments) -> Result<bool, Failure> {
    let chosen: Vec<&Journey> = journeys::all()
        .filter(|journey| journey.name.contains(&arguments.filter))
        .collect();
    crate::ensure!(
        !chosen.is_empty(),
        "no journey's name contains {:?}",
        arguments.filter
    );
    let sites = Arc::new(Sites::new()?);
    let engines = arguments.engines.iter();
    let every = engines.flat_map(|engine| chosen.iter().map(move |journey| (*engine, *journey)));
    let waiting = Mutex::new(every);
    let next = || {
        waiting
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .next()
    };
    let lane = |number: usize| -> Result<Results, Failure> {
        let world = World::new(&format!("lane-{number}"), Arc::clone(&sites))?;
        let mut results = Results::default();
        while let Some((engine, journey)) = next() {
            results.go(&world, engine, journey);
        }
        Ok(results)
    };
    let lanes = std::thread::scope(|scope| {
        let lanes: Vec<_> = (1..=AT_ONCE)
            .map(|number| scope.spawn(move || lane(number)))
            .collect();
        let ended = lanes.into_iter().map(|lane| lane.join());
        ended.collect::<Vec<_>>()
    });
    let mut results = Results::default();
    for lane in lanes {
        let ended = lane.map_err(|_| Failure::new("a journey panicked"))?;
        results.add(ended?);
    }
    print!("{}", results.table(&chosen, &arguments.engines));
    for kind in Kind::ALL {
        if let Some(table) = rows::table(kind, &chosen, &arguments.engines, &results.cells) {
            print!("{table}");
        }
    }
    results.notes.iter().for_each(|note| print!("{note}"));
    println!();
    results.failed.iter().for_each(|said| println!("{said}"));
    let failed = results.failed.len();
    println!("{} passed, {failed} failed", results.passed);
    Ok(failed == 0)
}

impl Results {
    fn add(&mut self, other: Self) {
        self.cells.extend(other.cells);
        self.notes.extend(other.notes);
        self.passed += other.passed;
        self.failed.extend(other.failed);
    }

    /// An engine that is not there is a failure, never a skip.
    fn go(&mut self, world: &World, engine: Engine, journey: &Journey) {
        if let Some(reason) = journey.excuse(engine) {
            println!("     {} · {engine}: not here, {reason}", journey.name);
            self.cells
                .push((journey.name, engine, format!("not here: {reason}")));
            return;
        }
        let start = Instant::now();
        let ended = Context::open(world, engine, journey.setup.clone()).and_then(|context| {
            let ended =
                (journey.run)(&context).and_then(|()| context.check_conduct(journey.expected));
            self.notes.extend(context.notes());
            ended.map_err(|failure| keep_evidence(world, &context, journey, &failure))
        });
        self.record(journey, engine, ended, start.elapsed().as_secs_f64());
    }

    fn record(
        &mut self,
        journey: &Journey,
        engine: Engine,
        ended: Result<(), Failure>,
        seconds: f64,
    ) {
        let name = journey.name;
        let cell = match ended {
            Ok(()) => {
                self.passed += 1;
                println!("ok   {name} · {engine} · {seconds:.1} s");
                "ok".to_owned()
            }
            Err(failure) => {
                println!("FAIL {name} · {engine} · {seconds:.1} s\n     {failure}");
                let brief: String = failure.to_string().chars().take(BRIEF).collect();
                self.failed.push(format!("FAIL {name} · {engine}: {brief}"));
                "FAILED".to_owned()
            }
        };
        self.cells.push((name, engine, cell));
    }

    fn table(&self, chosen: &[&Journey], engines: &[Engine]) -> Table {
        let heading = std::iter::once("journey").chain(engines.iter().map(|engine| engine.name()));
        let mut table = Table::new("Journeys by engine", heading);
        for journey in chosen {
            let cell = |engine: &Engine| {
                let mut cells = self.cells.iter();
                let found = cells.find(|(name, of, _)| *name == journey.name && of == engine);
                found.map_or_else(String::new, |(_, _, cell)| cell.clone())
            };
            table.row(std::iter::once(journey.name.to_owned()).chain(engines.iter().map(cell)));
        }
        table
    }
}

/// Saves what the browser shows, as far as it still answers, and says where.
fn keep_evidence(
    world: &World,
    context: &Context,
    journey: &Journey,
    failure: &Failure,
) -> Failure {
    let name = format!(
        "{}-{}",
        journey.name.replace([' ', ',', '/'], "-"),
        context.engine()
    );
    let picture = world.output().join(format!("{name}.png"));
    let source = world.output().join(format!("{name}.html"));
    if let Ok(bytes) = context.browser.screenshot() {
        let _ = std::fs::write(&picture, bytes);
    }
    if let Ok(text) = context.browser.source() {
        let _ = std::fs::write(&source, text);
    }
    let address = context.browser.url().unwrap_or_default();
    Failure::new(format!(
        "{failure}\n     at {address}; see {}",
        picture.display()
    ))
}
