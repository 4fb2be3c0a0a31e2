//! First paint and "app up" of a story page, against the same text as a plain
//! HTML page: same server, same run, a slow phone on a slow network.

mod pages;
mod visit;

use crate::context::Context;
use crate::failure::Failure;
use crate::library::ANYA;
use crate::screen::SLOW_PHONE;
use crate::sites::Workshop;
use crate::table::Table;
use crate::webdriver::{Engine, Setup};
use crate::world::World;
use visit::Visit;

/// Pairs of visits that count; each page is visited once before, so that fonts and caches of the
/// machine itself are warm for both.
const PAIRS: usize = 5;
/// First paint may take this much longer than the plain page's.
const PAINT_BUDGET: f64 = 1.05;
/// "App up" may take this much longer than the plain page's first paint.
const UP_BUDGET: f64 = 2.5;

/// Measures, and prints the table.
pub fn measure(world: &World) -> Result<(), Failure> {
    let context = Context::open(world, Engine::Chromium, Setup::default())?;
    SLOW_PHONE.set(&context.browser)?;
    visit::slow_down(&context.browser)?;
    let server = Workshop::open(world.dist(), pages::beside(world.dist())?)?;
    let plain = format!("{}{}", server.address(), pages::PLAIN);
    let story = format!("{}{}.html", server.address(), ANYA.slug);
    let mut plain_visits = Vec::new();
    let mut story_visits = Vec::new();
    for pair in 0..=PAIRS {
        let visits = [
            visit::visit(&context.browser, &plain, false)?,
            visit::visit(&context.browser, &story, true)?,
        ];
        if pair > 0 {
            let [plain, story] = visits;
            plain_visits.push(plain);
            story_visits.push(story);
        }
    }
    print!("{}", table(&plain_visits, &story_visits));
    Ok(())
}

fn table(plain: &[Visit], story: &[Visit]) -> Table {
    let title = format!(
        "{} as a story page against plain HTML: slow 4G, processor 4 x slower, medians of {PAIRS} interleaved pairs",
        ANYA.title
    );
    let mut table = Table::new(title, ["what", "median", "range", "ratio", "budget"]);
    let base = Spread::of(plain.iter().map(|visit| visit.paint));
    table.row(base.cells("plain page, first paint", "1.00 x", ""));
    let paint = Spread::of(story.iter().map(|visit| visit.paint));
    let up = Spread::of(story.iter().map(|visit| visit.up));
    for (what, spread, budget) in [
        ("story page, first paint", paint, PAINT_BUDGET),
        ("story page, app up", up, UP_BUDGET),
    ] {
        let ratio = format!("{:.2} x", spread.median / base.median);
        table.row(spread.cells(what, &ratio, &format!("{budget:.2} x")));
    }
    let shift = |number: f64| format!("{number:.3}");
    let shifts = Spread::of(story.iter().map(|visit| visit.shift));
    table.row([
        "story page, layout shift".to_owned(),
        shift(shifts.median),
        format!("{} – {}", shift(shifts.least), shift(shifts.most)),
        String::new(),
        "0.00".to_owned(),
    ]);
    table
}

/// The middle and the ends of some measurements.
#[derive(Debug, Clone, Copy)]
struct Spread {
    least: f64,
    median: f64,
    most: f64,
}

impl Spread {
    fn of(measured: impl Iterator<Item = f64>) -> Self {
        let mut measured: Vec<f64> = measured.collect();
        measured.sort_by(f64::total_cmp);
        let at = |index: usize| measured.get(index).copied().unwrap_or(f64::NAN);
        Self {
            least: at(0),
            median: at(measured.len() / 2),
            most: at(measured.len().saturating_sub(1)),
        }
    }

    fn cells(self, what: &str, ratio: &str, budget: &str) -> [String; 5] {
        [
            what.to_owned(),
            format!("{:.0} ms", self.median),
            format!("{:.0} – {:.0} ms", self.least, self.most),
            ratio.to_owned(),
            budget.to_owned(),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::Spread;

    #[test]
    fn the_median_is_in_the_middle() {
        let spread = Spread::of([5.0, 1.0, 4.0, 2.0, 3.0].into_iter());
        assert_eq!([spread.least, spread.median, spread.most], [1.0, 3.0, 5.0]);
    }
}
