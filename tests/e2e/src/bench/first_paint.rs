//! First paint and "app up" of a story page, against the same text as a plain
//! HTML page: same server, same run, a slow phone on a slow network.

use super::plain;
use super::row::{Limit, Row, Unit};
use super::spread::Spread;
use super::visit::{self, Visit};
use super::{ROUNDS, room};
use crate::context::Context;
use crate::failure::Failure;
use crate::library::ANYA;
use crate::screen::SLOW_PHONE;
use crate::sites::{Dist, Extras, Workshop, packed};
use crate::webdriver::{Engine, Setup};
use crate::world::World;
use std::collections::HashMap;

/// What is measured, for the report.
pub const HOW: &str = "\
Slow 4G (562 ms, 1.47 Mbps), nothing cached, files compressed with brotli 11, 412x823, medians \
of interleaved pairs, each page visited once before.";

/// First paint may take this much longer than the plain page's.
const PAINT_BUDGET: f64 = 1.05;
/// "App up" may take this much longer than the plain page's first paint.
const UP_BUDGET: f64 = 2.5;
/// The name of the plain page.
const PLAIN: &str = "plain.html";

/// Measures.
pub fn take(world: &World) -> Result<Vec<Row>, Failure> {
    let context = Context::open(world, Engine::Chromium, Setup::default())?;
    SLOW_PHONE.set(&context.browser)?;
    visit::slow_down(&context.browser, room::SLOW)?;
    let server = Workshop::open(world.sites().dist(), beside(world.sites().dist())?)?;
    let plain = format!("{}{PLAIN}", server.address());
    let story = format!("{}{}.html", server.address(), ANYA.slug);
    let mut plain_visits = Vec::new();
    let mut story_visits = Vec::new();
    for round in 0..=ROUNDS {
        let visits = [
            visit::visit(&context.browser, &plain, false)?,
            visit::visit(&context.browser, &story, true)?,
        ];
        if round > 0 {
            let [plain, story] = visits;
            plain_visits.push(plain);
            story_visits.push(story);
        }
    }
    let spread = |of: fn(&Visit) -> f64| Spread::of(story_visits.iter().map(of));
    let base = Spread::of(plain_visits.iter().map(|visit| visit.paint));
    let row = |what: &str, unit, spread, limit| Row::new(what, unit, spread, limit);
    Ok(vec![
        row(
            "500-word story, first paint",
            Unit::Ms,
            spread(|visit| visit.paint),
            Limit::Times(PAINT_BUDGET),
        )
        .against(base),
        row(
            "500-word story, app up, against plain first paint",
            Unit::Ms,
            spread(|visit| visit.up),
            Limit::Times(UP_BUDGET),
        )
        .against(base),
        row(
            "500-word story, layout shift as fonts arrive",
            Unit::Shift,
            spread(|visit| visit.shift),
            Limit::Of(0.0),
        ),
    ])
}

/// The plain page, and brotli for everything that takes it.
fn beside(dist: &Dist) -> Result<Extras, Failure> {
    let plain = plain::bundled(ANYA);
    let mut compressed = packed::files(dist)?;
    compressed.insert(PLAIN.to_owned(), packed::brotli(&plain)?);
    Ok(Extras {
        pages: HashMap::from([(PLAIN.to_owned(), plain)]),
        compressed,
        ..Extras::default()
    })
}
