//! The words that an annotation is about.

use super::anchor;
use super::folded::Folded;
use crate::model::{Blocks, Locator};

/// How many characters are quoted before the words, and how many after them.
const LENGTH: usize = 40;
/// How many are quoted after a place: they are what is shown of it.
const LENGTH_AT_PLACE: usize = 90;
/// How many blocks before and after the words may be quoted.
pub(super) const NEIGHBOURS: u32 = 3;

/// Words of a story, or a place before some, anchored by what stands there
/// (`TextQuoteSelector`, Web Annotation Data Model, 4.2.4) and by where they stood.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// The words themselves; a block ends with a line feed, and so does a line of verse. Empty
    /// of a place.
    pub exact: String,
    /// What stands before them.
    pub prefix: String,
    /// What stands after them; of a place what stands there.
    pub suffix: String,
    /// Where they began.
    pub start: Locator,
    /// Where they ended; of a place the same.
    pub end: Locator,
    /// How far into the text that was, 0 to 1, to millionths.
    pub progression: f64,
}

impl Default for Target {
    /// Of a whole story.
    fn default() -> Self {
        Self {
            exact: String::new(),
            prefix: String::new(),
            suffix: String::new(),
            start: Locator::start_of(1),
            end: Locator::start_of(1),
            progression: 0.0,
        }
    }
}

impl Target {
    /// The words from `start` to `end`, without the space around them; the place where both
    /// are the same. `progression` says how far into the text that is, 0 to 1.
    #[must_use]
    pub fn of(start: Locator, end: Locator, progression: f64, blocks: Blocks) -> Self {
        let (start, end) = (start.min(end), start.max(end));
        let first = start.block.saturating_sub(NEIGHBOURS);
        let folded = Folded::new(first..=end.block.saturating_add(NEIGHBOURS), blocks);
        let words = folded.index(start, blocks)..folded.index(end, blocks);
        let around = |index: usize| folded.text.split_at_checked(index).unwrap_or_default();
        let (before, rest) = around(words.start);
        let (chosen, _) = rest.split_at_checked(words.len()).unwrap_or_default();
        let exact = chosen.trim();
        let progression = millionths(progression);
        if exact.is_empty() {
            return Self {
                exact: String::new(),
                prefix: tail(before, LENGTH).to_owned(),
                suffix: head(rest, LENGTH_AT_PLACE).to_owned(),
                start,
                end: start,
                progression,
            };
        }
        let from = words.start + chosen.len() - chosen.trim_start().len();
        let to = from + exact.len();
        let (start, end) = (folded.place(from, blocks), folded.place_after(to, blocks));
        Self {
            exact: in_lines(start, end, blocks),
            prefix: tail(around(from).0, LENGTH).to_owned(),
            suffix: head(around(to).1, LENGTH).to_owned(),
            start,
            end,
            progression,
        }
    }

    /// Whether it says in which block it is. Of a whole story it does not.
    #[must_use]
    pub(super) fn has_block(&self) -> bool {
        self.end > Locator::start_of(1)
    }

    /// Whether it quotes nothing.
    #[must_use]
    pub(super) fn is_wordless(&self) -> bool {
        self.exact.is_empty() && self.prefix.is_empty() && self.suffix.is_empty()
    }

    /// Adds what it does not say of the words from `start` to `end`: where they are, or which.
    pub(super) fn complete(&mut self, start: Locator, end: Locator, blocks: Blocks) {
        if self.is_wordless() {
            *self = Self::of(start, end, self.progression, blocks);
        } else {
            (self.start, self.end) = (start, end);
        }
    }

    /// Where the words are now, from the first character to after the last: where they were,
    /// or where they are quoted nearest to it, also after corrections in, before or after
    /// them. None if they are gone, or were never told.
    #[must_use]
    pub fn find(&self, blocks: Blocks) -> Option<(Locator, Locator)> {
        anchor::find(self, blocks)
    }

    /// [`Self::find`] for many: the text is gone through once for all that do not stand
    /// where they were.
    #[must_use]
    pub fn find_all<'a>(
        targets: impl IntoIterator<Item = &'a Self>,
        blocks: Blocks,
    ) -> Vec<Option<(Locator, Locator)>> {
        anchor::find_all(targets, blocks)
    }

    /// The words to show: those that it is about, or of a place those that stand there, to
    /// the end of a word, with a mark where they go on.
    #[must_use]
    pub fn words(&self) -> String {
        if !self.exact.trim().is_empty() {
            return self.exact.clone();
        }
        let words = self.suffix.trim();
        let is_cut = self.suffix.chars().count() >= LENGTH_AT_PLACE;
        match words.rsplit_once(char::is_whitespace) {
            Some((whole, _)) if is_cut => format!("{}\u{a0}…", whole.trim_end()),
            _ => words.to_owned(),
        }
    }
}

/// What JSON gives back as it was: six decimals.
pub(super) fn millionths(progression: f64) -> f64 {
    (progression.clamp(0.0, 1.0) * 1e6).round() / 1e6
}

/// The words between two places, a line a block or a line of verse.
fn in_lines(start: Locator, end: Locator, blocks: Blocks) -> String {
    let lines = (start.block..=end.block).map_while(|number| {
        let units: Vec<u16> = blocks(number)?.encode_utf16().collect();
        let from = if number == start.block {
            start.offset
        } else {
            0
        };
        let to = if number == end.block {
            end.offset
        } else {
            u32::MAX
        };
        let to = usize::try_from(to).map_or(units.len(), |to| to.min(units.len()));
        let words = units
            .get(usize::try_from(from).ok()?..to)
            .unwrap_or_default();
        Some(String::from_utf16_lossy(words))
    });
    let lines: Vec<String> = lines.collect();
    let lines = lines.iter().flat_map(|words| words.lines());
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let lines: Vec<String> = lines.map(words).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// The first characters of `text`, so many.
pub(super) fn head(text: &str, characters: usize) -> &str {
    let end = text.char_indices().nth(characters).map(|(index, _)| index);
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// The last characters of `text`, so many.
pub(super) fn tail(text: &str, characters: usize) -> &str {
    let Some(before) = characters.checked_sub(1) else {
        return "";
    };
    let start = text.char_indices().nth_back(before);
    start
        .and_then(|(start, _)| text.get(start..))
        .unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const STORY: [&str; 4] = [
        "It rained on the square, and the café was warm and nearly empty.",
        "She ordered a small\n coffee. He looked up, and at her \u{1f56f} and away.",
        "“Is it always like this in November?” she asked nobody in particular, and nobody at all answered.",
        "He folded the paper.",
    ];

    fn blocks(number: u32) -> Option<String> {
        let index = usize::try_from(number).ok()?.checked_sub(1)?;
        STORY.get(index).map(|text| (*text).to_owned())
    }

    fn at(block: u32, offset: u32) -> Locator {
        Locator { block, offset }
    }

    #[test]
    fn words_are_quoted_across_blocks_with_what_is_around_them() {
        let target = Target::of(at(2, 46), at(3, 7), 0.1234567, &blocks);
        assert_eq!(target.exact, "at her \u{1f56f} and away.\n“Is it");
        assert_eq!(target.prefix, "dered a small coffee. He looked up, and ");
        assert_eq!(target.suffix, " always like this in November?” she aske");
        assert_eq!((target.start, target.end), (at(2, 47), at(3, 6)));
        assert_eq!(target.progression, 0.123457);
        assert_eq!(target, Target::of(at(3, 7), at(2, 47), 0.1234567, &blocks));
    }

    #[test]
    fn space_around_words_is_not_of_them() {
        let target = Target::of(at(2, 13), at(2, 21), 0.0, &blocks);
        assert_eq!(target.exact, "small");
        assert_eq!((target.start, target.end), (at(2, 14), at(2, 19)));
        let with_end_of_block = Target::of(at(3, 97), at(4, 2), 0.0, &blocks);
        assert_eq!(with_end_of_block.exact, "He");
        assert_eq!(with_end_of_block.start, at(4, 0));
    }

    #[test]
    fn verse_is_quoted_with_its_lines() {
        let target = Target::of(at(2, 4), at(2, 28), 0.0, &blocks);
        assert_eq!(target.exact, "ordered a small\ncoffee.");
        assert_eq!(target.find(&blocks), Some((at(2, 4), at(2, 28))));
    }

    #[test]
    fn a_place_keeps_the_words_that_stand_there() {
        let target = Target::of(at(3, 0), at(3, 0), 0.5, &blocks);
        assert_eq!(target.exact, "");
        assert_eq!((target.start, target.end), (at(3, 0), at(3, 0)));
        assert_eq!(
            target.words(),
            "“Is it always like this in November?” she asked nobody in particular, and nobody at all\u{a0}…"
        );
        let last = Target::of(at(4, 0), at(4, 0), 1.0, &blocks);
        assert_eq!(last.words(), "He folded the paper.");
        let beyond = Target::of(at(9, 9), at(9, 9), 1.0, &blocks);
        assert_eq!(beyond.words(), "");
    }

    #[test]
    fn heads_and_tails_count_characters() {
        assert_eq!((head("éab", 2), tail("aéb", 2)), ("éa", "éb"));
        assert_eq!((head("é", 2), tail("é", 2), tail("é", 0)), ("é", "é", ""));
    }
}
