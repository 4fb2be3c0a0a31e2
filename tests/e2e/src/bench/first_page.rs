//! The first page of a very long story, against that of a short one.

use super::ROUNDS;
use super::room::{Room, SLOW};
use super::row::{Limit, Row, Unit};
use super::spread::Spread;
use crate::failure::Failure;
use crate::wait;
use crate::world::World;
use lamplight_samples::{NOVEL, SHORT};
use serde_json::Value;
use std::time::Duration;

/// What is measured, for the report.
pub const HOW: &str = "\
Paged layout is kept from an earlier visit. From the navigation's beginning, on the machine's \
own network without throttling: to the first contentful paint, to the paint of the first words \
of the text (the first candidate for the largest contentful paint that lies in the article), \
until the app is up, and until the foot says how many pages there are.";

/// In every page, before its scripts.
const OBSERVE: &str = "
    const seen = window.lamplightSeen = { paint: null, words: null, up: null, pages: null };
    new PerformanceObserver(list => {
        for (const entry of list.getEntriesByName('first-contentful-paint')) seen.paint = entry.startTime;
    }).observe({ type: 'paint', buffered: true });
    new PerformanceObserver(list => {
        for (const entry of list.getEntries())
            if (entry.element?.closest('article .prose')) seen.words ??= entry.renderTime || entry.startTime;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    new MutationObserver(() => {
        if (document.documentElement?.dataset.app === 'ready') seen.up ??= performance.now();
        const left = document.querySelector('.time-left')?.textContent;
        if (/\\sof\\s\\d/.test(left)) seen.pages ??= performance.now();
    }).observe(document, { attributes: true, childList: true, characterData: true, subtree: true });";

/// The moments that are measured: the name in the script, what the report calls it, and how many
/// times the short story's it may be.
const MOMENTS: [(&str, &str, Limit); 4] = [
    ("paint", "first contentful paint", Limit::Times(1.5)),
    ("words", "words of the first page", Limit::Times(1.5)),
    ("up", "app up", Limit::None),
    ("pages", "pages counted", Limit::None),
];

/// How long it is waited for that all pages are counted.
const COUNTED_WITHIN: Duration = Duration::from_secs(30);

/// Milliseconds since the navigation began, in the order of [`MOMENTS`].
type Visit = [f64; MOMENTS.len()];

/// Measures.
pub fn take(world: &World) -> Result<Vec<Row>, Failure> {
    let room = Room::open(world)?;
    room.before_pages(OBSERVE)?;
    room.choose_pages(SHORT)?;
    room.slow_down(SLOW)?;
    let mut short = Vec::new();
    let mut long = Vec::new();
    for round in 0..=ROUNDS {
        let visits = [visit(&room, SHORT)?, visit(&room, NOVEL)?];
        // The first pair warms the machine's own caches.
        if round > 0 {
            let [one, other] = visits;
            short.push(one);
            long.push(other);
        }
    }
    let row = |index: usize, what: &str, limit| {
        let of = |visits: &[Visit]| {
            Spread::of(visits.iter().filter_map(|visit| visit.get(index).copied()))
        };
        let what = format!("3 MB story paged, CPU {SLOW}x: {what}");
        Row::new(what, Unit::Ms, of(&long), limit).against(of(&short))
    };
    let moments = MOMENTS.into_iter().enumerate();
    Ok(moments
        .map(|(index, (_, what, limit))| row(index, what, limit))
        .collect())
}

fn visit(room: &Room, slug: &str) -> Result<Visit, Failure> {
    room.browser().go("about:blank")?;
    room.browser().go(&room.address(slug))?;
    let look = |moments: &[&str]| {
        let seen = room.browser().eval("window.lamplightSeen")?;
        let all = moments
            .iter()
            .map(|name| seen.get(name).and_then(Value::as_f64));
        Ok(all.collect::<Option<Vec<f64>>>())
    };
    wait::until_some("the first page is shown", || {
        look(&["paint", "words", "up"])
    })?;
    // Where that takes longer, the report says so.
    let _ = wait::within(COUNTED_WITHIN, "the pages are counted", || {
        Ok(look(&["pages"])?.is_some())
    });
    let seen = room.browser().eval("window.lamplightSeen")?;
    Ok(MOMENTS.map(|(name, ..)| {
        seen.get(name)
            .and_then(Value::as_f64)
            .unwrap_or(f64::INFINITY)
    }))
}
