//! A page turned.

use super::ROUNDS;
use super::change::{self, Change, LEFT, RIGHT};
use super::room::{Room, SLOW};
use super::row::{Limit, Row, Unit};
use super::spread::Spread;
use crate::failure::Failure;
use crate::world::World;
use lamplight_samples::LONG;

/// What a turn changes: how far the story is moved.
pub const STATE: &str = "document.querySelector('main#story').scrollLeft";

/// Measures: four turns on and one back, in each of some visits.
pub fn take(world: &World) -> Result<Vec<Row>, Failure> {
    let room = Room::open(world)?;
    room.choose_pages(LONG)?;
    let mut slow = Vec::new();
    let mut fast = Vec::new();
    for _ in 0..ROUNDS {
        for (times, turns) in [(SLOW, &mut slow), (1, &mut fast)] {
            room.open_story(LONG, times)?;
            for key in [RIGHT, RIGHT, RIGHT, RIGHT, LEFT] {
                turns.push(change::measure(room.browser(), key, STATE)?);
            }
        }
    }
    let frames = |turns: &[Change]| Spread::of(turns.iter().map(|turn| turn.frames));
    Ok(vec![
        Row::new(
            format!("page turn, 100 kB story, CPU {SLOW}x, to paint"),
            Unit::Ms,
            change::times(&slow),
            Limit::Of(50.0),
        ),
        Row::new(
            "page turn, 100 kB story, CPU 1x, to paint",
            Unit::Ms,
            change::times(&fast),
            Limit::None,
        ),
        Row::new(
            "page turn, 100 kB story, CPU 1x, in frames",
            Unit::Count,
            frames(&fast),
            Limit::Of(1.0),
        ),
    ])
}
