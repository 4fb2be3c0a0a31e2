//! The first page of a very long story, against that of a short one.

use super::ROUNDS;
use super::room::{Room, SLOW};
use super::row::{Limit, Row, Unit};
use super::spread::Spread;
use crate::failure::Failure;
use crate::sites::{Extras, Fault};
use crate::wait;
use crate::world::World;
use lamplight_samples::{NOVEL, SHORT};
use serde_json::Value;
use std::fs;
use std::time::Duration;

/// What is measured, for the report.
pub const HOW: &str = "\
Paged layout is kept from an earlier visit. From the navigation's beginning, on the machine's \
own network without throttling: to the first contentful paint, to the paint of the first words \
of the text (the first candidate for the largest contentful paint that lies in the article), \
until the app is up, and until the foot says how many pages there are. Without a network between \
them a long page comes in pieces of 1 MB, and the thread that paints makes letters of their bytes \
first. For “transfer aside” as many bytes come at once as the short story's page has, and the \
others, as over a network, later.";

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

/// The moments that are measured: the name in the script, and what the report calls it.
const MOMENTS: [(&str, &str); 4] = [
    ("paint", "first contentful paint"),
    ("words", "words of the first page"),
    ("up", "app up"),
    ("pages", "pages counted"),
];

/// How many of them are paints, the first ones, which are told with the transfer aside, too.
const PAINTS: usize = 2;

/// How many times the short story's they may be then.
const MOST: f64 = 1.5;

/// The name of the long story's page that comes late but for its beginning.
const LATE: &str = "late";

/// How long it is waited for that all pages are counted.
const COUNTED_WITHIN: Duration = Duration::from_secs(30);

/// Milliseconds since the navigation began, in the order of [`MOMENTS`].
type Visit = [f64; MOMENTS.len()];

/// Measures.
pub fn take(world: &World) -> Result<Vec<Row>, Failure> {
    let room = Room::open_beside(world, late(world)?)?;
    room.before_pages(OBSERVE)?;
    room.choose_pages(SHORT)?;
    room.slow_down(SLOW)?;
    let mut rounds = Vec::new();
    for round in 0..=ROUNDS {
        let visits = [
            visit(&room, SHORT, true)?,
            visit(&room, LATE, false)?,
            visit(&room, NOVEL, true)?,
        ];
        // The first round warms the machine's own caches.
        if round > 0 {
            rounds.push(visits);
        }
    }
    let row = |what: &str, limit, index: usize, page: usize| {
        let of = |page: usize| {
            let at = |visits: &[Visit; 3]| visits.get(page)?.get(index).copied();
            Spread::of(rounds.iter().filter_map(at))
        };
        let what = format!("3 MB story paged, CPU {SLOW}x: {what}");
        Row::new(what, Unit::Ms, of(page), limit).against(of(0))
    };
    let moments = MOMENTS.into_iter().enumerate();
    let aside = moments.clone().take(PAINTS).map(|(index, (_, what))| {
        let what = format!("{what}, transfer aside");
        row(&what, Limit::Times(MOST), index, 1)
    });
    let all = moments.map(|(index, (_, what))| row(what, Limit::None, index, 2));
    Ok(aside.chain(all).collect())
}

/// The long story's page once more, of which at once as many bytes come as the short one's has.
fn late(world: &World) -> Result<Extras, Failure> {
    let dist = world.sites().long_texts()?;
    let page = |slug: &str| fs::read(dist.path().join(format!("{slug}.html")));
    let (short, long) = (page(SHORT)?, page(NOVEL)?);
    Ok(Extras {
        pages: [(format!("{LATE}.html"), long)].into(),
        fault: Some(("late.html", Fault::LateAfter(short.len()))),
        ..Extras::default()
    })
}

/// Visits a page until its app is up, and perhaps until all of its pages are counted.
fn visit(room: &Room, slug: &str, counted: bool) -> Result<Visit, Failure> {
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
    if counted {
        // Where that takes longer, the report says so.
        let _ = wait::within(COUNTED_WITHIN, "the pages are counted", || {
            Ok(look(&["pages"])?.is_some())
        });
    }
    let seen = room.browser().eval("window.lamplightSeen")?;
    Ok(MOMENTS.map(|(name, _)| {
        seen.get(name)
            .and_then(Value::as_f64)
            .unwrap_or(f64::INFINITY)
    }))
}
