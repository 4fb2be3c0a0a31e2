//! What the reader costs, measured in Chromium: `cargo xtask bench`.
//!
//! Each measurement has a file of its own, and gives [`Row`]s: a figure, the same of a plain
//! page where that makes sense, and what it should be at most. No figure makes a run fail.
//!
//! - [`first_paint`] (with [`visit`]): how soon there is something to read.
//! - [`turn`], [`size`], [`theme`] (with [`change`] and [`pairs`]): from a key to the paint.
//! - [`find`]: from a key to what was found.
//! - [`first_page`], [`heap`], [`scrolling`] (with [`trace`]), [`bytes`]: what must not grow.
//! - [`unpack`]: what the one-file edition takes longer.
//! - [`room`] is where the long texts are measured, [`plain`] makes the plain pages.
//! - [`row`], [`spread`], [`machine`] and [`report`] say what came out.

mod bytes;
mod change;
mod find;
mod first_page;
mod first_paint;
mod heap;
mod machine;
mod pairs;
mod plain;
mod report;
mod room;
mod row;
mod scrolling;
mod size;
mod spread;
mod theme;
mod trace;
mod turn;
mod unpack;
mod visit;

use crate::failure::Failure;
use crate::world::World;
use report::Part;
use row::Row;

/// How often each page is visited; what is done there more than once counts more than once.
const ROUNDS: usize = 5;

/// One measurement.
struct Measurement {
    /// Its name on the command line.
    name: &'static str,
    /// Its heading in the report.
    title: &'static str,
    /// What the figures are compared with, if they are.
    base: Option<&'static str>,
    /// What is measured, from when to when.
    how: &'static str,
    take: fn(&World) -> Result<Vec<Row>, Failure>,
}

const ALL: [Measurement; 10] = [
    Measurement {
        name: "first-paint",
        title: "First paint and “app up”",
        base: Some("plain HTML"),
        how: first_paint::HOW,
        take: first_paint::take,
    },
    Measurement {
        name: "turn",
        title: "Turning a page",
        base: None,
        how: change::HOW,
        take: turn::take,
    },
    Measurement {
        name: "size",
        title: "Another size",
        base: Some("plain HTML"),
        how: change::HOW,
        take: size::take,
    },
    Measurement {
        name: "theme",
        title: "Another theme",
        base: Some("plain HTML"),
        how: change::HOW,
        take: theme::take,
    },
    Measurement {
        name: "find",
        title: "Finding words",
        base: None,
        how: find::HOW,
        take: find::take,
    },
    Measurement {
        name: "first-page",
        title: "The first page",
        base: Some("25 kB story"),
        how: first_page::HOW,
        take: first_page::take,
    },
    Measurement {
        name: "heap",
        title: "Turning pages for long",
        base: Some("before"),
        how: heap::HOW,
        take: heap::take,
    },
    Measurement {
        name: "scrolling",
        title: "Scrolling",
        base: Some("a page at rest"),
        how: scrolling::HOW,
        take: scrolling::take,
    },
    Measurement {
        name: "unpack",
        title: "The one-file edition",
        base: None,
        how: unpack::HOW,
        take: unpack::take,
    },
    Measurement {
        name: "bytes",
        title: "A large library",
        base: Some("3 stories"),
        how: bytes::HOW,
        take: bytes::take,
    },
];

/// Takes the measurements whose name contains the filter, and prints them; all of them are
/// written to `docs/benchmarks.md`.
pub fn measure(world: &World, filter: &str) -> Result<(), Failure> {
    let chosen: Vec<_> = ALL.iter().filter(|one| one.name.contains(filter)).collect();
    if chosen.is_empty() {
        let names = ALL.map(|one| one.name).join(", ");
        return Err(Failure::new(format!(
            "no measurement has {filter:?} in its name; there are {names}"
        )));
    }
    let mut parts = Vec::new();
    for one in &chosen {
        let rows = (one.take)(world).map_err(|failure| failure.while_(one.name))?;
        let part = Part {
            how: one.how,
            table: row::table(&format!("## {}", one.title), one.base, &rows),
        };
        print!("{}", part.table);
        parts.push(part);
    }
    if chosen.len() == ALL.len() {
        report::write(world, &parts)?;
    }
    Ok(())
}
