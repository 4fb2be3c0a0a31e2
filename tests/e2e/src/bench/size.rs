//! A size more, and one less.

use super::ROUNDS;
use super::change::{MINUS, PLUS};
use super::pairs::{self, Deed, Times};
use super::room::{Room, SLOW};
use super::row::{Limit, Row};
use crate::failure::Failure;
use crate::world::World;
use lamplight_samples::{NOVEL, SHORT};

const STATE: &str = "getComputedStyle(document.querySelector('.prose, body > p')).fontSize";

/// Measures.
pub fn take(world: &World) -> Result<Vec<Row>, Failure> {
    let room = Room::open(world)?;
    let mut rows = Vec::new();
    for (what, slug, most) in [
        ("size change, 25 kB story", SHORT, 100.0),
        ("size change, 3 MB story", NOVEL, 60.0),
    ] {
        let deed = Deed {
            what,
            keys: [PLUS, MINUS],
            state: STATE,
            most,
        };
        rows.extend(pairs::measure(&room, slug, &deed)?);
    }
    room.choose_pages(SHORT)?;
    for (what, slug, limit) in [
        ("25 kB", SHORT, Limit::Of(100.0)),
        ("3 MB", NOVEL, Limit::None),
    ] {
        let mut times = Times::default();
        for _ in 0..ROUNDS {
            room.open_story(slug, SLOW)?;
            times.take(&room, [PLUS, MINUS], STATE)?;
        }
        let what = format!("size change, {what} story, paged, CPU {SLOW}x, to paint");
        rows.extend(times.rows(&what, limit));
    }
    Ok(rows)
}
