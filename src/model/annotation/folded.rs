//! The text of blocks in one row, as quotations are compared with it.

use std::ops::RangeInclusive;

use crate::model::{Blocks, Locator};

/// The text of some blocks. White space of any kind and length is one space, and so is the
/// end of a block; none is at the beginning.
pub(super) struct Folded {
    /// The number of the first block.
    first: u32,
    /// The byte in `text` at which the words of each block begin.
    starts: Vec<usize>,
    pub(super) text: String,
}

impl Folded {
    /// The text of the blocks of these numbers, as far as there are any.
    pub(super) fn new(numbers: RangeInclusive<u32>, blocks: Blocks) -> Self {
        let first = (*numbers.start()).max(1);
        let mut folded = Self {
            first,
            starts: Vec::new(),
            text: String::new(),
        };
        for words in (first..=*numbers.end()).map_while(blocks) {
            folded.starts.push(folded.text.len());
            for character in words.chars().chain([' ']) {
                if !character.is_whitespace() {
                    folded.text.push(character);
                } else if folded.text.ends_with(|last| last != ' ') {
                    folded.text.push(' ');
                }
            }
        }
        folded
    }

    /// The byte at which `place` begins.
    pub(super) fn index(&self, place: Locator, blocks: Blocks) -> usize {
        let Some(block) = place.block.checked_sub(self.first) else {
            return 0;
        };
        let start = usize::try_from(block).ok();
        let Some(start) = start.and_then(|block| self.starts.get(block)) else {
            return self.text.len();
        };
        let words = blocks(place.block).unwrap_or_default();
        let places = Walk::new(&words).take_while(|step| step.units < place.offset);
        start + places.last().map_or(0, |step| step.bytes + step.length)
    }

    /// The place of the character at a byte.
    pub(super) fn place(&self, index: usize, blocks: Blocks) -> Locator {
        // Of blocks without words, which begin where the next one does, none is meant.
        let after = self.starts.partition_point(|start| *start <= index);
        let block = after.saturating_sub(1);
        let start = self.starts.get(block).copied().unwrap_or(0);
        let number =
            u32::try_from(block).map_or(u32::MAX, |block| self.first.saturating_add(block));
        let words = blocks(number).unwrap_or_default();
        let is_here = |step: &Step| step.length > 0 && start + step.bytes >= index;
        let here = Walk::new(&words).find(is_here);
        let end = || words.encode_utf16().count();
        Locator {
            block: number,
            offset: here.map_or_else(
                || u32::try_from(end()).unwrap_or(u32::MAX),
                |step| step.units,
            ),
        }
    }

    /// The place after the character that ends at a byte.
    pub(super) fn place_after(&self, end: usize, blocks: Blocks) -> Locator {
        let before = self.text.get(..end).unwrap_or_default();
        let Some(last) = before.chars().next_back() else {
            return self.place(end, blocks);
        };
        let mut place = self.place(end - last.len_utf8(), blocks);
        place.offset += if last.len_utf16() == 2 { 2 } else { 1 };
        place
    }
}

/// One character of a block: where it is in the block, in UTF-16 code units and in bytes of
/// the folded text, and how many bytes it has there.
struct Step {
    units: u32,
    bytes: usize,
    length: usize,
}

/// Walks through a block as [`Folded::new`] does.
struct Walk<'a> {
    rest: std::str::Chars<'a>,
    units: u32,
    bytes: usize,
    spaced: bool,
}

impl<'a> Walk<'a> {
    fn new(words: &'a str) -> Self {
        Self {
            rest: words.chars(),
            units: 0,
            bytes: 0,
            // The block before ended with a space, or nothing is before.
            spaced: true,
        }
    }
}

impl Iterator for Walk<'_> {
    type Item = Step;

    fn next(&mut self) -> Option<Step> {
        let character = self.rest.next()?;
        let space = character.is_whitespace();
        let length = match space {
            true if self.spaced => 0,
            true => 1,
            false => character.len_utf8(),
        };
        let step = Step {
            units: self.units,
            bytes: self.bytes,
            length,
        };
        self.spaced = space;
        self.bytes += length;
        self.units += if character.len_utf16() == 2 { 2 } else { 1 };
        Some(step)
    }
}

/// `text` with any white space as one space. One that it begins or ends with stays.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::new();
    for character in text.chars() {
        if !character.is_whitespace() {
            folded.push(character);
        } else if !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn folded(story: &[&str]) -> Folded {
        Folded::new(1..=u32::MAX, &|number| block(story, number))
    }

    fn block(story: &[&str], number: u32) -> Option<String> {
        let index = usize::try_from(number).ok()?.checked_sub(1)?;
        story.get(index).map(|text| (*text).to_owned())
    }

    #[test]
    fn blocks_and_spaces_are_one_row() {
        let text = folded(&["\u{a0} a\n\tb ", "", " ", "c"]).text;
        assert_eq!(text, "a b c ");
        assert_eq!(fold(" a\n\u{a0}b "), " a b ");
    }

    proptest! {
        #[test]
        fn a_place_has_an_index_and_an_index_its_place(
            story in prop::collection::vec("[a-c é\u{a0}\u{1f56f}]{0,9}", 0..6),
        ) {
            let story: Vec<&str> = story.iter().map(String::as_str).collect();
            let blocks = |number| block(&story, number);
            let folded = folded(&story);
            for (index, character) in folded.text.char_indices() {
                let place = folded.place(index, &blocks);
                prop_assert_eq!(folded.index(place, &blocks), index, "{:?}", place);
                if character != ' ' {
                    let words = blocks(place.block).unwrap();
                    let units: Vec<u16> = words.encode_utf16().collect();
                    let here = String::from_utf16(&units[place.offset as usize..]).unwrap();
                    prop_assert!(here.starts_with(character));
                    let end = index + character.len_utf8();
                    let after = folded.place_after(end, &blocks);
                    prop_assert_eq!(after.block, place.block);
                    prop_assert_eq!(folded.index(after, &blocks), end);
                }
            }
        }
    }
}
