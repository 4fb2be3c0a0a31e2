//! Tables of what must be tried, row by engine: what can go wrong, and what holds offline.

use crate::journeys::Journey;
use crate::table::Table;
use crate::webdriver::Engine;

/// Which of the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// What can go wrong, by its cause.
    Failure,
    /// What a reader does without a network, and how editions follow each other. Wherever it says
    /// "ok", no page was made of parts of two builds, and nothing that was stored was lost.
    Offline,
}

impl Kind {
    /// Both, in the order they are printed.
    pub const ALL: [Self; 2] = [Self::Failure, Self::Offline];

    /// The table's title, and what its rows are called.
    fn heading(self) -> (&'static str, &'static str) {
        match self {
            Self::Failure => ("When things go wrong: cause by engine", "cause"),
            Self::Offline => (
                "Offline, and from edition N to the next: no mixed build, nothing stored lost",
                "what is done",
            ),
        }
    }
}

/// How a journey ended in an engine: its name, the engine, and what the table says.
pub type Cell = (&'static str, Engine, String);

/// How each row ended in each engine, over all journeys that are part of it; nothing where no
/// journey is.
pub fn table(kind: Kind, chosen: &[&Journey], engines: &[Engine], cells: &[Cell]) -> Option<Table> {
    let mut rows: Vec<&str> = Vec::new();
    for row in chosen.iter().filter_map(|journey| journey.row_of(kind)) {
        if !rows.contains(&row) {
            rows.push(row);
        }
    }
    let (title, first) = kind.heading();
    let heading = std::iter::once(first).chain(engines.iter().map(|engine| engine.name()));
    let mut table = Table::new(title, heading);
    for row in &rows {
        let ended = |engine: &Engine| {
            let of_row = |name: &str| {
                let mut journeys = chosen.iter();
                journeys.any(|journey| journey.name == name && journey.row_of(kind) == Some(row))
            };
            let cells = cells.iter();
            together(
                cells
                    .filter(|(name, of, _)| of == engine && of_row(name))
                    .map(|(_, _, cell)| cell.as_str()),
            )
        };
        table.row(std::iter::once((*row).to_owned()).chain(engines.iter().map(ended)));
    }
    (!rows.is_empty()).then_some(table)
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

    const OFFLINE: [&str; 6] = [
        "visit, go offline, another story, another theme, reload, come back",
        "N to N+1, a page open",
        "N to N+1, two tabs open",
        "N-2 to N",
        "N to N+1, cut at each of ten points",
        "no worker any more",
    ];

    /// Each row is tried in so many engines at least, and there is no other.
    fn check(kind: Kind, rows: &[&str], least: usize) {
        for row in rows {
            let tried = |engine: &Engine| {
                let mut of_row = journeys::all().filter(|one| one.row_of(kind) == Some(row));
                of_row.any(|journey| journey.excuse(*engine).is_none())
            };
            let engines = Engine::ALL.iter().filter(|engine| tried(engine)).count();
            assert!(engines >= least, "{row}, in {engines}");
        }
        for journey in journeys::all() {
            let known = journey.row_of(kind).is_none_or(|row| rows.contains(&row));
            assert!(known, "{} is part of an unknown row", journey.name);
        }
    }

    #[test]
    fn every_cause_is_brought_about_in_some_engine() {
        check(Kind::Failure, &CAUSES, 1);
    }

    #[test]
    fn all_that_holds_offline_is_tried_in_each_engine() {
        check(Kind::Offline, &OFFLINE, Engine::ALL.len());
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
