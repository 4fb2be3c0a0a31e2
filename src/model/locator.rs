//! A place in a text, and how far a reader has come.

use super::{Quotation, Record};

/// A place in a story's text: never pixels, never a share of a scroll height,
/// so it means the same words in any layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Locator {
    /// The number of the text block (see [`TextBlock`](super::TextBlock)).
    pub block: u32,
    /// How far into the block's text, in UTF-16 code units, as the DOM counts.
    pub offset: u32,
}

impl Locator {
    /// The place written as `block.offset`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (block, offset) = text.split_once('.')?;
        Some(Self {
            block: block.parse().ok().filter(|block| *block > 0)?,
            offset: offset.parse().ok()?,
        })
    }

    /// The first character of a block.
    #[must_use]
    pub fn start_of(block: u32) -> Self {
        Self { block, offset: 0 }
    }
}

/// Where a reader stopped in a story.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// The first words in view.
    pub locator: Locator,
    /// The words around that place, by which a corrected text still finds it; empty
    /// in what was kept before places had any.
    pub quotation: Quotation,
    /// Those words, to show on the shelf.
    pub words: String,
    /// How far through the text that is: 0 at its beginning, 1 once its last line
    /// has been seen.
    pub progression: f64,
    /// Whether all of the text was before the view, which showed what comes after it.
    pub over: bool,
    /// Whether the story's last line has ever been seen.
    pub finished: bool,
    /// When the reader was last there, in milliseconds since 1970 (UTC).
    pub at: f64,
}

impl Place {
    /// The version of the record that [`Self::to_record`] makes.
    pub const VERSION: u32 = 1;

    /// The place as a record to keep.
    #[must_use]
    pub fn to_record(&self) -> Record {
        Record::new(Self::VERSION)
            .with_number("block", f64::from(self.locator.block))
            .with_number("offset", f64::from(self.locator.offset))
            .with_text("before", self.quotation.before.as_str())
            .with_text("after", self.quotation.after.as_str())
            .with_text("words", self.words.as_str())
            .with_number("progression", self.progression)
            .with_number("finished", f64::from(u8::from(self.finished)))
            .with_number("over", f64::from(u8::from(self.over)))
            .with_number("at", self.at)
    }

    /// The place that a record holds; none where it names no block. Any other
    /// field that is absent or out of range falls back by itself.
    #[must_use]
    pub fn from_record(record: &Record) -> Option<Self> {
        let block = record.count("block").filter(|&block| block > 0)?;
        let in_range = |name, range: std::ops::RangeInclusive<f64>| {
            record.number(name).filter(|number| range.contains(number))
        };
        let text = |name| record.text(name).unwrap_or_default().to_owned();
        let progression = in_range("progression", 0.0..=1.0).unwrap_or(0.0);
        Some(Self {
            locator: Locator {
                block,
                offset: record.count("offset").unwrap_or(0),
            },
            quotation: Quotation {
                before: text("before"),
                after: text("after"),
            },
            words: text("words"),
            progression,
            over: record.number("over") == Some(1.0),
            finished: progression >= 1.0 || record.number("finished") == Some(1.0),
            at: in_range("at", 0.0..=f64::MAX).unwrap_or(0.0),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Value;

    fn place() -> Place {
        Place {
            locator: Locator {
                block: 7,
                offset: 120,
            },
            quotation: Quotation {
                before: "led him to a table. ".to_owned(),
                after: "Then, as if drawn by an unseen force".to_owned(),
            },
            words: "Then, as if drawn".to_owned(),
            progression: 0.43,
            over: false,
            finished: false,
            at: 1.7e12,
        }
    }

    #[test]
    fn a_record_gives_back_what_was_kept() {
        assert_eq!(Place::from_record(&place().to_record()), Some(place()));
    }

    #[test]
    fn a_record_from_before_there_were_quotations_is_a_place() {
        let record = Record::new(1)
            .with_number("block", 7.0)
            .with_number("offset", 120.0);
        let found = Place::from_record(&record);
        assert_eq!(
            found.map(|place| (place.locator, place.quotation)),
            Some((place().locator, Quotation::default()))
        );
    }

    #[test]
    fn what_was_finished_once_stays_finished() {
        for (progression, finished) in [(0.43, true), (1.0, true)] {
            let place = Place {
                progression,
                over: finished,
                finished,
                ..place()
            };
            assert_eq!(Place::from_record(&place.to_record()), Some(place));
        }
    }

    #[test]
    fn without_a_block_there_is_no_place() {
        for block in [0.0, -1.0, 1.5, f64::NAN] {
            let mut record = place().to_record();
            record.set("block", Value::Number(block));
            assert_eq!(Place::from_record(&record), None, "{block}");
        }
        assert_eq!(Place::from_record(&Record::default()), None);
    }

    #[test]
    fn other_fields_fall_back_one_by_one() {
        let mut record = place().to_record();
        record.set("progression", Value::Number(7.0));
        record.set("words", Value::Number(7.0));
        record.set("before", Value::Number(7.0));
        let expected = Place {
            progression: 0.0,
            quotation: Quotation {
                before: String::new(),
                ..place().quotation
            },
            words: String::new(),
            ..place()
        };
        assert_eq!(Place::from_record(&record), Some(expected));
    }
}
