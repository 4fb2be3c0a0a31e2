//! From light to dark, and back.

use super::change::DARK;
use super::pairs::{self, Deed};
use super::room::Room;
use super::row::Row;
use crate::failure::Failure;
use crate::world::World;
use lamplight_samples::NOVEL;

/// Measures.
pub fn take(world: &World) -> Result<Vec<Row>, Failure> {
    let deed = Deed {
        what: "theme change, 3 MB story",
        keys: [DARK, DARK],
        state: "getComputedStyle(document.querySelector('.prose, body > p')).color",
        most: 50.0,
    };
    pairs::measure(&Room::open(world)?, NOVEL, &deed)
}
