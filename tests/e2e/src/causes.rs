//! The table of what can go wrong: cause by engine.

use crate::journeys::Journey;
use crate::table::Table;
use crate::webdriver::Engine;

/// How a journey ended in an engine: its name, the engine, and what the table says.
pub type Cell = (&'static str, Engine, String);

/// How each cause ended in each engine, over all journeys in which it is brought about; nothing
/// where no journey has a cause.
pub fn table(chosen: &[&Journey], engines: &[Engine], cells: &[Cell]) -> Option<Table> {
    let mut causes: Vec<&str> = Vec::new();
    for cause in chosen.iter().filter_map(|journey| journey.cause) {
        if !causes.contains(&cause) {
            causes.push(cause);
        }
    }
    let heading = std::iter::once("cause").chain(engines.iter().map(|engine| engine.name()));
    let mut table = Table::new("When things go wrong: cause by engine", heading);
    for cause in &causes {
        let ended = |engine: &Engine| {
            let of_cause = |name: &str| {
                let mut journeys = chosen.iter();
                journeys.any(|journey| journey.name == name && journey.cause == Some(cause))
            };
            let cells = cells.iter();
            together(
                cells
                    .filter(|(name, of, _)| of == engine && of_cause(name))
                    .map(|(_, _, cell)| cell.as_str()),
            )
        };
        table.row(std::iter::once((*cause).to_owned()).chain(engines.iter().map(ended)));
    }
    (!causes.is_empty()).then_some(table)
}

/// One cell for several: a failure is never hidden, an excuse only where the rest says more.
fn together<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    let cells: Vec<&str> = cells.collect();
    if cells.contains(&"FAILED") {
        return "FAILED".to_owned();
    }
    let passed = cells.iter().filter(|cell| **cell == "ok").count();
    let excused = cells.iter().find(|cell| **cell != "ok");
    match (passed, excused) {
        (0, Some(excused)) => (*excused).to_owned(),
        (_, Some(excused)) => format!("ok; one way {excused}"),
        (_, None) => "ok".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journeys;

    /// What must be tried, as readers would name it.
    const CAUSES: [&str; 24] = [
        "scripts off",
        "program missing",
        "styles missing",
        "styles cut short",
        "styles of a wrong type",
        "program cut short",
        "program of a wrong type",
        "program refused by the network",
        "program refused by policy",
        "WebAssembly switched off",
        "trap at start",
        "trap later",
        "out of memory",
        "storage blocked",
        "storage full at each write",
        "storage holds nonsense",
        "storage holds a newer version's record",
        "storage cleared while reading",
        "preferences by someone else",
        "two libraries on one origin",
        "unknown story",
        "unknown address",
        "random fragments",
        "random addresses",
    ];

    #[test]
    fn every_cause_is_brought_about_in_some_engine() {
        for cause in CAUSES {
            let mut of_cause = journeys::all().filter(|journey| journey.cause == Some(cause));
            let runs = |journey: &&Journey| {
                let mut engines = Engine::ALL.into_iter();
                engines.any(|engine| journey.excuse(engine).is_none())
            };
            assert!(of_cause.any(|journey| runs(&journey)), "{cause}");
        }
        for journey in journeys::all() {
            let known = journey.cause.is_none_or(|cause| CAUSES.contains(&cause));
            assert!(known, "{} has an unknown cause", journey.name);
        }
    }

    #[test]
    fn a_failure_is_not_hidden_by_what_went_well() {
        let check = |cells: &[&str], expected| {
            assert_eq!(together(cells.iter().copied()), expected, "{cells:?}");
        };
        check(&["ok", "ok"], "ok");
        check(&["ok", "FAILED", "not here: x"], "FAILED");
        check(&["not here: x"], "not here: x");
        check(&["ok", "not here: x"], "ok; one way not here: x");
    }
}
