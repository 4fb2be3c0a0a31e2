//! The same keys on a story's page and on a plain page of it, in turn.

use super::ROUNDS;
use super::change::{self, Change, Key};
use super::room::{Room, SLOW};
use super::row::{Limit, Row, Unit};
use crate::failure::Failure;

/// How often a change is made and taken back on each page that is opened.
const TIMES: usize = 3;

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
pub fn measure(room: &Room, slug: &str, deed: &Deed) -> Result<Vec<Row>, Failure> {
    let mut reader = Times::default();
    let mut plain = Times::default();
    for _ in 0..ROUNDS {
        room.open_story(slug, SLOW)?;
        room.browser().run(TO_THE_MIDDLE, &[])?;
        reader.take(room, deed.keys, deed.state)?;
        room.open_plain(slug, SLOW)?;
        room.browser().run(TO_THE_MIDDLE, &[])?;
        plain.take(room, deed.keys, deed.state)?;
    }
    let what = format!("{}, scrolled, CPU {SLOW}x, to paint", deed.what);
    let [row, first] = reader.rows(&what, Limit::Of(deed.most));
    Ok(vec![
        row.against(change::times(&plain.others)),
        first.against(change::times(&plain.first)),
    ])
}

/// The times of a change there and back, many times on each page.
#[derive(Debug, Default)]
pub struct Times {
    /// Of the first since the page was opened: what it needs of the program is compiled by it.
    first: Vec<Change>,
    others: Vec<Change>,
}

impl Times {
    /// Measures on the page that is open.
    pub fn take(&mut self, room: &Room, keys: [Key; 2], state: &str) -> Result<(), Failure> {
        for turn in 0..TIMES {
            for (index, key) in keys.into_iter().enumerate() {
                let change = change::measure(room.browser(), key, state)?;
                let is_first = turn == 0 && index == 0;
                let times = if is_first {
                    &mut self.first
                } else {
                    &mut self.others
                };
                times.push(change);
            }
        }
        Ok(())
    }

    /// What is to be kept within a limit, and what the first changes took.
    pub fn rows(&self, what: &str, limit: Limit) -> [Row; 2] {
        let row = |what: String, changes: &[Change], limit| {
            Row::new(what, Unit::Ms, change::times(changes), limit)
        };
        [
            row(what.to_owned(), &self.others, limit),
            row(format!("{what}, the first"), &self.first, Limit::None),
        ]
    }
}
