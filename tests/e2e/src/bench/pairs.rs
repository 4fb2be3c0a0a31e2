//! The same keys on a story's page and on a plain page of it, in turn.

use super::ROUNDS;
use super::change::{self, Key};
use super::room::{Room, SLOW};
use super::row::{Limit, Row, Unit};
use crate::failure::Failure;

/// To the middle of the text, where there is as much before as after.
const TO_THE_MIDDLE: &str = "
    const height = document.documentElement.scrollHeight;
    scrollTo({ top: height / 2, behavior: 'instant' });";

/// What is done to a text.
pub struct Deed<'a> {
    /// What it is called in the report.
    pub what: &'a str,
    /// There, and back again.
    pub keys: [Key; 2],
    /// What it changes: an expression that holds on either page.
    pub state: &'a str,
    /// In milliseconds.
    pub most: f64,
}

/// Measures it in the middle of the story, scrolled, against the plain page.
pub fn measure(room: &Room, slug: &str, deed: &Deed) -> Result<Row, Failure> {
    let mut reader = Vec::new();
    let mut plain = Vec::new();
    for _ in 0..ROUNDS {
        room.open_story(slug, SLOW)?;
        there_and_back(room, deed, &mut reader)?;
        room.open_plain(slug, SLOW)?;
        there_and_back(room, deed, &mut plain)?;
    }
    let what = format!("{}, scrolled, CPU {SLOW}x, to paint", deed.what);
    let measured = change::times(&reader);
    let row = Row::new(what, Unit::Ms, measured, Limit::Of(deed.most));
    Ok(row.against(change::times(&plain)))
}

fn there_and_back(
    room: &Room,
    deed: &Deed,
    changes: &mut Vec<change::Change>,
) -> Result<(), Failure> {
    room.browser().run(TO_THE_MIDDLE, &[])?;
    for key in deed.keys {
        changes.push(change::measure(room.browser(), key, deed.state)?);
    }
    Ok(())
}
